import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EvaluationDeskReply } from '../../functions/contract/evaluating';
import type { FormReply } from '../../functions/contract/form';
import type { LockingReply } from '../../functions/contract/locks';
import type { PlanDeskReply } from '../../functions/contract/planning';
import type { Worklist } from '../../functions/contract/worklist';
import type { Person } from '../../functions/domain/org/people';
import type { Entry } from '../../functions/domain/submission/entry';
import { anEntry } from '../support/builders';
import { type House, openHouse } from '../support/house';
import { bureau, countyA, li, qin, wang, zhang, zhao, zhou } from '../support/people';

let house: House;
let requests = 0;
beforeEach(async () => {
  house = await openHouse();
  requests = 0;
  for (const [unit, filler] of [
    ['ou_a', zhang],
    ['ou_b', zhao],
  ] as const) {
    await approve(filler, unit, figures('400', '1000', '1200'));
  }
});
afterEach(() => house.close());

const round = 'rd_test_2023';
const reason = '年度评估已印发，数据定稿';
const figures = (numerator: string, denominator: string, amount: string): Entry[] => [
  anEntry('KS2-01', { numerator, denominator }),
  anEntry('KS2-02', { amount }),
];

async function approve(filler: Person, unit: string, entries: Entry[]) {
  await house.as(filler).submit(entries, {}, unit);
  await house.as(li).change('start-review', {}, unit);
  await house.as(li).change('accept-entries', { keys: ['KS2-01'] }, unit);
  await house.as(li).change('accept-entries', { keys: ['KS2-02'] }, unit);
  await house.as(li).change('pass-review', {}, unit);
  await house.as(wang).change('approve', {}, unit);
}

function move(person: Person, action: string, differs: Record<string, unknown> = {}) {
  requests += 1;
  const json = { requestId: `request-lock-${requests}`, action, reason, ...differs };
  return house.as(person).post<LockingReply>(`/rounds/${round}/lock`, json);
}
const correct = () => house.as(zhang).change('correct', { reason: '台账漏计一所站点，按台账更正', keys: ['KS2-01'] });
const read = async (person: Person) => (await house.as(person).get<LockingReply>(`/rounds/${round}/lock`)).body;

