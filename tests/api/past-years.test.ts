import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readEvaluation } from '../../functions/actions/read-evaluation';
import type { PassportReply } from '../../functions/contract/evaluating';
import type { ApproveImportReply, ImportReply, ImportsReply } from '../../functions/contract/imports';
import type { Worklist } from '../../functions/contract/worklist';
import { readCsv } from '../../functions/documents/read-csv';
import { type Fraction, toExactText } from '../../functions/domain/decimal';
import type { Evaluation } from '../../functions/domain/evaluation/evaluate';
import { evaluationKindOf } from '../../functions/domain/evaluation/kind';
import { evaluateObservations } from '../../functions/domain/observation/evaluate-observations';
import type { Person } from '../../functions/domain/org/people';
import { plan as kunshan, units as kunshanUnits } from '../seeds/kunshan';
import { aCount, anIndicator, aPlan, goodEntries } from '../support/builders';
import { type House, openHouse } from '../support/house';
import { chen, li, units as plainUnits, wang, zhang, zhou } from '../support/people';

const head = 'indicator,part,dataYear,unit,version,approvedOn,state,numerator,denominator,amount,explanation,remark';
const csv = (...lines: string[]) => [head, ...lines].join('\n');
const toFile = (text: string, name = '2021年报.csv') => ({ name, base64: Buffer.from(text).toString('base64') });
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** 2021 of both counties: county A in two states, since its rate was corrected in April. */
const good = csv(
  'KS2-01,,2021,ou_a,1,2022-01-20,NUMERIC,300,1000,,,',
  'KS2-01,,2021,ou_a,2,2022-04-11,NUMERIC,310,1000,,补报一所站点,',
  'KS2-02,,2021,ou_a,1,2022-01-20,NUMERIC,,,1200,,',
  'KS2-01,,2021,ou_b,1,2022-01-22,NUMERIC,500,1000,,,',
  'KS2-02,,2021,ou_b,1,2022-01-22,MISSING,,,,,台账移交中',
);

let house: House;
let requests = 0;
beforeEach(async () => {
  house = await openHouse();
  requests = 0;
});
afterEach(() => house.close());

const at = '/plans/pl_test/imports';
const request = () => {
  requests += 1;
  return `request-past-${requests}`;
};
const tryIt = (text: string, person: Person = zhou) =>
  house.as(person).post<ImportReply>(`${at}/try`, { file: toFile(text) });
const bringIn = (text: string, differs: Record<string, unknown> = {}, person: Person = zhou) =>
  house
    .as(person)
    .post<ImportReply>(at, { requestId: request(), file: toFile(text), leaveOutFaulty: false, ...differs });
const list = async (person: Person = wang) => (await house.as(person).get<ImportsReply>(at)).body;
const stored = (unit: 'ou_a' | 'ou_b') => house.stores.submissions.get('rd_ks_2021', 'ou_city', unit);

async function approveAll(person: Person = wang) {
  const { imports } = await list(person);
  const units = imports.flatMap((one) => one.units).map(({ round, unit, revision }) => ({ round, unit, revision }));
  return house.as(person).post<ApproveImportReply>(`${at}/approve`, { requestId: request(), units });
}

