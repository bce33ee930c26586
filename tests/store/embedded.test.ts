import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { build } from 'esbuild';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OrgUnitId } from '../../functions/domain/ids';
import { createStores } from '../../functions/store';
import { type Embedded, EmbeddedInUse, startEmbedded } from '../../functions/store/embedded';
import { anEntry, aStep, aUnit, city, intercepted, recorded, untouched } from './builders';
import { scatteredTexts } from './scattered';

/** An id no living process has: beyond what Linux, macOS and Windows give out. */
const deadProcess = 99_999_999;

let folder: string;
let directory: string;
let opened: Embedded[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gm-'));
  directory = join(folder, 'data');
  opened = [];
});

afterEach(async () => {
  for (const engine of opened) await engine.close();
  await rm(folder, { recursive: true, force: true });
});

/** Starts the engine and closes it after the test. */
async function start(options: { directory: string | null } = { directory }): Promise<Embedded> {
  const engine = await startEmbedded(options);
  opened.push(engine);
  return engine;
}

async function stop(engine: Embedded): Promise<void> {
  opened.splice(opened.indexOf(engine), 1);
  await engine.close();
}

const storesOf = ({ client, tableName }: Embedded) => createStores(client, tableName);
const lockFile = () => join(directory, 'in-use');

/** The folder as a crash leaves it: the lock of a process that is no more. */
const markUnclean = () => writeFile(lockFile(), String(deadProcess));

describe('the engine on a folder', () => {
  it('keeps everything over a clean stop and leaves no lock', async () => {
    const first = await start();
    await storesOf(first).units.put(aUnit());
    expect(first.rebuilt).toBe(false);
    expect(await readFile(lockFile(), 'utf8')).toBe(String(process.pid));
    await stop(first);
    expect(existsSync(lockFile())).toBe(false);

    const second = await start();
    expect(second.rebuilt).toBe(false);
    expect(await storesOf(second).units.children(city)).toEqual([aUnit()]);
  });

  it('in memory knows nothing of another one', async () => {
    const one = await start({ directory: null });
    const other = await start({ directory: null });
    await storesOf(one).units.put(aUnit());
    expect(await storesOf(other).units.children(city)).toEqual([]);
    expect(one.rebuilt).toBe(false);
  });
});

