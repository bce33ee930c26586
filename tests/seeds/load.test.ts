import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Stores } from '../../functions/actions/stores';
import type { OrgUnitId, PlanId, RoundId } from '../../functions/domain/ids';
import { dayInChina, daysLeft } from '../../functions/domain/round/calendar';
import { allowedActions } from '../../functions/domain/submission/refusal';
import { type Embedded, startEmbedded } from '../../functions/store/embedded';
import { createStores } from '../../functions/store/index';
import { loadSeeds } from '../../seeds/load';
import { folders, readCity } from '../../seeds/read-seeds';
import { observations, people, plan, reportingUnits } from './kunshan';

// A Monday, eight in the morning in China.
const firstStart = '2024-01-22T00:00:00.000Z';
const rounds: RoundId[] = ['rd_ks_2021', 'rd_ks_2022', 'rd_ks_2023'];

let engine: Embedded;
let stores: Stores;

async function openStores() {
  engine = await startEmbedded({ directory: null });
  stores = createStores(engine.client, engine.tableName);
}

const heads = (round: RoundId) => stores.submissions.listHeads(round, plan.owner);

async function statusesOf(round: RoundId): Promise<Record<string, string>> {
  const byUnit = new Map((await heads(round)).map((head) => [head.unit, head.status]));
  return Object.fromEntries(reportingUnits.map((unit) => [unit.name, byUnit.get(unit.id) ?? 'untouched']));
}

/** Heads of all rounds with their hashes: equal means the same content by the same way. */
async function everything() {
  return Promise.all(rounds.map(heads));
}

async function submissionOf(unit: OrgUnitId, round: RoundId = 'rd_ks_2023') {
  const submission = await stores.submissions.get(round, plan.owner, unit);
  if (!submission) throw new Error(`nothing stored for ${unit}`);
  return submission;
}

