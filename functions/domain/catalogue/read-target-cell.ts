import type { Direction } from '../plan/indicator';
import { readMeasure } from '../plan/measure';
import { readTarget, type TargetReading } from '../plan/read-target';
import { readQuantity } from '../plan/read-value';
import type { Target, TargetTerms } from '../plan/target';
import { findReference } from './find-reference';
import { anyYear, isNothing, type Row, readWholeNumber } from './row';

interface Of {
  name: string;
  measure: string;
  direction: Direction | null;
}

const isLower = (direction: Direction | null) => direction === 'DOWN' || direction === 'CEILING';

function read(text: string, { name, measure, direction }: Of): TargetReading {
  const context = { name, measure: readMeasure(measure), direction: isLower(direction) ? 'DOWN' : 'UP' } as const;
  return readTarget(text, context).target;
}

/** A planner may write how far from a figure it is still met: `5左右±0.5`. */
function takeTolerance(text: string, of: Of): { wording: string; tolerance: string | null } {
  const match = /^(.+?)[（(]?±\s*([^）)]+)[）)]?$/.exec(text);
  const tolerance = readQuantity(match?.[2] ?? '', readMeasure(of.measure))?.amount ?? null;
  return { wording: tolerance === null ? text : (match?.[1] ?? text), tolerance };
}

/** A bare number is a floor, or a ceiling where less is better: it turns when the direction does. */
function turn(stored: Target, of: Of, before: Direction | null): Target {
  if (stored.kind !== 'fixed' || isLower(of.direction) === isLower(before)) return stored;
  const [then, now] = [read(stored.raw, { ...of, direction: before }), read(stored.raw, of)];
  const wasAsRead = then.kind === 'fixed' && then.comparator === stored.comparator;
  return wasAsRead && now.kind === 'fixed' ? { ...stored, comparator: now.comparator } : stored;
}

/** What a planner decided beyond the old wording (每年, by a note under the table) holds for the new one too. */
function termsOf(row: Row, reading: TargetReading, stored: Target | null, of: Of, dueYear: number): TargetTerms {
  const before = stored && read(stored.raw, of);
  const keeps = (term: 'everyYear' | 'strength') => stored !== null && before !== null && before[term] !== stored[term];
  return {
    version: stored?.version ?? 1,
    dueYear,
    everyYear: keeps('everyYear') && stored ? stored.everyYear : reading.everyYear,
    strength: keeps('strength') && stored ? stored.strength : reading.strength,
    raw: row.text('target'),
  };
}

/**
 * 目标值 and 目标年. The wording is read as at import; a year in the wording counts unless the column says another, and an empty
 * column is the plan's last year. A wording that names no testable figure keeps what is stored. A relative target whose reference
 * the plan does not have becomes null.
 */
export function readTargetCell(row: Row, stored: Target | null, of: Of, before: Direction | null): Target | null {
  const { endYear } = row.draft;
  const isChanged = row.isChanged('target');
  if (isChanged && isNothing(row.text('target'))) return null;
  if (!isChanged && stored === null) return null;

  const { wording, tolerance } = takeTolerance(row.text('target'), of);
  const reading = read(wording, of);
  const inWords = reading.dueYear ?? endYear;
  const untyped = isChanged ? (reading.dueYear ?? stored?.dueYear ?? endYear) : (stored?.dueYear ?? endYear);
  const dueYear = readWholeNumber(row, 'dueYear', anyYear, untyped, inWords);
  if (!isChanged && stored !== null) return { ...turn(stored, of, before), dueYear };

  const terms = termsOf(row, reading, stored, of, dueYear);
  const keep = (expected: string) => {
    row.complain('cellUnread', 'target', expected);
    // A year in words that could not be read is none.
    return stored && { ...stored, dueYear: row.isChanged('dueYear') ? dueYear : stored.dueYear };
  };
  switch (reading.kind) {
    case 'fixed':
      if (tolerance !== null && reading.isImplied)
        return { ...terms, kind: 'approximate', amount: reading.amount, tolerance };
      return { ...terms, kind: 'fixed', comparator: reading.comparator, amount: reading.amount };
    case 'range':
      return { ...terms, kind: 'range', lower: reading.lower, upper: reading.upper };
    case 'approximate': {
      const width = tolerance ?? (stored?.kind === 'approximate' ? stored.tolerance : null);
      // How near is near enough is the planner's to say; nobody guesses it.
      if (width === null) return keep(`${wording}±…`);
      return { ...terms, kind: 'approximate', amount: reading.amount, tolerance: width };
    }
    case 'relative': {
      const reference = findReference(reading.reference, row.draft, row.id);
      if (reference === null) {
        row.complain('referenceUnknown', 'target', row.draft.references.map(({ name }) => name).join('、'));
        return null;
      }
      const { comparator, multiplier, lagYears } = reading;
      const offset = stored?.kind === 'relative' ? stored.offset : '0';
      return { ...terms, kind: 'relative', comparator, reference, multiplier, offset, lagYears };
    }
    default:
      return keep('95、≥95、2～3、5左右±0.5、不低于低保标准的1.3倍');
  }
}
