import type { EvaluationReply, IndicatorEvaluationView } from '../../../functions/contract/evaluation';
import { isLagging, isReached, type Verdict } from '../../../functions/domain/evaluation/verdict';
import { verdictName } from '../../text/zh';
import { chart as words } from '../../text/zh-evaluating';
import { byConcern } from './indicator-order';

/** One indicator in the picture. */
export interface ChartBar {
  item: IndicatorEvaluationView;
  verdict: Verdict;
  isProvisional: boolean;
  /** Percent of the way, or of the target where there is no baseline to start from; null for what is only to be kept. */
  share: string | null;
  due: string;
  /** The figure at the end of the bar, or whether it was kept. */
  figure: string;
  /** All of it in words. */
  label: string;
}

/** The picture's bars: what is judged, if only provisionally; 滞后在前. */
export function chartBars({ indicators, verdictNames }: Pick<EvaluationReply, 'indicators' | 'verdictNames'>) {
  return indicators
    .filter(isDrawn)
    .toSorted(byConcern)
    .map((item): ChartBar => {
      const verdict = item.provisional ?? item.verdict;
      const value = item.isByAttainment ? item.attainment : item.progress;
      const due = item.expectedPace.text;
      const standing = value ? words.progress(value.text, due) : words.kept;
      return {
        item,
        verdict,
        isProvisional: item.provisional !== null,
        share: value?.text ?? null,
        due,
        figure: value ? `${value.text}%` : isReached(verdict) ? words.isKept : words.isNotKept,
        label: words.row(item.serial, item.name, verdictName(verdict, verdictNames), standing),
      };
    });
}

/** How many of the bars lag, provisional ones not counted: they are not judged. */
export function laggingBars(bars: ChartBar[]): number {
  return bars.filter(({ item }) => isLagging(item.verdict)).length;
}

function isDrawn({ verdict, provisional }: IndicatorEvaluationView): boolean {
  if (verdict === 'incomplete') return provisional !== null && provisional !== 'notAssessable';
  return verdict !== 'excluded' && verdict !== 'notAssessable';
}
