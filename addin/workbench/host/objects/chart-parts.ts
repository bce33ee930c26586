import type { ChartData, ChartFontData, ChartLabelsData } from '../chart-data';
import { invalidArgument } from '../errors';
import type { WireObject } from '../wire';
import { toColor } from './format';
import { uniform } from './uniform';

/** How the parts of a chart look at it and change it; the change is refused on a sheet whose objects are locked. */
export interface EditChart {
  read<T>(pick: (chart: ChartData) => T): T;
  write(change: (chart: ChartData) => void): void;
}

export abstract class ChartPart implements WireObject {
  abstract readonly className: string;
  abstract readonly scalars: readonly string[];

  constructor(protected readonly edit: EditChart) {}

  identity() {
    return {};
  }
}

export function oneOf<T extends string>(words: readonly T[], value: unknown): T {
  const word = words.find((known) => known === value);
  if (word === undefined) throw invalidArgument();
  return word;
}

/** True or false: what else is written is a slip. */
export function flag(value: unknown): boolean {
  if (typeof value !== 'boolean') throw invalidArgument();
  return value;
}

const legendPositions = ['Top', 'Bottom', 'Left', 'Right'] as const;

export class ChartTitle extends ChartPart {
  readonly className = 'ChartTitle';
  readonly scalars = ['Text', 'Visible'];

  constructor(
    edit: EditChart,
    private readonly words: () => string,
  ) {
    super(edit);
  }

  get Text() {
    return this.words();
  }

  set Text(text: string) {
    this.edit.write(({ title }) => void Object.assign(title, { text: String(text), isShown: true }));
  }

  get Visible() {
    return this.edit.read(({ title }) => title.isShown);
  }

  set Visible(isShown: unknown) {
    const shown = flag(isShown);
    this.edit.write(({ title }) => void Object.assign(title, { isShown: shown }));
  }

  get Format() {
    return new ChartTextFormat(this.edit, 'ChartTitleFormat', ({ title }) => [title.font]);
  }
}

export class ChartLegend extends ChartPart {
  readonly className = 'ChartLegend';
  readonly scalars = ['Position', 'Visible'];

  get Position() {
    return this.edit.read(({ legend }) => legend.position);
  }

  set Position(value: unknown) {
    const position = oneOf(legendPositions, value);
    this.edit.write(({ legend }) => void Object.assign(legend, { position, isShown: true }));
  }

  get Visible() {
    return this.edit.read(({ legend }) => legend.isShown);
  }

  set Visible(isShown: unknown) {
    const shown = flag(isShown);
    this.edit.write(({ legend }) => void Object.assign(legend, { isShown: shown }));
  }

  get Format() {
    return new ChartTextFormat(this.edit, 'ChartLegendFormat', ({ legend }) => [legend.font]);
  }
}

const labelPositions = ['Center', 'InsideEnd', 'InsideBase', 'OutsideEnd'] as const;

/** 数据标签 of one series or of several. */
export class ChartDataLabels extends ChartPart {
  readonly className = 'ChartDataLabels';
  readonly scalars = ['NumberFormat', 'Position', 'ShowValue'];

  constructor(
    edit: EditChart,
    private readonly labels: (chart: ChartData) => ChartLabelsData[],
  ) {
    super(edit);
  }

  private get<T>(pick: (labels: ChartLabelsData) => T): T | null {
    return this.edit.read((chart) => uniform(this.labels(chart).map(pick)));
  }

  private set(changes: Partial<ChartLabelsData>): void {
    this.edit.write((chart) => {
      for (const labels of this.labels(chart)) Object.assign(labels, changes);
    });
  }

  get ShowValue() {
    return this.get(({ isShown }) => isShown);
  }

  set ShowValue(isShown: unknown) {
    this.set({ isShown: flag(isShown) });
  }

  get Position() {
    return this.get(({ position }) => position);
  }

  set Position(value: unknown) {
    this.set({ position: oneOf(labelPositions, value), isShown: true });
  }

  get NumberFormat() {
    return this.get(({ numberFormat }) => numberFormat);
  }

  set NumberFormat(numberFormat: unknown) {
    this.set({ numberFormat: String(numberFormat), isShown: true });
  }

  get Format() {
    return new ChartTextFormat(this.edit, 'ChartDataLabelFormat', (chart) =>
      this.labels(chart).map(({ font }) => font),
    );
  }
}

export class ChartTextFormat extends ChartPart {
  readonly scalars: readonly string[] = [];

  constructor(
    edit: EditChart,
    readonly className: string,
    private readonly fonts: (chart: ChartData) => ChartFontData[],
  ) {
    super(edit);
  }

  get Font() {
    return new ChartFont(this.edit, this.fonts);
  }
}

class ChartFont extends ChartPart {
  readonly className = 'ChartFont';
  readonly scalars = ['Bold', 'Color', 'Italic', 'Name', 'Size'];

  constructor(
    edit: EditChart,
    private readonly fonts: (chart: ChartData) => ChartFontData[],
  ) {
    super(edit);
  }

  private get<T>(pick: (font: ChartFontData) => T): T | null {
    return this.edit.read((chart) => uniform(this.fonts(chart).map(pick)));
  }

  private set(changes: Partial<ChartFontData>): void {
    this.edit.write((chart) => {
      for (const font of this.fonts(chart)) Object.assign(font, changes);
    });
  }

  get Bold() {
    return this.get(({ bold }) => bold);
  }

  set Bold(bold: unknown) {
    this.set({ bold: flag(bold) });
  }

  get Italic() {
    return this.get(({ italic }) => italic);
  }

  set Italic(italic: unknown) {
    this.set({ italic: flag(italic) });
  }

  get Color() {
    return this.get(({ color }) => color);
  }

  set Color(color: unknown) {
    this.set({ color: toColor(color) });
  }

  get Name() {
    return this.get(({ name }) => name);
  }

  set Name(name: unknown) {
    this.set({ name: String(name) });
  }

  get Size() {
    return this.get(({ size }) => size);
  }

  set Size(size: unknown) {
    if (typeof size !== 'number' || size < 1 || size > 409) throw invalidArgument();
    this.set({ size });
  }
}
