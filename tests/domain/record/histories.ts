import { type Figure, toRow, toWhole } from '../../../functions/domain/record/lean';
import type { Fields } from '../../../functions/domain/record/lenient';
import type { StoredHead, StoredRecord } from '../../../functions/domain/record/ports';
import type { SubmissionPlace } from '../../../functions/domain/record/verify-submission';
import { sha256, toCanonicalJson } from '../../../functions/store/canonical';
import { commitKeyOf, type StoredRow } from './rows';

export const place: SubmissionPlace = {
  id: 'sub_test_2023_a',
  round: 'rd_test_2023',
  unit: 'ou_a',
  parent: 'ou_city',
};

/** A record as bytes, to be tampered with: rows as they lie in the table. */
export interface History {
  place: SubmissionPlace;
  head: StoredHead | null;
  commits: StoredRow[];
  contents: { name: string; entries: string }[];
}

/** What a step says; the rest follows from the one before. */
export interface StepWish {
  figure: string;
  action: string;
  to: string;
  by: string;
  /** What a step says besides: a later version of the house may add to it. */
  more?: Record<string, unknown>;
}

const entriesOf = (figure: string) => toCanonicalJson([{ key: 'KS2-01', numerator: figure, denominator: '100' }]);

export function commitOf(place: SubmissionPlace, before: StoredRow | null, wish: StepWish): StoredRow {
  const revision = (before?.revision ?? 0) + 1;
  const said = before ? (JSON.parse(before.body) as { to: string }) : { to: 'draft' };
  const body = toCanonicalJson({
    submission: place.id,
    revision,
    parent: before?.name ?? null,
    contentHash: sha256(entriesOf(wish.figure)),
    action: wish.action,
    by: { id: `pn_${wish.by}`, name: wish.by },
    at: `2024-01-08T01:00:00.${String(revision).padStart(3, '0')}Z`,
    from: said.to,
    to: wish.to,
    requestId: `request-${revision}`,
    keys: [],
    returns: [],
    reason: null,
    ...wish.more,
  });
  return { revision, name: sha256(body), body };
}

/** The head as the house writes it after a step. */
export function headOf(place: SubmissionPlace, commit: StoredRow, contents: History['contents']): StoredHead {
  const { to, contentHash, requestId } = JSON.parse(commit.body) as Record<string, string>;
  const entries = contents.find(({ name }) => name === contentHash)?.entries ?? '[]';
  const figures = (JSON.parse(entries) as Fields[]).map((line) => toRow(toWhole(line) as Figure));
  return {
    place: `ROUND#${place.round}#PARENT#${place.parent}/HEAD#${place.unit}`,
    unit: place.unit,
    fields: {
      ...{ id: place.id, round: place.round, unit: place.unit, parent: place.parent, status: to },
      ...{ revision: commit.revision, commit: commit.name, contentHash, lastRequest: requestId },
      figures: toCanonicalJson(figures),
      standing: toCanonicalJson({ approved: null }),
    },
  };
}

/** An honest record of these steps, one after another. */
export function aHistory(wishes: StepWish[], of: SubmissionPlace = place): History {
  const commits: StoredRow[] = [];
  const contents = new Map<string, string>();
  for (const wish of wishes) {
    commits.push(commitOf(of, commits.at(-1) ?? null, wish));
    contents.set(sha256(entriesOf(wish.figure)), entriesOf(wish.figure));
  }
  const listed = [...contents].map(([name, entries]) => ({ name, entries }));
  const newest = commits.at(-1);
  return { place: of, head: newest ? headOf(of, newest, listed) : null, commits, contents: listed };
}

/** So many steps, every figure another. */
export function stepsOf(count: number): StepWish[] {
  return Array.from({ length: count }, (_, index) => ({
    figure: String(index),
    action: 'saveDraft',
    to: index % 3 === 2 ? 'submitted' : 'draft',
    by: 'zhang',
  }));
}

export function toRecord({ commits, contents }: Pick<History, 'commits' | 'contents'>): StoredRecord {
  return {
    commits: commits.map((row) => ({ place: commitKeyOf(row), ...row })),
    contents: contents.map(({ name, entries }) => ({ place: `CONTENT#${name}`, name, entries })),
  };
}
