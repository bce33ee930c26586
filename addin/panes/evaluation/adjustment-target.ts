import { isSameTarget } from '../../../functions/domain/plan/adjustment';
import { readMeasure } from '../../../functions/domain/plan/measure';
import { readTarget } from '../../../functions/domain/plan/read-target';
import { composeTarget, type Target } from '../../../functions/domain/plan/target';
import { adjustment as words } from '../../text/zh-evaluating';

/** A new target as typed: read, or the reason why it can't stand. */
export type TypedTarget = { target: Target; readAs: string | null } | { doubt: string };

/**
 * The wording of an adjusted target, in the measure of the one it replaces. What the old one says of years (每年) and of strength
 * holds on unless the new wording says otherwise; a reference and a tolerance are never typed here, they are the old one's.
 */
export function readAdjustedTarget(typed: string, current: Target, measure: string): TypedTarget {
  const read = readMeasure(measure);
  const isCeiling = current.kind === 'fixed' && (current.comparator === 'LE' || current.comparator === 'LT');
  const { target: reading, flags } = readTarget(typed.trim(), {
    measure: read,
    direction: isCeiling ? 'DOWN' : 'UP',
  });
  const doubts = new Set<string>(flags.map(({ kind }) => kind));
  if (doubts.has('percentAgainstMeasure')) return { doubt: words.isPercent(measure) };
  if (doubts.has('otherMeasureInFigure')) return { doubt: words.otherMeasure(measure) };
  const terms = {
    version: current.version + 1,
    dueYear: reading.dueYear ?? current.dueYear,
    everyYear: reading.everyYear || current.everyYear,
    strength: reading.strength === 'hard' ? current.strength : reading.strength,
    raw: typed.trim(),
  };
  // The measure stands beside the target already: 4200户 is kept as 4200.
  const bare = (amount: string) => (terms.raw === `${amount}${measure}` ? amount : terms.raw);
  const target = ((): Target | null => {
    switch (reading.kind) {
      case 'fixed':
        return {
          ...terms,
          kind: 'fixed',
          comparator: reading.comparator,
          amount: reading.amount,
          raw: bare(reading.amount),
        };
      case 'range':
        return { ...terms, kind: 'range', lower: reading.lower, upper: reading.upper };
      case 'approximate':
        return current.kind === 'approximate'
          ? { ...terms, kind: 'approximate', amount: reading.amount, tolerance: current.tolerance }
          : null;
      case 'relative': {
        if (current.kind !== 'relative') return null;
        const { comparator, multiplier, lagYears } = reading;
        const { reference, offset } = current;
        return { ...terms, kind: 'relative', comparator, multiplier, lagYears, reference, offset };
      }
      default:
        return null;
    }
  })();
  if (target === null) return { doubt: words.unread };
  if (isSameTarget(target, current)) return { doubt: words.same };
  const composed = target.kind === 'relative' ? null : composeTarget({ ...target, raw: '' });
  return { target, readAs: composed === typed.trim() ? null : composed };
}
