import type { Amount } from '../decimal';
import type { AnnualTargets, ComputedMethod, Way } from './decompose';
import { type Decomposition, type DecompositionMethod, type Indicator, isLowerBetter } from './indicator';
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

/** Years as a method gives them; for `byHand` there may be none yet. */
export interface DividedWay {
  method: DecompositionMethod;
  gridOf: number | null;
  annualTargets: AnnualTargets;
}

/** A year's target that a planner sets otherwise than the method does, and why (调整理由). */
export interface Override {
  year: number;
  amount: Amount;
  reason: string;
}

/**
 * The years of a method with a planner's own laid over them, as an indicator keeps both. Of two overrides of one year the later one
 * stands. Nothing is refused here: what is doubtful about the outcome, `checkAnnualTargets` says.
 */
export function withOverrides(
  computed: DividedWay,
  overrides: Override[],
): { annualTargets: AnnualTargets; decomposition: Decomposition } {
  const amounts = overrides.map(({ year, amount }) => [String(year), amount]);
  const reasons = overrides.map(({ year, reason }) => [String(year), reason.trim()]);
  return {
    annualTargets: { ...computed.annualTargets, ...Object.fromEntries(amounts) },
    decomposition: { method: computed.method, gridOf: computed.gridOf, reasons: Object.fromEntries(reasons) },
  };
}
