import type { ICellData, ICommandInfo, IRange, IStyleData, IWorkbookData, Workbook, Worksheet } from '@univerjs/core';
import {
  bounding,
  cellRect,
  columnCount,
  intersection,
  isSameRect,
  isSingleCell,
  lastColumn,
  lastRow,
  type Rect,
  rowCount,
  type Shift,
  shiftRect,
} from './addresses';
import { Calculation } from './calculation';
import { type CellBefore, type ChangeKind, Changes, type EventEntry } from './changes';
import { accessDenied, invalidArgument, itemAlreadyExists } from './errors';
import { defaultFont, toGridFont } from './fonts';
import type { CellPatch, ConditionalRule, DefinedName, GridHandle, Note, SheetValidationRule } from './grid-handle';
import { type MutationParams, refusalOf } from './guard';
import { command, isStructuralTrigger, mutation, operation } from './mutations';
import { emptySideData, newPageLayout, type PageLayout, type ProtectionOptions, type SideData } from './side-data';
import { type CellValue, readValue, valueType } from './values';

/** A workbook as it is kept between two visits, like a file on the person's computer. */
export interface WorkbookFile {
  version: 1;
  snapshot: IWorkbookData;
  activeSheetId: string;
  side: SideData;
}

/** Something with a place on a sheet that has to move when rows or columns do. */
export interface Placed {
  readonly sheetId: string;
  rect: Rect | null;
}

export interface BookOptions {
  /** A person was refused: say so calmly. */
  onRefusal?: (message: string) => void;
  onEvents?: (entries: EventEntry[]) => void;
  /** Something worth saving happened. */
  onSaveNeeded?: () => void;
  onSelect?: (sheetId: string, rect: Rect) => void;
  /** Bring a cell into view; the grid without a screen has none. */
  reveal?: (rect: Rect, hiddenFrozen: { rows: number; columns: number }) => void;
}

/** Vertically centred, as Excel in Chinese does it. Set on each sheet: on the workbook the grid does not look at it. */
const sheetStyle = { ff: toGridFont(defaultFont.name), fs: defaultFont.size, vt: 2 };

const mutationKind = 2;
const pixelsPerPoint = 96 / 72;
const everySheet = 'AllDefaultWorkbook';
/** The grid opens every sheet that is added or shown; in Excel it stays in the background until it is activated. */
const withoutActivating = { fromCollab: true };
const newId = () => `{${crypto.randomUUID().toUpperCase()}}`;

const structural: Record<string, { kind: ChangeKind; axis: Shift['axis']; sign: 1 | -1 }> = {
  [mutation.insertRows]: { kind: 'RowInserted', axis: 'rows', sign: 1 },
  [mutation.removeRows]: { kind: 'RowDeleted', axis: 'rows', sign: -1 },
  [mutation.insertColumns]: { kind: 'ColumnInserted', axis: 'columns', sign: 1 },
  [mutation.removeColumns]: { kind: 'ColumnDeleted', axis: 'columns', sign: -1 },
};

/**
 * The workbook behind the rich API: Univer is the model, and this is the only class that talks to it. Beside it stands
 * what Univer has no place for (`side`), the lock on protected sheets and the events.
 */
export class Book {
  readonly changes: Changes;
  side: SideData = emptySideData();
  /** True while a person has a cell open: a batch with a write is refused then, as in Excel. */
  isEditing = false;

  private model: Workbook;
  private readonly calculation = new Calculation();
  private readonly tracked = new Map<string, Placed>();
  private nextReference = 1;
  private hasWritten = false;
  // Who did it? Set around synchronous code only: held across an await, a person's edit would pass for ours.
  private addinDepth = 0;
  private runningCommand: string | null = null;
  private isOpening = false;
  private readonly before = new WeakMap<object, { rect: Rect | null; cell: CellBefore | null }>();
  private activeSheetId = '';

  constructor(
    private readonly grid: GridHandle,
    private readonly options: BookOptions = {},
  ) {
    this.changes = new Changes(
      {
        has: (sheetId) => this.hasSheet(sheetId),
        read: (sheetId, rect) => this.cellBefore(sheetId, rect.top, rect.left),
        keep: (sheetId, rect) => this.track({ sheetId, rect }, 'evt'),
      },
      (entries) => options.onEvents?.(entries),
    );
    this.model = this.create(null);
    grid.guard((info, how) => this.beforeCommand(info, how));
    grid.commands.onCommandExecuted((info, how) => this.afterCommand(info, how));
  }

