import type { IndicatorId } from '../ids';

/** Two digits is all that an id has for the row. */
const lastRow = 99;

export interface Assigned {
  id: IndicatorId;
  serial: number;
}

/**
 * Ids for the rows of tables of one purpose: plan, table digit, row (`KS2-07`). Each row keeps its printed serial number if it is the
 * first to have it; the others go on after the highest. Rows beyond 99 take the digits after the first one. Null where even these
 * are used up. `taken` are ids that stand for something else already.
 */
export function assignIds(
  code: string,
  firstDigit: number,
  printed: (number | null)[],
  taken: ReadonlySet<IndicatorId>,
): (Assigned | null)[] {
  const used = new Set(taken);
  const take = (digit: number, serial: number): Assigned | null => {
    const id: IndicatorId = `${code}${digit}-${String(serial).padStart(2, '0')}`;
    if (serial < 1 || serial > lastRow || used.has(id)) return null;
    used.add(id);
    return { id, serial: (digit - firstDigit) * lastRow + serial };
  };

  const assigned = printed.map((serial) => (serial === null ? null : take(firstDigit, serial)));
  let [digit, row] = [firstDigit, Math.max(0, ...assigned.map((one) => one?.serial ?? 0))];
  const takeNext = (): Assigned | null => {
    while (digit <= 9) {
      row += 1;
      const next = take(digit, row);
      if (next) return next;
      if (row > lastRow) [digit, row] = [digit + 1, 0];
    }
    return null;
  };
  return assigned.map((one) => one ?? takeNext());
}
