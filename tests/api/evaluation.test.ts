import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { EvaluationReply, ProgressReply } from '../../functions/contract/evaluation';
import type { Worklist } from '../../functions/contract/worklist';
import type { Entry } from '../../functions/domain/submission/entry';
import { aCount, anEntry, anIndicator, aPlan, aRound, goodEntries } from '../support/builders';
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

  it('lets a running total stand with the figure of the year before, listed and never counted', async () => {
    await approve('ou_a', figures('380', '1000', '1300'), 'rd_test_2022');
    await approve('ou_b', figures('500', '1000', '900'), 'rd_test_2022');
    await approve('ou_a', figures('400', '1000', '1600'));
    const { indicators, counts } = await evaluation();
    const [rate, households] = indicators;
    // 1600 of 2023 and 900 of 2022, too little yet to say anything; the rate is of the year and waits
    expect(households).toMatchObject({ actual: { text: '2500' }, verdict: 'incomplete', provisional: null });
    expect(households?.parts[0]).toMatchObject({ carried: ['乙县'], missing: [], reported: 1, applicable: 2 });
    expect(households?.parts[0]?.shares.map(({ carriedFrom }) => carriedFrom)).toEqual([null, 2022]);
    expect(rate?.parts[0]).toMatchObject({ carried: [], missing: ['乙县'] });
    expect(counts.anticipatory).toMatchObject({ total: 1, withoutData: 1, evaluated: 0, rate: null });
  });

  it('is for planners and approvers; a filler does not even learn that there is one', async () => {
    expect((await house.as(wang).get('/rounds/rd_test_2023/evaluation')).status).toBe(200);
    for (const person of [zhang, li]) {
      expect((await house.as(person).get('/rounds/rd_test_2023/evaluation')).problem).toMatchObject({ status: 404 });
    }
  });
});

describe('the evaluation of a plan whose versions and references move on', () => {
  let moving: House;
  beforeEach(async () => {
    moving = await openHouse(planOnMinimum);
  });
  afterEach(() => moving.close());

  const minimum = { id: 'rs_minimum', name: '低保标准', measure: '元/月', definition: '' } as const;
  /** 不低于低保标准的1.3倍, in the second row. */
  const planOnMinimum = aPlan({
    references: [minimum],
    indicators: [
      anIndicator(),
      aCount({
        valueKind: 'STD',
        direction: 'FLOOR',
        accumulation: 'STD_YEAR',
        rollUp: 'MIN',
        target: {
          kind: 'relative',
          version: 1,
          comparator: 'GE',
          reference: { kind: 'series', series: 'rs_minimum' },
          multiplier: '1.3',
          offset: '0',
          lagYears: 0,
          dueYear: 2025,
          everyYear: false,
          strength: 'hard',
          raw: '不低于低保标准的1.3倍',
        },
      }),
    ],
  });

  async function approveBoth(amount: string, round = 'rd_test_2023') {
    for (const [unit, filler] of [
      ['ou_a', zhang],
      ['ou_b', zhao],
    ] as const) {
      await moving.as(filler).submit(figures('400', '1000', amount), {}, unit, round);
      await moving.as(li).change('start-review', {}, unit, round);
      await moving.as(li).change('accept-entries', { keys }, unit, round);
      await moving.as(li).change('pass-review', {}, unit, round);
      await moving.as(wang).change('approve', {}, unit, round);
    }
  }
  const evaluated = async () =>
    (await moving.as(zhou).get<EvaluationReply>('/rounds/rd_test_2023/evaluation')).body.indicators;
  const enter = (revision: number, amount: string) =>
    moving.as(zhou).post('/plans/pl_test/references/rs_minimum', {
      requestId: `reference-${revision}`,
      ...{ revision, year: 2023, amount, source: '市民政局通知' },
    });

  it('judges a relative target once the outside figure of the year is entered, and by the one entered last', async () => {
    await approveBoth('1400');
    expect((await evaluated())[1]).toMatchObject({ actual: { text: '1400' }, verdict: 'notAssessable' });
    // 1.3 × 1095 = 1423.5 is above 1400; 1.3 × 1070 = 1391 is not
    await enter(0, '1095');
    const missed = (await evaluated())[1]?.verdict;
    await enter(1, '1070');
    const met = (await evaluated())[1]?.verdict;
    expect([missed, met]).toEqual(['behind', 'onPace']);
  });

  it('reads each year by the version its round was opened on, and shows nothing from before a change of definition', async () => {
    await approveBoth('1400', 'rd_test_2022');
    await approveBoth('1400');
    const trend = async (at: number) => (await evaluated())[at]?.trend.map(({ year, value }) => [year, value?.text]);
    expect(await trend(0)).toEqual([
      [2020, '41.0'],
      [2022, '40.0'],
      [2023, '40.0'],
    ]);
    const [rate, standard] = planOnMinimum.indicators;
    if (!rate || !standard) throw new Error('the plan has lost its rows');
    const series = { number: 2, since: 2023 };
    const second = {
      ...planOnMinimum,
      version: 2,
      indicators: [
        { ...rate, series },
        { ...standard, decimals: 1 },
      ],
    };
    await moving.stores.plans.publish(second, 1, 'request-second');
    // The round names version 1 until a new one is opened on version 2.
    expect((await trend(0))?.[1]).toEqual([2022, '40.0']);
    await moving.stores.rounds.put(aRound({ templateVersion: 2 }));
    expect((await trend(0))?.[1]).toEqual([2022, undefined]);
    expect((await trend(1))?.[1]).toEqual([2022, '1400.0']);
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
