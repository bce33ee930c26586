import type { ICommandInfo, IRange } from '@univerjs/core';
import { columnCount, lastColumn, lastRow, type Rect, rowCount, type Shift } from './addresses';
import { type Areas, toRect } from './areas';
import type { Calculation } from './calculation';
import { type CellEdit, editOf, hasFormula, patchRect } from './cell-edits';
import type { Cells } from './cells';
import type { ChangeKind, Changes } from './changes';
import type { Charts } from './charts';
import type { CellPatch, GridHandle } from './grid-handle';
import { type MutationParams, refusalOf } from './guard';
import type { Lock } from './lock';
import { command, isStructuralTrigger, mutation, operation } from './mutations';
import type { References } from './references';
import { sheetStyle } from './workbook-file';
import type { Worksheets } from './worksheets';
import type { Writer } from './writer';

const mutationKind = 2;

interface Structural {
  kind: ChangeKind;
  axis: Shift['axis'];
  sign: 1 | -1;
}

const structural: Record<string, Structural> = {
  [mutation.insertRows]: { kind: 'RowInserted', axis: 'rows', sign: 1 },
  [mutation.removeRows]: { kind: 'RowDeleted', axis: 'rows', sign: -1 },
  [mutation.insertColumns]: { kind: 'ColumnInserted', axis: 'columns', sign: 1 },
  [mutation.removeColumns]: { kind: 'ColumnDeleted', axis: 'columns', sign: -1 },
};

type WatchedParams = MutationParams & { range?: IRange; functionsExecutedState?: number };

export interface WatchOptions {
  /** A person was refused: say so calmly. */
  onRefusal?: (message: string) => void;
  /** Something worth saving happened. */
  onSaveNeeded?: () => void;
  onSelect?: (sheetId: string, rect: Rect) => void;
}

/** What is watched, and who hears of it. */
interface Watched {
  readonly writer: Writer;
  readonly worksheets: Worksheets;
  readonly areas: Areas;
  readonly cells: Cells;
  readonly lock: Lock;
  readonly references: References;
  readonly calculation: Calculation;
  readonly changes: Changes;
  readonly charts: Charts;
}

/**
 * Sees everything that happens in the grid, whoever does it. Before: a person may be refused. After: references move,
 * events are gathered, and calculation and saving learn that there is something to do.
 */
export class GridWatch {
  private isPaused = false;
  private activeSheetId: string;
  private readonly edits = new WeakMap<object, CellEdit>();

  constructor(
    private readonly grid: GridHandle,
    private readonly book: Watched,
    private readonly options: WatchOptions,
  ) {
    this.activeSheetId = book.worksheets.active().getSheetId();
    grid.guard((info, how) => this.before(info, how));
    grid.commands.onCommandExecuted((info, how) => this.after(info, how));
  }

  /** While another workbook is opened nothing is anybody's doing. */
  pause(): void {
    this.isPaused = true;
  }

  resume(): void {
    this.isPaused = false;
    this.activeSheetId = this.book.worksheets.active().getSheetId();
  }

  private before(info: Readonly<ICommandInfo>, how: unknown): void {
    if (info.type !== mutationKind || this.isPaused || isFormulaResult(how)) return;
    const params = (info.params ?? {}) as MutationParams;
    if (!this.isOurs(params)) {
      const message = refusalOf(info.id, params, this.book.lock);
      if (message) {
        queueMicrotask(() => this.grid.forgetRunningCommands());
        this.options.onRefusal?.(message);
        throw this.grid.refusal();
      }
    }
    if (info.id === mutation.setCells) {
      this.edits.set(params, editOf(params.cellValue ?? {}, params.subUnitId ?? '', this.book.cells));
    }
  }

  private after(info: Readonly<ICommandInfo>, how: unknown): void {
    if (this.isPaused) return;
    const params = (info.params ?? {}) as WatchedParams;
    const sheetId = params.subUnitId ?? '';

    if (info.id === mutation.calculationStart) this.book.calculation.noteStart();
    else if (info.id === mutation.calculationEnd) this.afterCalculation(params.functionsExecutedState);
    else if (info.id === operation.select) this.afterSelection(params);
    else if (info.id === operation.activateSheet) this.afterActivation(sheetId);
    else if (info.type === mutationKind && isFormulaResult(how)) this.options.onSaveNeeded?.();
    else if (info.type === mutationKind) this.afterMutation(info.id, sheetId, params);
  }

