import { plainText } from './plain-text';
import { colors, columnLetter, columnPoints, fonts } from './sheet-look';
import { textWidth } from './wrapped-text';

/**
 * A line over a table, in cells that run over their empty neighbours. Nothing is merged: columns that cross a merged cell
 * can't be moved.
 */
export function writeLine(
  sheet: Excel.Worksheet,
  row: number,
  look: { size: number; height: number; isHeading?: boolean; color?: string },
  parts: [column: number, text: string][],
): void {
  for (const [column, text] of parts) {
    const cell = sheet.getCell(row, column);
    cell.values = [[plainText(text)]];
    cell.format.font.name = look.isHeading ? fonts.heading : fonts.body;
    cell.format.font.size = look.size;
    cell.format.font.bold = look.isHeading ?? false;
    cell.format.font.color = look.color ?? colors.text;
    cell.format.verticalAlignment = 'Center';
    cell.format.rowHeight = look.height;
  }
}

/**
 * The size of a title that ends within the frozen columns: run over their edge, it would be cut there as soon as the
 * sheet is scrolled. In points: 14 where there is room, never below 10.
 */
export function titleSize(title: string, frozen: { width: number }[]): number {
  const room = frozen.reduce((points, { width }) => points + columnPoints(width), -titleMargin);
  // A Chinese letter counts as two, and is as wide as its size.
  return Math.max(10, Math.min(14, Math.floor((2 * room) / textWidth(title))));
}

const titleMargin = 8;

/** A drop-down with a warning, not a stop: what is not on the list is found by the checks, also if it was pasted. */
export function offerChoices(
  range: Excel.Range,
  source: string,
  alert: Pick<Excel.DataValidationErrorAlert, 'title' | 'message'>,
): void {
  range.dataValidation.rule = { list: { inCellDropDown: true, source } };
  range.dataValidation.errorAlert = { ...alert, style: 'Warning', showAlert: true };
}

/** Excel takes a list within a rule up to this length, and has no way to write a comma that does not separate. */
const longestList = 255;
export const fitsRule = (choices: string[]) =>
  choices.join(',').length <= longestList && !choices.some((choice) => choice.includes(','));

/** Where a list that does not fit into a rule stands: in a row of its own from column B on, hidden by the caller. */
export function writeList(sheet: Excel.Worksheet, row: number, choices: string[]): string {
  const cells = sheet.getRangeByIndexes(row, 1, 1, choices.length);
  cells.values = [choices.map(plainText)];
  return `=${absolute(row, 1)}:${absolute(row, choices.length)}`;
}

const absolute = (row: number, column: number) => `$${columnLetter(column)}$${row + 1}`;
