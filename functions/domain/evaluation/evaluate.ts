import { exact, type Fraction } from '../decimal';
import {
  baselineOf,
  type Indicator,
  isActiveIn,
  isLowerBetter,
  type Lifecycle,
  type Nature,
  natures,
  partsOf,
} from '../plan/indicator';
import type { MilestoneKind, Plan } from '../plan/plan';
import type { LookUp } from '../plan/target';
import type { ChildReport, YearReports } from '../roll-up/roll-up';
import { intervalOf, isBeyond, isCapped } from './attainment';
import { type CompositeIndex, compositeIndex, type Weights } from './composite-index';
import { countVerdicts, type VerdictCounts } from './counts';
import { evaluatePart, type Occasion, type PartEvaluation } from './evaluate-part';
import { expectedPace, isSummedOverYears, timeShare } from './progress';
import { isLagging, isReached, type JudgedVerdict, rankOf, type Verdict } from './verdict';
import { overYears } from './years';

export type { VerdictCounts } from './counts';
export type { PartEvaluation } from './evaluate-part';

/** 一项指标的评估: its parts, and the part that decides (the one furthest behind). */
export interface IndicatorEvaluation {
  indicator: Indicator;
  parts: PartEvaluation[];
  /** The part whose figure stands for the indicator; null while nothing has been reported. */
  deciding: PartEvaluation | null;
  actual: Fraction | null;
  /** 应达进度 of the deciding part. */
  expectedPace: Fraction;
  verdict: Verdict;
  /** What the figures so far would come to, while some are missing: shown as provisional, never counted. */
  provisional: JudgedVerdict | null;
  /** 超额完成: met at the end, in all parts by more than the plan's settings ask for saying so. */
  isExceeded: boolean;
  /** A binding indicator that lags, or would on the figures so far: 预警. */
  isAlert: boolean;
  /** Why it is in no count but its own (不纳入评价); null while it is active. */
  exclusion: Exclude<Lifecycle, { state: 'active' }> | null;
}

/** 评估 of a plan on the approved submissions of its units. */
export interface Evaluation {
  dataYear: number;
  kind: MilestoneKind;
  timeShare: Fraction;
  /** All of the plan's, in its order; also those that are not evaluated any more. */
  indicators: IndicatorEvaluation[];
  /** Binding and anticipatory are always counted apart. */
  counts: Record<Nature, VerdictCounts>;
  /** Only where the plan's settings ask for it. */
  index: CompositeIndex | null;
}

export interface EvaluationRequest {
  year: number;
  /** At the end (`final`) it is asked whether targets are met, before that whether they are on their way. */
  kind: MilestoneKind;
  /** What the children reported for the year. */
  children: ChildReport[];
  /** What they reported for the plan's years before, in any order. */
  earlier: YearReports[];
  /** The outside figures on which relative targets rest; of the plan's own indicators it is not asked. */
  lookUp: LookUp;
  weights?: Weights;
}

/** Evaluates a plan for a data year. Exact, and order-free; throws on nothing that its plan or its units can say. */
export function evaluate(plan: Plan, request: EvaluationRequest): Evaluation {
  const { year, kind, earlier, weights } = request;
  const now: YearReports = { year, children: request.children };
  const occasion: Occasion = { plan, year, kind, lookUp: withOwnIndicators(plan, [now, ...earlier], request.lookUp) };
  const indicators = plan.indicators.map((indicator) =>
    isActiveIn(indicator, year)
      ? evaluateIndicator(occasion, indicator, now, earlier)
      : excludedIndicator(plan, indicator, year),
  );
  const counts = Object.fromEntries(
    natures.map((nature) => {
      const ofNature = indicators.filter(({ indicator }) => indicator.nature === nature);
      return [nature, countVerdicts(ofNature.map(({ verdict }) => verdict))];
    }),
  ) as Record<Nature, VerdictCounts>;
  const { withIndex, weights: planned } = plan.verdictSettings;
  const index = withIndex ? compositeIndex(indicators, weights ?? planned) : null;
  return { dataYear: year, kind, timeShare: timeShare(plan, year), indicators, counts, index };
}

/**
 * A threshold on another indicator of the plan rests on that one's whole figure, never on the units so far; of the year before
 * the plan on its baseline.
 */
function withOwnIndicators(plan: Plan, reports: YearReports[], lookUp: LookUp): LookUp {
  return (reference, ofYear) => {
    if (reference.kind !== 'indicator') return lookUp(reference, ofYear);
    const indicator = plan.indicators.find(({ id }) => id === reference.indicator);
    if (!indicator) return null;
    const part = partsOf(indicator)[0]?.key ?? null;
    const at = reports.find(({ year }) => year === ofYear);
    if (!at) {
      const { amount } = baselineOf(indicator, part);
      return ofYear === plan.baseYear && amount !== null ? exact(amount) : null;
    }
    if (!isActiveIn(indicator, ofYear) || ofYear < (indicator.series.since ?? ofYear)) return null;
    const { rollUp } = overYears(plan, indicator, part, at, [], lookUp);
    return rollUp.isComplete ? rollUp.value : null;
  };
}

