import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { Agent, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  BatchWriteItemCommand,
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ResourceNotFoundException,
  ScanCommand,
  type ScanCommandOutput,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import dynalite from 'dynalite';

/**
 * DynamoDB inside this process (dynalite), for a machine on which nothing is installed, and for tests.
 *
 * Never import this file from code that goes to Lambda.
 *
 * The engine is close to DynamoDB but not equal; four guards stand between the difference and the data:
 * 1. it counts Chinese text too low and would take what DynamoDB refuses: `table-client.ts` measures in bytes;
 * 2. after a crash its indexes may disagree with its items: an unclean stop is noticed and every item copied into a
 *    fresh database; and a second process would make it fail in the middle of a request: a lock says so beforehand;
 * 3. it does not send the item that made a condition fail: `table-client.ts` reads it;
 * 4. it knows no transactions, streams or expiry: nothing in this house depends on them.
 */
export interface Embedded {
  client: DynamoDBDocumentClient;
  tableName: string;
  /** Whether the last stop was unclean and the database was therefore copied. */
  rebuilt: boolean;
  /** Waits for what is under way, then lets go of the folder. */
  close(): Promise<void>;
}

/** Another process works in the folder. The message is a sentence for the person who started the second one. */
export class EmbeddedInUse extends Error {
  constructor(directory: string, pid: number, lockFile: string) {
    super(
      `The data in ${directory} is already open in another Gangmu (process ${pid}). ` +
        `Stop that one first, or give this one a folder of its own. If no Gangmu is running, delete ${lockFile}.`,
    );
    this.name = 'EmbeddedInUse';
  }
}

const tableName = 'gangmu';

/** Folders open in this very process: a lock with our own id is ours only if it stands here (ids are used again). */
const openHere = new Set<string>();

/** Starts the engine on a folder, or in memory (`null`). Throws {@link EmbeddedInUse}. */
export async function startEmbedded({ directory }: { directory: string | null }): Promise<Embedded> {
  if (directory === null) {
    const engine = await openEngine(null);
    return { ...engine, tableName, rebuilt: false };
  }

  const home = resolve(directory);
  await mkdir(home, { recursive: true, mode: 0o700 });
  const { wasLeftBehind, unlock } = await lock(home);
  try {
    const rebuilt = (await tidy(home)) && wasLeftBehind;
    if (rebuilt) await rebuild(home);
    const engine = await openEngine(pathsIn(home).current);
    return {
      client: engine.client,
      tableName,
      rebuilt,
      async close() {
        await engine.close();
        // Only now: if closing fails, the lock stays and the next start rebuilds.
        await unlock();
      },
    };
  } catch (error) {
    openHere.delete(home);
    throw error;
  }
}

// ---- The lock, which is also the mark of an unclean stop ---------------------------------------------------------------

/**
 * One file for two questions, because they have one answer: it exists from opening to a clean close, with the id of the
 * process in it. If it is there and that process lives, the folder is in use; if the process is gone, it did not close.
 */
async function lock(home: string): Promise<{ wasLeftBehind: boolean; unlock(): Promise<void> }> {
  const file = join(home, 'in-use');
  const unlock = async () => {
    openHere.delete(home);
    await rm(file, { force: true });
  };
  try {
    const handle = await open(file, 'wx', 0o600);
    await handle.writeFile(String(process.pid));
    await handle.close();
    openHere.add(home);
    return { wasLeftBehind: false, unlock };
  } catch (error) {
    if (!isErrno(error, 'EEXIST')) throw error;
  }

  const pid = Number(await readFile(file, 'utf8'));
  const isOpen = pid === process.pid ? openHere.has(home) : isAlive(pid);
  if (isOpen) throw new EmbeddedInUse(home, pid, file);
  // Taken over in place and not deleted first, so that the mark of the unclean stop survives another crash.
  await writeFile(file, String(process.pid));
  openHere.add(home);
  return { wasLeftBehind: true, unlock };
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Not permitted to signal it: it lives, under another user.
    return isErrno(error, 'EPERM');
  }
}

