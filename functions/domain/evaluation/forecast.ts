import type { Fraction } from '../decimal';
import { type Indicator, targetOf } from '../plan/indicator';
import type { PlanHead } from '../plan/plan';
import { boundsOf, meetsBounds, noReferences } from '../plan/target';
import { startOf } from './progress';

/**
 * Why there is nothing to continue a line from, or to: no baseline · no figure, or not all of it · no year has passed · the
 * due year has come · the target is tested year by year.
 */
export const forecastRefusals = ['noBaseline', 'noActual', 'incomplete', 'noYear', 'isDue', 'yearByYear'] as const;
export type ForecastRefusal = (typeof forecastRefusals)[number];

/** 趋势预测 for the due year, in the indicator's measure. */
export type Forecast = { value: Fraction; meetsTarget: boolean } | { refused: ForecastRefusal };

/**
 * F = B + (A − B)·n/k: the due year's figure if the years to come bring what each of those past brought. Two points make a line:
 * without the baseline and an actual after it the forecast is refused.
 */
export function forecast(
  indicator: Indicator,
  part: string | null,
  actual: Fraction | null,
  isComplete: boolean,
  { baseYear }: Pick<PlanHead, 'baseYear'>,
  year: number,
): Forecast {
  const target = targetOf(indicator, part);
  const start = startOf(indicator, part);
  const bounds = target.everyYear ? null : boundsOf(target, target.dueYear, noReferences);
  if (bounds === null) return { refused: 'yearByYear' };
  if (start === null) return { refused: 'noBaseline' };
  if (year <= baseYear) return { refused: 'noYear' };
  if (actual === null) return { refused: 'noActual' };
  if (!isComplete) return { refused: 'incomplete' };
  if (year >= target.dueYear) return { refused: 'isDue' };
  const value = start.add(
    actual
      .sub(start)
      .mul(target.dueYear - baseYear)
      .div(year - baseYear),
  );
  return { value, meetsTarget: meetsBounds(value, bounds) };
}
