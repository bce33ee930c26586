import type { EvaluationReply } from '../../functions/contract/evaluation';
import { verdictsOf } from '../../functions/domain/evaluation/verdict';
import { natures } from '../../functions/domain/plan/indicator';
import { dateText, natureText, timeText, unitsByType, verdictName } from '../text/zh';
import { sheet as words } from '../text/zh-evaluating';
import { evaluationText } from '../text/zh-sheets';
import { writeQuietly } from './batches';
import { planCharts, writeChartData } from './evaluation-chart-data';
import { drawCharts } from './evaluation-charts';
import { verdictColors } from './evaluation-colors';
import { columnsOf } from './evaluation-columns';
import {
  asOfRow,
  type Column,
  columnAt,
  countsRow,
  coverageRow,
  firstRow,
  headingRow,
  size,
  titleRow,
  type Written,
} from './evaluation-layout';
import { type Note, notesOf, writeNotes } from './evaluation-notes';
import { type SheetFinder, writeCarriers } from './find-sheet';
import { readOwnNotes } from './own-notes';
import { evaluationIdentity, freeSheetName } from './sheet-identity';
import {
  colors,
  columnPoints,
  drawGrid,
  emptySheet,
  fonts,
  rowPoints,
  setUpPage,
  styleHeading,
  writeBanner,
  writeInfo,
} from './sheet-look';
import type { EvaluationSupplement, Workbook } from './workbook';

/** 评估表 of a year, for reading, printing and handing on, with its charts below. */
export class EvaluationSheets implements Pick<Workbook, 'writeEvaluation'> {
  constructor(private readonly finder: SheetFinder) {}

  writeEvaluation(evaluation: EvaluationReply, supplement: EvaluationSupplement): Promise<void> {
    const identity = evaluationIdentity(evaluation);
    return Excel.run(async (context) => {
      const { found, carriers } = await this.finder.search(context, identity, (sheet) => ({
        used: sheet.getUsedRange(true).load('values'),
        protection: sheet.protection.load('protected'),
      }));
      const wanted = evaluationText.sheetName(evaluation.dataYear, evaluation.kind);
      const sheet = found?.sheet ?? context.workbook.worksheets.add(freeSheetName(wanted, carriers.sheetNames));
      sheet.load('id');
      // Read before the sheet is emptied: nobody types his remarks twice.
      const ownNotes = found ? readOwnNotes(found.loaded.used.values, words.headings.remark) : new Map();
      const written = { evaluation, supplement, ownNotes };
      const notes = notesOf(written);
      const columns = columnsOf(written, notes);
      const plan = planCharts(evaluation, columns, firstRow + evaluation.indicators.length + notes.length);
      await writeQuietly(context, () => {
        if (found?.loaded.protection.protected) sheet.protection.unprotect();
        if (found) emptySheet(sheet, found.loaded.used);
        writeSheet(sheet, written, columns, notes);
        writeChartData(sheet, plan);
        writeCarriers(context, sheet, identity, carriers);
        sheet.activate();
        sheet.getRange('B2').select();
      });
      this.finder.remember(identity, sheet.id);
      // After the table and apart from it: where charts are unknown, the table stands all the same.
      await drawCharts(context, sheet, plan, { isNew: found === null });
    });
  }
}

function writeSheet(sheet: Excel.Worksheet, { evaluation }: Written, columns: Column[], notes: Note[]): void {
  sheet.showGridlines = false;
  for (const [index, { width }] of columns.entries()) {
    sheet.getRangeByIndexes(0, index + 1, 1, 1).format.columnWidth = columnPoints(width);
  }
  const nameColumn = columnAt(columns, 'name');
  writeTop(sheet, evaluation, nameColumn, columns.length);
  writeCounts(sheet, evaluation, nameColumn);
  writeTable(sheet, evaluation, columns);
  const lastRow = writeNotes(sheet, evaluation, notes, columns);

  sheet.getRange('1:1').rowHidden = true;
  sheet.getRange('A:A').columnHidden = true;
  sheet.freezePanes.freezeAt(sheet.getRangeByIndexes(0, 0, headingRow + 1, nameColumn + 1));
  setUpPage(sheet, {
    area: sheet.getRangeByIndexes(titleRow, 1, lastRow, columns.length),
    titleRows: `${headingRow + 1}:${headingRow + 1}`,
  });
}

