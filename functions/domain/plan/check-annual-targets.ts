import { type Amount, exact, Fraction, toPlainText } from '../decimal';
import { isExplanation } from '../submission/validate';
import { amountOf, type OnItsWay, wayOf } from './annual-targets';
import { type AnnualTargets, decomposeByYear, isDecomposed } from './decompose';
import { type Decomposition, type Indicator, isLowerBetter } from './indicator';
import { boundsOf, noReferences, type Target } from './target';
import type { Doubt } from './value';

/**
 * What may be wrong with a year's target: it is of a year before the first or after the due year · the due year's is not the
 * target · it falls back behind the year before, or the first year's behind the baseline · it lies beyond the target before that is
 * due · it was set by hand without a reason (调整理由).
 */
export const annualTargetDoubts = [
  'yearOutside',
  'dueYearDiffers',
  'stepBackwards',
  'beyondTarget',
  'reasonMissing',
] as const;

/** `original` is the year's target as it was set; `proposal` the figure it falls short of, exceeds, or has by the method. */
export type AnnualTargetDoubt = Doubt<(typeof annualTargetDoubts)[number]> & { year: number };

export type DividedIndicator = OnItsWay & Pick<Indicator, 'annualTargets' | 'decomposition'>;

/**
 * Everything doubtful about an indicator's annual targets, year by year. A year without a target raises no doubt: the share of time
 * passed judges it.
 */
export function checkAnnualTargets(indicator: DividedIndicator, baseYear: number): AnnualTargetDoubt[] {
  const { annualTargets, decomposition, target } = indicator;
  const computed = computeAgain(indicator, baseYear);
  const ends = endsOf(target);
  // A total counted from zero grows even where less of it is better: its ceiling is approached from below.
  const isFalling = isLowerBetter(indicator) && decomposition?.method !== 'cumulative';
  const isBehind = (one: Fraction, other: Fraction) => (isFalling ? other : one).compare(isFalling ? one : other) < 0;

  const doubts: AnnualTargetDoubt[] = [];
  let before = startOf(indicator);
  if (before && ends && isBehind(isFalling ? ends.upper : ends.lower, before)) before = null;

  // Years come in ascending order, however they were put in: that is how objects keep whole numbers.
  for (const [key, original] of Object.entries(annualTargets)) {
    const year = Number(key);
    const value = exact(original);
    const doubt = (kind: AnnualTargetDoubt['kind'], proposal: Amount | null) =>
      doubts.push({ year, kind, original, proposal });

    if (year <= baseYear || year > target.dueYear) {
      doubt('yearOutside', null);
      continue;
    }
    if (ends && year === target.dueYear) {
      const isWithin = value.compare(ends.lower) >= 0 && value.compare(ends.upper) <= 0;
      if (!isWithin) doubt('dueYearDiffers', amountOf(indicator));
    } else if (ends) {
      const farEnd = isFalling ? ends.lower : ends.upper;
      if (isBehind(farEnd, value)) doubt('beyondTarget', toPlainText(farEnd));
    }
    if (before && isBehind(value, before)) doubt('stepBackwards', toPlainText(before));
    const byMethod = computed[key] ?? null;
    if (isByHand(decomposition, key, value, byMethod) && !isExplanation(decomposition?.reasons[key] ?? ''))
      doubt('reasonMissing', byMethod);
    before = value;
  }
  return doubts;
}

/** What the method would give, to tell a planner's figures from its own; nothing for years entered by hand altogether. */
function computeAgain(indicator: DividedIndicator, baseYear: number): AnnualTargets {
  const { decomposition } = indicator;
  if (decomposition === null || decomposition.method === 'byHand') return {};
  const way = wayOf(indicator, baseYear, decomposition.method, decomposition.gridOf);
  const result = way && decomposeByYear(way);
  return result && isDecomposed(result) ? result : {};
}

/**
 * Whether a planner set this year otherwise than the method. Where the method is to enter by hand, no single year departs from it;
 * figures with no word on how they came about all do.
 */
function isByHand(
  decomposition: Decomposition | null,
  year: string,
  value: Fraction,
  byMethod: Amount | null,
): boolean {
  if (decomposition === null || Object.hasOwn(decomposition.reasons, year)) return true;
  return decomposition.method !== 'byHand' && (byMethod === null || !exact(byMethod).equals(value));
}

function startOf({ baseline, decomposition }: DividedIndicator): Fraction | null {
  if (decomposition?.method === 'cumulative') return new Fraction(0);
  return baseline.amount === null ? null : exact(baseline.amount);
}

/** The figures the due year may have; null where they hang on another figure. */
function endsOf(target: Target): { lower: Fraction; upper: Fraction } | null {
  const bounds = boundsOf(target, target.dueYear, noReferences);
  if (bounds === null) return null;
  return 'comparator' in bounds ? { lower: bounds.amount, upper: bounds.amount } : bounds;
}
