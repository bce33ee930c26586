import type { Workbook } from '@univerjs/core';
import { Areas } from './areas';
import { Calculation } from './calculation';
import { contentOf } from './cell-edits';
import { Cells } from './cells';
import { Changes, type EventEntry } from './changes';
import { Charts } from './charts';
import { DefinedNames } from './defined-names';
import type { GridHandle } from './grid-handle';
import { GridWatch, type WatchOptions } from './grid-watch';
import { Lock } from './lock';
import { Plugins } from './plugins';
import { References } from './references';
import { type Reveal, Selection } from './selection';
import { emptySideData, type SideData } from './side-data';
import { Sizes } from './sizes';
import { newSnapshot, type WorkbookFile } from './workbook-file';
import { Worksheets } from './worksheets';
import { Writer } from './writer';

export type { WorkbookFile } from './workbook-file';

export interface BookOptions extends WatchOptions {
  onEvents?: (entries: EventEntry[]) => void;
  reveal?: Reveal;
}

/**
 * The workbook behind the rich API: Univer is the model, and only the parts named here talk to it. Beside it stands what
 * Univer has no place for (`side`). The objects of the rich API ask the part they need.
 */
export class Book {
  side: SideData = emptySideData();
  /** True while a person has a cell open: a batch with a write is refused then, as in Excel. */
  isEditing = false;

  readonly writer: Writer;
  readonly worksheets: Worksheets;
  readonly areas: Areas;
  readonly cells: Cells;
  readonly sizes: Sizes;
  readonly selection: Selection;
  readonly lock: Lock;
  readonly plugins: Plugins;
  readonly names: DefinedNames;
  readonly charts: Charts;
  readonly references = new References();
  readonly calculation = new Calculation();
  readonly changes: Changes;

  private model: Workbook;
  private readonly watch: GridWatch;

  constructor(
    private readonly grid: GridHandle,
    options: BookOptions = {},
  ) {
    this.model = this.create(null);
    // The parts stay, the model is another one after `open`.
    const model = () => this.model;
    this.writer = new Writer(grid, model, () => options.onSaveNeeded?.());
    this.worksheets = new Worksheets(model, this.writer);
    this.areas = new Areas(this.worksheets);
    this.cells = new Cells(grid, model, this.worksheets, this.areas, this.writer);
    this.sizes = new Sizes(this.worksheets, this.areas, this.writer);
    this.selection = new Selection(grid, this.worksheets, this.areas, this.writer, options.reveal);
    this.lock = new Lock(() => this.side, this.worksheets, this.cells);
    this.plugins = new Plugins(grid, model);
    this.names = new DefinedNames(grid, model, this.writer);
    this.charts = new Charts(() => this.side, this.worksheets, this.cells, this.sizes, this.lock, this.writer);
    this.changes = new Changes(
      {
        has: (sheetId) => this.worksheets.has(sheetId),
        read: (sheetId, rect) => contentOf(this.cells.get(sheetId, rect.top, rect.left)),
        keep: (sheetId, rect) => this.references.track({ sheetId, rect }, 'evt'),
      },
      (entries) => options.onEvents?.(entries),
    );
    this.watch = new GridWatch(grid, this, options);
  }

  get unitId(): string {
    return this.model.getUnitId();
  }

  // --- the file ----------------------------------------------------------------------------------------------------

  /** Opens a saved workbook, or a new one with an empty Sheet1. */
  open(file: WorkbookFile | null): void {
    this.watch.pause();
    this.grid.disposeWorkbook(this.unitId);
    this.references.forgetAll();
    this.changes.forgetPending();
    this.calculation.reset();
    this.model = this.create(file);
    if (file && this.worksheets.has(file.activeSheetId)) this.worksheets.activate(file.activeSheetId);
    this.watch.resume();
  }

  save(): WorkbookFile {
    return {
      version: 1,
      snapshot: this.grid.saveWorkbook(this.unitId),
      activeSheetId: this.worksheets.active().getSheetId(),
      side: structuredClone(this.side),
    };
  }

  private create(file: WorkbookFile | null): Workbook {
    this.side = file ? { ...emptySideData(), ...structuredClone(file.side) } : emptySideData();
    const model = this.grid.createWorkbook(file?.snapshot ?? newSnapshot());
    for (const sheet of model.getSheets()) {
      sheet.getCellMatrix().forValue((_row, _column, cell) => {
        if (cell?.f || cell?.si) this.calculation.noteFormula();
      });
    }
    // Without an active sheet the first one that is added would become it.
    model.ensureActiveSheet();
    return model;
  }

  // --- what the page around the grid asks --------------------------------------------------------------------------

  sheets() {
    return this.worksheets.all();
  }

  activeSheet() {
    return this.worksheets.active();
  }

  isVeryHidden(sheetId: string): boolean {
    return this.lock.isVeryHidden(sheetId);
  }

  protection(sheetId: string) {
    return this.lock.protection(sheetId);
  }

  isLocked(sheetId: string, row: number, column: number): boolean {
    return this.lock.isLocked(sheetId, row, column);
  }

  /** Waits until the results of all formulas are in their cells. */
  settled(): Promise<void> {
    return this.calculation.settled();
  }
}
