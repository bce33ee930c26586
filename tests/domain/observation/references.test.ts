import { describe, expect, it } from 'vitest';
import { readCsv } from '../../../functions/documents/read-csv';
import { toText } from '../../../functions/domain/decimal';
import { isDay } from '../../../functions/domain/observation/day';
import { checkReferences, referenceAsOf } from '../../../functions/domain/observation/references';
import { inShort } from './kunshan-lines';

const references = [{ id: 'rs_zs_dibao' as const, name: '低保标准', measure: '元/月', definition: '' }];
const read = (...lines: string[]) =>
  checkReferences(readCsv(['series,year,version,enteredOn,amount,source', ...lines].join('\n')), { references });

describe('outside figures', () => {
  const lines = ['rs_zs_dibao,2022,1,2023-01-05,765,公告', 'rs_zs_dibao,2022,2,2023-07-01,770,更正公告'];

  it.each([
    ['2023-01-04', null],
    ['2023-01-05', '765'],
    ['2023-06-30', '765'],
    ['2023-07-01', '770'],
  ])('as known on %s', (day, amount) => {
    for (const all of [lines, lines.toReversed()]) {
      const found = referenceAsOf(read(...all), 'rs_zs_dibao', 2022, day);
      expect(found && toText(found.value, 0)).toBe(amount);
    }
    expect(referenceAsOf(read(...lines), 'rs_zs_dibao', 2021, '2099-01-01')).toBeNull();
  });

  it.each<[string, string, string]>([
    [
      'a series the plan does not name',
      'rs_x,2022,1,2023-01-05,765,',
      '2 must unknownSeries series rs_x → rs_zs_dibao',
    ],
    ['no year', 'rs_zs_dibao,去年,1,2023-01-05,765,', '2 must badYear year 去年 → 2023'],
    ['no version', 'rs_zs_dibao,2022,,2023-01-05,765,', '2 must badVersion version  → 1'],
    ['no day', 'rs_zs_dibao,2022,1,,765,', '2 must badDate enteredOn  → YYYY-MM-DD'],
    ['no amount', 'rs_zs_dibao,2022,1,2023-01-05,约765,', '2 must notAnAmount amount 约765 → 1234.5'],
    ['a cell too few', 'rs_zs_dibao,2022,1,2023-01-05,765', '2 must cellCount - 5 → 6'],
  ])('with %s are named and left out', (_what, line, problem) => {
    const found = read(line);
    expect(found.problems.map(inShort)).toEqual([problem]);
    expect(referenceAsOf(found, 'rs_zs_dibao', 2022, '2099-01-01')).toBeNull();
  });

  it('of which two differ under one version are both left out', () => {
    const found = read('rs_zs_dibao,2022,1,2023-01-05,765,', 'rs_zs_dibao,2022,1,2023-01-05,766,');
    expect(found.problems.map(({ file, code }) => [file, code])).toEqual([
      ['references', 'versionTwice'],
      ['references', 'versionTwice'],
    ]);
  });
});

describe('a day', () => {
  it.each([
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['2000-02-29', true],
    ['1900-02-29', false],
    ['2023-04-31', false],
    ['2023-12-31', true],
    ['2023-13-01', false],
    ['2023-1-1', false],
    ['2023-00-10', false],
    ['2023-01-00', false],
    ['', false],
  ])('%s: %s', (text, is) => expect(isDay(text)).toBe(is));
});