// These only look: one load serves them all.
describe('on arrival', () => {
  beforeAll(async () => {
    await openStores();
    expect(await loadSeeds({ stores }, firstStart)).toEqual({ alreadyThere: false, submissions: 35 });
  });
  afterAll(() => engine.close());

  it('the districts of 2023 stand at every point of the way', async () => {
    expect(await statusesOf('rd_ks_2023')).toEqual({
      昆山开发区: 'approved',
      '昆山高新区（玉山镇）': 'approved',
      花桥经济开发区: 'reviewed',
      张浦镇: 'untouched',
      周市镇: 'approved',
      陆家镇: 'approved',
      巴城镇: 'returned',
      千灯镇: 'submitted',
      淀山湖镇: 'approved',
      周庄镇: 'draft',
      锦溪镇: 'approved',
      '昆山市民政局（市本级）': 'approved',
    });
  });

  it('all five plans are there, each with its units and with people who work on it', async () => {
    const people = await stores.people.list();
    for (const folder of folders) {
      const city = await readCity(folder);
      const { id, owner } = city.plan;
      // Who entered it, and on the day of the first start, is the record's own.
      const [edition] = (await stores.plans.get(id))?.editions ?? [];
      expect(edition).toMatchObject({ version: 1, at: firstStart, note: '按规划原文录入' });
      expect(await stores.plans.get(id)).toEqual({ ...city.plan, editions: [edition] });
      const children = await stores.units.children(owner);
      expect(children.length, id).toBeGreaterThan(0);
      expect(people.filter((person) => person.duties.some((duty) => duty.unit === owner)).length, id).toBeGreaterThan(
        0,
      );
    }
  });

  it('the city of Suzhou finds Kunshan among its counties', async () => {
    const names = (await stores.units.children('ou_sz')).map((unit) => unit.name);
    expect(names).toHaveLength(10);
    expect(names).toContain('昆山市');
  });

  it('2021 and 2022 are approved throughout and closed; 2023 is open for twelve more days', async () => {
    for (const round of ['rd_ks_2021', 'rd_ks_2022'] as const) {
      expect(new Set(Object.values(await statusesOf(round)))).toEqual(new Set(['approved']));
    }
    const stored = await stores.rounds.list();
    expect(stored.map((round) => [round.id, round.isOpen])).toEqual([
      ['rd_ks_2023', true],
      ['rd_ks_2022', false],
      ['rd_ks_2021', false],
    ]);
    const open = stored[0];
    expect(open && daysLeft(open, dayInChina(firstStart))).toBe(12);
  });

  it('one form came back with three lines, each with a reason, one with a suggestion; the rest is accepted', async () => {
    const returned = await submissionOf('ou_ks_bacheng');
    expect(returned.returns.map((item) => [item.key, item.suggestion])).toEqual([
      ['KS2-02', null],
      ['KS2-04', null],
      ['KS2-12', '26'],
    ]);
    for (const item of returned.returns) expect(item.reason.length).toBeGreaterThan(20);
    expect(returned.accepted.flatMap(({ keys }) => keys)).toHaveLength(17 - 3);
    expect(returned.returnedContent).toBe(returned.contentHash);
  });

  it('one draft is half filled: eight lines typed, nine still empty', async () => {
    const { entries } = await submissionOf('ou_ks_zhouzhuang');
    expect(entries.map((entry) => entry.state)).toEqual([
      ...Array.from({ length: 8 }, () => 'NUMERIC'),
      ...Array.from({ length: 9 }, () => 'BLANK'),
    ]);
  });

  it('a newcomer finds an untouched form and last year’s figures, filed by the one who left', async () => {
    expect(await stores.submissions.get('rd_ks_2023', plan.owner, 'ou_ks_zhangpu')).toBeNull();
    const lastYear = await submissionOf('ou_ks_zhangpu', 'rd_ks_2022');
    expect(lastYear.receipt?.by.name).toBe('孙伟');
    expect((await stores.people.get('pn_sun'))?.hasLeft).toBe(true);
  });

  it('the one with every role finds something to review, to approve and to finish', async () => {
    const chen = people.find((person) => person.id === 'pn_chen');
    const round = await stores.rounds.get('rd_ks_2023');
    if (!chen || !round) throw new Error('chen or the round is missing');
    const possible = async (id: OrgUnitId) => {
      const unit = reportingUnits.find((candidate) => candidate.id === id);
      if (!unit) throw new Error(`no such unit: ${id}`);
      const situation = { submission: await submissionOf(id), round, unit, actor: chen, departments: {} };
      return allowedActions(situation)
        .filter((item) => item.refusal === null)
        .map((item) => item.action);
    };
    expect(await possible('ou_ks_qiandeng')).toEqual(['startReview', 'ask']);
    expect(await possible('ou_ks_huaqiao')).toEqual(['returnForRevision', 'sendBack', 'approve', 'ask']);
    expect(await possible('ou_ks_zhouzhuang')).toEqual(['saveDraft', 'submit']);
  });

  it('the record was made by people in office hours, in order, before the house was opened', async () => {
    for (const head of (await everything()).flat()) {
      const commits = await stores.submissions.history(head.id, head.commit);
      expect(commits).toHaveLength(head.revision);
      const times = commits.map((commit) => commit.at);
      expect(times).toEqual(times.toSorted());
      expect(new Set(times).size).toBe(times.length);
      for (const at of times) {
        expect(at < firstStart, `${head.id} at ${at}`).toBe(true);
        const inChina = new Date(Date.parse(at) + 8 * 3_600_000);
        expect([1, 2, 3, 4, 5], `${head.id} at ${at}`).toContain(inChina.getUTCDay());
        expect(inChina.getUTCHours(), `${head.id} at ${at}`).toBeGreaterThanOrEqual(9);
        expect(inChina.getUTCHours(), `${head.id} at ${at}`).toBeLessThan(17);
      }
    }
  });

  it('the record keeps within each round’s days and agrees with the approval days of the file', async () => {
    for (const round of await stores.rounds.list()) {
      for (const head of await heads(round.id)) {
        const commits = await stores.submissions.history(head.id, head.commit);
        const filed = dayInChina(commits[0]?.at ?? '');
        expect(filed >= round.opensOn && filed <= round.dueOn, `${head.id} filed on ${filed}`).toBe(true);
        const inFile = observations.find((item) => item.unit === head.unit && item.dataYear === round.dataYear);
        const approval = commits.find((commit) => commit.action === 'approve');
        expect(approval ? dayInChina(approval.at) : null, head.id).toBe(inFile?.approvedOn);
      }
    }
  });
});

