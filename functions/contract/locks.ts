import { z } from '@hono/zod-openapi';
import { lockActions } from '../domain/round/lock';
import { roundId } from './ids';
import { personName } from './org';
import { requestId } from './submission';

/** 锁定 and 解锁 of a data year, each with its reason. */
export const lockRoundBody = z.strictObject({
  requestId,
  action: z.enum(lockActions),
  reason: z.string().normalize('NFC').max(500),
});
export type LockRound = z.infer<typeof lockRoundBody>;

/** Who locked or unlocked, when, and why. */
export const lockMark = z.object({ by: personName, at: z.string(), reason: z.string() });

export const lockingReply = z
  .object({
    round: roundId,
    title: z.string(),
    /** Null while corrections are possible. */
    lock: lockMark.nullable(),
    /** Everything that was ever done about it, oldest first. */
    events: z.array(lockMark.extend({ action: z.enum(lockActions) })),
    allowedActions: z.array(
      z.object({
        action: z.enum(lockActions),
        refusal: z.object({ code: z.string(), details: z.record(z.string(), z.unknown()) }).nullable(),
      }),
    ),
  })
  .openapi('RoundLocking');
export type LockingReply = z.infer<typeof lockingReply>;
