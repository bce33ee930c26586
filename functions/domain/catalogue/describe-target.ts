import type { PlanDraft } from '../plan/draft';
import { type Reference, signs, type Target } from '../plan/target';

type Names = Pick<PlanDraft, 'references' | 'indicators'>;

function nameOf(reference: Reference, { references, indicators }: Names): string {
  return reference.kind === 'series'
    ? (references.find(({ id }) => id === reference.series)?.name ?? reference.series)
    : (indicators.find(({ id }) => id === reference.indicator)?.name ?? reference.indicator);
}

function figureOf(target: Target, names: Names): string {
  switch (target.kind) {
    case 'fixed':
      return `${signs[target.comparator]}${target.amount}`;
    case 'range':
      return `${target.lower}～${target.upper}`;
    case 'approximate':
      return `${target.amount}±${target.tolerance}`;
    case 'relative': {
      const lag = target.lagYears === 0 ? '' : target.lagYears === 1 ? '上年度' : `前${target.lagYears}年`;
      const times = target.multiplier === '1' ? '' : `×${target.multiplier}`;
      const offset = target.offset === '0' ? '' : target.offset.startsWith('-') ? target.offset : `+${target.offset}`;
      return `${signs[target.comparator]}${lag}${nameOf(target.reference, names)}${times}${offset}`;
    }
  }
}

/** How a target was read, for the planner to check against the wording: `≥95 · 2025年`; with 每年 where every year counts. */
export function describeTarget(target: Target | null, names: Names): string {
  if (target === null) return '';
  return [figureOf(target, names), `${target.dueYear}年`, ...(target.everyYear ? ['每年'] : [])].join(' · ');
}
