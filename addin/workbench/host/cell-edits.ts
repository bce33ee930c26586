import type { ICellData } from '@univerjs/core';
import { bounding, cellRect, isSingleCell, type Rect } from './addresses';
import type { Cells } from './cells';
import type { CellBefore } from './changes';
import type { CellPatch } from './grid-handle';
import { readValue, valueType } from './values';

/** What a patch is about to change: where, and for a single cell what stood there. */
export interface CellEdit {
  rect: Rect | null;
  before: CellBefore | null;
}

/** Only cells whose content really changes count: a refused entry still writes an empty value to an empty cell. */
export function editOf(patch: CellPatch, sheetId: string, cells: Cells): CellEdit {
  let rect: Rect | null = null;
  for (const [row, line] of Object.entries(patch)) {
    for (const [column, cell] of Object.entries(line)) {
      if (!changesContent(cells.get(sheetId, Number(row), Number(column)), cell)) continue;
      const place = cellRect(Number(row), Number(column));
      rect = rect ? bounding(rect, place) : place;
    }
  }
  if (!rect || !isSingleCell(rect)) return { rect, before: null };
  const { top, left }: Rect = rect;
  return { rect, before: contentOf(cells.get(sheetId, top, left)) };
}

/** What an event tells of a cell. */
export const contentOf = (cell: ICellData | null): CellBefore => ({
  value: readValue(cell),
  type: valueType(cell),
  formula: cell?.f ?? null,
});

export function hasFormula(patch: CellPatch): boolean {
  return Object.values(patch).some((line) => Object.values(line).some((cell) => Boolean(cell?.f || cell?.si)));
}

/** All cells a patch names, changed or not. */
export function patchRect(patch: CellPatch): Rect | null {
  let rect: Rect | null = null;
  for (const [row, cells] of Object.entries(patch)) {
    for (const column of Object.keys(cells)) {
      const place = cellRect(Number(row), Number(column));
      rect = rect ? bounding(rect, place) : place;
    }
  }
  return rect;
}

function changesContent(before: ICellData | null, after: ICellData | null): boolean {
  if (after === null) return before !== null && (readValue(before) !== '' || Boolean(before.f ?? before.si));
  if (!('v' in after) && !('f' in after) && !('p' in after) && !('si' in after)) return false;
  if ((after.f ?? null) !== (before?.f ?? null) && ('f' in after || 'v' in after)) return true;
  if (after.f) return false;
  return 'v' in after || 'p' in after ? readValue({ ...before, ...after }) !== readValue(before) : false;
}
