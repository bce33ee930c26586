import { z } from '@hono/zod-openapi';
import { type AcrossKind, acrossKinds } from '../domain/submission/check-across';
import { ruleSettings } from '../domain/submission/rules';
import { noises } from '../domain/submission/try-rules';
import { entryKey, indicatorId, roundId, unitId } from './ids';
import { changeLimits, indicator, maxIndicators, ruleId, ruleLevelSettings } from './plan';
import { finding } from './submission';

/** Hits beyond these are counted, not listed. */
export const maxListedHits = 500;

const level = z.enum(ruleSettings);

/** An indicator's checks as they might be. */
const checked = z.strictObject({ id: indicatorId, checks: indicator.shape.checks });

/** Settings that are not saved yet; what is not said, or null, is tried as the draft has it. */
export const ruleTrialBody = z.strictObject({
  /** Null = the newest with figures. */
  round: roundId.nullable().optional(),
  rules: ruleLevelSettings.nullable().optional(),
  changeLimits: changeLimits.nullable().optional(),
  indicators: z
    .array(checked)
    .max(maxIndicators)
    .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, 'must name each indicator once')
    .nullable()
    .optional(),
  /** Whose lines alone the answer is about; null = all. */
  only: indicatorId.nullable().optional(),
});
export type WantedRuleTrial = z.infer<typeof ruleTrialBody>;

const meter = z
  .object({
    rule: ruleId,
    level,
    asked: z.number().int(),
    forms: z.number().int(),
    hits: z.number().int(),
    overridden: z.number().int(),
    noise: z.enum(noises).nullable(),
  })
  .openapi('RuleMeter');

/** 试算 of the rules on what was handed in. */
export const ruleTrialReply = z
  .object({
    rounds: z.array(z.object({ id: roundId, title: z.string(), dataYear: z.number().int(), forms: z.number().int() })),
    round: roundId.nullable(),
    tried: z.array(meter),
    overall: z.array(meter),
    /** How many there are in all; listed are the first of them. */
    hitCount: z.number().int(),
    hits: z.array(z.object({ unit: unitId, unitName: z.string(), finding })),
    /** W4, W5 of the parent: all units together. */
    across: z.array(
      z.object({
        kind: z.enum(Object.keys(acrossKinds) as [AcrossKind]),
        key: entryKey,
        serial: z.string(),
        name: z.string(),
        units: z.array(z.string()),
        found: z.string(),
        expected: z.string(),
      }),
    ),
  })
  .openapi('RuleTrial');
export type RuleTrialReply = z.infer<typeof ruleTrialReply>;
