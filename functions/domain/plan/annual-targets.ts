import type { Amount } from '../decimal';
import type { ComputedMethod, Way } from './decompose';
import { type Indicator, isLowerBetter } from './indicator';
import type { Target } from './target';

/** What an indicator says of the way it has to go. */
export type OnItsWay = Pick<Indicator, 'baseline' | 'target' | 'decimals' | 'direction'>;

/** The way of an indicator by a method; null where its target is measured on another figure and has no amount of its own. */
export function wayOf(
  indicator: OnItsWay,
  baseYear: number,
  method: ComputedMethod,
  gridOf: number | null,
): Way | null {
  const target = amountOf(indicator);
  return target === null
    ? null
    : {
        method,
        baseline: indicator.baseline.amount,
        target,
        baseYear,
        dueYear: indicator.target.dueYear,
        decimals: indicator.decimals,
        gridOf,
        isLowerBetter: isLowerBetter(indicator),
      };
}

/** The one amount the years lead to: of a range the end that is reached first. Null where the target has none of its own. */
export function amountOf(indicator: { target: Target } & Pick<Indicator, 'direction'>): Amount | null {
  const { target } = indicator;
  if (target.kind === 'relative') return null;
  if (target.kind === 'range') return isLowerBetter(indicator) ? target.upper : target.lower;
  return target.amount;
}
