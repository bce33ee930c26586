import type {
  CommandListener,
  ICellData,
  ICommandService,
  IDataValidationRule,
  IRange,
  IUndoRedoService,
  IWorkbookData,
  Workbook,
} from '@univerjs/core';

/**
 * What the host needs of Univer, gathered once by `grid/`. The page takes it from the ES modules, tests from CommonJS:
 * the classes differ, so the host itself imports only types.
 */
export interface GridHandle {
  readonly commands: ICommandService;
  readonly undo: IUndoRedoService;
  createWorkbook(data: Partial<IWorkbookData>): Workbook;
  disposeWorkbook(unitId: string): void;
  /** The workbook with everything plugins keep beside the cells: validation, conditional formats, names, notes. */
  saveWorkbook(unitId: string): IWorkbookData;
  readonly formulas: {
    getFormulaStringByCell(row: number, column: number, sheetId: string, unitId: string): string | null | undefined;
  };
  readonly names: { getDefinedNameMap(unitId: string): Record<string, DefinedName> | null | undefined };
  readonly notes: { getSheetNotes(unitId: string, sheetId: string): Map<string, Note> | undefined };
  readonly conditionalFormats: {
    getSubunitRules(unitId: string, sheetId: string): ConditionalRule[] | null | undefined;
  };
  readonly validations: { getRules(unitId: string, sheetId: string): SheetValidationRule[] };
  readonly selections: { getCurrentSelections(): readonly Selection[] };
  /** Hears of every command before anybody else does, and may throw `refusal()`. */
  guard(listener: CommandListener): void;
  /** The one error Univer's commands turn into "refused": nothing reaches the console. */
  refusal(): Error;
  /** Univer leaves a refused command on its private stack; later mutations would be taken for a part of it. */
  forgetRunningCommands(): void;
}

/** The workbook that is open now. */
export type OpenModel = () => Workbook;

export interface DefinedName {
  id: string;
  name: string;
  formulaOrRefString: string;
  comment?: string;
  localSheetId?: string;
  hidden?: boolean;
}

export interface Note {
  id: string;
  row: number;
  col: number;
  note: string;
  width: number;
  height: number;
  show?: boolean;
}

interface Selection {
  range: IRange;
  primary: { actualRow: number; actualColumn: number } | null;
}

export interface HighlightStyle {
  bg?: { rgb: string };
  cl?: { rgb: string };
  bl?: number;
  it?: number;
  ul?: { s: number };
  st?: { s: number };
}

export interface ConditionalRule {
  cfId: string;
  ranges: IRange[];
  stopIfTrue: boolean;
  rule: {
    type: string;
    subType?: string;
    operator?: string;
    value?: string | number | [number, number];
    style?: HighlightStyle;
  };
}

export type SheetValidationRule = Omit<IDataValidationRule, 'ranges'> & { ranges: IRange[] };
export type CellPatch = Record<number, Record<number, ICellData | null>>;
