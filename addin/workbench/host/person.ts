import type { ICellData } from '@univerjs/core';
import { formatRect, parseAddress, type Rect } from './addresses';
import { command } from './mutations';
import { Range } from './objects/range';
import { isValidEntry, ruleAt } from './objects/validation';
import type { OfficeHost } from './office-host';
import { enter, readValue } from './values';

/**
 * What a person does, as commands of the grid: they pass the lock, leave undo steps and raise events like keys and mouse
 * do. Journeys mix these with the real keyboard; without a screen there is nothing else.
 */
export class Person {
  constructor(
    private readonly host: OfficeHost,
    private readonly commands: { executeCommand(id: string, params: object): Promise<unknown> },
    private readonly say: (message: string) => void = () => {},
  ) {}

  private get book() {
    return this.host.book;
  }

  /** `B5`, or `汇总!B5` for another sheet. */
  private place(address: string): { sheetId: string; rect: Rect } {
    const parsed = parseAddress(address);
    const sheet = parsed?.sheet ? this.book.worksheets.find(parsed.sheet) : this.book.worksheets.active();
    if (!parsed || !sheet) throw new Error(`No such place: ${address}`);
    return { sheetId: sheet.getSheetId(), rect: parsed.rect };
  }

  private async run(id: string, params: object): Promise<boolean> {
    // A macrotask later, so that nothing of the add-in is on the stack any more.
    await new Promise((resolve) => setTimeout(resolve, 0));
    const done = await this.commands.executeCommand(id, { unitId: this.book.unitId, ...params });
    this.book.changes.flush();
    return done === true;
  }

  private entered(sheetId: string, row: number, column: number, text: string): ICellData {
    const pattern = this.book.cells.style(sheetId, row, column).n?.pattern ?? 'General';
    return enter(text, pattern === '@').cell;
  }

  /** What is pasted brings its look along where the cell has none of its own: 15% shows as 15%. */
  private pasted(sheetId: string, row: number, column: number, text: string): ICellData {
    const pattern = this.book.cells.style(sheetId, row, column).n?.pattern ?? 'General';
    const { cell, pattern: asked } = enter(text, pattern === '@');
    return asked !== undefined && pattern === 'General' ? { ...cell, s: { n: { pattern: asked } } } : cell;
  }

  /** Returns false when the sheet or the validation of the cell refused the entry. */
  async type(address: string, text: string | number): Promise<boolean> {
    const { sheetId, rect } = this.place(address);
    const cell = this.entered(sheetId, rect.top, rect.left, String(text));
    const range = new Range(this.book, sheetId, rect);
    const rule = ruleAt(range);
    const isStopped = rule && rule.showErrorMessage !== false && (rule.errorStyle ?? 1) === 1;
    if (isStopped && !cell.f && !isValidEntry(range, readValue(cell))) {
      this.say(rule.error ?? '输入的内容不符合这个单元格的要求。');
      return false;
    }
    return this.run(command.setCells, {
      subUnitId: sheetId,
      range: this.book.areas.toRange(sheetId, rect),
      value: cell,
    });
  }

  /** Lines and tabs, from the first cell on. As in Excel, validation is not asked. */
  async paste(address: string, text: string): Promise<boolean> {
    const { sheetId, rect } = this.place(address);
    const lines = text
      .replace(/\r?\n$/, '')
      .split(/\r?\n/)
      .map((line) => line.split('\t'));
    const value: Record<number, Record<number, ICellData>> = {};
    for (const [down, line] of lines.entries()) {
      const row = rect.top + down;
      value[row] = Object.fromEntries(
        line.map((item, right) => [rect.left + right, this.pasted(sheetId, row, rect.left + right, item)]),
      );
    }
    const width = Math.max(...lines.map((line) => line.length));
    const area = { ...rect, bottom: rect.top + lines.length - 1, right: rect.left + width - 1 };
    return this.run(command.setCells, { subUnitId: sheetId, range: this.book.areas.toRange(sheetId, area), value });
  }

  /** Cut and paste. */
  async move(from: string, to: string): Promise<boolean> {
    const source = this.place(from);
    const target = this.place(to);
    return this.run(command.moveRange, {
      fromRange: this.book.areas.toRange(source.sheetId, source.rect),
      toRange: this.book.areas.toRange(target.sheetId, target.rect),
    });
  }

  async clear(address: string): Promise<boolean> {
    const { sheetId, rect } = this.place(address);
    return this.run(command.clearContent, { subUnitId: sheetId, ranges: [this.book.areas.toRange(sheetId, rect)] });
  }

  /** Row numbers as on the screen, from 1. */
  async insertRows(first: number, count = 1): Promise<boolean> {
    const { sheetId, rect } = this.place(`${first}:${first + count - 1}`);
    const range = { ...this.book.areas.toRange(sheetId, rect), rangeType: 1 };
    return this.run(command.insertRows, { subUnitId: sheetId, direction: 0, range, cellValue: {} });
  }

  async deleteRows(first: number, count = 1): Promise<boolean> {
    const { sheetId, rect } = this.place(`${first}:${first + count - 1}`);
    return this.run(command.removeRows, { subUnitId: sheetId, range: this.book.areas.toRange(sheetId, rect) });
  }

  async insertColumns(column: string, count = 1): Promise<boolean> {
    const { sheetId, rect } = this.place(`${column}:${column}`);
    const place = { ...rect, right: rect.right + count - 1 };
    const range = { ...this.book.areas.toRange(sheetId, place), rangeType: 2 };
    return this.run(command.insertColumns, { subUnitId: sheetId, direction: 3, range, cellValue: {} });
  }

  async renameSheet(from: string, to: string): Promise<boolean> {
    const subUnitId = this.book.worksheets.find(from)?.getSheetId();
    return this.run(command.renameSheet, { subUnitId, name: to });
  }

  async openSheet(name: string): Promise<boolean> {
    return this.run(command.activateSheet, { subUnitId: this.book.worksheets.find(name)?.getSheetId() });
  }

  async deleteSheet(name: string): Promise<boolean> {
    return this.run(command.removeSheet, { subUnitId: this.book.worksheets.find(name)?.getSheetId() });
  }

  async select(address: string): Promise<void> {
    const { sheetId, rect } = this.place(address);
    await new Promise((resolve) => setTimeout(resolve, 0));
    this.book.selection.select(sheetId, rect);
    this.book.changes.flush();
  }

  async undo(): Promise<boolean> {
    return this.run('univer.command.undo', {});
  }

  async redo(): Promise<boolean> {
    return this.run('univer.command.redo', {});
  }

  cellText(address: string): string {
    const { sheetId, rect } = this.place(address);
    return this.book.cells.displayText(sheetId, rect.top, rect.left);
  }

  selected(): string {
    return formatRect(this.book.selection.current().rect);
  }
}
