import { exact, Fraction } from '../decimal';
import { baselineOf, type Indicator, isLowerBetter, targetOf } from '../plan/indicator';
import type { PlanHead } from '../plan/plan';
import { aimOf, type Bounds, meetsBounds } from '../plan/target';
import { attainmentOf, intervalOf, isCapped } from './attainment';

/** Where a figure stands between baseline and target. All values exact and uncapped: above 1 and below 0 are shown. */
export interface Progress {
  /** The figure the way leads to: the target, or a relative target's threshold of the year. */
  aim: Fraction;
  bounds: Bounds;
  /**
   * P = (A − B)/(T − B); null where it is undefined (no baseline, or no way to go from it). The sign serves 逆向 too. Beyond the far
   * end of a range it falls again, by as much as it was short before.
   */
  progress: Fraction | null;
  /** R, 目标完成率; ends at 1 for what is only to be kept (KEEP, FLOOR, CEILING). Null where no quotient says anything. */
  attainment: Fraction | null;
  /** There is no baseline, so R is held against the pace (按目标完成率评价). */
  isByAttainment: boolean;
  /** S*, 应达进度: from the year's target where the plan sets one, else the share of time passed. */
  expectedPace: Fraction;
  isMet: boolean;
  /** Only asked whether it is met, year by year: to be kept, every year, relative to another figure, or met from the start. */
  isKept: boolean;
  /** The target's year has come. */
  isDue: boolean;
  /** (T − A)/(n − k) and (A − B)/k, per year in the indicator's measure; null where undefined. */
  requiredPace: Fraction | null;
  achievedPace: Fraction | null;
  /** requiredPace ÷ achievedPace: how much faster the rest has to go. Null where nothing was achieved or it is met. */
  strain: Fraction | null;
}

type Years = Pick<PlanHead, 'baseYear' | 'endYear'>;

/** 时序进度 S = k/n: the share of the plan's years that have passed at the end of `year`. */
export function timeShare({ baseYear, endYear }: Years, year: number): Fraction {
  // A plan without a year of its own has no way: all of it is due at once.
  return endYear > baseYear ? new Fraction(year - baseYear, endYear - baseYear) : new Fraction(1);
}

/** The share of time up to the target's own due year; whole once that has come. */
function shareUntilDue({ baseYear }: Years, dueYear: number, year: number): Fraction {
  return year >= dueYear ? new Fraction(1) : timeShare({ baseYear, endYear: dueYear }, year);
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
  const target = targetOf(indicator, part);
  const start = startOf(indicator, part);
  const way = start && wayFrom(start, bounds);
  const isMet = meetsBounds(actual, bounds);

  const yearsLeft = target.dueYear - year;
  const yearsPassed = year - plan.baseYear;
  const requiredPace = isMet || yearsLeft <= 0 ? null : nearestEnd(actual, bounds).sub(actual).div(yearsLeft);
  const achievedPace = start === null || yearsPassed <= 0 ? null : actual.sub(start).div(yearsPassed);
  const hasAdvanced =
    requiredPace !== null &&
    achievedPace !== null &&
    !achievedPace.equals(0) &&
    requiredPace.mul(achievedPace).compare(0) >= 0;

  const ratio = attainmentOf(actual, bounds);
  const attainment = ratio && isCapped(indicator) && ratio.compare(1) > 0 ? new Fraction(1) : ratio;
  const isKept =
    indicator.direction === 'KEEP' || target.everyYear || target.kind === 'relative' || (start !== null && !way);
  return {
    aim: way?.aim ?? aimOf(bounds, isLowerBetter(indicator)),
    bounds,
    progress: way?.progressOf(actual) ?? null,
    attainment,
    isByAttainment: start === null && !isKept && attainment !== null,
    expectedPace: expectedPace(indicator, part, plan, year, bounds),
    isMet,
    isKept,
    isDue: yearsLeft <= 0,
    requiredPace,
    achievedPace,
    strain: way && hasAdvanced ? requiredPace.div(achievedPace) : null,
  };
}

/**
 * S* = (D_k − B)/(T − B) where the year has a target D_k, without a baseline its attainment; else the share of time. The years'
 * targets are the indicator's, not a part's. `bounds` is null where the target's reference has no figure.
 */
export function expectedPace(
  indicator: Indicator,
  part: string | null,
  plan: Years,
  year: number,
  bounds: Bounds | null,
): Fraction {
  const byTime = shareUntilDue(plan, targetOf(indicator, part).dueYear, year);
  const annual = indicator.annualTargets[String(year)];
  if (annual === undefined || bounds === null) return byTime;
  const start = startOf(indicator, part);
  const share =
    start === null ? attainmentOf(exact(annual), bounds) : wayFrom(start, bounds)?.progressOf(exact(annual));
  return share ?? byTime;
}

/** Years' amounts that a target adds up: a flow that is to come to a total by the end (五年累计). */
export function isSummedOverYears(indicator: Indicator, part: string | null): boolean {
  const isAddable = indicator.rollUp === 'SUM' || indicator.rollUp === 'CITY';
  const isFlow = indicator.accumulation === 'FLOW_YEAR' && indicator.reporting.kind === 'amount';
  return isFlow && isAddable && !targetOf(indicator, part).everyYear;
}

/** B: what the way is counted from. What is counted since the plan began starts from nothing, unless the plan says otherwise. */
export function startOf(indicator: Indicator, part: string | null): Fraction | null {
  // One year's flow before the plan is no stock on which the years of the plan build.
  if (isSummedOverYears(indicator, part)) return new Fraction(0);
  const { amount } = baselineOf(indicator, part);
  if (amount !== null) return exact(amount);
  return indicator.accumulation === 'CUM_PLAN' ? new Fraction(0) : null;
}

interface Way {
  aim: Fraction;
  progressOf: (actual: Fraction) => Fraction;
}

/** The way from a start to the nearer end of the bounds; null where one stands there, or past it (72.1 → 60), already. */
function wayFrom(start: Fraction, bounds: Bounds): Way | null {
  const { lower, upper } = intervalOf(bounds);
  const isBelow = lower !== null && start.compare(lower) < 0;
  const isAbove = upper !== null && start.compare(upper) > 0;
  if (!isBelow && !isAbove) return null;
  const aim = isBelow ? lower : (upper as Fraction);
  const farEnd = isBelow ? upper : lower;
  const distance = aim.sub(start);
  const progressOf = (actual: Fraction) => {
    const beyond = farEnd && actual.sub(farEnd).div(distance);
    return beyond && beyond.compare(0) > 0 ? new Fraction(1).sub(beyond) : actual.sub(start).div(distance);
  };
  return { aim, progressOf };
}

function nearestEnd(actual: Fraction, bounds: Bounds): Fraction {
  const { lower, upper } = intervalOf(bounds);
  if (lower === null) return upper ?? actual;
  return upper !== null && actual.compare(upper) > 0 ? upper : lower;
}
