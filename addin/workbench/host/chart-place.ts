import type { ChartData, Corner } from './chart-data';
import type { Sizes } from './sizes';

/** Measures of a chart on its sheet, in points from the corner of A1. */
export interface ChartBox {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Between cells, which charts are fastened to, and points, in which they are measured. Hidden rows and columns are none. */
export class ChartPlace {
  constructor(
    private readonly sizes: Sizes,
    private readonly sheetId: string,
  ) {}

  boxOf({ from, to }: Pick<ChartData, 'from' | 'to'>): ChartBox {
    const [left, top] = [this.xOf(from), this.yOf(from)];
    return { left, top, width: Math.max(0, this.xOf(to) - left), height: Math.max(0, this.yOf(to) - top) };
  }

  cornersOf({ left, top, width, height }: ChartBox): { from: Corner; to: Corner } {
    return { from: this.corner(left, top), to: this.corner(left + width, top + height) };
  }

  private xOf({ column, x }: Corner): number {
    const within = Math.min(x, this.columnWidth(column));
    return sum(column, (index) => this.columnWidth(index)) + within;
  }

  private yOf({ row, y }: Corner): number {
    const within = Math.min(y, this.rowHeight(row));
    return sum(row, (index) => this.rowHeight(index)) + within;
  }

  private corner(left: number, top: number): Corner {
    const [column, x] = stepTo(left, (index) => this.columnWidth(index));
    const [row, y] = stepTo(top, (index) => this.rowHeight(index));
    return { row, column, x, y };
  }

  private columnWidth(column: number): number {
    return this.sizes.isColumnHidden(this.sheetId, column) ? 0 : this.sizes.columnWidth(this.sheetId, column);
  }

  private rowHeight(row: number): number {
    return this.sizes.isRowHidden(this.sheetId, row) ? 0 : this.sizes.rowHeight(this.sheetId, row);
  }
}

function sum(count: number, sizeOf: (index: number) => number): number {
  let total = 0;
  for (let index = 0; index < count; index += 1) total += sizeOf(index);
  return total;
}

// Far beyond any sheet of ours; a chart that is sent there must not keep the page busy.
const furthest = 20_000;

function stepTo(distance: number, sizeOf: (index: number) => number): [number, number] {
  let rest = Math.max(0, distance);
  for (let index = 0; index < furthest; index += 1) {
    const size = sizeOf(index);
    if (rest < size) return [index, rest];
    rest -= size;
  }
  return [furthest, 0];
}
