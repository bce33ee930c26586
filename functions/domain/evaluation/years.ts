import { Fraction } from '../decimal';
import { partTargetInForce, targetInForce } from '../plan/adjustment';
import { type Indicator, targetOf } from '../plan/indicator';
import type { PlanHead } from '../plan/plan';
import { type Bounds, boundsOf, type LookUp, meetsBounds } from '../plan/target';
import { type RollUp, rollUp, type YearReports } from '../roll-up/roll-up';
import { attainmentOf } from './attainment';
import { isSummedOverYears } from './progress';

/** One year of a target that is tested each year. `isMet` is null where a unit or the year's reference has no figure yet. */
export interface YearStanding {
  year: number;
  value: Fraction | null;
  /** What the year's figure had to keep to. */
  bounds: Bounds | null;
  attainment: Fraction | null;
  isMet: boolean | null;
}

/** An indicator (or part) over the years of the plan so far. */
export interface YearsSoFar {
  /** This year's, running totals standing with earlier figures where a unit has none. */
  rollUp: RollUp;
  /** What is judged: this year's figure, or the sum of the years where the target adds them up. */
  actual: Fraction | null;
  /** Every year up to this one where the target asks for each of them; else empty. */
  years: YearStanding[];
  /** Years before this one that the figure, or the test of every year, still lacks. */
  missingYears: number[];
}

/**
 * Rolls up this year and, as far as the indicator needs them, the years before it. Figures from before the plan, or from before a
 * change of the definition (口径), are not looked at.
 */
export function overYears(
  plan: Pick<PlanHead, 'startYear'>,
  indicator: Indicator,
  part: string | null,
  now: YearReports,
  earlier: YearReports[],
  lookUp: LookUp,
): YearsSoFar {
  const target = targetOf(indicator, part);
  const first = Math.max(plan.startYear, indicator.series.since ?? plan.startYear);
  const usable = earlier.filter(({ year }) => year >= first && year < now.year);
  const rolled = rollUp(indicator, part, now.children, usable);
  const before = (year: number): RollUp | null => {
    const reports = usable.find((candidate) => candidate.year === year);
    const older = usable.filter((candidate) => candidate.year < year);
    return reports ? rollUp(indicator, part, reports.children, older) : null;
  };

  if (isSummedOverYears(indicator, part)) {
    // Years counted by another definition can't be added: without them the sum is not whole.
    const past = yearsFrom(plan.startYear, now.year - 1).map((year) => ({
      year,
      rolled: year < first ? null : before(year),
    }));
    const sum = past.reduce((total, one) => total.add(one.rolled?.value ?? 0), rolled.value ?? new Fraction(0));
    const hasAny = rolled.value !== null || past.some((one) => one.rolled?.value);
    const missingYears = past.filter((one) => !one.rolled?.isComplete).map(({ year }) => year);
    return { rollUp: rolled, actual: hasAny ? sum : null, years: [], missingYears };
  }

  if (!target.everyYear) return { rollUp: rolled, actual: rolled.value, years: [], missingYears: [] };
  const past = yearsFrom(first, Math.min(now.year - 1, target.dueYear)).map((year) => ({ year, rolled: before(year) }));
  const standing = (year: number, of: RollUp | null): YearStanding => {
    // A year is tested by the target that was in force then.
    const own = part === null ? null : partTargetInForce(indicator, part, year);
    const then = own ?? targetInForce(indicator, year);
    const bounds = boundsOf(then, year, lookUp);
    const value = of?.value ?? null;
    if (value === null || bounds === null) return { year, value, bounds, attainment: null, isMet: null };
    return {
      year,
      value,
      bounds,
      attainment: attainmentOf(value, bounds),
      isMet: of?.isComplete ? meetsBounds(value, bounds) : null,
    };
  };
  return {
    rollUp: rolled,
    actual: rolled.value,
    years: [...past.map((one) => standing(one.year, one.rolled)), standing(now.year, rolled)],
    missingYears: past.filter((one) => !one.rolled?.isComplete).map(({ year }) => year),
  };
}

function yearsFrom(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}
