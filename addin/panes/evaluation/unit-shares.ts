import type { IndicatorEvaluationView } from '../../../functions/contract/evaluation';
import { fromExactText } from '../../../functions/domain/decimal';

export type PartView = IndicatorEvaluationView['parts'][number];
export type ShareView = PartView['shares'][number];

/**
 * Units from worst to best, so that a city on target never hides the one that is not. Which end is the worse one is
 * read off the unit the server names as the worst: whether a high figure is good stands in the plan, not in the reply.
 */
export function worstFirst({ shares, worst }: Pick<PartView, 'shares' | 'worst'>): ShareView[] {
  const known = shares.filter((share) => share.value !== null);
  const unknown = shares.filter((share) => share.value === null);
  const rising = known.toSorted((a, b) => exactOf(a).compare(exactOf(b)));
  const lowest = rising[0];
  const highIsWorse =
    worst !== null && lowest !== undefined && exactOf(lowest).compare(fromExactText(worst.value.exact)) < 0;
  return [...(highIsWorse ? rising.toReversed() : rising), ...unknown];
}

function exactOf(share: ShareView) {
  return fromExactText(share.value?.exact ?? '0');
}