describe('trying a file of past years', () => {
  it('says of every unit and year what would go on record, and stores nothing', async () => {
    const { status, body } = await tryIt(good);
    expect(status).toBe(200);
    expect(body).toMatchObject({ source: '2021年报.csv', sha256: sha256(good), lines: 5, faults: 0, hints: 0 });
    expect(body.years).toMatchObject([
      {
        dataYear: 2021,
        isNew: true,
        refusal: null,
        units: [
          { name: '甲县', figures: 2, days: ['2022-01-20', '2022-04-11'], isNew: true },
          { name: '乙县', figures: 2, days: ['2022-01-22'], isNew: true },
        ],
      },
    ]);
    expect(await house.stores.rounds.get('rd_ks_2021')).toBeNull();
  });

  it.each([
    ['an indicator of another plan', 'NT2-01,,2021,ou_a,1,2022-01-20,NUMERIC,1,2,,,', 'unknownIndicator'],
    ['a unit of another city', 'KS2-01,,2021,ou_else,1,2022-01-20,NUMERIC,1,2,,,', 'unknownUnit'],
    ['a year outside of the plan', 'KS2-01,,2019,ou_a,1,2020-01-20,NUMERIC,1,2,,,', 'yearOutside'],
    ['a year that is not over', 'KS2-01,,2024,ou_a,1,2024-01-05,NUMERIC,1,2,,,', 'yearNotOver'],
    ['a day that has not come', 'KS2-01,,2021,ou_a,1,2024-01-09,NUMERIC,1,2,,,', 'approvedAhead'],
    ['what was never approved', 'KS2-01,,2021,ou_a,1,,NUMERIC,1,2,,,', 'neverApproved'],
    ['a figure with a separator', 'KS2-01,,2021,ou_a,1,2022-01-20,NUMERIC,"1,000",2,,,', 'notAnAmount'],
    ['a percentage for a rate', 'KS2-01,,2021,ou_a,1,2022-01-20,NUMERIC,,,43.5,,', 'amountForRatio'],
    ['a cell too few', 'KS2-01,,2021,ou_a,1,2022-01-20,NUMERIC,1,2', 'cellCount'],
    ['a text for a book', `KS2-01,,2021,ou_a,1,2022-01-20,NUMERIC,1,2,,${'长'.repeat(2001)},`, 'textTooLong'],
  ])('names %s by its line', async (_, line, code) => {
    const { body } = await tryIt(csv('KS2-02,,2021,ou_a,1,2022-01-20,NUMERIC,,,1200,,', line));
    expect(body.problems.map((problem) => [problem.line, problem.code])).toContainEqual([3, code]);
    expect(body.years.flatMap(({ units }) => units.map(({ figures }) => figures))).toEqual([1]);
  });

  it('is for planners alone', async () => {
    expect((await tryIt(good, wang)).status).toBe(404);
    expect((await tryIt(good, zhang)).status).toBe(404);
  });

  it('refuses what is no text, and more lines than one file may have', async () => {
    const picture = { name: '图.csv', base64: Buffer.from([0x89, 0x50, 0xff, 0xff, 0x00]).toString('base64') };
    const broken = await house.as(zhou).post(`${at}/try`, { file: picture });
    expect(broken.problem?.code).toBe('import.unreadable');
    const many = await tryIt(Array.from({ length: 5001 }, () => 'KS').join('\n'));
    expect(many.problem).toMatchObject({ code: 'import.tooManyLines', details: { lines: 5001, limit: 5000 } });
    expect((await tryIt('')).body).toMatchObject({ lines: 0, years: [] });
  });
});

