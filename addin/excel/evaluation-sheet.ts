import type { EvaluationReply, IndicatorEvaluationView } from '../../functions/contract/evaluation';
import { isLagging, type Verdict, verdictsOf } from '../../functions/domain/evaluation/verdict';
import type { IndicatorId } from '../../functions/domain/ids';
import { natures } from '../../functions/domain/plan/indicator';
import { dateText, natureText, timeText, unitsByType, verdictName } from '../text/zh';
import { byOriginalText, sheet as words } from '../text/zh-evaluating';
import { exclusionText, standingRemarks } from '../text/zh-evaluation';
import { evaluationText, formText } from '../text/zh-sheets';
import { writeQuietly } from './batches';
import { type SheetFinder, writeCarriers } from './find-sheet';
import { printedFigure, type SheetCell, note as text } from './form-layout';
import { type OwnNotes, readOwnNotes } from './own-notes';
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

/** One column of the table of indicators. */
interface Column {
  heading: string;
  width: number;
  align: 'Left' | 'Center' | 'Right';
  cell: (item: IndicatorEvaluationView) => SheetCell;
  fill?: (item: IndicatorEvaluationView) => string;
  /** Whether what stands here is of the units so far only: shown in grey italics, besides saying so. */
  isProvisional?: (item: IndicatorEvaluationView) => boolean;
}

const isIncomplete = ({ verdict }: IndicatorEvaluationView) => verdict === 'incomplete';

const verdictColors: Record<Verdict, string> = {
  ahead: '#A9D18E',
  onPace: '#E2EFDA',
  nearPace: '#FFF2CC',
  behind: '#F8CBAD',
  farBehind: '#FF9C9C',
  met: '#A9D18E',
  nearlyMet: '#FFF2CC',
  missed: '#FF9C9C',
  incomplete: '#EDEDED',
  notAssessable: '#FFFFFF',
  excluded: '#FFFFFF',
};

// 五号, the usual size of tables in official documents.
const size = 10.5;

const titleRow = 1;
const asOfRow = 2;
const coverageRow = 3;
const countsRow = 4;
const headingRow = countsRow + natures.length + 2;
const firstRow = headingRow + 1;
// The counts stand under the wide column of names, where their labels have room.
const countsColumn = 2;

/** 年度评估表, for reading, printing and handing on. */
export class EvaluationSheets implements Pick<Workbook, 'writeEvaluation'> {
  constructor(private readonly finder: SheetFinder) {}

  writeEvaluation(evaluation: EvaluationReply, supplement: EvaluationSupplement): Promise<void> {
    const identity = evaluationIdentity(evaluation);
    return Excel.run(async (context) => {
      const { found, carriers } = await this.finder.search(context, identity, (sheet) => ({
        used: sheet.getUsedRange(true).load('values'),
        protection: sheet.protection.load('protected'),
      }));
      const wanted = evaluationText.sheetName(evaluation.dataYear);
      const sheet = found?.sheet ?? context.workbook.worksheets.add(freeSheetName(wanted, carriers.sheetNames));
      sheet.load('id');
      // Read before the sheet is emptied: nobody types his remarks twice.
      const ownNotes = found ? readOwnNotes(found.loaded.used.values, words.headings.remark) : new Map();
      await writeQuietly(context, () => {
        if (found?.loaded.protection.protected) sheet.protection.unprotect();
        if (found) emptySheet(sheet, found.loaded.used);
        writeSheet(sheet, { evaluation, supplement, ownNotes });
        writeCarriers(context, sheet, identity, carriers);
        sheet.activate();
        sheet.getRange('B2').select();
      });
      this.finder.remember(identity, sheet.id);
    });
  }
}

/** All that is written: the figures, what stands beside them, and what a person typed before. */
interface Written {
  evaluation: EvaluationReply;
  supplement: EvaluationSupplement;
  ownNotes: OwnNotes;
}

function writeSheet(sheet: Excel.Worksheet, written: Written): void {
  const { evaluation } = written;
  const notes = notesOf(written);
  const columns = columnsOf(written, notes);
  sheet.showGridlines = false;
  for (const [index, { width }] of columns.entries()) {
    sheet.getRangeByIndexes(0, index + 1, 1, 1).format.columnWidth = columnPoints(width);
  }
  writeTop(sheet, evaluation, columns.length);
  writeCounts(sheet, evaluation);
  writeTable(sheet, evaluation, columns);
  const lastRow = writeNotes(sheet, evaluation, notes, columns);

  sheet.getRange('1:1').rowHidden = true;
  sheet.getRange('A:A').columnHidden = true;
  sheet.freezePanes.freezeAt(sheet.getRange(`A1:C${headingRow + 1}`));
  setUpPage(sheet, {
    area: sheet.getRangeByIndexes(titleRow, 1, lastRow, columns.length),
    titleRows: `${headingRow + 1}:${headingRow + 1}`,
  });
}

