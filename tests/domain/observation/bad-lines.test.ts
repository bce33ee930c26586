import { describe, expect, it } from 'vitest';
import { readCsv } from '../../../functions/documents/read-csv';
import { toChildReports } from '../../../functions/domain/observation/child-reports';
import { checkObservations, observationAsOf } from '../../../functions/domain/observation/observations';
import { checkLines, header, inShort, plan, seededCsv, units } from './kunshan-lines';

const states = 'NUMERIC,MISSING,NOT_APPLICABLE,NOT_SUBMITTED,TRANSFERRED,DISCONTINUED';

describe('the observations of the demo', () => {
  it('have nothing wrong with them, with and without the list of units', () => {
    expect(checkObservations(readCsv(seededCsv), plan, units).problems).toEqual([]);
    expect(checkObservations(readCsv(seededCsv), plan, null).problems).toEqual([]);
  });
});

describe('a line that cannot count', () => {
  it.each<[string, string, string]>([
    [
      'has an indicator the plan does not know',
      'KS2-99,,2021,ou_ks_kaifaqu,1,2022-01-20,NUMERIC,1,2,',
      '2 must unknownIndicator indicator KS2-99 → KS',
    ],
    [
      'has a part where the indicator is undivided',
      'KS2-01,urban,2021,ou_ks_kaifaqu,1,2022-01-20,NUMERIC,1,2,',
      '2 must unknownPart part urban → ',
    ],
    [
      'has no part where the indicator is divided',
      'KS2-17,,2021,ou_ks_kaifaqu,1,2022-01-20,NUMERIC,1,1,',
      '2 must unknownPart part  → ashes,vigil',
    ],
    [
      'comes from a unit nobody knows',
      'KS2-01,,2021,ou_ks_nowhere,1,2022-01-20,NUMERIC,1,2,',
      '2 must unknownUnit unit ou_ks_nowhere → ',
    ],
    ['comes from nobody', 'KS2-01,,2021,,1,2022-01-20,NUMERIC,1,2,', '2 must unknownUnit unit  → '],
    [
      'comes from a unit that is not asked',
      'KS2-01,,2021,ou_ks_bj,1,2022-01-20,NUMERIC,1,2,',
      '2 must unitNotAsked unit ou_ks_bj → KS2-01',
    ],
    [
      'is of a year before the plan',
      'KS2-01,,2020,ou_ks_kaifaqu,1,2022-01-20,NUMERIC,1,2,',
      '2 must yearOutside dataYear 2020 → 2021-2025',
    ],
    [
      'is of a year after the plan',
      'KS2-01,,2026,ou_ks_kaifaqu,1,2022-01-20,NUMERIC,1,2,',
      '2 must yearOutside dataYear 2026 → 2021-2025',
    ],
    ['is of no year', 'KS2-01,,21年,ou_ks_kaifaqu,1,2022-01-20,NUMERIC,1,2,', '2 must badYear dataYear 21年 → 2023'],
    ['has no version', 'KS2-01,,2021,ou_ks_kaifaqu,0,2022-01-20,NUMERIC,1,2,', '2 must badVersion version 0 → 1'],
    [
      'was approved on a day in words',
      'KS2-01,,2021,ou_ks_kaifaqu,1,2022年1月,NUMERIC,1,2,',
      '2 must badDate approvedOn 2022年1月 → YYYY-MM-DD',
    ],
    [
      'was approved on a day no calendar has',
      'KS2-01,,2021,ou_ks_kaifaqu,1,2023-02-29,NUMERIC,1,2,',
      '2 must badDate approvedOn 2023-02-29 → YYYY-MM-DD',
    ],
    [
      'is in a state nobody knows',
      'KS2-01,,2021,ou_ks_kaifaqu,1,2022-01-20,BLANK,,,',
      `2 must unknownState state BLANK → ${states}`,
    ],
    ['is in no state', 'KS2-01,,2021,ou_ks_kaifaqu,1,2022-01-20,,1,2,', `2 must unknownState state  → ${states}`],
    [
      'has a percentage typed for an amount',
      'KS2-02,,2021,ou_ks_kaifaqu,1,2022-01-20,NUMERIC,,,50%',
      '2 must notAnAmount amount 50% → 1234.5',
    ],
    [
      'has full-width digits',
      'KS2-02,,2021,ou_ks_kaifaqu,1,2022-01-20,NUMERIC,,,２３２',
      '2 must notAnAmount amount ２３２ → 1234.5',
    ],
    [
      'has a dash for a figure',
      'KS2-02,,2021,ou_ks_kaifaqu,1,2022-01-20,NUMERIC,,,－',
      '2 must notAnAmount amount － → 1234.5',
    ],
    [
      'has a figure with an exponent',
      'KS2-02,,2021,ou_ks_kaifaqu,1,2022-01-20,NUMERIC,,,2e3',
      '2 must notAnAmount amount 2e3 → 1234.5',
    ],
    [
      'has thousands set apart',
      'KS2-02,,2021,ou_ks_kaifaqu,1,2022-01-20,NUMERIC,,,"1,044"',
      '2 must notAnAmount amount 1,044 → 1234.5',
    ],
    [
      'has a percentage where numerator and denominator are due',
      'KS2-01,,2021,ou_ks_kaifaqu,1,2022-01-20,NUMERIC,,,42.5',
      '2 must amountForRatio amount 42.5 → numerator,denominator',
    ],
    [
      'has a percentage beside its numerator and denominator',
      'KS2-01,,2021,ou_ks_kaifaqu,1,2022-01-20,NUMERIC,17,40,42.5',
      '2 must amountForRatio amount 42.5 → numerator,denominator',
    ],
    [
      'has numerator and denominator where an amount is due',
      'KS2-02,,2021,ou_ks_kaifaqu,1,2022-01-20,NUMERIC,17,40,',
      '2 must ratioForAmount numerator 17 → amount',
    ],
    [
      'has a numerator alone',
      'KS2-01,,2021,ou_ks_kaifaqu,1,2022-01-20,NUMERIC,17,,',
      '2 must figureMissing denominator  → numerator,denominator',
    ],
    [
      'has no figure, and no word on why',
      'KS2-01,,2021,ou_ks_kaifaqu,1,2022-01-20,NUMERIC,,,',
      '2 must figureMissing -  → ',
    ],
    [
      'says that there is no figure, beside a figure',
      'KS2-01,,2021,ou_ks_kaifaqu,1,2022-01-20,MISSING,17,40,',
      '2 must figureBesideState numerator 17 → MISSING',
    ],
    [
      'divides by zero',
      'KS2-01,,2021,ou_ks_kaifaqu,1,2022-01-20,NUMERIC,0,0,',
      '2 must zeroDenominator denominator 0 → 60周岁以上户籍老年人数',
    ],
    [
      'counts fewer than none',
      'KS2-02,,2021,ou_ks_kaifaqu,1,2022-01-20,NUMERIC,,,-3',
      '2 must negative amount -3 → 年末累计完成家庭适老化改造户数',
    ],
    ['has a cell too few', 'KS2-02,,2021,ou_ks_kaifaqu,1,2022-01-20,NUMERIC,,232', '2 must cellCount - 9 → 10'],
    ['has a cell too many', 'KS2-02,,2021,ou_ks_kaifaqu,1,2022-01-20,NUMERIC,,,1,044', '2 must cellCount - 11 → 10'],
  ])('because it %s', (_why, line, problem) => {
    const observations = checkLines([line]);
    expect(observations.problems.map(inShort)).toEqual([problem]);
    expect([...observations.versions.values()].flat()).toEqual([]);
    for (const report of toChildReports(observations, 2021, '2099-12-31')) expect(report.entries).toBeNull();
  });

  it('has all its mistakes named at once', () => {
    const { problems } = checkLines(['KS2-99,,2019,ou_ks_nowhere,x,soon,NUMERIC,1%,,']);
    expect(problems.map(({ code }) => code)).toEqual([
      'badVersion',
      'badDate',
      'notAnAmount',
      'unknownIndicator',
      'yearOutside',
      'unknownUnit',
    ]);
  });

  it('is held against the unit’s own years: one that was merged in 2023 reports for the last time for 2022', () => {
    const [gone] = units.filter(({ id }) => id === 'ou_ks_jinxi').map((unit) => ({ ...unit, validTo: 2022 }));
    const known = units.map((unit) => (gone && unit.id === gone.id ? gone : unit));
    const line = (year: number) => `KS2-02,,${year},ou_ks_jinxi,1,2024-01-20,NUMERIC,,,5`;
    expect(checkLines([line(2022), line(2023)], known).problems.map(inShort)).toEqual([
      '3 must unitNotAsked unit ou_ks_jinxi → KS2-02',
    ]);
  });
});

