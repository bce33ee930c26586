import type { IWorkbookData } from '@univerjs/core';
import { defaultFont, toGridFont } from './fonts';
import type { SideData } from './side-data';

/** A workbook as it is kept between two visits, like a file on the person's computer. */
export interface WorkbookFile {
  version: 1;
  snapshot: IWorkbookData;
  activeSheetId: string;
  side: SideData;
}

/** Vertically centred, as Excel in Chinese does it. Set on each sheet: on the workbook the grid does not look at it. */
export const sheetStyle = { ff: toGridFont(defaultFont.name), fs: defaultFont.size, vt: 2 };

const firstSheetId = '{00000000-0001-0000-0000-000000000000}';

export const newId = () => `{${crypto.randomUUID().toUpperCase()}}`;

/** A new workbook with an empty Sheet1. */
export const newSnapshot = (): Partial<IWorkbookData> => ({
  id: newId(),
  name: '工作簿1',
  sheetOrder: [firstSheetId],
  sheets: { [firstSheetId]: emptySheet(firstSheetId, 'Sheet1') },
});

/** Complete on purpose: a sheet that is inserted later gets no defaults from the grid. */
export const emptySheet = (id: string, name: string) => ({
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
});
