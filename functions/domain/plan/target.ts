import { type Amount, exact, type Fraction } from '../decimal';

export const comparators = ['GE', 'GT', 'LE', 'LT', 'EQ'] as const;
export type Comparator = (typeof comparators)[number];

/** A target of the plan as it was read, with the plan's own wording beside it. */
export interface Target {
  /** Counts up with each adjustment (目标调整); the first one is never erased. */
  version: number;
  comparator: Comparator;
  amount: Amount;
  dueYear: number;
  /** One bad year fails the plan (每年不低于…), instead of the due year deciding. */
  everyYear: boolean;
  /** The cell or sentence as printed: `≧95`. */
  raw: string;
}

const meets: Record<Comparator, (order: number) => boolean> = {
  GE: (order) => order >= 0,
  GT: (order) => order > 0,
  LE: (order) => order <= 0,
  LT: (order) => order < 0,
  EQ: (order) => order === 0,
};

/** Whether an unrounded value meets the target. 以上/以下/不低于 include the limit, 超过/高于/低于 do not. */
export function meetsTarget(actual: Fraction, target: Target): boolean {
  return meets[target.comparator](actual.compare(exact(target.amount)));
}
