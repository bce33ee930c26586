import { fileURLToPath } from 'node:url';
import { App } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { bundleAnchorJob, bundleLambda } from './bundle';
import { AnchorStack } from './stacks/anchor-stack';
import { ApiStack } from './stacks/api-stack';
import { stages } from './stages';

// Synthesis needs no account, no network and no command line tool: nothing is looked up, everything unknown is a parameter.
// To deploy: `npm run synth`, then `npx cdk deploy --app cdk.out gangmu-demo --parameters Issuer=…` and so on; the stack
// says what each parameter means.
const fromRoot = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

const [bundle, anchorBundle] = [fromRoot('.cache/lambda'), fromRoot('.cache/anchor-job')];
await bundleLambda(bundle);
await bundleAnchorJob(anchorBundle);

const app = new App({ outdir: fromRoot('cdk.out'), analyticsReporting: false });
for (const stage of stages) {
  const { record } = new ApiStack(app, `gangmu-${stage.name}`, { stage, code: Code.fromAsset(bundle) });
  new AnchorStack(app, `gangmu-${stage.name}-anchors`, { stage, code: Code.fromAsset(anchorBundle), record });
}
app.synth();
