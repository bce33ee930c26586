import type { CatalogueColumn } from '../../functions/domain/catalogue/columns';
import { toCatalogueRows } from '../../functions/domain/catalogue/to-rows';
import { catalogueText, demoMark } from '../text/zh-sheets';
import { type CatalogueLayout, type ColumnGroup, catalogueCell, catalogueLayout } from './catalogue-layout';
import { plainText } from './plain-text';
import type { PlanDesk } from './plan-books';
import { headingKey } from './plan-sheet';
import {
  colors,
  columnLetter,
  columnPoints,
  drawGrid,
  fonts,
  infoLook,
  rowPoints,
  setUpPage,
  styleHeading,
} from './sheet-look';
import { offerChoices, titleSize, writeLine, writeList } from './write-lines';

const groupColors: Record<ColumnGroup, string> = {
  plan: colors.heading,
  kinds: '#E2EFDA',
  reporting: '#FCE4D6',
  years: '#FFF2CC',
  definition: '#EDEDED',
};

/** The fill of a cell in which nothing was found. */
export const plainFill = ({ kind }: Pick<CatalogueColumn, 'kind'>) =>
  kind === 'printed' ? colors.computed : colors.input;

/** Queues writing the catalogue on an empty, unprotected sheet. Nothing is merged, so that columns can be moved. */
export function writeCatalogue(sheet: Excel.Worksheet, desk: PlanDesk): void {
  const layout = catalogueLayout(desk);
  sheet.showGridlines = false;
  writeIds(sheet, layout);
  writeLines(sheet, desk, layout);
  writeHead(sheet, desk, layout);
  writeChoices(sheet, layout);

  sheet.getRange(`1:${layout.lists.length + 1}`).rowHidden = true;
  sheet.getRange('A:A').columnHidden = true;
  const name = columnLetter(layout.columns.findIndex(({ id }) => id === 'name'));
  sheet.freezePanes.freezeAt(sheet.getRange(`A1:${name}${layout.headingRow + 1}`));
  setUpPages(sheet, desk, layout, name);
}

/** Widest that still prints legibly on A4 across, in characters: four fifths of full size. */
const pageWidth = 180;

/** The heading and the names stand on every page; the spare rows are not printed. */
function setUpPages(sheet: Excel.Worksheet, { draft }: PlanDesk, layout: CatalogueLayout, nameColumn: string): void {
  const last = layout.firstRow + Math.max(1, draft.indicators.length);
  const rows = last - layout.titleRow;
  setUpPage(sheet, {
    area: sheet.getRangeByIndexes(layout.titleRow, 1, rows, layout.lastColumn),
    titleRows: `${layout.headingRow + 1}:${layout.headingRow + 1}`,
  });
  const widthOf = (columns: CatalogueColumn[]) => columns.reduce((sum, column) => sum + column.width, 0);
  const afterName = layout.columns.findIndex(({ id }) => id === 'name') + 1;
  const repeated = widthOf(layout.columns.slice(1, afterName));
  sheet.pageLayout.zoom = {
    horizontalFitToPages: Math.ceil(widthOf(layout.columns.slice(afterName)) / (pageWidth - repeated)),
  };
  sheet.pageLayout.setPrintTitleColumns(`B:${nameColumn}`);
}

/** The hidden carrier of what each column is. */
function writeIds(sheet: Excel.Worksheet, layout: CatalogueLayout): void {
  const ids = layout.columns.slice(1).map(({ id }) => id);
  sheet.getRangeByIndexes(0, 1, 1, ids.length).values = [ids];
}

// The target beside the baseline: figures to the right and wordings to the left would run together at the line.
const centred =
  /^(serial|measure|nature|tier|target|dueYear|countedMeasure|denominatorMeasure|decimals|gridOf|seriesSince)$/;
const figures = /^(baseline|per|annual\d+)$/;

function alignmentOf({ id, kind }: CatalogueColumn): 'Left' | 'Center' | 'Right' {
  if (figures.test(id)) return 'Right';
  return kind === 'choice' || centred.test(id) || id === 'lifecycleSince' ? 'Center' : 'Left';
}