  // --- the file ----------------------------------------------------------------------------------------------------

  /** Opens a saved workbook, or a new one with an empty Sheet1. */
  open(file: WorkbookFile | null): void {
    this.isOpening = true;
    this.grid.disposeWorkbook(this.unitId);
    this.tracked.clear();
    this.changes.forgetPending();
    this.calculation.reset();
    this.model = this.create(file);
    if (file && this.hasSheet(file.activeSheetId)) this.activateSheet(file.activeSheetId);
    this.isOpening = false;
    this.activeSheetId = this.activeSheet().getSheetId();
  }

  save(): WorkbookFile {
    return {
      version: 1,
      snapshot: this.grid.saveWorkbook(this.unitId),
      activeSheetId: this.activeSheet().getSheetId(),
      side: structuredClone(this.side),
    };
  }

  private create(file: WorkbookFile | null): Workbook {
    this.side = file ? { ...emptySideData(), ...structuredClone(file.side) } : emptySideData();
    const snapshot = file?.snapshot ?? {
      id: newId(),
      name: '工作簿1',
      sheetOrder: ['{00000000-0001-0000-0000-000000000000}'],
      sheets: {
        '{00000000-0001-0000-0000-000000000000}': this.emptySheet('{00000000-0001-0000-0000-000000000000}', 'Sheet1'),
      },
    };
    const model = this.grid.createWorkbook(snapshot);
    for (const sheet of model.getSheets()) {
      sheet.getCellMatrix().forValue((_row, _column, cell) => {
        if (cell?.f || cell?.si) this.calculation.noteFormula();
      });
    }
    // Without an active sheet the first one that is added would become it.
    this.activeSheetId = model.ensureActiveSheet().getSheetId();
    return model;
  }

  /** Complete on purpose: a sheet that is inserted later gets no defaults from the grid. */
  private emptySheet(id: string, name: string) {
    return {
      id,
      name,
      tabColor: '',
      hidden: 0,
      rowCount: 1000,
      columnCount: 26,
      zoomRatio: 1,
      freeze: { xSplit: 0, ySplit: 0, startRow: -1, startColumn: -1 },
      scrollTop: 0,
      scrollLeft: 0,
      defaultColumnWidth: 80,
      defaultRowHeight: 24,
      mergeData: [],
      cellData: {},
      rowData: {},
      columnData: {},
      showGridlines: 1,
      rowHeader: { width: 46, hidden: 0 },
      columnHeader: { height: 20, hidden: 0 },
      rightToLeft: 0,
      defaultStyle: sheetStyle,
    };
  }

  get unitId(): string {
    return this.model.getUnitId();
  }

  // --- writing -----------------------------------------------------------------------------------------------------

  /** Runs a piece of the add-in's own work: the lock is not asked (the caller has), and events say who it was. */
  asAddin<T>(act: () => T): T {
    this.addinDepth += 1;
    try {
      return act();
    } finally {
      this.addinDepth -= 1;
    }
  }

  execute(id: string, params: object, how: { fromCollab?: boolean } = {}): boolean {
    return this.asAddin(() =>
      this.grid.commands.syncExecuteCommand<object, boolean>(id, { unitId: this.unitId, ...params }, how),
    );
  }

  /**
   * For the commands of the grid that only run asynchronously. What they do is recognised as ours by the trigger the grid
   * puts on their mutations, so a person may act meanwhile and stays that person.
   */
  async executeLater(id: string, params: object): Promise<void> {
    this.runningCommand = id;
    try {
      await this.grid.commands.executeCommand(id, { unitId: this.unitId, ...params });
    } finally {
      this.runningCommand = null;
    }
  }

  private isOurs(params: MutationParams): boolean {
    return this.addinDepth > 0 || (this.runningCommand !== null && params.trigger === this.runningCommand);
  }

  /** Values, perhaps with styles. */
  writeCells(sheetId: string, cellValue: CellPatch): void {
    this.growFor(sheetId, cellValue);
    this.hasWritten = true;
    this.execute(mutation.setCells, { subUnitId: sheetId, cellValue });
  }

