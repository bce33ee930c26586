import type { ReminderDesk } from '../../actions/read-reminders';
import type { IdleOwnersReply, RemindersReply } from '../../contract/reminders';
import type { OrgUnit } from '../../domain/org/units';
import type { OwnerActivity } from '../../domain/reminder/owner-health';
import { type Channel, dueReminders } from '../../domain/reminder/reminder';
import { reminderText } from '../../domain/reminder/reminder-text';
import { workingDaysLeft } from '../../domain/round/working-days';

export function presentReminders(desk: ReminderDesk, channel: Channel): RemindersReply {
  const { round, today, debts, log } = desk;
  const due = dueReminders(debts, log);
  return {
    round: round.id,
    title: round.title,
    today,
    isWorkingDay: desk.isWorkingDay,
    nextWorkingDay: desk.nextWorkingDay,
    dueOn: desk.dueOn,
    workingDaysLeft: workingDaysLeft(today, desk.dueOn),
    unknownYears: desk.unknownYears,
    channel,
    debts: debts.map((debt) => {
      const mine = due.filter((one) => one.debt.id === debt.id);
      const told = mine.flatMap(({ to }) => to);
      return {
        id: debt.id,
        unit: debt.unit,
        unitName: debt.unitName,
        kind: debt.kind,
        isCorrection: debt.isCorrection,
        owners: debt.owners,
        superiors: debt.superiors,
        since: debt.since,
        dueOn: debt.dueOn,
        daysLeft: debt.daysLeft,
        stage: debt.stage,
        returned: debt.returned,
        filled: debt.filled,
        total: debt.total,
        // Once only the superiors are left to be told, the text is theirs.
        text: reminderText(debt, mine.length === 1 ? (mine[0]?.stage ?? null) : ownersStage(debt.stage), round, today),
        wouldTell: told.filter(({ id }, index) => told.findIndex((other) => other.id === id) === index),
      };
    }),
    log: log.toReversed().map(({ debt, stage, unit, kind, to, text, channel: by, ...rest }) => ({
      debt,
      stage,
      unitName: desk.unitNames.get(unit) ?? '',
      kind,
      to,
      text,
      channel: by,
      by: rest.by,
      at: rest.at,
    })),
    gaps: desk.gaps,
  };
}

const ownersStage = (stage: ReminderDesk['debts'][number]['stage']) => (stage === 'escalated' ? 'overdue' : stage);

export function presentIdleOwners({ owners, units }: { owners: OwnerActivity[]; units: OrgUnit[] }): IdleOwnersReply {
  const nameOf = new Map(units.map(({ id, name }) => [id, name]));
  return {
    owners: owners.map(({ person, roles, units: own, lastAct }) => ({
      person,
      roles,
      units: own,
      lastAct: lastAct && { action: lastAct.action, at: lastAct.at, unitName: nameOf.get(lastAct.unit) ?? '' },
    })),
  };
}
