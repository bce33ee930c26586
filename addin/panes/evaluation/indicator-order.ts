import type { IndicatorEvaluationView } from '../../../functions/contract/evaluation';
import { isLagging, verdicts } from '../../../functions/domain/evaluation/verdict';

export const filters = ['all', 'binding', 'lagging', 'incomplete'] as const;
export type Filter = (typeof filters)[number];

/** Which indicators a filter leaves. 滞后 are judged ones only: what is provisional has not been judged. */
const passes: Record<Filter, (item: IndicatorEvaluationView) => boolean> = {
  all: () => true,
  binding: (item) => item.nature === 'binding',
  lagging: (item) => isLagging(item.verdict),
  incomplete: (item) => item.verdict === 'incomplete',
};

export function filtered(items: IndicatorEvaluationView[], filter: Filter): IndicatorEvaluationView[] {
  return items.filter(passes[filter]);
}

export interface IndicatorGroups {
  lagging: IndicatorEvaluationView[];
  incomplete: IndicatorEvaluationView[];
  onTrack: IndicatorEvaluationView[];
  excluded: IndicatorEvaluationView[];
}

/** Those behind first, the incomplete apart, the rest after; binding before anticipatory, worse before better. */
export function groupIndicators(items: IndicatorEvaluationView[]): IndicatorGroups {
  return {
    lagging: items.filter((item) => isLagging(item.verdict)).toSorted(byConcern),
    incomplete: items.filter((item) => item.verdict === 'incomplete').toSorted(byConcern),
    onTrack: items.filter(isOnTrack).toSorted(byConcern),
    excluded: items.filter((item) => item.verdict === 'excluded').toSorted(byConcern),
  };
}

function isOnTrack({ verdict }: IndicatorEvaluationView): boolean {
  return !isLagging(verdict) && verdict !== 'incomplete' && verdict !== 'excluded';
}

/** 预警: binding indicators that lag, or would on the figures so far. The server decides which. */
export function alertsOf(items: IndicatorEvaluationView[]): IndicatorEvaluationView[] {
  return items.filter((item) => item.isAlert).toSorted(byConcern);
}

function byConcern(a: IndicatorEvaluationView, b: IndicatorEvaluationView): number {
  return (
    lagRank(a) - lagRank(b) || natureRank(a) - natureRank(b) || verdictRank(b) - verdictRank(a) || a.serial - b.serial
  );
}

function lagRank(item: IndicatorEvaluationView): number {
  return isLagging(item.provisional ?? item.verdict) ? 0 : 1;
}

function natureRank(item: IndicatorEvaluationView): number {
  return item.nature === 'binding' ? 0 : 1;
}

/** The classes run from good to bad, during the plan and at its end, so a later one is a worse one. */
function verdictRank(item: IndicatorEvaluationView): number {
  const verdict = item.provisional ?? item.verdict;
  return verdict === 'notAssessable' ? -1 : verdicts.indexOf(verdict);
}