function writeTop(sheet: Excel.Worksheet, evaluation: EvaluationReply, width: number): void {
  const { planTitle, ownerName, dataYear, baseYear, endYear, timeShare, units } = evaluation;
  const banner = (row: number) => sheet.getRangeByIndexes(row, 1, 1, width);
  const title = { size: 18, isBold: true, isHeading: true, align: 'Center', height: 32 } as const;
  writeBanner(banner(titleRow), evaluationText.title(planTitle, dataYear), title);

  const instant = `${dateText(evaluation.asOf)} ${timeText(evaluation.asOf).split(' ')[1] ?? ''}`.trim();
  const asOf = evaluationText.asOf(instant, timeShare.text, dataYear - baseYear, endYear - baseYear);
  const look = { size, height: 22 } as const;
  writeInfo(sheet, asOfRow, look, [
    [1, 2, evaluationText.owner(ownerName)],
    [3, width, asOf],
  ]);
  const coverage = evaluationText.coverage(unitsByType(units, (unit) => unit.hasApproved));
  writeInfo(sheet, coverageRow, look, [
    [1, 2, evaluationText.counted],
    [3, width, coverage],
  ]);
}

/** Binding and anticipatory are counted apart, here and everywhere. */
function writeCounts(sheet: Excel.Worksheet, { counts, kind, verdictNames }: EvaluationReply): void {
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

/** A figure of the evaluation, or a dash where there is none. */
const figure = (value: { text: string } | string | null): SheetCell =>
  printedFigure(value === null ? formText.noValue : typeof value === 'string' ? value : value.text);

function columnsOf({ evaluation, supplement, ownNotes }: Written, notes: Note[]): Column[] {
  const { headings } = evaluationText;
  const { accounts } = supplement;
  const isAdjusted = evaluation.indicators.some(({ byOriginal }) => byOriginal);
  const hasLagging = evaluation.indicators.some(({ verdict }) => isLagging(verdict));
  const { baseYear, dataYear, endYear } = evaluation;
  const years = Array.from({ length: dataYear - baseYear }, (_, index) => baseYear + 1 + index);
  return [
    { heading: headings.serial, width: 5, align: 'Center', cell: (item) => figure(String(item.serial)) },
    { heading: headings.name, width: 26, align: 'Left', cell: (item) => text(item.name) },
    { heading: headings.measure, width: 9, align: 'Center', cell: (item) => text(item.measure) },
    { heading: headings.nature, width: 9, align: 'Center', cell: (item) => text(natureText[item.nature]) },
    { heading: headings.baseline(baseYear), width: 9, align: 'Right', cell: (item) => figure(item.baseline) },
    ...years.map(
      (year): Column => ({
        heading: headings.actual(year),
        width: 9,
        align: 'Right',
        cell: (item) => figure(actualOf(item, year, dataYear)),
        isProvisional: (item) => year === dataYear && isIncomplete(item),
      }),
    ),
    ...(isAdjusted
      ? [
          {
            heading: words.headings.original,
            width: 9,
            align: 'Right',
            cell: (item) => figure(item.byOriginal?.target ?? null),
          } satisfies Column,
        ]
      : []),
    { heading: headings.target(endYear), width: 9, align: 'Right', cell: (item) => figure(item.target) },
    { heading: headings.annualTarget(dataYear), width: 9, align: 'Right', cell: (item) => figure(item.annualTarget) },
    {
      heading: headings.progress,
      width: 9,
      align: 'Right',
      cell: (item) => figure(item.progress),
      isProvisional: isIncomplete,
    },
    { heading: headings.expectedPace, width: 9, align: 'Right', cell: (item) => figure(item.expectedPace) },
    {
      heading: headings.verdict,
      width: 28,
      align: 'Center',
      cell: (item) => text(verdictOf(item, evaluation.verdictNames)),
      fill: (item) => verdictColors[item.verdict],
      isProvisional: isIncomplete,
    },
    ...(isAdjusted
      ? [
          {
            heading: words.headings.byOriginal,
            width: 12,
            align: 'Center',
            cell: ({ byOriginal }) =>
              text(byOriginal ? verdictName(byOriginal.verdict, evaluation.verdictNames) : formText.noValue),
            fill: ({ byOriginal }) => verdictColors[byOriginal?.verdict ?? 'notAssessable'],
          } satisfies Column,
        ]
      : []),
    {
      heading: headings.coverage,
      width: 8,
      align: 'Center',
      cell: (item) => text(item.exclusion ? formText.noValue : `${item.reported}/${item.applicable}`),
    },
    { heading: headings.department, width: 12, align: 'Center', cell: (item) => text(item.department) },
    { heading: words.headings.standing, width: 30, align: 'Left', cell: (item) => text(remarkOf(item, notes)) },
    // Where nothing lags there is nothing to account for, and no empty columns to print.
    ...(hasLagging
      ? ([
          {
            heading: words.headings.cause,
            width: 24,
            align: 'Left',
            cell: (item) => text(accountOf(item)?.cause ?? ''),
          },
          {
            heading: words.headings.measure,
            width: 24,
            align: 'Left',
            cell: (item) => text(accountOf(item)?.measure ?? ''),
          },
          {
            heading: words.headings.responsible,
            width: 12,
            align: 'Center',
            cell: (item) => text(responsibleOf(accountOf(item))),
          },
        ] satisfies Column[])
      : []),
    {
      heading: words.headings.remark,
      width: 16,
      align: 'Left',
      cell: (item) => text(ownNotes.get(item.indicator) ?? ''),
    },
  ];

  // An indicator that has caught up needs no account any more, whatever was once written.
  function accountOf({ indicator, verdict }: IndicatorEvaluationView) {
    return isLagging(verdict) ? accounts[indicator] : undefined;
  }
}

function responsibleOf(account: EvaluationSupplement['accounts'][IndicatorId]): string {
  return account ? words.responsible(account.responsible, account.dueOn && dateText(account.dueOn)) : '';
}

function actualOf(item: IndicatorEvaluationView, year: number, dataYear: number) {
  const known = item.trend.find((point) => point.year === year)?.value ?? null;
  // Of this year the figure so far is shown, as provisional; earlier years stay empty rather than wrong.
  return known ?? (year === dataYear ? item.actual : null);
}

function verdictOf(item: IndicatorEvaluationView, names: EvaluationReply['verdictNames']): string {
  const { verdict, provisional, reported, applicable } = item;
  if (verdict !== 'incomplete') return verdictName(verdict, names);
  const coverage = evaluationText.incomplete(reported, applicable);
  return provisional ? `${coverage}\n${evaluationText.provisional(verdictName(provisional, names))}` : coverage;
}

function remarkOf(item: IndicatorEvaluationView, notes: Note[]): string {
  const remarks: string[] = [];
  if (item.isAlert) remarks.push(isIncomplete(item) ? evaluationText.provisionalAlert : evaluationText.alert);
  for (const { label, value } of item.parts) {
    if (label && value) remarks.push(evaluationText.part(label, value.text));
  }
  if (isLagging(item.verdict) || (item.provisional && isLagging(item.provisional))) {
    const worst = item.parts.find((part) => part.worst)?.worst;
    if (worst) remarks.push(evaluationText.worst(worst.name, worst.value.text));
    const { requiredPace, achievedPace } = item;
    if (requiredPace && achievedPace) {
      remarks.push(evaluationText.pace(requiredPace.text, achievedPace.text, item.measure));
    }
  }
  remarks.push(...standingRemarks(item));
  const own = notes.flatMap(({ indicator }, index) => (indicator === item.indicator ? [index + 1] : []));
  if (own.length > 0) remarks.push(own.map((number) => evaluationText.seeNote(number)).join('、'));
  return remarks.join('；');
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

interface Note {
  indicator: string | null;
  text: string;
}

/** What concerns one indicator first, because the table refers to it by number: baselines, 不纳入, 结转, 目标调整. */
function notesOf({ evaluation, supplement }: Written): Note[] {
  const { indicators, units, demoNotice, verdictNames } = evaluation;
  const { publication } = supplement;
  const missing = units.filter((unit) => !unit.hasApproved).map((unit) => unit.name);
  const notes: Note[] = indicators.flatMap(({ indicator, name, baselineNote }) =>
    baselineNote === null ? [] : [{ indicator, text: evaluationText.baselineNote(name, baselineNote) }],
  );
  for (const item of indicators) {
    const { indicator, name, exclusion, byOriginal } = item;
    if (exclusion) notes.push({ indicator, text: words.excluded(name, exclusionText(exclusion)) });
    const carried = [...new Set(item.parts.flatMap((part) => part.carried))];
    if (carried.length > 0) notes.push({ indicator, text: words.carried(name, carried.join('、')) });
    if (byOriginal) {
      const standing = byOriginalText(item, (verdict) => verdictName(verdict, verdictNames)) ?? '';
      notes.push({ indicator, text: words.adjusted(name, standing) });
    }
  }
  if (publication) {
    const { number, publishedBy, publishedAt } = publication;
    notes.push({ indicator: null, text: words.published(number, dateText(publishedAt), publishedBy) });
  }
  if (missing.length > 0) notes.push({ indicator: null, text: evaluationText.missingUnits(missing) });
  notes.push({ indicator: null, text: evaluationText.method });
  if (demoNotice !== null) notes.push({ indicator: null, text: demoNotice });
  return notes;
}

/** Notes under the table; gives back the last row of the sheet. */
function writeNotes(sheet: Excel.Worksheet, { indicators }: EvaluationReply, notes: Note[], columns: Column[]): number {
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  const top = firstRow + indicators.length;
  for (const [index, note] of notes.entries()) {
    const line = `${index === 0 ? evaluationText.notes : '　　'}${evaluationText.note(index + 1, note.text)}`;
    const look = { size: 9, align: 'Left', height: rowPoints([{ text: line, width, size: 9 }], 18) } as const;
    writeBanner(sheet.getRangeByIndexes(top + index, 1, 1, columns.length), line, look);
  }
  return top + notes.length - 1;
}
