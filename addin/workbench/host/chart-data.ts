import type { Rect } from './addresses';

/** The kinds of chart that are drawn; `add` refuses every other. */
export const chartTypes = [
  'ColumnClustered',
  'ColumnStacked',
  'BarClustered',
  'BarStacked',
  'Line',
  'LineMarkers',
  'Pie',
] as const;
export type ChartType = (typeof chartTypes)[number];

/** Cells a chart is drawn from; `rect` null where they were deleted (#REF!). */
export interface ChartSource {
  sheetId: string;
  rect: Rect | null;
}

/** A corner of a chart: a cell, and how far into it, in points. So charts move with their cells. */
export interface Corner {
  row: number;
  column: number;
  x: number;
  y: number;
}

export interface ChartFontData {
  name: string;
  size: number;
  bold: boolean;
  italic: boolean;
  color: string;
}

export interface ChartLabelsData {
  isShown: boolean;
  position: string;
  numberFormat: string;
  font: ChartFontData;
}

export interface ChartSeriesData {
  /** Typed by somebody; null where the name is that of `nameAt`. */
  name: string | null;
  nameAt: ChartSource | null;
  values: ChartSource;
  categories: ChartSource | null;
  color: string | null;
  labels: ChartLabelsData;
}

export interface ChartAxisData {
  isShown: boolean;
  /** Null: as the figures come out. */
  minimum: number | null;
  maximum: number | null;
  isReversed: boolean;
  tickLabels: string;
  numberFormat: string;
  hasGridlines: boolean;
  title: string | null;
  font: ChartFontData;
}

/** A chart as the workbook keeps it: what it shows is in the cells. */
export interface ChartData {
  id: string;
  name: string;
  type: ChartType;
  from: Corner;
  to: Corner;
  /** `text` null: the name of the only series, else the word for a title. */
  title: { isShown: boolean; text: string | null; font: ChartFontData };
  legend: { isShown: boolean; position: string; font: ChartFontData };
  categoryAxis: ChartAxisData;
  valueAxis: ChartAxisData;
  series: ChartSeriesData[];
  /** Percent of a bar's width; for all series of the chart. */
  gapWidth: number;
  overlap: number;
}

const chartFont = (size: number): ChartFontData => ({
  name: '宋体',
  size,
  bold: false,
  italic: false,
  color: '#595959',
});

const newAxis = (hasGridlines: boolean): ChartAxisData => ({
  isShown: true,
  minimum: null,
  maximum: null,
  isReversed: false,
  tickLabels: 'NextToAxis',
  numberFormat: 'General',
  hasGridlines,
  title: null,
  font: chartFont(9),
});

export const newLabels = (): ChartLabelsData => ({
  isShown: false,
  position: 'OutsideEnd',
  numberFormat: 'General',
  font: chartFont(9),
});

export const isStacked = (type: ChartType) => type === 'ColumnStacked' || type === 'BarStacked';

export function newChart(id: string, name: string, type: ChartType, series: ChartSeriesData[]): ChartData {
  const corner = { row: 0, column: 0, x: 0, y: 0 };
  return {
    ...{ id, name, type, series, from: corner, to: corner },
    title: { isShown: true, text: null, font: chartFont(14) },
    legend: { isShown: series.length > 1 || type === 'Pie', position: 'Bottom', font: chartFont(9) },
    categoryAxis: newAxis(false),
    valueAxis: newAxis(true),
    gapWidth: 150,
    overlap: isStacked(type) ? 100 : 0,
  };
}