const bodySize = 10;

function writeLines(sheet: Excel.Worksheet, { draft, units }: PlanDesk, layout: CatalogueLayout): void {
  const rows = toCatalogueRows(draft, units);
  const cells = Array.from({ length: layout.rowCount }, (_, index) =>
    layout.columns.map(({ id }) => catalogueCell(id, (id === 'key' ? rows[index]?.key : rows[index]?.cells[id]) ?? '')),
  );
  const range = sheet.getRangeByIndexes(layout.firstRow, 0, layout.rowCount, layout.columns.length);
  range.format.font.name = fonts.body;
  range.format.font.size = bodySize;
  range.format.verticalAlignment = 'Center';
  range.format.wrapText = true;
  // Formats first: in a cell of texts 45.5 stays what it is, and 2/3 is no day in February.
  range.numberFormat = cells.map((line) => line.map(({ format }) => format));
  range.formulas = cells.map((line) => line.map(({ value }) => value));

  for (const [index, column] of layout.columns.entries()) {
    const line = sheet.getRangeByIndexes(layout.firstRow, index, layout.rowCount, 1);
    line.format.columnWidth = columnPoints(column.width);
    line.format.horizontalAlignment = alignmentOf(column);
    line.format.fill.color = plainFill(column);
    line.format.protection.locked = column.kind === 'printed';
  }
  drawGrid(sheet.getRangeByIndexes(layout.headingRow, 1, layout.rowCount + 1, layout.lastColumn));
  for (const index of rows.keys()) {
    const texts = layout.columns.map(({ id, width }) => ({
      text: rows[index]?.cells[id] ?? '',
      width,
      size: bodySize,
    }));
    sheet.getCell(layout.firstRow + index, 1).format.rowHeight = rowPoints(texts);
  }
}

function writeHead(sheet: Excel.Worksheet, { draft }: PlanDesk, layout: CatalogueLayout): void {
  const afterName = layout.columns.findIndex(({ id }) => id === 'name') + 1;
  const title = catalogueText.title(draft.title);
  const size = titleSize(title, layout.columns.slice(1, afterName));
  writeLine(sheet, layout.titleRow, { size, height: 30, isHeading: true }, [[1, title]]);
  writeLine(sheet, layout.infoRow, infoLook, [
    [1, catalogueText.edition(draft.basedOn, draft.saved === null ? 0 : draft.revision)],
    [afterName, catalogueText.hint],
  ]);
  if (layout.noticeRow !== null && draft.demoNotice !== null) {
    const look = { size: 8, height: 18, color: colors.quiet };
    writeLine(sheet, layout.noticeRow, look, [
      [1, demoMark],
      [afterName, draft.demoNotice],
    ]);
  }

  const heading = sheet.getRangeByIndexes(layout.headingRow, 0, 1, layout.columns.length);
  heading.values = [layout.columns.map(({ id, heading: text }) => (id === 'key' ? headingKey : plainText(text)))];
  styleHeading(heading);
  heading.format.font.size = bodySize;
  heading.format.rowHeight = rowPoints(
    layout.columns.slice(1).map(({ heading: text, width }) => ({ text, width, size: bodySize })),
    32,
  );
  for (const { group, first, last } of layout.groups) {
    const band = sheet.getRangeByIndexes(layout.groupRow, first, 2, last - first + 1);
    band.format.fill.color = groupColors[group];
    writeLine(sheet, layout.groupRow, { size: 9, height: 18, isHeading: true }, [[first, catalogueText.groups[group]]]);
  }
}

function writeChoices(sheet: Excel.Worksheet, layout: CatalogueLayout): void {
  for (const [index, { id, kind, choices, heading }] of layout.columns.entries()) {
    if (kind !== 'choice') continue;
    const list = layout.lists.find(({ column }) => column === id);
    const source = list ? writeList(sheet, list.row, choices) : choices.join(',');
    offerChoices(sheet.getRangeByIndexes(layout.firstRow, index, layout.rowCount, 1), source, {
      title: catalogueText.choiceTitle,
      message: `${heading}：${catalogueText.choice}`,
    });
  }
}
