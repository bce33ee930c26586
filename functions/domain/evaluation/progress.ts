import { exact, Fraction } from '../decimal';
import type { Indicator, Plan } from '../plan/plan';
import { meetsTarget } from '../plan/target';

/** Where a figure stands between baseline and target. All values exact and uncapped: above 1 and below 0 are shown. */
export interface Progress {
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

/** 时序进度 S = k/n: the share of the plan's years that have passed at the end of `year`. */
export function timeShare(plan: Pick<Plan, 'baseYear' | 'endYear'>, year: number): Fraction {
  return new Fraction(year - plan.baseYear, plan.endYear - plan.baseYear);
}

/** Measures an actual value against the indicator's way from baseline to target. */
export function measureProgress(
  indicator: Indicator,
  actual: Fraction,
  plan: Pick<Plan, 'baseYear' | 'endYear'>,
  year: number,
): Progress {
  const target = exact(indicator.target.amount);
  const baseline = indicator.baseline.amount === null ? null : exact(indicator.baseline.amount);
  const distance = baseline && target.sub(baseline);
  const hasWay = distance !== null && !distance.equals(0);
  const isMet = meetsTarget(actual, indicator.target);

  const yearsLeft = plan.endYear - year;
  const yearsPassed = year - plan.baseYear;
  const requiredPace = isMet || yearsLeft <= 0 ? null : target.sub(actual).div(yearsLeft);
  const achievedPace = baseline === null || yearsPassed <= 0 ? null : actual.sub(baseline).div(yearsPassed);
  const hasAdvanced = achievedPace !== null && hasWay && achievedPace.s === distance.s && !achievedPace.equals(0);

  return {
    progress: hasWay && baseline ? actual.sub(baseline).div(distance) : null,
    expectedPace: expectedPace(indicator, plan, year),
    isMet,
    requiredPace,
    achievedPace,
    strain: requiredPace && hasAdvanced ? requiredPace.div(achievedPace) : null,
  };
}

/** S* = (D_k − B)/(T − B) where the year has a target D_k, else S. */
export function expectedPace(indicator: Indicator, plan: Pick<Plan, 'baseYear' | 'endYear'>, year: number): Fraction {
  const annual = indicator.annualTargets[String(year)];
  const baseline = indicator.baseline.amount;
  if (annual === undefined || baseline === null) return timeShare(plan, year);
  const distance = exact(indicator.target.amount).sub(exact(baseline));
  return distance.equals(0) ? timeShare(plan, year) : exact(annual).sub(exact(baseline)).div(distance);
}
