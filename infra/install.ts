import type { App } from 'aws-cdk-lib';
import type { Code } from 'aws-cdk-lib/aws-lambda';
import { AnchorStack } from './stacks/anchor-stack';
import { ApiStack } from './stacks/api-stack';
import { ReminderStack } from './stacks/reminder-stack';
import type { Stage } from './stages';

/** The code of each function; made anew for every stack, whose asset it becomes. */
type Codes = Record<'api' | 'daily' | 'anchorJob' | 'reminderJob', () => Code>;

/** Everything that one stage consists of. */
export function install(app: App, stage: Stage, codes: Codes): void {
  const name = `gangmu-${stage.name}`;
  const { record } = new ApiStack(app, name, { stage, code: codes.api(), dailyCode: codes.daily() });
  new AnchorStack(app, `${name}-anchors`, { stage, code: codes.anchorJob(), record });
  const { messenger } = stage;
  if (messenger === null) return;
  new ReminderStack(app, `${name}-reminders`, { stage, messenger, code: codes.reminderJob(), record });
}
