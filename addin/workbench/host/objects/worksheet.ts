import { cellRect, lastColumn, lastRow, type Rect, wholeSheet } from '../addresses';
import { type EventKind, workbookTarget } from '../changes';
import { generalException, invalidArgument, invalidOperation, itemNotFound } from '../errors';
import { command, mutation } from '../mutations';
import type { WireObject } from '../wire';
import type { Book } from '../workbook';
import { ChartCollection } from './charts';
import { CommentCollection } from './comments';
import { toColor } from './format';
import { NamedItemCollection } from './names';
import { PageLayout } from './page-layout';
import { WorksheetProtection } from './protection';
import { Range, rangeAt } from './range';

/** Registration of handlers, for one sheet or for the collection. */
abstract class EventSource {
  protected abstract readonly book: Book;
  protected abstract readonly target: string;

  private register(kind: EventKind): null {
    this.book.changes.register(kind, this.target);
    return null;
  }

  private unregister(kind: EventKind): null {
    this.book.changes.unregister(kind, this.target);
    return null;
  }

  _RegisterDataChangedEvent = () => this.register('changed');
  _UnregisterDataChangedEvent = () => this.unregister('changed');
  _RegisterSelectionChangedEvent = () => this.register('selectionChanged');
  _UnregisterSelectionChangedEvent = () => this.unregister('selectionChanged');
  _RegisterActivatedEvent = () => this.register('activated');
  _UnregisterActivatedEvent = () => this.unregister('activated');
  _RegisterDeactivatedEvent = () => this.register('deactivated');
  _UnregisterDeactivatedEvent = () => this.unregister('deactivated');
}

export class WorksheetCollection extends EventSource implements WireObject {
  readonly className = 'WorksheetCollection';
  readonly scalars: readonly string[] = [];
  protected readonly target = workbookTarget;

  constructor(protected readonly book: Book) {
    super();
  }

  _RegisterAddedEvent = () => {
    this.book.changes.register('added', this.target);
    return null;
  };
  _UnregisterAddedEvent = () => {
    this.book.changes.unregister('added', this.target);
    return null;
  };
  _RegisterDeletedEvent = () => {
    this.book.changes.register('deleted', this.target);
    return null;
  };
  _UnregisterDeletedEvent = () => {
    this.book.changes.unregister('deleted', this.target);
    return null;
  };

  identity() {
    return {};
  }

  items() {
    return this.book.worksheets.all().map((sheet) => new Worksheet(this.book, sheet.getSheetId()));
  }

  GetCount(visibleOnly: boolean | null) {
    return visibleOnly ? this.book.worksheets.visible().length : this.book.worksheets.all().length;
  }

  Add(name: string | null) {
    return new Worksheet(this.book, this.book.worksheets.add(name).getSheetId());
  }

  GetActiveWorksheet() {
    return new Worksheet(this.book, this.book.worksheets.active().getSheetId());
  }

  GetFirst(visibleOnly: boolean | null) {
    return this.at(visibleOnly, 0);
  }

  GetLast(visibleOnly: boolean | null) {
    return this.at(visibleOnly, -1);
  }

  private at(visibleOnly: boolean | null, index: number) {
    const sheet = (visibleOnly ? this.book.worksheets.visible() : this.book.worksheets.all()).at(index);
    if (!sheet) throw itemNotFound();
    return new Worksheet(this.book, sheet.getSheetId());
  }

  GetItem(key: string) {
    const sheet = this.GetItemOrNullObject(key);
    if (!sheet) throw itemNotFound();
    return sheet;
  }

  GetItemOrNullObject(key: string): Worksheet | null {
    const sheet = this.book.worksheets.find(key);
    return sheet && new Worksheet(this.book, sheet.getSheetId());
  }
}

export class Worksheet extends EventSource implements WireObject {
  readonly className = 'Worksheet';
  readonly scalars = ['Id', 'Name', 'Position', 'ShowGridlines', 'TabColor', 'Visibility'];
  protected readonly target: string;

  constructor(
    protected readonly book: Book,
    private readonly sheetId: string,
  ) {
    super();
    this.target = sheetId;
  }

  identity() {
    return { Id: this.sheetId };
  }

  private get sheet() {
    return this.book.worksheets.get(this.sheetId);
  }

  private change(id: string, params: object): void {
    this.book.writer.write(id, { subUnitId: this.sheetId, ...params });
  }

  get Id() {
    return this.sheetId;
  }

  get Name() {
    return this.sheet.getName();
  }

  set Name(name: string) {
    this.change(mutation.renameSheet, { name: this.book.worksheets.checkedName(name, this.sheetId) });
  }

  get Position() {
    return this.book.worksheets.all().findIndex((sheet) => sheet.getSheetId() === this.sheetId);
  }

  set Position(position: number) {
    if (!(position >= 0 && position < this.book.worksheets.all().length)) throw invalidArgument();
    this.change(mutation.orderSheet, { fromOrder: this.Position, toOrder: position });
  }

  get Visibility() {
    if (!this.sheet.isSheetHidden()) return 'Visible';
    return this.book.lock.isVeryHidden(this.sheetId) ? 'VeryHidden' : 'Hidden';
  }