  /** Univer's formula updater takes a style-only patch for a new value and deletes the formula, unless told so. */
  writeStyles(sheetId: string, cellValue: CellPatch): void {
    this.growFor(sheetId, cellValue);
    this.hasWritten = true;
    this.execute(mutation.setCells, { subUnitId: sheetId, cellValue, trigger: command.setStyle });
  }

  /** The same change for every cell of a rectangle. */
  styleCells(sheetId: string, rect: Rect, change: (cell: ICellData | null, row: number, column: number) => ICellData) {
    const patch: CellPatch = {};
    const area = this.clamp(sheetId, rect);
    for (let row = area.top; row <= area.bottom; row += 1) {
      const line: Record<number, ICellData> = {};
      for (let column = area.left; column <= area.right; column += 1) {
        line[column] = change(this.cell(sheetId, row, column), row, column);
      }
      patch[row] = line;
    }
    this.writeStyles(sheetId, patch);
  }

  /** Undo steps of before our write would overwrite it, so a batch that wrote ends with an empty list. */
  endBatch(): void {
    if (this.hasWritten) {
      this.grid.undo.clearUndoRedo(this.unitId);
      this.options.onSaveNeeded?.();
    }
    this.hasWritten = false;
  }

  noteWritten(): void {
    this.hasWritten = true;
  }

  private growFor(sheetId: string, patch: CellPatch): void {
    let bottom = 0;
    let right = 0;
    for (const [row, cells] of Object.entries(patch)) {
      bottom = Math.max(bottom, Number(row));
      for (const column of Object.keys(cells)) right = Math.max(right, Number(column));
    }
    const sheet = this.sheet(sheetId);
    if (bottom >= sheet.getRowCount()) {
      this.execute(mutation.rowCount, { subUnitId: sheetId, rowCount: bottom + 100 });
    }
    if (right >= sheet.getColumnCount()) {
      this.execute(mutation.columnCount, { subUnitId: sheetId, columnCount: right + 10 });
    }
  }

  // --- protection --------------------------------------------------------------------------------------------------

  protection(sheetId: string): ProtectionOptions | null {
    return this.side.protection[sheetId]?.options ?? null;
  }

  /** Locked is the rule; the exception travels with the cell, through inserts, deletes and cuts. */
  isLocked(sheetId: string, row: number, column: number): boolean {
    return this.cell(sheetId, row, column)?.custom?.unlocked !== true;
  }

  isVeryHidden(sheetId: string): boolean {
    return this.side.veryHidden.includes(sheetId);
  }

  /** Asked before the add-in writes: an error now, as in Excel, and not half of the cells written. */
  demandWritable(sheetId: string, rect: Rect): void {
    if (!this.protection(sheetId)) return;
    for (let row = rect.top; row <= Math.min(rect.bottom, this.sheet(sheetId).getRowCount()); row += 1) {
      for (let column = rect.left; column <= Math.min(rect.right, this.sheet(sheetId).getColumnCount()); column += 1) {
        if (this.isLocked(sheetId, row, column)) throw accessDenied();
      }
    }
  }

  demand(sheetId: string, option: keyof ProtectionOptions | 'unprotected'): void {
    const options = this.protection(sheetId);
    if (options && (option === 'unprotected' || !options[option])) throw accessDenied();
  }

  // --- sheets ------------------------------------------------------------------------------------------------------

  sheets(): Worksheet[] {
    return this.model.getSheetOrders().map((id) => this.sheet(id));
  }

  hasSheet(sheetId: string): boolean {
    return this.model.getSheetBySheetId(sheetId) != null;
  }

  sheet(sheetId: string): Worksheet {
    const sheet = this.model.getSheetBySheetId(sheetId);
    if (!sheet) throw invalidArgument('The worksheet does not exist any more.');
    return sheet;
  }

  findSheet(nameOrId: string): Worksheet | null {
    const wanted = nameOrId.toLowerCase();
    return this.sheets().find((s) => s.getName().toLowerCase() === wanted || s.getSheetId() === nameOrId) ?? null;
  }

  activeSheet(): Worksheet {
    const sheet = this.model.getActiveSheet();
    if (!sheet) throw invalidArgument('There is no active worksheet.');
    return sheet;
  }

