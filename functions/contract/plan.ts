import { z } from '@hono/zod-openapi';
import {
  accumulations,
  directions,
  type Indicator,
  natures,
  type PriorResult,
  priorStates,
  rollUpMethods,
  valueKinds,
} from '../domain/plan/plan';
import { comparators } from '../domain/plan/target';
import { indicatorId, planId, unitId } from './ids';

/** Amounts are decimal strings on the wire, never numbers. */
export const amount = z
  .string()
  .regex(/^-?\d{1,18}(\.\d{1,12})?$/)
  .openapi({ example: '95.5' });

const counted = z.strictObject({ name: z.string(), measure: z.string(), isWhole: z.boolean() });

const reporting = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('ratio'),
    numerator: counted,
    denominator: counted,
    per: z.number().int().positive(),
  }),
  z.strictObject({ kind: z.literal('amount'), counted, scale: z.number().int().positive() }),
]);

const target = z.strictObject({
  version: z.number().int().positive(),
  comparator: z.enum(comparators),
  amount,
  dueYear: z.number().int(),
  everyYear: z.boolean(),
  raw: z.string(),
});

export const indicator = z
  .strictObject({
    id: indicatorId,
    serial: z.number().int().positive(),
    name: z.string(),
    nameRaw: z.string(),
    measure: z.string(),
    decimals: z.number().int().min(0).max(8),
    nature: z.enum(natures),
    valueKind: z.enum(valueKinds),
    direction: z.enum(directions),
    accumulation: z.enum(accumulations),
    rollUp: z.enum(rollUpMethods),
    reporting,
    parts: z.array(z.strictObject({ key: z.string().regex(/^[a-z][a-zA-Z0-9]*$/), label: z.string() })),
    baseline: z.strictObject({
      amount: amount.nullable(),
      raw: z.string(),
      source: z.enum(['table', 'derived', 'supplemented']),
      note: z.string().nullable(),
    }),
    target,
    annualTargets: z.record(z.string().regex(/^\d{4}$/), amount),
    appliesTo: z.array(z.string()),
    department: z.string(),
    definition: z.string(),
    checks: z.strictObject({
      maxChangePoints: amount.nullable(),
      maxChangePercent: amount.nullable(),
      neverFalls: z.boolean(),
      denominatorPerUnit: amount.nullable(),
      isShare: z.boolean(),
    }),
    source: z.strictObject({ table: z.string(), row: z.number().int() }),
  })
  .openapi('Indicator') satisfies z.ZodType<Indicator>;

export const priorResult = z
  .strictObject({
    serial: z.number().int(),
    name: z.string(),
    measure: z.string(),
    target: z.string(),
    actual: z.string(),
    note: z.string().nullable(),
    state: z.enum(priorStates),
  })
  .openapi('PriorResult') satisfies z.ZodType<PriorResult>;

export const plan = z.strictObject({
  id: planId,
  title: z.string(),
  owner: unitId,
  baseYear: z.number().int(),
  startYear: z.number().int(),
  endYear: z.number().int(),
  midTermYear: z.number().int().nullable(),
  verdictSettings: z.strictObject({ nearPace: amount, behind: amount, maxStrain: amount }),
  indicators: z.array(indicator),
  priorResults: z.array(priorResult),
  demoNotice: z.string().nullable(),
});
