import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { CreateTableCommand, DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { OpenTable } from '../store/suite';

/** A running DynamoDB Local, in memory. */
export interface Genuine {
  endpoint: string;
  close(): Promise<void>;
}

const leash = fileURLToPath(new URL('./leash.mjs', import.meta.url));
const patienceMs = 60_000;

/** Starts the engine that lies in `folder` on a free port and waits until it answers. */
export async function startGenuine(java: string, folder: string): Promise<Genuine> {
  const port = await freePort();
  const args = [
    `-Djava.library.path=${join(folder, 'DynamoDBLocal_lib')}`,
    // Tests are short: quick to start counts for more than quick in the long run.
    ...['-XX:TieredStopAtLevel=1', '-Xmx768m'],
    ...['-jar', join(folder, 'DynamoDBLocal.jar')],
    // Without the last one it tells its maker of every run.
    ...['-inMemory', '-sharedDb', '-port', String(port), '-disableTelemetry'],
  ];
  const child = spawn(process.execPath, [leash, java, ...args], { cwd: folder, stdio: ['pipe', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      said = `${said}${chunk}`.slice(-4000);
    });
  }
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  const close = async () => {
    child.stdin.end();
    await gone;
  };

  const endpoint = `http://127.0.0.1:${port}`;
  for (const start = Date.now(); Date.now() - start < patienceMs; await wait(50)) {
    if (child.exitCode !== null) throw new Error(`DynamoDB Local did not start:\n${said}`);
    if (await answers(endpoint)) return { endpoint, close };
  }
  await close();
  throw new Error(`DynamoDB Local did not answer within ${patienceMs / 1000} s:\n${said}`);
}

/** Any answer will do: a question without a signature is refused by an engine that is up. */
async function answers(endpoint: string): Promise<boolean> {
  try {
    await fetch(endpoint);
    return true;
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = address !== null && typeof address === 'object' ? address.port : 0;
      server.close(() => done(port));
    });
  });
}

let tables = 0;

/** An empty table of its own on a running engine; closing it removes it. */
export async function openTable(endpoint: string): Promise<OpenTable> {
  tables += 1;
  const tableName = `gangmu-${process.pid}-${Date.now()}-${tables}`;
  const base = new DynamoDBClient({
    endpoint,
    region: 'local',
    // The engine asks nobody who they are.
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  await base.send(
    new CreateTableCommand({
      TableName: tableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [
        { AttributeName: 'PK', AttributeType: 'S' },
        { AttributeName: 'SK', AttributeType: 'S' },
      ],
      KeySchema: [
        { AttributeName: 'PK', KeyType: 'HASH' },
        { AttributeName: 'SK', KeyType: 'RANGE' },
      ],
    }),
  );
  return {
    client: DynamoDBDocumentClient.from(base),
    tableName,
    async close() {
      await base.send(new DeleteTableCommand({ TableName: tableName }));
      base.destroy();
    },
  };
}
