import { type ChartData, type ChartType, chartTypes, newChart } from '../chart-data';
import type { ChartBox } from '../chart-place';
import { type SeriesWay, seriesIn, seriesWays } from '../chart-source';
import { HostError, invalidArgument, itemAlreadyExists, itemNotFound } from '../errors';
import { readValue } from '../values';
import type { WireObject } from '../wire';
import type { Book } from '../workbook';
import { newId } from '../workbook-file';
import { ChartAxes } from './chart-axes';
import { ChartDataLabels, ChartLegend, ChartTitle, type EditChart } from './chart-parts';
import { ChartSeriesCollection } from './chart-series';
import { Range, rangeAt } from './range';
import { Worksheet } from './worksheet';

/** Size of a new chart, in points, and how far from A1 it is put: where nobody has said anything else. */
const newBox = { left: 60, top: 60, width: 360, height: 216 };

export class ChartCollection implements WireObject {
  readonly className = 'ChartCollection';
  readonly scalars = ['Count'];

  constructor(
    private readonly book: Book,
    private readonly sheetId: string,
  ) {}

  identity() {
    return {};
  }

  items(): Chart[] {
    return this.book.charts.on(this.sheetId).map(({ id }) => new Chart(this.book, this.sheetId, id));
  }

  get Count() {
    return this.items().length;
  }

  GetCount() {
    return this.items().length;
  }

  Add(type: unknown, source: unknown, seriesBy: string | null): Chart {
    const { charts } = this.book;
    const way = (seriesBy ?? 'Auto') as SeriesWay;
    if (!(source instanceof Range) || !seriesWays.includes(way)) throw invalidArgument();
    const series = seriesOf(this.book, source, way);
    const chart = newChart(newId(), charts.freeName(this.sheetId), chartType(type), series);
    charts.add(this.sheetId, { ...chart, ...charts.place(this.sheetId).cornersOf(newBox) });
    return new Chart(this.book, this.sheetId, chart.id);
  }

  GetItem(key: string): Chart {
    return this.GetItemOrNullObject(key) ?? missing();
  }

  GetItemOrNullObject(key: string): Chart | null {
    const chart = this.book.charts.find(this.sheetId, key);
    return chart && new Chart(this.book, this.sheetId, chart.id);
  }

  GetItemAt(index: number): Chart {
    return this.items()[index] ?? missing();
  }
}

function missing(): never {
  throw itemNotFound();
}

/** Kinds Excel has and nobody draws here are refused, not drawn as something else. */
function chartType(value: unknown): ChartType {
  const type = chartTypes.find((known) => known === value);
  if (!type) throw new HostError('ApiNotFound', `This host draws no chart of the type ${String(value)}.`);
  return type;
}

function seriesOf(book: Book, { sheetId, place }: Range, way: SeriesWay) {
  const rect = book.areas.clamp(sheetId, place);
  return seriesIn(sheetId, rect, way, (row, column) => readValue(book.cells.get(sheetId, row, column)));
}

export class Chart implements WireObject {
  readonly className = 'Chart';
  readonly scalars = ['ChartType', 'Height', 'Id', 'Left', 'Name', 'Top', 'Width'];

  constructor(
    private readonly book: Book,
    private readonly sheetId: string,
    private readonly id: string,
  ) {}

  identity() {
    return { Id: this.id };
  }

  private get current(): ChartData {
    return this.book.charts.find(this.sheetId, this.id) ?? missing();
  }

  private readonly edit: EditChart = {
    read: (pick) => pick(this.current),
    write: (change) => {
      const chart = this.current;
      this.book.charts.change(this.sheetId, () => change(chart));
    },
  };

  get Id() {
    return this.id;
  }

  get Name() {
    return this.current.name;
  }

  set Name(name: string) {
    const other = this.book.charts.find(this.sheetId, String(name));
    if (typeof name !== 'string' || name === '') throw invalidArgument();
    if (other && other.id !== this.id) throw itemAlreadyExists();
    this.edit.write((chart) => {
      chart.name = name;
    });
  }

  get ChartType() {
    return this.current.type;
  }

  set ChartType(type: unknown) {
    const known = chartType(type);
    this.edit.write((chart) => {
      chart.type = known;
    });
  }

  // --- place -------------------------------------------------------------------------------------------------------

  private get box(): ChartBox {
    return this.book.charts.place(this.sheetId).boxOf(this.current);
  }

  private putAt(changes: Partial<ChartBox>): void {
    if (Object.values(changes).some((size) => typeof size !== 'number' || !(size >= 0))) throw invalidArgument();
    const corners = this.book.charts.place(this.sheetId).cornersOf({ ...this.box, ...changes });
    this.edit.write((chart) => void Object.assign(chart, corners));
  }

  get Left() {
    return this.box.left;
  }

  set Left(left: number) {
    this.putAt({ left });
  }

  get Top() {
    return this.box.top;
  }

  set Top(top: number) {
    this.putAt({ top });
  }

  get Width() {
    return this.box.width;
  }

  set Width(width: number) {
    this.putAt({ width });
  }

  get Height() {
    return this.box.height;
  }

  set Height(height: number) {
    this.putAt({ height });
  }

  /** With one cell the chart only moves, with two it covers all from the one to the other. */
  SetPosition(start: unknown, end: unknown): null {
    const first = this.cell(start);
    const { left, top } = this.book.charts.place(this.sheetId).boxOf({ from: first.start, to: first.start });
    if (end === null || end === undefined) {
      this.putAt({ left, top });
      return null;
    }
    const last = this.cell(end);
    this.edit.write((chart) => void Object.assign(chart, { from: first.start, to: last.end }));
    return null;
  }

  private cell(where: unknown) {
    const { sheetId, place } = rangeAt(this.book, this.sheetId, where);
    if (sheetId !== this.sheetId) throw invalidArgument();
    return {
      start: { row: place.top, column: place.left, x: 0, y: 0 },
      end: { row: place.bottom + 1, column: place.right + 1, x: 0, y: 0 },
    };
  }

  // --- parts -------------------------------------------------------------------------------------------------------

  get Title() {
    return new ChartTitle(this.edit, () => this.book.charts.titleOf(this.current));
  }

  get Legend() {
    return new ChartLegend(this.edit);
  }

  get Axes() {
    return new ChartAxes(this.edit);
  }

  get Series() {
    return new ChartSeriesCollection(this.book, this.sheetId, this.edit);
  }

  /** Of all series at once. */
  get DataLabels() {
    return new ChartDataLabels(this.edit, ({ series }) => series.map(({ labels }) => labels));
  }

  get Worksheet() {
    return new Worksheet(this.book, this.sheetId);
  }

  /** The look of series that stay stays with them. */
  SetData(source: unknown, seriesBy: string | null): null {
    const way = (seriesBy ?? 'Auto') as SeriesWay;
    if (!(source instanceof Range) || !seriesWays.includes(way)) throw invalidArgument();
    const found = seriesOf(this.book, source, way);
    this.edit.write((chart) => {
      chart.series = found.map((series, index) => {
        const before = chart.series[index];
        return before ? { ...series, color: before.color, labels: before.labels } : series;
      });
    });
    return null;
  }

  Delete(): null {
    this.book.charts.remove(this.sheetId, this.current.id);
    return null;
  }
}