describe('importing past years', () => {
  it('keeps a step for each day on which something was approved, and waits for somebody else', async () => {
    expect((await bringIn(good)).status).toBe(200);
    const round = await house.stores.rounds.get('rd_ks_2021');
    expect(round).toMatchObject({ dataYear: 2021, isOpen: false, route: ['approval'], title: '2021年度历史数据' });
    const county = await stored('ou_a');
    expect(county).toMatchObject({
      status: 'reviewed',
      revision: 2,
      imported: { source: '2021年报.csv', sha256: sha256(good), countsFrom: '2022-04-11' },
    });
    expect(county?.entries[0]).toMatchObject({ numerator: '310', explanation: '补报一所站点' });
    const steps = await house.stores.submissions.history('sub_ks_2021_a', county?.commit ?? null);
    expect(steps.map(({ action, countsFrom }) => [action, countsFrom])).toEqual([
      ['importRecord', '2022-01-20'],
      ['importRecord', '2022-04-11'],
    ]);
    // The hash of the file is part of what is chained.
    expect(steps[0]?.reason).toBe(`2021年报.csv (sha256 ${sha256(good)})`);
  });

  it('stores nothing of a file with mistakes until somebody says that those lines stay out', async () => {
    const faulty = `${good}\nKS2-99,,2021,ou_a,1,2022-01-20,NUMERIC,1,2,,,`;
    const refused = await bringIn(faulty);
    expect(refused.problem).toMatchObject({ status: 422, code: 'import.faulty', details: { count: 1 } });
    expect(await stored('ou_a')).toBeNull();
    expect((await bringIn(faulty, { leaveOutFaulty: true })).status).toBe(200);
    expect((await stored('ou_a'))?.entries).toHaveLength(2);
  });

  it('does nothing twice: a repeated request finds what it made, also after the approval', async () => {
    await bringIn(good, { requestId: 'request-again' });
    await bringIn(good, { requestId: 'request-again' });
    expect((await stored('ou_a'))?.revision).toBe(2);
    await approveAll();
    expect((await bringIn(good, { requestId: 'request-again' })).status).toBe(200);
    expect(await stored('ou_a')).toMatchObject({ status: 'approved', revision: 3 });
  });

  it('takes another file under the same request for another wish', async () => {
    await bringIn(good, { requestId: 'request-again' });
    await bringIn(good.replace('NUMERIC,,,1200', 'NUMERIC,,,1250'), { requestId: 'request-again' });
    expect((await stored('ou_a'))?.entries[1]).toMatchObject({ amount: '1250' });
  });

  it('lets a corrected file take the place of one that is not approved, and says what differs', async () => {
    await bringIn(good);
    const mended = good.replace('NUMERIC,,,1200', 'NUMERIC,,,1250');
    const [year] = (await tryIt(mended)).body.years;
    expect(year?.units.map(({ differing }) => differing)).toEqual([['KS2-02'], []]);
    expect((await bringIn(mended)).status).toBe(200);
    expect((await stored('ou_a'))?.entries[1]).toMatchObject({ amount: '1250' });
    const { imports } = await list();
    expect(imports.map((one) => one.sha256)).toEqual([sha256(mended)]);
  });

  it('is refused with the reason over what is approved, what people filled, and what is being filled', async () => {
    await bringIn(good);
    await approveAll();
    expect((await bringIn(good)).problem?.code).toBe('import.approved');

    const year2023 = csv('KS2-02,,2023,ou_a,1,2024-01-04,NUMERIC,,,1200,,');
    expect((await bringIn(year2023)).problem).toMatchObject({ code: 'import.roundOpen', details: { dataYear: 2023 } });

    await house.as(zhang).change('save-draft', { entries: goodEntries() }, 'ou_a', 'rd_test_2022');
    const open = await house.stores.rounds.get('rd_test_2022');
    if (open) await house.stores.rounds.put({ ...open, isOpen: false });
    const year2022 = csv('KS2-02,,2022,ou_b,1,2023-01-04,NUMERIC,,,1200,,');
    expect((await bringIn(year2022)).problem).toMatchObject({ code: 'import.filled', details: { units: 1 } });
  });
});

