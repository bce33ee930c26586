import { type Person, type PersonName, toPersonName } from '../org/people';
import { dutiesOf, mayOverChildren } from '../org/permissions';
import type { OrgUnit } from '../org/units';
import { because, type Refusal } from '../problem';
import type { Submission } from '../submission/submission';
import { isExplanation } from '../submission/validate';
import type { Round } from './round';

export const lockActions = ['lockRound', 'unlockRound'] as const;
export type LockAction = (typeof lockActions)[number];

/** 锁定 or 解锁 of a year, as it stands on record for good. */
export interface LockEvent {
  action: LockAction;
  by: PersonName;
  at: string;
  reason: string;
}

/** The facts on which locking is decided. */
export interface LockSituation {
  round: Round;
  actor: Person;
  /** The units that report to it, each with where its submission stands; null = nothing stored. */
  units: { unit: OrgUnit; submission: Pick<Submission, 'status' | 'correction'> | null }[];
}

/**
 * Why this person may not lock or unlock the year now; null if they may. A lock is set by planner or approver and taken away by
 * an approver alone, so that who wants to correct is never who opens the way to it.
 */
export function lockRefusal(action: LockAction, { round, actor, units }: LockSituation): Refusal | null {
  const mayLock = mayOverChildren(actor, 'lockRound', round.parent);
  const isApprover = dutiesOf(actor).some(({ duty }) => duty.role === 'approver' && duty.unit === round.parent);
  if (!mayLock || (action === 'unlockRound' && !isApprover)) return because('action.notYours', { action });
  const isLocked = round.lock !== null;
  if (isLocked === (action === 'lockRound')) return because('lock.stale', { isLocked });
  if (action === 'unlockRound') return null;
  // Figures that count and are to be replaced would stand still half-way.
  const correcting = units.filter(({ submission }) => submission !== null && submission.correction !== null);
  if (correcting.length > 0) {
    return because('lock.correctionsUnderWay', { units: correcting.map(({ unit }) => unit.name) });
  }
  const isFinished = units.every(({ submission }) => submission?.status === 'approved');
  return round.isOpen && !isFinished ? because('lock.roundOpen', { round: round.title }) : null;
}

/** The event for the record, and the lock of the round after it. */
export function decideLock(action: LockAction, actor: Person, at: string, reason: string): LockEvent {
  return { action, by: toPersonName(actor), at, reason: reason.trim() };
}

/** Whether a reason says anything. */
export function isLockReason(reason: string): boolean {
  return isExplanation(reason);
}

/** What a round's lock is after everything that was done about it. */
export function lockAfter(events: LockEvent[]): Round['lock'] {
  const last = events.at(-1);
  if (last?.action !== 'lockRound') return null;
  const { by, at, reason } = last;
  return { by, at, reason };
}
