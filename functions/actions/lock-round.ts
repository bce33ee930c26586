import type { PersonId, RoundId } from '../domain/ids';
import { mayOverChildren } from '../domain/org/permissions';
import { Problem, type Refusal } from '../domain/problem';
import {
  decideLock,
  isLockReason,
  type LockAction,
  type LockEvent,
  type LockSituation,
  lockActions,
  lockRefusal,
} from '../domain/round/lock';
import type { Round } from '../domain/round/round';
import { readProgress } from './read-progress';
import { toRequest } from './request';
import { loadActor } from './situation';
import type { Context } from './stores';

/** 锁定情况 of a year: whether, everything that was ever done about it, and what this person may do. */
export interface RoundLocking {
  round: Round;
  /** Oldest first. */
  events: LockEvent[];
  /** What this person's duties include, each with why it is not possible now. */
  allowedActions: { action: LockAction; refusal: Refusal | null }[];
}

export interface LockWish {
  round: RoundId;
  action: LockAction;
  requestId: string;
  reason: string;
}

/** For who may see the progress of the year; for anybody else there is no such round. */
export async function readLocking(context: Context, actorId: PersonId, id: RoundId): Promise<RoundLocking> {
  const situation = await loadLock(context, actorId, id);
  const events = await context.stores.rounds.lockEvents(id);
  return {
    round: situation.round,
    events,
    allowedActions: lockActions
      .map((action) => ({ action, refusal: lockRefusal(action, situation) }))
      .filter(({ refusal }) => refusal?.code !== 'action.notYours'),
  };
}

async function loadLock(context: Context, actorId: PersonId, id: RoundId): Promise<LockSituation> {
  const [actor, { round, units }] = await Promise.all([
    loadActor(context, actorId),
    readProgress(context, actorId, id),
  ]);
  return {
    actor,
    round,
    units: units.map(({ unit, head }) => ({ unit, submission: head.revision === 0 ? null : head })),
  };
}

/** 锁定: figures of the year are not corrected any more. 解锁: they are again. Each with a reason, on record for good. */
export async function lockRound(context: Context, actorId: PersonId, wish: LockWish): Promise<RoundLocking> {
  const { round: id, action, reason } = wish;
  const { rounds } = context.stores;
  const situation = await loadLock(context, actorId, id);
  const { actor, round } = situation;
  if (!mayOverChildren(actor, 'lockRound', round.parent)) throw new Problem('action.notYours', { action });
  const request = toRequest(actorId, wish.requestId);
  if (!(await rounds.hasLockRequest(id, request))) {
    const refused = lockRefusal(action, situation);
    if (refused) throw new Problem(refused.code, refused.details);
    if (!isLockReason(reason)) throw new Problem('lock.reasonMissing', {});
  }
  // Of a repetition too: it finishes what broke off.
  await rounds.changeLock(round, decideLock(action, actor, context.now(), reason), request);
  return readLocking(context, actorId, id);
}
