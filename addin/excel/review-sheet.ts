import { toText } from '../../functions/domain/decimal';
import { toCellText } from '../../functions/domain/form/grid';
import type { FormRow, FormTemplate } from '../../functions/domain/form/template';
import type { EntryKey } from '../../functions/domain/ids';
import { Problem } from '../../functions/domain/problem';
import { type Entry, type Field, type FigureField, figureFields } from '../../functions/domain/submission/entry';
import type { Finding } from '../../functions/domain/submission/findings';
import { type RuleLevel, ruleLevels } from '../../functions/domain/submission/rules';
import { unitValue } from '../../functions/domain/submission/unit-value';
import { formText, reviewText } from '../text/zh-sheets';
import { protect, writeQuietly } from './batches';
import { type SheetFinder, writeCarriers } from './find-sheet';
import type { FormPlaces } from './form-grid';
import {
  changeFormat,
  changesInPoints,
  isAsked,
  note,
  printedFigure,
  type SheetCell,
  typedFigure,
} from './form-layout';
import { foreignComments, loadComments, writeComments } from './form-marks';
import { freeSheetName, reviewIdentity } from './sheet-identity';
import {
  colors,
  columnPoints,
  drawGrid,
  emptySheet,
  fonts,
  infoLook,
  rowPoints,
  setUpPage,
  styleHeading,
  writeBanner,
  writeDemoNotice,
  writeInfo,
} from './sheet-look';
import type { FormState, Workbook } from './workbook';

type ReviewColumn = keyof ReturnType<typeof reviewText.headings>;

const widths: Record<ReviewColumn, number> = {
  key: 2,
  serial: 5,
  name: 28,
  measure: 6,
  lastNumerator: 10,
  lastDenominator: 10,
  lastAmount: 10,
  lastValue: 10,
  numerator: 10,
  denominator: 10,
  amount: 10,
  value: 10,
  change: 16,
  explanation: 34,
  findings: 34,
  changed: 12,
};
const columns = Object.keys(widths) as ReviewColumn[];
const texts = new Set<ReviewColumn>(['name', 'explanation', 'findings', 'changed']);
const centred = new Set<ReviewColumn>(['serial', 'measure']);

const titleRow = 1;
const infoRow = 2;
const noticeRow = 3;
const headingRow = 4;
const firstRow = 5;

/** One line as the reviewer sees it: two years side by side, and what there is to look at. */
interface ReviewLine {
  row: FormRow;
  entry: Entry | null;
  findings: Finding[];
  /** The fields that were sent back, as long as the returns are not passed. */
  returned: Field[];
  isAsked: boolean;
  isChanged: boolean;
}

/** 审核表, the read-only sheet beside the reviewer's pane. */
export class ReviewSheets implements Pick<Workbook, 'openReview' | 'goToReview'> {
  constructor(private readonly finder: SheetFinder) {}

  openReview(
    { template, entries, returns, questions = [] }: FormState,
    findings: Finding[],
    changed: EntryKey[],
  ): Promise<void> {
    const identity = reviewIdentity(template);
    const lines = template.rows.map((row) => ({
      row,
      entry: entries.find((entry) => entry.key === row.key) ?? null,
      findings: findings.filter((finding) => finding.key === row.key),
      returned: returns.filter(({ key }) => key === row.key).map(({ field }) => field),
      isAsked: questions.some(({ key }) => key === row.key),
      isChanged: changed.includes(row.key),
    }));
    return Excel.run(async (context) => {
      const { found, carriers } = await this.finder.search(context, identity, (sheet) => ({
        used: sheet.getUsedRange(true),
        comments: loadComments(sheet),
        protection: sheet.protection.load('protected'),
      }));
      const occupied = found ? await foreignComments(context, found.loaded.comments) : new Set<string>();
      const wanted = reviewText.sheetName(template.unitName, template.dataYear);
      const sheet = found?.sheet ?? context.workbook.worksheets.add(freeSheetName(wanted, carriers.sheetNames));
      sheet.load('id');
      await writeQuietly(context, () => {
        if (found?.loaded.protection.protected) sheet.protection.unprotect();
        if (found) emptySheet(sheet, found.loaded.used);
        writeReview(sheet, template, lines);
        writeComments(sheet, placesOf(template), { returns, questions }, found?.loaded.comments ?? null, occupied);
        writeCarriers(context, sheet, identity, carriers);
        sheet.activate();
        sheet.getCell(firstRow, 1).select();
      });
      this.finder.remember(identity, sheet.id);
      await protect(context, sheet);
    });
  }

