import type { Fraction } from '../decimal';
import type { OrgUnitId } from '../ids';
import { toEntryKey } from '../ids';
import type { OrgUnit } from '../org/units';
import { type Indicator, isAllocated, isLowerBetter } from '../plan/indicator';
import type { Entry } from '../submission/entry';
import { unitValue } from '../submission/unit-value';
import { type Aggregate, aggregateOf, mergeAll, valueOfAggregate } from './aggregate';
import { toFraction } from './exact-sum';

/** What one child brings to its parent: its approved lines, or null while they are not approved. */
export interface ChildReport {
  unit: OrgUnit;
  entries: Pick<Entry, 'key' | 'state' | 'numerator' | 'denominator' | 'amount'>[] | null;
  /** Day of approval, for methods that take the newest figure. */
  approvedOn?: string;
}

/** How much of a figure has come in. A unit to which it does not apply is in neither number. */
export interface Coverage {
  reported: number;
  applicable: number;
  missing: OrgUnitId[];
  notApplicable: OrgUnitId[];
}

/** One unit's share in a rolled-up figure, for looking behind it. */
export interface UnitShare {
  unit: OrgUnitId;
  numerator: string | null;
  denominator: string | null;
  amount: string | null;
  value: Fraction | null;
}

/** 汇总结果 of one indicator or part. `value` with an incomplete coverage is provisional, never the city's figure. */
export interface RollUp {
  value: Fraction | null;
  numerator: Fraction | null;
  denominator: Fraction | null;
  coverage: Coverage;
  isComplete: boolean;
  shares: UnitShare[];
}

/**
 * Rolls children up to their parent's figure by the indicator's own method. A ratio is Σ numerators ÷ Σ denominators,
 * never a mean of percentages; a unit that has not reported makes the result incomplete, it does not count as zero.
 * The order of the children never matters.
 */
export function rollUp(indicator: Indicator, part: string | null, children: ChildReport[]): RollUp {
  const key = toEntryKey(indicator.id, part);
  const aggregates: Aggregate[] = [];
  const shares: UnitShare[] = [];
  for (const { unit, entries, approvedOn } of children) {
    if (!isAllocated(indicator.appliesTo, unit)) continue;
    const entry = entries?.find((candidate) => candidate.key === key) ?? null;
    const aggregate = aggregateOf(indicator, { unit: unit.id, figure: entry, ...(approvedOn && { approvedOn }) });
    aggregates.push(aggregate);
    if (!entry || aggregate.reported === 0) continue;
    const { numerator, denominator, amount } = entry;
    shares.push({ unit: unit.id, numerator, denominator, amount, value: unitValue(indicator, entry) });
  }
  const total = mergeAll(indicator, aggregates);
  const isRatio = indicator.reporting.kind === 'ratio' && total.reported > 0;
  return {
    value: valueOfAggregate(indicator, total),
    numerator: isRatio ? toFraction(total.numerator) : null,
    denominator: isRatio ? toFraction(total.denominator) : null,
    coverage: total,
    isComplete: total.reported === total.applicable,
    shares,
  };
}

/** The unit furthest from a good value: a city on target never hides the district that is not. */
export function worstShare(indicator: Indicator, { shares }: Pick<RollUp, 'shares'>): UnitShare | null {
  const lowerIsWorse = !isLowerBetter(indicator);
  return shares.reduce<UnitShare | null>((worst, share) => {
    if (!share.value || !worst?.value) return worst ?? share;
    const order = share.value.compare(worst.value);
    return (lowerIsWorse ? order < 0 : order > 0) ? share : worst;
  }, null);
}
