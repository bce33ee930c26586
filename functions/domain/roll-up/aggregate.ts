import { Fraction } from '../decimal';
import type { OrgUnitId } from '../ids';
import type { Indicator } from '../plan/indicator';
import type { Entry } from '../submission/entry';
import { unitValue } from '../submission/unit-value';
import { type ExactSum, toExactSum, toFraction } from './exact-sum';

/** What a line says, without its texts: all that is ever added up. */
export type Figure = Pick<Entry, 'state' | 'numerator' | 'denominator' | 'amount'>;

/** One unit's own figure where it decides for all: the lowest or highest, the newest. */
interface Deciding {
  unit: OrgUnitId;
  figure: Figure;
  value: Fraction;
  /** Day of approval `YYYY-MM-DD`; '' where it is not known. */
  approvedOn: string;
  /** The data year it was reported for, where that is an earlier one. */
  carriedFrom: number | null;
}

/**
 * What is known of one indicator (or part) over a set of units. Two sets put together are a set again, in any order and any
 * grouping: `merge` is associative and commutative, and that is why 村 → 镇 → 县 → 市 → 省 gives what all villages at once give.
 */
export interface Aggregate {
  numerator: ExactSum;
  denominator: ExactSum;
  amount: ExactSum;
  /** Kept only where the method needs it. */
  deciding: Deciding | null;
  isAllTrue: boolean;
  /** Units of the lowest level that reported, and that have to. One to which it does not apply is in neither. */
  reported: number;
  applicable: number;
  missing: OrgUnitId[];
  notApplicable: OrgUnitId[];
  /** Reported with the figure of an earlier year, because they have none for this one. */
  carried: OrgUnitId[];
}

const none: OrgUnitId[] = [];

const nothing: Aggregate = {
  numerator: 0n,
  denominator: 0n,
  amount: 0n,
  deciding: null,
  isAllTrue: true,
  reported: 0,
  applicable: 0,
  missing: none,
  notApplicable: none,
  carried: none,
};

export interface Reported {
  unit: OrgUnitId;
  /** Null while nothing is approved. */
  figure: Figure | null;
  approvedOn?: string;
  /** The earlier data year it stands from, where the unit has none of its own for this one. */
  carriedFrom?: number | null;
}

/** What one unit of the lowest level brings. */
export function aggregateOf(
  indicator: Indicator,
  { unit, figure, approvedOn = '', carriedFrom = null }: Reported,
): Aggregate {
  if (figure?.state === 'NOT_APPLICABLE') return { ...nothing, notApplicable: [unit] };
  const sums = figure?.state === 'NUMERIC' ? sumsOf(indicator, figure) : null;
  if (!figure || !sums) return { ...nothing, applicable: 1, missing: [unit] };
  // Worked out only where one unit decides for all: over a country that is most of the cost.
  const value = decides(indicator) ? unitValue(indicator, figure) : null;
  return {
    ...sums,
    deciding: value && { unit, figure, value, approvedOn, carriedFrom },
    isAllTrue: indicator.reporting.kind === 'ratio' ? sums.numerator !== 0n : sums.amount !== 0n,
    reported: 1,
    applicable: 1,
    missing: none,
    notApplicable: none,
    carried: carriedFrom === null ? none : [unit],
  };
}

/** The unit's own sums; null while there is no figure to compute from (a denominator of zero gives none). */
function sumsOf({ reporting }: Indicator, { numerator, denominator, amount }: Figure) {
  if (reporting.kind === 'amount')
    return amount === null ? null : { numerator: 0n, denominator: 0n, amount: toExactSum(amount) };
  if (numerator === null || denominator === null) return null;
  const whole = toExactSum(denominator);
  return whole === 0n ? null : { numerator: toExactSum(numerator), denominator: whole, amount: 0n };
}

/** Two sets of units as one. */
export function merge(indicator: Indicator, one: Aggregate, other: Aggregate): Aggregate {
  return {
    numerator: one.numerator + other.numerator,
    denominator: one.denominator + other.denominator,
    amount: one.amount + other.amount,
    deciding: pick(indicator, one.deciding, other.deciding),
    isAllTrue: one.isAllTrue && other.isAllTrue,
    reported: one.reported + other.reported,
    applicable: one.applicable + other.applicable,
    missing: join(one.missing, other.missing),
    notApplicable: join(one.notApplicable, other.notApplicable),
    carried: join(one.carried, other.carried),
  };
}

export function mergeAll(indicator: Indicator, aggregates: Aggregate[]): Aggregate {
  return aggregates.reduce((total, aggregate) => merge(indicator, total, aggregate), nothing);
}

const join = (one: OrgUnitId[], other: OrgUnitId[]) =>
  other.length === 0 ? one : one.length === 0 ? other : [...one, ...other];

const decides = ({ rollUp }: Indicator) => rollUp === 'MIN' || rollUp === 'MAX' || rollUp === 'LATEST';

/** Of two that could decide: by the method, and between equals always the same one, so that order never shows. */
function pick({ rollUp }: Indicator, one: Deciding | null, other: Deciding | null): Deciding | null {
  if (!one || !other) return one ?? other;
  const lowestFirst = one.value.compare(other.value);
  const order = { MIN: lowestFirst, MAX: -lowestFirst, LATEST: latestFirst(one, other) };
  const decided = rollUp === 'MIN' || rollUp === 'MAX' || rollUp === 'LATEST' ? order[rollUp] : 0;
  return (decided || compare(one.unit, other.unit)) <= 0 ? one : other;
}

/** A figure of this year is newer than any of an earlier one, however late that was approved. */
function latestFirst(one: Deciding, other: Deciding): number {
  const year = ({ carriedFrom }: Deciding) => carriedFrom ?? Number.MAX_SAFE_INTEGER;
  return year(other) - year(one) || compare(other.approvedOn, one.approvedOn);
}

// By code points: what decides must not depend on the machine's language.
const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

/** The figure of a set of units by the indicator's method. No value where the method does not fit what the units report. */
export function valueOfAggregate(indicator: Indicator, aggregate: Aggregate): Fraction | null {
  const { reporting } = indicator;
  if (aggregate.reported === 0) return null;
  switch (indicator.rollUp) {
    case 'SUM':
      return reporting.kind === 'ratio' ? null : toFraction(aggregate.amount).div(reporting.scale);
    case 'RATIO_OF_SUMS':
      return reporting.kind === 'ratio' ? ratioOf(aggregate, reporting.per) : null;
    case 'CITY':
      // One unit reports for all: with one share the ratio of sums, and the sum, are just its figure.
      return reporting.kind === 'ratio'
        ? ratioOf(aggregate, reporting.per)
        : toFraction(aggregate.amount).div(reporting.scale);
    case 'MIN':
    case 'MAX':
    case 'LATEST':
      return aggregate.deciding?.value ?? null;
    case 'ALL_TRUE':
      return new Fraction(aggregate.isAllTrue ? 1 : 0);
    case 'NONE':
      return null;
    default:
      return indicator.rollUp satisfies never;
  }
}

function ratioOf({ numerator, denominator }: Aggregate, per: number): Fraction | null {
  return denominator === 0n ? null : new Fraction(numerator, denominator).mul(per);
}
