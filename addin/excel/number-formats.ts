import { exact, toPlainText } from '../../functions/domain/decimal';
import { readCell } from '../../functions/domain/form/read-cell';

/**
 * Formats that Excel gives a cell by itself when a percentage (5%), a date (3/4, 1-2) or a time (12:30) is typed. What stands in the
 * cell then is another number than anybody typed, and the next number typed under the format is another one again.
 */
type Disguise = 'percent' | 'date';

/** Null where a number shows as the number it is, whatever its decimals, thousands or currency look like. */
export function disguiseOf(format: string): Disguise | null {
  // A section is for positive numbers, one for negative ones, …: Excel gives all of them the same kind.
  const codes = format
    // Words in quotes, escaped letters, colours and languages in brackets; but [h] are hours.
    .replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .replace(/general|g\/通用格式|e[+-]/gi, '');
  if (codes.includes('%')) return 'percent';
  // aaa is the day of the week, e and g a year and its era; a lone 年 stands for nothing.
  return /[ymdhs]|a{3}|[eg]/i.test(codes) ? 'date' : null;
}

/** What is seen of a number under such a format, in words that are never taken for a figure. */
export function shownAs(disguise: Disguise, value: number, shown: string): string {
  if (disguise === 'percent') return percentText(value);
  // In a column that is too narrow a date shows as ####.
  const text = /^#*$/.test(shown.trim()) ? dateText(value) : shown.trim();
  return readCell(text).kind === 'unreadable' ? text : dateText(value);
}

/** What a number in a percent format shows, with all its digits: 0.05 → `5%`. */
function percentText(value: number): string {
  const reading = readCell(value);
  return reading.kind === 'amount' ? `${toPlainText(exact(reading.amount).mul(100))}%` : `${value}`;
}

/** A day as Excel counts them, with the time in its fraction: 46085 → `2026/3/4`, 0.5 → `12:00`. Excel shows none before its first. */
function dateText(serial: number): string {
  if (serial < 0) return '####';
  const days = Math.floor(serial);
  // Half past twelve is 0.5208333…, a hair less than it should be.
  const minutes = Math.floor((serial - days) * 24 * 60 + 1e-6);
  const time = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
  if (days === 0) return time;
  const day = new Date((days - daysTo1970) * millisecondsOfADay);
  const date = `${day.getUTCFullYear()}/${day.getUTCMonth() + 1}/${day.getUTCDate()}`;
  return minutes === 0 ? date : `${date} ${time}`;
}

const daysTo1970 = 25_569;
const millisecondsOfADay = 86_400_000;
