import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Submission } from '../../functions/domain/submission/submission';
import { createStores } from '../../functions/store';
import { startEmbedded } from '../../functions/store/embedded';
import { commitKey, headKey, type Key } from '../../functions/store/table';
import { anEntry, aPerson, aPlan, aRound, aStep, aUnit, city, untouched } from '../store/builders';

let folder = '';
let whole = '';
let saved: Submission[] = [];
const round = aRound();

/** A house on disk: one unit, four steps, one plan. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gangmu-verify-'));
  whole = join(folder, 'whole');
  await opened(whole, async (stores) => {
    await stores.rounds.put(round);
    await stores.plans.put(aPlan({ id: round.plan }));
    await stores.units.put(aUnit());
    await stores.people.put(aPerson('pn_zhou', { duties: [{ role: 'planner', unit: city }] }));
    for (let step = 1; step <= 4; step += 1) {
      const before = saved.at(-1) ?? untouched({ round: round.id });
      const entries = [anEntry({ numerator: String(step) })];
      saved = [...saved, await stores.submissions.save(...aStep(before, { entries }))];
    }
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function opened(
  data: string,
  work: (stores: ReturnType<typeof createStores>, remove: (key: Key) => Promise<unknown>) => Promise<unknown>,
) {
  const engine = await startEmbedded({ directory: join(data, 'table') });
  const { client, tableName } = engine;
  const remove = (key: Key) => client.send(new DeleteCommand({ TableName: tableName, Key: key }));
  await work(createStores(client, tableName), remove);
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
    await opened(data, (_, remove) => remove(commitKey(saved[1]?.id ?? 'sub_', 2, saved[1]?.commit ?? '')));
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

    await opened(data, async (_, remove) => {
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
