import { exact, Fraction } from '../decimal';
import { baselineOf, type Indicator, isLowerBetter } from '../plan/indicator';
import type { PlanHead } from '../plan/plan';
import { aimOf, type Bounds, meetsBounds } from '../plan/target';

/** Where a figure stands between baseline and target. All values exact and uncapped: above 1 and below 0 are shown. */
export interface Progress {
  /** The figure the way leads to: the target, or a relative target's threshold of the year. */
  aim: Fraction;
  /** P = (A − B)/(T − B); null where it is undefined (no baseline, or target = baseline). The sign serves 逆向 too. */
  progress: Fraction | null;
  /** S*, 应达进度: from the year's target where the plan sets one, else the share of time passed. */
  expectedPace: Fraction;
  isMet: boolean;
  /** (T − A)/(n − k) and (A − B)/k, per year in the indicator's measure; null where undefined. */
  requiredPace: Fraction | null;
  achievedPace: Fraction | null;
  /** requiredPace ÷ achievedPace: how much faster the rest has to go. Null where nothing was achieved or it is met. */
  strain: Fraction | null;
}

type Years = Pick<PlanHead, 'baseYear' | 'endYear'>;

/** 时序进度 S = k/n: the share of the plan's years that have passed at the end of `year`. */
export function timeShare(plan: Years, year: number): Fraction {
  return new Fraction(year - plan.baseYear, plan.endYear - plan.baseYear);
}

/** Measures an actual value of an indicator (or one of its parts) against the way from its baseline to the year's bounds. */
export function measureProgress(
  indicator: Indicator,
  part: string | null,
  actual: Fraction,
  bounds: Bounds,
  plan: Years,
  year: number,
): Progress {
  const aim = aimOf(bounds, isLowerBetter(indicator));
  const baseline = exactBaseline(indicator, part);
  const distance = baseline && aim.sub(baseline);
  // A floor below where one stands already (72.1 → 60) is no way to go: P would praise the fall.
  const isThreshold = indicator.direction === 'FLOOR' || indicator.direction === 'CEILING';
  const isBehindUs = distance !== null && distance.s === (isLowerBetter(indicator) ? 1n : -1n);
  const hasWay = distance !== null && !distance.equals(0) && !(isThreshold && isBehindUs);
  const isMet = meetsBounds(actual, bounds);

  const yearsLeft = plan.endYear - year;
  const yearsPassed = year - plan.baseYear;
  const requiredPace = isMet || yearsLeft <= 0 ? null : aim.sub(actual).div(yearsLeft);
  const achievedPace = baseline === null || yearsPassed <= 0 ? null : actual.sub(baseline).div(yearsPassed);
  const hasAdvanced = achievedPace !== null && hasWay && achievedPace.s === distance.s && !achievedPace.equals(0);

  return {
    aim,
    progress: hasWay && baseline ? actual.sub(baseline).div(distance) : null,
    expectedPace: expectedPace(indicator, part, plan, year, aim),
    isMet,
    requiredPace,
    achievedPace,
    strain: requiredPace && hasAdvanced ? requiredPace.div(achievedPace) : null,
  };
}

/**
 * S* = (D_k − B)/(T − B) where the year has a target D_k, else S. The years' targets are the indicator's, not a part's.
 * `aim` is null where the target's reference has no figure.
 */
export function expectedPace(
  indicator: Indicator,
  part: string | null,
  plan: Years,
  year: number,
  aim: Fraction | null,
): Fraction {
  const annual = indicator.annualTargets[String(year)];
  const baseline = exactBaseline(indicator, part);
  if (annual === undefined || baseline === null || aim === null) return timeShare(plan, year);
  const distance = aim.sub(baseline);
  return distance.equals(0) ? timeShare(plan, year) : exact(annual).sub(baseline).div(distance);
}

function exactBaseline(indicator: Indicator, part: string | null): Fraction | null {
  const { amount } = baselineOf(indicator, part);
  return amount === null ? null : exact(amount);
}
