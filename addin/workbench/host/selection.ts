import { cellRect, type Rect } from './addresses';
import { type Areas, toRect } from './areas';
import type { GridHandle } from './grid-handle';
import { operation } from './mutations';
import type { Worksheets } from './worksheets';
import type { Writer } from './writer';

/** Bring a cell into view; the grid without a screen has none. */
export type Reveal = (rect: Rect, hiddenFrozen: { rows: number; columns: number }) => void;

/** What is selected on the sheet in front. */
export class Selection {
  constructor(
    private readonly grid: GridHandle,
    private readonly worksheets: Worksheets,
    private readonly areas: Areas,
    private readonly writer: Writer,
    private readonly reveal: Reveal | undefined,
  ) {}

  current(): { sheetId: string; rect: Rect; active: Rect } {
    const sheetId = this.worksheets.active().getSheetId();
    const selection = this.grid.selections.getCurrentSelections().at(-1);
    if (!selection) return { sheetId, rect: cellRect(0, 0), active: cellRect(0, 0) };
    const rect = this.areas.unclamp(sheetId, toRect(selection.range));
    const { primary } = selection;
    return {
      sheetId,
      rect,
      active: primary ? cellRect(primary.actualRow, primary.actualColumn) : cellRect(rect.top, rect.left),
    };
  }

  select(sheetId: string, rect: Rect): void {
    if (this.worksheets.active().getSheetId() !== sheetId) this.worksheets.activate(sheetId);
    const range = this.areas.toRange(sheetId, rect);
    const merged = this.areas.merges(sheetId).find((merge) => merge.top === rect.top && merge.left === rect.left);
    const primary = {
      actualRow: rect.top,
      actualColumn: rect.left,
      startRow: rect.top,
      startColumn: rect.left,
      endRow: merged?.bottom ?? rect.top,
      endColumn: merged?.right ?? rect.left,
      isMerged: merged !== undefined,
      isMergedMainCell: merged !== undefined,
    };
    this.writer.execute(operation.select, {
      subUnitId: sheetId,
      reveal: true,
      selections: [{ range: { ...range, rangeType: 0 }, primary, style: null }],
    });
    this.reveal?.(rect, this.hiddenFrozen(sheetId));
  }

  private hiddenFrozen(sheetId: string): { rows: number; columns: number } {
    const sheet = this.worksheets.get(sheetId);
    const { xSplit, ySplit } = sheet.getFreeze();
    const count = (length: number, isHidden: (index: number) => boolean) =>
      Array.from({ length }, (_, index) => index).filter(isHidden).length;
    return {
      rows: count(ySplit, (row) => !sheet.getRowRawVisible(row)),
      columns: count(xSplit, (column) => !sheet.getColVisible(column)),
    };
  }
}
