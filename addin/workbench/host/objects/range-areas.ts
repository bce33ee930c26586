import { invalidArgument } from '../errors';
import type { WireObject } from '../wire';
import type { Range } from './range';

/** Several ranges of one sheet, at least one. */
export class RangeAreas implements WireObject {
  readonly className = 'RangeAreas';
  readonly scalars = ['Address', 'AreaCount', 'CellCount'];

  constructor(private readonly ranges: Range[]) {}

  identity() {
    return {};
  }

  /** Kept by how it was come by: asked for again in the next batch, it is found anew. */
  _KeepReference(): null {
    return null;
  }

  get Address() {
    return this.ranges.map((range) => range.Address).join(',');
  }

  get AreaCount() {
    return this.ranges.length;
  }

  get CellCount() {
    return this.ranges.reduce((sum, range) => sum + range.CellCount, 0);
  }

  get Areas() {
    return new RangeCollection(this.ranges);
  }
}

class RangeCollection implements WireObject {
  readonly className = 'RangeCollection';
  readonly scalars = [];

  constructor(private readonly ranges: Range[]) {}

  identity() {
    return {};
  }

  items() {
    return this.ranges;
  }

  GetCount() {
    return this.ranges.length;
  }

  GetItemAt(index: number): Range {
    const range = this.ranges[index];
    if (!range) throw invalidArgument();
    return range;
  }
}
