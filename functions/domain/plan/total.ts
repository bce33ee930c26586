import type { IndicatorId } from '../ids';
import type { IndicatorDraft } from './draft';

/**
 * 合计: whether an indicator can be the total of another one that is part of it (其中项). It has to be another one, undivided, counted in
 * the same measures, and neither itself nor what it is part of may be part of that other one.
 */
export function isFitTotal(total: IndicatorDraft, part: IndicatorDraft, all: IndicatorDraft[]): boolean {
  return total.parts.length === 0 && measuresOf(total) === measuresOf(part) && !totalsAbove(total, all).has(part.id);
}

/** The indicators of which this one can be a part, in the plan's order. */
export function fitTotals(part: IndicatorDraft, all: IndicatorDraft[]): IndicatorDraft[] {
  return all.filter((total) => isFitTotal(total, part, all));
}

/** An indicator and all it is part of, step by step; one that goes round in a circle ends where it began. */
function totalsAbove(indicator: IndicatorDraft, all: IndicatorDraft[]): Set<IndicatorId> {
  const above = new Set<IndicatorId>();
  let next: IndicatorDraft | undefined = indicator;
  while (next && !above.has(next.id)) {
    above.add(next.id);
    const name: IndicatorId | undefined = next.checks.partOf?.indicator;
    next = all.find(({ id }) => id === name);
  }
  return above;
}

/** What is counted, in words that have to agree before one figure can be held against the other. */
function measuresOf({ reporting }: IndicatorDraft): string {
  if (reporting === null) return '';
  const counted = reporting.kind === 'amount' ? [reporting.counted] : [reporting.numerator, reporting.denominator];
  return [reporting.kind, ...counted.map(({ measure }) => measure)].join(' ');
}
