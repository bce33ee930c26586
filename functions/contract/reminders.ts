import { z } from '@hono/zod-openapi';
import { roles } from '../domain/org/people';
import { channels } from '../domain/reminder/reminder';
import { stages } from '../domain/reminder/stage';
import { debtKinds } from '../domain/reminder/stage-owner';
import { actions } from '../domain/submission/submission';
import { roundId, unitId } from './ids';
import { personName } from './org';
import { requestId } from './submission';

const unitName = z.object({ id: unitId, name: z.string() });
const day = z.string();

/** One stage of one debt, reminded. */
const reminded = z.object({
  debt: z.string(),
  stage: z.enum(stages),
  unitName: z.string(),
  kind: z.enum(debtKinds),
  to: z.array(personName),
  text: z.string(),
  channel: z.enum(channels),
  /** Null: by the clock. */
  by: personName.nullable(),
  at: z.string(),
});
export type RemindedView = z.infer<typeof reminded>;

const debt = z
  .object({
    id: z.string(),
    unit: unitId,
    unitName: z.string(),
    kind: z.enum(debtKinds),
    isCorrection: z.boolean(),
    owners: z.array(personName),
    superiors: z.array(personName),
    /** Instant; null = since the round was opened. */
    since: z.string().nullable(),
    dueOn: day,
    /** Working days; negative when overdue. */
    daysLeft: z.number().int(),
    /** Null while there is time. */
    stage: z.enum(stages).nullable(),
    returned: z.number().int(),
    filled: z.number().int(),
    total: z.number().int(),
    /** To copy, at any stage. */
    text: z.string(),
    /** Who would be told if it were sent now; empty = nothing is due, or was sent already. */
    wouldTell: z.array(personName),
  })
  .openapi('Debt');
export type DebtView = z.infer<typeof debt>;

const gap = z.discriminatedUnion('gap', [
  z.object({ gap: z.literal('noFiller'), unit: unitName }),
  z.object({ gap: z.literal('noReviewer'), department: unitName }),
  z.object({ gap: z.literal('noApprover') }),
  z.object({ gap: z.literal('noHead'), unit: unitName }),
  z.object({ gap: z.literal('noPlanner') }),
  z.object({ gap: z.literal('onlyOne'), person: personName, unit: unitName, roles: z.array(z.enum(roles)) }),
]);
export type GapView = z.infer<typeof gap>;

export const remindersReply = z
  .object({
    round: roundId,
    title: z.string(),
    today: day,
    isWorkingDay: z.boolean(),
    /** Today, if it is one. */
    nextWorkingDay: day,
    /** The round's last day, moved to a working day. */
    dueOn: day,
    /** Working days to it; negative when overdue. */
    workingDaysLeft: z.number().int(),
    /** Years whose holidays are not known yet. */
    unknownYears: z.array(z.number().int()),
    /** What becomes of a reminder that is sent: `registered` = it is written down and does not leave the house. */
    channel: z.enum(channels),
    debts: z.array(debt),
    /** 催办记录, newest first. */
    log: z.array(reminded),
    gaps: z.array(gap),
  })
  .openapi('Reminders');
export type RemindersReply = z.infer<typeof remindersReply>;

export const sendRemindersBody = z.strictObject({
  requestId,
  /** Ids of debts as read. */
  debts: z.array(z.string().min(1).max(200)).min(1).max(2000),
});

export const sendRemindersReply = z
  .object({ sent: z.number().int(), failed: z.number().int(), desk: remindersReply })
  .openapi('SentReminders');
export type SendRemindersReply = z.infer<typeof sendRemindersReply>;

export const idleOwnersReply = z
  .object({
    owners: z.array(
      z.object({
        person: personName,
        roles: z.array(z.enum(roles)),
        /** Units for which they fill or sign; empty where their duty is over all. */
        units: z.array(unitName),
        lastAct: z.object({ action: z.enum(actions), unitName: z.string(), at: z.string() }).nullable(),
      }),
    ),
  })
  .openapi('IdleOwners');
export type IdleOwnersReply = z.infer<typeof idleOwnersReply>;
