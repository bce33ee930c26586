import type { ICellData } from '@univerjs/core';
import {
  bounding,
  cellRect,
  columnCount,
  formatRect,
  formatSheetName,
  intersection,
  isSingleCell,
  isWholeColumns,
  isWholeRows,
  lastColumn,
  lastRow,
  type Rect,
  rowCount,
  span,
} from '../addresses';
import { generalException, HostError, invalidArgument, itemNotFound } from '../errors';
import type { CellPatch } from '../grid-handle';
import { command, mutation } from '../mutations';
import type { Placed } from '../references';
import { type CellValue, enter, readValue, valueType } from '../values';
import type { WireObject } from '../wire';
import type { Book } from '../workbook';
import { ConditionalFormatCollection } from './conditional-format';
import { RangeFormat } from './format';
import { placeAt } from './place-at';
import { RangeAreas } from './range-areas';
import { uniform } from './uniform';
import { clearValidations, DataValidation } from './validation';
import { Worksheet } from './worksheet';

/** Excel lists no more than this and fails beyond it. */
const mostMergedAreas = 512;

const contentMembers = ['Values', 'Text', 'ValueTypes'];

export class Range implements WireObject, Placed {
  readonly className = 'Range';
  readonly scalars = [
    'Address',
    'AddressLocal',
    'CellCount',
    'ColumnCount',
    'ColumnHidden',
    'ColumnIndex',
    'Formulas',
    'FormulasLocal',
    'IsEntireColumn',
    'IsEntireRow',
    'NumberFormat',
    'RowCount',
    'RowHidden',
    'RowIndex',
    'Text',
    'ValueTypes',
    'Values',
  ];
  rect: Rect | null;
  private referenceId: string | null = null;

  constructor(
    readonly book: Book,
    readonly sheetId: string,
    rect: Rect,
  ) {
    this.rect = rect;
    if (rect.top < 0 || rect.left < 0 || rect.bottom > lastRow || rect.right > lastColumn) throw invalidArgument();
  }

  /** Where the range stands now. Rows above it may have come or gone since the add-in took it. */
  get place(): Rect {
    if (!this.rect || !this.book.worksheets.has(this.sheetId)) {
      throw new HostError('InvalidReference', 'The reference is not valid for the current operation.');
    }
    return this.rect;
  }

  identity() {
    return this.referenceId ? { _ReferenceId: this.referenceId } : {};
  }

  async beforeRead(members: readonly string[]): Promise<void> {
    if (members.some((member) => contentMembers.includes(member))) await this.book.calculation.settled();
  }

  _KeepReference(): null {
    this.referenceId ??= this.book.references.track(this);
    return null;
  }

  /** Asked before the library sends a large array in slices. */
  _ValidateArraySize(rows: number, columns: number): null {
    if (rows !== rowCount(this.place) || columns !== columnCount(this.place)) throw wrongSize();
    return null;
  }

  // --- position ----------------------------------------------------------------------------------------------------

  get Address() {
    return `${formatSheetName(this.book.worksheets.get(this.sheetId).getName())}!${formatRect(this.place)}`;
  }

  get AddressLocal() {
    return this.Address;
  }

  get RowIndex() {
    return this.place.top;
  }

  get ColumnIndex() {
    return this.place.left;
  }

  get RowCount() {
    return rowCount(this.place);
  }

  get ColumnCount() {
    return columnCount(this.place);
  }

  get CellCount() {
    return rowCount(this.place) * columnCount(this.place);
  }

  /** In points from the corner of A1, as charts are measured. */
  private get box() {
    const { top, left, bottom, right } = this.book.areas.clamp(this.sheetId, this.place);
    return this.book.charts.place(this.sheetId).boxOf({
      from: { row: top, column: left, x: 0, y: 0 },
      to: { row: bottom + 1, column: right + 1, x: 0, y: 0 },
    });
  }

  get Left() {
    return this.box.left;
  }

  get Top() {
    return this.box.top;
  }

  get Width() {
    return this.box.width;
  }

  get Height() {
    return this.box.height;
  }

  get IsEntireRow() {
    return isWholeRows(this.place);
  }

  get IsEntireColumn() {
    return isWholeColumns(this.place);
  }

  get Worksheet() {
    return new Worksheet(this.book, this.sheetId);
  }

  private sibling(rect: Rect): Range {
    return new Range(this.book, this.sheetId, rect);
  }

  GetCell(row: number, column: number) {
    return this.sibling(cellRect(this.place.top + row, this.place.left + column));
  }