  goToReview(template: FormTemplate, key: EntryKey): Promise<void> {
    return Excel.run(async (context) => {
      const found = await this.finder.find(context, reviewIdentity(template), (sheet) =>
        sheet.getRange('A:A').getUsedRange(true).load('values,rowIndex'),
      );
      const index = found?.loaded.values.findIndex(([value]) => value === key) ?? -1;
      if (!found || index < 0) throw new Problem('form.notFound', {});
      found.sheet.activate();
      found.sheet.getRangeByIndexes(found.loaded.rowIndex + index, 1, 1, columns.length - 1).select();
      await context.sync();
    });
  }
}

/** Where lines and fields stand. 备注 has no column here: what was said of it stands at the name. */
function placesOf({ rows }: FormTemplate): FormPlaces {
  const at = (column: ReviewColumn) => columns.indexOf(column);
  return {
    rows: new Map(rows.map(({ key }, index) => [key, firstRow + index])),
    columns: new Map([
      ...(['name', ...figureFields, 'explanation'] as const).map((column) => [column, at(column)] as const),
      ['remark', at('name')] as const,
    ]),
  };
}

function writeReview(sheet: Excel.Worksheet, template: FormTemplate, lines: ReviewLine[]): void {
  const headings = reviewText.headings(template.dataYear);
  const lastColumn = columns.length - 1;
  sheet.showGridlines = false;

  const cells = lines.map((line) => columns.map((column) => reviewCell(column, line)));
  const body = sheet.getRangeByIndexes(firstRow, 0, lines.length, columns.length);
  body.format.font.name = fonts.body;
  body.format.font.size = 10;
  body.format.verticalAlignment = 'Center';
  body.numberFormat = cells.map((row) => row.map((cell) => cell.format));
  body.values = cells.map((row) => row.map((cell) => cell.value));

  for (const [index, column] of columns.entries()) {
    const { format } = sheet.getRangeByIndexes(firstRow, index, lines.length, 1);
    format.columnWidth = columnPoints(widths[column]);
    format.wrapText = texts.has(column);
    format.horizontalAlignment = texts.has(column) ? 'Left' : centred.has(column) ? 'Center' : 'Right';
  }

  const banner = (row: number) => sheet.getRangeByIndexes(row, 1, 1, lastColumn);
  const title = { size: 16, isBold: true, isHeading: true, align: 'Center', height: 34 } as const;
  writeBanner(banner(titleRow), reviewText.title(template.title), title);
  const { unit, round } = reviewText.info(template.unitName, template.dataYear);
  writeInfo(sheet, infoRow, infoLook, [
    [1, 2, unit],
    [3, lastColumn, round],
  ]);
  if (template.demoNotice !== null) {
    writeDemoNotice(sheet, noticeRow, lastColumn, template.demoNotice);
  }
  const heading = banner(headingRow);
  heading.values = [columns.slice(1).map((column) => headings[column])];
  styleHeading(heading);
  heading.format.font.size = 10;
  heading.format.rowHeight = 36;
  drawGrid(sheet.getRangeByIndexes(headingRow, 1, lines.length + 1, lastColumn));

  for (const [index, line] of lines.entries()) markLine(sheet, firstRow + index, line, cells[index] ?? []);
  sheet.getRange('1:1').rowHidden = true;
  sheet.getRange('A:A').columnHidden = true;
  sheet.freezePanes.freezeAt(sheet.getRange(`A1:C${headingRow + 1}`));
  setUpPage(sheet, {
    area: sheet.getRangeByIndexes(titleRow, 1, firstRow + lines.length - 1, lastColumn),
    titleRows: `${headingRow + 1}:${headingRow + 1}`,
  });
}

