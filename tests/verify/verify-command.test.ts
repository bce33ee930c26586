import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Submission } from '../../functions/domain/submission/submission';
import { createStores } from '../../functions/store';
import { startEmbedded } from '../../functions/store/embedded';
import { commitKey, contentKey, headKey, type Key } from '../../functions/store/table';
import { anEntry, aPerson, aPlan, aRound, aStep, aUnit, city, untouched } from '../store/builders';

let folder = '';
let whole = '';
let saved: Submission[] = [];
/** The head as it lay after each step, word for word. */
const heads: Item[] = [];
const round = aRound();

type Item = Key & Record<string, unknown>;
const atHead = headKey(round.id, city, 'ou_county_a');

/** A house on disk: one unit, four steps, one plan. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gangmu-verify-'));
  whole = join(folder, 'whole');
  await opened(whole, async (stores, { get }) => {
    await stores.rounds.put(round);
    await stores.plans.put(aPlan({ id: round.plan }));
    await stores.units.put(aUnit());
    await stores.people.put(aPerson('pn_zhou', { duties: [{ role: 'planner', unit: city }] }));
    for (let step = 1; step <= 4; step += 1) {
      const before = saved.at(-1) ?? untouched({ round: round.id });
      const entries = [anEntry({ numerator: String(step) })];
      const event = { at: `2024-01-08T0${step}:00:00.000Z` };
      saved = [...saved, await stores.submissions.save(...aStep(before, { entries, event }))];
      heads.push(await get(atHead));
    }
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Hands that reach into the table, past every rule of the house. */
interface Hands {
  get(key: Key): Promise<Item>;
  put(item: Item): Promise<unknown>;
  remove(key: Key): Promise<unknown>;
}

async function opened(
  data: string,
  work: (stores: ReturnType<typeof createStores>, hands: Hands) => Promise<unknown>,
): Promise<void> {
  const engine = await startEmbedded({ directory: join(data, 'table') });
  const { client, tableName: TableName } = engine;
  await work(createStores(client, TableName), {
    async get(key) {
      const { Item: item } = await client.send(new GetCommand({ TableName, Key: key }));
      if (!item) throw new Error(`no item ${key.PK}/${key.SK}`);
      return item as Item;
    },
    put: (item) => client.send(new PutCommand({ TableName, Item: item })),
    remove: ({ PK, SK }) => client.send(new DeleteCommand({ TableName, Key: { PK, SK } })),
  });
  await engine.close();
}

/** The house once more, to be tampered with. */
function copied(name: string): string {
  const data = join(folder, name);
  cpSync(whole, data, { recursive: true });
  return data;
}

/** The command as a person gives it, without the launcher in front. */
function command(data: string, ...args: string[]) {
  const child = spawnSync(process.execPath, ['--import', 'tsx', 'functions/verify.ts', ...args], {
    encoding: 'utf8',
    env: { ...process.env, INIT_CWD: folder, DATA_DIR: data },
  });
  return { code: child.status, out: child.stdout, complaint: child.stderr };
}

