import { exact, type Fraction, ratio } from '../decimal';
import type { Indicator } from '../plan/indicator';
import type { Entry } from './entry';

/**
 * The value one unit's line comes to, in the indicator's measure (％ for a rate, 万人 for a count of 人); null while
 * there is nothing to compute from.
 */
export function unitValue(
  indicator: Indicator,
  entry: Pick<Entry, 'state' | 'numerator' | 'denominator' | 'amount'>,
): Fraction | null {
  if (entry.state !== 'NUMERIC') return null;
  if (indicator.reporting.kind === 'amount') {
    return entry.amount === null ? null : exact(entry.amount).div(indicator.reporting.scale);
  }
  if (entry.numerator === null || entry.denominator === null) return null;
  return ratio(entry.numerator, entry.denominator, indicator.reporting.per);
}