describe('after an unclean stop', () => {
  it('is rebuilt with nothing lost, however many pages and batches it takes', async () => {
    const first = await start();
    const stores = storesOf(first);
    const units = Array.from({ length: 60 }, (_, n) => aUnit({ id: `ou_${String(n).padStart(2, '0')}` }));
    await Promise.all(units.map((unit) => stores.units.put(unit)));
    const heavy = ['ou_a', 'ou_b', 'ou_c', 'ou_d'] satisfies OrgUnitId[];
    const saved = await Promise.all(
      heavy.map((unit) =>
        stores.submissions.save(
          ...aStep(untouched({ unit }), {
            entries: scatteredTexts(85, 2000).map((remark) => anEntry({ remark })),
          }),
        ),
      ),
    );
    await stop(first);
    await markUnclean();
    const { ino: before } = await stat(join(directory, 'table'));

    const second = await start();
    expect(second.rebuilt).toBe(true);
    // Another folder, not the old one opened once more.
    expect((await stat(join(directory, 'table'))).ino).not.toBe(before);
    expect(await storesOf(second).units.children(city)).toEqual(units);
    for (const submission of saved) {
      const { round, parent, unit, id, commit } = submission;
      expect(await storesOf(second).submissions.get(round, parent, unit)).toEqual(submission);
      expect(await storesOf(second).submissions.history(id, commit)).toHaveLength(1);
    }
    expect((await readdir(directory)).sort()).toEqual(['in-use', 'table']);
    await stop(second);
    expect((await start()).rebuilt).toBe(false);
  });

  it('has everything that was acknowledged before the process was killed', async () => {
    const script = join(import.meta.dirname, 'killed-writer.ts');
    const writer = spawn(process.execPath, ['--import', 'tsx', script, directory], {
      env: { ...process.env, TMPDIR: folder },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const acknowledged = await killAfter(writer, 20);
    expect(await readFile(lockFile(), 'utf8')).toBe(String(writer.pid));

    const engine = await start();
    expect(engine.rebuilt).toBe(true);
    const found = (await storesOf(engine).units.children(city)).map(({ id }) => id);
    expect(found).toEqual(expect.arrayContaining(acknowledged));
  });

  it('takes up a rebuild that was cut off between its two renames', async () => {
    const first = await start();
    await storesOf(first).units.put(aUnit());
    await stop(first);
    await rename(join(directory, 'table'), join(directory, 'table.fresh'));
    await mkdir(join(directory, 'table.old'));
    await markUnclean();

    const second = await start();
    expect(await storesOf(second).units.get(aUnit().id)).toEqual(aUnit());
    expect((await readdir(directory)).sort()).toEqual(['in-use', 'table']);
  });

  it('throws away a copy that never became complete', async () => {
    const first = await start();
    await storesOf(first).units.put(aUnit());
    await stop(first);
    await mkdir(join(directory, 'table.fresh'));
    await markUnclean();

    const second = await start();
    expect(second.rebuilt).toBe(true);
    expect(await storesOf(second).units.get(aUnit().id)).toEqual(aUnit());
  });

  it('starts empty if it had not even begun', async () => {
    await mkdir(directory);
    await writeFile(lockFile(), '');
    const engine = await start();
    expect(engine.rebuilt).toBe(false);
    expect(await storesOf(engine).units.get(aUnit().id)).toBeNull();
  });
});

describe('a second one on the same folder', () => {
  it('is told in a sentence, and the first goes on', async () => {
    const first = await start();
    const sentence = `The data in ${directory} is already open in another Gangmu (process ${process.pid}).`;
    await expect(startEmbedded({ directory })).rejects.toThrow(sentence);
    await expect(startEmbedded({ directory })).rejects.toBeInstanceOf(EmbeddedInUse);
    await storesOf(first).units.put(aUnit());
    expect(await storesOf(first).units.get(aUnit().id)).toEqual(aUnit());
  });

  it('is told so of another living process, and which file to delete if there is none', async () => {
    await mkdir(directory);
    await writeFile(lockFile(), String(process.ppid));
    await expect(startEmbedded({ directory })).rejects.toThrow(`delete ${lockFile()}`);
    expect(await readFile(lockFile(), 'utf8')).toBe(String(process.ppid));
  });

  it('takes over from a process that is no more', async () => {
    await mkdir(directory);
    await markUnclean();
    await start();
    expect(await readFile(lockFile(), 'utf8')).toBe(String(process.pid));
  });

  it('is not deceived by an earlier life of its own process id, as containers have it', async () => {
    await mkdir(directory);
    await writeFile(lockFile(), String(process.pid));
    await expect(start()).resolves.toBeDefined();
  });
});

describe('a failed condition', () => {
  it('comes without the stored item from this engine, and costs one consistent read', async () => {
    const engine = await start({ directory: null });
    const saved = await storesOf(engine).submissions.save(...aStep(untouched()));
    const { round, parent, unit } = saved;
    const key = { PK: `ROUND#${round}#PARENT#${parent}`, SK: `HEAD#${unit}` };

    const failure = await engine.client
      .send(
        new PutCommand({
          TableName: engine.tableName,
          Item: key,
          ConditionExpression: 'attribute_not_exists(PK)',
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      )
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ConditionalCheckFailedException);
    expect(failure).not.toHaveProperty('Item', expect.anything());

    const { client, sent } = recorded(engine.client);
    const stores = createStores(client, engine.tableName);
    await expect(stores.submissions.save(...aStep(untouched({ round })))).rejects.toMatchObject({
      code: 'submission.stale',
      details: { expected: 0, current: 1 },
    });
    const reads = sent.filter(({ name }) => name === 'GetCommand');
    expect(reads.map(({ input }) => [input.Key, input.ConsistentRead])).toEqual([[key, true]]);
  });

  it('is decided without a read where the stored item comes along', async () => {
    const engine = await start({ directory: null });
    const saved = await storesOf(engine).submissions.save(...aStep(untouched()));
    const names: string[] = [];
    // What DynamoDB itself does: it puts the stored item, in its own notation, into the refusal.
    const likeDynamoDb = intercepted(engine.client, async ({ name, input }, send) => {
      names.push(name);
      const isSwap = input.ReturnValuesOnConditionCheckFailure === 'ALL_OLD';
      if (!isSwap) return send();
      const { id, round, unit, parent, status, commit, contentHash, lastRequest } = saved;
      const standing = { route: [], receipt: null, accepted: {}, returns: [], returnedContent: null };
      const people = { contributors: [], reviewedBy: null, approvedBy: null };
      const head = { id, round, unit, parent, status, commit, contentHash, lastRequest, revision: 12 };
      throw new ConditionalCheckFailedException({
        $metadata: {},
        message: 'The conditional request failed',
        Item: marshall({ ...head, figures: '[]', standing: JSON.stringify({ ...standing, ...people }) }),
      });
    });
    const stores = createStores(likeDynamoDb, engine.tableName);
    await expect(
      stores.submissions.save(...aStep(saved, { requestId: saved.lastRequest ?? '' })),
    ).resolves.toMatchObject({
      revision: 12,
    });
    expect(names).toEqual(['PutCommand', 'PutCommand', 'GetCommand']);
  });
});

describe('the door of the engine', () => {
  const systemFolder = process.env.TMPDIR;
  afterEach(() => {
    if (systemFolder === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = systemFolder;
  });

  it.runIf(process.platform !== 'win32')('is a socket that only this user can open, gone after the stop', async () => {
    process.env.TMPDIR = folder;
    const engine = await start({ directory: null });
    const [door] = (await readdir(folder)).filter((name) => name.startsWith('gangmu-'));
    const socket = join(folder, door ?? '', 'table.sock');
    expect((await stat(socket)).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, door ?? ''))).mode & 0o777).toBe(0o700);
    await stop(engine);
    expect(await readdir(folder)).toEqual([]);
  });

  it('is a port of the loopback where a socket has no room', async () => {
    process.env.TMPDIR = join(folder, 'x'.repeat(120));
    await mkdir(process.env.TMPDIR);
    const engine = await start({ directory: null });
    const endpoint = await engine.client.config.endpoint?.();
    expect(endpoint).toMatchObject({ hostname: '127.0.0.1', port: expect.any(Number) });
    await storesOf(engine).units.put(aUnit());
    expect(await storesOf(engine).units.get(aUnit().id)).toEqual(aUnit());
  });
});

it('the engine is not in what goes to Lambda', async () => {
  const { metafile } = await build({
    entryPoints: [join(import.meta.dirname, '../../functions/store/index.ts')],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    external: ['@aws-sdk/*'],
    logLevel: 'silent',
  });
  const inputs = Object.keys(metafile.inputs);
  expect(inputs.some((path) => path.endsWith('store/submissions.ts'))).toBe(true);
  expect(inputs.filter((path) => /dynalite|embedded|level/.test(path))).toEqual([]);
});

/** Kills a writer in the middle of its work once it has acknowledged so many writes; resolves to all it acknowledged. */
function killAfter(writer: ChildProcess, count: number): Promise<string[]> {
  let output = '';
  return new Promise((done, fail) => {
    writer.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (output.split('\n').length > count) writer.kill('SIGKILL');
    });
    writer.on('error', fail);
    // The last line may be cut off, and then it is no acknowledgement.
    writer.on('close', () => done(output.split('\n').slice(0, -1)));
  });
}
