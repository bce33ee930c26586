import type { IndicatorEvaluationView } from '../../../functions/contract/evaluation';
import { fromExactText } from '../../../functions/domain/decimal';

export type PartView = IndicatorEvaluationView['parts'][number];
export type ShareView = PartView['shares'][number];

/**
 * Units from worst to best, so that a city on target never hides the one that is not. Which end is the worse one is
 * read off the unit the server names as the worst: whether a high figure is good stands in the plan, not in the reply.
 */
export function worstFirst({ shares, worst }: Pick<PartView, 'shares' | 'worst'>): ShareView[] {
  const known = shares.flatMap((share) => (share.value ? [{ share, value: fromExactText(share.value.exact) }] : []));
  const unknown = shares.filter((share) => share.value === null);
  const rising = known.toSorted((a, b) => a.value.compare(b.value));
  const lowest = rising[0];
  const highIsWorse =
    worst !== null && lowest !== undefined && lowest.value.compare(fromExactText(worst.value.exact)) < 0;
  return [...(highIsWorse ? rising.toReversed() : rising).map(({ share }) => share), ...unknown];
}
