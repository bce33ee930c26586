import type { ChartAxisData, ChartFontData, ChartLabelsData } from '../host/chart-data';
import { isStacked } from '../host/chart-data';
import type { ChartView } from '../host/charts';
import { toGridFont } from '../host/fonts';
import { numberText } from './number-text';

const pixels = (points: number) => (points * 96) / 72;

/** The colours Excel gives to series nobody coloured. */
const officeColors = ['#4472C4', '#ED7D31', '#A5A5A5', '#FFC000', '#5B9BD5', '#70AD47', '#264478', '#9E480E'];

/** A chart of the workbook in the words of ECharts, for a picture of this size in pixels. */
export function chartOption(view: ChartView, size: { width: number; height: number }) {
  const { type, title, legend } = view;
  const lines = title.isShown ? title.words.split('\n') : [];
  const margins = {
    top: 18 + lines.length * pixels(title.font.size) * 1.4 + (legend.isShown && legend.position === 'Top' ? 24 : 0),
    bottom: legend.isShown && legend.position === 'Bottom' ? 34 : 10,
    left: legend.isShown && legend.position === 'Left' ? 120 : 12,
    right: legend.isShown && legend.position === 'Right' ? 120 : 44,
  };
  const shared = {
    animation: false,
    backgroundColor: '#fff',
    color: officeColors,
    title: title.isShown
      ? {
          text: title.words,
          left: 'center',
          top: 8,
          textStyle: { ...textStyle(title.font), lineHeight: pixels(title.font.size) * 1.4 },
        }
      : undefined,
    legend: { show: legend.isShown, ...legendPlace(legend.position), ...legendLook(legend.font) },
  };
  if (type === 'Pie') return { ...shared, series: [pieOf(view)] };

  const isBar = type === 'BarClustered' || type === 'BarStacked';
  const plot = { width: size.width - margins.left - margins.right, height: size.height - margins.top - margins.bottom };
  const category = categoryAxis(view, isBar, plot);
  const value = valueAxis(view, isBar);
  return {
    ...shared,
    grid: { ...margins, outerBoundsMode: 'same' as const },
    xAxis: isBar ? value : category,
    yAxis: isBar ? category : value,
    series: view.series.map((series) => ({
      ...(type === 'Line' || type === 'LineMarkers' ? lineOf(type) : barOf(view)),
      name: series.words,
      data: series.numbers,
      ...(series.color && { itemStyle: { color: series.color } }),
      label: labelOf(series.labels, isBar, isStacked(type)),
    })),
  };
}

const textStyle = (font: ChartFontData) => ({
  fontFamily: toGridFont(font.name),
  fontSize: pixels(font.size),
  fontWeight: font.bold ? ('bold' as const) : ('normal' as const),
  fontStyle: font.italic ? ('italic' as const) : ('normal' as const),
  color: font.color,
});

const legendLook = (font: ChartFontData) => ({ textStyle: textStyle(font), itemWidth: 14, itemHeight: 9, itemGap: 18 });

function legendPlace(position: string) {
  if (position === 'Top') return { top: 30, left: 'center' };
  if (position === 'Left') return { left: 8, top: 'middle', orient: 'vertical' as const };
  if (position === 'Right') return { right: 8, top: 'middle', orient: 'vertical' as const };
  return { bottom: 8, left: 'center' };
}

function categoryAxis(view: ChartView, isBar: boolean, plot: { width: number; height: number }) {
  const { categoryAxis: axis, categories } = view;
  // Names beside bars get what is left of the picture, names below columns the width of their column.
  const room = isBar ? plot.width * 0.52 : (plot.width / Math.max(1, categories.length)) * 0.92;
  return {
    type: 'category' as const,
    data: categories,
    inverse: axis.isReversed,
    ...axisLook(axis),
    axisTick: { show: false },
    axisLabel: {
      ...textStyle(axis.font),
      show: axis.tickLabels !== 'None',
      interval: 0,
      width: room,
      overflow: 'break' as const,
      lineHeight: pixels(axis.font.size) * 1.15,
    },
  };
}

function valueAxis({ valueAxis: axis, categoryAxis: other }: ChartView, isBar: boolean) {
  // Where the categories run the other way the scale changes sides; labels at "high" change them back.
  const isFar = other.isReversed !== (axis.tickLabels === 'High');
  return {
    type: 'value' as const,
    inverse: axis.isReversed,
    position: isBar ? (isFar ? ('top' as const) : ('bottom' as const)) : isFar ? ('right' as const) : ('left' as const),
    // Room for the label on the highest column, which would run into the title.
    ...(!isBar && { boundaryGap: [0, '10%'] as [number, string] }),
    ...(axis.minimum !== null && { min: axis.minimum }),
    ...(axis.maximum !== null && { max: axis.maximum }),
    ...axisLook(axis),
    axisLabel: {
      ...textStyle(axis.font),
      show: axis.isShown && axis.tickLabels !== 'None',
      formatter: (value: number) => numberText(value, axis.numberFormat),
    },
  };
}

const axisLook = (axis: ChartAxisData) => ({
  axisLine: { show: axis.isShown, lineStyle: { color: '#BFBFBF' } },
  splitLine: { show: axis.hasGridlines, lineStyle: { color: '#E3E3E3' } },
  ...(axis.title !== null && { name: axis.title, nameLocation: 'middle' as const, nameGap: 28 }),
});

function barOf({ type, series, gapWidth, overlap }: ChartView) {
  const inOneSpot = isStacked(type) ? 1 : series.length;
  return {
    type: 'bar' as const,
    // Excel measures the gap in widths of a bar, ECharts in shares of what a category has.
    barCategoryGap: `${(100 * gapWidth) / (100 * inOneSpot + gapWidth)}%`,
    barGap: `${-overlap}%`,
    ...(isStacked(type) && { stack: 'all' }),
  };
}

const lineOf = (type: 'Line' | 'LineMarkers') => ({
  type: 'line' as const,
  symbol: 'circle',
  symbolSize: type === 'Line' ? 0 : 6,
  connectNulls: false,
});

const labelOf = (labels: ChartLabelsData, isBar: boolean, isInside: boolean) => ({
  show: labels.isShown,
  position: labelPlace(labels.position, isBar, isInside),
  distance: 3,
  ...textStyle(labels.font),
  formatter: ({ value }: { value: unknown }) =>
    typeof value === 'number' ? numberText(value, labels.numberFormat) : '',
});

function labelPlace(position: string, isBar: boolean, isInside: boolean) {
  if (isInside || position === 'Center') return 'inside' as const;
  if (position === 'InsideEnd') return isBar ? ('insideRight' as const) : ('insideTop' as const);
  if (position === 'InsideBase') return isBar ? ('insideLeft' as const) : ('insideBottom' as const);
  return isBar ? ('right' as const) : ('top' as const);
}

function pieOf({ categories, series }: ChartView) {
  const [first] = series;
  return {
    type: 'pie' as const,
    radius: '62%',
    data: categories.map((name, at) => ({ name, value: first?.numbers[at] ?? 0 })),
    label: {
      show: first?.labels.isShown ?? false,
      formatter: ({ value }: { value: unknown }) => numberText(Number(value), first?.labels.numberFormat ?? 'General'),
    },
  };
}
