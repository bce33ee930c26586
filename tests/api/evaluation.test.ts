import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { EvaluationReply, ProgressReply } from '../../functions/contract/evaluation';
import type { Worklist } from '../../functions/contract/worklist';
import type { Entry } from '../../functions/domain/submission/entry';
import { anEntry, goodEntries } from '../support/builders';
import { type House, openHouse } from '../support/house';
import { chen, li, wang, zhang, zhao, zhou } from '../support/people';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
beforeEach(() => house.clear());
afterAll(() => house.close());

const keys = ['KS2-01', 'KS2-02'];

async function approve(unit: string, entries: Entry[], round = 'rd_test_2023') {
  const filler = unit === 'ou_a' ? zhang : zhao;
  await house.as(filler).submit(entries, {}, unit, round);
  await house.as(li).change('start-review', {}, unit, round);
  await house.as(li).change('accept-entries', { keys }, unit, round);
  await house.as(li).change('pass-review', {}, unit, round);
  await house.as(wang).change('approve', {}, unit, round);
}

const figures = (numerator: string, denominator: string, amount: string) => [
  anEntry('KS2-01', { numerator, denominator }),
  anEntry('KS2-02', { amount }),
];

const evaluation = async () => (await house.as(zhou).get<EvaluationReply>('/rounds/rd_test_2023/evaluation')).body;

describe('the city evaluation', () => {
  it('is made of approved submissions only, and says who is missing', async () => {
    await approve('ou_a', figures('300', '500', '2000'));
    await house.as(zhao).submit(goodEntries(), {}, 'ou_b');
    const { indicators, units } = await evaluation();
    expect(indicators[0]).toMatchObject({ verdict: 'incomplete', provisional: 'ahead', reported: 1, applicable: 2 });
    expect(indicators[0]?.parts[0]?.missing).toEqual(['乙县']);
    expect(units.map(({ name, status }) => [name, status])).toContainEqual(['乙县', 'submitted']);
  });

  it('is a ratio of sums, exact, with progress, pace, verdict and the trend of the years', async () => {
    await approve('ou_a', figures('380', '1000', '1300'), 'rd_test_2022');
    await approve('ou_b', figures('500', '1000', '900'), 'rd_test_2022');
    await approve('ou_a', figures('400', '1000', '1600'));
    await approve('ou_b', figures('1050', '2000', '1100'));
    const { indicators, counts, timeShare } = await evaluation();
    // 1450/3000 = 48.33 % (the mean of 40 and 52.5 would be 46.25); P = 7.333/9 = 81.5 %
    expect(indicators[0]).toMatchObject({
      actual: { text: '48.3', exact: '145/3' },
      progress: { text: '81.5' },
      expectedPace: { text: '60.0' },
      verdict: 'onPace',
      trend: [
        { year: 2020, value: { text: '41.0' } },
        { year: 2022, value: { text: '44.0' } },
        { year: 2023, value: { text: '48.3' } },
      ],
    });
    // (2700 − 1044)/3956 = 41.9 % against 60 %: behind
    expect(indicators[1]).toMatchObject({ actual: { text: '2700' }, verdict: 'behind', isAlert: false });
    expect(counts.binding.onPace).toBe(1);
    expect(counts.anticipatory.behind).toBe(1);
    expect(timeShare.text).toBe('60.0');
  });

  it('is for planners and approvers; a filler does not even learn that there is one', async () => {
    expect((await house.as(wang).get('/rounds/rd_test_2023/evaluation')).status).toBe(200);
    for (const person of [zhang, li]) {
      expect((await house.as(person).get('/rounds/rd_test_2023/evaluation')).problem).toMatchObject({ status: 404 });
    }
  });
});

describe('progress', () => {
  it('lists every unit that owes something, with whose turn it is', async () => {
    await house.as(zhao).submit(goodEntries(), {}, 'ou_b');
    const { body } = await house.as(zhou).get<ProgressReply>('/rounds/rd_test_2023/progress');
    expect(
      body.units.map(({ name, status, hasBegun, waitingFor, filled, total }) => [
        name,
        status,
        hasBegun,
        waitingFor,
        filled,
        total,
      ]),
    ).toEqual(
      expect.arrayContaining([
        ['甲县', 'draft', false, 'filler', 0, 2],
        ['乙县', 'submitted', true, 'reviewer', 2, 2],
      ]),
    );
    // 8 January, due on the 20th
    expect(body.daysLeft).toBe(12);
  });
});

describe('the worklist', () => {
  const items = async (person: typeof zhang) => (await house.as(person).get<Worklist>('/worklist')).body.items;

  it('shows a filler the own unit only', async () => {
    expect((await items(zhang)).map(({ unit, task, dataYear }) => [unit, task, dataYear])).toEqual([
      ['ou_a', 'fill', 2023],
      ['ou_a', 'fill', 2022],
    ]);
  });

  it('goes from hand to hand: filler, reviewer, approver', async () => {
    const waitsFor = async () => {
      const waiting: string[] = [];
      for (const person of [zhang, li, wang]) {
        if ((await items(person)).some(({ isMine, dataYear }) => isMine && dataYear === 2023))
          waiting.push(person.name);
      }
      return waiting;
    };
    expect(await waitsFor()).toEqual(['张']);
    await house.as(zhang).submit(goodEntries());
    expect(await waitsFor()).toEqual(['李']);
    await house.as(li).change('start-review');
    await house.as(li).change('accept-entries', { keys });
    await house.as(li).change('pass-review');
    expect(await waitsFor()).toEqual(['王']);
    await house.as(wang).change('approve');
    expect(await waitsFor()).toEqual([]);
  });

  it('never puts a person before their own work', async () => {
    await house.as(chen).submit(goodEntries());
    const review = (await items(chen)).find(
      ({ task, unit, dataYear }) => task === 'review' && unit === 'ou_a' && dataYear === 2023,
    );
    expect(review).toMatchObject({ isMine: false, status: 'submitted' });
  });

  it('tells a reviewer what moved most and what has to be explained', async () => {
    await approve('ou_a', figures('460', '1000', '290'), 'rd_test_2022');
    const jump = anEntry('KS2-01', { numerator: '600', denominator: '1000', explanation: '新增两个街道纳入服务范围' });
    await house.as(zhang).submit([jump, anEntry('KS2-02', { amount: '300' })]);
    const item = (await items(li)).find(({ dataYear }) => dataYear === 2023);
    expect(item).toMatchObject({ explainFindings: 1, largestChange: { points: '14.0' } });
  });
});
