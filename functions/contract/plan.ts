import { z } from '@hono/zod-openapi';
import { verdicts } from '../domain/evaluation/verdict';
import { adjustmentReasons } from '../domain/plan/adjustment';
import type { IndicatorDraft, PlanDraft } from '../domain/plan/draft';
import {
  accumulations,
  decompositionMethods,
  directions,
  type Indicator,
  natures,
  rollUpMethods,
  tiers,
  valueKinds,
} from '../domain/plan/indicator';
import { longest, maxIndicators } from '../domain/plan/limits';
import {
  milestoneKinds,
  type Plan,
  type PriorResult,
  planKinds,
  planStatuses,
  priorStates,
  proseRelations,
  proseTargetKinds,
  type VerdictSettings,
} from '../domain/plan/plan';
import type { TargetReading } from '../domain/plan/read-target';
import type { Source } from '../domain/plan/source';
import { comparators, strengths, type Target } from '../domain/plan/target';
import { missingReasons, type Value } from '../domain/plan/value';
import { steps } from '../domain/round/round';
import { type ChangeLimits, type RuleId, type RuleSettings, ruleIds, ruleSettings } from '../domain/submission/rules';
import { indicatorId, planId, seriesId, unitId } from './ids';
import { personName, unitName } from './org';

/** Amounts are decimal strings on the wire, never numbers. */
export const amount = z
  .string()
  .regex(/^-?\d{1,18}(\.\d{1,12})?$/)
  .openapi({ example: '95.5' });

/** A year that can be meant: nothing in a plan lies outside of this century and the last. */
export const year = z.number().int().min(1949).max(2100);

// Bounds keep one item of the table under its 400 KB whatever is typed. They are taken of the form that is stored: some letters
// grow in it, and a text that only then is too long could be written and never read again.
const word = z.string().normalize('NFC').max(longest.name);
const text = z.string().normalize('NFC').max(longest.text);

const source = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('table'),
    document: word,
    table: word,
    row: z.number().int().positive(),
    line: z.number().int().nonnegative(),
  }),
  z.strictObject({ kind: z.literal('text'), document: word, words: text, line: z.number().int().nonnegative() }),
]) satisfies z.ZodType<Source>;

// ---- Values and targets -------------------------------------------------------------------------------------------

const valuePart = z.strictObject({ label: word.nullable(), amount });

const value = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('NUMERIC'), amount, alternative: amount.nullable(), raw: text }),
  z.strictObject({
    state: z.literal('PARTS'),
    parts: z.array(valuePart).max(8),
    separator: z.enum(['/', '、']),
    raw: text,
  }),
  z.strictObject({ state: z.literal('MISSING'), reason: z.enum(missingReasons), raw: text }),
  z.strictObject({ state: z.literal('TRANSFERRED'), raw: text }),
  z.strictObject({ state: z.literal('DISCONTINUED'), raw: text }),
  z.strictObject({ state: z.literal('TEXT'), raw: text }),
]) satisfies z.ZodType<Value>;

const comparator = z.enum(comparators);
const wording = { strength: z.enum(strengths), everyYear: z.boolean(), dueYear: year.nullable(), raw: text };

const targetReading = z.discriminatedUnion('kind', [
  z.strictObject({ ...wording, kind: z.literal('fixed'), comparator, amount, isImplied: z.boolean() }),
  z.strictObject({ ...wording, kind: z.literal('range'), lower: amount, upper: amount }),
  z.strictObject({ ...wording, kind: z.literal('approximate'), amount }),
  z.strictObject({
    ...wording,
    kind: z.literal('relative'),
    comparator,
    reference: word,
    multiplier: amount,
    lagYears: z.number().int(),
  }),
  z.strictObject({ ...wording, kind: z.literal('parts'), comparator, parts: z.array(valuePart).max(8) }),
  z.strictObject({ ...wording, kind: z.literal('none') }),
  z.strictObject({ ...wording, kind: z.literal('needsPerson') }),
]) satisfies z.ZodType<TargetReading>;

const reference = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('indicator'), indicator: indicatorId }),
  z.strictObject({ kind: z.literal('series'), series: seriesId }),
]);

const terms = {
  version: z.number().int().positive(),
  dueYear: year,
  everyYear: z.boolean(),
  strength: z.enum(strengths),
  raw: text,
};

export const target = z.discriminatedUnion('kind', [
  z.strictObject({ ...terms, kind: z.literal('fixed'), comparator, amount }),
  z.strictObject({ ...terms, kind: z.literal('range'), lower: amount, upper: amount }),
  z.strictObject({ ...terms, kind: z.literal('approximate'), amount, tolerance: amount }),
  z.strictObject({
    ...terms,
    kind: z.literal('relative'),
    comparator,
    reference,
    multiplier: amount,
    offset: amount,
    lagYears: z.number().int().min(0).max(5),
  }),
]) satisfies z.ZodType<Target>;

