import type { EvaluationReply, IndicatorEvaluationView } from '../../../functions/contract/evaluation';

/** What of an indicator is no longer as it was published. */
export interface ResultChange {
  item: IndicatorEvaluationView;
  before: IndicatorEvaluationView | null;
  isVerdictChanged: boolean;
  isFigureChanged: boolean;
  isTargetChanged: boolean;
}

/** Indicators whose result differs from the published one, compared on exact values: 25.0 may hide a change. */
export function changesSince(
  published: Pick<EvaluationReply, 'indicators'>,
  now: Pick<EvaluationReply, 'indicators'>,
): ResultChange[] {
  const before = new Map(published.indicators.map((item) => [item.indicator, item]));
  return now.indicators
    .map((item): ResultChange => {
      const then = before.get(item.indicator) ?? null;
      return {
        item,
        before: then,
        isVerdictChanged: then?.verdict !== item.verdict,
        isFigureChanged: (then?.actual?.exact ?? null) !== (item.actual?.exact ?? null),
        isTargetChanged: then?.target !== item.target,
      };
    })
    .filter((change) => change.isVerdictChanged || change.isFigureChanged || change.isTargetChanged);
}
