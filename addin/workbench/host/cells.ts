import type { ICellData, IStyleData } from '@univerjs/core';
import type { Rect } from './addresses';
import type { Areas } from './areas';
import type { CellPatch, GridHandle, OpenModel } from './grid-handle';
import { command, mutation } from './mutations';
import { readValue } from './values';
import type { Worksheets } from './worksheets';
import type { Writer } from './writer';

/** What stands in single cells, read and written. */
export class Cells {
  constructor(
    private readonly grid: GridHandle,
    private readonly model: OpenModel,
    private readonly worksheets: Worksheets,
    private readonly areas: Areas,
    private readonly writer: Writer,
  ) {}

  /** The raw cell. n.b. Univer's own `getCellData` returns formatted text for numbers. */
  get(sheetId: string, row: number, column: number): ICellData | null {
    return this.worksheets.get(sheetId).getCellMatrix().getValue(row, column) ?? null;
  }

  style(sheetId: string, row: number, column: number): IStyleData {
    return (
      this.model()
        .getStyles()
        .getStyleByCell(this.get(sheetId, row, column)) ?? {}
    );
  }

  displayText(sheetId: string, row: number, column: number): string {
    const cell = this.worksheets.get(sheetId).getCell(row, column);
    if (cell?.p?.body) return cell.p.body.dataStream.replace(/\r\n$/, '');
    const raw = this.get(sheetId, row, column);
    if (raw?.t === 3) return readValue(raw) ? 'TRUE' : 'FALSE';
    return cell?.v === null || cell?.v === undefined ? '' : String(cell.v);
  }

  formula(sheetId: string, row: number, column: number): string | null {
    const cell = this.get(sheetId, row, column);
    if (!cell?.f && !cell?.si) return null;
    const unitId = this.model().getUnitId();
    return this.grid.formulas.getFormulaStringByCell(row, column, sheetId, unitId) || cell.f || null;
  }

  /** Values, perhaps with styles. */
  write(sheetId: string, cellValue: CellPatch): void {
    this.growFor(sheetId, cellValue);
    this.writer.write(mutation.setCells, { subUnitId: sheetId, cellValue });
  }

  /** Univer's formula updater takes a style-only patch for a new value and deletes the formula, unless told so. */
  writeStyles(sheetId: string, cellValue: CellPatch): void {
    this.growFor(sheetId, cellValue);
    this.writer.write(mutation.setCells, { subUnitId: sheetId, cellValue, trigger: command.setStyle });
  }

  /** The same change for every cell of a rectangle. */
  styleEach(sheetId: string, rect: Rect, change: (cell: ICellData | null, row: number, column: number) => ICellData) {
    const patch: CellPatch = {};
    const area = this.areas.clamp(sheetId, rect);
    for (let row = area.top; row <= area.bottom; row += 1) {
      const line: Record<number, ICellData> = {};
      for (let column = area.left; column <= area.right; column += 1) {
        line[column] = change(this.get(sheetId, row, column), row, column);
      }
      patch[row] = line;
    }
    this.writeStyles(sheetId, patch);
  }

  private growFor(sheetId: string, patch: CellPatch): void {
    let bottom = 0;
    let right = 0;
    for (const [row, cells] of Object.entries(patch)) {
      bottom = Math.max(bottom, Number(row));
      for (const column of Object.keys(cells)) right = Math.max(right, Number(column));
    }
    const sheet = this.worksheets.get(sheetId);
    if (bottom >= sheet.getRowCount()) {
      this.writer.write(mutation.rowCount, { subUnitId: sheetId, rowCount: bottom + 100 });
    }
    if (right >= sheet.getColumnCount()) {
      this.writer.write(mutation.columnCount, { subUnitId: sheetId, columnCount: right + 10 });
    }
  }
}
