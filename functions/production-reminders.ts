import { logMessenger, type Messenger } from './actions/messenger';
import { type Sent, sendDueReminders } from './actions/send-reminders';
import { context } from './production-table';
import { readMessengerChannel } from './settings';

/** The way to people this house is built with. */
const messenger: Messenger = logMessenger;
const promised = readMessengerChannel(process.env);

/**
 * 每日催报 on the real table. Throws, before anything is claimed, where the deployment promises another channel than there is:
 * every stage is reminded once and for all, and one that only reached the log would never be told to anybody.
 */
export async function remindToday(): Promise<Sent> {
  if (messenger.channel !== promised) {
    throw new Error(`reminders are to go out by ${promised}, and this house is built with ${messenger.channel}`);
  }
  return sendDueReminders(context, messenger);
}
