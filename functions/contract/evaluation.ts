import { z } from '@hono/zod-openapi';
import { forecastRefusals } from '../domain/evaluation/forecast';
import { priorDisagreements } from '../domain/evaluation/printed-verdict';
import { verdicts } from '../domain/evaluation/verdict';
import { natures } from '../domain/plan/indicator';
import { milestoneKinds, priorStates } from '../domain/plan/plan';
import { steps } from '../domain/round/round';
import { statuses } from '../domain/submission/submission';
import { turns } from '../domain/submission/turn';
import { indicatorId, roundId, unitId } from './ids';
import { returnedLine } from './submission';

/** A computed value: rounded for reading, and exact as `n/d`. */
const value = z.object({ text: z.string(), exact: z.string() }).openapi('Value');

const unitProgress = z.object({
  unit: unitId,
  name: z.string(),
  type: z.string(),
  status: z.enum(statuses),
  /** False while the unit has not stored so much as a draft. */
  hasBegun: z.boolean(),
  filled: z.number().int(),
  total: z.number().int(),
  openReturns: z.array(returnedLine),
  /** An approved version counts, be it under correction. */
  hasApproved: z.boolean(),
  /** 更正 under way: `status` is where that stands. */
  isInCorrection: z.boolean(),
  submittedAt: z.string().nullable(),
  /** Whose turn it is. */
  waitingFor: z.enum(turns),
  fillers: z.array(z.string()),
});
export type UnitProgress = z.infer<typeof unitProgress>;

export const progressReply = z
  .object({
    round: roundId,
    title: z.string(),
    dataYear: z.number().int(),
    dueOn: z.string(),
    daysLeft: z.number().int(),
    /** The steps a submission passes after it was handed in, in order. */
    route: z.array(z.enum(steps)),
    units: z.array(unitProgress),
  })
  .openapi('Progress');
export type ProgressReply = z.infer<typeof progressReply>;

const share = z.object({
  unit: unitId,
  name: z.string(),
  numerator: z.string().nullable(),
  denominator: z.string().nullable(),
  amount: z.string().nullable(),
  value: value.nullable(),
  /** The data year of the figure, where the unit has none for this one (结转). */
  carriedFrom: z.number().int().nullable(),
});

const unitValue = z.object({ name: z.string(), value });

const forecast = z.discriminatedUnion('state', [
  z.object({ state: z.literal('made'), value, meetsTarget: z.boolean() }),
  z.object({ state: z.literal('refused'), reason: z.enum(forecastRefusals) }),
]);

const partEvaluation = z.object({
  part: z.string().nullable(),
  label: z.string().nullable(),
  value: value.nullable(),
  numerator: z.string().nullable(),
  denominator: z.string().nullable(),
  reported: z.number().int(),
  applicable: z.number().int(),
  missing: z.array(z.string()),
  notApplicable: z.array(z.string()),
  carried: z.array(z.string()),
  /** Years before this one that a total over the years, or the test of every year, still lacks. */
  missingYears: z.array(z.number().int()),
  /** Years in which an every-year target was missed. */
  missedYears: z.array(z.number().int()),
  shares: z.array(share),
  worst: unitValue.nullable(),
  best: unitValue.nullable(),
  /** 极差 */
  spread: value.nullable(),
  /** What each unit has to reach beside the total, as printed, and who is below it. */
  unitTarget: z.object({ raw: z.string(), below: z.array(unitValue) }).nullable(),
  forecast,
});

