import { parse } from 'csv-parse/sync';
import { fromGrid, type SourceCell, type SourceRow } from '../domain/import/source';
import { limits } from './limits';
import type { Sheet } from './read-workbook';
import { UnreadableFile } from './unreadable-file';

/**
 * A sheet as rows of cells. Cells under a merge get the text of the cell above or beside them, marked as covered; a merge of the
 * whole sheet reaches no further than the cells that are there.
 */
export function sheetToRows(sheet: Sheet): SourceRow[] {
  const width = Math.max(0, ...sheet.cells.map((cell) => cell.column));
  const rows = new Map<number, SourceCell[]>();
  const rowAt = (line: number) => {
    const row = rows.get(line) ?? Array.from({ length: width }, (): SourceCell => ({ text: '', line }));
    rows.set(line, row);
    return row;
  };
  for (const cell of sheet.cells) rowAt(cell.row)[cell.column - 1] = { text: cell.text, line: cell.row };

  const lines = [...rows.keys()].toSorted((one, other) => one - other);
  let budget = limits.cells * 2;
  for (const { top, left, bottom, right } of sheet.merges) {
    const text = rows.get(top)?.[left - 1]?.text ?? '';
    if (text === '') continue;
    for (const line of lines.filter((one) => one >= top && one <= bottom)) {
      for (let column = left; column <= Math.min(right, width); column++) {
        if (--budget < 0) throw new UnreadableFile('tooManyCells', String(limits.cells));
        const row = rowAt(line);
        if (row[column - 1]?.text === '') row[column - 1] = { text, line, isCovered: true };
      }
    }
  }

  // A gap of any length is one blank row: all that matters is that there is one.
  return fromGrid(
    lines.flatMap((line, index) => {
      const before = lines[index - 1];
      const gap = before !== undefined && line > before + 1 ? [{ line: before + 1, cells: [] }] : [];
      return [...gap, { line, cells: rows.get(line) ?? [] }];
    }),
  );
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
