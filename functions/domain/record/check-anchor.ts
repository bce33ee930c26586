import { minutesBetween } from '../round/calendar';
import {
  type Anchor,
  type AnchoredKind,
  anchorFormat,
  type Digest,
  type IsSigned,
  rootOf,
  statementOf,
} from './anchor';
import { type Place, type RecordFinding, toFinding } from './finding';
import { type Step, timeOf } from './verify-submission';

/** What is there now: the numbers of a thing, each with its hash; null where nothing is. */
export type Present = (kind: AnchoredKind, id: string) => ReadonlyMap<number, string> | null;

/** Whether an anchor is whole in itself: its list, its hashes, its signature; `houseKey` where the right key is known. */
export function checkAnchor(
  anchor: Anchor,
  digest: Digest,
  isSigned: IsSigned,
  houseKey: string | null = null,
): RecordFinding[] {
  const place = { id: anchor.day, round: null, unit: null };
  const statement = statementOf(anchor);
  const root = rootOf(anchor.lines, digest);
  const findings: RecordFinding[] = [];
  if (anchor.format !== anchorFormat) {
    findings.push(toFinding('anchorEdited', place, { field: 'format', found: anchor.format, expected: anchorFormat }));
  }
  if (root !== anchor.root || anchor.count !== anchor.lines.length) {
    findings.push(toFinding('anchorEdited', place, { field: 'root', found: root, expected: anchor.root }));
  }
  const hash = digest(statement);
  if (hash !== anchor.hash) {
    findings.push(toFinding('anchorEdited', place, { field: 'hash', found: hash, expected: anchor.hash }));
  }
  if (!isSigned(statement, anchor.signature, anchor.publicKey)) findings.push(toFinding('anchorForged', place));
  if (houseKey !== null && anchor.publicKey !== houseKey) {
    findings.push(toFinding('anchorKeyOther', place, { found: anchor.publicKey, expected: houseKey }));
  }
  return findings;
}

/** Whether several anchors follow upon each other. A day nobody can show is a notice: it may just lie elsewhere. */
export function checkAnchorChain(anchors: Anchor[]): RecordFinding[] {
  const ordered = anchors.toSorted((a, b) => (a.day < b.day ? -1 : 1));
  const byDay = new Map(ordered.map((anchor) => [anchor.day, anchor]));
  return ordered.flatMap(({ day, previous }, index) => {
    const place = { id: day, round: null, unit: null };
    if (!previous)
      return index === 0 ? [] : [toFinding('anchorReplaced', place, { expected: ordered[index - 1]?.day })];
    const before = byDay.get(previous.day);
    if (before) {
      const details = { found: before.hash, expected: previous.hash };
      return before.hash === previous.hash
        ? []
        : [toFinding('anchorReplaced', { ...place, id: previous.day }, details)];
    }
    // Before the first one given there may be any number.
    return index === 0 ? [] : [toFinding('anchorMissing', place, { found: previous.day, expected: previous.hash })];
  });
}

/**
 * Whether everything an anchor lists is still there: what it names is on the way to the present head, at the same number.
 * It asks nothing of what came later, and needs nothing but the anchor: neither an older copy of the table nor a key.
 */
export function compareWithAnchor({ lines, day }: Pick<Anchor, 'lines' | 'day'>, present: Present): RecordFinding[] {
  return lines.flatMap(({ kind, id, number, hash }) => {
    const numbers = present(kind, id);
    const place = { id, round: null, unit: null };
    const details = { revision: number, field: day, expected: hash };
    if (!numbers || numbers.size === 0) return [toFinding('anchoredGone', place, details)];
    const found = numbers.get(number);
    if (found === hash) return [];
    if (found !== undefined) return [toFinding('anchoredRewritten', place, { ...details, found })];
    const last = Math.max(...numbers.keys());
    const fault = last < number ? 'anchoredCut' : 'anchoredGone';
    return [toFinding(fault, place, { ...details, found: String(last) })];
  });
}

/** Minutes by which two honest clocks may differ, with the time a step or an anchor takes to be written. */
const toleratedMinutes = 5;

/**
 * Whether the times of the steps agree with the anchors: a step dated before an anchor was made stands in it, one dated after it
 * does not. Only so can a date be tested by anybody but the clock that gave it. `anchors` of the whole house, in any order.
 */
export function createDateCheck(anchors: readonly Pick<Anchor, 'day' | 'at' | 'lines'>[]) {
  const known = anchors
    .map(({ day, at, lines }) => ({ day, at, numbers: newestNumbers(lines) }))
    .toSorted((a, b) => (a.at < b.at ? -1 : 1));
  return (place: Place, steps: readonly Step[]): RecordFinding[] => {
    if (known.length === 0) return [];
    return steps.flatMap((step) => {
      const [found, { revision }] = [timeOf(step), step];
      if (found === null) return [];
      const after = known.find(({ at }) => minutesBetween(found, at) > toleratedMinutes);
      if (after && (after.numbers.get(place.id) ?? 0) < revision) {
        return [toFinding('datedTooEarly', place, { revision, field: after.day, found })];
      }
      const before = known.findLast(({ at }) => minutesBetween(at, found) > toleratedMinutes);
      if (before && (before.numbers.get(place.id) ?? 0) >= revision) {
        return [toFinding('datedTooLate', place, { revision, field: before.day, found })];
      }
      return [];
    });
  };
}

/** How far each submission had come, by id. */
function newestNumbers(lines: Anchor['lines']): ReadonlyMap<string, number> {
  return new Map(lines.flatMap(({ kind, id, number }) => (kind === 'submission' ? [[id, number] as const] : [])));
}
