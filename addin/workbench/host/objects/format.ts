import type { HorizontalAlign, ICellData, IStyleData, VerticalAlign } from '@univerjs/core';
import { lastColumn, lastRow, type Rect, span } from '../addresses';
import { invalidArgument } from '../errors';
import { defaultFont, fromGridFont, toGridFont } from '../fonts';
import type { WireObject } from '../wire';
import type { Range } from './range';
import { uniform } from './uniform';

/** Reads one style property of every cell, and writes it to every cell. */
abstract class StylePart implements WireObject {
  abstract readonly className: string;
  abstract readonly scalars: readonly string[];

  constructor(protected readonly range: Range) {}

  identity() {
    return {};
  }

  protected read<T>(pick: (style: IStyleData) => T): T | null {
    const { book, sheetId } = this.range;
    const { top, bottom, left, right } = book.areas.clamp(sheetId, this.range.place);
    const values: T[] = [];
    for (const row of span(top, bottom)) {
      for (const column of span(left, right)) values.push(pick(book.cells.style(sheetId, row, column)));
    }
    return uniform(values);
  }

  /** null in a style removes the property; the typings of the grid do not say so. */
  protected write(style: { [K in keyof IStyleData]?: IStyleData[K] | null }): void {
    const { book, sheetId } = this.range;
    book.lock.demand(sheetId, 'allowFormatCells');
    book.cells.styleEach(sheetId, this.range.place, () => ({ s: style as IStyleData }));
  }
}

const horizontal: Record<string, HorizontalAlign | null> = {
  General: null,
  Left: 1,
  Center: 2,
  Right: 3,
  Justify: 4,
  Distributed: 6,
  CenterAcrossSelection: 2,
};
const vertical: Record<string, VerticalAlign> = { Top: 1, Center: 2, Bottom: 3 };

const keyOf = (table: Record<string, number | null>, value: unknown) =>
  Object.keys(table).find((key) => table[key] === (value ?? null));

function pick<T>(table: Record<string, T>, key: unknown): T {
  const value = table[String(key)];
  if (value === undefined) throw invalidArgument();
  return value;
}

