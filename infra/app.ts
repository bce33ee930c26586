import { fileURLToPath } from 'node:url';
import { App } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { bundleLambda } from './bundle';
import { ApiStack } from './stacks/api-stack';
import { stages } from './stages';

// Synthesis needs no account, no network and no command line tool: nothing is looked up, everything unknown is a parameter.
// To deploy: `npm run synth`, then `npx cdk deploy --app cdk.out gangmu-demo --parameters Issuer=…` and so on; the stack
// says what each parameter means.
const fromRoot = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

const bundle = fromRoot('.cache/lambda');
await bundleLambda(bundle);

const app = new App({ outdir: fromRoot('cdk.out'), analyticsReporting: false });
for (const stage of stages) new ApiStack(app, `gangmu-${stage.name}`, { stage, code: Code.fromAsset(bundle) });
app.synth();
