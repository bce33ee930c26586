import { formatAbsolute, formatSheetName, type Rect, type Shift, shiftRect, span } from './addresses';
import type { Cells } from './cells';
import type { ChartData, ChartSeriesData, ChartSource, Corner } from './chart-data';
import { type ChartBox, ChartPlace } from './chart-place';
import type { Lock } from './lock';
import type { SideData } from './side-data';
import type { Sizes } from './sizes';
import { readValue } from './values';
import type { Worksheets } from './worksheets';
import type { Writer } from './writer';

/** A chart with what its cells say now: all that is needed to draw it or to read it aloud. */
export interface ChartView extends Omit<ChartData, 'series' | 'from' | 'to' | 'title'> {
  title: ChartData['title'] & { words: string };
  box: ChartBox;
  categories: string[];
  series: (ChartSeriesData & {
    words: string /** Null where the cell is empty: no bar, which is not a bar of 0. */;
    numbers: (number | null)[];
  })[];
}

/** The charts of the workbook. Univer has none: they are kept beside it, and moved when its rows and columns move. */
export class Charts {
  constructor(
    private readonly side: () => SideData,
    private readonly worksheets: Worksheets,
    private readonly cells: Cells,
    private readonly sizes: Sizes,
    private readonly lock: Lock,
    private readonly writer: Writer,
  ) {}

  on(sheetId: string): ChartData[] {
    return this.worksheets.has(sheetId) ? (this.side().charts[sheetId] ?? []) : [];
  }

  find(sheetId: string, nameOrId: string): ChartData | null {
    const wanted = nameOrId.toLowerCase();
    return this.on(sheetId).find(({ id, name }) => id === nameOrId || name.toLowerCase() === wanted) ?? null;
  }

  add(sheetId: string, chart: ChartData): void {
    this.lock.demand(sheetId, 'allowEditObjects');
    this.side().charts[sheetId] = [...this.on(sheetId), chart];
    this.writer.noteWritten();
  }

  remove(sheetId: string, id: string): void {
    this.lock.demand(sheetId, 'allowEditObjects');
    this.side().charts[sheetId] = this.on(sheetId).filter((chart) => chart.id !== id);
    this.writer.noteWritten();
  }

  change(sheetId: string, change: () => void): void {
    this.lock.demand(sheetId, 'allowEditObjects');
    change();
    this.writer.noteWritten();
  }

  freeName(sheetId: string): string {
    for (let number = this.on(sheetId).length + 1; ; number += 1) {
      if (!this.find(sheetId, `图表 ${number}`)) return `图表 ${number}`;
    }
  }

  place(sheetId: string): ChartPlace {
    return new ChartPlace(this.sizes, sheetId);
  }

  /** Rows or columns came or went: charts move with the cells they lie on, and stay with the cells they show. */
  shift(sheetId: string, shift: Shift): void {
    const { charts } = this.side();
    for (const chart of charts[sheetId] ?? []) {
      chart.from = shiftCorner(chart.from, shift);
      chart.to = shiftCorner(chart.to, shift);
    }
    const sources = Object.values(charts).flatMap((list) => list.flatMap(({ series }) => series.flatMap(sourcesOf)));
    // Series of a chart may share the object that says where their categories are.
    for (const source of new Set(sources)) {
      if (source.sheetId === sheetId && source.rect) source.rect = shiftRect(source.rect, shift);
    }
  }

  /** `'2023年度评估'!$C$30:$C$47`, as Excel writes it in the formula of a series. */
  address({ sheetId, rect }: ChartSource): string {
    if (!rect || !this.worksheets.has(sheetId)) return '#REF!';
    return `${formatSheetName(this.worksheets.get(sheetId).getName())}!${formatAbsolute(rect)}`;
  }

  numbers(source: ChartSource): (number | null)[] {
    return this.read(source, (row, column) => {
      const value = readValue(this.cells.get(source.sheetId, row, column));
      // Words count as 0 in Excel, an empty cell as nothing.
      if (typeof value === 'number') return value;
      return value === '' ? null : 0;
    });
  }

  words(source: ChartSource | null): string[] {
    if (!source) return [];
    return this.read(source, (row, column) => this.cells.displayText(source.sheetId, row, column));
  }

  nameOf(series: ChartSeriesData, index: number): string {
    return series.name ?? (this.words(series.nameAt).join(' ') || `系列${index + 1}`);
  }

  titleOf({ title, series }: ChartData): string {
    const [only] = series;
    return title.text ?? (series.length === 1 && only ? this.nameOf(only, 0) : '图表标题');
  }

  view(sheetId: string, chart: ChartData): ChartView {
    const { from, to, ...rest } = structuredClone(chart);
    const series = rest.series.map((one, index) => ({
      ...one,
      words: this.nameOf(one, index),
      numbers: this.numbers(one.values),
    }));
    const longest = Math.max(0, ...series.map(({ numbers }) => numbers.length));
    const words = this.words(rest.series[0]?.categories ?? null);
    return {
      ...rest,
      title: { ...rest.title, words: this.titleOf(chart) },
      box: this.place(sheetId).boxOf({ from, to }),
      categories: Array.from({ length: longest }, (_, index) => words[index] ?? String(index + 1)),
      series,
    };
  }

  private read<T>({ sheetId, rect }: ChartSource, pick: (row: number, column: number) => T): T[] {
    if (!rect || !this.worksheets.has(sheetId)) return [];
    const { top, bottom, left, right } = this.within(sheetId, rect);
    return span(top, bottom).flatMap((row) => span(left, right).map((column) => pick(row, column)));
  }

  /** A chart of whole columns ends where the grid does. */
  private within(sheetId: string, rect: Rect): Rect {
    const sheet = this.worksheets.get(sheetId);
    const bottom = Math.min(rect.bottom, sheet.getRowCount() - 1);
    return { ...rect, bottom, right: Math.min(rect.right, sheet.getColumnCount() - 1) };
  }
}

const sourcesOf = ({ nameAt, values, categories }: ChartSeriesData): ChartSource[] =>
  [nameAt, values, categories].filter((source) => source !== null);

/** A corner whose row or column is deleted stays at the edge of what is left. */
function shiftCorner(corner: Corner, { axis, at, count }: Shift): Corner {
  const index = axis === 'rows' ? corner.row : corner.column;
  if (index < at) return corner;
  const isGone = count < 0 && index < at - count;
  const moved = isGone ? at : index + count;
  if (axis === 'rows') return { ...corner, row: moved, y: isGone ? 0 : corner.y };
  return { ...corner, column: moved, x: isGone ? 0 : corner.x };
}