describe('a line that counts though something is to be said of it', () => {
  it.each<[string, string, string]>([
    [
      'more were served than there are',
      'KS2-01,,2021,ou_ks_kaifaqu,1,2022-01-20,NUMERIC,103,100,',
      '2 explain aboveWhole numerator 103 → 100',
    ],
    [
      'half a household was counted',
      'KS2-02,,2021,ou_ks_kaifaqu,1,2022-01-20,NUMERIC,,,2.5',
      '2 explain notWhole amount 2.5 → 年末累计完成家庭适老化改造户数',
    ],
    [
      'it was handed to others there, and the plan still counts it',
      'KS2-02,,2021,ou_ks_kaifaqu,1,2022-01-20,TRANSFERRED,,,',
      '2 notice stateAgainstPlan state TRANSFERRED → active',
    ],
  ])('%s', (_what, line, problem) => {
    const observations = checkLines([line]);
    expect(observations.problems.map(inShort)).toEqual([problem]);
    expect([...observations.versions.values()].flat()).toHaveLength(1);
  });

  it('it is of a year in which the plan no longer counts the indicator', () => {
    const indicators = plan.indicators.map((indicator) => ({
      ...indicator,
      lifecycle: { state: 'transferred' as const, since: 2023, receiver: '医疗保障局', note: '' },
    }));
    const line = (year: number) => `KS2-02,,${year},ou_ks_kaifaqu,1,2024-01-20,NUMERIC,,,5`;
    expect(checkLines([line(2022), line(2023)], units, { indicators }).problems.map(inShort)).toEqual([
      '3 notice notActive state NUMERIC → transferred',
    ]);
  });

  it('amounts below zero where no things are counted, as a growth may be', () => {
    const growth = plan.indicators.find(({ id }) => id === 'KS2-10');
    expect(growth?.reporting.kind === 'ratio' && growth.reporting.numerator.isWhole).toBe(false);
    const line = (figures: string) => `KS2-10,,2021,ou_ks_bj,1,2022-01-20,NUMERIC,${figures},`;
    expect(checkLines([line('-12.5,2640')]).problems).toEqual([]);
    expect(checkLines([line('12.5,-2640')]).problems.map(({ code }) => code)).toEqual(['negative']);
  });
});

