import type { MilestoneKind } from '../plan/plan';

/**
 * 评估结论. During the plan: 提前完成 · 达到时序进度 · 基本达到 · 滞后 · 严重滞后. At its end: 完成 · 基本完成 · 未完成. At any time:
 * 数据不全 (a unit or a year is missing), 无法评价 (no reference, no method that fits), 不纳入评价 (transferred, discontinued).
 * Within each group from good to bad.
 */
export const verdicts = [
  'ahead',
  'onPace',
  'nearPace',
  'behind',
  'farBehind',
  'met',
  'nearlyMet',
  'missed',
  'incomplete',
  'notAssessable',
  'excluded',
] as const;
export type Verdict = (typeof verdicts)[number];

/** What a figure can come to during the plan, and at its end. */
type PaceVerdict = 'ahead' | 'onPace' | 'nearPace' | 'behind' | 'farBehind';
export type FinalVerdict = 'met' | 'nearlyMet' | 'missed';

/** What a judged figure can come to; decided from the figure, not from who reported. */
export type JudgedVerdict = PaceVerdict | FinalVerdict | 'notAssessable';

/** The classes an evaluation of a kind can come to, from good to bad. */
export function verdictsOf(kind: MilestoneKind): Verdict[] {
  const isFinal = (verdict: Verdict) => verdict === 'met' || verdict === 'nearlyMet' || verdict === 'missed';
  const isPace = (verdict: Verdict) => !isFinal(verdict) && verdicts.indexOf(verdict) < verdicts.indexOf('met');
  return verdicts.filter((verdict) => !(kind === 'final' ? isPace(verdict) : isFinal(verdict)));
}

/** Those that call for cause and measure; a binding one among them can't be left out of a report. */
export function isLagging(verdict: Verdict): boolean {
  return verdict === 'behind' || verdict === 'farBehind' || verdict === 'missed';
}

/** Target kept to (完成), or the pace towards it. */
export function isReached(verdict: Verdict): boolean {
  return verdict === 'met' || verdict === 'ahead' || verdict === 'onPace';
}

/** From bad to good. What can't be assessed stands above a plain failing, since that is certain, and below all else. */
const fromBadToGood = [
  'missed',
  'farBehind',
  'behind',
  'notAssessable',
  'nearPace',
  'nearlyMet',
  'onPace',
  'ahead',
  'met',
] as const satisfies JudgedVerdict[];

/** Where a verdict stands from bad to good: all parts must be met, so the lowest of them is the indicator's. */
export function rankOf(verdict: JudgedVerdict): number {
  return fromBadToGood.indexOf(verdict);
}
