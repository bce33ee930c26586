import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../../functions/documents/read-csv';
import { toChildReports } from '../../../functions/domain/observation/child-reports';
import {
  absenceOf,
  checkObservations,
  type Observations,
  observationAsOf,
} from '../../../functions/domain/observation/observations';
import { checkLines, header, inShort, plan, units } from './kunshan-lines';

const cell = { indicator: 'KS2-02', part: null, dataYear: 2023, unit: 'ou_ks_jinxi' } as const;
const line = (version: number, approvedOn: string, amount: string, state = 'NUMERIC') =>
  `KS2-02,,2023,ou_ks_jinxi,${version},${approvedOn},${state},,,${amount}`;

const amountAsOf = (observations: Observations, day: string) =>
  observationAsOf(observations, cell, day)?.amount ?? null;

describe('the version that counts', () => {
  // Approved in January, corrected in June, corrected once more and not approved yet.
  const lines = [line(1, '2024-01-20', '90'), line(2, '2024-06-03', '95'), line(3, '', '99')];

  it.each([
    ['2024-01-19', null],
    ['2024-01-20', '90'],
    ['2024-06-02', '90'],
    ['2024-06-03', '95'],
    ['2099-12-31', '95'],
  ])('as known on %s is the newest one approved by then', (day, amount) => {
    expect(amountAsOf(checkLines(lines), day)).toBe(amount);
    expect(amountAsOf(checkLines(lines.toReversed()), day)).toBe(amount);
  });

  it('is carried with its line and its day of approval', () => {
    const [standing, report] = [
      observationAsOf(checkLines(lines), cell, '2024-12-31'),
      toChildReports(checkLines(lines), 2023, '2024-12-31').find(({ unit }) => unit.id === cell.unit),
    ];
    expect(standing).toMatchObject({ line: 3, version: 2, approvedOn: '2024-06-03' });
    expect(report?.approvedOn).toBe('2024-06-03');
  });

  it('is none of thousands that differ; each names ten of the others, and the command comes to an end', () => {
    const clashing = Array.from({ length: 20_000 }, (_, amount) => line(1, '2024-01-20', String(amount)));
    const { problems, barred, versions } = checkLines(clashing);
    expect(problems).toHaveLength(20_000);
    expect(problems[0]?.expected).toBe('3,4,5,6,7,8,9,10,11,12');
    expect(problems.at(-1)?.expected).toBe('2,3,4,5,6,7,8,9,10,11');
    expect([...barred.values()].map(({ length }) => length)).toEqual([20_000]);
    expect([...versions.values()]).toEqual([[]]);
  });

  it('is neither of two that differ, for nobody can say which holds; an earlier one stands', () => {
    const twice = checkLines([line(1, '2024-01-20', '90'), line(2, '2024-06-03', '95'), line(2, '2024-06-03', '96')]);
    expect(twice.problems.map(inShort)).toEqual([
      '3 must versionTwice version 2 → 4',
      '4 must versionTwice version 2 → 3',
    ]);
    expect(amountAsOf(twice, '2024-12-31')).toBe('90');
  });

  it('is counted once where the same line stands twice, also written differently', () => {
    const twice = checkLines([line(1, '2024-01-20', '90'), line(1, '2024-01-20', '90.0')]);
    expect(twice.problems.map(inShort)).toEqual(['3 notice lineTwice version 1 → 2']);
    expect(amountAsOf(twice, '2024-12-31')).toBe('90');
  });

  it('is the higher one even where it was approved before the lower, which is said', () => {
    const turned = checkLines([line(1, '2024-06-03', '90'), line(2, '2024-01-20', '95')]);
    expect(turned.problems.map(inShort)).toEqual(['3 notice approvalOutOfOrder approvedOn 2024-01-20 → 2024-06-03']);
    expect(amountAsOf(turned, '2024-12-31')).toBe('95');
  });

  it('never changes for an earlier day when a later version is added', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((number) => `2024-03-${String(number).padStart(2, '0')}`);
    const versions = fc.array(fc.record({ day: fc.option(day), amount: fc.nat(9999) }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(versions, fc.nat(9999), day, (earlier, added, asOf) => {
        const before = earlier.map((one, index) => line(index + 1, one.day ?? '', String(one.amount)));
        const after = [...before, line(earlier.length + 1, '2024-04-01', String(added))];
        expect(amountAsOf(checkLines(after), asOf)).toBe(amountAsOf(checkLines(before), asOf));
        expect(amountAsOf(checkLines(after), '2024-04-01')).toBe(String(added));
      }),
    );
  });
});

describe('a missing figure', () => {
  it.each<[string, string[], string, string, number | null]>([
    ['nobody wrote down', [], 'noLine', '', null],
    ['could not be read', [line(1, '2024-01-20', '5%')], 'barred', '', 2],
    ['waits for approval', [line(1, '', '90')], 'notApproved', '', 2],
    [
      'was approved later',
      [line(1, '2024-09-01', '90'), line(2, '2024-10-01', '91')],
      'approvedLater',
      '2024-09-01',
      2,
    ],
    ['is said not to be there', [line(1, '2024-01-20', '', 'MISSING')], 'noFigure', '2024-01-20', 2],
    ['was not handed in', [line(1, '2024-01-20', '', 'NOT_SUBMITTED')], 'notSubmitted', '2024-01-20', 2],
  ])('that %s says so', (_what, lines, why, on, number) => {
    expect(absenceOf(checkLines(lines), cell, '2024-06-30')).toEqual({ why, line: number, on: on || null });
  });
});

