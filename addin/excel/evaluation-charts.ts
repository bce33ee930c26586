import { chartText } from '../text/zh-sheets';
import type { ChartPlan } from './evaluation-chart-data';
import { fonts } from './sheet-look';

/** Told apart by eyes that see no colours, too: one is much darker than the other. */
const chartColors = { progress: '#1F6FB5', expectedPace: '#BFBFBF', binding: '#B4500F', anticipatory: '#8FB8DE' };

const chartNames = [chartText.progressName, chartText.countsName];

/**
 * Draws our charts anew: those of an earlier writing are known by their names, charts people made are left alone. Where the
 * host has no charts (WPS, and Excel in places), the sheet stays without.
 */
export async function drawCharts(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  plan: ChartPlan,
  { isNew }: { isNew: boolean },
): Promise<void> {
  // The newest members used here are of 1.8; the manifest asks for more, but not every host keeps what it says.
  if (!Office.context.requirements.isSetSupported('ExcelApi', '1.8')) return;
  await unlessUnknown(async () => {
    const earlier = isNew ? [] : chartNames.map((name) => sheet.charts.getItemOrNullObject(name).load('name'));
    if (!isNew) await context.sync();
    for (const chart of earlier) if (!chart.isNullObject) chart.delete();
    if (plan.progress) addProgressChart(sheet, plan.progress);
    addCountsChart(sheet, plan.counts);
    await context.sync();
  });
}

const unknownCodes = new Set(['ApiNotFound', 'ApiNotAvailable', 'NotImplemented', 'UnsupportedOperation']);

/** Lets go that the host has no such thing, and nothing else. Only for what the sheet can do without. */
async function unlessUnknown(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (fault) {
    if (!unknownCodes.has(String((fault as { code?: unknown } | null)?.code))) throw fault;
  }
}

/** 完成进度 of each indicator, and how far it should be. */
function addProgressChart(sheet: Excel.Worksheet, plan: NonNullable<ChartPlan['progress']>): void {
  const chart = sheet.charts.add('BarClustered', sheet.getRangeByIndexes(...plan.source), 'Columns');
  setUpChart(chart, sheet, { name: chartText.progressName, ...plan });
  const { categoryAxis, valueAxis } = chart.axes;
  // In the order of the table, from above; the scale stays below.
  categoryAxis.reversePlotOrder = true;
  valueAxis.tickLabelPosition = 'High';
  if (plan.maximum !== null) valueAxis.maximum = plan.maximum;
  const [progress, pace] = [chart.series.getItemAt(0), chart.series.getItemAt(1)];
  progress.format.fill.setSolidColor(chartColors.progress);
  pace.format.fill.setSolidColor(chartColors.expectedPace);
  progress.gapWidth = 40;
  showValues(progress, '0.0');
}

/** How many of each class, binding and anticipatory apart. */
function addCountsChart(sheet: Excel.Worksheet, plan: ChartPlan['counts']): void {
  const chart = sheet.charts.add('ColumnClustered', sheet.getRangeByIndexes(...plan.source), 'Rows');
  setUpChart(chart, sheet, { name: chartText.countsName, ...plan });
  const { valueAxis } = chart.axes;
  valueAxis.minimum = 0;
  // The numbers stand on the columns.
  valueAxis.visible = false;
  valueAxis.majorGridlines.visible = false;
  const [binding, anticipatory] = [chart.series.getItemAt(0), chart.series.getItemAt(1)];
  binding.format.fill.setSolidColor(chartColors.binding);
  anticipatory.format.fill.setSolidColor(chartColors.anticipatory);
  binding.gapWidth = 60;
  // A class nobody is in has no number: there would be more noughts than anything else.
  for (const series of [binding, anticipatory]) showValues(series, '0;;;');
}

function setUpChart(
  chart: Excel.Chart,
  sheet: Excel.Worksheet,
  { name, title, place }: { name: string; title: string; place: [number, number, number, number] },
): void {
  chart.name = name;
  const area = sheet.getRangeByIndexes(...place);
  chart.setPosition(area.getCell(0, 0), area.getLastCell());
  chart.title.text = title;
  chart.title.format.font.name = fonts.heading;
  chart.title.format.font.size = 12;
  chart.title.format.font.color = '#262626';
  chart.legend.position = 'Bottom';
  for (const axis of [chart.axes.categoryAxis, chart.axes.valueAxis]) {
    axis.format.font.name = fonts.body;
    axis.format.font.size = 9;
    axis.format.font.color = '#404040';
  }
}

function showValues(series: Excel.ChartSeries, numberFormat: string): void {
  series.hasDataLabels = true;
  series.dataLabels.showValue = true;
  series.dataLabels.numberFormat = numberFormat;
  series.dataLabels.format.font.size = 9;
  series.dataLabels.format.font.color = '#262626';
}
