import { parse } from 'csv-parse/sync';
import { gridToRows } from '../domain/import/grid-to-rows';
import { fromGrid, type SourceRow } from '../domain/import/source';
import { limits } from './limits';
import type { Sheet } from './read-workbook';
import { UnreadableFile } from './unreadable-file';

/** A sheet as rows of cells, within the limits of an upload. */
export function sheetToRows(sheet: Sheet): SourceRow[] {
  const rows = gridToRows(sheet, limits.cells * 2);
  if (!rows) throw new UnreadableFile('tooManyCells', String(limits.cells));
  return rows;
}

/** A .tsv as Excel writes it: a cell with a line break or a quotation mark stands in quotation marks. */
export function tsvToRows(text: string): SourceRow[] {
  let last = 0;
  const options = {
    delimiter: '\t',
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    info: true,
  };
  let records: { record: string[]; info: { lines: number } }[];
  try {
    records = parse(text, options) as unknown as typeof records;
  } catch {
    // A quotation mark that is never closed: then none of them meant anything.
    records = parse(text, { ...options, quote: null }) as unknown as typeof records;
  }
  return fromGrid(
    records.map(({ record, info }) => {
      const line = last + 1;
      last = info.lines;
      return { line, lastLine: info.lines, cells: record.map((piece) => ({ text: piece, line })) };
    }),
  );
}
