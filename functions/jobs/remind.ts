import { remindToday } from '../production-reminders';

/** 每日催报, once a morning (China Standard Time); on rest days it looks at the calendar and sends nothing. */
export async function handler(): Promise<void> {
  const { sent, failed } = await remindToday();
  console.log(JSON.stringify({ level: failed > 0 ? 'warn' : 'info', job: 'remind', sent, failed }));
}