const baseline = z.strictObject({
  amount: amount.nullable(),
  raw: text,
  source: z.enum(['table', 'derived', 'supplemented']),
  note: text.nullable(),
});

/** What every adjustment says, proposed or approved. */
export const adjustmentTerms = {
  /** The part whose own target it is; none = the indicator's. */
  part: z.string().max(40).nullable().optional(),
  from: target,
  effectiveFrom: year,
  reasonKind: z.enum(adjustmentReasons),
  reason: text,
  documentNumber: word,
  approvingBody: word,
  proposedBy: personName,
};

const byYear = z.string().regex(/^\d{4}$/);

const adjustment = z.strictObject({
  ...adjustmentTerms,
  approvedBy: personName,
  at: z.string(),
  annualTargets: z.record(byYear, amount),
});

// ---- Rules --------------------------------------------------------------------------------------------------------

export const ruleId = z.enum(ruleIds as [RuleId, ...RuleId[]]);

/** 校验规则 as a plan or an indicator sets them; what is not said is as usual. */
export const ruleLevelSettings = z.partialRecord(ruleId, z.enum(ruleSettings)) satisfies z.ZodType<RuleSettings>;

export const changeLimits = z.strictObject({
  points: amount.nullable(),
  percent: amount.nullable(),
}) satisfies z.ZodType<ChangeLimits>;

// ---- Indicators ---------------------------------------------------------------------------------------------------

const counted = z.strictObject({ name: word, measure: word, isWhole: z.boolean() });

const reporting = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('ratio'),
    numerator: counted,
    denominator: counted,
    per: z.number().int().positive(),
  }),
  z.strictObject({ kind: z.literal('amount'), counted, scale: z.number().int().positive() }),
]);

const unitIds = z.array(unitId).max(500);

const allocation = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('types'), types: z.array(word).max(20), except: unitIds }),
  z.strictObject({ by: z.literal('units'), units: unitIds }),
]);

const lifecycle = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('active') }),
  z.strictObject({ state: z.literal('transferred'), since: year, receiver: word, note: text }),
  z.strictObject({ state: z.literal('discontinued'), since: year, note: text }),
]);

export const indicator = z
  .strictObject({
    id: indicatorId,
    serial: z.number().int().positive(),
    category: word.nullable(),
    categoryRaw: text,
    name: word.min(1),
    nameRaw: text,
    measure: word,
    measureRaw: text,
    measureSource: z.enum(['column', 'name', 'both', 'inferred']),
    decimals: z.number().int().min(0).max(8),
    nature: z.enum(natures),
    tier: z.enum(tiers).nullable(),
    valueKind: z.enum(valueKinds),
    direction: z.enum(directions),
    accumulation: z.enum(accumulations),
    rollUp: z.enum(rollUpMethods),
    reporting,
    population: z.enum(['registered', 'resident']).nullable(),
    includesFiled: z.boolean().nullable(),
    parts: z
      .array(
        z.strictObject({
          key: z
            .string()
            .max(40)
            .regex(/^[a-z][a-zA-Z0-9]*$/),
          label: word,
          baseline: baseline.nullable(),
          target: target.nullable(),
        }),
      )
      .max(8),
    baseline,
    target,
    adjustments: z.array(adjustment).max(20),
    unitTarget: target.nullable(),
    annualTargets: z.record(byYear, amount),
    decomposition: z
      .strictObject({
        method: z.enum(decompositionMethods),
        gridOf: z.number().int().positive().max(100_000).nullable(),
        reasons: z.record(byYear, text),
      })
      .nullable(),
    appliesTo: allocation,
    department: unitName,
    definition: text,
    series: z.strictObject({ number: z.number().int().positive(), since: year.nullable() }),
    predecessor: z
      .strictObject({
        indicator: indicatorId,
        relation: z.enum(['continued', 'renamed', 'redefined']),
        note: text.nullable(),
      })
      .nullable(),
    lifecycle,
    checks: z.strictObject({
      maxChangePoints: amount.nullable(),
      maxChangePercent: amount.nullable(),
      neverFalls: z.boolean(),
      denominatorPerUnit: amount.nullable(),
      isShare: z.boolean(),
      rules: ruleLevelSettings.optional(),
      partOf: z.strictObject({ indicator: indicatorId, addsUp: z.boolean() }).nullable().optional(),
    }),
    source,
    remark: text.nullable(),
  })
  .openapi('Indicator') satisfies z.ZodType<Indicator>;

