import { lastColumn, lastRow, type Rect } from './addresses';
import type { Areas } from './areas';
import { mutation } from './mutations';
import type { Worksheets } from './worksheets';
import type { Writer } from './writer';

const pixelsPerPoint = 96 / 72;

/** Column widths and row heights: points for the add-in, pixels in the grid. */
export class Sizes {
  constructor(
    private readonly worksheets: Worksheets,
    private readonly areas: Areas,
    private readonly writer: Writer,
  ) {}

  columnWidth(sheetId: string, column: number): number {
    return this.worksheets.get(sheetId).getColumnWidth(column) / pixelsPerPoint;
  }

  rowHeight(sheetId: string, row: number): number {
    return this.worksheets.get(sheetId).getRowHeight(row) / pixelsPerPoint;
  }

  isColumnHidden(sheetId: string, column: number): boolean {
    return !this.worksheets.get(sheetId).getColVisible(column);
  }

  isRowHidden(sheetId: string, row: number): boolean {
    return !this.worksheets.get(sheetId).getRowRawVisible(row);
  }

  setColumnWidth(sheetId: string, rect: Rect, points: number): void {
    const ranges = [this.areas.toRange(sheetId, { ...rect, top: 0, bottom: lastRow })];
    const colWidth = Math.round(points * pixelsPerPoint);
    this.writer.write(mutation.columnWidth, { subUnitId: sheetId, ranges, colWidth });
  }

  setRowHeight(sheetId: string, rect: Rect, points: number): void {
    const ranges = [this.areas.toRange(sheetId, { ...rect, left: 0, right: lastColumn })];
    const rowHeight = Math.round(points * pixelsPerPoint);
    this.writer.write(mutation.rowHeight, { subUnitId: sheetId, ranges, rowHeight });
    this.writer.write(mutation.rowIsAutoHeight, { subUnitId: sheetId, ranges, autoHeightInfo: 0 });
  }
}
