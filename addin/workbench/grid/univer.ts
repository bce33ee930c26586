import * as core from '@univerjs/core';
import { FUniver } from '@univerjs/core/facade';
import * as conditionalFormats from '@univerjs/preset-sheets-conditional-formatting';
import conditionalFormatTexts from '@univerjs/preset-sheets-conditional-formatting/locales/zh-CN';
import * as sheets from '@univerjs/preset-sheets-core';
import sheetTexts from '@univerjs/preset-sheets-core/locales/zh-CN';
import * as validations from '@univerjs/preset-sheets-data-validation';
import validationTexts from '@univerjs/preset-sheets-data-validation/locales/zh-CN';
import * as notes from '@univerjs/preset-sheets-note';
import noteTexts from '@univerjs/preset-sheets-note/locales/zh-CN';
import { defaultTheme } from '@univerjs/themes';
import '@univerjs/preset-sheets-core/lib/index.css';
import '@univerjs/preset-sheets-data-validation/lib/index.css';
import '@univerjs/preset-sheets-note/lib/index.css';
import '@univerjs/preset-sheets-conditional-formatting/lib/index.css';
import type { Rect } from '../host/addresses';
import type { GridHandle } from '../host/grid-handle';
import type { Locate } from './chart-screen';
import { createGridHandle } from './handle';

export interface ScreenGrid {
  grid: GridHandle;
  /** `hidden`: how many of the frozen rows and columns are hidden. */
  reveal(rect: Rect, hidden: { rows: number; columns: number }): void;
  locate: Locate;
  /** Tells of whatever may have moved the cells on the page: scrolling, zooming, another sheet, another size of the grid. */
  watchMoves(onMove: () => void): void;
  /** Takes the keyboard back from the pane, as a click into the sheet does. */
  focus(): void;
  /** Asks before a cell opens for editing, and tells when it did and when it is closed again. */
  watchEditing(watch: EditingWatch): void;
  /** Says why an entry was refused by the validation of its cell, in the words of the rule. */
  refuseEntries(say: (message: string) => void): void;
}

interface Place {
  unitId: string;
  subUnitId: string;
  row: number;
  col: number;
}

interface EditingWatch {
  mayOpen(sheetId: string, row: number, column: number): boolean;
  onEditing(isEditing: boolean): void;
}

/**
 * Univer's own protection, which the lock of the host stands in for, and the ways to very hidden sheets: the menu at the
 * tabs would list them (the list beside the tabs does too, and is hidden by the style sheet).
 */
const hiddenMenus = Object.fromEntries(
  [
    'sheet.contextMenu.permission',
    'sheet.command.add-range-protection-from-context-menu',
    'sheet.command.set-range-protection-from-context-menu',
    'sheet.command.delete-range-protection-from-context-menu',
    'sheet.command.view-sheet-permission-from-context-menu',
    'sheet.command.add-range-protection-from-sheet-bar',
    'sheet.command.delete-worksheet-protection-from-sheet-bar',
    'sheet.command.change-sheet-protection-from-sheet-bar',
    'sheet.command.view-sheet-permission-from-sheet-bar',
    'ui-sheet.command.show-menu-list',
  ].map((id) => [id, { hidden: true }]),
);

