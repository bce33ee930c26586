import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { GetItemCommand, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createStores } from '../../functions/store';
import { startEmbedded } from '../../functions/store/embedded';
import { bundleReminderJob } from '../../infra/bundle';
import type { Send } from '../store/builders';
import { aPlan, aRound } from '../support/builders';
import { people, units } from '../support/people';

const commands: Record<string, new (input: never) => object> = { GetItemCommand, PutItemCommand, QueryCommand };

/** A door to the embedded engine for another process: what comes in by HTTP goes to it as a command, and back. */
async function openDoor(client: DynamoDBDocumentClient) {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    const name = String(request.headers['x-amz-target']).split('.')[1];
    const Command = commands[`${name}Command`];
    response.setHeader('content-type', 'application/x-amz-json-1.0');
    try {
      if (!Command) throw new Error(`no ${name} here`);
      const { $metadata: _, ...answer } = (await (client.send as unknown as Send).call(
        client,
        new Command(JSON.parse(body) as never),
      )) as Record<string, unknown>;
      response.end(
        JSON.stringify(answer, (_key, value) =>
          value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value,
        ),
      );
    } catch (error) {
      const { name: type, message } = error as Error;
      response.writeHead(400).end(JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${type}`, message }));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}

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
  async function run(messenger: string, at: { endpoint: string; tableName: string; now: string } | null = null) {
    const file = pathToFileURL(join(folder, 'lambda.mjs')).href;
    const script = `
      ${at ? clockAt(at.now) : ''}
      const { handler } = await import(${JSON.stringify(file)});
      await handler().catch((error) => console.log(error.message));`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
      env: {
        TABLE_NAME: at?.tableName ?? 'table',
        MESSENGER: messenger,
        AWS_REGION: 'cn-north-1',
        AWS_ACCESS_KEY_ID: 'id',
        AWS_SECRET_ACCESS_KEY: 'key',
        AWS_ENDPOINT_URL_DYNAMODB: at?.endpoint ?? `http://127.0.0.1:${(table.address() as AddressInfo).port}`,
      },
    });
    return stdout.trim();
  }

  /** A process whose clock stands. */
  const clockAt = (now: string) => `
    const Real = Date;
    globalThis.Date = class extends Real {
      constructor(...of) { super(...(of.length > 0 ? of : [${JSON.stringify(now)}])); }
      static now() { return Real.parse(${JSON.stringify(now)}); }
    };`;

  it('reminds in a house of its own whom it has to, by the log, and the next morning nobody again', async () => {
    const engine = await startEmbedded({ directory: null });
    const { client, tableName } = engine;
    const stores = createStores(client, tableName);
    await Promise.all([
      ...units.map(stores.units.put),
      ...people.map(stores.people.put),
      stores.plans.put(aPlan()),
      stores.rounds.put(aRound()),
    ]);
    const door = await openDoor(client);
    // Due on Saturday 20 January 2024, so on Monday the 22nd. Nothing on the Sunday; then two counties, once.
    const mornings: [now: string, sent: number][] = [
      ['2024-01-21T00:30:00.000Z', 0],
      ['2024-01-23T00:30:00.000Z', 2],
      ['2024-01-24T00:30:00.000Z', 0],
    ];
    for (const [now, sent] of mornings) {
      const lines = (await run('registered', { endpoint: door.endpoint, tableName, now }))
        .split('\n')
        .map((line) => JSON.parse(line));
      expect(lines.at(-1)).toEqual({ level: 'info', job: 'remind', sent, failed: 0 });
      expect(lines.filter(({ message }) => message === 'reminder')).toHaveLength(sent);
    }
    const log = await stores.reminders.list('rd_test_2023');
    expect(
      log.map(({ unit, stage, channel, by, at }) => [unit, stage, channel, by, at.slice(0, 10)]).toSorted(),
    ).toEqual([
      ['ou_a', 'overdue', 'registered', null, '2024-01-23'],
      ['ou_b', 'overdue', 'registered', null, '2024-01-23'],
    ]);
    door.close();
    await engine.close();
  });

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
