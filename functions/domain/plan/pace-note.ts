import { type Amount, exact, type Fraction } from '../decimal';
import { type Indicator, isLowerBetter } from './indicator';
import { isMeasuredAlike } from './measure';
import type { PriorResult } from './plan';

/** From one figure to another in a number of years. */
export interface Stretch {
  from: Amount;
  to: Amount;
  years: number;
}

/** 合理性提示: what the target asks for each year beside what each year brought so far, in the indicator's measure, exactly. */
export interface PaceNote {
  needed: Fraction;
  past: Fraction;
  /** needed ÷ past; null where the past stood still or went the wrong way. */
  times: Fraction | null;
  /** The past was counted by another definition: a hint, no comparison. */
  isRedefined: boolean;
}

/** So many times the past pace a target may ask for without a note. */
const plausibleTimes = 2;

/** Five-year plans follow each other: a prior result covers the five years up to this plan's base year. */
const priorYears = 5;

/**
 * A note where a target asks for more than twice the pace of the past, or for any pace after a past that stood still or went the wrong
 * way. Null where nothing is to be noted: also where the target asks for no step in the good direction, or no time is left for one.
 */
export function comparePaces(
  ahead: Stretch,
  behind: Stretch,
  lowerIsBetter: boolean,
): Omit<PaceNote, 'isRedefined'> | null {
  if (ahead.years <= 0 || behind.years <= 0) return null;
  const [needed, past] = [paceOf(ahead), paceOf(behind)];
  const towards = lowerIsBetter ? -1 : 1;
  if (needed.mul(towards).compare(0) <= 0) return null;
  if (past.mul(towards).compare(0) <= 0) return { needed, past, times: null };
  const times = needed.div(past);
  return times.compare(plausibleTimes) > 0 ? { needed, past, times } : null;
}

const paceOf = ({ from, to, years }: Stretch): Fraction => exact(to).sub(exact(from)).div(years);

/** What the note has to know of a plan and of an indicator in it. */
export interface PacedPlan {
  baseYear: number;
  priorResults: Pick<PriorResult, 'id' | 'measure' | 'baseline' | 'actual'>[];
}
export type PacedIndicator = Pick<
  Indicator,
  'measure' | 'direction' | 'accumulation' | 'baseline' | 'target' | 'predecessor'
>;

/**
 * The note on an indicator that continues a row of the prior period's table (predecessor). The past pace is taken wholly from that row,
 * from its own baseline (2015) to its own result (2020): this plan's baseline may be the same year by another definition, and then
 * the difference would be no pace. Null as well where the two can't be compared: a figure is missing or in parts, the measures differ, the target is no fixed figure, or each five years are counted anew from zero (五年累计值).
 */
export function paceNoteOf(plan: PacedPlan, indicator: PacedIndicator): PaceNote | null {
  const { baseline, target, predecessor } = indicator;
  if (predecessor === null || indicator.accumulation === 'CUM_PLAN') return null;
  if (baseline.amount === null || target.kind !== 'fixed') return null;

  const prior = plan.priorResults.find(({ id }) => id === predecessor.indicator);
  if (prior?.baseline?.state !== 'NUMERIC' || prior.actual.state !== 'NUMERIC') return null;
  // 元/月 and 元/年 are no pair.
  if (!isMeasuredAlike(prior.measure, indicator.measure)) return null;

  const note = comparePaces(
    { from: baseline.amount, to: target.amount, years: target.dueYear - plan.baseYear },
    { from: prior.baseline.amount, to: prior.actual.amount, years: priorYears },
    isLowerBetter(indicator),
  );
  return note && { ...note, isRedefined: predecessor.relation === 'redefined' };
}
