import type { RecordFault } from '../../../functions/domain/record/finding';
import { sha256, toCanonicalJson } from '../../../functions/store/canonical';
import { aHistory, commitOf, type History, headOf, stepsOf } from './histories';
import type { StoredRow } from './rows';

/** A way to tamper with a record of at least six steps; `at` is any step but the first and the last two (from 1). */
export interface Tampering {
  name: string;
  tamper: (history: History, at: number) => History;
  /** What has to be found in the bytes alone; null where only an anchor tells. */
  fault: RecordFault | null;
  /** What an anchor of before tells. */
  anchored: RecordFault | null;
}

const other = { figure: '77', action: 'saveDraft', to: 'draft', by: 'forger' } as const;

const withCommits = (history: History, change: (commits: StoredRow[]) => StoredRow[]): History => ({
  ...history,
  commits: change(history.commits.map((row) => ({ ...row }))),
});

const withHead = (history: History, change: (fields: Record<string, unknown>) => object): History => ({
  ...history,
  head: history.head && { ...history.head, fields: { ...history.head.fields, ...change(history.head.fields) } },
});

const row = ({ commits }: Pick<History, 'commits'>, at: number) => commits[at - 1] as StoredRow;

/** The head set back on a step, in every field as the house would have written it. */
const movedBack = (history: History, to: number): History => ({
  ...history,
  head: headOf(history.place, row(history, to), history.contents),
});

export const tamperings: Tampering[] = [
  {
    name: 'a step edited in its place',
    tamper: (history, at) =>
      withCommits(history, (commits) =>
        commits.map((one) => (one.revision === at ? { ...one, body: one.body.replace('zhang', 'forger') } : one)),
      ),
    fault: 'commitEdited',
    anchored: null,
  },
  {
    name: 'a step edited and filed under its new hash',
    tamper: (history, at) =>
      withCommits(history, (commits) =>
        commits.map((one) => {
          const body = one.body.replace('zhang', 'forger');
          return one.revision === at ? { ...one, body, name: sha256(body) } : one;
        }),
      ),
    fault: 'commitReplaced',
    anchored: null,
  },
  {
    name: 'a step deleted',
    tamper: (history, at) => withCommits(history, (commits) => commits.filter(({ revision }) => revision !== at)),
    fault: 'commitMissing',
    anchored: null,
  },
  {
    name: 'the first step deleted',
    tamper: (history) => withCommits(history, (commits) => commits.slice(1)),
    fault: 'commitMissing',
    anchored: null,
  },
  {
    name: 'all steps before one deleted, and that one made the first',
    tamper: (history, at) => {
      const first = row(history, at);
      const body = toCanonicalJson({ ...JSON.parse(first.body), parent: null });
      const kept = history.commits.slice(at);
      return { ...history, commits: [{ ...first, body, name: sha256(body) }, ...kept] };
    },
    fault: 'commitReplaced',
    anchored: null,
  },
  {
    name: 'two steps exchanged under each other’s names',
    tamper: (history, at) =>
      withCommits(history, (commits) =>
        commits.map((one) => {
          const swapped = { [at]: at + 1, [at + 1]: at }[one.revision];
          return swapped === undefined ? one : { ...one, body: row(history, swapped).body };
        }),
      ),
    fault: 'commitEdited',
    anchored: null,
  },
  {
    name: 'two steps exchanged together with their names',
    tamper: (history, at) =>
      withCommits(history, (commits) =>
        commits.map((one) => ({ ...one, revision: { [at]: at + 1, [at + 1]: at }[one.revision] ?? one.revision })),
      ),
    fault: 'commitMisplaced',
    anchored: null,
  },
  {
    name: 'a step taken from another record',
    tamper: (history, at) => {
      const foreign = aHistory(stepsOf(at), { ...history.place, id: 'sub_test_2023_b' }).commits.at(-1) as StoredRow;
      return withCommits(history, (commits) => commits.map((one) => (one.revision === at ? foreign : one)));
    },
    fault: 'commitMisplaced',
    anchored: null,
  },
  {
    name: 'the head moved back, later steps left lying',
    tamper: (history) => movedBack(history, history.commits.length - 2),
    fault: 'tailCut',
    anchored: 'anchoredCut',
  },
  {
    name: 'the head moved back by one, the last step left lying',
    tamper: (history) => movedBack(history, history.commits.length - 1),
    // One step beside the way is what an honest crash leaves, too.
    fault: 'unfinished',
    anchored: 'anchoredCut',
  },
  {
    name: 'the tail cut off, head and steps',
    tamper: (history, at) => withCommits(movedBack(history, at), (commits) => commits.slice(0, at)),
    fault: null,
    anchored: 'anchoredCut',
  },
  {
    name: 'the whole record written anew, every hash right',
    tamper: (history) =>
      aHistory(
        history.commits.map(() => other),
        history.place,
      ),
    fault: null,
    anchored: 'anchoredRewritten',
  },
  {
    name: 'the record written anew from one step on',
    tamper: (history, at) => {
      const commits = history.commits.slice(0, at - 1);
      for (let count = at; count <= history.commits.length; count += 1) {
        commits.push(commitOf(history.place, commits.at(-1) ?? null, other));
      }
      const contents = [...history.contents, ...aHistory([other]).contents];
      return { ...history, commits, contents, head: headOf(history.place, commits.at(-1) as StoredRow, contents) };
    },
    fault: null,
    anchored: 'anchoredRewritten',
  },
  {
    name: 'the whole record deleted',
    tamper: (history) => ({ ...history, head: null, commits: [], contents: [] }),
    fault: null,
    anchored: 'anchoredGone',
  },
  {
    name: 'the head deleted',
    tamper: (history) => ({ ...history, head: null }),
    fault: 'headGone',
    anchored: 'anchoredGone',
  },
  {
    name: 'a content edited',
    tamper: (history, at) => ({
      ...history,
      contents: history.contents.map((content, index) =>
        index === at - 1 ? { ...content, entries: content.entries.replace('"100"', '"200"') } : content,
      ),
    }),
    fault: 'contentEdited',
    anchored: null,
  },
  {
    name: 'a content deleted',
    tamper: (history, at) => ({ ...history, contents: history.contents.filter((_, index) => index !== at - 1) }),
    fault: 'contentMissing',
    anchored: null,
  },
  {
    name: 'a status set by hand',
    tamper: (history) => withHead(history, () => ({ status: 'approved' })),
    fault: 'headDisagrees',
    anchored: null,
  },
  {
    name: 'a figure of the roll-up set by hand',
    tamper: (history) => withHead(history, ({ figures }) => ({ figures: String(figures).replace('"100"', '"10"') })),
    fault: 'headDisagrees',
    anchored: null,
  },
  {
    name: 'an approval set by hand',
    tamper: (history, at) =>
      withHead(history, () => ({
        standing: JSON.stringify({ approved: { revision: at, contentHash: sha256('other'), at: '', by: {} } }),
      })),
    fault: 'headDisagrees',
    anchored: null,
  },
  {
    name: 'a revision set by hand',
    tamper: (history) => withHead(history, ({ revision }) => ({ revision: Number(revision) + 1 })),
    fault: 'linkBroken',
    anchored: null,
  },
];