describe('who has to report', () => {
  const namesIn = (observations: Observations, year: number) =>
    observations.reporters.unitsIn(year).map(({ id }) => id.replace('ou_ks_', ''));

  it('are the units beneath the owner where their list is at hand: 11 区镇 and the bureau', () => {
    expect(namesIn(checkLines([]), 2021)).toHaveLength(12);
  });

  it('are, without a list, those who ever reported the indicator: who falls silent is missed', () => {
    const lines = [
      'KS2-02,,2021,ou_ks_jinxi,1,2022-01-20,NUMERIC,,,5',
      'KS2-02,,2021,ou_ks_bacheng,1,2022-01-20,NUMERIC,,,7',
      'KS2-06,,2022,ou_ks_jinxi,1,2023-01-20,NUMERIC,,,1',
      'KS2-02,,2022,ou_ks_jinxi,1,2023-01-20,NUMERIC,,,x',
    ];
    const observations = checkLines(lines, null);
    expect(namesIn(observations, 2022)).toEqual(['bacheng', 'jinxi']);
    const allocated = Object.fromEntries(observations.reporters.plan.indicators.map((one) => [one.id, one.appliesTo]));
    expect(allocated['KS2-02']).toEqual({ by: 'units', units: ['ou_ks_bacheng', 'ou_ks_jinxi'] });
    expect(allocated['KS2-06']).toEqual({ by: 'units', units: ['ou_ks_jinxi'] });
    expect(absenceOf(observations, { ...cell, dataYear: 2022, unit: 'ou_ks_bacheng' }, '2024-01-01').why).toBe(
      'noLine',
    );
    expect(absenceOf(observations, { ...cell, dataYear: 2022 }, '2024-01-01').why).toBe('barred');
  });

  it('are, without a list, never those the plan excepts, and always those it names', () => {
    const indicators = plan.indicators.map((indicator) => ({
      ...indicator,
      appliesTo:
        indicator.id === 'KS2-02'
          ? { by: 'types' as const, types: ['区镇'], except: ['ou_ks_jinxi' as const] }
          : { by: 'units' as const, units: ['ou_ks_bj' as const] },
    }));
    const lines = ['KS2-02,,2021,ou_ks_jinxi,1,2022-01-20,NUMERIC,,,5', 'KS2-06,,2021,ou_ks_x,1,,NUMERIC,,,5'];
    const observations = checkLines(lines, null, { indicators });
    expect(observations.problems.map(inShort)).toEqual([
      '2 must unitNotAsked unit ou_ks_jinxi → KS2-02',
      '3 must unitNotAsked unit ou_ks_x → KS2-06',
    ]);
    expect(namesIn(observations, 2021)).toEqual(['bj']);
  });
});

describe('states without a figure', () => {
  it.each([
    ['MISSING', 'MISSING'],
    ['NOT_APPLICABLE', 'NOT_APPLICABLE'],
    ['TRANSFERRED', 'NOT_APPLICABLE'],
    ['DISCONTINUED', 'NOT_APPLICABLE'],
    ['NOT_SUBMITTED', undefined],
  ])('%s goes into the roll-up as %s', (state, rolledUp) => {
    const reports = toChildReports(checkLines([line(1, '2024-01-20', '', state)]), 2023, '2024-06-30');
    const report = reports.find(({ unit }) => unit.id === cell.unit);
    expect(report?.entries?.[0]?.state).toBe(rolledUp);
  });
});

describe('many lines', () => {
  it('10,000 of them, in any order, are held against the plan within a second or two', () => {
    const lines: string[] = [];
    for (let number = 0; number < 10_000; number++) {
      const [unit, year, version] = [number % 1000, 2021 + (Math.floor(number / 1000) % 5), number < 5000 ? 1 : 2];
      lines.push(`KS2-02,,${year},ou_${unit},${version},2026-01-20,NUMERIC,,,${number}`);
    }
    const started = performance.now();
    const [one, other] = [lines, lines.toReversed()].map((all) =>
      checkObservations(readCsv([header, ...all].join('\n')), plan, null),
    );
    const reports = [one, other].map(
      (observations) => observations && toChildReports(observations, 2023, '2026-01-20'),
    );
    expect(performance.now() - started).toBeLessThan(4_000);
    expect(one?.problems).toEqual([]);
    expect(reports[0]).toHaveLength(1000);
    expect(reports[0]).toEqual(reports[1]);
    // Unit 17 of 2023: number 2017 first, 7017 as the second version.
    expect(reports[0]?.find(({ unit }) => unit.id === 'ou_17')?.entries?.[0]?.amount).toBe('7017');
  });

  it('never depend on their order', () => {
    const lines = [
      line(1, '2024-01-20', '90'),
      line(2, '2024-06-03', '95'),
      line(2, '2024-06-03', '96'),
      line(3, '2024-05-01', '97'),
      line(4, '', '98'),
      'KS2-02,,2023,ou_ks_bacheng,1,2024-01-20,NUMERIC,,,7',
      'KS2-02,,2023,ou_ks_bacheng,1,2024-01-20,NUMERIC,,,7.0',
      'KS2-06,,2023,ou_ks_bacheng,1,2024-01-20,NUMERIC,,,z',
    ];
    const figures = (all: string[]) => toChildReports(checkLines(all, units), 2023, '2024-05-31');
    fc.assert(
      fc.property(fc.shuffledSubarray(lines, { minLength: lines.length }), (shuffled) => {
        const rounded = (reports: ReturnType<typeof figures>) => JSON.stringify(reports).replaceAll('7.0', '7');
        expect(rounded(figures(shuffled))).toBe(rounded(figures(lines)));
      }),
    );
  });
});
