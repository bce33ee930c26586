import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleLambda } from '../../infra/bundle';

/** As the stack sets it. Health asks neither table nor issuer, so none has to be there. */
const environment = {
  AWS_REGION: 'cn-north-1',
  TABLE_NAME: 'table',
  ISSUER: 'https://issuer.example.org',
  AUDIENCE: 'gangmu',
  JWKS_URL: 'https://issuer.example.org/keys',
  ORIGINS: '',
};

const healthRequest = {
  version: '2.0',
  routeKey: 'GET /api/health',
  rawPath: '/api/health',
  rawQueryString: '',
  headers: { host: 'example.org' },
  requestContext: { http: { method: 'GET', path: '/api/health' }, domainName: 'example.org', stage: '$default' },
  isBase64Encoded: false,
};

describe('what is sent to Lambda', () => {
  let outdir: string;
  let bundle: string;
  let size: { bytes: number; gzipBytes: number };

  beforeAll(async () => {
    outdir = await mkdtemp(join(tmpdir(), 'gangmu-bundle-'));
    size = await bundleLambda(outdir);
    bundle = join(outdir, 'lambda.mjs');
  });
  afterAll(() => rm(outdir, { recursive: true }));

  it('is one file that answers on plain Node, with no package beside it', async () => {
    expect(await readdir(outdir)).toEqual(['lambda.mjs']);
    // In a process of its own: the test runner would transform the file and forgive what Lambda does not.
    const script = `
      const { handler } = await import(${JSON.stringify(pathToFileURL(bundle).href)});
      console.log(JSON.stringify(await handler(${JSON.stringify(healthRequest)}, {})));`;
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf8',
      env: environment,
    });
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({ statusCode: 200, body: '{"status":"ok"}' });
  });

  it("leaves out zod's messages in fifty languages", async () => {
    const code = await readFile(bundle, 'utf8');
    expect(code).not.toContain('Ongeldige invoer');
    // The English ones are what zod itself falls back on.
    expect(code).toContain('Invalid input');
  });

  it('leaves the local server out: no embedded table, no demo sign-in', async () => {
    const code = await readFile(bundle, 'utf8');
    expect(code).not.toMatch(/dynalite|urn:gangmu:demo/);
  });

  it('is measured as it is', async () => {
    expect(size.bytes).toBe((await stat(bundle)).size);
    expect(size.gzipBytes).toBeLessThan(size.bytes / 2);
  });
});