/** `#C00` and names as Excel takes them; the grid wants six digits. */
export function toColor(value: unknown): string {
  const text = String(value).trim();
  if (/^#?[0-9a-f]{6}$/i.test(text)) return `#${text.replace('#', '').toUpperCase()}`;
  if (/^[a-z]+$/i.test(text)) return text.toLowerCase();
  throw invalidArgument();
}

export class RangeFormat extends StylePart {
  readonly className = 'RangeFormat';
  readonly scalars = [
    'ColumnWidth',
    'HorizontalAlignment',
    'IndentLevel',
    'RowHeight',
    'VerticalAlignment',
    'WrapText',
  ];

  get Fill() {
    return new RangeFill(this.range);
  }

  get Font() {
    return new RangeFont(this.range);
  }

  get Borders() {
    return new RangeBorderCollection(this.range);
  }

  get Protection() {
    return new FormatProtection(this.range);
  }

  get HorizontalAlignment(): string | null {
    return this.read((style) => keyOf(horizontal, style.ht) ?? 'General');
  }

  set HorizontalAlignment(value: string) {
    this.write({ ht: pick(horizontal, value) });
  }

  get VerticalAlignment(): string | null {
    return this.read((style) => keyOf(vertical, style.vt) ?? 'Center');
  }

  set VerticalAlignment(value: string) {
    this.write({ vt: pick(vertical, value) });
  }

  get WrapText(): boolean | null {
    return this.read((style) => style.tb === 3);
  }

  set WrapText(wrap: boolean) {
    this.write({ tb: wrap ? 3 : null });
  }

  /** The grid knows no indent; a left padding of one character per level looks the same. */
  get IndentLevel(): number | null {
    return this.read((style) => Math.round(Math.max((style.pd?.l ?? 0) - 2, 0) / indentPixels));
  }

  set IndentLevel(level: number) {
    this.write({ pd: level > 0 ? { l: level * indentPixels + 2 } : null });
  }

  get ColumnWidth(): number | null {
    const { book, sheetId, place } = this.range;
    const { left, right } = book.areas.clamp(sheetId, place);
    return uniform(span(left, right).map((column) => book.sizes.columnWidth(sheetId, column)));
  }

  set ColumnWidth(points: number) {
    this.range.book.lock.demand(this.range.sheetId, 'allowFormatColumns');
    if (!(points >= 0)) throw invalidArgument();
    this.range.book.sizes.setColumnWidth(this.range.sheetId, this.range.place, points);
  }

  get RowHeight(): number | null {
    const { book, sheetId, place } = this.range;
    const { top, bottom } = book.areas.clamp(sheetId, place);
    return uniform(span(top, bottom).map((row) => book.sizes.rowHeight(sheetId, row)));
  }

  set RowHeight(points: number) {
    this.range.book.lock.demand(this.range.sheetId, 'allowFormatRows');
    if (!(points >= 0)) throw invalidArgument();
    this.range.book.sizes.setRowHeight(this.range.sheetId, this.range.place, points);
  }

  AutofitColumns(): null {
    this.range.book.lock.demand(this.range.sheetId, 'allowFormatColumns');
    const { book, sheetId, place } = this.range;
    const { left, right } = book.areas.clamp(sheetId, place);
    const used = book.areas.used(sheetId, true, { ...place, top: 0, bottom: lastRow });
    if (!used) return null;
    for (const column of span(left, right)) {
      const widths = span(used.top, used.bottom).map((row) => textWidth(book.cells.displayText(sheetId, row, column)));
      const width = Math.max(...widths);
      if (width > 0) {
        book.sizes.setColumnWidth(sheetId, { top: 0, bottom: lastRow, left: column, right: column }, width + 8);
      }
    }
    return null;
  }

  /** Rows of the stand-in do not measure text: a wrapped row gets the lines its longest text needs. */
  AutofitRows(): null {
    this.range.book.lock.demand(this.range.sheetId, 'allowFormatRows');
    const { book, sheetId, place } = this.range;
    const used = book.areas.used(sheetId, true, place);
    if (!used) return null;
    for (const row of span(used.top, used.bottom)) {
      const lines = span(used.left, used.right).map((column) => {
        const isWrapped = book.cells.style(sheetId, row, column).tb === 3;
        const width = Math.max(book.sizes.columnWidth(sheetId, column) - 6, 10);
        const parts = book.cells.displayText(sheetId, row, column).split('\n');
        return parts.reduce((sum, part) => sum + (isWrapped ? Math.max(1, Math.ceil(textWidth(part) / width)) : 1), 0);
      });
      const height = Math.max(...lines) * 15 + 3;
      book.sizes.setRowHeight(sheetId, { top: row, bottom: row, left: 0, right: lastColumn }, height);
    }
    return null;
  }
}

const indentPixels = 12;

/** Points an 11-point text takes: a Chinese character is as wide as it is high, the rest about half. */
function textWidth(text: string): number {
  let width = 0;
  for (const letter of text) width += letter.charCodeAt(0) > 0x2e7f ? 11 : 6;
  return width;
}

class RangeFill extends StylePart {
  readonly className = 'RangeFill';
  readonly scalars = ['Color'];

  get Color() {
    return this.read((style) => style.bg?.rgb ?? '#FFFFFF') ?? '';
  }

  set Color(value: string) {
    if (value === '') this.Clear();
    else this.write({ bg: { rgb: toColor(value) } });
  }

  Clear(): null {
    this.write({ bg: null });
    return null;
  }
}

class RangeFont extends StylePart {
  readonly className = 'RangeFont';
  readonly scalars = ['Bold', 'Color', 'Italic', 'Name', 'Size', 'Strikethrough', 'Underline'];

  get Bold(): boolean | null {
    return this.read((style) => style.bl === 1);
  }

  set Bold(on: boolean) {
    this.write({ bl: on ? 1 : 0 });
  }

  get Italic(): boolean | null {
    return this.read((style) => style.it === 1);
  }

  set Italic(on: boolean) {
    this.write({ it: on ? 1 : 0 });
  }

  get Underline(): string | null {
    return this.read((style) => (style.ul?.s === 1 ? 'Single' : 'None'));
  }

  set Underline(kind: string) {
    this.write({ ul: kind === 'None' ? null : { s: 1 } });
  }

  get Strikethrough(): boolean | null {
    return this.read((style) => style.st?.s === 1);
  }

  set Strikethrough(on: boolean) {
    this.write({ st: on ? { s: 1 } : null });
  }

  get Color() {
    return this.read((style) => style.cl?.rgb ?? '#000000') ?? '';
  }

  set Color(value: string) {
    this.write({ cl: { rgb: toColor(value) } });
  }

  get Size(): number | null {
    return this.read((style) => style.fs ?? defaultFont.size);
  }

  set Size(points: number) {
    if (!(points >= 1 && points <= 409)) throw invalidArgument();
    this.write({ fs: points });
  }

  get Name(): string | null {
    return this.read((style) => (style.ff ? fromGridFont(style.ff) : defaultFont.name));
  }

  set Name(name: string) {
    this.write({ ff: toGridFont(name) });
  }
}

class FormatProtection extends StylePart {
  readonly className = 'FormatProtection';
  readonly scalars = ['FormulaHidden', 'Locked'];

  get FormulaHidden() {
    return false;
  }

  get Locked(): boolean | null {
    const { book, sheetId, place } = this.range;
    const { top, bottom, left, right } = book.areas.clamp(sheetId, place);
    const rows = span(top, bottom);
    return uniform(rows.flatMap((row) => span(left, right).map((column) => book.lock.isLocked(sheetId, row, column))));
  }

  /** The mark is on the cell, not in its style, where the grid drops keys it does not know. */
  set Locked(isLocked: boolean) {
    const { book, sheetId } = this.range;
    book.lock.demand(sheetId, 'unprotected');
    book.cells.styleEach(
      sheetId,
      this.range.place,
      () => ({ custom: isLocked ? null : { unlocked: true } }) as unknown as ICellData,
    );
  }
}

// --- borders -------------------------------------------------------------------------------------------------------

type Side = 't' | 'b' | 'l' | 'r';
type Edge = { side: Side; of: (rect: Rect) => Rect }[];

const edges: Record<string, Edge> = {
  EdgeTop: [{ side: 't', of: (rect) => ({ ...rect, bottom: rect.top }) }],
  EdgeBottom: [{ side: 'b', of: (rect) => ({ ...rect, top: rect.bottom }) }],
  EdgeLeft: [{ side: 'l', of: (rect) => ({ ...rect, right: rect.left }) }],
  EdgeRight: [{ side: 'r', of: (rect) => ({ ...rect, left: rect.right }) }],
  InsideHorizontal: [
    { side: 'b', of: (rect) => ({ ...rect, bottom: rect.bottom - 1 }) },
    { side: 't', of: (rect) => ({ ...rect, top: rect.top + 1 }) },
  ],
  InsideVertical: [
    { side: 'r', of: (rect) => ({ ...rect, right: rect.right - 1 }) },
    { side: 'l', of: (rect) => ({ ...rect, left: rect.left + 1 }) },
  ],
};

class RangeBorderCollection implements WireObject {
  readonly className = 'RangeBorderCollection';
  readonly scalars = ['Count'];

  constructor(private readonly range: Range) {}

  identity() {
    return {};
  }

  items() {
    return Object.keys(edges).map((edge) => new RangeBorder(this.range, edge));
  }

  get Count() {
    return Object.keys(edges).length;
  }

  GetItem(edge: string) {
    if (!(edge in edges)) throw invalidArgument();
    return new RangeBorder(this.range, edge);
  }

  GetItemAt(index: number) {
    return this.GetItem(Object.keys(edges)[index] ?? '');
  }
}

const lineByStyle: Record<string, number> = {
  Continuous: 1,
  Dash: 4,
  DashDot: 5,
  DashDotDot: 6,
  Dot: 3,
  Double: 7,
  SlantDashDot: 12,
};
const lineByWeight: Record<string, number> = { Hairline: 2, Thin: 1, Medium: 8, Thick: 13 };

interface Line {
  s: number;
  cl: { rgb: string };
}

class RangeBorder implements WireObject {
  readonly className = 'RangeBorder';
  readonly scalars = ['Color', 'SideIndex', 'Style', 'Weight'];

  constructor(
    private readonly range: Range,
    private readonly edge: string,
  ) {}

  identity() {
    return { Id: this.edge };
  }

  get SideIndex() {
    return this.edge;
  }

  private parts() {
    const rect = this.range.book.areas.clamp(this.range.sheetId, this.range.place);
    return (edges[this.edge] ?? [])
      .map(({ side, of }) => ({ side, rect: of(rect) }))
      .filter((part) => part.rect.top <= part.rect.bottom && part.rect.left <= part.rect.right);
  }

  private line(): Line | null {
    const part = this.parts()[0];
    if (!part) return null;
    const { book, sheetId } = this.range;
    return (
      (book.cells.style(sheetId, part.rect.top, part.rect.left).bd?.[part.side] as Line | null | undefined) ?? null
    );
  }

  private draw(line: Line | null): void {
    const { book, sheetId } = this.range;
    book.lock.demand(sheetId, 'allowFormatCells');
    for (const part of this.parts()) {
      book.cells.styleEach(sheetId, part.rect, () => ({ s: { bd: { [part.side]: line } } as IStyleData }));
    }
  }

  get Style() {
    const line = this.line();
    if (!line) return 'None';
    return Object.keys(lineByStyle).find((style) => lineByStyle[style] === line.s) ?? 'Continuous';
  }

  set Style(style: string) {
    if (style === 'None') this.draw(null);
    else this.draw({ s: pick(lineByStyle, style), cl: this.line()?.cl ?? { rgb: '#000000' } });
  }

  get Color() {
    return this.line()?.cl.rgb ?? '#000000';
  }

  set Color(color: string) {
    this.draw({ s: this.line()?.s ?? 1, cl: { rgb: toColor(color) } });
  }

  get Weight() {
    const line = this.line();
    return Object.keys(lineByWeight).find((weight) => lineByWeight[weight] === line?.s) ?? 'Thin';
  }

  /** The grid has one number for style and weight: a weight keeps a dashed or double line as it is. */
  set Weight(weight: string) {
    const next = pick(lineByWeight, weight);
    const line = this.line();
    const isPlain = !line || Object.values(lineByWeight).includes(line.s);
    this.draw({ s: isPlain ? next : line.s, cl: line?.cl ?? { rgb: '#000000' } });
  }
}
