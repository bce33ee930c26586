import { type Amount, exact, type Fraction, toText } from '../decimal';
import { readMeasure } from '../plan/measure';

/**
 * What is wrong with a plan's own word on a result: it says met of what is missed, or the reverse · its 个百分点 are the relative
 * percentage · its % is the plain difference · its figure is neither.
 */
export const priorDisagreements = [
  'saysMet',
  'saysMissed',
  'pointsAreRelative',
  'percentIsDifference',
  'excessDiffers',
] as const;
export type PriorDisagreement = (typeof priorDisagreements)[number];

/** A printed verdict, as far as it can be tested: 实现目标 says met, 超过43个百分点 says met by so much. */
export type PrintedVerdict =
  | { says: 'met' }
  | { says: 'missed' }
  | { says: 'exceeds'; amount: Amount; by: 'points' | 'percent' | 'measure' };

/** Null where the words say nothing that a figure could contradict. */
export function readPrintedVerdict(words: string): PrintedVerdict | null {
  const text = words.replace(/\s/g, '');
  if (/未(完成|实现|达到|达标)|没有(完成|实现|达到)/.test(text)) return { says: 'missed' };
  const excess = /(?:超过|超出|超额|超|高于|高出)(\d{1,18}(?:\.\d{1,12})?)(个百分点|百分点|[%％])?/.exec(text);
  if (excess?.[1]) {
    const by = excess[2] === undefined ? 'measure' : excess[2].endsWith('百分点') ? 'points' : 'percent';
    return { says: 'exceeds', amount: excess[1], by };
  }
  return /完成|实现|达到|达标/.test(text) ? { says: 'met' } : null;
}

/** The house's own figures beside which a printed verdict is held. */
export interface JudgedFigures {
  isMet: boolean;
  measure: string;
  /** A − T */
  difference: Fraction;
  /** (A − T) ÷ T as a share of one; null where T is zero. */
  relative: Fraction | null;
}

/** What a printed verdict gets wrong; null where it is right, as far as it goes. */
export function disagreementOf(printed: PrintedVerdict, judged: JudgedFigures): PriorDisagreement | null {
  if (printed.says === 'missed') return judged.isMet ? 'saysMissed' : null;
  if (!judged.isMet) return 'saysMet';
  if (printed.says === 'met') return null;

  const { amount, by } = printed;
  const difference = judged.difference.abs();
  const percent = judged.relative?.abs().mul(100) ?? null;
  const isDifference = isPrintedAs(amount, difference);
  const isRelative = percent !== null && isPrintedAs(amount, percent);
  if (by === 'percent') return isRelative ? null : isDifference ? 'percentIsDifference' : 'excessDiffers';
  // Points are the difference of two rates; of anything else they are no measure at all.
  const isRate = readMeasure(judged.measure)?.code === '%';
  if (isDifference && (by === 'measure' || isRate)) return null;
  return by === 'points' && isRelative ? 'pointsAreRelative' : 'excessDiffers';
}

/** Whether a figure is printed as `amount`: rounded half up to its decimals, or cut off there (66.67 as 66). */
function isPrintedAs(amount: Amount, value: Fraction): boolean {
  const places = amount.split('.')[1]?.length ?? 0;
  const isRounded = exact(toText(value, places)).equals(exact(amount));
  const rest = value.sub(exact(amount)).mul(10 ** places);
  return isRounded || (rest.compare(0) >= 0 && rest.compare(1) < 0);
}
