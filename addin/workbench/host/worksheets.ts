import type { Worksheet } from '@univerjs/core';
import { invalidArgument, itemAlreadyExists } from './errors';
import type { OpenModel } from './grid-handle';
import { mutation, operation } from './mutations';
import { emptySheet, newId } from './workbook-file';
import type { Writer } from './writer';

/** The grid opens every sheet that is added or shown; in Excel it stays in the background until it is activated. */
const withoutActivating = { fromCollab: true };

/** Which sheets there are, what they are called and which one is in front. */
export class Worksheets {
  constructor(
    private readonly model: OpenModel,
    private readonly writer: Writer,
  ) {}

  all(): Worksheet[] {
    return this.model()
      .getSheetOrders()
      .map((id) => this.get(id));
  }

  visible(): Worksheet[] {
    return this.all().filter((sheet) => !sheet.isSheetHidden());
  }

  has(sheetId: string): boolean {
    return this.model().getSheetBySheetId(sheetId) != null;
  }

  get(sheetId: string): Worksheet {
    const sheet = this.model().getSheetBySheetId(sheetId);
    if (!sheet) throw invalidArgument('The worksheet does not exist any more.');
    return sheet;
  }

  find(nameOrId: string): Worksheet | null {
    const wanted = nameOrId.toLowerCase();
    return this.all().find((s) => s.getName().toLowerCase() === wanted || s.getSheetId() === nameOrId) ?? null;
  }

  active(): Worksheet {
    const sheet = this.model().getActiveSheet();
    if (!sheet) throw invalidArgument('There is no active worksheet.');
    return sheet;
  }

  activate(sheetId: string): void {
    this.writer.execute(operation.activateSheet, { subUnitId: sheetId });
  }

  add(name: string | null): Worksheet {
    const id = newId();
    this.writer.noteWritten();
    const sheet = emptySheet(id, name === null ? this.freeName() : this.checkedName(name, null));
    const index = this.model().getSheetOrders().length;
    this.writer.execute(mutation.insertSheet, { index, sheet }, withoutActivating);
    return this.get(id);
  }

  setHidden(sheetId: string, isHidden: boolean): void {
    this.writer.write(mutation.hideSheet, { subUnitId: sheetId, hidden: isHidden ? 1 : 0 }, withoutActivating);
  }

  /** A name Excel would take for this sheet; `ownId` null for one that is still to come. */
  checkedName(name: string, ownId: string | null): string {
    if (name === '' || name.length > 31 || /[[\]:*?/\\]/.test(name) || /^'|'$/.test(name)) throw invalidArgument();
    const other = this.find(name);
    if (other && other.getSheetId() !== ownId) throw itemAlreadyExists();
    return name;
  }

  private freeName(): string {
    for (let number = this.all().length + 1; ; number += 1) {
      if (!this.find(`Sheet${number}`)) return `Sheet${number}`;
    }
  }
}