  visibleSheets(): Worksheet[] {
    return this.sheets().filter((sheet) => !sheet.isSheetHidden());
  }

  addSheet(name: string | null): Worksheet {
    const id = newId();
    this.hasWritten = true;
    const sheet = this.emptySheet(id, name === null ? this.freeSheetName() : this.checkedSheetName(name, null));
    const index = this.model.getSheetOrders().length;
    this.execute(mutation.insertSheet, { index, sheet }, withoutActivating);
    return this.sheet(id);
  }

  private freeSheetName(): string {
    for (let number = this.sheets().length + 1; ; number += 1) {
      if (!this.findSheet(`Sheet${number}`)) return `Sheet${number}`;
    }
  }

  checkedSheetName(name: string, ownId: string | null): string {
    if (name === '' || name.length > 31 || /[[\]:*?/\\]/.test(name) || /^'|'$/.test(name)) throw invalidArgument();
    const other = this.findSheet(name);
    if (other && other.getSheetId() !== ownId) throw itemAlreadyExists();
    return name;
  }

  setSheetHidden(sheetId: string, isHidden: boolean): void {
    this.execute(mutation.hideSheet, { subUnitId: sheetId, hidden: isHidden ? 1 : 0 }, withoutActivating);
    this.hasWritten = true;
  }

  activateSheet(sheetId: string): void {
    this.execute(operation.activateSheet, { subUnitId: sheetId });
  }

  pageLayout(sheetId: string): PageLayout {
    this.side.pageLayouts[sheetId] ??= newPageLayout();
    return this.side.pageLayouts[sheetId];
  }

  // --- cells -------------------------------------------------------------------------------------------------------

  /** The raw cell. n.b. Univer's own `getCellData` returns formatted text for numbers. */
  cell(sheetId: string, row: number, column: number): ICellData | null {
    return this.sheet(sheetId).getCellMatrix().getValue(row, column) ?? null;
  }

  style(sheetId: string, row: number, column: number): IStyleData {
    return this.model.getStyles().getStyleByCell(this.cell(sheetId, row, column)) ?? {};
  }

  displayText(sheetId: string, row: number, column: number): string {
    const cell = this.sheet(sheetId).getCell(row, column);
    if (cell?.p?.body) return cell.p.body.dataStream.replace(/\r\n$/, '');
    const raw = this.cell(sheetId, row, column);
    if (raw?.t === 3) return readValue(raw) ? 'TRUE' : 'FALSE';
    return cell?.v === null || cell?.v === undefined ? '' : String(cell.v);
  }

  formula(sheetId: string, row: number, column: number): string | null {
    const cell = this.cell(sheetId, row, column);
    if (!cell?.f && !cell?.si) return null;
    return this.grid.formulas.getFormulaStringByCell(row, column, sheetId, this.unitId) || cell.f || null;
  }

  /** Waits until the results of all formulas are in their cells. */
  settled(): Promise<void> {
    return this.calculation.settled();
  }

  /** The part of a rectangle the grid really has. Whole rows and columns shrink to it. */
  clamp(sheetId: string, rect: Rect): Rect {
    const sheet = this.sheet(sheetId);
    const bottom = rect.bottom === lastRow ? sheet.getRowCount() - 1 : rect.bottom;
    const right = rect.right === lastColumn ? sheet.getColumnCount() - 1 : rect.right;
    return { top: rect.top, left: rect.left, bottom: Math.max(bottom, rect.top), right: Math.max(right, rect.left) };
  }

  usedRect(sheetId: string, valuesOnly: boolean, within: Rect | null = null): Rect | null {
    let used: Rect | null = null;
    this.sheet(sheetId)
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
    return this.sheet(sheetId).getMergeData().map(toRect);
  }

  toRange(sheetId: string, rect: Rect): IRange {
    const area = this.clamp(sheetId, rect);
    return { startRow: area.top, endRow: area.bottom, startColumn: area.left, endColumn: area.right };
  }

  columnWidth(sheetId: string, column: number): number {
    return this.sheet(sheetId).getColumnWidth(column) / pixelsPerPoint;
  }

  rowHeight(sheetId: string, row: number): number {
    return this.sheet(sheetId).getRowHeight(row) / pixelsPerPoint;
  }

