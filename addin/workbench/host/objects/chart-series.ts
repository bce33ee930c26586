import { type ChartData, type ChartSeriesData, type ChartSource, newLabels } from '../chart-data';
import { HostError, invalidArgument, itemNotFound } from '../errors';
import type { WireObject } from '../wire';
import type { Book } from '../workbook';
import { ChartDataLabels, ChartPart, type EditChart, flag } from './chart-parts';
import { toColor } from './format';
import { Range } from './range';

function missing(): never {
  throw itemNotFound();
}

export class ChartSeriesCollection implements WireObject {
  readonly className = 'ChartSeriesCollection';
  readonly scalars = ['Count'];

  constructor(
    private readonly book: Book,
    private readonly sheetId: string,
    private readonly edit: EditChart,
  ) {}

  identity() {
    return {};
  }

  items(): ChartSeries[] {
    return this.edit.read(({ series }) => series.map((_, index) => new ChartSeries(this.book, this.edit, index)));
  }

  get Count() {
    return this.items().length;
  }

  GetCount() {
    return this.items().length;
  }

  GetItemAt(index: number): ChartSeries {
    return this.items()[index] ?? missing();
  }

  /** Without cells until `setValues` names some. */
  Add(name: string | null, index: number | null): ChartSeries {
    const values = { sheetId: this.sheetId, rect: null };
    const series: ChartSeriesData = {
      ...{ name: name ?? null, nameAt: null, values, categories: null, color: null },
      labels: newLabels(),
    };
    const at = index ?? this.Count;
    if (!(at >= 0 && at <= this.Count)) throw invalidArgument();
    this.edit.write((chart) => void chart.series.splice(at, 0, series));
    return new ChartSeries(this.book, this.edit, at);
  }
}

class ChartSeries extends ChartPart {
  readonly className = 'ChartSeries';
  readonly scalars = ['ChartType', 'GapWidth', 'HasDataLabels', 'Name', 'Overlap'];
  private readonly of: (chart: ChartData) => ChartSeriesData;

  constructor(
    private readonly book: Book,
    edit: EditChart,
    private readonly index: number,
  ) {
    super(edit);
    this.of = ({ series }) => series[index] ?? missing();
  }

  private set(changes: Partial<ChartSeriesData>): void {
    this.edit.write((chart) => void Object.assign(this.of(chart), changes));
  }

  get Name() {
    return this.edit.read((chart) => this.book.charts.nameOf(this.of(chart), this.index));
  }

  set Name(name: unknown) {
    this.set({ name: String(name) });
  }

  get ChartType() {
    return this.edit.read(({ type }) => type);
  }

  /** Excel keeps both for all series of an axis. */
  get GapWidth() {
    return this.edit.read(({ gapWidth }) => gapWidth);
  }

  set GapWidth(percent: unknown) {
    const gapWidth = within(percent, 0, 500);
    this.edit.write((chart) => void Object.assign(chart, { gapWidth }));
  }

  get Overlap() {
    return this.edit.read(({ overlap }) => overlap);
  }

  set Overlap(percent: unknown) {
    const overlap = within(percent, -100, 100);
    this.edit.write((chart) => void Object.assign(chart, { overlap }));
  }

  get HasDataLabels() {
    return this.edit.read((chart) => this.of(chart).labels.isShown);
  }

  set HasDataLabels(isShown: unknown) {
    const shown = flag(isShown);
    this.edit.write((chart) => void Object.assign(this.of(chart).labels, { isShown: shown }));
  }

  get DataLabels() {
    return new ChartDataLabels(this.edit, (chart) => [this.of(chart).labels]);
  }

  get Format() {
    return new ChartSeriesFormat(this.edit, this.of);
  }

  SetValues(source: unknown): null {
    this.set({ values: sourceOf(source) });
    return null;
  }

  SetXAxisValues(source: unknown): null {
    this.set({ categories: sourceOf(source) });
    return null;
  }

  GetDimensionValues(dimension: string): string[] {
    const source = this.source(dimension);
    if (dimension === 'Categories') return this.book.charts.words(source);
    return this.book.charts.numbers(source).map((number) => (number === null ? '' : String(number)));
  }

  GetDimensionDataSourceString(dimension: string): string {
    return this.book.charts.address(this.source(dimension));
  }

  private source(dimension: string): ChartSource {
    const { values, categories } = this.edit.read(this.of);
    if (dimension === 'Values') return values;
    if (dimension !== 'Categories') throw new HostError('ApiNotFound', `This host knows no dimension ${dimension}.`);
    return categories ?? missing();
  }

  Delete(): null {
    this.edit.write((chart) => void chart.series.splice(this.index, 1));
    return null;
  }
}

function within(value: unknown, least: number, most: number): number {
  if (typeof value !== 'number' || !(value >= least && value <= most)) throw invalidArgument();
  return value;
}

function sourceOf(range: unknown): ChartSource {
  if (!(range instanceof Range)) throw invalidArgument();
  return { sheetId: range.sheetId, rect: { ...range.place } };
}

class ChartSeriesFormat extends ChartPart {
  readonly className = 'ChartSeriesFormat';
  readonly scalars: readonly string[] = [];

  constructor(
    edit: EditChart,
    private readonly of: (chart: ChartData) => ChartSeriesData,
  ) {
    super(edit);
  }

  get Fill() {
    return new ChartFill(this.edit, this.of);
  }
}

class ChartFill extends ChartPart {
  readonly className = 'ChartFill';
  readonly scalars: readonly string[] = [];

  constructor(
    edit: EditChart,
    private readonly of: (chart: ChartData) => ChartSeriesData,
  ) {
    super(edit);
  }

  SetSolidColor(color: unknown): null {
    const solid = toColor(color);
    this.edit.write((chart) => void Object.assign(this.of(chart), { color: solid }));
    return null;
  }
}
