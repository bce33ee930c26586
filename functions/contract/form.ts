import { z } from '@hono/zod-openapi';
import type { FormTemplate } from '../domain/form/template';
import { natures } from '../domain/plan/indicator';
import { figureFields } from '../domain/submission/entry';
import { entryKey, planId, roundId, unitId } from './ids';
import { lockMark } from './locks';
import { changeLimits, indicator, ruleLevelSettings } from './plan';
import { entry, submissionView } from './submission';

const formTemplate = z
  .object({
    plan: planId,
    round: roundId,
    unit: unitId,
    version: z.number().int(),
    title: z.string(),
    unitName: z.string(),
    dataYear: z.number().int(),
    baseYear: z.number().int(),
    endYear: z.number().int(),
    dueOn: z.string(),
    demoNotice: z.string().nullable(),
    rules: ruleLevelSettings,
    changeLimits,
    rows: z.array(
      z.object({
        key: entryKey,
        indicator,
        part: z.string().nullable(),
        serial: z.string(),
        name: z.string(),
        measure: z.string(),
        nature: z.enum(natures),
        baseline: z.string(),
        target: z.string(),
        annualTarget: z.string(),
        inputs: z.array(z.enum(figureFields)),
        asks: z.string(),
        lastYear: entry.nullable(),
        lastYearText: z.string(),
      }),
    ),
  })
  .openapi('FormTemplate') satisfies z.ZodType<FormTemplate>;

/** A unit's form for a round and where its submission stands: all a filler or a reviewer opens. */
export const formReply = z
  .object({
    template: formTemplate,
    submission: submissionView,
    /** 锁定 of the data year: who, when and why. Null while corrections are possible. */
    lock: lockMark.nullable(),
  })
  .openapi('Form');
export type FormReply = z.infer<typeof formReply>;
