import { mark } from '../../functions/domain/allocation/columns';
import { allocationText, demoMark } from '../text/zh-sheets';
import { type AllocationLayout, allocationLayout, isUnit } from './allocation-layout';
import { note, type SheetCell } from './form-layout';
import { plainText } from './plain-text';
import type { PlanDesk } from './plan-books';
import { headingKey } from './plan-sheet';
import {
  cellAddress,
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

/** Queues writing the allocation on an empty, unprotected sheet. */
export function writeAllocation(sheet: Excel.Worksheet, desk: PlanDesk, dataYear: number): void {
  const layout = allocationLayout(desk, dataYear);
  sheet.showGridlines = false;
  const ids = layout.columns.slice(1).map(({ id }) => id);
  sheet.getRangeByIndexes(0, 1, 1, ids.length).values = [ids];
  writeLines(sheet, layout);
  writeHead(sheet, desk, dataYear, layout);
  writeChoices(sheet, layout);

  sheet.getRange(`1:${layout.titleRow}`).rowHidden = true;
  sheet.getRange('A:A').columnHidden = true;
  const lastFrozen = columnLetter(layout.firstUnit - 1);
  sheet.freezePanes.freezeAt(sheet.getRange(`A1:${lastFrozen}${layout.headingRow + 1}`));
  setUpPage(sheet, {
    area: sheet.getRangeByIndexes(
      layout.titleRow,
      1,
      layout.firstRow + layout.lines.length - layout.titleRow,
      layout.lastColumn,
    ),
    titleRows: `${layout.headingRow + 1}:${layout.headingRow + 1}`,
  });
}

const bodySize = 10;

function writeLines(sheet: Excel.Worksheet, layout: AllocationLayout): void {
  const { lines, columns, firstRow, firstUnit, unitCount } = layout;
  if (lines.length === 0) return;
  const cells = lines.map((line, index) =>
    columns.map(({ id }): SheetCell => {
      if (id === 'count') return { value: countFormula(layout, firstRow + index), format: '0' };
      if (id === 'serial') return { value: line.serial, format: 'General' };
      return note(isUnit(id) ? (line.marks[id] ?? '') : String(line[id]));
    }),
  );
  const range = sheet.getRangeByIndexes(firstRow, 0, lines.length, columns.length);
  range.format.font.name = fonts.body;
  range.format.font.size = bodySize;
  range.format.verticalAlignment = 'Center';
  range.format.horizontalAlignment = 'Center';
  range.format.wrapText = true;
  range.numberFormat = cells.map((line) => line.map(({ format }) => format));
  range.formulas = cells.map((line) => line.map(({ value }) => value));

  for (const [index, { id, width }] of columns.entries()) {
    const column = sheet.getRangeByIndexes(firstRow, index, lines.length, 1);
    column.format.columnWidth = columnPoints(width);
    if (id === 'name') column.format.horizontalAlignment = 'Left';
    if (id === 'count') column.format.fill.color = colors.computed;
  }
  for (const open of openRanges(sheet, layout)) {
    open.format.fill.color = colors.input;
    open.format.protection.locked = false;
  }
  if (unitCount > 0) sheet.getRangeByIndexes(firstRow, firstUnit, lines.length, unitCount).format.font.size = 11;
  drawGrid(sheet.getRangeByIndexes(layout.headingRow, 1, lines.length + 1, layout.lastColumn));
  for (const [index, { name, department }] of lines.entries()) {
    const texts = columns.map(({ id, width }) => ({
      text: id === 'name' ? name : id === 'department' ? department : '',
      width,
      size: bodySize,
    }));
    sheet.getCell(firstRow + index, 1).format.rowHeight = rowPoints(texts);
  }
}

/** How many units report the line's indicator. Ticks count as well: offices type them where a list offers a circle. */
function countFormula({ firstUnit, unitCount }: AllocationLayout, row: number): string | number {
  if (unitCount === 0) return 0;
  const marks = `${cellAddress(row, firstUnit)}:${cellAddress(row, firstUnit + unitCount - 1)}`;
  return `=COUNTIF(${marks},"${mark}")+COUNTIF(${marks},"√")`;
}

/** The cells a planner fills: the department, and the marks. */
function openRanges(sheet: Excel.Worksheet, { columns, lines, firstRow, firstUnit, unitCount }: AllocationLayout) {
  const department = columns.findIndex(({ id }) => id === 'department');
  const open = [sheet.getRangeByIndexes(firstRow, department, lines.length, 1)];
  if (unitCount > 0) open.push(sheet.getRangeByIndexes(firstRow, firstUnit, lines.length, unitCount));
  return open;
}

function writeHead(sheet: Excel.Worksheet, { draft }: PlanDesk, dataYear: number, layout: AllocationLayout): void {
  const title = allocationText.title(draft.title);
  const size = titleSize(title, layout.columns.slice(1, layout.firstUnit));
  writeLine(sheet, layout.titleRow, { size, height: 30, isHeading: true }, [[1, title]]);
  writeLine(sheet, layout.infoRow, infoLook, [
    [1, allocationText.edition(draft.basedOn, draft.saved === null ? 0 : draft.revision)],
    [layout.firstUnit, allocationText.hint(dataYear)],
  ]);
  if (layout.noticeRow !== null && draft.demoNotice !== null) {
    const look = { size: 8, height: 18, color: colors.quiet };
    writeLine(sheet, layout.noticeRow, look, [
      [1, demoMark],
      [layout.firstUnit, draft.demoNotice],
    ]);
  }
  const heading = sheet.getRangeByIndexes(layout.headingRow, 0, 1, layout.columns.length);
  heading.values = [layout.columns.map(({ id, heading: text }) => (id === 'key' ? headingKey : plainText(text)))];
  styleHeading(heading);
  heading.format.font.size = bodySize;
  heading.format.rowHeight = rowPoints(
    layout.columns.map(({ heading: text, width }) => ({ text, width, size: bodySize })),
    32,
  );
}

function writeChoices(sheet: Excel.Worksheet, layout: AllocationLayout): void {
  const { lines, columns, listRow, unitCount } = layout;
  if (lines.length === 0) return;
  const [department, marks] = openRanges(sheet, layout);
  const departments = columns.find(({ id }) => id === 'department')?.choices ?? [];
  if (department && departments.length > 0) {
    const source = listRow === null ? departments.join(',') : writeList(sheet, listRow, departments);
    offerChoices(department, source, {
      title: allocationText.departmentTitle,
      message: allocationText.departmentAlert,
    });
  }
  if (marks && unitCount > 0) {
    offerChoices(marks, mark, { title: allocationText.markTitle, message: allocationText.markAlert });
  }
}
