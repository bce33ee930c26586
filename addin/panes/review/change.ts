import { exact, type Fraction, toText } from '../../../functions/domain/decimal';
import type { FormRow } from '../../../functions/domain/form/template';
import type { Entry } from '../../../functions/domain/submission/entry';
import { unitValue } from '../../../functions/domain/submission/unit-value';

/**
 * How a line moved against last year. A rate moves in percentage points (个百分点), an amount in percent: a line has one
 * of the two, decided by its measure and never by the figures, so that +2.4 points can't be read as +2.4 %.
 */
export type Change =
  | { kind: 'points' | 'percent'; sign: -1 | 0 | 1; text: string; size: Fraction }
  /** From zero: there is no percentage to state. */
  | { kind: 'fromZero'; sign: 1 | -1 };

export function isRate(row: Pick<FormRow, 'measure'>): boolean {
  return row.measure === '%' || row.measure === '％';
}

/** The value a line comes to as it is printed; null while there is no figure. */
export function valueText(row: FormRow, entry: Entry | null): string | null {
  const value = entry && unitValue(row.indicator, entry);
  return value ? toText(value, row.indicator.decimals) : null;
}

/** The move from `before` to `after`; null if one of them is no figure. */
export function changeBetween(row: FormRow, before: Entry | null, after: Entry): Change | null {
  const then = before && unitValue(row.indicator, before);
  const now = unitValue(row.indicator, after);
  if (!then || !now) return null;
  const moved = now.sub(then);
  const sign = signOf(moved);
  if (isRate(row)) {
    return { kind: 'points', sign, text: sizeText(moved, Math.max(1, row.indicator.decimals)), size: moved.abs() };
  }
  if (then.equals(0))
    return sign === 0 ? { kind: 'percent', sign, text: '0.0', size: moved } : { kind: 'fromZero', sign };
  const percent = moved.div(then).mul(100);
  return { kind: 'percent', sign, text: sizeText(percent, 1), size: percent.abs() };
}

/**
 * Whether the move exceeds what the planner set for the line. A rise from zero has no percentage, so no rule sees it;
 * where moves are limited at all it is a large one.
 */
export function isLargeChange(row: FormRow, change: Change | null): boolean {
  if (!change) return false;
  const { maxChangePoints, maxChangePercent } = row.indicator.checks;
  const limit = change.kind === 'points' ? maxChangePoints : maxChangePercent;
  if (limit === null) return false;
  return change.kind === 'fromZero' || change.size.compare(exact(limit)) > 0;
}

function signOf(value: Fraction): -1 | 0 | 1 {
  const order = value.compare(0);
  return order > 0 ? 1 : order < 0 ? -1 : 0;
}

/** The size of a move, with one more decimal where rounding would make a real move look like none. */
function sizeText(value: Fraction, places: number): string {
  const text = toText(value.abs(), places);
  return !value.equals(0) && /^[0.]+$/.test(text) && places < 6 ? sizeText(value, places + 1) : text;
}
