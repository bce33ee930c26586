import type { Rect } from './addresses';
import type { Cells } from './cells';
import { accessDenied } from './errors';
import type { ProtectionOptions, SideData } from './side-data';
import type { Worksheets } from './worksheets';

/** What protected and very hidden sheets do not allow. */
export class Lock {
  constructor(
    private readonly side: () => SideData,
    private readonly worksheets: Worksheets,
    private readonly cells: Cells,
  ) {}

  protection(sheetId: string): ProtectionOptions | null {
    return this.side().protection[sheetId]?.options ?? null;
  }

  /** Locked is the rule; the exception travels with the cell, through inserts, deletes and cuts. */
  isLocked(sheetId: string, row: number, column: number): boolean {
    return this.cells.get(sheetId, row, column)?.custom?.unlocked !== true;
  }

  isVeryHidden(sheetId: string): boolean {
    return this.side().veryHidden.includes(sheetId);
  }

  /** Asked before the add-in writes: an error now, as in Excel, and not half of the cells written. */
  demandWritable(sheetId: string, rect: Rect): void {
    if (!this.protection(sheetId)) return;
    const sheet = this.worksheets.get(sheetId);
    for (let row = rect.top; row <= Math.min(rect.bottom, sheet.getRowCount()); row += 1) {
      for (let column = rect.left; column <= Math.min(rect.right, sheet.getColumnCount()); column += 1) {
        if (this.isLocked(sheetId, row, column)) throw accessDenied();
      }
    }
  }

  demand(sheetId: string, option: keyof ProtectionOptions | 'unprotected'): void {
    const options = this.protection(sheetId);
    if (options && (option === 'unprotected' || !options[option])) throw accessDenied();
  }
}
