import { demoMark } from '../text/zh-sheets';
import { plainText } from './plain-text';
import { lineCount, type WrappedText } from './wrapped-text';

/** The look all our sheets share: fonts, colours, measures. Nothing here asks Excel for an answer. */

/** Named one by one, because the workbook's default may be a font without Chinese letters. */
export const fonts = { body: '宋体', heading: '黑体' } as const;

export const colors = {
  text: '#000000',
  quiet: '#7F7F7F',
  line: '#A6A6A6',
  heading: '#DDEBF7',
  input: '#FFFBE6',
  closed: '#FFFFFF',
  notAsked: '#E7E6E6',
  computed: '#F7F7F7',
  must: '#FFC7CE',
  explain: '#FFE0B2',
  notice: '#CFE8FC',
  returned: '#F4B183',
  asked: '#D9C9F0',
} as const;

/** Width of a column in points, as Office.js takes it, from characters, as people and files count it. */
export const columnPoints = (characters: number) => (characters * 7 + 5) * 0.75;

const tallestRow = 400;

/** Height for the tallest of the texts: rows do not grow by themselves once a height is set, and not in every host. */
export function rowPoints(texts: WrappedText[], least = 24): number {
  const needed = texts.map((text) => lineCount(text) * text.size * 1.3 + 8);
  return Math.min(tallestRow, Math.max(least, ...needed));
}

/** `A`, `B`, … `AA` for 0, 1, … 26. */
export function columnLetter(index: number): string {
  const rest = String.fromCharCode(65 + (index % 26));
  return index < 26 ? rest : columnLetter(Math.floor(index / 26) - 1) + rest;
}

export const cellAddress = (row: number, column: number) => `${columnLetter(column)}${row + 1}`;

const edges = ['EdgeTop', 'EdgeBottom', 'EdgeLeft', 'EdgeRight', 'InsideHorizontal', 'InsideVertical'] as const;

export function drawGrid(range: Excel.Range): void {
  for (const edge of edges) {
    const border = range.format.borders.getItem(edge);
    border.style = 'Continuous';
    border.color = colors.line;
  }
}

/** A line over the width of the table: title, information, note. */
export function writeBanner(
  range: Excel.Range,
  text: string,
  look: {
    size: number;
    isBold?: boolean;
    isHeading?: boolean;
    color?: string;
    align: 'Left' | 'Center';
    height: number;
  },
): void {
  range.merge();
  range.getCell(0, 0).values = [[plainText(text)]];
  range.format.font.name = look.isHeading ? fonts.heading : fonts.body;
  range.format.font.size = look.size;
  range.format.font.bold = look.isBold ?? false;
  range.format.font.color = look.color ?? colors.text;
  range.format.horizontalAlignment = look.align;
  range.format.verticalAlignment = 'Center';
  range.format.wrapText = true;
  range.format.rowHeight = look.height;
}

/**
 * A line of information under the title, in parts from column to column. None runs across the edge of the frozen
 * columns: scrolled, it would be cut in the middle of a sentence.
 */
export function writeInfo(
  sheet: Excel.Worksheet,
  row: number,
  look: { size: number; height: number; color?: string },
  parts: [number, number, string][],
): void {
  for (const [first, last, text] of parts) {
    writeBanner(sheet.getRangeByIndexes(row, first, 1, last - first + 1), text, { ...look, align: 'Left' });
  }
}

export const infoLook = { size: 10, height: 22 } as const;
const demoLook = { size: 8, height: 18, color: colors.quiet } as const;

/** 演示数据: a word that stays in sight, and the whole notice beside it. */
export function writeDemoNotice(sheet: Excel.Worksheet, row: number, lastColumn: number, notice: string): void {
  writeInfo(sheet, row, demoLook, [
    [1, 2, demoMark],
    [3, lastColumn, notice],
  ]);
}

export function styleHeading(range: Excel.Range): void {
  range.format.font.name = fonts.heading;
  range.format.font.bold = true;
  range.format.fill.color = colors.heading;
  range.format.horizontalAlignment = 'Center';
  range.format.verticalAlignment = 'Center';
  range.format.wrapText = true;
}

/** A4 across, one page wide, the heading on every page, without the hidden key column and row. */
export function setUpPage(
  sheet: Excel.Worksheet,
  { area, titleRows }: { area: Excel.Range; titleRows: Excel.Range | string },
): void {
  const page = sheet.pageLayout;
  page.orientation = 'Landscape';
  page.paperSize = 'A4';
  page.zoom = { horizontalFitToPages: 1 };
  page.centerHorizontally = true;
  page.setPrintMargins('Centimeters', { top: 2, bottom: 1.8, left: 1.5, right: 1.5, header: 0.8, footer: 0.8 });
  page.setPrintArea(area);
  page.setPrintTitleRows(titleRows);
}

/** Empties a sheet for writing it anew. It stays the same sheet: formulas of people that point here live on. */
export function emptySheet(sheet: Excel.Worksheet, used: Excel.Range): void {
  sheet.freezePanes.unfreeze();
  used.unmerge();
  used.clear();
  used.dataValidation.clear();
  used.rowHidden = false;
  used.columnHidden = false;
}
