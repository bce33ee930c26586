import { type RosterColumn, rosterColumns } from '../../functions/domain/roster/columns';
import { toRosterRows } from '../../functions/domain/roster/to-rows';
import { rosterText } from '../text/zh-people';
import { note } from './form-layout';
import { plainText } from './plain-text';
import type { RosterHouse } from './plan-books';
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
import { fitsRule, offerChoices, writeLine, writeList } from './write-lines';

/** Room for who comes and what begins. */
const spareRows = 40;
const bodySize = 10;
/** Kind and name stay in sight; what is said beside them begins where the rest scrolls. */
const firstScrolled = 3;

/** Rows from 0; row 0 has the columns' ids, and the lists that don't fit into a rule stand in hidden rows below it. */
const firstListRow = 1;

/** Queues writing the list of people and units on an empty, unprotected sheet. */
export function writeRoster(sheet: Excel.Worksheet, house: RosterHouse): void {
  const columns = rosterColumns(house);
  const lists = columns.filter(({ choices }) => choices.length > 0 && !fitsRule(choices));
  const titleRow = firstListRow + lists.length;
  const headingRow = titleRow + 2;
  const firstRow = headingRow + 1;
  const lines = toRosterRows(house);
  const rowCount = lines.length + spareRows;

  sheet.showGridlines = false;
  sheet.getRangeByIndexes(0, 1, 1, columns.length - 1).values = [columns.slice(1).map(({ id }) => id)];
  writeLine(sheet, titleRow, { size: 14, height: 30, isHeading: true }, [[1, rosterText.title(house.city.name)]]);
  writeLine(sheet, titleRow + 1, infoLook, [[firstScrolled, rosterText.hint]]);
  writeHeading(sheet, headingRow, columns);

  const body = sheet.getRangeByIndexes(firstRow, 0, rowCount, columns.length);
  body.format.font.name = fonts.body;
  body.format.font.size = bodySize;
  body.format.verticalAlignment = 'Center';
  // Codes and years are texts here: a code that begins with a nought stays whole.
  body.numberFormat = Array.from({ length: rowCount }, () => columns.map(() => '@'));
  const cells = lines.map((line) => columns.map(({ id }) => note(line[id]).value));
  if (cells.length > 0) sheet.getRangeByIndexes(firstRow, 0, lines.length, columns.length).values = cells;
  for (const [index, { width }] of columns.entries())
    sheet.getRangeByIndexes(firstRow, index, rowCount, 1).format.columnWidth = columnPoints(width);
  const open = sheet.getRangeByIndexes(firstRow, 1, rowCount, columns.length - 1);
  open.format.fill.color = colors.input;
  open.format.protection.locked = false;
  drawGrid(sheet.getRangeByIndexes(headingRow, 1, rowCount + 1, columns.length - 1));
  offerLists(sheet, columns, lists, { firstRow, rowCount });

  sheet.getRange(`1:${titleRow}`).rowHidden = true;
  sheet.getRange('A:A').columnHidden = true;
  sheet.freezePanes.freezeAt(sheet.getRange(`A1:${columnLetter(firstScrolled - 1)}${headingRow + 1}`));
  setUpPage(sheet, {
    area: sheet.getRangeByIndexes(titleRow, 1, firstRow + lines.length - titleRow, columns.length - 1),
    titleRows: `${headingRow + 1}:${headingRow + 1}`,
  });
}

function writeHeading(sheet: Excel.Worksheet, row: number, columns: RosterColumn[]): void {
  const heading = sheet.getRangeByIndexes(row, 0, 1, columns.length);
  heading.values = [columns.map(({ id, heading: text }) => (id === 'key' ? headingKey : plainText(text)))];
  styleHeading(heading);
  heading.format.font.size = bodySize;
  heading.format.rowHeight = rowPoints(
    columns.map(({ heading: text, width }) => ({ text, width, size: bodySize })),
    28,
  );
}

function offerLists(
  sheet: Excel.Worksheet,
  columns: RosterColumn[],
  lists: RosterColumn[],
  { firstRow, rowCount }: { firstRow: number; rowCount: number },
): void {
  for (const [index, column] of columns.entries()) {
    const { choices } = column;
    if (choices.length === 0) continue;
    const list = lists.indexOf(column);
    const source = list < 0 ? choices.join(',') : writeList(sheet, firstListRow + list, choices);
    offerChoices(sheet.getRangeByIndexes(firstRow, index, rowCount, 1), source, {
      title: rosterText.choiceTitle,
      message: rosterText.choiceAlert,
    });
  }
}
