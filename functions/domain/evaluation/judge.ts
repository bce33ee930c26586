import { exact, type Fraction } from '../decimal';
import type { Nature } from '../plan/indicator';
import type { VerdictSettings } from '../plan/plan';
import type { Progress } from './progress';
import type { FinalVerdict, JudgedVerdict } from './verdict';

/**
 * The class of an indicator during the plan, tested in this order on unrounded values: target already met, on pace,
 * nearly, behind, far behind (below half the pace, or out of reach by strain). `doUnitsMeet`: no unit is below what each of them
 * has to reach, without which nothing is met early.
 */
export function judgePace(measured: Progress, settings: VerdictSettings, doUnitsMeet = true): JudgedVerdict {
  const { progress, attainment, isByAttainment, expectedPace, isMet, isKept, isDue, strain } = measured;
  if (isKept) return isMet ? 'onPace' : 'behind';
  if (isMet) return doUnitsMeet && !isDue ? 'ahead' : 'onPace';
  const share = isByAttainment ? attainment : progress;
  if (share === null) return 'notAssessable';
  if (share.compare(expectedPace) >= 0) return 'onPace';
  // Measured from the pace downwards: 0.9 of a pace below zero (a fall that is due) would lie above it.
  const below = (part: string) => expectedPace.sub(expectedPace.abs().mul(exact('1').sub(exact(part))));
  if (share.compare(below(settings.nearPace)) >= 0) return 'nearPace';
  const isOutOfReach = strain !== null && strain.compare(exact(settings.maxStrain)) > 0;
  const isHalfway = share.compare(below(settings.behind)) >= 0;
  return isHalfway && !isOutOfReach ? 'behind' : 'farBehind';
}

/** What decides at the end besides the figure itself. */
export interface FinalCircumstances {
  nature: Nature;
  /** The lowest R of the units where each of them has a target of its own and one misses it; null where none does. */
  worstUnit: { attainment: Fraction | null } | null;
}

/**
 * 完成, 基本完成 or 未完成. A duty of government knows no nearly (binding); the baseline has no say, nor has the pace.
 */
export function judgeFinal(
  { isMet, attainment }: Pick<Progress, 'isMet' | 'attainment'>,
  { nature, worstUnit }: FinalCircumstances,
  settings: VerdictSettings,
): FinalVerdict {
  if (isMet && worstUnit === null) return 'met';
  if (nature === 'binding') return 'missed';
  const isNearly = (share: Fraction | null) => share !== null && share.compare(exact(settings.nearlyMet)) >= 0;
  return (isMet || isNearly(attainment)) && (worstUnit === null || isNearly(worstUnit.attainment))
    ? 'nearlyMet'
    : 'missed';
}
