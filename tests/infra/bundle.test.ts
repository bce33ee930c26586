import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Context } from '../../functions/actions/stores';
import { createApp } from '../../functions/api/app';
import { bundleDailyLambda, bundleLambda } from '../../infra/bundle';

/** As the stack sets it. What is asked here asks neither table nor issuer, so none has to be there. */
const environment = {
  AWS_REGION: 'cn-north-1',
  TABLE_NAME: 'table',
  ISSUER: 'https://issuer.example.org',
  AUDIENCE: 'gangmu',
  JWKS_URL: 'https://issuer.example.org/keys',
  ORIGINS: '',
};

const requestFor = (path: string) => ({
  version: '2.0',
  routeKey: `GET ${path}`,
  rawPath: path,
  rawQueryString: '',
  headers: { host: 'example.org' },
  requestContext: { http: { method: 'GET', path }, domainName: 'example.org', stage: '$default' },
  isBase64Encoded: false,
});

describe.each([
  { name: 'the whole API', make: bundleLambda },
  { name: 'what is called all day', make: bundleDailyLambda },
])('what is sent to Lambda: $name', ({ make }) => {
  let outdir: string;
  let bundle: string;
  let code: string;
  let size: { bytes: number; gzipBytes: number };

  beforeAll(async () => {
    outdir = await mkdtemp(join(tmpdir(), 'gangmu-bundle-'));
    size = await make(outdir);
    bundle = join(outdir, 'lambda.mjs');
    code = await readFile(bundle, 'utf8');
  });
  afterAll(() => rm(outdir, { recursive: true }));

  /** In a process of its own: the test runner would transform the file and forgive what Lambda does not. */
  function ask(path: string) {
    const script = `
      const { handler } = await import(${JSON.stringify(pathToFileURL(bundle).href)});
      console.log(JSON.stringify(await handler(${JSON.stringify(requestFor(path))}, {})));`;
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf8',
      env: environment,
    });
    // Node quotes the line that failed, which is all of the code; the reason comes last.
    expect(stderr.slice(-800)).toBe('');
    return JSON.parse(stdout) as { statusCode: number; body: string };
  }

  it('is one file that answers on plain Node, with no package beside it', async () => {
    expect(await readdir(outdir)).toEqual(['lambda.mjs']);
    expect(ask('/api/health')).toMatchObject({ statusCode: 200, body: '{"status":"ok"}' });
  });

  it('knows its routes, and answers nobody who is not signed in', () => {
    expect(ask('/api/worklist').statusCode).toBe(401);
  });

  // Words of the modules themselves, as they stand in the packages: a package that is put together otherwise one day would
  // bring them back unnoticed.
  it.each([
    { what: 'zod’s messages in fifty languages', words: 'Ongeldige invoer' },
    { what: 'zod’s compiler', words: 'z.compile does not support' },
    { what: 'zod’s way to JSON Schema', words: 'cannot be represented in JSON Schema' },
    { what: 'zod’s way back from it', words: 'draft-2020-12' },
    { what: 'answers in pieces', words: 'Truncated event message received' },
    { what: 'a cache for addresses that are not asked for', words: 'mnemonist/lru-cache' },
    { what: 'browsers’ names for themselves', words: 'Bowser' },
    { what: 'the embedded table of the local server', words: 'dynalite' },
    { what: 'its demo sign-in', words: 'urn:gangmu:demo' },
  ])('leaves out $what', ({ words }) => {
    // Asked as yes or no: a whole bundle would be printed otherwise.
    expect(code.includes(words)).toBe(false);
  });

  it('keeps zod’s English messages, on which zod itself falls back', () => {
    expect(code.includes('Invalid input')).toBe(true);
  });

  it('is measured as it is', async () => {
    expect(size.bytes).toBe((await stat(bundle)).size);
    expect(size.gzipBytes).toBeLessThan(size.bytes / 2);
  });

  it('describes the API in the same words as the local server, as far as it knows it', async () => {
    const local = createApp({ context: {} as Context, verify: () => Promise.reject(new Error('nobody')), origins: [] });
    const wanted = (await (await local.request('/api/openapi.json')).json()) as { paths: Record<string, unknown> };
    const { paths } = JSON.parse(ask('/api/openapi.json').body) as typeof wanted;
    const known = make === bundleLambda ? Object.keys(wanted.paths) : Object.keys(paths);
    expect(known.length).toBeGreaterThan(10);
    expect(paths).toEqual(Object.fromEntries(known.map((path) => [path, wanted.paths[path]])));
  });
});
