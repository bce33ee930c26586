import { fromGrid, type SourceCell, type SourceRow } from './source';

/** A sheet's cells that hold something, and its merges. Rows and columns count from 1, both ends included. */
export interface SheetGrid {
  cells: { row: number; column: number; text: string }[];
  merges: { top: number; left: number; bottom: number; right: number }[];
}

/**
 * A sheet as rows of cells. Cells under a merge get the text of the cell above or beside them, marked as covered; a merge of the
 * whole sheet reaches no further than the cells that are there. Null where the merges cover more than `maxCovered` cells: no table
 * for people does.
 */
export function gridToRows({ cells, merges }: SheetGrid, maxCovered: number): SourceRow[] | null {
  const width = cells.reduce((most, cell) => Math.max(most, cell.column), 0);
  const rows = new Map<number, SourceCell[]>();
  const rowAt = (line: number) => {
    const row = rows.get(line) ?? Array.from({ length: width }, (): SourceCell => ({ text: '', line }));
    rows.set(line, row);
    return row;
  };
  for (const cell of cells) rowAt(cell.row)[cell.column - 1] = { text: cell.text, line: cell.row };

  const lines = [...rows.keys()].toSorted((one, other) => one - other);
  let budget = maxCovered;
  for (const { top, left, bottom, right } of merges) {
    const text = rows.get(top)?.[left - 1]?.text ?? '';
    if (text === '') continue;
    for (const line of lines.filter((one) => one >= top && one <= bottom)) {
      for (let column = left; column <= Math.min(right, width); column++) {
        if (--budget < 0) return null;
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
