import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { leftOut } from './left-out';

interface BundleSize {
  bytes: number;
  gzipBytes: number;
}

/** Each makes one file, `lambda.mjs`, in an emptied `outdir`; ready for Lambda and for measuring. */
const bundleOf = (entry: string) => (outdir: string) =>
  bundle(fileURLToPath(new URL(`../functions/${entry}`, import.meta.url)), outdir);

/** The whole API. */
export const bundleLambda = bundleOf('api/lambda.ts');

/** Of the API what everybody calls all day. */
export const bundleDailyLambda = bundleOf('api/lambda-daily.ts');

/** The anchoring job. It is a bundle of its own: what answers requests has no line of code that reaches the key. */
export const bundleAnchorJob = bundleOf('jobs/anchor.ts');

/** The reminder job, which knows neither routes nor sign-in. */
export const bundleReminderJob = bundleOf('jobs/remind.ts');

/** CDK's NodejsFunction would do the same but takes no esbuild plugin. */
async function bundle(entryPoint: string, outdir: string): Promise<BundleSize> {
  await rm(outdir, { recursive: true, force: true });
  await mkdir(outdir, { recursive: true });
  const outfile = join(outdir, 'lambda.mjs');
  await build({
    entryPoints: [entryPoint],
    outfile,
    bundle: true,
    minify: true,
    // Chinese as it is written: an escape is twice as long.
    charset: 'utf8',
    platform: 'node',
    target: 'node24',
    format: 'esm',
    // On platform node esbuild prefers `main`, the CommonJS build of the AWS SDK, which cannot be tree-shaken.
    mainFields: ['module', 'main'],
    // The SDK is bundled too: the version we tested runs, and loading one file is quicker than finding many.
    plugins: leftOut,
    // Some CommonJS packages call require() for Node's own modules; in an ES module it has to be made.
    banner: { js: "import{createRequire as r}from'node:module';const require=r(import.meta.url);" },
    legalComments: 'none',
    logLevel: 'error',
  });
  const code = await readFile(outfile);
  return { bytes: code.length, gzipBytes: gzipSync(code, { level: 9 }).length };
}