/** Colours where there is something to see; the words for it stand in the line as well. */
function markLine(sheet: Excel.Worksheet, rowIndex: number, line: ReviewLine, cells: SheetCell[]): void {
  const cellAt = (column: ReviewColumn) => sheet.getCell(rowIndex, columns.indexOf(column));
  const wrapped = columns.map((column, index) => ({
    text: texts.has(column) ? String(cells[index]?.value ?? '') : '',
    width: widths[column],
    size: 10,
  }));
  cellAt('serial').format.rowHeight = rowPoints(wrapped);
  for (const field of figureFields) {
    if (!isAsked(line.row, field)) {
      cellAt(field).format.fill.color = colors.notAsked;
      cellAt(lastFields[field]).format.fill.color = colors.notAsked;
    }
  }
  const level = ruleLevels.find((candidate) => line.findings.some((finding) => finding.level === candidate));
  if (level) cellAt('findings').format.fill.color = colors[level];
  const worst = worstByField(line.findings);
  for (const [field, level] of worst) cellAt(field).format.fill.color = colors[level];
  // As on the filler's sheet: a return shows over whatever need not be mended, and a question at the name.
  for (const field of line.returned) {
    if (field === 'explanation') cellAt(field).format.fill.color = colors.returned;
    else if (field !== 'remark' && worst.get(field) !== 'must') cellAt(field).format.fill.color = colors.returned;
  }
  if (line.isAsked) cellAt('name').format.fill.color = colors.asked;
  if (line.isChanged) cellAt('changed').format.fill.color = colors.returned;
  if (line.isChanged || line.returned.length > 0) cellAt('serial').format.fill.color = colors.returned;
}

function worstByField(findings: Finding[]): Map<FigureField, RuleLevel> {
  const worst = new Map<FigureField, RuleLevel>();
  for (const { field, level } of findings) {
    const figure = figureFields.find((candidate) => candidate === field);
    if (!figure) continue;
    const known = worst.get(figure);
    if (!known || ruleLevels.indexOf(level) < ruleLevels.indexOf(known)) worst.set(figure, level);
  }
  return worst;
}

const lastFields = { numerator: 'lastNumerator', denominator: 'lastDenominator', amount: 'lastAmount' } as const;

function reviewCell(column: ReviewColumn, { row, entry, findings, isChanged }: ReviewLine): SheetCell {
  switch (column) {
    case 'key':
      return note(row.key);
    case 'serial':
      return printedFigure(row.serial);
    case 'name':
    case 'measure':
      return note(row[column]);
    case 'lastNumerator':
    case 'lastDenominator':
    case 'lastAmount':
      return figure(
        row,
        row.lastYear,
        column === 'lastAmount' ? 'amount' : column === 'lastNumerator' ? 'numerator' : 'denominator',
      );
    case 'lastValue':
      return printedFigure(row.lastYearText);
    case 'numerator':
    case 'denominator':
    case 'amount':
      return figure(row, entry, column);
    case 'value': {
      const value = entry && unitValue(row.indicator, entry);
      return printedFigure(value ? toText(value, row.indicator.decimals) : formText.noValue);
    }
    case 'change':
      return changeCell(row, entry);
    case 'explanation':
      return note(entry?.explanation ?? '');
    case 'findings':
      return note(findings.map(reviewText.finding).join('\n'));
    case 'changed':
      return note(isChanged ? reviewText.changed : '');
    default:
      return column satisfies never;
  }
}

function figure(row: FormRow, entry: Entry | null, field: FigureField): SheetCell {
  return typedFigure(entry && isAsked(row, field) ? toCellText(entry, field) : '');
}

/** Computed exactly and written as a number, so that the sheet shows what the pane says. */
function changeCell(row: FormRow, entry: Entry | null): SheetCell {
  const [value, before] = [entry, row.lastYear].map((line) => line && unitValue(row.indicator, line));
  const isPoints = changesInPoints(row.indicator);
  if (!value || !before || (!isPoints && before.equals(0))) return note(formText.noValue);
  const change = isPoints ? value.sub(before) : value.div(before).sub(1);
  return { value: change.valueOf(), format: changeFormat(row.indicator) };
}