  setColumnWidth(sheetId: string, rect: Rect, points: number): void {
    const ranges = [this.toRange(sheetId, { ...rect, top: 0, bottom: lastRow })];
    this.execute(mutation.columnWidth, { subUnitId: sheetId, ranges, colWidth: Math.round(points * pixelsPerPoint) });
    this.hasWritten = true;
  }

  setRowHeight(sheetId: string, rect: Rect, points: number): void {
    const ranges = [this.toRange(sheetId, { ...rect, left: 0, right: lastColumn })];
    this.execute(mutation.rowHeight, { subUnitId: sheetId, ranges, rowHeight: Math.round(points * pixelsPerPoint) });
    this.execute(mutation.rowIsAutoHeight, { subUnitId: sheetId, ranges, autoHeightInfo: 0 });
    this.hasWritten = true;
  }

  // --- selection ---------------------------------------------------------------------------------------------------

  selection(): { sheetId: string; rect: Rect; active: Rect } {
    const sheetId = this.activeSheet().getSheetId();
    const selection = this.grid.selections.getCurrentSelections().at(-1);
    if (!selection) return { sheetId, rect: cellRect(0, 0), active: cellRect(0, 0) };
    const rect = this.unclamp(sheetId, toRect(selection.range));
    const { primary } = selection;
    return {
      sheetId,
      rect,
      active: primary ? cellRect(primary.actualRow, primary.actualColumn) : cellRect(rect.top, rect.left),
    };
  }

  select(sheetId: string, rect: Rect): void {
    if (this.activeSheet().getSheetId() !== sheetId) this.activateSheet(sheetId);
    const range = this.toRange(sheetId, rect);
    const merged = this.merges(sheetId).find((merge) => merge.top === rect.top && merge.left === rect.left);
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
    this.execute(operation.select, {
      subUnitId: sheetId,
      reveal: true,
      selections: [{ range: { ...range, rangeType: 0 }, primary, style: null }],
    });
    this.options.reveal?.(rect, this.hiddenFrozen(sheetId));
  }

  private hiddenFrozen(sheetId: string): { rows: number; columns: number } {
    const sheet = this.sheet(sheetId);
    const { xSplit, ySplit } = sheet.getFreeze();
    const count = (length: number, isHidden: (index: number) => boolean) =>
      Array.from({ length }, (_, index) => index).filter(isHidden).length;
    return {
      rows: count(ySplit, (row) => !sheet.getRowRawVisible(row)),
      columns: count(xSplit, (column) => !sheet.getColVisible(column)),
    };
  }

  /** A selected whole row is as wide as the grid; the add-in should see it as a whole row. */
  private unclamp(sheetId: string, rect: Rect): Rect {
    const sheet = this.sheet(sheetId);
    const isWide = rect.left === 0 && rect.right === sheet.getColumnCount() - 1 && sheet.getColumnCount() > 1;
    const isHigh = rect.top === 0 && rect.bottom === sheet.getRowCount() - 1 && sheet.getRowCount() > 1;
    return { ...rect, right: isWide ? lastColumn : rect.right, bottom: isHigh ? lastRow : rect.bottom };
  }

  // --- plugins: validation, conditional formats, notes, names ------------------------------------------------------

  validations(sheetId: string): SheetValidationRule[] {
    return this.grid.validations.getRules(this.unitId, sheetId) ?? [];
  }

  conditionalRules(sheetId: string): ConditionalRule[] {
    return this.grid.conditionalFormats.getSubunitRules(this.unitId, sheetId) ?? [];
  }

  notes(sheetId: string): Note[] {
    return [...(this.grid.notes.getSheetNotes(this.unitId, sheetId)?.values() ?? [])];
  }

  names(sheetId: string | null): DefinedName[] {
    const all = Object.values(this.grid.names.getDefinedNameMap(this.unitId) ?? {});
    return all.filter((name) => (isEverySheet(name.localSheetId) ? null : name.localSheetId) === sheetId);
  }

  setName(name: DefinedName): void {
    this.execute(mutation.setName, { ...name, localSheetId: name.localSheetId ?? everySheet });
    this.hasWritten = true;
  }

  removeName(name: DefinedName): void {
    this.execute(mutation.removeName, { ...name });
    this.hasWritten = true;
  }

  // --- references --------------------------------------------------------------------------------------------------

