import type { EvaluationReply, IndicatorEvaluationView } from '../../functions/contract/evaluation';
import { verdictsOf } from '../../functions/domain/evaluation/verdict';
import { natures } from '../../functions/domain/plan/indicator';
import { chartText } from '../text/zh-sheets';
import { type Column, columnAt, countsRow, firstRow } from './evaluation-layout';
import { cellAddress, colors, columnPoints, drawGrid, fonts, styleHeading } from './sheet-look';

/** A block of cells: first row and column, how many of each. */
type Block = [row: number, column: number, rows: number, columns: number];

/** What is drawn below the table, from which cells, and where. */
export interface ChartPlan {
  progress: { title: string; source: Block; place: Block; maximum: number | null } | null;
  counts: { title: string; source: Block; place: Block };
  /** The first row of the charts' cells: their heights are fixed, so that a chart is as high as its bars need. */
  data: { row: number; column: number; bars: Bar[]; leftOut: number };
  rows: [first: number, count: number];
}

/** One indicator: its name and figures as formulas on the table, so that the picture never says anything else. */
interface Bar {
  name: string;
  progress: string | number;
  expectedPace: string;
}

// A whole number of pixels, so that hosts do not round it.
const chartRowPoints = 15;
/** Title, legend, scale and margins, in rows. */
const frameRows = 6;
const countsRows = 15;
/** Names of 20 letters and their bars side by side, still on one screen beside the pane. */
const chartPoints = 580;
/** In percent. */
const cutAt = 150;

/** `top`: the first row below the notes. */
export function planCharts(evaluation: EvaluationReply, columns: Column[], top: number): ChartPlan {
  const { indicators, dataYear, kind } = evaluation;
  const nameColumn = columnAt(columns, 'name');
  const bars = indicators.flatMap((item, index) => barOf(item, firstRow + index, columns) ?? []);
  const isCut = indicators.some((item) => Number(shareOf(item)?.text ?? 0) > cutAt);
  // Beside the frozen columns: a chart that reaches into them would be torn apart in scrolling.
  const left = nameColumn + 1;
  const width = columnsWithin(columns, left);
  const progressRows = bars.length === 0 ? 0 : bars.length + frameRows;
  const progressTop = top + 1;
  const countsTop = progressTop + progressRows + (progressRows > 0 ? 1 : 0);
  const dataRow = countsTop + countsRows + 1;
  const title = chartText.progressTitle(dataYear);
  return {
    progress:
      bars.length === 0
        ? null
        : {
            title: isCut ? `${title}\n${chartText.cut(cutAt)}` : title,
            source: [dataRow, nameColumn, bars.length + 1, 3],
            place: [progressTop, left, progressRows, width],
            maximum: isCut ? cutAt : null,
          },
    counts: {
      title: chartText.countsTitle(dataYear),
      // The table of counts without its totals.
      source: [countsRow, nameColumn, natures.length + 1, verdictsOf(kind).length + 1],
      place: [countsTop, left, countsRows, width],
    },
    data: { row: dataRow, column: nameColumn, bars, leftOut: indicators.length - bars.length },
    rows: [progressTop, dataRow - progressTop],
  };
}

/** Percent of the way, or of the target where there is no baseline to start from; null where there is neither. */
const shareOf = ({ isByAttainment, attainment, progress }: IndicatorEvaluationView) =>
  isByAttainment ? attainment : progress;

/** Null for what has no progress: no bar would look like one of 0. */
function barOf(item: IndicatorEvaluationView, row: number, columns: Column[]): Bar | null {
  const share = shareOf(item);
  if (!share || item.verdict === 'excluded') return null;
  const at = (id: 'name' | 'progress' | 'expectedPace') => `=${cellAddress(row, columnAt(columns, id))}`;
  const remarks = [
    ...(item.verdict === 'incomplete' ? [chartText.provisional] : []),
    ...(item.isByAttainment ? [chartText.byAttainment] : []),
  ].join('');
  return {
    name: remarks === '' ? at('name') : `${at('name')}&"${remarks}"`,
    // The table has no column of 目标完成率.
    progress: item.isByAttainment ? Number(share.text) : at('progress'),
    expectedPace: at('expectedPace'),
  };
}

/** How many columns from here on a chart takes. */
function columnsWithin(columns: Column[], first: number): number {
  let points = 0;
  let count = 0;
  for (const { width } of columns.slice(first - 1)) {
    points += columnPoints(width);
    if (points > chartPoints) break;
    count += 1;
  }
  return count;
}

/** The cells of the first chart, in small grey letters below both: to be corrected there, not to be read. */
export function writeChartData(sheet: Excel.Worksheet, { data, rows, progress }: ChartPlan): void {
  const [first, count] = rows;
  sheet.getRangeByIndexes(first, 0, count, 1).format.rowHeight = chartRowPoints;
  if (!progress) return;
  const block = sheet.getRangeByIndexes(...progress.source);
  block.values = [
    [chartText.data, chartText.progress, chartText.expectedPace],
    ...data.bars.map((bar) => [bar.name, bar.progress, bar.expectedPace]),
  ];
  block.format.font.name = fonts.body;
  block.format.font.size = 9;
  block.format.font.color = colors.quiet;
  block.format.verticalAlignment = 'Center';
  block.format.wrapText = true;
  block.format.rowHeight = 24;
  drawGrid(block);
  const heading = sheet.getRangeByIndexes(data.row, data.column, 1, 3);
  styleHeading(heading);
  heading.format.rowHeight = 30;
  const figures = sheet.getRangeByIndexes(data.row + 1, data.column + 1, data.bars.length, 2);
  figures.numberFormat = data.bars.map(() => ['0.0', '0.0']);
  figures.format.horizontalAlignment = 'Right';
  if (data.leftOut === 0) return;
  const remark = sheet.getCell(data.row + data.bars.length + 1, data.column);
  remark.values = [[chartText.left(data.leftOut)]];
  remark.format.font.name = fonts.body;
  remark.format.font.size = 9;
  remark.format.font.color = colors.quiet;
}
