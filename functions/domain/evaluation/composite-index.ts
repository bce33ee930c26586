import { type Amount, exact, Fraction } from '../decimal';
import type { IndicatorId } from '../ids';
import type { PartEvaluation } from './evaluate-part';
import type { Progress } from './progress';
import type { Verdict } from './verdict';

/** 综合实现程度. Never stands instead of the counts: it hides what was missed behind what went well. */
export interface CompositeIndex {
  /** I = Σ w·G / Σ w, a share of one: how far the targets are reached. */
  value: Fraction;
  /** I_S: the share of the progress that is due by now. */
  schedule: Fraction;
  /** How many indicators are in it; to be named with it. */
  indicators: number;
}

/** Weights of a person's choosing by indicator; who is not named weighs 1, and 0 leaves an indicator out. */
export type Weights = Partial<Record<IndicatorId, Amount>>;

interface Judged {
  indicator: { id: IndicatorId };
  verdict: Verdict;
  parts: PartEvaluation[];
}

/** The index over those indicators that are evaluated and have data; null where there are none. */
export function compositeIndex(judged: Judged[], weights: Weights = {}): CompositeIndex | null {
  const zero = new Fraction(0);
  let [count, sum, value, schedule] = [0, zero, zero, zero];
  for (const { indicator, verdict, parts } of judged) {
    if (verdict === 'excluded' || verdict === 'incomplete' || verdict === 'notAssessable') continue;
    const weight = exact(weights[indicator.id] ?? '1');
    const [degree, due] = [lowest(parts.map(degreeOf)), lowest(parts.map(scheduleOf))];
    if (weight.compare(0) <= 0 || !degree || !due) continue;
    count += 1;
    sum = sum.add(weight);
    value = value.add(degree.mul(weight));
    schedule = schedule.add(due.mul(weight));
  }
  return count === 0 ? null : { value: value.div(sum), schedule: schedule.div(sum), indicators: count };
}

/** G: P, or R where P is undefined, between 0 and 1; of an every-year target that of its worst year. */
function degreeOf({ measured, years }: PartEvaluation): Fraction | null {
  if (!measured) return null;
  const worstYear = lowest(years.filter(({ isMet }) => isMet !== null).map(({ attainment }) => attainment));
  if (worstYear) return clamp(worstYear);
  return shareOf(measured);
}

function shareOf({ progress, attainment, isMet }: Progress): Fraction {
  return clamp(progress ?? attainment ?? new Fraction(isMet ? 1 : 0));
}

/** What is only to be kept is due in full each year; the rest as far as the time, or the year's target, asks. */
function scheduleOf(part: PartEvaluation): Fraction | null {
  const { measured } = part;
  if (!measured) return null;
  const { isKept, isByAttainment, progress, attainment, expectedPace } = measured;
  if (isKept) return degreeOf(part);
  const share = isByAttainment ? attainment : progress;
  if (share === null) return shareOf(measured);
  // Where nothing is due yet, nothing short of going back is behind.
  if (expectedPace.compare(0) <= 0) return new Fraction(share.compare(expectedPace) >= 0 ? 1 : 0);
  return clamp(share.div(expectedPace));
}

function clamp(share: Fraction): Fraction {
  if (share.compare(0) < 0) return new Fraction(0);
  return share.compare(1) > 0 ? new Fraction(1) : share;
}

function lowest(shares: (Fraction | null)[]): Fraction | null {
  return shares.reduce((least, share) => (share && (!least || share.compare(least) < 0) ? share : least), null);
}
