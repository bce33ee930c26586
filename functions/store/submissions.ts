import type { Commit, SubmissionHead, Submissions, TakenStep } from '../actions/stores';
import type { OrgUnitId, RoundId, SubmissionId } from '../domain/ids';
import { Problem } from '../domain/problem';
import { toLean, toRow } from '../domain/record/lean';
import { isSameValue } from '../domain/record/lenient';
import type { Entry } from '../domain/submission/entry';
import type { Submission, SubmissionEvent } from '../domain/submission/submission';
import { sha256, toCanonicalJson } from './canonical';
import { pack } from './packing';
import { bodyItem, commitBody, contentItem, DamagedItem, entriesBody, headItem, json, parseItem } from './stored';
import {
  commitKey,
  commitPrefix,
  contentKey,
  headKey,
  headPartition,
  headPrefix,
  type Item,
  submissionPartition,
} from './table';
import type { RawItem, TableClient } from './table-client';

// Made once: a record is read step by step, and to put such a schema together costs more than to use it.
const entriesText = json(entriesBody);
const commitText = json(commitBody);

/** Of hexadecimal digits: enough that nobody finds a second wish of the same digest. */
const digestLength = 32;

/** 填报单 with their record, kept like a repository: content, commits, and heads that move by compare-and-swap. */
export function createSubmissions(table: TableClient): Submissions {
  async function getHead(round: RoundId, parent: OrgUnitId, unit: OrgUnitId): Promise<SubmissionHead | null> {
    const item = await table.get(headKey(round, parent, unit));
    return item && fromHeadItem(item);
  }

  async function get(round: RoundId, parent: OrgUnitId, unit: OrgUnitId): Promise<Submission | null> {
    const head = await getHead(round, parent, unit);
    return head && withMovedAt(await withEntries(head));
  }

  /** A head from before it told when it was moved last has that in the step it points at. */
  async function withMovedAt(submission: Submission): Promise<Submission> {
    const { id, revision, commit, movedAt } = submission;
    if (movedAt !== null || commit === null) return submission;
    const item = await table.get(commitKey(id, revision, commit));
    return item ? { ...submission, movedAt: fromCommitItem(id, item).at } : submission;
  }

  async function withEntries({ figures, ...head }: SubmissionHead): Promise<Submission> {
    const entries = head.contentHash === null ? null : await readContent(head.id, head.contentHash);
    if (entries === null) throw new DamagedItem(`head of ${head.id}`, `its content ${head.contentHash} is missing`);
    return { ...head, entries };
  }

  async function readContent(id: SubmissionId, contentHash: string): Promise<Entry[] | null> {
    const item = await table.get(contentKey(id, contentHash));
    if (item === null) return null;
    const where = `content ${contentHash} of ${id}`;
    const { entries } = parseItem(contentItem, where, item);
    if (sha256(entries) !== contentHash) throw new DamagedItem(where, 'it has another hash');
    return parseItem(entriesText, where, entries);
  }

  async function history(id: SubmissionId, head: string | null): Promise<Commit[]> {
    if (head === null) return [];
    const stored = (await table.query(submissionPartition(id), commitPrefix)).map((item) => fromCommitItem(id, item));
    const byHash = new Map(stored.map((commit) => [commit.hash, commit]));
    // From the head backwards: a commit that lost its race, or whose writer died, lies there too but leads nowhere.
    const reachable: Commit[] = [];
    for (let hash: string | null = head; hash !== null; ) {
      const commit = byHash.get(hash);
      if (!commit) throw new DamagedItem(`record of ${id}`, `commit ${hash} is missing`);
      reachable.unshift(commit);
      hash = commit.parent;
    }
    return reachable;
  }

  async function stepsAfter({ id, revision, commit }: Submission, known: Commit): Promise<Commit[]> {
    const steps: Commit[] = [];
    let hash = commit;
    for (let at = revision; hash !== known.hash; at -= 1) {
      const item = hash === null ? null : await table.get(commitKey(id, at, hash));
      if (!item) throw new DamagedItem(`record of ${id}`, `commit ${hash} is missing`);
      const step = fromCommitItem(id, item);
      steps.unshift(step);
      hash = step.parent;
    }
    return steps;
  }

  async function saveAll(previous: Submission, steps: readonly TakenStep[]): Promise<Submission> {
    const items: Item[] = [];
    let [saved, head, requestId]: [Submission, Item | null, string] = [previous, null, ''];
    for (const { next, event } of steps) {
      const step = prepare(saved, next, event);
      if (step.saved.contentHash !== saved.contentHash) items.push(step.content);
      items.push(step.commit);
      [saved, head, requestId] = [step.saved, step.head, event.requestId];
    }
    if (!head) throw new Error(`no step of ${previous.id} to be saved`);

    // The order is the safety: what the head points at, and all that leads there, is there before the head is moved.
    for (const item of items) await table.putIfAbsent(item);
    const swap = await table.swap(head, previous.revision);
    if (swap.won) return saved;

    const stored = swap.stored && fromHeadItem(swap.stored);
    if (stored) {
      const isThisRequest = stored.lastRequest === requestId;
      if (isThisRequest || (await hasMadeStep(stored, previous.revision, requestId))) return withEntries(stored);
    }
    throw new Problem('submission.stale', { expected: previous.revision, current: stored?.revision ?? 0 });
  }

  return {
    get,
    getHead,
    history,
    stepsAfter,
    digest: (wish) => sha256(toCanonicalJson(wish)).slice(0, digestLength),

    save: (previous, next, event) => saveAll(previous, [{ next, event }]),
    saveAll,

    async listHeads(round, parent) {
      return (await table.query(headPartition(round, parent), headPrefix)).map(fromHeadItem);
    },

    async entriesAt(id, contentHash) {
      const entries = await readContent(id, contentHash);
      if (entries === null) throw new Problem('thing.notFound', { what: 'submission' });
      return entries;
    },
  };

  /** Whether a request already made one of the steps after `revision`, before others went on from there. */
  async function hasMadeStep(head: SubmissionHead, revision: number, requestId: string): Promise<boolean> {
    const steps = await history(head.id, head.commit);
    return steps.some((commit) => commit.revision > revision && commit.requestId === requestId);
  }
}