  GetRow(row: number) {
    const { top, left, right } = this.place;
    return this.sibling({ top: top + row, bottom: top + row, left, right });
  }

  GetColumn(column: number) {
    const { top, bottom, left } = this.place;
    return this.sibling({ top, bottom, left: left + column, right: left + column });
  }

  GetLastCell() {
    return this.sibling(cellRect(this.place.bottom, this.place.right));
  }

  GetLastRow() {
    return this.sibling({ ...this.place, top: this.place.bottom });
  }

  GetLastColumn() {
    return this.sibling({ ...this.place, left: this.place.right });
  }

  GetEntireRow() {
    return this.sibling({ ...this.place, left: 0, right: lastColumn });
  }

  GetEntireColumn() {
    return this.sibling({ ...this.place, top: 0, bottom: lastRow });
  }

  GetOffsetRange(rows: number, columns: number) {
    const { top, bottom, left, right } = this.place;
    return this.sibling({ top: top + rows, bottom: bottom + rows, left: left + columns, right: right + columns });
  }

  GetResizedRange(rows: number, columns: number) {
    const { top, bottom, left, right } = this.place;
    if (bottom + rows < top || right + columns < left) throw invalidArgument();
    return this.sibling({ top, left, bottom: bottom + rows, right: right + columns });
  }

  GetAbsoluteResizedRange(rows: number, columns: number) {
    if (rows < 1 || columns < 1) throw invalidArgument();
    const { top, left } = this.place;
    return this.sibling({ top, left, bottom: top + rows - 1, right: left + columns - 1 });
  }

  GetBoundingRect(other: unknown) {
    return this.sibling(bounding(this.place, this.other(other).place));
  }

  GetIntersection(other: unknown) {
    const range = this.GetIntersectionOrNullObject(other);
    if (!range) throw itemNotFound();
    return range;
  }

  GetIntersectionOrNullObject(other: unknown): Range | null {
    const range = this.other(other);
    const rect = range.sheetId === this.sheetId ? intersection(this.place, range.place) : null;
    return rect && this.sibling(rect);
  }

  GetUsedRange(valuesOnly: boolean | null) {
    return this.GetUsedRangeOrNullObject(valuesOnly) ?? this.GetCell(0, 0);
  }

  GetUsedRangeOrNullObject(valuesOnly: boolean | null): Range | null {
    const rect = this.book.areas.used(this.sheetId, valuesOnly === true, this.place);
    return rect && this.sibling(rect);
  }

  GetMergedAreasOrNullObject(): RangeAreas | null {
    const merges = this.book.areas.merges(this.sheetId).filter((merge) => intersection(merge, this.place));
    if (merges.length > mostMergedAreas) throw generalException();
    return merges.length > 0 ? new RangeAreas(merges.map((merge) => this.sibling(merge))) : null;
  }

  private other(value: unknown): Range {
    return value instanceof Range ? value : rangeAt(this.book, this.sheetId, value);
  }

  // --- content -----------------------------------------------------------------------------------------------------

  /** Excel answers null for the cells of whole rows or columns: there are too many. */
  private map<T>(read: (row: number, column: number) => T): T[][] | null {
    const { top, bottom, left, right } = this.place;
    if (this.IsEntireRow || this.IsEntireColumn) return null;
    const rows: T[][] = [];
    for (let row = top; row <= bottom; row += 1) {
      const line: T[] = [];
      for (let column = left; column <= right; column += 1) line.push(read(row, column));
      rows.push(line);
    }
    return rows;
  }

  private cellAt(row: number, column: number): ICellData | null {
    return this.book.cells.get(this.sheetId, row, column);
  }

  /** The value of the first cell. */
  get cellValue(): CellValue {
    return readValue(this.cellAt(this.place.top, this.place.left));
  }

  allValues(): CellValue[] {
    const { top, bottom, left, right } = this.book.areas.clamp(this.sheetId, this.place);
    return span(top, bottom).flatMap((row) => span(left, right).map((column) => readValue(this.cellAt(row, column))));
  }

  get Values(): unknown {
    return this.map((row, column) => readValue(this.cellAt(row, column)));
  }

  set Values(value: unknown) {
    this.write(value);
  }

  get Formulas(): unknown {
    return this.map(
      (row, column) => this.book.cells.formula(this.sheetId, row, column) ?? readValue(this.cellAt(row, column)),
    );
  }

  set Formulas(value: unknown) {
    this.write(value);
  }

