import type { OrgUnitId, RoundId, SubmissionId } from '../ids';
import type { Digest } from './anchor';
import { checkHead } from './check-head';
import { type RecordFault, type RecordFinding, toFinding } from './finding';
import { type Fields, parseJson, shown, toFields, toText } from './lenient';
import type { StoredCommit, StoredContent, StoredHead, StoredRecord } from './ports';

/** One step as it is read leniently: `body` is null where it cannot be read at all. */
export interface Step {
  revision: number;
  hash: string;
  body: Fields | null;
}

/** A submission's record with all that was found wrong with it. */
export interface VerifiedRecord {
  /** The steps that lead to the head, oldest first, as far as they can be followed. */
  steps: Step[];
  findings: RecordFinding[];
}

export interface SubmissionPlace {
  id: SubmissionId;
  round: RoundId;
  unit: OrgUnitId;
  parent: OrgUnitId;
}

interface Node extends Step {
  /** Its bytes are those it is named by, and it lies where it says. */
  isSound: boolean;
  parent: string | null;
}

/** How the house writes a time. Times so written are in the order of their letters. */
const isInstant = (text: string | null): text is string =>
  text !== null && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text);

/** When a step says it was taken; null where that cannot be told. */
export function timeOf({ body }: Pick<Step, 'body'>): string | null {
  const at = toText(body?.at);
  return isInstant(at) ? at : null;
}

/**
 * Verifies one submission: its head, every step back to the first, and every content. Goes on after whatever it finds, so that
 * one deleted step does not hide another. Looks into the bytes for what ties steps together, and into nothing else: what a
 * later version of the house adds to a step is covered by the step's hash.
 */
export function verifySubmission(
  place: SubmissionPlace,
  head: StoredHead | null,
  record: StoredRecord,
  digest: Digest,
): VerifiedRecord {
  const findings: RecordFinding[] = [];
  const report = (fault: RecordFault, details: Parameters<typeof toFinding>[2]) =>
    findings.push(toFinding(fault, place, details));

  const nodes = readNodes(place, record.commits, digest, report);
  const byName = new Map<string, Node>();
  for (const node of nodes) if (node.isSound || !byName.has(node.hash)) byName.set(node.hash, node);

  if (!head) {
    reportHeadless(nodes, byName, report);
    return { steps: [], findings };
  }
  const start = { name: toText(head.fields.commit), revision: toRevision(head.fields.revision) };
  if (start.name === null || start.revision === null) {
    report('headUnread', { found: head.place });
    return { steps: [], findings };
  }

  const { chain, missing } = walk(start.name, start.revision, nodes, byName, report);
  checkSteps(chain, report);
  reportBeyond(chain, missing, { nodes, byName }, start.revision, report);
  const contents = checkContents(chain, record.contents, digest, report);
  const steps = chain.map(({ revision, hash, body }) => ({ revision, hash, body }));
  checkHead(place, head, steps, contents, digest, report);
  return { steps, findings };
}

type Report = (fault: RecordFault, details: Parameters<typeof toFinding>[2]) => void;

/** Every stored step, sound or not; what is no step at all is reported and left. */
function readNodes(place: SubmissionPlace, commits: StoredCommit[], digest: Digest, report: Report): Node[] {
  return commits.flatMap(({ place: key, revision, name, body }) => {
    if (revision === null || name === null) {
      report('commitUnread', { found: key });
      return [];
    }
    const fields = toFields(parseJson(body));
    const actual = typeof body === 'string' ? digest(body) : null;
    const node = { revision, hash: name, body: fields, parent: toText(fields?.parent), isSound: false };
    if (actual !== name) {
      report('commitEdited', { revision, found: actual ?? shown(body), expected: name });
      return [node];
    }
    const said = toRevision(fields?.revision);
    if (!fields || said === null) {
      report('commitUnread', { revision, found: key });
      return [node];
    }
    if (fields.submission === place.id && said === revision) return [{ ...node, isSound: true }];
    const says = `${shown(fields.submission)} ${said}`;
    report('commitMisplaced', { revision, found: says, expected: `${place.id} ${revision}` });
    // It was only filed wrongly: its own word, which its hash vouches for, tells where it belongs.
    return [fields.submission === place.id ? { ...node, revision: said } : node];
  });
}

/** From the head back to the first step. Over a gap it goes on with what lies before it. */
function walk(name: string, revision: number, nodes: Node[], byName: Map<string, Node>, report: Report) {
  const chain: Node[] = [];
  const seen = new Set<string>();
  const missing = new Set<string>();
  let next: { name: string; revision: number } | null = { name, revision };
  while (next) {
    const wanted: { name: string; revision: number } = next;
    let node = byName.get(wanted.name);
    if (node && seen.has(node.hash)) {
      report('linkBroken', { revision: wanted.revision + 1, found: wanted.name, expected: String(wanted.revision) });
      break;
    }
    if (!node) {
      missing.add(wanted.name);
      node = resumeBefore(wanted, nodes, seen, report);
      if (!node) break;
    } else if (node.revision !== wanted.revision) {
      report('linkBroken', { revision: wanted.revision, found: String(node.revision), expected: wanted.name });
    }
    seen.add(node.hash);
    chain.push(node);
    next = before(node, nodes, seen, report);
  }
  return { chain: chain.reverse(), missing };
}