describe('a file', () => {
  const line = 'KS2-02,,2021,ou_ks_kaifaqu,1,2022-01-20,NUMERIC,,,232';

  it('may have its columns in any order and further ones between them', () => {
    const turned =
      'remark,amount,unit,我的备注,dataYear,indicator,state,part,version,approvedOn,denominator,numerator\n' +
      '好,232,ou_ks_kaifaqu,不管,2021,KS2-02,NUMERIC,,1,2022-01-20,,\n';
    const found = checkObservations(readCsv(turned), plan, units);
    expect(found.problems).toEqual([]);
    const cell = { indicator: 'KS2-02', part: null, dataYear: 2021, unit: 'ou_ks_kaifaqu' } as const;
    expect(observationAsOf(found, cell, '2022-01-20')).toMatchObject({ line: 2, amount: '232', remark: '好' });
  });

  it('reads the same with Excel’s mark and line ends, blank lines and blanks around cells', () => {
    const plainly = checkLines([line]);
    const asExcel = `\ufeff${header}\r\n\r\n${line.replaceAll(',', ' , ')}\r\n,,,,,,,,,\r\n`;
    const read = checkObservations(readCsv(asExcel), plan, units);
    const [first] = [...plainly.versions.values()].flat();
    expect([...read.versions.values()].flat()).toEqual([{ ...first, line: 3 }]);
    expect(read.problems).toEqual([]);
  });

  it('counts its lines as an editor does, also past a remark in several lines', () => {
    const csv = `${header},remark\n${line},"一\n二\n三"\n${line.replace('232', 'x')},\n`;
    expect(checkObservations(readCsv(csv), plan, units).problems.map(inShort)).toEqual([
      '5 must notAnAmount amount x → 1234.5',
    ]);
  });

  it.each<[string, string, string[]]>([
    ['is empty', '', Array(10).fill('1 columnMissing')],
    ['lacks a column', `${header.replace(',approvedOn', '')}\n${line}`, ['1 columnMissing']],
    ['has a column twice', `${header},amount\n${line},5`, ['1 columnTwice']],
    ['has a quotation mark that never ends', `${header}\n${line}\n"${line}\n${line}\n`, ['3 quoteOpen']],
  ])('that %s is answered, not thrown back', (_what, csv, problems) => {
    const found = checkObservations(readCsv(csv), plan, units);
    expect(found.problems.map((one) => `${one.line} ${one.code}`)).toEqual(problems);
  });
});