/** Univer on the screen: no toolbar, no sheet menu; the formula bar, the sheets and Chinese texts. */
export function startScreenGrid(container: HTMLElement): ScreenGrid {
  const univer = new core.Univer({
    theme: defaultTheme,
    locale: core.LocaleType.ZH_CN,
    locales: {
      [core.LocaleType.ZH_CN]: core.mergeLocales(sheetTexts, validationTexts, noteTexts, conditionalFormatTexts),
    },
    logLevel: core.LogLevel.ERROR,
  });
  const presets = [
    sheets.UniverSheetsCorePreset({
      container,
      toolbar: false,
      footer: { menus: false, statisticBar: false },
      menu: hiddenMenus,
    }),
    validations.UniverSheetsDataValidationPreset({ showEditOnDropdown: false }),
    notes.UniverSheetsNotePreset(),
    conditionalFormats.UniverSheetsConditionalFormattingPreset(),
  ];
  for (const plugin of presets.flatMap((preset) => preset.plugins)) {
    if (Array.isArray(plugin)) univer.registerPlugin(plugin[0], plugin[1]);
    else univer.registerPlugin(plugin);
  }
  const facade = FUniver.newAPI(univer);
  // Plugins start with the first workbook, and services they register cannot be asked for before.
  const seed = univer.createUnit(core.UniverInstanceType.UNIVER_SHEET, {
    id: 'seed',
    sheetOrder: ['seed'],
    sheets: { seed: { id: 'seed' } },
  });
  const grid = createGridHandle(univer, {
    core,
    sheets,
    formulas: sheets,
    notes,
    conditionalFormats,
    validations,
  });
  grid.disposeWorkbook(seed.getUnitId());

  return {
    grid,
    reveal({ top, left }, hidden) {
      // The selection has scrolled already, but too little by as many rows and columns as are hidden among the frozen
      // ones: going that much further brings the cell itself into view, and one row more lifts it off the scroll bar.
      // Upwards and to the left it changes nothing.
      const [row, column] = [top + hidden.rows + 1, left + hidden.columns];
      const range = { startRow: row, endRow: row, startColumn: column, endColumn: column };
      void grid.commands.executeCommand('sheet.command.scroll-to-cell', { range });
    },
    locate: (box) => locate(univer, container, box),
    watchMoves(onMove) {
      grid.commands.onCommandExecuted(onMove);
      new ResizeObserver(onMove).observe(container);
    },
    focus() {
      window.focus();
      univer.__getInjector().get(sheets.ILayoutService).focus();
    },
    watchEditing(watch) {
      facade.addEvent(facade.Event.BeforeSheetEditStart, (event) => {
        if (!watch.mayOpen(event.worksheet.getSheetId(), event.row, event.column)) event.cancel = true;
      });
      facade.addEvent(facade.Event.SheetEditStarted, () => watch.onEditing(true));
      facade.addEvent(facade.Event.SheetEditEnded, () => watch.onEditing(false));
    },
    refuseEntries(say) {
      const injector = univer.__getInjector();
      const rules = injector.get(validations.SheetDataValidationModel);
      const validator = injector.get(validations.SheetsDataValidationValidatorService);
      const isAccepted = async (earlier: unknown, at: Place) => {
        if ((await earlier) === false) return false;
        const rule = rules.getRuleByLocation(at.unitId, at.subUnitId, at.row, at.col);
        if (rule?.errorStyle !== core.DataValidationErrorStyle.STOP) return true;
        const status = await validator.validatorCell(at.unitId, at.subUnitId, at.row, at.col);
        if (status === core.DataValidationStatus.VALID) return true;
        say(rule.error || '输入的内容不符合这个单元格的要求。');
        return false;
      };
      // Before Univer's own check, which opens a box over the whole page: once refused, that one keeps quiet.
      injector.get(sheets.SheetInterceptorService).writeCellInterceptor.intercept(sheets.VALIDATE_CELL, {
        priority: 100,
        handler: (earlier, at, next) => next(isAccepted(earlier, at)),
      });
    },
  };
}

const pixelsPerPoint = 96 / 72;

/** From points on the sheet to pixels of the grid's element, past headings, frozen panes and what is scrolled away. */
function locate(univer: core.Univer, container: HTMLElement, box: Parameters<Locate>[0]): ReturnType<Locate> {
  const injector = univer.__getInjector();
  const workbook = injector.get(core.IUniverInstanceService).getCurrentUnitOfType<core.Workbook>(2);
  const render = workbook && injector.get(sheets.IRenderManagerService).getRenderById(workbook.getUnitId());
  const skeleton = render?.with(sheets.SheetSkeletonManagerService).getCurrentSkeleton();
  const main = render?.scene.getViewport(sheets.SHEET_VIEWPORT_KEY.VIEW_MAIN);
  const sheet = workbook?.getActiveSheet();
  if (!render || !skeleton || !main || !sheet) return null;

  const { scaleX: scale } = render.scene.getAncestorScale();
  const canvas = render.engine.getCanvasElement().getBoundingClientRect();
  const outside = container.getBoundingClientRect();
  const { startColumn, startRow, xSplit, ySplit } = sheet.getFreeze();
  const first = skeleton.getNoMergeCellWithCoordByIndex(
    Math.max(0, startRow - ySplit),
    Math.max(0, startColumn - xSplit),
  );
  const last = skeleton.getNoMergeCellWithCoordByIndex(Math.max(0, startRow), Math.max(0, startColumn));
  const frozen = {
    width: xSplit > 0 ? last.startX - first.startX : 0,
    height: ySplit > 0 ? last.startY - first.startY : 0,
  };
  const [x, y] = [box.left * pixelsPerPoint, box.top * pixelsPerPoint];
  const [isFixedX, isFixedY] = [x < frozen.width, y < frozen.height];
  const origin = { left: canvas.left - outside.left, top: canvas.top - outside.top };
  const window = {
    left: origin.left + (skeleton.rowHeaderWidth + (isFixedX ? 0 : frozen.width)) * scale,
    top: origin.top + (skeleton.columnHeaderHeight + (isFixedY ? 0 : frozen.height)) * scale,
  };
  return {
    at: {
      left: origin.left + (skeleton.rowHeaderWidth + x - (isFixedX ? 0 : main.viewportScrollX)) * scale,
      top: origin.top + (skeleton.columnHeaderHeight + y - (isFixedY ? 0 : main.viewportScrollY)) * scale,
      width: box.width * pixelsPerPoint,
      height: box.height * pixelsPerPoint,
      scale,
    },
    window: {
      ...window,
      // The scroll bars lie inside the canvas.
      width: Math.max(0, origin.left + canvas.width - scrollBar - window.left),
      height: Math.max(0, origin.top + canvas.height - scrollBar - window.top),
    },
  };
}

const scrollBar = 12;
