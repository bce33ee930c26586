import type { DebtView } from '../../../functions/contract/reminders';

/** How near a debt is; an escalated one is overdue like the others, and its record says the rest. */
const urgencies = ['overdue', 'due', 'soon', 'later'] as const;
export type Urgency = (typeof urgencies)[number];

function urgencyOf({ stage }: Pick<DebtView, 'stage'>): Urgency {
  if (stage === null) return 'later';
  return stage === 'escalated' ? 'overdue' : stage;
}

/** The debts by urgency, most urgent group first; empty groups are left out. */
export function byUrgency(debts: DebtView[]): { urgency: Urgency; debts: DebtView[] }[] {
  return urgencies
    .map((urgency) => ({ urgency, debts: debts.filter((debt) => urgencyOf(debt) === urgency) }))
    .filter((group) => group.debts.length > 0);
}