  get FormulasLocal(): unknown {
    return this.Formulas;
  }

  set FormulasLocal(value: unknown) {
    this.write(value);
  }

  get Text() {
    return this.map((row, column) => this.book.cells.displayText(this.sheetId, row, column));
  }

  get ValueTypes() {
    return this.map((row, column) => valueType(this.cellAt(row, column)));
  }

  get NumberFormat(): unknown {
    return this.map((row, column) => this.pattern(row, column));
  }

  set NumberFormat(value: unknown) {
    this.book.lock.demand(this.sheetId, 'allowFormatCells');
    const grid = this.gridOf(value);
    this.book.cells.writeStyles(
      this.sheetId,
      this.patch((row, column) => {
        const pattern = grid(row, column);
        if (pattern === null) return null;
        return { s: { n: pattern === 'General' ? null : { pattern: String(pattern) } } as ICellData['s'] };
      }),
    );
  }

  private pattern(row: number, column: number): string {
    return this.book.cells.style(this.sheetId, row, column).n?.pattern ?? 'General';
  }

  /** null leaves a cell alone, '' empties it. */
  private write(value: unknown): void {
    const grid = this.gridOf(value);
    this.book.lock.demandWritable(this.sheetId, this.place);
    this.book.cells.write(
      this.sheetId,
      this.patch((row, column) => {
        const entry = grid(row, column);
        if (entry === null) return null;
        const pattern = this.pattern(row, column);
        const { cell, pattern: asked } = enter(entry, pattern === '@');
        return asked && pattern === 'General' ? { ...cell, s: { n: { pattern: asked } } } : cell;
      }),
    );
  }

  private patch(make: (row: number, column: number) => ICellData | null): CellPatch {
    const { top, bottom, left, right } = this.book.areas.clamp(this.sheetId, this.place);
    const patch: CellPatch = {};
    for (let row = top; row <= bottom; row += 1) {
      const line: Record<number, ICellData> = {};
      for (let column = left; column <= right; column += 1) {
        const cell = make(row, column);
        if (cell) line[column] = cell;
      }
      patch[row] = line;
    }
    return patch;
  }

  /** One value for all cells, or an array of exactly the size of the range. */
  private gridOf(value: unknown): (row: number, column: number) => unknown {
    if (!Array.isArray(value)) return () => value;
    const rows = value as unknown[];
    if (!rows.every(Array.isArray)) throw wrongSize();
    const lines = rows as unknown[][];
    if (lines.length === 1 && lines[0]?.length === 1) return () => lines[0]?.[0];
    const { top, left } = this.place;
    const width = columnCount(this.place);
    if (lines.length !== rowCount(this.place) || lines.some((line) => line.length !== width)) throw wrongSize();
    return (row, column) => lines[row - top]?.[column - left];
  }

  // --- parts -------------------------------------------------------------------------------------------------------

  get Format() {
    return new RangeFormat(this);
  }

  get DataValidation() {
    return new DataValidation(this);
  }

  get ConditionalFormats() {
    return new ConditionalFormatCollection(this);
  }

  get RowHidden(): boolean | null {
    const { top, bottom } = this.book.areas.clamp(this.sheetId, this.place);
    const sheet = this.book.worksheets.get(this.sheetId);
    return uniform(span(top, bottom).map((row) => !sheet.getRowRawVisible(row)));
  }

  set RowHidden(isHidden: boolean) {
    this.book.lock.demand(this.sheetId, 'allowFormatRows');
    const range = this.book.areas.toRange(this.sheetId, { ...this.place, left: 0, right: lastColumn });
    this.change(isHidden ? mutation.hideRows : mutation.showRows, { ranges: [{ ...range, rangeType: 1 }] });
  }

  get ColumnHidden(): boolean | null {
    const { left, right } = this.book.areas.clamp(this.sheetId, this.place);
    const sheet = this.book.worksheets.get(this.sheetId);
    return uniform(span(left, right).map((column) => !sheet.getColVisible(column)));
  }

  set ColumnHidden(isHidden: boolean) {
    this.book.lock.demand(this.sheetId, 'allowFormatColumns');
    const range = this.book.areas.toRange(this.sheetId, { ...this.place, top: 0, bottom: lastRow });
    this.change(isHidden ? mutation.hideColumns : mutation.showColumns, { ranges: [{ ...range, rangeType: 2 }] });
  }

  private change(id: string, params: object): void {
    this.book.writer.write(id, { subUnitId: this.sheetId, ...params });
  }

