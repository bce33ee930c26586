import type { ChartAxisData, ChartData } from '../chart-data';
import { invalidArgument } from '../errors';
import { ChartPart, ChartTextFormat, type EditChart, flag, oneOf } from './chart-parts';

export class ChartAxes extends ChartPart {
  readonly className = 'ChartAxes';
  readonly scalars: readonly string[] = [];

  get CategoryAxis() {
    return new ChartAxis(this.edit, ({ categoryAxis }) => categoryAxis);
  }

  get ValueAxis() {
    return new ChartAxis(this.edit, ({ valueAxis }) => valueAxis);
  }
}

const tickLabelPositions = ['NextToAxis', 'High', 'Low', 'None'] as const;

class ChartAxis extends ChartPart {
  readonly className = 'ChartAxis';
  readonly scalars = ['Maximum', 'Minimum', 'NumberFormat', 'ReversePlotOrder', 'TickLabelPosition', 'Visible'];

  constructor(
    edit: EditChart,
    private readonly axis: (chart: ChartData) => ChartAxisData,
  ) {
    super(edit);
  }

  private get<T>(pick: (axis: ChartAxisData) => T): T {
    return this.edit.read((chart) => pick(this.axis(chart)));
  }

  private set(changes: Partial<ChartAxisData>): void {
    this.edit.write((chart) => void Object.assign(this.axis(chart), changes));
  }

  get Visible() {
    return this.get(({ isShown }) => isShown);
  }

  set Visible(isShown: unknown) {
    this.set({ isShown: flag(isShown) });
  }

  /** An empty text is what Excel takes for "as the figures come out". */
  get Minimum() {
    return this.get(({ minimum }) => minimum ?? '');
  }

  set Minimum(minimum: unknown) {
    this.set({ minimum: limit(minimum) });
  }

  get Maximum() {
    return this.get(({ maximum }) => maximum ?? '');
  }

  set Maximum(maximum: unknown) {
    this.set({ maximum: limit(maximum) });
  }

  get ReversePlotOrder() {
    return this.get(({ isReversed }) => isReversed);
  }

  set ReversePlotOrder(isReversed: unknown) {
    this.set({ isReversed: flag(isReversed) });
  }

  get TickLabelPosition() {
    return this.get(({ tickLabels }) => tickLabels);
  }

  set TickLabelPosition(position: unknown) {
    this.set({ tickLabels: oneOf(tickLabelPositions, position) });
  }

  get NumberFormat() {
    return this.get(({ numberFormat }) => numberFormat);
  }

  set NumberFormat(numberFormat: unknown) {
    this.set({ numberFormat: String(numberFormat) });
  }

  get Title() {
    return new ChartAxisTitle(this.edit, this.axis);
  }

  get MajorGridlines() {
    return new ChartGridlines(this.edit, this.axis);
  }

  get Format() {
    return new ChartTextFormat(this.edit, 'ChartAxisFormat', (chart) => [this.axis(chart).font]);
  }
}

function limit(value: unknown): number | null {
  if (value === '' || value === null) return null;
  if (typeof value !== 'number' || !Number.isFinite(value)) throw invalidArgument();
  return value;
}

class ChartAxisTitle extends ChartPart {
  readonly className = 'ChartAxisTitle';
  readonly scalars = ['Text', 'Visible'];

  constructor(
    edit: EditChart,
    private readonly axis: (chart: ChartData) => ChartAxisData,
  ) {
    super(edit);
  }

  get Text() {
    return this.edit.read((chart) => this.axis(chart).title ?? '');
  }

  set Text(text: unknown) {
    this.edit.write((chart) => void Object.assign(this.axis(chart), { title: String(text) || null }));
  }

  get Visible() {
    return this.edit.read((chart) => this.axis(chart).title !== null);
  }
}

class ChartGridlines extends ChartPart {
  readonly className = 'ChartGridlines';
  readonly scalars = ['Visible'];

  constructor(
    edit: EditChart,
    private readonly axis: (chart: ChartData) => ChartAxisData,
  ) {
    super(edit);
  }

  get Visible() {
    return this.edit.read((chart) => this.axis(chart).hasGridlines);
  }

  set Visible(isShown: unknown) {
    const hasGridlines = flag(isShown);
    this.edit.write((chart) => void Object.assign(this.axis(chart), { hasGridlines }));
  }
}