  /** The library and our events refer to ranges by id; those must follow when rows and columns move. */
  track(place: Placed, prefix = 'ref'): string {
    const id = `${prefix}${this.nextReference}`;
    this.nextReference += 1;
    this.tracked.set(id, place);
    return id;
  }

  trackedPlace(id: string): Placed | null {
    return this.tracked.get(id) ?? null;
  }

  untrack(id: string): void {
    this.tracked.delete(id);
  }

  untrackAll(): void {
    this.tracked.clear();
  }

  private shiftTracked(sheetId: string, shift: Shift): void {
    for (const place of this.tracked.values()) {
      if (place.sheetId === sheetId && place.rect) place.rect = shiftRect(place.rect, shift);
    }
  }

  // --- what happens in the grid ------------------------------------------------------------------------------------

  private beforeCommand(info: Readonly<ICommandInfo>, how: unknown): void {
    if (info.type !== mutationKind || this.isOpening || isFormulaResult(how)) return;
    const params = (info.params ?? {}) as MutationParams;
    if (!this.isOurs(params)) {
      const message = refusalOf(info.id, params, this);
      if (message) {
        queueMicrotask(() => this.grid.forgetRunningCommands());
        this.options.onRefusal?.(message);
        throw this.grid.refusal();
      }
    }
    if (info.id === mutation.setCells) this.before.set(params, this.stateBefore(params));
  }

  private afterCommand(info: Readonly<ICommandInfo>, how: unknown): void {
    if (this.isOpening) return;
    const params = (info.params ?? {}) as MutationParams & { range?: IRange; functionsExecutedState?: number };
    const sheetId = params.subUnitId ?? '';

    if (info.id === mutation.calculationStart) this.calculation.noteStart();
    else if (info.id === mutation.calculationEnd) this.afterCalculation(params.functionsExecutedState);
    else if (info.id === operation.select) this.afterSelection(params);
    else if (info.id === operation.activateSheet) this.afterActivation(sheetId);
    else if (info.type === mutationKind && isFormulaResult(how)) this.options.onSaveNeeded?.();
    else if (info.type === mutationKind) this.afterMutation(info.id, sheetId, params);
  }

  /** Progress comes under the same name, without a state. */
  private afterCalculation(state: number | undefined): void {
    if (state !== undefined) this.calculation.noteEnd(state);
  }

  private afterMutation(id: string, sheetId: string, params: MutationParams & { range?: IRange }): void {
    if (id.startsWith('sheet.') || id.includes('defined-name')) this.options.onSaveNeeded?.();
    if (id === mutation.insertSheet) {
      const added = (params.sheet as { id: string } | undefined)?.id;
      if (added) this.afterNewSheet(added);
    }
    if (id === mutation.removeSheet) this.changes.addSheetEvent('deleted', sheetId);
    if (id === mutation.setCells) this.afterCells(sheetId, params);

    const moved = structural[id];
    if (moved && params.range) this.afterStructure(sheetId, moved, toRect(params.range), this.isOurs(params));
    if (id === mutation.moveRange || id === mutation.reorder) this.afterMove(params);
  }

  /** A sheet a person adds comes from the grid, in its own font. */
  private afterNewSheet(sheetId: string): void {
    if (!this.sheet(sheetId).getConfig().defaultStyle) {
      this.execute(mutation.sheetStyle, { subUnitId: sheetId, defaultStyle: sheetStyle });
    }
    this.changes.addSheetEvent('added', sheetId);
  }

  private afterSelection(params: MutationParams): void {
    const selections = params.selections as { range: IRange }[] | undefined;
    const last = selections?.at(-1);
    if (last && params.subUnitId && this.hasSheet(params.subUnitId)) {
      const rect = this.unclamp(params.subUnitId, toRect(last.range));
      this.changes.addSelection(params.subUnitId, rect);
      this.options.onSelect?.(params.subUnitId, rect);
    }
  }

  private afterActivation(sheetId: string): void {
    if (sheetId === this.activeSheetId) return;
    const previous = this.activeSheetId;
    this.activeSheetId = sheetId;
    if (previous && this.hasSheet(previous)) this.changes.addSheetEvent('deactivated', previous);
    this.changes.addSheetEvent('activated', sheetId);
  }