describe('npm run verify', () => {
  it('says of a whole house that it is whole, and what cannot be told without an anchor', () => {
    const { code, out, complaint } = command(copied('unanchored'));
    expect([code, complaint]).toEqual([0, '']);
    expect(out.split('\n')).toEqual([
      '已查验：填报任务 1 个，填报单 1 份，办理步骤 4 步，规划 1 个，锚 0 个。',
      '没有锚可核对：能查出改动、删除和调换，查不出整段截去或整套改写。',
      '结论：没有发现问题。',
      '',
    ]);
  });

  it('names every deleted step, and ends with 1', async () => {
    const data = copied('deleted');
    await opened(data, (_, { remove }) => remove(commitKey(saved[1]?.id ?? 'sub_', 2, saved[1]?.commit ?? '')));
    const { code, out } = command(data);
    expect(code).toBe(1);
    expect(out).toContain(`[问题] 填报单 ${saved[0]?.id} 第 2 步：本步的记录不见了`);
    expect(out).toContain('结论：发现 1 处问题。');
  });

  it('anchors the day once, and finds with that file what was deleted afterwards without a trace', async () => {
    const data = copied('anchored');
    const first = command(data, '--anchor');
    expect([first.code, first.complaint]).toEqual([0, '']);
    expect(first.out).toMatch(/^已定锚：\d{4}-\d\d-\d\d，共 2 项，根校验码 [0-9a-f]{12}。/);
    expect(command(data, '--anchor').out).toContain('当日已定过锚，不再重复。');
    // Into other hands.
    const elsewhere = join(folder, 'elsewhere');
    cpSync(join(data, 'anchors'), elsewhere, { recursive: true });
    rmSync(join(data, 'anchors'), { recursive: true });

    await opened(data, async (_, { remove }) => {
      for (const [index, one] of saved.entries()) await remove(commitKey(one.id, index + 1, one.commit ?? ''));
      await remove(headKey(round.id, city, 'ou_county_a'));
    });
    expect(command(data).code).toBe(0);
    const held = command(data, '--against', 'elsewhere', '--json', 'found.json');
    expect(held.code).toBe(1);
    expect(held.out).toContain('的锚中有它，现在数据表中没有：被整个删除。');
    const found = JSON.parse(readFileSync(join(folder, 'found.json'), 'utf8'));
    expect(found).toMatchObject({
      scope: 'house',
      anchors: 1,
      isWhole: false,
      findings: [{ fault: 'anchoredGone', id: saved[0]?.id, revision: 4, expected: saved[3]?.commit }],
    });
  });

  describe('with nothing but the table, an anchor kept elsewhere, and the public key', () => {
    const step = (revision: number) => saved[revision - 1] as Submission;
    const keyOf = (revision: number) => commitKey(step(revision).id, revision, step(revision).commit ?? '');
    let anchored = '';
    beforeAll(() => {
      anchored = copied('anchored-before');
      command(anchored, '--anchor');
      const [file = ''] = readdirSync(join(anchored, 'anchors'));
      const kept = readFileSync(join(anchored, 'anchors', file), 'utf8');
      writeFileSync(join(folder, 'kept.json'), kept);
      writeFileSync(join(folder, 'kept.pub'), JSON.parse(kept).publicKey);
      // Whoever has the table may have had the house's own anchors and its key besides.
      for (const own of ['anchors', 'anchor-key.pem']) rmSync(join(anchored, own), { recursive: true });
    });
    const edited = async ({ get, put }: Hands, key: Key, field: string, from: string, to: string) => {
      const item = await get(key);
      const text = String(item[field]);
      if (!text.includes(from)) throw new Error(`${from} is not there`);
      await put({ ...item, [field]: text.replace(from, to) });
    };

    it.each<{ what: string; tamper: (hands: Hands) => Promise<unknown>; faults: [string, number | null][] }>([
      { what: 'nothing done to it', tamper: async () => {}, faults: [] },
      {
        what: 'a step edited',
        tamper: (hands) => edited(hands, keyOf(2), 'body', '张伟', '王芳'),
        faults: [['commitEdited', 2]],
      },
      {
        what: 'a figure edited',
        tamper: (hands) => edited(hands, contentKey(step(3).id, step(3).contentHash ?? ''), 'entries', '"3"', '"30"'),
        faults: [['contentEdited', 3]],
      },
      {
        what: 'an approval written beside the head',
        tamper: ({ put }) => put({ ...(heads[3] as Item), standing: JSON.stringify({ since: '2024-01-01' }) }),
        faults: [['headDisagrees', null]],
      },
      { what: 'a step deleted', tamper: ({ remove }) => remove(keyOf(2)), faults: [['commitMissing', 2]] },
      {
        what: 'two steps exchanged',
        tamper: async ({ get, put, remove }) => {
          const [two, three] = [await get(keyOf(2)), await get(keyOf(3))];
          for (const item of [two, three]) await remove(item);
          await put({ ...two, ...commitKey(step(2).id, 3, step(2).commit ?? '') });
          await put({ ...three, ...commitKey(step(3).id, 2, step(3).commit ?? '') });
        },
        faults: [
          ['commitMisplaced', 2],
          ['commitMisplaced', 3],
        ],
      },
      {
        what: 'the head set back by one step, that step left lying',
        tamper: ({ put }) => put(heads[2] as Item),
        faults: [
          ['unfinished', 4],
          ['anchoredCut', 4],
        ],
      },
      {
        what: 'the head set back and all later steps deleted',
        tamper: async ({ put, remove }) => {
          await put(heads[1] as Item);
          for (const revision of [3, 4]) await remove(keyOf(revision));
        },
        faults: [['anchoredCut', 4]],
      },
      {
        what: 'everything deleted, head, steps and contents',
        tamper: async ({ remove }) => {
          await remove(atHead);
          for (const { id, revision, contentHash } of saved) {
            await remove(keyOf(revision));
            await remove(contentKey(id, contentHash ?? ''));
          }
        },
        faults: [['anchoredGone', 4]],
      },
      {
        what: 'the unit and its round taken off their lists as well',
        tamper: async ({ remove }) => {
          await remove({ PK: 'ROUNDS', SK: `ROUND#${round.id}` });
          await remove({ PK: `CHILDREN#${city}`, SK: 'UNIT#ou_county_a' });
        },
        faults: [['anchoredGone', 4]],
      },
    ])('finds $what', async ({ what, tamper, faults }) => {
      const data = join(folder, `alone-${what.replaceAll(/\W/g, '-')}`);
      cpSync(anchored, data, { recursive: true });
      await opened(data, (_, hands) => tamper(hands));
      const found = `${data}.json`;
      const { code } = command(data, '--against', 'kept.json', '--public-key', 'kept.pub', '--json', found);
      const { findings, anchors } = JSON.parse(readFileSync(found, 'utf8'));
      expect(anchors).toBe(1);
      expect(findings.map((one: { fault: string; revision: number }) => [one.fault, one.revision])).toEqual(faults);
      expect(code).toBe(faults.length === 0 ? 0 : 1);
    });
  });

  it('believes only the key it is told to', () => {
    const data = copied('keyed');
    command(data, '--anchor');
    const other = copied('other-key');
    command(other, '--anchor');
    const anchors = join(other, 'anchors');
    const [name = ''] = readdirSync(anchors);
    const { publicKey } = JSON.parse(readFileSync(join(anchors, name), 'utf8'));
    writeFileSync(join(folder, 'house.pub'), publicKey);
    expect(command(other, '--public-key', 'house.pub').code).toBe(0);
    const { code, out } = command(data, '--public-key', 'house.pub');
    expect(code).toBe(1);
    expect(out).toContain('不是本单位的公钥');
  });

  it.each([
    { what: 'an unknown word', args: ['--everything'], says: '不认得“--everything”' },
    { what: 'a value that is missing', args: ['--round'], says: '--round 后面缺少内容' },
    { what: 'round and plan at once', args: ['--round', 'rd_a', '--plan', 'pl_a'], says: '只能写一个' },
    { what: 'an anchor of a part', args: ['--anchor', '--plan', 'pl_a'], says: '定锚针对全部记录' },
    { what: 'a round that is not there', args: ['--round', 'rd_none'], says: '没有 rd_none' },
    { what: 'an anchor that is not there', args: ['--against', 'nothing.json'], says: '找不到锚文件' },
    { what: 'a key that is none', args: ['--public-key', 'nothing.pub'], says: '不是 Ed25519 公钥' },
  ])('refuses $what in a sentence', ({ args, says }) => {
    const { code, out, complaint } = command(whole, ...args);
    expect([code, out]).toEqual([1, '']);
    expect(complaint).toContain(says);
    expect(complaint).not.toMatch(/\n\s+at /);
  });

  it('makes no house where there is none', () => {
    const nowhere = join(folder, 'nowhere');
    const { code, complaint } = command(nowhere);
    expect(code).toBe(1);
    expect(complaint).toContain('没有数据');
    expect(existsSync(nowhere)).toBe(false);
  });

  it('leaves a house alone that is being worked in, and says so', async () => {
    const data = copied('busy');
    await opened(data, async () => {
      const { code, complaint } = command(data);
      expect(code).toBe(1);
      expect(complaint).toContain('正由运行中的纲目使用');
    });
  });
});
