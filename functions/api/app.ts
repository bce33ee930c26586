import { logMessenger } from '../actions/messenger';
import { type AppSettings, createFrame } from './frame';
import { evaluating } from './routes/evaluating';
import { evaluations } from './routes/evaluations';
import { imports } from './routes/imports';
import { locks } from './routes/locks';
import { people } from './routes/people';
import { plans } from './routes/plans';
import { record } from './routes/record';
import { createReminders } from './routes/reminders';
import { rules } from './routes/rules';
import { submissions } from './routes/submissions';
import { worklists } from './routes/worklists';

/** The API. Knows actions and the contract; which stores are behind it is decided where it is wired. */
export function createApp(settings: AppSettings) {
  return createFrame(settings)
    .route('/', worklists)
    .route('/', submissions)
    .route('/', evaluations)
    .route('/', evaluating)
    .route('/', people)
    .route('/', plans)
    .route('/', imports)
    .route('/', locks)
    .route('/', rules)
    .route('/', createReminders(logMessenger))
    .route('/', record);
}

/** The API's type, for the pane's client. */
export type ApiApp = ReturnType<typeof createApp>;
