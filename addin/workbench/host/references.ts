import { type Rect, type Shift, shiftRect } from './addresses';

/** Something with a place on a sheet that has to move when rows or columns do. */
export interface Placed {
  readonly sheetId: string;
  rect: Rect | null;
}

/** The library and our events refer to ranges by id; those must follow when rows and columns move. */
export class References {
  private readonly tracked = new Map<string, Placed>();
  private next = 1;

  track(place: Placed, prefix = 'ref'): string {
    const id = `${prefix}${this.next}`;
    this.next += 1;
    this.tracked.set(id, place);
    return id;
  }

  get(id: string): Placed | null {
    return this.tracked.get(id) ?? null;
  }

  forget(id: string): void {
    this.tracked.delete(id);
  }

  forgetAll(): void {
    this.tracked.clear();
  }

  shift(sheetId: string, shift: Shift): void {
    for (const place of this.tracked.values()) {
      if (place.sheetId === sheetId && place.rect) place.rect = shiftRect(place.rect, shift);
    }
  }
}
