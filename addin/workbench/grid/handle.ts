import type { ICommandService, IUndoRedoService, IWorkbookData, Univer, Workbook } from '@univerjs/core';
import type { GridHandle } from '../host/grid-handle';

/** A service of Univer is asked for by its token, and the tokens of the page and of Node are different objects. */
type Token = Parameters<ReturnType<Univer['__getInjector']>['get']>[0];

export interface GridModules {
  core: {
    ICommandService: unknown;
    IUndoRedoService: unknown;
    IUniverInstanceService: unknown;
    IResourceLoaderService: unknown;
    CustomCommandExecutionError: new (message: string) => Error;
  };
  sheets: { SheetsSelectionsService: unknown };
  formulas: { FormulaDataModel: unknown; IDefinedNamesService: unknown };
  notes: { SheetsNoteModel: unknown };
  conditionalFormats: { ConditionalFormattingRuleModel: unknown };
  validations: { SheetDataValidationModel: unknown };
}

const sheetUnit = 2;

export function createGridHandle(univer: Univer, modules: GridModules): GridHandle {
  const injector = univer.__getInjector();
  const get = <T>(token: unknown) => injector.get(token as Token) as T;
  const commands = get<ICommandService>(modules.core.ICommandService);
  const instances = get<{ disposeUnit(id: string): boolean; focusUnit(id: string): void }>(
    modules.core.IUniverInstanceService,
  );
  const resources = get<{ saveUnit(id: string): IWorkbookData }>(modules.core.IResourceLoaderService);

  return {
    commands,
    undo: get<IUndoRedoService>(modules.core.IUndoRedoService),
    createWorkbook(data) {
      const workbook = univer.createUnit<IWorkbookData, Workbook>(sheetUnit, structuredClone(data));
      instances.focusUnit(workbook.getUnitId());
      return workbook;
    },
    disposeWorkbook: (unitId) => void instances.disposeUnit(unitId),
    saveWorkbook: (unitId) => structuredClone(resources.saveUnit(unitId)),
    formulas: get<GridHandle['formulas']>(modules.formulas.FormulaDataModel),
    names: get<GridHandle['names']>(modules.formulas.IDefinedNamesService),
    notes: get<GridHandle['notes']>(modules.notes.SheetsNoteModel),
    conditionalFormats: get<GridHandle['conditionalFormats']>(
      modules.conditionalFormats.ConditionalFormattingRuleModel,
    ),
    validations: get<GridHandle['validations']>(modules.validations.SheetDataValidationModel),
    selections: get<GridHandle['selections']>(modules.sheets.SheetsSelectionsService),
    guard(listener) {
      commands.beforeCommandExecuted(listener);
      // First of all listeners: Univer's own formula updater is among them, and on seeing a value for a formula cell it
      // deletes the formula, whether the value is refused afterwards or not.
      const { _beforeCommandExecutionListeners: listeners } = commands as unknown as {
        _beforeCommandExecutionListeners: unknown[];
      };
      listeners.unshift(...listeners.splice(listeners.indexOf(listener), 1));
    },
    refusal: () => new modules.core.CustomCommandExecutionError('refused'),
    forgetRunningCommands() {
      const { _commandExecutionStack: stack } = commands as unknown as { _commandExecutionStack?: unknown[] };
      if (stack) stack.length = 0;
    },
  };
}
