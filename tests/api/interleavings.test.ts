import { describe, expect, it } from 'vitest';
import type { Commit, Submissions } from '../../functions/actions/stores';
import { toSubmissionId } from '../../functions/domain/ids';
import { type Entry, fields } from '../../functions/domain/submission/entry';
import { actions } from '../../functions/domain/submission/submission';
import { createStores } from '../../functions/store';
import { toCanonicalJson } from '../../functions/store/canonical';
import { openMemory } from '../store/memory';
import { li, wang, zhang, zhou } from '../support/people';
import { createDraws } from '../support/schedule';
import { round, shows, sitAt, unit } from './interleaved/desk';
import { allEvenings, type Evening, kong, qian } from './interleaved/evenings';
import { openOffice } from './interleaved/office';

const runs = 1000;
// A failure names its seed; put it here to see that one again.
const firstSeed = 1;

const judges = [li, wang, zhou, kong];

/** One morning in the office, drawn from a seed: what everyone knows to have been taken down, and what the record says. */
async function aMorning(seed: number, evenings: Evening[]) {
  const draws = createDraws(seed);
  const { items, others, revision } = draws.pick(evenings);
  const table = openMemory(items);
  const stores = createStores(table.client, table.tableName);
  const office = openOffice(table, others, draws);
  const desks = [zhang, qian, draws.pick(judges), draws.pick(judges)]
    .filter((person, index, all) => all.indexOf(person) === index)
    .map((person) => sitAt(person, office.post, draws));
  const peeks: number[] = [];

  /** Somebody who only looks, again and again, between any two calls. */
  async function peek(): Promise<void> {
    for (let left = 3; left > 0; left -= 1) {
      for (let turns = draws.below(20); turns > 0; turns -= 1) await office.turn();
      const now = await stores.submissions.get(round, 'ou_city', unit);
      if (!now) continue;
      const history = await stores.submissions.history(now.id, now.commit);
      expect(history.at(-1)).toMatchObject({ hash: now.commit, revision: now.revision, contentHash: now.contentHash });
      peeks.push(now.revision);
    }
  }

  await office.run([...desks.map((desk) => desk.work(1 + draws.below(4))), peek()]);
  expect(peeks).toEqual(peeks.toSorted((a, b) => a - b));
  return { desks, from: revision, ...(await readRecord(stores.submissions)) };
}

/** The record as it can be reached from the head, with the form each step left. */
async function readRecord(submissions: Submissions) {
  const now = await submissions.get(round, 'ou_city', unit);
  const history = await submissions.history(toSubmissionId(round, unit), now?.commit ?? null);
  const forms = await Promise.all(
    history.map(({ contentHash }) => submissions.entriesAt(toSubmissionId(round, unit), contentHash)),
  );
  return { now, history, forms };
}

type Morning = Awaited<ReturnType<typeof aMorning>>;

function expectOneChain({ now, history }: Morning): void {
  expect(history.map(({ revision }) => revision)).toEqual(history.map((_, index) => index + 1));
  expect(history.map(({ parent }) => parent)).toEqual(history.map((_, index) => history[index - 1]?.hash ?? null));
  expect(now?.revision ?? 0).toBe(history.length);
  const requests = history.map(({ requestId }) => requestId);
  expect(new Set(requests).size).toBe(requests.length);
}

/** Everything somebody was told had been done is in the record: once, by them, with what they sent. */
function expectEveryPromiseKept({ desks, history, forms }: Morning): void {
  for (const { by, action, requestId, revision, entries } of desks.flatMap(({ acknowledged }) => acknowledged)) {
    const made = history.filter((commit) => commit.requestId.startsWith(`${requestId}/`));
    // To save what is already there is no step; it stands there all the same.
    const at = made.length === 0 && action === 'saveDraft' ? revision : made[0]?.revision;
    if (made.length !== 0 || action !== 'saveDraft') {
      expect(made).toMatchObject([{ action, by: { id: by }, revision: revision + 1 }]);
    }
    if (entries) expect(sorted(forms[(at ?? 0) - 1] ?? [])).toBe(sorted(entries));
  }
}

const sorted = (entries: Entry[]) => toCanonicalJson(entries.toSorted((a, b) => (a.key < b.key ? -1 : 1)));

/** Nobody's figure or word gave way to that of somebody who did not have it before their eyes. */
function expectNothingLost({ desks, from, history, forms }: Morning): number {
  let overwritten = 0;
  history.forEach((commit, index) => {
    // What was approved comes back by itself; what was done the evening before is nobody's of this morning.
    if (commit.action === 'dropCorrection' || commit.revision <= from) return;
    const author = desks.find(({ person }) => person.id === commit.by.id);
    for (const line of forms[index] ?? []) {
      const before = forms[index - 1]?.find(({ key }) => key === line.key);
      for (const field of fields) {
        const [was, is] = [shows(before, field), shows(line, field)];
        if (was === is) continue;
        if (was !== '') overwritten += 1;
        expect(author?.hasSeen(line.key, field, was), toldAs(commit, line, field, was, is)).toBe(true);
      }
    }
  });
  return overwritten;
}

function toldAs(commit: Commit, line: Entry, field: string, was: string, is: string): string {
  return `revision ${commit.revision} by ${commit.by.name}: ${line.key} ${field} 「${was}」 → 「${is}」`;
}

describe('a thousand mornings in one office', () => {
  it('lose nothing anybody wrote, whatever falls between what', { timeout: 60_000 }, async () => {
    const evenings = await allEvenings();
    const seen = { overwritten: 0, actions: new Set<string>() };
    for (let seed = firstSeed; seed < firstSeed + runs; seed += 1) {
      try {
        const morning = await aMorning(seed, evenings);
        expectOneChain(morning);
        expectEveryPromiseKept(morning);
        seen.overwritten += expectNothingLost(morning);
        for (const { action } of morning.history) seen.actions.add(action);
      } catch (error) {
        throw new Error(`seed ${seed}: ${error instanceof Error ? error.message : error}`, { cause: error });
      }
    }
    // Mornings on which nothing happens prove nothing.
    expect([...seen.actions].sort()).toEqual(actions.filter((action) => action !== 'importRecord').toSorted());
    expect(seen.overwritten).toBeGreaterThan(500);
  });
});
