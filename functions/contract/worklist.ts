import { z } from '@hono/zod-openapi';
import { roles } from '../domain/org/people';
import { statuses } from '../domain/submission/submission';
import { tasks } from '../domain/submission/turn';
import { personId, planId, roundId, unitId } from './ids';
import { personName } from './org';

/** Who is asking, and what they are here for. */
export const me = z
  .object({
    id: personId,
    name: z.string(),
    duties: z.array(z.object({ role: z.enum(roles), unit: unitId, unitName: z.string() })),
  })
  .openapi('Me');
export type Me = z.infer<typeof me>;

const worklistItem = z
  .object({
    task: z.enum(tasks),
    /** It waits for this person now. */
    isMine: z.boolean(),
    /** 代理: whose work it is; null = the person's own. */
    onBehalfOf: personName.nullable(),
    round: roundId,
    roundTitle: z.string(),
    dataYear: z.number().int(),
    dueOn: z.string(),
    /** Whole days to the due date, negative when overdue. */
    daysLeft: z.number().int(),
    unit: unitId,
    unitName: z.string(),
    status: z.enum(statuses),
    filled: z.number().int(),
    total: z.number().int(),
    openReturns: z.number().int(),
    /** Questions the filler has not answered. */
    openQuestions: z.number().int(),
    /** 更正 under way: an approved version counts until it is approved. */
    isInCorrection: z.boolean(),
    /** False after the end of the round, when only corrections are possible. */
    isRoundOpen: z.boolean(),
    /** 锁定 of the data year: nothing of it is corrected any more. */
    isLocked: z.boolean(),
    /** 核实 findings on the figures; for a reviewer the first thing to look at. */
    explainFindings: z.number().int(),
    /** The largest change of a rate against last year, in percentage points; null if there is none to compare. */
    largestChange: z.object({ name: z.string(), points: z.string(), exact: z.string() }).nullable(),
    /** Handed in before, returned, and handed in again. */
    isRefiled: z.boolean(),
    /**
     * Why it is here again: sent back a step with a reason and so many lines of this person's, handed in anew after a return, or with
     * so many lines returned while the others stayed. Null for the first time.
     */
    cameBack: z
      .discriminatedUnion('how', [
        z.object({ how: z.literal('sentBack'), by: personName, reason: z.string(), lines: z.number().int() }),
        z.object({ how: z.literal('refiled') }),
        z.object({ how: z.literal('returned'), lines: z.number().int() }),
      ])
      .nullable(),
    /** For who reviews: the lines of theirs without a word yet, and whether they judge for a department only; else null. */
    review: z.object({ open: z.number().int(), isOfDepartment: z.boolean() }).nullable(),
    submittedAt: z.string().nullable(),
    submittedBy: personName.nullable(),
  })
  .openapi('WorklistItem');
export type WorklistItem = z.infer<typeof worklistItem>;

export const worklist = z
  .object({
    me,
    items: z.array(worklistItem),
    /** Rounds whose progress or evaluation this person may see, newest first. */
    rounds: z.array(
      z.object({
        id: roundId,
        title: z.string(),
        plan: planId,
        planTitle: z.string(),
        dataYear: z.number().int(),
        dueOn: z.string(),
        isOpen: z.boolean(),
        canReadEvaluation: z.boolean(),
        /** 锁定; said to those who lock or unlock. */
        isLocked: z.boolean().optional(),
        /**
         * What waits for this person beside the forms: units with imported figures (历史数据) of the year, and at the plan's newest
         * year proposed adjustments of targets (目标调整); left out where nothing does.
         */
        waiting: z.object({ imports: z.number().int(), adjustments: z.number().int().optional() }).optional(),
      }),
    ),
  })
  .openapi('Worklist');
export type Worklist = z.infer<typeof worklist>;