describe('the approval of an import', () => {
  it('is nobody’s who imported it, whatever else they are', async () => {
    expect((await bringIn(good, {}, chen)).status).toBe(200);
    expect((await approveAll(chen)).problem?.code).toBe('submission.ownWork');
    expect((await approveAll(zhou)).problem?.code).toBe('action.notYours');
    expect((await house.as(li).get(at)).status).toBe(404);
    expect(await stored('ou_a')).toMatchObject({ status: 'reviewed' });
  });

  it('goes unit by unit or all at once, and tells what did not go through', async () => {
    await bringIn(good);
    const seen = await house.as(wang).get<Worklist>('/worklist');
    expect(seen.body.rounds.find(({ dataYear }) => dataYear === 2021)?.waiting).toMatchObject({ imports: 2 });
    const units = [
      { round: 'rd_ks_2021', unit: 'ou_a', revision: 2 },
      // Somebody read it before the newest file came.
      { round: 'rd_ks_2021', unit: 'ou_b', revision: 7 },
    ];
    const { body } = await house.as(wang).post<ApproveImportReply>(`${at}/approve`, { requestId: request(), units });
    expect(body.refused).toMatchObject([{ unit: 'ou_b', refusal: { code: 'submission.stale' } }]);
    expect(body.imports.imports[0]?.units.map(({ name, status }) => [name, status])).toEqual([
      ['甲县', 'approved'],
      ['乙县', 'reviewed'],
    ]);
    expect((await house.as(wang).change('approve', {}, 'ou_b', 'rd_ks_2021')).status).toBe(200);
    const after = await house.as(wang).get<Worklist>('/worklist');
    expect(after.body.rounds.find(({ dataYear }) => dataYear === 2021)?.waiting).toBeUndefined();
  });

  it('does not reach what people handed in', async () => {
    await house.as(zhang).submit(goodEntries());
    const units = [{ round: 'rd_test_2023', unit: 'ou_a', revision: 1 }];
    const { problem } = await house.as(wang).post(`${at}/approve`, { requestId: request(), units });
    expect(problem?.code).toBe('thing.notFound');
  });

  it('does not reach a correction of what was imported: that is looked at line by line', async () => {
    await bringIn(good);
    await approveAll();
    await house.as(zhang).change('correct', { reason: '2021年台账漏计一所站点', keys: [] }, 'ou_a', 'rd_ks_2021');
    const form = await house.as(zhang).open('ou_a', 'rd_ks_2021');
    const entries = form.body.submission.entries.map((entry) =>
      entry.key === 'KS2-02' ? { ...entry, amount: '1201' } : entry,
    );
    await house.as(zhang).submit(entries, {}, 'ou_a', 'rd_ks_2021');
    const listed = (await list()).imports.flatMap(({ units }) => units).find(({ unit }) => unit === 'ou_a');
    expect(listed?.status === 'reviewed' && listed.refusal === null).toBe(false);
    await approveAll();
    expect(await stored('ou_a')).toMatchObject({ status: 'reviewed' });
    expect((await house.as(wang).change('approve', {}, 'ou_a', 'rd_ks_2021')).status).toBe(200);
  });

  it('leaves 更正 as the one way on, with a filler who answers for it', async () => {
    await bringIn(good);
    await approveAll();
    await house
      .as(zhang)
      .change('correct', { reason: '2021年台账漏计一所站点', keys: ['KS2-02'] }, 'ou_a', 'rd_ks_2021');
    const form = await house.as(zhang).open('ou_a', 'rd_ks_2021');
    const entries = form.body.submission.entries.map((entry) =>
      entry.key === 'KS2-02' ? { ...entry, amount: '1201' } : entry,
    );
    expect((await house.as(zhang).submit(entries, {}, 'ou_a', 'rd_ks_2021')).status).toBe(200);
    // Not the planner either can put a file over a correction that is under way.
    expect((await bringIn(good)).problem?.code).toBe('import.approved');
    expect((await house.as(wang).change('approve', {}, 'ou_a', 'rd_ks_2021')).status).toBe(200);
    expect(await stored('ou_a')).toMatchObject({ status: 'approved', imported: null });
  });
});

describe('figures as they counted on a day', () => {
  it('tell in the passport from which file they are, by whose hands, and from which day', async () => {
    await bringIn(good);
    await approveAll();
    const { body } = await house.as(zhou).get<PassportReply>('/rounds/rd_ks_2021/evaluation/passport/KS2-01');
    expect(body.units[0]).toMatchObject({
      numerator: '310',
      filledBy: { name: '周' },
      approvedBy: { name: '王' },
      imported: { source: '2021年报.csv', sha256: sha256(good), countsFrom: '2022-04-11' },
    });
    expect(body.recomputed).toEqual(body.value);
  });

  it('are those of the file, day by day, before it was approved here; and none before its first day', async () => {
    await bringIn(good);
    await approveAll();
    const rate = async (day: string) => {
      const { evaluation } = await readEvaluation(
        { stores: house.stores, now: () => '2024-01-08T02:00:00.000Z' },
        zhou.id,
        'rd_ks_2021',
        `${day}T04:00:00.000Z`,
      );
      const value = evaluation.indicators[0]?.parts[0]?.rollUp.value;
      return value ? toExactText(value) : null;
    };
    expect(await rate('2022-01-19')).toBeNull();
    expect(await rate('2022-01-21')).toBe('30'); // 300/1000, county B not yet there
    expect(await rate('2022-02-01')).toBe('40'); // (300 + 500)/2000
    expect(await rate('2022-04-11')).toBe('81/2'); // (310 + 500)/2000 = 40.5 %
  });
});

