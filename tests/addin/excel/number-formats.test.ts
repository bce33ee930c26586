import { describe, expect, it } from 'vitest';
import { disguiseOf, shownAs } from '../../../addin/excel/number-formats';

describe('the format of a cell for a figure', () => {
  it.each(['0%', '0.00%', '0.0%;[Red]-0.0%'])('%s is that of a percentage', (format) =>
    expect(disguiseOf(format)).toBe('percent'),
  );

  it.each([
    'yyyy/m/d',
    'm/d/yyyy',
    'yyyy"年"m"月"d"日";@',
    'd-mmm',
    'h:mm:ss',
    '[h]:mm',
    '[$-F800]dddd, mmmm dd, yyyy',
    '[$-804]aaaa',
    '[$-404]e/m/d',
  ])('%s is that of a date or a time', (format) => expect(disguiseOf(format)).toBe('date'));

  it.each([
    'General',
    'G/通用格式',
    '@',
    '0',
    '#,##0.00',
    '0.00E+00',
    '[Red]General',
    '[DBNum1]General',
    '_ * #,##0.00_ ;_ * -#,##0.00_ ',
    '"days"0',
    '0\\h',
    '# ?/?',
  ])('%s shows a number as that number', (format) => expect(disguiseOf(format)).toBeNull());
});

describe('what is seen of a number under such a format', () => {
  it.each([
    ['percent', 0.05, '5%', '5%'],
    // Rounded on the screen, whole in the finding.
    ['percent', 0.05123, '5.12%', '5.123%'],
    ['date', 46085, '3月4日', '3月4日'],
    // Too narrow a column.
    ['date', 46085, '########', '2026/3/4'],
    ['date', 46085.75, '', '2026/3/4 18:00'],
    ['date', 0.520833333333333, '####', '12:30'],
    // A format that shows the year alone would pass for a figure.
    ['date', 46085, '2026', '2026/3/4'],
    ['date', -3, '#####', '####'],
  ] as const)('%s: %d shown as %s is %s', (disguise, value, shown, seen) =>
    expect(shownAs(disguise, value, shown)).toBe(seen),
  );
});