  private changeLater(id: string): Promise<void> {
    this.book.writer.noteWritten();
    return this.book.writer.executeLater(id, {
      subUnitId: this.sheetId,
      range: this.book.areas.toRange(this.sheetId, this.place),
    });
  }

  // --- actions -----------------------------------------------------------------------------------------------------

  Select(): null {
    this.book.selection.select(this.sheetId, this.place);
    return null;
  }

  Merge(across: boolean | null): null {
    this.book.lock.demand(this.sheetId, 'unprotected');
    this.Unmerge();
    const { top, bottom } = this.place;
    const parts = across ? span(top, bottom).map((row) => ({ ...this.place, top: row, bottom: row })) : [this.place];
    const ranges = parts
      .filter((part) => !isSingleCell(part))
      .map((part) => this.book.areas.toRange(this.sheetId, part));
    if (ranges.length > 0) this.change(mutation.addMerge, { ranges });
    return null;
  }

  Unmerge(): null {
    this.book.lock.demand(this.sheetId, 'unprotected');
    const merges = this.book.areas.merges(this.sheetId).filter((merge) => intersection(merge, this.place));
    const ranges = merges.map((merge) => this.book.areas.toRange(this.sheetId, merge));
    if (ranges.length > 0) this.change(mutation.removeMerge, { ranges });
    return null;
  }

  Clear(applyTo: string | null): null {
    const what = applyTo ?? 'All';
    if (!['All', 'Contents', 'Formats'].includes(what)) throw invalidArgument();
    if (what !== 'Formats') {
      this.book.lock.demandWritable(this.sheetId, this.place);
      const used = this.book.areas.used(this.sheetId, true, this.place);
      if (used) new Range(this.book, this.sheetId, used).Values = '';
    }
    if (what !== 'Contents') this.clearFormats();
    if (what === 'All') clearValidations(this);
    return null;
  }

  private clearFormats(): void {
    this.book.lock.demand(this.sheetId, 'allowFormatCells');
    const patch: CellPatch = {};
    const area = this.place;
    this.book.worksheets
      .get(this.sheetId)
      .getCellMatrix()
      .forValue((row, column, cell) => {
        if (!cell || !intersection(cellRect(row, column), area)) return;
        const line = patch[row] ?? {};
        line[column] = { s: null, custom: null } as unknown as ICellData;
        patch[row] = line;
      });
    this.book.cells.writeStyles(this.sheetId, patch);
    if (!this.book.lock.protection(this.sheetId)) {
      this.Unmerge();
      this.ConditionalFormats.ClearAll();
    }
  }

  Insert(shift: string): Range | Promise<Range> {
    if (this.IsEntireRow || this.IsEntireColumn) {
      const isRows = this.IsEntireRow;
      this.book.lock.demand(this.sheetId, isRows ? 'allowInsertRows' : 'allowInsertColumns');
      const place = { ...this.place };
      const range = { ...this.book.areas.toRange(this.sheetId, place), rangeType: isRows ? 1 : 2 };
      this.change(isRows ? command.insertRows : command.insertColumns, {
        direction: isRows ? 0 : 3,
        range,
        cellValue: {},
      });
      return this.sibling(place);
    }
    this.book.lock.demand(this.sheetId, 'unprotected');
    const place = { ...this.place };
    return this.changeLater(shift === 'Right' ? command.insertCellsRight : command.insertCellsDown).then(() =>
      this.sibling(place),
    );
  }

  Delete(shift: string): null | Promise<null> {
    if (this.IsEntireRow || this.IsEntireColumn) {
      this.book.lock.demand(this.sheetId, this.IsEntireRow ? 'allowDeleteRows' : 'allowDeleteColumns');
      const range = this.book.areas.toRange(this.sheetId, this.place);
      this.change(this.IsEntireRow ? command.removeRows : command.removeColumns, { range });
      return null;
    }
    this.book.lock.demand(this.sheetId, 'unprotected');
    return this.changeLater(shift === 'Left' ? command.deleteCellsLeft : command.deleteCellsUp).then(() => null);
  }
}

const wrongSize = () =>
  invalidArgument(
    "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
  );

/** A range from what an add-in may give for one: a range, an address, a defined name. */
export function rangeAt(book: Book, sheetId: string, where: unknown): Range {
  if (where instanceof Range) return where;
  if (typeof where !== 'string') throw invalidArgument();
  const place = placeAt(book, sheetId, where);
  return new Range(book, place.sheetId, place.rect);
}