  private isOurs(params: MutationParams): boolean {
    return this.book.writer.isOurs(params.trigger);
  }

  /** Progress comes under the same name, without a state. */
  private afterCalculation(state: number | undefined): void {
    if (state !== undefined) this.book.calculation.noteEnd(state);
  }

  private afterMutation(id: string, sheetId: string, params: WatchedParams): void {
    if (id.startsWith('sheet.') || id.includes('defined-name')) this.options.onSaveNeeded?.();
    if (id === mutation.insertSheet) {
      const added = (params.sheet as { id: string } | undefined)?.id;
      if (added) this.afterNewSheet(added);
    }
    if (id === mutation.removeSheet) this.book.changes.addSheetEvent('deleted', sheetId);
    if (id === mutation.setCells) this.afterCells(sheetId, params);

    const moved = structural[id];
    if (moved && params.range) this.afterStructure(sheetId, moved, toRect(params.range), this.isOurs(params));
    if (id === mutation.moveRange || id === mutation.reorder) this.afterMove(params);
  }

  /** A sheet a person adds comes from the grid, in its own font. */
  private afterNewSheet(sheetId: string): void {
    if (!this.book.worksheets.get(sheetId).getConfig().defaultStyle) {
      this.book.writer.execute(mutation.sheetStyle, { subUnitId: sheetId, defaultStyle: sheetStyle });
    }
    this.book.changes.addSheetEvent('added', sheetId);
  }

  private afterSelection(params: MutationParams): void {
    const selections = params.selections as { range: IRange }[] | undefined;
    const last = selections?.at(-1);
    if (last && params.subUnitId && this.book.worksheets.has(params.subUnitId)) {
      const rect = this.book.areas.unclamp(params.subUnitId, toRect(last.range));
      this.book.changes.addSelection(params.subUnitId, rect);
      this.options.onSelect?.(params.subUnitId, rect);
    }
  }

  private afterActivation(sheetId: string): void {
    if (sheetId === this.activeSheetId) return;
    const previous = this.activeSheetId;
    this.activeSheetId = sheetId;
    if (previous && this.book.worksheets.has(previous)) this.book.changes.addSheetEvent('deactivated', previous);
    this.book.changes.addSheetEvent('activated', sheetId);
  }

  private afterCells(sheetId: string, params: MutationParams): void {
    if (params.trigger === command.setStyle) return;
    if (hasFormula(params.cellValue ?? {})) this.book.calculation.noteFormula();
    this.book.calculation.noteWrite();
    const edit = this.edits.get(params);
    // The shifted texts of formulas after an insertion are no edits of anybody.
    if (!edit?.rect || isStructuralTrigger(params.trigger)) return;
    const { rect, before } = edit;
    this.book.changes.addChange({ sheetId, kind: 'RangeEdited', isAddin: this.isOurs(params), rect, before });
  }

  private afterStructure(sheetId: string, { kind, axis, sign }: Structural, rect: Rect, isAddin: boolean): void {
    const isRows = axis === 'rows';
    const at = isRows ? rect.top : rect.left;
    const count = isRows ? rowCount(rect) : columnCount(rect);
    this.book.references.shift(sheetId, { axis, at, count: sign * count });
    this.book.charts.shift(sheetId, { axis, at, count: sign * count });
    this.book.calculation.noteWrite();
    const whole = isRows ? { ...rect, left: 0, right: lastColumn } : { ...rect, top: 0, bottom: lastRow };
    this.book.changes.addChange({ sheetId, kind, isAddin, rect: whole, before: null });
  }

  /** A cut reports where the cells came from and where they went, not everything in between. */
  private afterMove(params: MutationParams): void {
    this.book.calculation.noteWrite();
    const sides = [params.from, params.to] as ({ subUnitId?: string; value?: CellPatch } | undefined)[];
    for (const side of sides) {
      const rect = side?.value && patchRect(side.value);
      if (side?.subUnitId && rect) {
        const change = { sheetId: side.subUnitId, kind: 'RangeEdited' as const, rect, before: null, isApart: true };
        this.book.changes.addChange({ ...change, isAddin: this.isOurs(params) });
      }
    }
  }
}

/** Results of formulas land in locked cells too, and nobody typed them. */
function isFormulaResult(how: unknown): boolean {
  const flags = how as { fromFormula?: boolean; applyFormulaCalculationResult?: boolean } | undefined;
  return flags?.fromFormula === true || flags?.applyFormulaCalculationResult === true;
}
