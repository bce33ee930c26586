import {
  type Anchor,
  type AnchoredLine,
  type AnchorKeeper,
  type AnchorSigner,
  toAnchor,
  toNote,
} from '../domain/record/anchor';
import type { RecordReader } from '../domain/record/ports';
import { verifyEvaluations, verifyVersions } from '../domain/record/verify-plan';
import { dayInChina } from '../domain/round/calendar';
import type { Context } from './stores';

/** What came of it: a new anchor, or why there is none. */
export type Anchored =
  | { anchor: Anchor; reason: null }
  | { anchor: null; reason: 'alreadyNoted' | 'alreadyKept' }
  /** The newest anchor is of a later day: this clock is behind, or that one was ahead. */
  | { anchor: null; reason: 'clockBehind'; newest: string };

/**
 * 定锚 of the day in China, once. The file goes into other hands first and is noted then: a crash in between leaves an anchor
 * that is kept and that the next one does not follow upon, which harms nobody. Judges nothing: it says how things stand. Where an
 * anchor of a later day is noted already, one of the two clocks was wrong and nobody here can tell which: none is made, since a
 * list under a false day would testify for ever. Somebody has to set the clock, or to strike out that note in the table.
 */
export async function makeAnchor(
  { stores, now }: Context,
  keeper: AnchorKeeper,
  signer: AnchorSigner,
): Promise<Anchored> {
  const at = now();
  const day = dayInChina(at);
  const previous = await stores.anchors.latest();
  if (previous && previous.day > day) return { anchor: null, reason: 'clockBehind', newest: previous.day };
  if (previous?.day === day) return { anchor: null, reason: 'alreadyNoted' };
  const lines = await listLines(stores.record);
  const anchor = toAnchor(lines, { day, at, previous }, stores.record.digest, signer);
  if (!(await keeper.keep(anchor))) return { anchor: null, reason: 'alreadyKept' };
  await stores.anchors.note(toNote(anchor));
  return { anchor, reason: null };
}

/** The newest step of every submission, every version of every plan, every published evaluation. */
async function listLines(reader: RecordReader): Promise<AnchoredLine[]> {
  const { rounds, plans } = await reader.house();
  const lines: AnchoredLine[] = [];
  for (const { id, parent } of rounds) {
    if (parent === null) continue;
    for (const { fields } of await reader.heads(id, parent)) {
      const { id: submission, revision, commit } = fields;
      const isHead = typeof submission === 'string' && Number.isSafeInteger(revision) && isHash(commit);
      // What cannot be read is found by verification; here it would only put words into the list that are not true.
      if (isHead) lines.push({ kind: 'submission', id: submission, number: revision as number, hash: commit });
    }
  }
  for (const plan of plans) {
    const [versions, evaluations] = await Promise.all([reader.planVersions(plan), reader.evaluations(plan)]);
    for (const edition of verifyVersions(plan, versions, reader.digest).editions) {
      lines.push({ kind: 'planVersion', ...edition });
    }
    for (const edition of verifyEvaluations(plan, evaluations, reader.digest).editions) {
      lines.push({ kind: 'evaluation', ...edition });
    }
  }
  return lines;
}

function isHash(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}