describe('the newest figure (LATEST) of a past year', () => {
  const plan = aPlan({ indicators: [anIndicator(), aCount({ rollUp: 'LATEST' })] });
  const text = csv(
    'KS2-02,,2021,ou_a,1,2022-01-20,NUMERIC,,,1200,,',
    'KS2-02,,2021,ou_b,1,2022-02-10,NUMERIC,,,900,,',
    'KS2-01,,2021,ou_b,1,2022-02-10,NUMERIC,500,1000,,,',
    // County A's rate was approved much later; of its standard nothing was said then.
    'KS2-01,,2021,ou_a,1,2022-04-11,NUMERIC,310,1000,,,',
  );

  it('is that of the line approved last, not of the unit of which something was approved last', async () => {
    const city = await openHouse(plan);
    const { stores } = city;
    const file = toFile(text);
    await city.as(zhou).post<ImportReply>(at, { requestId: 'request-latest', file, leaveOutFaulty: false });
    const { body } = await city.as(wang).get<ImportsReply>(at);
    const units = body.imports
      .flatMap((one) => one.units)
      .map(({ round, unit, revision }) => ({ round, unit, revision }));
    await city.as(wang).post<ApproveImportReply>(`${at}/approve`, { requestId: 'request-latest', units });
    const latest = async (...wish: string[]) => {
      const context = { stores, now: () => '2024-03-01T02:00:00.000Z' };
      const { evaluation } = await readEvaluation(context, zhou.id, 'rd_ks_2021', ...wish);
      const value = evaluation.indicators[1]?.parts[0]?.rollUp.value;
      return value ? toExactText(value) : null;
    };
    const days = ['2022-01-25', '2022-03-01', '2022-04-11', '2023-12-31', '2024-02-01'];
    const here = await Promise.all(days.map((day) => latest(`${day}T04:00:00.000Z`)));
    // Only A's 1200 at first; from 10 February on B's 900, also after A's rate of April.
    expect(here).toEqual(['1200', '900', '900', '900', '900']);
    expect(await latest()).toBe('900');
    const onFile = days.map((asOf) => {
      const { evaluation } = evaluateObservations({
        ...{ plan, observations: readCsv(text), units: plainUnits, references: null },
        ...{ year: 2021, kind: evaluationKindOf(plan, 2021), asOf },
      });
      const value = evaluation.indicators[1]?.parts[0]?.rollUp.value;
      return value ? toExactText(value) : null;
    });
    expect(onFile).toEqual(here);
    const passport = await city.as(zhou).get<PassportReply>('/rounds/rd_ks_2021/evaluation/passport/KS2-02');
    expect(passport.body.recomputed).toEqual(passport.body.value);
    await city.close();
  });

  it('of two files says what the newer one says', async () => {
    const city = await openHouse(plan);
    const bring = (lines: string, requestId: string) =>
      city.as(zhou).post<ImportReply>(at, { requestId, file: toFile(lines), leaveOutFaulty: false });
    await bring(text, 'request-first');
    const mended = text.replace('ou_a,1,2022-01-20', 'ou_a,1,2022-03-20');
    expect((await bring(mended, 'request-second')).status).toBe(200);
    const imported = (await city.stores.submissions.get('rd_ks_2021', 'ou_city', 'ou_a'))?.imported;
    expect(imported).toMatchObject({ countsFrom: '2022-04-11', earlier: { 'KS2-02': '2022-03-20' } });
    await city.close();
  });
});

// ---- The same as `npm run evaluate` on the same file -------------------------------------------------------------------

