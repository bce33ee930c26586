import { z } from '@hono/zod-openapi';
import { verdicts } from '../domain/evaluation/verdict';
import { natures } from '../domain/plan/indicator';
import { priorStates } from '../domain/plan/plan';
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
});

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
  shares: z.array(share),
  worst: z.object({ name: z.string(), value }).nullable(),
});

const indicatorEvaluation = z
  .object({
    indicator: indicatorId,
    serial: z.number().int(),
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
    expectedPace: value,
    requiredPace: value.nullable(),
    achievedPace: value.nullable(),
    strain: value.nullable(),
    verdict: z.enum(verdicts),
    provisional: z.enum(verdicts).nullable(),
    isAlert: z.boolean(),
    reported: z.number().int(),
    applicable: z.number().int(),
    /** City figures of the plan's years so far, baseline first; null where a year is incomplete. */
    trend: z.array(z.object({ year: z.number().int(), value: value.nullable() })),
    parts: z.array(partEvaluation),
  })
  .openapi('IndicatorEvaluation');
export type IndicatorEvaluationView = z.infer<typeof indicatorEvaluation>;

const verdictCounts = z.object(
  Object.fromEntries(verdicts.map((verdict) => [verdict, z.number().int()])) as Record<
    (typeof verdicts)[number],
    z.ZodNumber
  >,
);

export const evaluationReply = z
  .object({
    round: roundId,
    planTitle: z.string(),
    ownerName: z.string(),
    dataYear: z.number().int(),
    baseYear: z.number().int(),
    endYear: z.number().int(),
    /** The instant the figures were read. */
    asOf: z.string(),
    /** 时序进度 k/n in percent. */
    timeShare: value,
    /** The reporting units with where they stand; only approved ones count. */
    units: z.array(unitProgress),
    counts: z.object({ binding: verdictCounts, anticipatory: verdictCounts }),
    indicators: z.array(indicatorEvaluation),
    /** What the plan says of the period before it, as printed. */
    priorResults: z.array(
      z.object({
        serial: z.number().int().nullable(),
        name: z.string(),
        measure: z.string(),
        target: z.string().nullable(),
        actual: z.string(),
        note: z.string().nullable(),
        state: z.enum(priorStates),
      }),
    ),
    demoNotice: z.string().nullable(),
  })
  .openapi('Evaluation');
export type EvaluationReply = z.infer<typeof evaluationReply>;
