import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleAnchorJob, bundleLambda } from '../../infra/bundle';

describe('the two bundles', () => {
  let folder: string;
  let [api, job] = ['', ''];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gangmu-bundles-'));
    await Promise.all([bundleLambda(join(folder, 'api')), bundleAnchorJob(join(folder, 'job'))]);
    [api, job] = await Promise.all(
      ['api', 'job'].map((name) => readFile(join(folder, name, 'lambda.mjs'), 'utf8')) as [
        Promise<string>,
        Promise<string>,
      ],
    );
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('are one file each', async () => {
    expect(await readdir(join(folder, 'job'))).toEqual(['lambda.mjs']);
  });

  // Asked as yes or no: a whole bundle would be printed otherwise.
  const holds = (code: string, words: string[]) => words.filter((word) => code.includes(word));

  it('are apart: what answers requests has no code that reaches key or bucket', () => {
    const reach = ['secretsmanager.GetSecretValue', '.s3.', 'createPrivateKey', 'if-none-match'];
    expect(holds(job, reach)).toEqual(reach);
    expect(holds(api, reach)).toEqual([]);
  });

  it('are apart: what anchors answers no requests, and neither brings the local server along', () => {
    const routes = ['/rounds/{round}/units/{unit}/record', '/anchors/latest'];
    expect(holds(api, routes)).toEqual(routes);
    expect(holds(job, [...routes, 'dynalite', 'urn:gangmu:demo'])).toEqual([]);
  });
});
