import { z } from '@hono/zod-openapi';
import { type AcrossKind, acrossKinds } from '../domain/submission/check-across';
import { type RuleSettings, ruleIds, ruleSettings } from '../domain/submission/rules';
import { noises } from '../domain/submission/try-rules';
import { entryKey, roundId, unitId } from './ids';
import { amount, ruleId } from './plan';
import { finding } from './submission';

/** Hits beyond these are counted, not listed. */
export const maxListedHits = 500;

const level = z.enum(ruleSettings);
const setting = new RegExp(`^(${ruleIds.join('|')}):(${ruleSettings.join('|')})$`);

/** `V8:explain,W1:off`: how an address says the levels that differ from the usual ones. Empty = none does. */
const levels = z
  .string()
  .max(500)
  .refine((text) => text === '' || text.split(',').every((piece) => setting.test(piece)), 'must be RULE:level,…')
  .openapi({ example: 'V8:explain,W1:off' });

export function toLevels(text: string): RuleSettings {
  return Object.fromEntries(text === '' ? [] : text.split(',').map((piece) => piece.split(':')));
}

/** Settings that are not saved yet; without `levels` the draft's own are tried. An empty limit is none. */
export const ruleTrialQuery = z.object({
  round: roundId.optional(),
  levels: levels.optional(),
  points: amount.or(z.literal('')).optional(),
  percent: amount.or(z.literal('')).optional(),
});

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
