import type { PlanId } from '../ids';
import type { Digest } from './anchor';
import { type RecordFinding, toFinding } from './finding';
import { parseJson, shown, toFields } from './lenient';
import type { StoredEdition } from './ports';

/** A version or evaluation that is there, by the hash of its bytes. */
export interface Edition {
  id: string;
  number: number;
  hash: string;
}

export interface VerifiedEditions {
  editions: Edition[];
  findings: RecordFinding[];
}

/**
 * The versions of a plan: numbered without a gap, each what its key says. They carry no hash of their own; that their
 * bytes are those of the day they were published is for the anchors to tell.
 */
export function verifyVersions(plan: PlanId, stored: StoredEdition[], digest: Digest): VerifiedEditions {
  const place = { id: plan, round: null, unit: null };
  const findings: RecordFinding[] = [];
  const editions: Edition[] = [];
  for (const { number, body, place: key } of stored) {
    const fields = toFields(parseJson(body));
    if (number === null || !fields || fields.id !== plan || fields.version !== number) {
      findings.push(toFinding('versionUnread', place, { revision: number, found: key }));
    }
    if (number !== null && typeof body === 'string') editions.push({ id: plan, number, hash: digest(body) });
  }
  for (const number of gaps(stored)) findings.push(toFinding('versionMissing', place, { revision: number }));
  return { editions, findings };
}

/** Published evaluations: each the bytes its hash was taken of, numbered without a gap within its data year. */
export function verifyEvaluations(plan: PlanId, stored: StoredEdition[], digest: Digest): VerifiedEditions {
  const findings: RecordFinding[] = [];
  const editions: Edition[] = [];
  for (const { number, dataYear, body, hash, place: key } of stored) {
    const fields = toFields(parseJson(body));
    const id = typeof fields?.id === 'string' ? fields.id : plan;
    const place = { id, round: null, unit: null };
    const actual = typeof body === 'string' ? digest(body) : null;
    if (actual === null || actual !== hash) {
      findings.push(
        toFinding('evaluationEdited', place, { revision: number, found: actual ?? key, expected: shown(hash) }),
      );
    } else if (!fields || fields.plan !== plan || fields.number !== number || fields.dataYear !== dataYear) {
      findings.push(toFinding('evaluationEdited', place, { revision: number, found: key }));
    }
    if (number !== null && actual !== null) editions.push({ id, number, hash: actual });
  }
  const place = { id: plan, round: null, unit: null };
  for (const dataYear of new Set(stored.map((edition) => edition.dataYear))) {
    const ofYear = stored.filter((edition) => edition.dataYear === dataYear);
    for (const number of gaps(ofYear)) {
      findings.push(toFinding('evaluationMissing', place, { revision: number, found: shown(dataYear) }));
    }
  }
  return { editions, findings };
}

/** The numbers from 1 on that should be there and are not. */
function gaps(stored: StoredEdition[]): number[] {
  const there = new Set(stored.map(({ number }) => number));
  const last = Math.max(0, ...stored.map(({ number }) => number ?? 0));
  return Array.from({ length: last }, (_, index) => index + 1).filter((number) => !there.has(number));
}