const { nature, valueKind, direction, accumulation, rollUp, appliesTo, department } = indicator.shape;

/** What a planner still has to settle is null. */
export const indicatorDraft = indicator
  .extend({
    // A new row may have no name yet: it is saved, and not published.
    name: word,
    nature: nature.nullable(),
    valueKind: valueKind.nullable(),
    direction: direction.nullable(),
    accumulation: accumulation.nullable(),
    rollUp: rollUp.nullable(),
    reporting: reporting.nullable(),
    target: target.nullable(),
    appliesTo: appliesTo.nullable(),
    department: department.nullable(),
  })
  .openapi('IndicatorDraft') satisfies z.ZodType<IndicatorDraft>;

// ---- Plans --------------------------------------------------------------------------------------------------------

export const referenceSeries = z.strictObject({ id: seriesId, name: word.min(1), measure: word, definition: text });

export const priorResult = z
  .strictObject({
    id: indicatorId,
    serial: z.number().int().nullable(),
    category: word.nullable(),
    categoryRaw: text,
    name: word,
    nameRaw: text,
    measure: word,
    measureRaw: text,
    baseline: value.nullable(),
    target: targetReading.nullable(),
    actual: value,
    verdictRaw: text.nullable(),
    note: text.nullable(),
    state: z.enum(priorStates),
    source,
  })
  .openapi('PriorResult') satisfies z.ZodType<PriorResult>;

const proseTarget = z.strictObject({
  id: word,
  kind: z.enum(proseTargetKinds),
  name: word,
  measure: word.nullable(),
  raw: text,
  reading: targetReading,
  dueYear: year.nullable(),
  related: z.strictObject({ indicator: indicatorId, relation: z.enum(proseRelations) }).nullable(),
  remark: text.nullable(),
  source,
});

const planNote = z.strictObject({
  id: word,
  text,
  lines: z.array(z.number().int().positive()).max(20),
  about: z.array(indicatorId).max(20),
});

/** A class with no share at all would take in everything below it. */
const share = amount.refine((text) => /[1-9]/.test(text) && !text.startsWith('-'), 'must be above 0');

/** Of the optional index; nobody weighs less than nothing. */
export const indexWeights = z.partialRecord(
  indicatorId,
  amount.refine((text) => !text.startsWith('-'), 'must not be below 0'),
);

const verdictSettings = z.strictObject({
  nearPace: share,
  behind: share,
  maxStrain: share,
  nearlyMet: share,
  exceeded: share.nullable(),
  names: z.partialRecord(z.enum(verdicts), word.min(1)),
  withIndex: z.boolean(),
  weights: indexWeights.optional(),
}) satisfies z.ZodType<VerdictSettings>;

export const planHead = z.strictObject({
  id: planId,
  code: z.string().regex(/^[A-Z]{2}$/),
  title: word.min(1),
  kind: z.enum(planKinds),
  status: z.enum(planStatuses),
  issuers: z.array(word).max(10),
  documentNumber: word.nullable(),
  issuedOn: z.iso.date().nullable(),
  owner: unitId,
  parents: z.array(z.strictObject({ title: word, plan: planId.nullable() })).max(10),
  baseYear: year,
  startYear: year,
  endYear: year,
  milestones: z.array(z.strictObject({ year, kind: z.enum(milestoneKinds) })).max(20),
  evaluationClause: text.nullable(),
  verdictSettings,
  route: z.array(z.enum(steps)).min(1).max(8),
  rules: ruleLevelSettings.optional(),
  changeLimits: changeLimits.optional(),
  references: z.array(referenceSeries).max(50),
  proseTargets: z.array(proseTarget).max(300),
  priorResults: z.array(priorResult).max(300),
  notes: z.array(planNote).max(200),
  demoNotice: text.nullable(),
});

export { maxIndicators };

const edition = z.strictObject({ version: z.number().int().positive(), by: personName, at: z.string(), note: text });

export const plan = z
  .strictObject({
    ...planHead.shape,
    version: z.number().int().positive(),
    // No most: where one item holds no more, the table says so.
    editions: z.array(edition),
    indicators: z.array(indicator).max(maxIndicators),
  })
  .openapi('Plan') satisfies z.ZodType<Plan>;

export const planDraft = z
  .strictObject({
    ...planHead.shape,
    basedOn: z.number().int().nonnegative(),
    revision: z.number().int().nonnegative(),
    saved: z.strictObject({ by: personName, at: z.string() }).nullable(),
    indicators: z.array(indicatorDraft).max(maxIndicators),
  })
  .openapi('PlanDraft') satisfies z.ZodType<PlanDraft>;
