import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Plugin } from 'esbuild';

const entry = (path: string) => fileURLToPath(new URL(`../functions/${path}`, import.meta.url));
const [lambdaEntry, anchorEntry] = [entry('api/lambda.ts'), entry('jobs/anchor.ts')];

/**
 * zod carries its messages in some fifty languages and reaches them through a namespace, so no bundler can drop them:
 * a quarter of a megabyte. Ours are in addin/text, by code; the English ones zod needs itself come by another path.
 */
const withoutZodLocales: Plugin = {
  name: 'without-zod-locales',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.c?js$/ }, () => ({ contents: 'export {};' }));
  },
};

/**
 * The SDK looks for credentials in a dozen places and brings a client for each: profiles, single sign-on, metadata
 * services. A Lambda function has them in its environment and nowhere else, so the rest (90 KB) stays at home.
 */
const credentialsFromEnvironment: Plugin = {
  name: 'credentials-from-environment',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]credential-provider-node[\\/].*[\\/]index\.js$/ }, () => ({
      contents: `import { fromEnv } from '@aws-sdk/credential-provider-env'; export const defaultProvider = fromEnv;`,
      resolveDir: import.meta.dirname,
    }));
  },
};

interface BundleSize {
  bytes: number;
  gzipBytes: number;
}

/** The API: one file, `lambda.mjs`, in an emptied `outdir`; ready for Lambda and for measuring. */
export async function bundleLambda(outdir: string): Promise<BundleSize> {
  return bundle(lambdaEntry, outdir);
}

/** The anchoring job, alike. It is a bundle of its own: what answers requests has no line of code that reaches the key. */
export async function bundleAnchorJob(outdir: string): Promise<BundleSize> {
  return bundle(anchorEntry, outdir);
}

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
    platform: 'node',
    target: 'node24',
    format: 'esm',
    // On platform node esbuild prefers `main`, the CommonJS build of the AWS SDK, which cannot be tree-shaken.
    mainFields: ['module', 'main'],
    // The SDK is bundled too: the version we tested runs, and loading one file is quicker than finding many.
    plugins: [withoutZodLocales, credentialsFromEnvironment],
    // Some CommonJS packages call require() for Node's own modules; in an ES module it has to be made.
    banner: { js: "import{createRequire as r}from'node:module';const require=r(import.meta.url);" },
    legalComments: 'none',
    logLevel: 'error',
  });
  const code = await readFile(outfile);
  return { bytes: code.length, gzipBytes: gzipSync(code, { level: 9 }).length };
}