/** What an evaluation says, in exact figures. */
function toExact({ indicators, counts, timeShare }: Evaluation) {
  const exactly = (value: Fraction | null | undefined) => (value ? toExactText(value) : null);
  return {
    counts: [counts.binding, counts.anticipatory].map(({ rate, ...rest }) => ({ ...rest, rate: exactly(rate) })),
    timeShare: exactly(timeShare),
    indicators: indicators.map((item) => ({
      id: item.indicator.id,
      verdict: item.verdict,
      provisional: item.provisional,
      actual: exactly(item.actual),
      progress: exactly(item.deciding?.measured?.progress),
      pace: exactly(item.expectedPace),
      parts: item.parts.map((part) => ({
        value: exactly(part.rollUp.value),
        numerator: exactly(part.rollUp.numerator),
        denominator: exactly(part.rollUp.denominator),
        missing: part.rollUp.coverage.missing.toSorted(),
        carried: part.rollUp.coverage.carried.toSorted(),
        worst: part.worst && [part.worst.unit, exactly(part.worst.value)],
        years: part.years.map(({ year, value }) => [year, exactly(value)]),
      })),
    })),
  };
}

describe('an evaluation as of a past day on Kunshan’s figures', () => {
  const seeds = readFileSync(new URL('../../seeds/kunshan/observations.csv', import.meta.url), 'utf8').trim();
  // Corrections, some of them on a later day, a figure taken back, and one that is known to be missing.
  const text = [
    seeds,
    'KS2-01,,2021,ou_ks_kaifaqu,2,2022-06-30,NUMERIC,11111,27023,,,',
    'KS2-01,,2022,ou_ks_kaifaqu,2,2023-03-01,MISSING,,,,,',
    'KS2-02,,2021,ou_ks_kaifaqu,2,2023-01-18,NUMERIC,,,240,,',
    'KS2-03,,2022,ou_ks_kaifaqu,2,2023-05-04,NOT_SUBMITTED,,,,,',
  ].join('\n');
  const planner = {
    id: 'pn_ks_plan',
    name: '规划',
    duties: [{ role: 'planner', unit: kunshan.owner }],
    hasLeft: false,
  } satisfies Person;
  const approver = {
    id: 'pn_ks_head',
    name: '分管',
    duties: [{ role: 'approver', unit: kunshan.owner }],
    hasLeft: false,
  } satisfies Person;
  const days = [
    '2021-12-31',
    '2022-01-22',
    '2022-07-01',
    '2023-01-18',
    '2023-04-30',
    '2023-12-31',
    '2024-01-18',
    '2025-12-31',
  ];

  it('is the evaluation of the file on that day: same verdicts, same exact figures', async () => {
    const city = await openHouse(kunshan);
    city.clock.now = '2026-01-08T01:00:00.000Z';
    const { stores } = city;
    await Promise.all([...kunshanUnits.map(stores.units.put), stores.people.put(planner), stores.people.put(approver)]);
    const path = `/plans/${kunshan.id}/imports`;
    const file = toFile(text, 'observations.csv');
    const sent = await city
      .as(planner)
      .post<ImportReply>(path, { requestId: 'request-ks', file, leaveOutFaulty: false });
    expect(sent.body.faults).toBe(0);
    const { body } = await city.as(approver).get<ImportsReply>(path);
    const units = body.imports
      .flatMap((one) => one.units)
      .map(({ round, unit, revision }) => ({ round, unit, revision }));
    const done = await city
      .as(approver)
      .post<ApproveImportReply>(`${path}/approve`, { requestId: 'request-yes', units });
    expect(done.body.refused).toEqual([]);

    city.clock.now = '2026-02-01T01:00:00.000Z';
    const context = { stores, now: () => city.clock.now };
    const seen = new Set<string>();
    for (const year of [2021, 2022, 2023]) {
      for (const day of [...days, null]) {
        const wish = day === null ? [] : [`${day}T15:59:59.999Z`];
        const { evaluation } = await readEvaluation(context, planner.id, `rd_ks_${year}`, ...wish);
        const onFile = evaluateObservations({
          plan: kunshan,
          observations: readCsv(text),
          units: kunshanUnits,
          references: null,
          year,
          kind: evaluationKindOf(kunshan, year),
          asOf: day ?? '2026-02-01',
        });
        const here = toExact(evaluation);
        expect(here, `${year} as of ${day}`).toEqual(toExact(onFile.evaluation));
        seen.add(JSON.stringify(here));
      }
    }
    // The days do tell apart: had every one of them the same figures, the comparison would say little.
    expect(seen.size).toBeGreaterThan(10);
    await city.close();
  }, 60_000);
});