  set Visibility(visibility: string) {
    if (!['Visible', 'Hidden', 'VeryHidden'].includes(visibility)) throw invalidArgument();
    const isHidden = visibility !== 'Visible';
    if (isHidden) this.leave();
    const { side } = this.book;
    side.veryHidden = side.veryHidden.filter((id) => id !== this.sheetId);
    if (visibility === 'VeryHidden') side.veryHidden.push(this.sheetId);
    this.book.worksheets.setHidden(this.sheetId, isHidden);
  }

  /** A sheet that goes away must not be the last one, nor the one on the screen. */
  private leave(): void {
    const others = this.book.worksheets.visible().filter((sheet) => sheet.getSheetId() !== this.sheetId);
    const [next] = others;
    if (!next) throw invalidOperation('A workbook must contain at least one visible worksheet.');
    if (this.book.worksheets.active().getSheetId() === this.sheetId) this.book.worksheets.activate(next.getSheetId());
  }

  get TabColor() {
    const color = this.sheet.getTabColor();
    return typeof color === 'string' ? color : '';
  }

  set TabColor(color: string) {
    this.change(mutation.tabColor, { color: color === '' ? '' : toColor(color) });
  }

  get ShowGridlines() {
    return this.sheet.getConfig().showGridlines !== 0;
  }

  set ShowGridlines(isShown: boolean) {
    this.change(mutation.gridlines, { showGridlines: isShown ? 1 : 0 });
  }

  /** The wire has an older word for the same property. */
  get Gridlines() {
    return this.ShowGridlines;
  }

  set Gridlines(isShown: boolean) {
    this.ShowGridlines = isShown;
  }

  Activate(): null {
    if (this.sheet.isSheetHidden()) throw invalidOperation('A hidden worksheet cannot be activated.');
    this.book.worksheets.activate(this.sheetId);
    return null;
  }

  Delete(): null {
    if (this.book.lock.isVeryHidden(this.sheetId)) throw generalException('A very hidden worksheet cannot be deleted.');
    if (!this.sheet.isSheetHidden()) this.leave();
    this.change(command.removeSheet, {});
    return null;
  }

  // --- ranges ------------------------------------------------------------------------------------------------------

  private range(rect: Rect): Range {
    return new Range(this.book, this.sheetId, rect);
  }

  GetRange(address: unknown) {
    if (address === null || address === undefined || address === '') return this.range(wholeSheet());
    const range = rangeAt(this.book, this.sheetId, address);
    if (range.sheetId !== this.sheetId) throw invalidArgument();
    return range;
  }

  GetRangeByIndexes(row: number, column: number, rows: number, columns: number) {
    if (rows < 1 || columns < 1) throw invalidArgument();
    return this.range({ top: row, left: column, bottom: row + rows - 1, right: column + columns - 1 });
  }

  GetCell(row: number, column: number) {
    return this.range(cellRect(row, column));
  }

  GetUsedRange(valuesOnly: boolean | null) {
    return this.GetUsedRangeOrNullObject(valuesOnly) ?? this.range(cellRect(0, 0));
  }

  GetUsedRangeOrNullObject(valuesOnly: boolean | null): Range | null {
    const rect = this.book.areas.used(this.sheetId, valuesOnly === true);
    return rect && this.range(rect);
  }

  // --- parts -------------------------------------------------------------------------------------------------------

  get Protection() {
    return new WorksheetProtection(this.book, this.sheetId);
  }

  get FreezePanes() {
    return new WorksheetFreezePanes(this.book, this.sheetId);
  }

  get Names() {
    return new NamedItemCollection(this.book, this.sheetId);
  }

  get Comments() {
    return new CommentCollection(this.book, this.sheetId);
  }

  get Charts() {
    return new ChartCollection(this.book, this.sheetId);
  }

  get PageLayout() {
    return new PageLayout(this.book, this.sheetId);
  }
}

class WorksheetFreezePanes implements WireObject {
  readonly className = 'WorksheetFreezePanes';
  readonly scalars: readonly string[] = [];

  constructor(
    private readonly book: Book,
    private readonly sheetId: string,
  ) {}

  identity() {
    return {};
  }

  private freeze(rows: number, columns: number): null {
    this.book.writer.write(mutation.freeze, {
      subUnitId: this.sheetId,
      startRow: rows > 0 ? rows : -1,
      ySplit: rows,
      startColumn: columns > 0 ? columns : -1,
      xSplit: columns,
    });
    return null;
  }

  FreezeAt(where: unknown) {
    const { place } = rangeAt(this.book, this.sheetId, where);
    const rows = place.bottom === lastRow ? 0 : place.bottom + 1;
    const columns = place.right === lastColumn ? 0 : place.right + 1;
    return this.freeze(rows, columns);
  }

  FreezeRows(count: number | null) {
    return this.freeze(count ?? 1, 0);
  }

  FreezeColumns(count: number | null) {
    return this.freeze(0, count ?? 1);
  }

  Unfreeze() {
    return this.freeze(0, 0);
  }

  GetLocation(): Range {
    const range = this.GetLocationOrNullObject();
    if (!range) throw itemNotFound();
    return range;
  }

  GetLocationOrNullObject(): Range | null {
    const { xSplit, ySplit } = this.book.worksheets.get(this.sheetId).getFreeze();
    if (xSplit === 0 && ySplit === 0) return null;
    return new Range(this.book, this.sheetId, {
      top: 0,
      left: 0,
      bottom: ySplit > 0 ? ySplit - 1 : lastRow,
      right: xSplit > 0 ? xSplit - 1 : lastColumn,
    });
  }
}