const indicatorEvaluation = z
  .object({
    indicator: indicatorId,
    serial: z.number().int(),
    category: z.string().nullable(),
    name: z.string(),
    measure: z.string(),
    nature: z.enum(natures),
    department: z.string(),
    definition: z.string(),
    baseline: z.string(),
    baselineNote: z.string().nullable(),
    target: z.string(),
    annualTarget: z.string(),
    actual: value.nullable(),
    /** Percent of the way from baseline to target. */
    progress: value.nullable(),
    /** 目标完成率 in percent. */
    attainment: value.nullable(),
    /** Without a baseline the attainment is held against the pace (按目标完成率评价). */
    isByAttainment: z.boolean(),
    expectedPace: value,
    requiredPace: value.nullable(),
    achievedPace: value.nullable(),
    strain: value.nullable(),
    verdict: z.enum(verdicts),
    provisional: z.enum(verdicts).nullable(),
    /** Where the target was adjusted: the plan's own first one, and what it would come to by that (按原目标). */
    byOriginal: z
      .object({
        target: z.string(),
        verdict: z.enum(verdicts),
        progress: value.nullable(),
        effectiveFrom: z.number().int(),
      })
      .nullable(),
    isAlert: z.boolean(),
    /** 超额完成 */
    isExceeded: z.boolean(),
    /** Why it is not evaluated any more; null while it is. */
    exclusion: z
      .object({
        state: z.enum(['transferred', 'discontinued']),
        since: z.number().int(),
        receiver: z.string().nullable(),
        note: z.string(),
      })
      .nullable(),
    reported: z.number().int(),
    applicable: z.number().int(),
    /** City figures of the plan's years so far, baseline first; null where a year is incomplete. */
    trend: z.array(z.object({ year: z.number().int(), value: value.nullable() })),
    parts: z.array(partEvaluation),
  })
  .openapi('IndicatorEvaluation');
export type IndicatorEvaluationView = z.infer<typeof indicatorEvaluation>;

/** How many of each class; total = excluded + withoutData + evaluated, and rate = reached ÷ evaluated in percent. */
const verdictCounts = z.object({
  ...(Object.fromEntries(verdicts.map((verdict) => [verdict, z.number().int()])) as Record<
    (typeof verdicts)[number],
    z.ZodNumber
  >),
  total: z.number().int(),
  withoutData: z.number().int(),
  evaluated: z.number().int(),
  reached: z.number().int(),
  rate: value.nullable(),
});

export const evaluationReply = z
  .object({
    round: roundId,
    planTitle: z.string(),
    ownerName: z.string(),
    dataYear: z.number().int(),
    /** 年度, 中期 or 总结评估. */
    kind: z.enum(milestoneKinds),
    baseYear: z.number().int(),
    endYear: z.number().int(),
    /** The instant the figures were read. */
    asOf: z.string(),
    /** 时序进度 k/n in percent. */
    timeShare: value,
    /** The reporting units with where they stand; only approved ones count. */
    units: z.array(unitProgress),
    counts: z.object({ binding: verdictCounts, anticipatory: verdictCounts }),
    /** The city's own words for the classes, where it has any. */
    verdictNames: z.partialRecord(z.enum(verdicts), z.string()),
    /** 综合实现程度 and the share of the due progress, in percent; only where the plan asks for it. */
    index: z.object({ value, schedule: value, indicators: z.number().int() }).nullable(),
    indicators: z.array(indicatorEvaluation),
    /** What the plan says of the period before it, as printed, and how the house judges it. */
    priorResults: z.array(
      z.object({
        serial: z.number().int().nullable(),
        name: z.string(),
        measure: z.string(),
        target: z.string().nullable(),
        actual: z.string(),
        note: z.string().nullable(),
        state: z.enum(priorStates),
        verdict: z.enum(priorStates),
        attainment: value.nullable(),
        /** Actual less target: in points where the result is a rate, else in its measure. */
        difference: value.nullable(),
        change: z.enum(['up', 'down', 'same']).nullable(),
        printedVerdict: z.string().nullable(),
        disagreement: z.enum(priorDisagreements).nullable(),
        notes: z.array(z.string()),
      }),
    ),
    priorCounts: verdictCounts,
    demoNotice: z.string().nullable(),
  })
  .openapi('Evaluation');
export type EvaluationReply = z.infer<typeof evaluationReply>;