function isErrno(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

// ---- Rebuilding after an unclean stop ----------------------------------------------------------------------------------

function pathsIn(home: string) {
  return { current: join(home, 'table'), fresh: join(home, 'table.fresh'), old: join(home, 'table.old') };
}

/** Ends a rebuild that was itself cut short. Resolves to whether there is a database. */
async function tidy(home: string): Promise<boolean> {
  const { current, fresh, old } = pathsIn(home);
  // The old one is moved away only when the fresh one is complete.
  if (!existsSync(current) && existsSync(fresh)) await rename(fresh, current);
  await rm(fresh, { recursive: true, force: true });
  await rm(old, { recursive: true, force: true });
  return existsSync(current);
}

async function rebuild(home: string): Promise<void> {
  const { current, fresh, old } = pathsIn(home);
  const from = await openEngine(current);
  try {
    const to = await openEngine(fresh);
    try {
      await copyItems(from.client, to.client);
    } finally {
      await to.close();
    }
  } finally {
    await from.close();
  }
  await rename(current, old);
  await rename(fresh, current);
  await rm(old, { recursive: true, force: true });
}

/** Copies in DynamoDB's own notation, so that no value passes through a conversion. */
async function copyItems(from: DynamoDBClient, to: DynamoDBClient): Promise<void> {
  let next: ScanCommandOutput['LastEvaluatedKey'];
  do {
    const page: ScanCommandOutput = await from.send(
      new ScanCommand({ TableName: tableName, ConsistentRead: true, ...(next && { ExclusiveStartKey: next }) }),
    );
    const items = page.Items ?? [];
    // 25 is the most one batch may hold.
    for (let start = 0; start < items.length; start += 25) {
      const requests = items.slice(start, start + 25).map((item) => ({ PutRequest: { Item: item } }));
      await to.send(new BatchWriteItemCommand({ RequestItems: { [tableName]: requests } }));
    }
    next = page.LastEvaluatedKey;
  } while (next);
}

// ---- The engine --------------------------------------------------------------------------------------------------------

async function openEngine(path: string | null): Promise<{ client: DynamoDBDocumentClient; close(): Promise<void> }> {
  const server = dynalite({ ...(path !== null && { path }), createTableMs: 0 });
  const door = await listen(server);
  const base = new DynamoDBClient({
    endpoint: door.endpoint,
    region: 'local',
    // The engine takes any signature; real credentials would only be put at risk.
    credentials: { accessKeyId: 'embedded', secretAccessKey: 'embedded' },
    requestHandler: { httpAgent: new Agent({ ...door.agent, keepAlive: true, maxSockets: 64 }) },
  });
  const client = DynamoDBDocumentClient.from(base);
  const close = async () => {
    // The engine first: it waits for what is under way, which destroying the client would cut off.
    await new Promise<void>((done, fail) => server.close((error) => (error ? fail(error) : done())));
    base.destroy();
    await door.remove();
  };
  try {
    await ensureTable(base);
  } catch (error) {
    await close();
    throw error;
  }
  return { client, close };
}

interface Door {
  endpoint: string;
  agent: { socketPath?: string };
  remove(): Promise<void>;
}

/**
 * The engine asks nobody who they are, so nobody else may reach it: a Unix socket that only this user can open, or,
 * where there is none (Windows), a port of the loopback that changes with each start.
 */
async function listen(server: Server): Promise<Door> {
  const door = process.platform === 'win32' ? null : await listenOnSocket(server);
  if (door) return door;
  await startListening(server, { host: '127.0.0.1', port: 0 });
  const { port } = server.address() as AddressInfo;
  return { endpoint: `http://127.0.0.1:${port}`, agent: {}, remove: async () => {} };
}

/** Null where the system has no room for a socket: its path may have hardly more than 100 bytes. */
async function listenOnSocket(server: Server): Promise<Door | null> {
  // The folder for temporary files, not the data's: that one may lie deep, or on a disk that knows no sockets.
  const folder = await mkdtemp(join(tmpdir(), 'gangmu-'));
  const socketPath = join(folder, 'table.sock');
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    await startListening(server, { path: socketPath });
  } catch {
    await remove();
    return null;
  }
  await chmod(socketPath, 0o600);
  return { endpoint: 'http://localhost', agent: { socketPath }, remove };
}

function startListening(server: Server, at: { path: string } | { host: string; port: number }): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(at, () => {
      server.off('error', fail);
      done();
    });
  });
}

/** n.b. not ListTables: in this engine it walks through the whole database. */
async function ensureTable(client: DynamoDBClient): Promise<void> {
  for (;;) {
    try {
      const { Table: table } = await client.send(new DescribeTableCommand({ TableName: tableName }));
      if (table?.TableStatus === 'ACTIVE') return;
    } catch (error) {
      if (!(error instanceof ResourceNotFoundException)) throw error;
      await client.send(
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
    }
  }
}
