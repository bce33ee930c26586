import { exact } from '../decimal';
import type { Indicator } from '../plan/indicator';
import type { VerdictSettings } from '../plan/plan';
import type { Progress } from './progress';

/**
 * 评估结论, during the plan: 提前完成 · 达到时序进度 · 基本达到 · 滞后 · 严重滞后 · 无法评价 · 数据不全.
 * 'incomplete' is decided from the coverage, the others from the figure.
 */
export const verdicts = ['ahead', 'onPace', 'nearPace', 'behind', 'farBehind', 'incomplete', 'notAssessable'] as const;
export type Verdict = (typeof verdicts)[number];

/** What a judged figure can come to. */
export type JudgedVerdict = Exclude<Verdict, 'incomplete'>;

/**
 * The class of an indicator during the plan, tested in this order on unrounded values: target already met, on pace,
 * nearly, behind, far behind (below half the pace, or out of reach by strain).
 */
export function judge(indicator: Indicator, measured: Progress, settings: VerdictSettings): JudgedVerdict {
  const { progress, expectedPace, isMet, strain, achievedPace } = measured;
  const { everyYear, kind } = indicator.target;
  // A threshold that moves with its reference is tested year by year; so is one that was met from the start.
  const isThreshold = indicator.direction === 'FLOOR' || indicator.direction === 'CEILING';
  const wasMetBefore = isThreshold && progress === null && achievedPace !== null;
  const isKept = indicator.direction === 'KEEP' || everyYear || kind === 'relative' || wasMetBefore;

  if (isKept) return isMet ? 'onPace' : 'behind';
  if (isMet) return 'ahead';
  if (progress === null) return 'notAssessable';
  if (progress.compare(expectedPace) >= 0) return 'onPace';
  if (progress.compare(expectedPace.mul(exact(settings.nearPace))) >= 0) return 'nearPace';
  const isOutOfReach = strain !== null && strain.compare(exact(settings.maxStrain)) > 0;
  const isHalfway = progress.compare(expectedPace.mul(exact(settings.behind))) >= 0;
  return isHalfway && !isOutOfReach ? 'behind' : 'farBehind';
}

/** Those that call for cause and measure; a binding one among them can't be left out of a report. */
export function isLagging(verdict: Verdict): boolean {
  return verdict === 'behind' || verdict === 'farBehind';
}
