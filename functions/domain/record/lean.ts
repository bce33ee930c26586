import { type EntryKey, fromEntryKey } from '../ids';
import { blankEntry, type Entry, figureFields } from '../submission/entry';
import { type Fields, isSameValue, toFields } from './lenient';

/*
 * How lines lie in the table. A form is stored with every step that changes a cell of it, so it says nothing twice: of a line
 * only what a blank one of its key would not say, and of a figure a row. Both ways back are lenient, and are asked by whoever
 * reads as well as by whoever verifies; what was stored when every field was spelt out comes back as it is.
 */

/** The fields of a line that do not follow from its key and from the other ones. */
export function toLean(entry: Entry): Fields {
  const said: Fields = { ...entry };
  const implied = impliedBy(said);
  return Object.fromEntries(
    Object.entries(said).filter(([name, value]) => name === 'key' || !isSameValue(value, implied[name])),
  );
}

/** The inverse of {@link toLean}. */
export function toWhole(line: Fields): Fields {
  return typeof line.key === 'string' ? { ...impliedBy(line), ...line } : line;
}

/** A line that says nothing else: of the indicator and part that its key names, blank, and in the state its cells tell of. */
function impliedBy(line: Fields): Fields {
  const key = line.key as EntryKey;
  const { indicator, part } = fromEntryKey(key);
  const isFilled =
    figureFields.some((field) => (line[field] ?? null) !== null) || Object.keys(toFields(line.unread) ?? {}).length > 0;
  return { ...blankEntry(key, indicator, part), state: isFilled ? 'NUMERIC' : 'BLANK' };
}

/** Those oftenest empty last: nulls at the end of a row are left away. */
const columns = ['key', 'numerator', 'denominator', 'amount', 'state'] as const;

export type Figure = Pick<Entry, (typeof columns)[number]>;

/** What a parent adds up of a line, in the order of the columns. */
export function toRow(figure: Figure): unknown[] {
  const { key, state, numerator, denominator, amount } = figure;
  const { indicator, part } = fromEntryKey(key);
  const lean = toLean({ ...blankEntry(key, indicator, part), state, numerator, denominator, amount });
  const cells = columns.map((name) => lean[name] ?? null);
  return cells.slice(0, cells.findLastIndex((cell) => cell !== null) + 1);
}

/** The inverse of {@link toRow}. What is no row comes back as it is: once each figure was spelt out. */
export function fromRow(row: unknown): unknown {
  if (!Array.isArray(row) || row.length > columns.length) return row;
  const cells = columns.map((name, at) => [name, row[at] ?? null] as const);
  return toFigure(toWhole(Object.fromEntries(cells.filter(([, cell]) => cell !== null))));
}

/** What a parent adds up of a whole line, whatever else the line says. */
export function toFigure(line: Fields): Fields {
  return Object.fromEntries(columns.map((name) => [name, line[name] ?? null]));
}
