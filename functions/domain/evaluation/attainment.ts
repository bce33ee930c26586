import { Fraction } from '../decimal';
import type { Indicator } from '../plan/indicator';
import type { Bounds } from '../plan/target';

/** What bounds leave open: a floor has no upper end, a ceiling no lower one. Whether an end is included is `meetsBounds`' matter. */
interface Interval {
  lower: Fraction | null;
  upper: Fraction | null;
}

export function intervalOf(bounds: Bounds): Interval {
  if (!('comparator' in bounds)) return bounds;
  const { comparator, amount } = bounds;
  if (comparator === 'GE' || comparator === 'GT') return { lower: amount, upper: null };
  if (comparator === 'LE' || comparator === 'LT') return { lower: null, upper: amount };
  return { lower: amount, upper: amount };
}

/**
 * 目标完成率 R: A/T towards a floor, T/A towards a ceiling, from either side towards a range (1 within it). Uncapped, as a share of one.
 * Null where the quotient says nothing: a floor that is not above zero, a ceiling below zero, or nothing (A ≤ 0) under a ceiling.
 */
export function attainmentOf(actual: Fraction, bounds: Bounds): Fraction | null {
  const { lower, upper } = intervalOf(bounds);
  const towardsLower = lower !== null && (upper === null || actual.compare(lower) < 0);
  if (towardsLower) return lower.compare(0) > 0 ? actual.div(lower) : null;
  if (lower !== null && upper !== null && actual.compare(upper) <= 0) return new Fraction(1);
  return upper !== null && upper.compare(0) >= 0 && actual.compare(0) > 0 ? upper.div(actual) : null;
}

/** Directions in which more than the target is no merit of its own: their R ends at 1. */
export function isCapped({ direction }: Pick<Indicator, 'direction'>): boolean {
  return direction === 'KEEP' || direction === 'FLOOR' || direction === 'CEILING';
}

/** 超额完成: R at or above `from`. Nothing at all under a ceiling above zero is beyond every such share. */
export function isBeyond(actual: Fraction, bounds: Bounds, from: Fraction): boolean {
  const { lower, upper } = intervalOf(bounds);
  if (lower !== null && upper !== null) return false;
  if (upper !== null && upper.compare(0) > 0 && actual.compare(0) <= 0) return true;
  const attainment = attainmentOf(actual, bounds);
  return attainment !== null && attainment.compare(from) >= 0;
}
