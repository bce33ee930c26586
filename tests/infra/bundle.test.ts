import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleLambda } from '../../infra/bundle';

const standIn = fileURLToPath(new URL('stand-in-lambda.ts', import.meta.url));

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
    size = await bundleLambda(outdir, standIn);
    bundle = join(outdir, 'lambda.mjs');
  });
  afterAll(() => rm(outdir, { recursive: true }));

  it('is one file that answers on plain Node, with no package beside it', async () => {
    expect(await readdir(outdir)).toEqual(['lambda.mjs']);
    const { handler } = (await import(/* @vite-ignore */ pathToFileURL(bundle).href)) as {
      handler: (event: unknown, context: unknown) => Promise<{ statusCode: number; body: string }>;
    };
    expect(await handler(healthRequest, {})).toMatchObject({ statusCode: 200, body: '{"ok":true}' });
  });

  it("leaves out zod's messages in fifty languages", async () => {
    const code = await readFile(bundle, 'utf8');
    expect(code).not.toContain('entrada inválida');
    expect(code).not.toContain('无效输入');
    // The English ones are what zod itself falls back on.
    expect(code).toContain('Invalid input');
  });

  it('is measured as it is', async () => {
    expect(size.bytes).toBe((await stat(bundle)).size);
    expect(size.gzipBytes).toBeLessThan(size.bytes / 2);
  });
});
