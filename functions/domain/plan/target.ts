import { type Amount, exact, type Fraction } from '../decimal';
import type { IndicatorId, SeriesId } from '../ids';

export const comparators = ['GE', 'GT', 'LE', 'LT', 'EQ'] as const;
export type Comparator = (typeof comparators)[number];

/** 原则上, 一般: inPrinciple. 力争: strive. */
export const strengths = ['hard', 'inPrinciple', 'strive'] as const;
export type Strength = (typeof strengths)[number];

/** What a relative target is measured on: another indicator of the plan, or a series from outside (最低工资标准). */
export type Reference = { kind: 'indicator'; indicator: IndicatorId } | { kind: 'series'; series: SeriesId };

/** What every target says besides its figure. */
export interface TargetTerms {
  /** Counts up with each adjustment (目标调整); the first one is never erased. */
  version: number;
  dueYear: number;
  /** One bad year fails the plan (每年不低于…), instead of the due year deciding. */
  everyYear: boolean;
  strength: Strength;
  /** The cell or sentence as printed: `≧95`. */
  raw: string;
}

/** A target of the plan as it was read and confirmed, with the plan's own wording beside it. Amounts in the indicator's measure. */
export type Target = TargetTerms &
  (
    | { kind: 'fixed'; comparator: Comparator; amount: Amount }
    /** 2~3所: both ends included. */
    | { kind: 'range'; lower: Amount; upper: Amount }
    /** 5%左右: met within `tolerance` on either side, which a planner sets. */
    | { kind: 'approximate'; amount: Amount; tolerance: Amount }
    /** The year's threshold is multiplier × reference of (year − lagYears) + offset: 不低于低保标准的1.3倍. */
    | {
        kind: 'relative';
        comparator: Comparator;
        reference: Reference;
        multiplier: Amount;
        offset: Amount;
        lagYears: number;
      }
  );

/** What a value has to keep to in one year, once a relative target has its reference. */
export type Bounds = { comparator: Comparator; amount: Fraction } | { lower: Fraction; upper: Fraction };

/** The value of a reference in a year; null while nobody has entered it. */
export type LookUp = (reference: Reference, year: number) => Fraction | null;

/** The bounds of a target in a year; null while its reference has no value for that year. */
export function boundsOf(target: Target, year: number, lookUp: LookUp): Bounds | null {
  switch (target.kind) {
    case 'fixed':
      return { comparator: target.comparator, amount: exact(target.amount) };
    case 'range':
      return { lower: exact(target.lower), upper: exact(target.upper) };
    case 'approximate': {
      const [amount, tolerance] = [exact(target.amount), exact(target.tolerance)];
      return { lower: amount.sub(tolerance), upper: amount.add(tolerance) };
    }
    case 'relative': {
      const value = lookUp(target.reference, year - target.lagYears);
      const amount = value?.mul(exact(target.multiplier)).add(exact(target.offset));
      return amount ? { comparator: target.comparator, amount } : null;
    }
  }
}

/** For plans none of whose targets is relative, and where no series are at hand. */
export const noReferences: LookUp = () => null;

const meets: Record<Comparator, (order: number) => boolean> = {
  GE: (order) => order >= 0,
  GT: (order) => order > 0,
  LE: (order) => order <= 0,
  LT: (order) => order < 0,
  EQ: (order) => order === 0,
};

/** Whether an unrounded value keeps to its bounds. 以上/以下/不低于 include the limit, 超过/高于/低于 do not. */
export function meetsBounds(actual: Fraction, bounds: Bounds): boolean {
  if ('comparator' in bounds) return meets[bounds.comparator](actual.compare(bounds.amount));
  return actual.compare(bounds.lower) >= 0 && actual.compare(bounds.upper) <= 0;
}

/**
 * The one figure that progress is measured towards: the bound itself, or the nearer end of a range as seen from where the
 * indicator starts.
 */
export function aimOf(bounds: Bounds, isLowerBetter: boolean): Fraction {
  if ('comparator' in bounds) return bounds.amount;
  return isLowerBetter ? bounds.upper : bounds.lower;
}

/** How a comparator is shown. */
export const signs = { GE: '≥', GT: '>', LE: '≤', LT: '<', EQ: '=' } as const satisfies Record<Comparator, string>;

/** A target written anew from its structure; reading it gives the same figures. */
export function composeTarget(target: Exclude<Target, { kind: 'relative' }>): string {
  switch (target.kind) {
    case 'fixed':
      // A bare number of the plan stays bare; a comparator of the plan is shown.
      return target.raw.trim() === target.amount ? target.amount : `${signs[target.comparator]}${target.amount}`;
    case 'range':
      return `${target.lower}~${target.upper}`;
    case 'approximate':
      return `${target.amount}左右`;
  }
}
