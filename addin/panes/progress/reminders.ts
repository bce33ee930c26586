import type { ProgressReply, UnitProgress } from '../../../functions/contract/evaluation';
import { dayText, reminderText } from '../../text/zh-evaluation';

/** Who is at turn, in the order the work passes. */
export const turns = ['filler', 'reviewer', 'approver'] as const;
export type Turn = (typeof turns)[number];

export function owing(units: UnitProgress[], turn: Turn): UnitProgress[] {
  // A correction in the unit's hands is its own wish: nobody is urged for it.
  return units.filter((unit) => unit.waitingFor === turn && !(turn === 'filler' && unit.isInCorrection));
}

/** 催报: a text to send as it is. Only units are urged in writing; a colleague down the corridor is not. */
export function reminderFor(progress: ProgressReply, unit: UnitProgress): string {
  return reminderText({
    unit: unit.name,
    year: progress.dataYear,
    dueDay: dayText(progress.dueOn),
    daysLeft: progress.daysLeft,
    filled: unit.filled,
    total: unit.total,
    returned: unit.status === 'returned' ? unit.openReturns.length : 0,
  });
}

export function allReminders(progress: ProgressReply): string[] {
  return owing(progress.units, 'filler').map((unit) => reminderFor(progress, unit));
}
