import { fileURLToPath } from 'node:url';
import { App } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { bundleAnchorJob, bundleDailyLambda, bundleLambda, bundleReminderJob } from './bundle';
import { AnchorStack } from './stacks/anchor-stack';
import { ApiStack } from './stacks/api-stack';
import { ReminderStack } from './stacks/reminder-stack';
import { stages } from './stages';

// Synthesis needs no account, no network and no command line tool: nothing is looked up, everything unknown is a parameter.
// To deploy: `npm run synth`, then `npx cdk deploy --app cdk.out gangmu-demo --parameters Issuer=…` and so on; the stack
// says what each parameter means.
const fromRoot = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Makes a function's bundle, and says where it lies. Every stack makes its own asset of it. */
async function bundled(make: (outdir: string) => Promise<unknown>, name: string): Promise<string> {
  const folder = fromRoot(`.cache/${name}`);
  await make(folder);
  return folder;
}

const api = await bundled(bundleLambda, 'lambda');
const daily = await bundled(bundleDailyLambda, 'lambda-daily');
const anchorJob = await bundled(bundleAnchorJob, 'anchor-job');
const reminderJob = await bundled(bundleReminderJob, 'reminder-job');

const app = new App({ outdir: fromRoot('cdk.out'), analyticsReporting: false });
for (const stage of stages) {
  const name = `gangmu-${stage.name}`;
  const { record } = new ApiStack(app, name, { stage, code: Code.fromAsset(api), dailyCode: Code.fromAsset(daily) });
  new AnchorStack(app, `${name}-anchors`, { stage, code: Code.fromAsset(anchorJob), record });
  const { messenger } = stage;
  if (messenger === null) continue;
  new ReminderStack(app, `${name}-reminders`, { stage, messenger, code: Code.fromAsset(reminderJob), record });
}
app.synth();