describe('a year that is locked', () => {
  it.each([
    ['the planner', zhou],
    ['the approver', wang],
  ])('is locked by %s with a reason, and not corrected from then on', async (_, person) => {
    const { body } = await move(person, 'lockRound');
    expect(body.lock).toMatchObject({ by: { name: person.name }, reason });
    expect((await correct()).problem?.code).toBe('round.locked');
    expect((await house.stores.rounds.list()).find(({ id }) => id === round)?.lock).not.toBeNull();
    const desk = await house.as(zhou).get<PlanDeskReply>('/plans/pl_test');
    expect(desk.body.rounds.map(({ dataYear, isLocked }) => [dataYear, isLocked])).toEqual([
      [2023, true],
      [2022, false],
    ]);
  });

  it('says so to its filler: on the form with who, when and why, and on the worklist', async () => {
    const form = async () => (await house.as(zhang).get<FormReply>(`/rounds/${round}/units/ou_a`)).body.lock;
    const isLocked = async () =>
      (await house.as(zhang).get<Worklist>('/worklist')).body.items.find((item) => item.round === round)?.isLocked;
    expect([await form(), await isLocked()]).toEqual([null, false]);
    const { body } = await move(zhou, 'lockRound');
    expect(body.lock).toMatchObject({ by: { name: '周' }, reason });
    expect([await form(), await isLocked()]).toEqual([body.lock, true]);
    await move(wang, 'unlockRound');
    expect([await form(), await isLocked()]).toEqual([null, false]);
  });

  it('is unlocked by an approver alone, and both stand on record', async () => {
    await move(zhou, 'lockRound');
    expect((await read(zhou)).allowedActions.map(({ action }) => action)).toEqual(['lockRound']);
    expect((await move(zhou, 'unlockRound')).problem?.code).toBe('action.notYours');
    const { body } = await move(wang, 'unlockRound', { reason: '省厅复核要求更正' });
    expect(body.lock).toBeNull();
    expect(body.events.map(({ action, by }) => [action, by.name])).toEqual([
      ['lockRound', '周'],
      ['unlockRound', '王'],
    ]);
    expect((await correct()).status).toBe(200);
  });

  it.each([
    ['nothing', ''],
    ['blanks', '   '],
    ['an empty phrase', '情况属实'],
  ])('needs a reason that says something, not %s', async (_, empty) => {
    expect((await move(zhou, 'lockRound', { reason: empty })).problem?.code).toBe('lock.reasonMissing');
    await move(zhou, 'lockRound');
    expect((await move(wang, 'unlockRound', { reason: empty })).problem?.code).toBe('lock.reasonMissing');
    expect((await read(wang)).events).toHaveLength(1);
  });

  it('is nobody else’s business', async () => {
    expect((await move(li, 'lockRound')).problem?.code).toBe('action.notYours');
    for (const person of [zhang, qin]) expect((await move(person, 'lockRound')).status).toBe(404);
    expect((await read(li)).allowedActions).toEqual([]);
    expect((await read(li)).lock).toBeNull();
  });

  it('waits until corrections are at their end', async () => {
    await correct();
    expect((await move(zhou, 'lockRound')).problem).toMatchObject({
      code: 'lock.correctionsUnderWay',
      details: { units: ['甲县'] },
    });
    await house.as(zhang).change('drop-correction');
    expect((await move(zhou, 'lockRound')).status).toBe(200);
  });

  it('is not one that is still being filled', async () => {
    const requestId = 'request-lock-2022';
    const open = await house.as(zhou).post('/rounds/rd_test_2022/lock', { requestId, action: 'lockRound', reason });
    expect(open.problem?.code).toBe('lock.roundOpen');
  });

  it('is locked once by a request that is repeated, and not twice by two people', async () => {
    const requestId = 'request-same';
    await move(zhou, 'lockRound', { requestId });
    expect((await move(zhou, 'lockRound', { requestId })).body.events).toHaveLength(1);
    expect((await move(wang, 'lockRound')).problem).toMatchObject({ code: 'lock.stale', details: { isLocked: true } });
    const [one, other] = await Promise.all([move(wang, 'unlockRound'), move(wang, 'unlockRound')]);
    expect([one.status, other.status].sort()).toEqual([200, 409]);
    expect((await read(wang)).events).toHaveLength(2);
  });
});

describe('a published evaluation', () => {
  const desk = async () => (await house.as(zhou).get<EvaluationDeskReply>(`/rounds/${round}/evaluation/desk`)).body;

  it('is out of date for the units that were corrected, and for those that are to report since', async () => {
    const before = await desk();
    const account = {
      cause: '站点建设用地落实较晚',
      measure: '四季度建成三所',
      responsible: '养老服务科',
      dueOn: '2024-06-30',
    };
    const byIndicator = Object.fromEntries(before.missing.map(({ indicator }) => [indicator, account]));
    await house
      .as(zhou)
      .post(`/rounds/${round}/evaluation/accounts`, { revision: 0, requestId: 'request-accounts', byIndicator });
    const published = await house.as(zhou).post<EvaluationDeskReply>(`/rounds/${round}/evaluation/publish`, {
      requestId: 'request-publish',
      number: 0,
      accountsRevision: 1,
      asOf: null,
      note: '年度监测',
    });
    expect(published.body.published).toMatchObject([{ isOutdated: false, changedUnits: [] }]);

    await correct();
    expect((await desk()).published[0]).toMatchObject({ isOutdated: false });
    await approve(zhang, 'ou_a', figures('401', '1000', '1200'));
    expect((await desk()).published[0]).toMatchObject({ isOutdated: true, changedUnits: ['甲县'] });

    await house.stores.units.put({ ...bureau, id: 'ou_new', name: '新设县', type: countyA.type });
    expect((await desk()).published[0]).toMatchObject({ isOutdated: true, changedUnits: ['甲县', '新设县'] });
  });
});
