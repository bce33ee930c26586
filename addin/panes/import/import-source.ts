import { gridToRows } from '../../../functions/domain/import/grid-to-rows';
import { importPlan, maxRows, TooManyRows } from '../../../functions/domain/import/import-plan';
import type { PlanReading } from '../../../functions/domain/import/reading';
import type { Source } from '../../../functions/domain/import/source';
import { largestTable, type SheetTable, type TableBook, TooLargeTable } from '../../excel/plan-books';

/** Why nothing came of the sheet in front. */
export type NoSource =
  | { kind: 'ownSheet' }
  | { kind: 'empty'; sheet: string }
  | { kind: 'tooLarge'; rows: number; columns: number; limit: { rows: number; columns: number } }
  | { kind: 'tooManyMerges'; sheet: string };

/** Looks at the sheet in front: its rows for the import, or why there are none. */
export async function takeSource(table: TableBook): Promise<Source | NoSource> {
  try {
    const found = await table.read();
    return found === null ? { kind: 'ownSheet' } : toSource(found);
  } catch (error) {
    if (!(error instanceof TooLargeTable)) throw error;
    return { kind: 'tooLarge', rows: error.rows, columns: error.columns, limit: largestTable };
  }
}

export const isSource = (found: Source | NoSource): found is Source => 'rows' in found && !('kind' in found);

function toSource({ sheet, rows: texts, merges }: SheetTable): Source | NoSource {
  const cells = texts.flatMap((row, index) =>
    row.flatMap((text, column) => (text.trim() === '' ? [] : [{ row: index + 1, column: column + 1, text }])),
  );
  if (cells.length === 0) return { kind: 'empty', sheet };
  const rows = gridToRows({ cells, merges }, largestTable.rows * largestTable.columns);
  return rows ? { sheet, rows } : { kind: 'tooManyMerges', sheet };
}

/** The source as a plan; for too many rows the same answer as for a sheet that is too large. */
export function readSource(source: Source, period: { start: number; end: number } | null): PlanReading | NoSource {
  try {
    return importPlan([source], { period });
  } catch (error) {
    if (!(error instanceof TooManyRows)) throw error;
    const limit = { rows: maxRows, columns: largestTable.columns };
    return { kind: 'tooLarge', rows: error.count, columns: 0, limit };
  }
}

export const isReading = (found: PlanReading | NoSource): found is PlanReading => 'tables' in found;
