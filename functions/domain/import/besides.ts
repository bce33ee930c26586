import type { ColumnReading } from './columns';
import type { RowReading } from './reading';
import { withoutBlanks } from './source';

/**
 * What is printed in a row and has no field of its own: a column nobody knows, a nature or tier in unknown words, a second baseline.
 * Every printed cell is either taken up by one of `taken`, the texts that found their place, or returned as it is printed.
 */
export function cellsBeside(row: RowReading, taken: string[]): string[] {
  const rest = taken.map(withoutBlanks).filter((text) => text !== '');
  return row.printed.flatMap(({ text }) => {
    const printed = withoutBlanks(text);
    if (printed === '') return [];
    // Whole cells first, so that one figure is not taken for a piece of another text.
    const whole = rest.indexOf(printed);
    if (whole >= 0) {
      rest.splice(whole, 1);
      return [];
    }
    const around = rest.findIndex((one) => one.includes(printed));
    if (around < 0) return [text.trim()];
    rest[around] = rest[around]?.replace(printed, '') ?? '';
    return [];
  });
}

/** The texts of a row that every draft keeps in fields of their own. */
export function textsOf(row: RowReading): string[] {
  const { serialRaw, category, nameRaw, measure, verdict, remark } = row;
  return [serialRaw, category.raw, nameRaw, measure.raw, verdict ?? '', remark ?? ''];
}

/** A printed text with the heading it stands under: `责任单位：养老服务处`. */
export function underHeading(columns: ColumnReading[], role: ColumnReading['role'], text: string): string {
  const header = columns.find((column) => column.role === role)?.header ?? '';
  return header === '' ? text : `${header}：${text}`;
}