function writeTop(sheet: Excel.Worksheet, evaluation: EvaluationReply, nameColumn: number, width: number): void {
  const { planTitle, ownerName, dataYear, kind, baseYear, endYear, timeShare, units } = evaluation;
  const banner = (row: number) => sheet.getRangeByIndexes(row, 1, 1, width);
  // Not centred: the table is wider than what is in sight beside the pane, and its middle lies out of view.
  const title = { size: 18, isBold: true, isHeading: true, align: 'Left', height: 32 } as const;
  writeBanner(banner(titleRow), evaluationText.title(planTitle, dataYear, kind), title);

  const instant = `${dateText(evaluation.asOf)} ${timeText(evaluation.asOf).split(' ')[1] ?? ''}`.trim();
  const asOf = evaluationText.asOf(instant, timeShare.text, dataYear - baseYear, endYear - baseYear);
  const look = { size, height: 22 } as const;
  writeInfo(sheet, asOfRow, look, [
    [1, nameColumn, evaluationText.owner(ownerName)],
    [nameColumn + 1, width, asOf],
  ]);
  const coverage = evaluationText.coverage(unitsByType(units, (unit) => unit.hasApproved));
  writeInfo(sheet, coverageRow, look, [
    [1, nameColumn, evaluationText.counted],
    [nameColumn + 1, width, coverage],
  ]);
}

/**
 * Binding and anticipatory are counted apart, here and everywhere. Under the wide column of names, where the labels have
 * room.
 */
function writeCounts(
  sheet: Excel.Worksheet,
  { counts, kind, verdictNames }: EvaluationReply,
  countsColumn: number,
): void {
  const verdicts = verdictsOf(kind);
  const lines = [
    [
      evaluationText.countsHeading,
      ...verdicts.map((verdict) => verdictName(verdict, verdictNames)),
      evaluationText.total,
    ],
    ...natures.map((nature) => {
      const numbers = verdicts.map((verdict) => counts[nature][verdict]);
      return [natureText[nature], ...numbers, counts[nature].total];
    }),
  ];
  const table = sheet.getRangeByIndexes(countsRow, countsColumn, lines.length, verdicts.length + 2);
  table.values = lines;
  table.format.font.name = fonts.body;
  table.format.font.size = size;
  table.format.horizontalAlignment = 'Center';
  table.format.verticalAlignment = 'Center';
  table.format.rowHeight = 22;
  drawGrid(table);
  const heading = sheet.getRangeByIndexes(countsRow, countsColumn, 1, verdicts.length + 2);
  styleHeading(heading);
  heading.format.rowHeight = 36;
  // All above the table is frozen with its heading, so the gap between them is kept thin.
  sheet.getCell(headingRow - 1, 0).format.rowHeight = 6;
  for (const [index, verdict] of verdicts.entries()) {
    sheet.getCell(countsRow, countsColumn + 1 + index).format.fill.color = verdictColors[verdict];
  }
}

function writeTable(sheet: Excel.Worksheet, { indicators }: EvaluationReply, columns: Column[]): void {
  const heading = sheet.getRangeByIndexes(headingRow, 1, 1, columns.length);
  heading.values = [columns.map((column) => column.heading)];
  styleHeading(heading);
  heading.format.font.size = size;
  heading.format.rowHeight = 36;

  const cells = indicators.map((item) => columns.map((column) => column.cell(item)));
  const body = sheet.getRangeByIndexes(firstRow, 1, cells.length, columns.length);
  body.format.font.name = fonts.body;
  body.format.font.size = size;
  body.format.verticalAlignment = 'Center';
  body.format.wrapText = true;
  body.numberFormat = cells.map((line) => line.map((cell) => cell.format));
  body.values = cells.map((line) => line.map((cell) => cell.value));
  // Found again by the indicator, also after someone sorted the table.
  sheet.getRangeByIndexes(firstRow, 0, cells.length, 1).values = indicators.map((item) => [item.indicator]);
  for (const [index, { align }] of columns.entries()) {
    sheet.getRangeByIndexes(firstRow, index + 1, cells.length, 1).format.horizontalAlignment = align;
  }
  drawGrid(sheet.getRangeByIndexes(headingRow, 1, cells.length + 1, columns.length));

  for (const [index, item] of indicators.entries()) {
    const row = firstRow + index;
    const texts = columns.map(({ width }, column) => ({ text: String(cells[index]?.[column]?.value), width, size }));
    sheet.getCell(row, 1).format.rowHeight = rowPoints(texts);
    for (const [column, { fill, isProvisional }] of columns.entries()) {
      if (fill) sheet.getCell(row, column + 1).format.fill.color = fill(item);
      if (!isProvisional?.(item)) continue;
      const { font } = sheet.getCell(row, column + 1).format;
      font.italic = true;
      font.color = colors.quiet;
    }
  }
}