/** What a step follows upon; null before the first. A step whose bytes say nothing of it is followed by number. */
function before(node: Node, nodes: Node[], seen: Set<string>, report: Report) {
  const revision = node.revision - 1;
  if (node.parent !== null) {
    if (revision > 0) return { name: node.parent, revision };
    report('linkBroken', { revision: node.revision, found: node.parent });
    return null;
  }
  if (revision === 0) return null;
  // An edited step may have lost its link with the edit, which is reported; a sound one that begins in the middle is not.
  if (node.isSound) report('linkBroken', { revision: node.revision, expected: String(revision) });
  const follower = newest(nodes, revision, seen);
  return follower ? { name: follower.hash, revision: follower.revision } : null;
}

/** Reports what is gone and finds the step to go on from. */
function resumeBefore(wanted: { name: string; revision: number }, nodes: Node[], seen: Set<string>, report: Report) {
  const { name, revision } = wanted;
  if (revision < 1) return undefined;
  const other = nodes.find((node) => node.revision === revision && !seen.has(node.hash));
  if (other) {
    report('commitReplaced', { revision, found: other.hash, expected: name });
    return other;
  }
  const node = newest(nodes, revision, seen);
  // As one finding, from the first that is gone to the last: a cut may have taken thousands.
  const first = (node?.revision ?? 0) + 1;
  report('commitMissing', { revision: first, found: first === revision ? '' : String(revision), expected: name });
  return node;
}

function newest(nodes: Node[], upTo: number, seen: Set<string>): Node | undefined {
  let found: Node | undefined;
  for (const node of nodes) {
    if (node.revision > upTo || seen.has(node.hash)) continue;
    if (!found || node.revision > found.revision) found = node;
  }
  return found;
}

/** Status follows upon status and no time goes back; an edited step is reported as such and not once more. */
function checkSteps(chain: Node[], report: Report): void {
  for (const [index, node] of chain.entries()) {
    const previous = chain[index - 1];
    if (!previous || previous.revision !== node.revision - 1) continue;
    if (!previous.isSound || !node.isSound) continue;
    const { revision } = node;
    if (previous.body?.to !== node.body?.from) {
      report('stepBroken', { revision, found: shown(node.body?.from), expected: shown(previous.body?.to) });
    }
    const [at, before] = [timeOf(node), timeOf(previous)];
    if (at !== null && before !== null && at < before) {
      report('timeReversed', { revision, found: at, expected: before });
    }
  }
}

/**
 * What lies beside the way to the head. A step is only ever made upon a head, so whatever some stored step follows upon was
 * the head once and has to be on the way to the present one: where it is not, the head was moved back or aside. A single
 * step beside the way is one that lost its race or whose writer broke off; so are the steps of one import, over which the head
 * moves at once: where it stands between two of them, it was moved as well.
 */
function reportBeyond(
  chain: Node[],
  missing: Set<string>,
  { nodes, byName }: { nodes: Node[]; byName: Map<string, Node> },
  revision: number,
  report: Report,
): void {
  const onTheWay = new Set(chain.map(({ hash }) => hash));
  const beside = nodes.filter(({ isSound, hash }) => isSound && !onTheWay.has(hash));
  const wereHeads = beside.filter(
    (node) =>
      node.parent !== null &&
      !missing.has(node.parent) &&
      onTheWay.has(node.parent) === isOfOneImport(node, byName.get(node.parent)),
  );
  if (wereHeads.length > 0) {
    const furthest = Math.max(...wereHeads.map((node) => node.revision));
    report('tailCut', { revision, found: String(furthest), expected: wereHeads[0]?.parent ?? '' });
    return;
  }
  const after = beside.find((node) => node.revision === revision + 1);
  if (after) report('unfinished', { revision: after.revision, found: after.hash });
}

/** Whether two steps were written for one wish: the days of an import, each a step, for which the head moves once. */
function isOfOneImport(node: Node, before: Node | undefined): boolean {
  const wish = importOf(node);
  return wish !== null && before?.isSound === true && importOf(before) === wish;
}

/** Of each day's request what it has in common with the others of the import; null where a step is none of one. */
function importOf({ body }: Node): string | null {
  const request = body?.action === 'importRecord' ? toText(body.requestId) : null;
  return request === null ? null : request.slice(0, request.lastIndexOf('@'));
}

/** Without a head nothing may lie there but what somebody wrote first whose writing broke off. */
function reportHeadless(nodes: Node[], byName: Map<string, Node>, report: Report): void {
  if (nodes.length === 0) return;
  const furthest = Math.max(...nodes.map(({ revision }) => revision));
  const isBroken = nodes.some(
    (node) => (node.revision > 1 || node.parent !== null) && !isOfOneImport(node, byName.get(node.parent ?? '')),
  );
  if (isBroken) report('headGone', { revision: furthest });
  else report('unfinished', { revision: 1, found: nodes[0]?.hash ?? '' });
}

/** Every content by its name, its bytes checked; and one for every step. */
function checkContents(chain: Node[], stored: StoredContent[], digest: Digest, report: Report): Map<string, unknown> {
  const firstUse = new Map<string, number>();
  for (const { body, revision } of chain) {
    const hash = toText(body?.contentHash);
    if (hash !== null && !firstUse.has(hash)) firstUse.set(hash, revision);
  }
  const contents = new Map<string, unknown>();
  for (const { place, name, entries } of stored) {
    const actual = typeof entries === 'string' ? digest(entries) : null;
    const revision = name === null ? null : (firstUse.get(name) ?? null);
    if (name === null || actual !== name) {
      report('contentEdited', { revision, found: actual ?? place, expected: name ?? '' });
    }
    if (name !== null) contents.set(name, entries);
  }
  for (const [hash, revision] of firstUse) {
    if (!contents.has(hash)) report('contentMissing', { revision, expected: hash });
  }
  return contents;
}

function toRevision(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : null;
}
