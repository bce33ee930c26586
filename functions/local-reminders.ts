import { logMessenger } from './actions/messenger';
import { sendDueReminders } from './actions/send-reminders';
import type { Context } from './actions/stores';
import { timeInChina } from './domain/round/calendar';
import { readMessengerChannel } from './settings';

const hour = 3_600_000;

/** As the offices open, and as the schedule of a deployment has it. */
const opening = '08:30';

/**
 * 每日催报 of a house on one machine: everything due, once a morning; nothing on a rest day, or before the offices open. Only what
 * stands in the record comes of it, and lines in the log: no messenger is built in.
 */
export async function remindLocally(context: Context): Promise<void> {
  if (timeInChina(context.now()) < opening) return;
  const { sent, failed } = await sendDueReminders(context, logMessenger);
  if (sent + failed > 0) console.log(`每日催报：已登记 ${sent} 条（没有接通短信、邮件，不会送出）。`);
}

/**
 * Reminds now, and looks again every hour for as long as the process lives, where the setting `MESSENGER` names the channel this
 * house is built with (`registered`). Without it nothing is reminded of by the clock: each stage is reminded once and for all, and a
 * demo would have used them up before anybody looked. Throws where the setting promises a channel there is none of.
 */
export async function keepReminding(context: Context, env: Record<string, string | undefined>): Promise<boolean> {
  if (env.MESSENGER === undefined) return false;
  const promised = readMessengerChannel(env);
  if (promised !== logMessenger.channel) {
    throw new Error(`MESSENGER=${promised}：本版没有接通这一渠道，只能写 ${logMessenger.channel}（登记，不送出）。`);
  }
  const remind = () => remindLocally(context).catch((error: Error) => console.error(`催报未成功：${error.message}`));
  await remind();
  // The timer alone keeps no process alive.
  setInterval(remind, hour).unref();
  return true;
}
