import type { IndicatorEvaluationView } from '../../../functions/contract/evaluation';
import { isLagging, type Verdict, verdicts } from '../../../functions/domain/evaluation/verdict';
import { type Nature, natures } from '../../../functions/domain/plan/indicator';

export const filters = ['all', 'binding', 'lagging', 'incomplete'] as const;
export type Filter = (typeof filters)[number];

/** 滞后在前 is how an official reads; the others are for looking something up. */
export const orders = ['concern', 'serial', 'progress'] as const;
export type Order = (typeof orders)[number];

/** Which indicators a person wants to see, besides the quick filter; null = all. */
export interface Choice {
  nature: Nature | null;
  verdict: Verdict | null;
  department: string | null;
}

export const everything: Choice = { nature: null, verdict: null, department: null };

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

export function chosen(items: IndicatorEvaluationView[], choice: Choice): IndicatorEvaluationView[] {
  const { nature, verdict, department } = choice;
  return items.filter(
    (item) =>
      (nature === null || item.nature === nature) &&
      (verdict === null || item.verdict === verdict) &&
      (department === null || item.department === department),
  );
}

/** What there is to choose among: nothing is offered that no indicator has. */
export function choicesOf(items: IndicatorEvaluationView[]) {
  return {
    natures: natures.filter((nature) => items.some((item) => item.nature === nature)),
    verdicts: verdicts.filter((verdict) => items.some((item) => item.verdict === verdict)),
    departments: [...new Set(items.map(({ department }) => department))],
  };
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

/** One list in another order than that of concern. What has no progress stands behind what has. */
export function ordered(items: IndicatorEvaluationView[], order: Order): IndicatorEvaluationView[] {
  if (order === 'concern') return items.toSorted(byConcern);
  if (order === 'serial') return items.toSorted((a, b) => a.serial - b.serial);
  return items.toSorted((a, b) => progressRank(a) - progressRank(b) || a.serial - b.serial);
}

// n.b. For the order only; what is read and judged stays exact.
function progressRank({ progress, attainment, isByAttainment }: IndicatorEvaluationView): number {
  const share = isByAttainment ? attainment : progress;
  return share ? Number(share.text) : Number.MAX_SAFE_INTEGER;
}

function isOnTrack({ verdict }: IndicatorEvaluationView): boolean {
  return !isLagging(verdict) && verdict !== 'incomplete' && verdict !== 'excluded';
}

/** 预警: binding indicators that lag, or would on the figures so far. The server decides which. */
export function alertsOf(items: IndicatorEvaluationView[]): IndicatorEvaluationView[] {
  return items.filter((item) => item.isAlert).toSorted(byConcern);
}

/** Those that call for 原因 and 措施, the worst first. */
export function laggingOf(items: IndicatorEvaluationView[]): IndicatorEvaluationView[] {
  return items.filter((item) => isLagging(item.verdict)).toSorted(byConcern);
}

export function byConcern(a: IndicatorEvaluationView, b: IndicatorEvaluationView): number {
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
