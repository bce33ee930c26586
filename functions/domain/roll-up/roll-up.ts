import { exact, Fraction } from '../decimal';
import type { OrgUnitId } from '../ids';
import { toEntryKey } from '../ids';
import type { OrgUnit } from '../org/units';
import { type Indicator, isAllocated, isLowerBetter } from '../plan/indicator';
import type { Entry } from '../submission/entry';
import { unitValue } from '../submission/unit-value';

/** What one child brings to its parent: its approved lines, or null while they are not approved. */
export interface ChildReport {
  unit: OrgUnit;
  entries: Pick<Entry, 'key' | 'state' | 'numerator' | 'denominator' | 'amount'>[] | null;
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
  const coverage: Coverage = { reported: 0, applicable: 0, missing: [], notApplicable: [] };
  const shares: UnitShare[] = [];

  for (const { unit, entries } of children) {
    if (!isAllocated(indicator.appliesTo, unit)) continue;
    const entry = entries?.find((candidate) => candidate.key === key) ?? null;
    if (entry?.state === 'NOT_APPLICABLE') {
      coverage.notApplicable.push(unit.id);
      continue;
    }
    coverage.applicable += 1;
    const value = entry && unitValue(indicator, entry);
    if (!entry || !value) {
      coverage.missing.push(unit.id);
      continue;
    }
    coverage.reported += 1;
    const { numerator, denominator, amount } = entry;
    shares.push({ unit: unit.id, numerator, denominator, amount, value });
  }
  return { ...combine(indicator, shares), coverage, isComplete: isComplete(coverage), shares };
}

function isComplete({ reported, applicable }: Coverage): boolean {
  return reported === applicable;
}

/** The city's figure by the indicator's method. No value where the method does not fit what the units report. */
function combine(indicator: Indicator, shares: UnitShare[]): Pick<RollUp, 'value' | 'numerator' | 'denominator'> {
  const nothing = { value: null, numerator: null, denominator: null };
  const values = present(shares.map((share) => share.value));
  if (values.length === 0) return nothing;
  const { reporting } = indicator;
  switch (indicator.rollUp) {
    case 'SUM':
      return reporting.kind === 'ratio' ? nothing : { ...nothing, value: sum(values) };
    case 'MIN':
      return { ...nothing, value: values.reduce((least, value) => (value.compare(least) < 0 ? value : least)) };
    case 'MAX':
      return { ...nothing, value: values.reduce((most, value) => (value.compare(most) > 0 ? value : most)) };
    case 'RATIO_OF_SUMS':
      return reporting.kind === 'ratio' ? ratioOfSums(shares, reporting.per) : nothing;
    case 'CITY':
      // One unit reports for all: with one share the ratio of sums, and the sum, are just its figure.
      return reporting.kind === 'ratio' ? ratioOfSums(shares, reporting.per) : { ...nothing, value: sum(values) };
    default:
      return indicator.rollUp satisfies never;
  }
}

function ratioOfSums(shares: UnitShare[], per: number): Pick<RollUp, 'value' | 'numerator' | 'denominator'> {
  const numerator = sum(present(shares.map((share) => share.numerator)).map(exact));
  const denominator = sum(present(shares.map((share) => share.denominator)).map(exact));
  return { value: denominator.equals(0) ? null : numerator.div(denominator).mul(per), numerator, denominator };
}

function present<Item>(items: (Item | null)[]): Item[] {
  return items.filter((item) => item !== null);
}

function sum(values: Fraction[]): Fraction {
  return values.reduce((total, value) => total.add(value), new Fraction(0));
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
