import type { PersonId, RoundId } from '../domain/ids';
import { type PersonName, toPersonName } from '../domain/org/people';
import { Problem } from '../domain/problem';
import { type DueReminder, dueReminders, type Reminder, toBundles } from '../domain/reminder/reminder';
import { reminderText } from '../domain/reminder/reminder-text';
import type { Messenger } from './messenger';
import { loadForPlanner, loadReporting, type ReminderDesk, toDesk } from './read-reminders';
import { toRequest } from './request';
import type { Context } from './stores';

/** What a planner sends: of which debts (ids as on the desk); those settled or reminded meanwhile are left out. */
export interface ReminderWish {
  round: RoundId;
  requestId: string;
  debts: string[];
}

/** How it went, in reminders: a stage of a debt each. */
export interface Sent {
  sent: number;
  /** The messenger refused them; they are due still. */
  failed: number;
}

/**
 * 催报 by the planner's hand. Throws `reminder.restDay` on a day nobody works. A retry tells of the reminders its first try
 * sent and sends what is left of them.
 */
export async function sendReminders(
  context: Context,
  messenger: Messenger,
  actorId: PersonId,
  { round: id, requestId, debts }: ReminderWish,
): Promise<Sent & { desk: ReminderDesk }> {
  const { actor, round } = await loadForPlanner(context, actorId, id);
  const loaded = await loadReporting(context, round);
  const desk = await toDesk(context, loaded);
  if (!desk.isWorkingDay) throw new Problem('reminder.restDay', { next: desk.nextWorkingDay });
  const request = toRequest(actorId, requestId);
  const wanted = dueReminders(desk.debts, desk.log).filter(({ debt }) => debts.includes(debt.id));
  const { failed } = await send(context, messenger, desk, wanted, toPersonName(actor), request);
  const after = await toDesk(context, loaded);
  return { sent: after.log.filter((one) => one.requestId === request).length, failed, desk: after };
}

/** 催报 by the clock: everything that is due in every round; nothing on a rest day. */
export async function sendDueReminders(context: Context, messenger: Messenger): Promise<Sent> {
  const total: Sent = { sent: 0, failed: 0 };
  for (const round of await context.stores.rounds.list()) {
    const desk = await toDesk(context, await loadReporting(context, round));
    if (!desk.isWorkingDay) return total;
    const wanted = dueReminders(desk.debts, desk.log);
    const { sent, failed } = await send(context, messenger, desk, wanted, null, `clock/${desk.today}`);
    total.sent += sent;
    total.failed += failed;
  }
  return total;
}

/**
 * Each is claimed in the record before it goes out: the clock and a planner at the same hour do not tell people twice. Should
 * the process die in between, that one stage goes untold and the next one is told.
 */
async function send(
  context: Context,
  messenger: Messenger,
  { round, today }: Pick<ReminderDesk, 'round' | 'today'>,
  wanted: DueReminder[],
  by: PersonName | null,
  requestId: string,
): Promise<Sent> {
  const { reminders } = context.stores;
  const result: Sent = { sent: 0, failed: 0 };
  for (const bundle of toBundles(wanted)) {
    const claimed: Reminder[] = [];
    for (const { debt, stage, to } of bundle.reminders) {
      const reminder: Reminder = {
        round: round.id,
        debt: debt.id,
        stage,
        unit: debt.unit,
        kind: debt.kind,
        to,
        text: reminderText(debt, stage, round, today),
        channel: messenger.channel,
        by,
        at: context.now(),
        requestId,
      };
      if (await reminders.claim(reminder)) claimed.push(reminder);
    }
    if (claimed.length === 0) continue;
    try {
      await messenger.send({ to: bundle.to, texts: claimed.map(({ text }) => text) });
      result.sent += claimed.length;
    } catch (error) {
      // One address that does not answer is no reason to leave the others untold.
      console.error(JSON.stringify({ level: 'error', message: 'reminder not sent', requestId, error: String(error) }));
      for (const reminder of claimed) await reminders.release(reminder);
      result.failed += claimed.length;
    }
  }
  return result;
}