/** The three items of one step, and the submission as it will be read back once they are stored. */
function prepare(previous: Submission, next: Submission, event: SubmissionEvent) {
  if (next.id !== previous.id || next.revision !== previous.revision + 1) {
    throw new Error(`${next.id} at revision ${next.revision} does not follow ${previous.id} at ${previous.revision}`);
  }
  const { id, revision } = next;
  if (previous.movedAt !== null && event.at < previous.movedAt) {
    throw new Error(`${id}: a step of ${event.at} can't follow upon one of ${previous.movedAt}`);
  }
  const entries = toCanonicalJson(next.entries.map(toLean));
  // Lines nobody touched stay in the content they are in, however that was written: what is approved is what was judged.
  const standsIn = next.entries === previous.entries ? previous.contentHash : null;
  const contentHash = standsIn ?? sha256(entries);
  const moved = { ...next, contentHash, lastRequest: event.requestId };
  // The step vouches for what lies beside the head: nothing of it can be edited without the step being another.
  const standingHash = sha256(standingOf(moved));
  const body = toCanonicalJson({
    ...event,
    submission: id,
    revision,
    parent: previous.commit,
    contentHash,
    standingHash,
  });
  const hash = sha256(body);

  const content: Item = { ...contentKey(id, contentHash), entries: pack(entries) };
  const commit: Item = { ...commitKey(id, revision, hash), body: pack(body) };
  const head = toHeadItem({ ...moved, commit: hash });

  // Read back before anything is written: what could not be read again must not get into the table.
  fromCommitItem(id, commit);
  const { figures, ...fields } = fromHeadItem(head);
  const saved: Submission = { ...fields, entries: parseItem(entriesText, `new content of ${id}`, entries) };
  return { content, commit, head, saved };
}

function toHeadItem(submission: Submission): Item {
  const { id, round, unit, parent, status, revision, entries, contentHash, commit, lastRequest } = submission;
  return {
    ...headKey(round, parent, unit),
    ...{ id, round, unit, parent, status, revision, contentHash, commit, lastRequest },
    figures: pack(toCanonicalJson(entries.map(toRow))),
    standing: pack(standingOf(submission)),
  };
}

/** The part of a head that nothing is searched or swapped by, as it is stored. */
function standingOf(submission: Submission): string {
  const { id, round, unit, parent, status, revision, entries, contentHash, commit, lastRequest, ...standing } =
    submission;
  return toCanonicalJson(toStanding(standing));
}

type Standing = Omit<Submission, keyof typeof headItem.shape | 'entries'>;

/** Without what is empty, which for most steps of the way is most of it. */
function toStanding({ correction, ...standing }: Standing): object {
  return withoutEmpty({
    ...standing,
    // What a correction goes back to is mostly what still holds.
    correction: correction && { ...correction, before: whatDiffers(correction.before, standing) },
  });
}

function whatDiffers(before: object, now: object): object {
  const held = new Map<string, unknown>(Object.entries(now));
  return Object.fromEntries(Object.entries(before).filter(([name, value]) => !isSameValue(value, held.get(name))));
}

function withoutEmpty(fields: object): object {
  const isEmpty = (value: unknown) => value === null || (typeof value === 'object' && Object.keys(value).length === 0);
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => !isEmpty(value)));
}

function fromHeadItem(item: RawItem): SubmissionHead {
  const { standing, ...head } = parseItem(headItem, `${item.PK}/${item.SK}`, item);
  return { ...head, ...standing };
}

/** A commit is what its hash says, under the name of that hash; anything else was not written by this house. */
function fromCommitItem(id: SubmissionId, item: RawItem): Commit {
  const where = `${item.PK}/${item.SK}`;
  const { body } = parseItem(bodyItem, where, item);
  const { submission, ...fields } = parseItem(commitText, where, body);
  const hash = sha256(body);
  const isInItsPlace = submission === id && item.SK === commitKey(id, fields.revision, hash).SK;
  if (!isInItsPlace) throw new DamagedItem(where, 'it has another hash');
  return { ...fields, hash };
}
