import type { OrgUnitId, RoundId } from '../ids';
import type { PersonName } from '../org/people';
import type { Debt } from './debts';
import { type Stage, stages, stagesToSend } from './stage';
import type { DebtKind } from './stage-owner';

/** How a reminder left the house: only written down (registered), or carried to people. */
export const channels = ['registered', 'mail', 'shortMessage', 'chat'] as const;
export type Channel = (typeof channels)[number];

/** 催办记录: one stage of one debt, reminded once and for all. */
export interface Reminder {
  round: RoundId;
  debt: Debt['id'];
  stage: Stage;
  unit: OrgUnitId;
  kind: DebtKind;
  to: PersonName[];
  text: string;
  channel: Channel;
  /** Null: by the clock. */
  by: PersonName | null;
  at: string;
  requestId: string;
}

/** A reminder to be sent: to the superiors where it is an escalation (升级), else to those who owe. */
export interface DueReminder {
  debt: Debt;
  stage: Stage;
  to: PersonName[];
}

/** What is to be sent now, debt by debt; a debt of which nobody is on record has nobody to be told. */
export function dueReminders(debts: readonly Debt[], log: readonly Pick<Reminder, 'debt' | 'stage'>[]): DueReminder[] {
  return debts.flatMap((debt) => {
    const sent = log.filter((one) => one.debt === debt.id).map(({ stage }) => stage);
    return stagesToSend(debt.stage, sent)
      .map((stage) => ({ debt, stage, to: stage === 'escalated' ? debt.superiors : debt.owners }))
      .filter(({ to }) => to.length > 0);
  });
}

/** One message for all that the same people are told at once, gravest first: twelve reports to review are not twelve messages. */
export interface Bundle<One extends DueReminder = DueReminder> {
  to: PersonName[];
  reminders: One[];
}

export function toBundles<One extends DueReminder>(reminders: readonly One[]): Bundle<One>[] {
  const byPeople = new Map<string, Bundle<One>>();
  for (const reminder of reminders) {
    const key = reminder.to
      .map(({ id }) => id)
      .toSorted()
      .join(' ');
    const bundle = byPeople.get(key) ?? { to: reminder.to, reminders: [] };
    bundle.reminders.push(reminder);
    byPeople.set(key, bundle);
  }
  const gravity = ({ stage }: DueReminder) => stages.indexOf(stage);
  return [...byPeople.values()].map(({ to, reminders: all }) => ({
    to,
    reminders: all.toSorted((a, b) => gravity(b) - gravity(a)),
  }));
}