function excludedIndicator(plan: Plan, indicator: Indicator, year: number): IndicatorEvaluation {
  const { lifecycle } = indicator;
  return {
    indicator,
    parts: [],
    deciding: null,
    actual: null,
    expectedPace: expectedPace(indicator, null, plan, year, null),
    verdict: 'excluded',
    provisional: null,
    isExceeded: false,
    isAlert: false,
    exclusion: lifecycle.state === 'active' ? null : lifecycle,
  };
}

function evaluateIndicator(
  occasion: Occasion,
  indicator: Indicator,
  now: YearReports,
  earlier: YearReports[],
): IndicatorEvaluation {
  const { plan, year, lookUp } = occasion;
  const parts = partsOf(indicator).map((part) =>
    evaluatePart(occasion, indicator, part, overYears(plan, indicator, part.key, now, earlier, lookUp)),
  );
  const deciding = decidingPart(indicator, parts);
  const judged = deciding?.verdict ?? null;
  const isComplete = parts.every((part) => part.isComplete);
  const verdict = isComplete ? (judged ?? 'notAssessable') : 'incomplete';
  const provisional = isComplete ? null : provisionalVerdict(indicator, deciding);
  return {
    indicator,
    parts,
    deciding,
    actual: deciding?.actual ?? null,
    expectedPace: deciding?.measured?.expectedPace ?? expectedPace(indicator, null, plan, year, null),
    verdict,
    provisional,
    isExceeded: verdict === 'met' && isExceeded(plan, indicator, parts),
    isAlert: indicator.nature === 'binding' && isLagging(provisional ?? verdict),
    exclusion: null,
  };
}

function isExceeded({ verdictSettings: { exceeded } }: Plan, indicator: Indicator, parts: PartEvaluation[]): boolean {
  if (exceeded === null || isCapped(indicator)) return false;
  const from = exact(exceeded);
  return parts.every(
    ({ actual, measured, years }) =>
      actual !== null &&
      measured !== null &&
      isBeyond(actual, measured.bounds, from) &&
      years.every(({ value, bounds }) => value !== null && bounds !== null && isBeyond(value, bounds, from)),
  );
}

/**
 * What the figures so far come to. A ratio of those who reported can be read either way; a sum that still lacks units or years
 * only ever understates, so of it only that is said which the rest can't undo: that it has come far enough already, or where little
 * is good, that it is too much already.
 */
function provisionalVerdict(indicator: Indicator, deciding: PartEvaluation | null): JudgedVerdict | null {
  if (!deciding?.verdict) return null;
  const { verdict, part, measured, years } = deciding;
  const isSum = indicator.rollUp === 'SUM' || isSummedOverYears(indicator, part);
  const isMissedAlready = verdict === 'missed' && years.some(({ isMet }) => isMet === false);
  if (!isSum || isMissedAlready) return verdict;
  if (!measured) return null;
  const { lower, upper } = intervalOf(measured.bounds);
  if (lower !== null && upper !== null) return null;
  return (lower !== null ? isReached(verdict) : isLagging(verdict)) ? verdict : null;
}

/** All parts must be met, so the one with the worst class, and of those the one furthest from the target, stands for all. */
function decidingPart(indicator: Indicator, parts: PartEvaluation[]): PartEvaluation | null {
  return parts.reduce<PartEvaluation | null>((worst, part) => {
    if (part.verdict === null) return worst;
    if (!worst?.verdict) return part;
    const order = rankOf(part.verdict) - rankOf(worst.verdict) || compareStandings(indicator, part, worst);
    return order < 0 ? part : worst;
  }, null);
}

/** By the share of the way, or of the target, and where neither says anything by the distance left. */
function compareStandings(indicator: Indicator, one: PartEvaluation, other: PartEvaluation): number {
  const [share, otherShare] = [shareOf(one), shareOf(other)];
  if (share && otherShare) return share.compare(otherShare);
  const [gap, otherGap] = [gapOf(indicator, one), gapOf(indicator, other)];
  return gap && otherGap ? gap.compare(otherGap) : 0;
}

function shareOf({ measured }: PartEvaluation): Fraction | null {
  return measured && (measured.progress ?? measured.attainment);
}

function gapOf(indicator: Indicator, { actual, measured }: PartEvaluation): Fraction | null {
  if (!actual || !measured) return null;
  const gap = actual.sub(measured.aim);
  return isLowerBetter(indicator) ? gap.neg() : gap;
}