  private afterCells(sheetId: string, params: MutationParams): void {
    if (params.trigger === command.setStyle) return;
    for (const cells of Object.values(params.cellValue ?? {})) {
      for (const cell of Object.values(cells)) if (cell?.f || cell?.si) this.calculation.noteFormula();
    }
    this.calculation.noteWrite();
    const before = this.before.get(params);
    // The shifted texts of formulas after an insertion are no edits of anybody.
    if (!before?.rect || isStructuralTrigger(params.trigger)) return;
    this.addChange(sheetId, 'RangeEdited', before.rect, before.cell, this.isOurs(params));
  }

  private afterStructure(sheetId: string, moved: (typeof structural)[string], rect: Rect, isAddin: boolean): void {
    const isRows = moved.axis === 'rows';
    const at = isRows ? rect.top : rect.left;
    const count = isRows ? rowCount(rect) : columnCount(rect);
    this.shiftTracked(sheetId, { axis: moved.axis, at, count: moved.sign * count });
    this.calculation.noteWrite();
    const whole = isRows ? { ...rect, left: 0, right: lastColumn } : { ...rect, top: 0, bottom: lastRow };
    this.addChange(sheetId, moved.kind, whole, null, isAddin);
  }

  /** A cut reports where the cells came from and where they went, not everything in between. */
  private afterMove(params: MutationParams): void {
    this.calculation.noteWrite();
    const sides = [params.from, params.to] as ({ subUnitId?: string; value?: CellPatch } | undefined)[];
    for (const side of sides) {
      const rect = side?.value && patchRect(side.value);
      if (side?.subUnitId && rect) {
        const change = { sheetId: side.subUnitId, kind: 'RangeEdited' as const, rect, before: null, isApart: true };
        this.changes.addChange({ ...change, isAddin: this.isOurs(params) });
      }
    }
  }

  private addChange(sheetId: string, kind: ChangeKind, rect: Rect, before: CellBefore | null, isAddin: boolean): void {
    this.changes.addChange({ sheetId, kind, isAddin, rect, before });
  }

  /** Only cells whose content really changes count: a refused entry still writes an empty value to an empty cell. */
  private stateBefore(params: MutationParams): { rect: Rect | null; cell: CellBefore | null } {
    let rect: Rect | null = null;
    const sheetId = params.subUnitId ?? '';
    for (const [row, cells] of Object.entries(params.cellValue ?? {})) {
      for (const [column, cell] of Object.entries(cells)) {
        if (!changesContent(this.cell(sheetId, Number(row), Number(column)), cell)) continue;
        const place = cellRect(Number(row), Number(column));
        rect = rect ? bounding(rect, place) : place;
      }
    }
    if (!rect || !isSingleCell(rect)) return { rect, cell: null };
    const { top, left }: Rect = rect;
    return { rect, cell: this.cellBefore(sheetId, top, left) };
  }

  private cellBefore(sheetId: string, row: number, column: number): CellBefore {
    const cell = this.cell(sheetId, row, column);
    const value: CellValue = readValue(cell);
    return { value, type: valueType(cell), formula: cell?.f ?? null };
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

const isEverySheet = (id: string | undefined) => id === undefined || id === '' || id === everySheet;

/** Results of formulas land in locked cells too, and nobody typed them. */
function isFormulaResult(how: unknown): boolean {
  const flags = how as { fromFormula?: boolean; applyFormulaCalculationResult?: boolean } | undefined;
  return flags?.fromFormula === true || flags?.applyFormulaCalculationResult === true;
}

function changesContent(before: ICellData | null, after: ICellData | null): boolean {
  if (after === null) return before !== null && (readValue(before) !== '' || Boolean(before.f ?? before.si));
  if (!('v' in after) && !('f' in after) && !('p' in after) && !('si' in after)) return false;
  if ((after.f ?? null) !== (before?.f ?? null) && ('f' in after || 'v' in after)) return true;
  if (after.f) return false;
  return 'v' in after || 'p' in after ? readValue({ ...before, ...after }) !== readValue(before) : false;
}

function patchRect(patch: CellPatch): Rect | null {
  let rect: Rect | null = null;
  for (const [row, cells] of Object.entries(patch)) {
    for (const column of Object.keys(cells)) {
      const place = cellRect(Number(row), Number(column));
      rect = rect ? bounding(rect, place) : place;
    }
  }
  return rect;
}
