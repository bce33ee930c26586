import { logMessenger } from '../actions/messenger';
import { sendDueReminders } from '../actions/send-reminders';
import { context } from '../production';

/** 每日催报. To be started once a morning (China Standard Time); on rest days it looks at the calendar and sends nothing. */
export const handler = () => sendDueReminders(context, logMessenger);