describe('loading', () => {
  beforeEach(openStores);
  afterEach(() => engine.close());

  it('moves with the day of first start, and stays before it even on a Sunday', async () => {
    const sunday = '2026-10-18T03:00:00.000Z';
    await loadSeeds({ stores }, sunday);
    const round = await stores.rounds.get('rd_ks_2023');
    expect([round?.opensOn, round?.dueOn]).toEqual(['2026-10-04', '2026-10-30']);
    const { id, commit } = await submissionOf('ou_ks_qiandeng');
    const [submitted] = await stores.submissions.history(id, commit);
    expect(dayInChina(submitted?.at ?? '')).toBe('2026-10-16');
  });

  it('again changes nothing once it is done', async () => {
    await loadSeeds({ stores }, firstStart);
    const before = await everything();
    expect(await loadSeeds({ stores }, '2025-05-05T02:00:00.000Z')).toEqual({ alreadyThere: true, submissions: 0 });
    expect(await everything()).toEqual(before);
  });

  it('again does not touch what people have done since', async () => {
    await loadSeeds({ stores }, firstStart);
    const round = await stores.rounds.get('rd_ks_2023');
    if (!round) throw new Error('the round is missing');
    await stores.rounds.put({ ...round, dueOn: '2024-03-01' });
    await loadSeeds({ stores }, firstStart);
    expect((await stores.rounds.get('rd_ks_2023'))?.dueOn).toBe('2024-03-01');
  });

  it('takes up the plans that are missing and leaves the others as they are', async () => {
    await loadSeeds({ stores }, firstStart);
    const planner = await stores.people.get('pn_sz_gu');
    if (!planner) throw new Error('the planner of Suzhou is missing');
    await stores.people.put({ ...planner, hasLeft: true });
    const without = (id: PlanId): Stores => ({
      ...stores,
      plans: { ...stores.plans, get: (wanted) => (wanted === id ? Promise.resolve(null) : stores.plans.get(wanted)) },
    });
    const before = await everything();
    expect(await loadSeeds({ stores: without('pl_nt_14') }, firstStart)).toEqual({
      alreadyThere: false,
      submissions: 0,
    });
    expect(await everything()).toEqual(before);
    expect((await stores.people.get('pn_sz_gu'))?.hasLeft).toBe(true);
  });

  it.each([1, 100, 160])('ends the same when it broke off after %i steps', async (steps) => {
    let left = steps;
    const failing: Stores = {
      ...stores,
      submissions: {
        ...stores.submissions,
        save: (...step) => {
          left -= 1;
          return left < 0 ? Promise.reject(new Error('power cut')) : stores.submissions.save(...step);
        },
      },
    };
    await expect(loadSeeds({ stores: failing }, firstStart)).rejects.toThrow('power cut');
    expect(await stores.plans.get(plan.id)).toBeNull();

    expect(await loadSeeds({ stores }, firstStart)).toEqual({ alreadyThere: false, submissions: 35 });
    const resumed = await everything();

    const other = await startEmbedded({ directory: null });
    const straight = createStores(other.client, other.tableName);
    await loadSeeds({ stores: straight }, firstStart);
    const expected = await Promise.all(rounds.map((round) => straight.submissions.listHeads(round, plan.owner)));
    await other.close();
    expect(resumed).toEqual(expected);
  });
});
