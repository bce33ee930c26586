import type { ChartData } from './chart-data';

/** What Excel keeps in a workbook and Univer has no place for. Saved beside the grid's snapshot. */
export interface SideData {
  protection: Record<string, SheetProtection>;
  veryHidden: string[];
  /** Values as the library serialises them, shared by `workbook.settings` and `Office.context.document.settings`. */
  settings: Record<string, string>;
  customXml: { id: string; xml: string }[];
  pageLayouts: Record<string, PageLayout>;
  /** By sheet, in the order they were made. */
  charts: Record<string, ChartData[]>;
}

interface SheetProtection {
  options: ProtectionOptions;
  password: string | null;
}

export type ProtectionOptions = Required<Excel.WorksheetProtectionOptions>;

export interface PageLayout {
  orientation: string;
  paperSize: string | null;
  printGridlines: boolean;
  printHeadings: boolean;
  centerHorizontally: boolean;
  centerVertically: boolean;
  blackAndWhite: boolean;
  zoom: Record<string, number | null>;
  margins: Record<string, number>;
  printArea: string | null;
  printTitleRows: string | null;
  printTitleColumns: string | null;
}

export const emptySideData = (): SideData => ({
  protection: {},
  veryHidden: [],
  settings: {},
  customXml: [],
  pageLayouts: {},
  charts: {},
});

/** Everything off but selecting cells: what `protect()` without options means in Excel. */
export const strictProtection = (): ProtectionOptions => ({
  allowAutoFilter: false,
  allowDeleteColumns: false,
  allowDeleteRows: false,
  allowEditObjects: false,
  allowEditScenarios: false,
  allowFormatCells: false,
  allowFormatColumns: false,
  allowFormatRows: false,
  allowInsertColumns: false,
  allowInsertHyperlinks: false,
  allowInsertRows: false,
  allowPivotTables: false,
  allowSort: false,
  selectionMode: 'Normal',
});

const newPageLayout = (): PageLayout => ({
  orientation: 'Portrait',
  paperSize: 'A4',
  printGridlines: false,
  printHeadings: false,
  centerHorizontally: false,
  centerVertically: false,
  blackAndWhite: false,
  zoom: { scale: 100 },
  margins: { Left: 50.4, Right: 50.4, Top: 54, Bottom: 54, Header: 21.6, Footer: 21.6 },
  printArea: null,
  printTitleRows: null,
  printTitleColumns: null,
});

export function pageLayoutOf(side: SideData, sheetId: string): PageLayout {
  side.pageLayouts[sheetId] ??= newPageLayout();
  return side.pageLayouts[sheetId];
}
