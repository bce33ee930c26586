import { type Amount, exact, toPlainText } from '../decimal';
import type { Part } from '../plan/indicator';
import type { TargetReading } from '../plan/read-target';
import type { Target, TargetTerms } from '../plan/target';
import type { Value } from '../plan/value';

/** What a target's words are measured on becomes a series of the plan; the caller keeps one for the same words. */
export type Refer = (words: string, measure: string) => Extract<Target, { kind: 'relative' }>['reference'];

/** 左右 as a proposal: a tenth of the amount on either side, for a planner to confirm. */
const proposedShare = 10;

/** A target as it was read, as a target of the plan; null where it names no one figure that can be tested. */
export function toTarget(reading: TargetReading, dueYear: number, measure: string, refer: Refer): Target | null {
  const terms: TargetTerms = {
    version: 1,
    dueYear: reading.dueYear ?? dueYear,
    everyYear: reading.everyYear,
    strength: reading.strength,
    raw: reading.raw,
  };
  switch (reading.kind) {
    case 'fixed':
      return { ...terms, kind: 'fixed', comparator: reading.comparator, amount: reading.amount };
    case 'range':
      return { ...terms, kind: 'range', lower: reading.lower, upper: reading.upper };
    case 'approximate':
      return { ...terms, kind: 'approximate', amount: reading.amount, tolerance: toleranceOf(reading.amount) };
    case 'relative':
      return {
        ...terms,
        kind: 'relative',
        comparator: reading.comparator,
        reference: refer(reading.reference, measure),
        multiplier: reading.multiplier,
        offset: '0',
        lagYears: reading.lagYears,
      };
    case 'parts':
    case 'none':
    case 'needsPerson':
      return null;
  }
}

const toleranceOf = (amount: Amount): Amount => toPlainText(exact(amount).abs().div(proposedShare));

/** The parts of a double figure (92、85), each with what is printed of it. Empty where nothing is printed in parts. */
export function toParts(reading: TargetReading | null, baseline: Value | null, dueYear: number): Part[] {
  const targets = reading?.kind === 'parts' ? reading : null;
  const starts = baseline?.state === 'PARTS' ? baseline : null;
  const count = Math.max(targets?.parts.length ?? 0, starts?.parts.length ?? 0);
  return Array.from({ length: count }, (_, index): Part => {
    const [aim, start] = [targets?.parts[index], starts?.parts[index]];
    return {
      key: `part${index + 1}`,
      label: aim?.label ?? start?.label ?? String(index + 1),
      baseline: start && starts ? { amount: start.amount, raw: starts.raw, source: 'table', note: null } : null,
      target:
        aim && targets
          ? {
              version: 1,
              dueYear: targets.dueYear ?? dueYear,
              everyYear: targets.everyYear,
              strength: targets.strength,
              raw: targets.raw,
              kind: 'fixed',
              comparator: targets.comparator,
              amount: aim.amount,
            }
          : null,
    };
  });
}
