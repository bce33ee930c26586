import type { IRange } from '@univerjs/core';
import { bounding, cellRect, intersection, isSameRect, lastColumn, lastRow, type Rect } from './addresses';
import { readValue } from './values';
import type { Worksheets } from './worksheets';

/** Rectangles as Excel sees them, on a grid that is smaller than an Excel sheet. */
export class Areas {
  constructor(private readonly worksheets: Worksheets) {}

  /** The part of a rectangle the grid really has. Whole rows and columns shrink to it. */
  clamp(sheetId: string, rect: Rect): Rect {
    const sheet = this.worksheets.get(sheetId);
    const bottom = rect.bottom === lastRow ? sheet.getRowCount() - 1 : rect.bottom;
    const right = rect.right === lastColumn ? sheet.getColumnCount() - 1 : rect.right;
    return { top: rect.top, left: rect.left, bottom: Math.max(bottom, rect.top), right: Math.max(right, rect.left) };
  }

  /** A selected whole row is as wide as the grid; the add-in should see it as a whole row. */
  unclamp(sheetId: string, rect: Rect): Rect {
    const sheet = this.worksheets.get(sheetId);
    const isWide = rect.left === 0 && rect.right === sheet.getColumnCount() - 1 && sheet.getColumnCount() > 1;
    const isHigh = rect.top === 0 && rect.bottom === sheet.getRowCount() - 1 && sheet.getRowCount() > 1;
    return { ...rect, right: isWide ? lastColumn : rect.right, bottom: isHigh ? lastRow : rect.bottom };
  }

  toRange(sheetId: string, rect: Rect): IRange {
    const area = this.clamp(sheetId, rect);
    return { startRow: area.top, endRow: area.bottom, startColumn: area.left, endColumn: area.right };
  }

  used(sheetId: string, valuesOnly: boolean, within: Rect | null = null): Rect | null {
    let used: Rect | null = null;
    this.worksheets
      .get(sheetId)
      .getCellMatrix()
      .forValue((row, column, cell) => {
        if (!cell) return;
        const hasValue = readValue(cell) !== '' || cell.f || cell.si;
        if (!hasValue && (valuesOnly || !cell.s)) return;
        const place = cellRect(row, column);
        if (within && !intersection(place, within)) return;
        used = used ? bounding(used, place) : place;
      });
    return used;
  }

  merges(sheetId: string): Rect[] {
    return this.worksheets.get(sheetId).getMergeData().map(toRect);
  }
}

export const toRect = (range: IRange): Rect => ({
  top: range.startRow,
  left: range.startColumn,
  bottom: range.endRow,
  right: range.endColumn,
});

export const coversExactly = (ranges: readonly IRange[], rect: Rect) =>
  ranges.length === 1 && ranges[0] !== undefined && isSameRect(toRect(ranges[0]), rect);
