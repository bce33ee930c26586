import type { Fraction } from '../decimal';
import type { OrgUnitId } from '../ids';
import { type Indicator, isActiveIn, isLowerBetter, type Nature, natures, partsOf, targetOf } from '../plan/indicator';
import type { Plan } from '../plan/plan';
import { boundsOf, type LookUp, noReferences } from '../plan/target';
import { type ChildReport, type RollUp, rollUp, worstShare } from '../roll-up/roll-up';
import { expectedPace, measureProgress, type Progress, timeShare } from './progress';
import { isLagging, type JudgedVerdict, judge, type Verdict, verdicts } from './verdict';

/** One part of an indicator, judged on its own. `measured` is null while no unit, or no reference, has a figure. */
export interface PartEvaluation {
  part: string | null;
  label: string | null;
  rollUp: RollUp;
  measured: Progress | null;
  worst: { unit: OrgUnitId; value: Fraction } | null;
}

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
  /** A binding indicator that lags, or would on the figures so far: 预警. */
  isAlert: boolean;
}

export type VerdictCounts = Record<Verdict, number>;

/** 年度评估 of a plan on the approved submissions of its units. */
export interface Evaluation {
  dataYear: number;
  timeShare: Fraction;
  indicators: IndicatorEvaluation[];
  /** Binding and anticipatory are always counted apart. */
  counts: Record<Nature, VerdictCounts>;
}

/**
 * Evaluates the active indicators of a plan for a data year from what its children reported. Exact, and order-free.
 * `lookUp` gives the outside figures on which relative targets rest; other indicators of the same year it need not know.
 */
export function evaluate(plan: Plan, year: number, children: ChildReport[], lookUp: LookUp = noReferences): Evaluation {
  const active = plan.indicators.filter((indicator) => isActiveIn(indicator, year));
  const rolled = new Map(active.map((indicator) => [indicator.id, rollUpParts(indicator, children)]));
  const lookUpHere: LookUp = (reference, ofYear) => {
    const isOurs = reference.kind === 'indicator' && ofYear === year;
    return isOurs ? (rolled.get(reference.indicator)?.[0]?.rollUp.value ?? null) : lookUp(reference, ofYear);
  };
  const indicators = active.map((indicator) =>
    evaluateIndicator(plan, indicator, year, rolled.get(indicator.id) ?? [], lookUpHere),
  );
  const counts = Object.fromEntries(
    natures.map((nature) => [nature, countVerdicts(indicators.filter((item) => item.indicator.nature === nature))]),
  ) as Record<Nature, VerdictCounts>;
  return { dataYear: year, timeShare: timeShare(plan, year), indicators, counts };
}

type RolledPart = Pick<PartEvaluation, 'part' | 'label' | 'rollUp'>;

function rollUpParts(indicator: Indicator, children: ChildReport[]): RolledPart[] {
  return partsOf(indicator).map(({ key, label }) => ({ part: key, label, rollUp: rollUp(indicator, key, children) }));
}

function evaluateIndicator(
  plan: Plan,
  indicator: Indicator,
  year: number,
  rolled: RolledPart[],
  lookUp: LookUp,
): IndicatorEvaluation {
  const parts = rolled.map((part): PartEvaluation => {
    const { value } = part.rollUp;
    const bounds = boundsOf(targetOf(indicator, part.part), year, lookUp);
    const worst = worstShare(indicator, part.rollUp);
    return {
      ...part,
      measured: value && bounds && measureProgress(indicator, part.part, value, bounds, plan, year),
      worst: worst?.value ? { unit: worst.unit, value: worst.value } : null,
    };
  });
  const deciding = decidingPart(indicator, parts);
  const judged = deciding?.measured ? judge(indicator, deciding.measured, plan.verdictSettings) : null;
  const isComplete = parts.every((part) => part.rollUp.isComplete);
  const verdict = isComplete ? (judged ?? 'notAssessable') : 'incomplete';
  const provisional = isComplete ? null : provisionalVerdict(indicator, judged);
  return {
    indicator,
    parts,
    deciding,
    actual: deciding?.rollUp.value ?? null,
    expectedPace: deciding?.measured?.expectedPace ?? expectedPace(indicator, null, plan, year, null),
    verdict,
    provisional,
    isAlert: indicator.nature === 'binding' && isLagging(provisional ?? verdict),
  };
}

/**
 * What the figures so far come to. A ratio of those who reported can be read either way; a sum that still lacks units
 * only ever understates, so nothing is said of it unless it has come far enough already.
 */
function provisionalVerdict(indicator: Indicator, judged: JudgedVerdict | null): JudgedVerdict | null {
  const isSum = indicator.rollUp === 'SUM';
  return isSum && judged !== 'ahead' && judged !== 'onPace' ? null : judged;
}

/** All parts must be met, so the one furthest from the target stands for the indicator. */
function decidingPart(indicator: Indicator, parts: PartEvaluation[]): PartEvaluation | null {
  const distance = (part: PartEvaluation): Fraction | null => {
    if (!part.rollUp.value) return null;
    if (part.measured?.progress) return part.measured.progress;
    const gap = part.rollUp.value.sub(part.measured?.aim ?? 0);
    return isLowerBetter(indicator) ? gap.neg() : gap;
  };
  return parts.reduce<PartEvaluation | null>((least, part) => {
    const [a, b] = [distance(part), least && distance(least)];
    return a && (!b || a.compare(b) < 0) ? part : least;
  }, null);
}

function countVerdicts(indicators: IndicatorEvaluation[]): VerdictCounts {
  const counts = Object.fromEntries(verdicts.map((verdict) => [verdict, 0])) as VerdictCounts;
  for (const { verdict } of indicators) counts[verdict] += 1;
  return counts;
}
