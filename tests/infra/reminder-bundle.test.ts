import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bundleReminderJob } from '../../infra/bundle';

describe('the reminder job, as it is sent to Lambda (催报)', () => {
  let folder: string;
  let table: Server;
  let asked: string[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gangmu-reminders-'));
    await bundleReminderJob(folder);
    // A table with nothing in it.
    table = createServer((request, response) => {
      asked.push(String(request.headers['x-amz-target']));
      response.setHeader('content-type', 'application/x-amz-json-1.0').end('{"Items":[],"Count":0}');
    });
    await new Promise<void>((resolve) => table.listen(0, '127.0.0.1', resolve));
  });
  beforeEach(() => {
    asked = [];
  });
  afterAll(async () => {
    table.close();
    await rm(folder, { recursive: true });
  });

  /** One morning, in a process of its own, with the settings of the stack; what it said, or why it would not. */
  async function run(messenger: string): Promise<string> {
    const file = pathToFileURL(join(folder, 'lambda.mjs')).href;
    const script = `
      const { handler } = await import(${JSON.stringify(file)});
      await handler().catch((error) => console.log(error.message));`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
      env: {
        TABLE_NAME: 'table',
        MESSENGER: messenger,
        AWS_REGION: 'cn-north-1',
        AWS_ACCESS_KEY_ID: 'id',
        AWS_SECRET_ACCESS_KEY: 'key',
        AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${(table.address() as AddressInfo).port}`,
      },
    });
    return stdout.trim();
  }

  it('asks the table for the rounds and says how it went, knowing nothing of who signs people in', async () => {
    expect(JSON.parse(await run('registered'))).toEqual({ level: 'info', job: 'remind', sent: 0, failed: 0 });
    expect(asked).toEqual(['DynamoDB_20120810.Query']);
  });

  it('touches nothing where the stage promises a messenger the house is not built with', async () => {
    expect(await run('mail')).toBe('reminders are to go out by mail, and this house is built with registered');
    expect(asked).toEqual([]);
  });

  it('answers no requests: it has neither routes nor the check of a token', async () => {
    const code = await readFile(join(folder, 'lambda.mjs'), 'utf8');
    const words = ['/rounds/{round}/reminders', 'ERR_JWT_EXPIRED', 'dynalite', 'secretsmanager.GetSecretValue'];
    expect(words.filter((word) => code.includes(word))).toEqual([]);
  });
});
