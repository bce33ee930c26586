import type { Fraction } from '../decimal';
import type { OrgUnitId } from '../ids';
import { type EntryKey, toEntryKey } from '../ids';
import type { OrgUnit } from '../org/units';
import { type Indicator, isAllocated, isLowerBetter } from '../plan/indicator';
import { unitValue } from '../submission/unit-value';
import { type Aggregate, aggregateOf, type Figure, mergeAll, valueOfAggregate } from './aggregate';
import { toFraction } from './exact-sum';

/** What one child brings to its parent: its approved lines, or null while they are not approved. */
export interface ChildReport {
  unit: OrgUnit;
  entries: (Figure & { key: EntryKey; approvedOn?: string | null })[] | null;
  /** Day of approval, for methods that take the newest figure; a line approved on a day of its own says so itself. */
  approvedOn?: string;
}

/** What the children of one data year brought. */
export interface YearReports {
  year: number;
  children: ChildReport[];
}

/**
 * How much of a figure has come in: who reported for the year itself, who stands with an earlier figure (结转), who is missing.
 * A unit to which it does not apply is in no number.
 */
interface Coverage {
  reported: number;
  applicable: number;
  missing: OrgUnitId[];
  notApplicable: OrgUnitId[];
  carried: OrgUnitId[];
}

/** One unit's share in a rolled-up figure, for looking behind it. */
export interface UnitShare {
  unit: OrgUnitId;
  numerator: string | null;
  denominator: string | null;
  amount: string | null;
  value: Fraction | null;
  /** The data year the figure was reported for, where the unit has none of its own for this one. */
  carriedFrom: number | null;
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
 * A running total stands with its last figure of `earlier` years until the unit reports (结转), and the result stays incomplete.
 * The order of the children, and of the years, never matters.
 */
export function rollUp(
  indicator: Indicator,
  part: string | null,
  children: ChildReport[],
  earlier: YearReports[] = [],
): RollUp {
  const key = toEntryKey(indicator.id, part);
  const newestFirst = isRunningTotal(indicator) ? earlier.toSorted((a, b) => b.year - a.year) : [];
  const aggregates: Aggregate[] = [];
  const shares: UnitShare[] = [];
  for (const child of children) {
    const { unit } = child;
    if (!isAllocated(indicator.appliesTo, unit)) continue;
    let { figure, aggregate } = readChild(indicator, key, child);
    let carriedFrom: number | null = null;
    if (aggregate.missing.length > 0) {
      const last = lastFigure(indicator, key, unit.id, newestFirst);
      if (last) {
        figure = last.figure;
        carriedFrom = last.year;
        aggregate = aggregateOf(indicator, { unit: unit.id, figure, carriedFrom, ...last.approved });
      }
    }
    aggregates.push(aggregate);
    if (!figure || aggregate.reported === 0) continue;
    const { numerator, denominator, amount } = figure;
    shares.push({ unit: unit.id, numerator, denominator, amount, value: unitValue(indicator, figure), carriedFrom });
  }
  const total = mergeAll(indicator, aggregates);
  const { applicable, missing, notApplicable, carried } = total;
  const reported = total.reported - carried.length;
  const isRatio = indicator.reporting.kind === 'ratio' && total.reported > 0;
  return {
    value: valueOfAggregate(indicator, total),
    numerator: isRatio ? toFraction(total.numerator) : null,
    denominator: isRatio ? toFraction(total.denominator) : null,
    coverage: { reported, applicable, missing, notApplicable, carried },
    isComplete: reported === applicable,
    shares,
  };
}

/** Totals that only a new figure changes: since ever, or since the plan began. */
function isRunningTotal({ accumulation }: Indicator): boolean {
  return accumulation === 'CUM_ALL' || accumulation === 'CUM_PLAN';
}

function readChild(indicator: Indicator, key: EntryKey, { unit, entries, approvedOn }: ChildReport) {
  const entry = entries?.find((candidate) => candidate.key === key) ?? null;
  const figure: Figure | null = entry;
  const day = entry?.approvedOn ?? approvedOn;
  const approved = day ? { approvedOn: day } : {};
  return { figure, approved, aggregate: aggregateOf(indicator, { unit: unit.id, figure, ...approved }) };
}

/** The last year in which the unit said anything of it; null if that was no figure (不适用), or it never did. */
function lastFigure(indicator: Indicator, key: EntryKey, unit: OrgUnitId, newestFirst: YearReports[]) {
  for (const { year, children } of newestFirst) {
    const child = children.find((candidate) => candidate.unit.id === unit);
    const read = child && readChild(indicator, key, child);
    if (!read || read.aggregate.missing.length > 0) continue;
    const { figure, approved, aggregate } = read;
    return figure && aggregate.reported > 0 ? { year, figure, approved } : null;
  }
  return null;
}

/** The unit furthest from a good value: a city on target never hides the district that is not. */
export function worstShare(indicator: Indicator, rolled: Pick<RollUp, 'shares'>): UnitShare | null {
  return outermostShare(rolled, !isLowerBetter(indicator));
}

/** The unit others may learn from. */
export function bestShare(indicator: Indicator, rolled: Pick<RollUp, 'shares'>): UnitShare | null {
  return outermostShare(rolled, isLowerBetter(indicator));
}

/** Of equals the first by id, so that the order of reports never shows. */
function outermostShare({ shares }: Pick<RollUp, 'shares'>, isLowest: boolean): UnitShare | null {
  return shares.reduce<UnitShare | null>((outermost, share) => {
    if (!share.value || !outermost?.value) return outermost?.value ? outermost : share;
    const order = share.value.compare(outermost.value) * (isLowest ? 1 : -1);
    return order < 0 || (order === 0 && share.unit < outermost.unit) ? share : outermost;
  }, null);
}
