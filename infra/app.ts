import { fileURLToPath } from 'node:url';
import { App } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { bundleAnchorJob, bundleDailyLambda, bundleLambda, bundleReminderJob } from './bundle';
import { install } from './install';
import { stages } from './stages';

// Synthesis needs no account, no network and no command line tool: nothing is looked up, everything unknown is a parameter.
// To deploy: `npm run synth`, then `npx cdk deploy --app cdk.out gangmu-demo --parameters Issuer=…` and so on; the stack
// says what each parameter means.
const fromRoot = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Makes a function's bundle, and hands it out. */
async function bundled(make: (outdir: string) => Promise<unknown>, name: string): Promise<() => Code> {
  const folder = fromRoot(`.cache/${name}`);
  await make(folder);
  return () => Code.fromAsset(folder);
}

const codes = {
  api: await bundled(bundleLambda, 'lambda'),
  daily: await bundled(bundleDailyLambda, 'lambda-daily'),
  anchorJob: await bundled(bundleAnchorJob, 'anchor-job'),
  reminderJob: await bundled(bundleReminderJob, 'reminder-job'),
};

const app = new App({ outdir: fromRoot('cdk.out'), analyticsReporting: false });
for (const stage of stages) install(app, stage, codes);
app.synth();
