import { brotliCompressSync } from 'node:zlib';
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Stores } from '../../functions/actions/stores';
import type { OrgUnitId, PersonId, PlanId } from '../../functions/domain/ids';
import { toDraft } from '../../functions/domain/plan/draft';
import type { ReferenceRecord, ReferenceSeries } from '../../functions/domain/plan/reference';
import { Problem } from '../../functions/domain/problem';
import { acceptedKeys } from '../../functions/domain/submission/acceptances';
import { fingerprint } from '../../functions/domain/submission/entry';
import type { Action, Submission } from '../../functions/domain/submission/submission';
import { createStores } from '../../functions/store';
import { sha256, toCanonicalJson } from '../../functions/store/canonical';
import { unpack } from '../../functions/store/packing';
import { DamagedItem } from '../../functions/store/stored';
import {
  commitKey,
  contentKey,
  evaluationKey,
  headKey,
  type Key,
  planDraftKey,
  versionKey,
} from '../../functions/store/table';
import { anIndicator } from '../support/builders';
import {
  aDelegation,
  aDraft,
  anEntry,
  anEvaluation,
  anOrgChange,
  anotherPlan,
  aPerson,
  aPlan,
  aProposal,
  aRequestId,
  aRound,
  aRoundId,
  aStep,
  aUnit,
  Crash,
  city,
  countyA,
  countyB,
  crashing,
  intercepted,
  li,
  recorded,
  untouched,
  zhang,
} from './builders';
import { scattered, scatteredTexts } from './scattered';

/** An engine to run the suite on: anything that speaks DynamoDB's protocol and has the table. */
export interface OpenTable {
  client: DynamoDBDocumentClient;
  tableName: string;
  close(): Promise<void>;
}

const aSeries: ReferenceSeries = { id: 'rs_minimum', name: '低保标准', measure: '元/月', definition: '7月1日起执行' };

/** What the stores promise, on whatever engine they run. */
export function storeSuite(engine: string, openStores: () => Promise<OpenTable>): void {
  describe(`the stores on ${engine}`, () => {
    let table: OpenTable;
    let stores: Stores;

    beforeAll(async () => {
      table = await openStores();
      stores = createStores(table.client, table.tableName);
    });
    afterAll(() => table.close());

    /** The stores as a process sees them that dies around its nth write. */
    const dyingStores = (nth: number, moment?: 'before' | 'after') =>
      createStores(crashing(table.client, nth, moment), table.tableName);

    const recordedStores = () => {
      const { client, sent } = recorded(table.client);
      return { stores: createStores(client, table.tableName), sent };
    };

    const read = ({ round, parent, unit }: Submission) => stores.submissions.get(round, parent, unit);

    async function readStored(submission: Submission): Promise<Submission> {
      const stored = await read(submission);
      if (!stored) throw new Error('nothing is stored');
      return stored;
    }

    const firstSave = (entries = [anEntry()]) => stores.submissions.save(...aStep(untouched(), { entries }));

    async function tamper(key: Key, change: (item: Record<string, unknown>) => object): Promise<void> {
      const { Item: item } = await table.client.send(new GetCommand({ TableName: table.tableName, Key: key }));
      if (!item) throw new Error(`no item ${key.PK}/${key.SK}`);
      await table.client.send(new PutCommand({ TableName: table.tableName, Item: { ...key, ...change(item) } }));
    }

    describe('a first save', () => {
      it('finds nothing of a submission nobody has touched', async () => {
        const submission = untouched();
        expect(await read(submission)).toBeNull();
        expect(await stores.submissions.listHeads(submission.round, city)).toEqual([]);
        expect(await stores.submissions.history(submission.id, null)).toEqual([]);
      });

      it('is read back as it was answered', async () => {
        const [previous, next, event] = aStep(untouched(), {
          entries: [anEntry(), anEntry({ key: 'KS2-17/vigil', part: 'vigil', unread: { amount: '约三百' } })],
          contributors: [zhang.id],
        });
        const saved = await stores.submissions.save(previous, next, event);
        expect(saved).toEqual({
          ...next,
          contentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
          commit: expect.stringMatching(/^[0-9a-f]{64}$/),
        });
        expect(await read(next)).toEqual(saved);
      });

      it('keeps everything a submission on its way carries', async () => {
        const at = '2027-01-20T01:02:03.000Z';
        const returned = {
          key: 'KS2-01',
          field: 'numerator',
          reason: '与年报不符',
          suggestion: '94',
          by: li,
          at,
        } as const;
        const saved = await stores.submissions.save(
          ...aStep(untouched(), {
            status: 'returned',
            entries: [anEntry()],
            route: ['review', 'approval'],
            receipt: { by: zhang, at, revision: 1 },
            accepted: [{ by: li, at, keys: ['KS2-02', 'KS2-03'] }],
            acceptedAs: { 'KS2-03': '["NUMERIC"]' },
            returns: [returned],
            returnedContent: sha256('seen by the reviewer'),
            contributors: [zhang.id],
            reviewedBy: li,
            approvedBy: li,
          }),
        );
        expect(await read(saved)).toEqual(saved);
      });

      it('keeps what a correction rests on, and its reason in the record', async () => {
        const at = '2027-02-20T01:02:03.000Z';
        const receipt = { by: zhang, at, revision: 1 };
        const before = {
          receipt,
          signed: { by: li, at },
          passes: { ou_ks: { by: li, at } },
          checked: null,
          judges: { review: ['pn_li'] },
          reviewedBy: li,
          accepted: [{ by: li, at, keys: ['KS2-01'] }],
          acceptedAs: {},
        } satisfies NonNullable<Submission['correction']>['before'];
        const saved = await stores.submissions.save(
          ...aStep(untouched(), {
            status: 'returned',
            entries: [anEntry()],
            approved: { revision: 5, contentHash: sha256('approved'), at, by: li },
            correction: { reason: '台账漏计', keys: ['KS2-01'], by: zhang, at, before },
            event: { action: 'correct', keys: ['KS2-01'], reason: '台账漏计' },
          }),
        );
        expect(await read(saved)).toEqual(saved);
        const { entries: _, ...standing } = saved;
        expect(await stores.submissions.listHeads(saved.round, city)).toMatchObject([standing]);
        expect(await stores.submissions.history(saved.id, saved.commit)).toMatchObject([
          { action: 'correct', keys: ['KS2-01'], reason: '台账漏计' },
        ]);
      });

      it('keeps both where a correction goes back to and where it stands now, also what is empty in one of them', async () => {
        const at = '2027-02-20T01:02:03.000Z';
        const [then, now] = [
          { by: zhang, at },
          { by: li, at },
        ];
        const before = {
          ...{ receipt: { ...then, revision: 1 }, signed: then, checked: null, reviewedBy: li },
          ...{ passes: {}, judges: { review: ['pn_li'] } },
          ...{ accepted: [{ by: li, at, keys: ['KS2-01'] }], acceptedAs: {} },
        } satisfies NonNullable<Submission['correction']>['before'];
        const saved = await stores.submissions.save(
          ...aStep(untouched(), {
            status: 'reviewed',
            entries: [anEntry()],
            correction: { reason: '台账漏计', keys: [], by: zhang, at, before },
            ...{ receipt: { ...now, revision: 9 }, signed: null, checked: now, reviewedBy: li },
            ...{ passes: { ou_ks: now }, judges: {}, accepted: [], acceptedAs: {} },
          }),
        );
        expect(await read(saved)).toEqual(saved);
        expect(saved.correction?.before).toEqual(before);
      });

      it('still reads heads and steps from before there were corrections', async () => {
        const saved = await stores.submissions.save(
          ...aStep(untouched(), { status: 'approved', entries: [anEntry()] }),
        );
        const { round, parent, unit } = saved;
        const without = (text: unknown, ...names: string[]) =>
          toCanonicalJson(
            Object.fromEntries(Object.entries(JSON.parse(String(text))).filter(([name]) => !names.includes(name))),
          );
        let commit = '';
        await tamper(commitKey(saved.id, 1, saved.commit ?? ''), ({ body }) => {
          const old = without(body, 'reason');
          commit = sha256(old);
          return { ...commitKey(saved.id, 1, commit), body: old };
        });
        await tamper(headKey(round, parent, unit), (item) => ({
          ...item,
          commit,
          standing: without(item.standing, 'approved', 'correction'),
        }));
        expect(await read(saved)).toEqual({ ...saved, commit, approved: null, correction: null });
        expect(await stores.submissions.history(saved.id, commit)).toMatchObject([{ revision: 1, reason: null }]);
      });

      it('still reads acceptances that stand line by line, each with what the line said', async () => {
        const at = '2027-01-20T01:02:03.000Z';
        const saved = await stores.submissions.save(
          ...aStep(untouched(), { status: 'inReview', entries: [anEntry()] }),
        );
        const print = fingerprint(anEntry());
        await tamper(headKey(saved.round, saved.parent, saved.unit), (item) => {
          const { accepted: _, acceptedAs: __, ...standing } = JSON.parse(String(item.standing));
          const accepted = { 'KS2-01': { by: li, at, fingerprint: print } };
          return { ...item, standing: toCanonicalJson({ ...standing, accepted }) };
        });
        const stored = await readStored(saved);
        expect(stored).toEqual({
          ...saved,
          accepted: [{ by: li, at, keys: ['KS2-01'] }],
          acceptedAs: { 'KS2-01': print },
        });
        expect([...acceptedKeys(stored)]).toEqual(['KS2-01']);
      });

      it('still reads figures and lines of which every field is spelt out, and goes on from there', async () => {
        const saved = await stores.submissions.save(
          ...aStep(untouched(), { status: 'reviewed', entries: [anEntry()] }),
        );
        const { explains: _, ...line } = anEntry();
        const { key, state, numerator, denominator, amount } = line;
        const spelt = toCanonicalJson([line]);
        const contentHash = sha256(spelt);
        await tamper(contentKey(saved.id, saved.contentHash ?? ''), () => ({
          ...contentKey(saved.id, contentHash),
          entries: spelt,
        }));
        await tamper(headKey(saved.round, saved.parent, saved.unit), (item) => ({
          ...item,
          contentHash,
          figures: toCanonicalJson([{ key, state, numerator, denominator, amount }]),
          standing: toCanonicalJson({ ...JSON.parse(String(item.standing)), receipt: null, accepted: [], passes: {} }),
        }));
        const stored = await readStored(saved);
        expect(stored).toEqual({ ...saved, contentHash });
        const [head] = await stores.submissions.listHeads(saved.round, city);
        expect(head?.figures).toEqual([{ key, state, numerator, denominator, amount }]);

        // Nobody touched a line: what is approved is the content that was judged, by its own name.
        const { stores: observed, sent } = recordedStores();
        const approved = await observed.submissions.save(...aStep(stored, { status: 'approved' }));
        expect(approved.contentHash).toBe(contentHash);
        expect(sent.map(({ name }) => name)).toEqual(['PutCommand', 'PutCommand']);
        expect(await read(saved)).toEqual(approved);
      });

      it('still reads what was stored before long texts were packed', async () => {
        const asText = (item: Record<string, unknown>) => {
          const texts = Object.entries(item).map(([name, value]) => [name, unpack(value) ?? value]);
          expect(texts).not.toEqual(Object.entries(item));
          return Object.fromEntries(texts);
        };
        const explanation = '已与台账核对'.repeat(200);
        const accepted = Array.from({ length: 40 }, () => ({ by: li, at: '2027-01-20T01:02:03.000Z', keys: [] }));
        const event = { reason: explanation };
        const saved = await stores.submissions.save(
          ...aStep(untouched(), { entries: [anEntry({ explanation })], accepted, event }),
        );
        const plan = anotherPlan();
        await stores.plans.put(plan);
        await tamper(contentKey(saved.id, saved.contentHash ?? ''), asText);
        await tamper(commitKey(saved.id, 1, saved.commit ?? ''), asText);
        await tamper(headKey(saved.round, saved.parent, saved.unit), asText);
        await tamper(versionKey(plan.id, 1), asText);
        expect(await read(saved)).toEqual(saved);
        expect(await stores.submissions.history(saved.id, saved.commit)).toMatchObject([event]);
        expect(await stores.plans.get(plan.id)).toEqual(plan);
        expect((await stores.record.record(saved.id)).contents).toMatchObject([{ entries: expect.any(String) }]);
      });

      it('keeps every digit of a figure as it was typed', async () => {
        const figures = { amount: '0.10', numerator: '123456789012345678.123456789012', denominator: '-0' };
        const saved = await firstSave([anEntry(figures)]);
        expect((await readStored(saved)).entries[0]).toMatchObject(figures);
      });

      it('takes three writes, and two where the entries stay the same', async () => {
        const { stores: observed, sent } = recordedStores();
        const saved = await observed.submissions.save(...aStep(untouched(), { entries: [anEntry()] }));
        expect(sent.map(({ name }) => name)).toEqual(['PutCommand', 'PutCommand', 'PutCommand']);
        sent.length = 0;
        await observed.submissions.save(...aStep(saved, { status: 'submitted' }));
        expect(sent.map(({ name }) => name)).toEqual(['PutCommand', 'PutCommand']);
      });

      it('refuses a step that leaves out a revision, because that is a fault of ours', async () => {
        const [previous, next, event] = aStep(untouched());
        await expect(stores.submissions.save(previous, { ...next, revision: 2 }, event)).rejects.toThrow(
          /does not follow/,
        );
        expect(await read(previous)).toBeNull();
      });

      it('refuses what could not be read back, before anything is written', async () => {
        const wrong = [
          aStep(untouched(), { entries: [anEntry({ amount: '1e9' })] }),
          aStep(untouched(), { contributors: ['zhang' as PersonId] }),
          aStep(untouched(), { event: { action: 'waveThrough' as Action } }),
        ];
        const { stores: observed, sent } = recordedStores();
        for (const step of wrong) await expect(observed.submissions.save(...step)).rejects.toThrow(DamagedItem);
        expect(sent).toEqual([]);
      });
    });

    describe('when two want to make the next step', () => {
      it('refuses the one who read an old revision, and nothing changes', async () => {
        const first = await firstSave();
        const second = await stores.submissions.save(...aStep(first, { entries: [anEntry({ numerator: '96' })] }));
        await expect(
          stores.submissions.save(...aStep(first, { entries: [anEntry({ numerator: '7' })] })),
        ).rejects.toMatchObject({ code: 'submission.stale', details: { expected: 1, current: 2 } });
        expect(await read(first)).toEqual(second);
      });

      it('refuses a second first save', async () => {
        const first = await firstSave();
        const again = untouched({ round: first.round });
        await expect(stores.submissions.save(...aStep(again))).rejects.toMatchObject({
          code: 'submission.stale',
          details: { expected: 0, current: 1 },
        });
      });

      it('refuses a later step on what was never stored', async () => {
        const imagined = { ...untouched(), revision: 3 };
        await expect(stores.submissions.save(...aStep(imagined))).rejects.toMatchObject({
          code: 'submission.stale',
          details: { expected: 3, current: 0 },
        });
      });

      it('lets exactly one of fifty through at the same moment', async () => {
        const draft = await firstSave();
        const attempts = await Promise.allSettled(
          Array.from({ length: 50 }, (_, n) =>
            stores.submissions.save(
              ...aStep(draft, { status: 'submitted', entries: [anEntry({ numerator: `${n}` })] }),
            ),
          ),
        );
        const winners = attempts.filter((attempt) => attempt.status === 'fulfilled');
        const refusals = attempts.filter((attempt) => attempt.status === 'rejected').map(({ reason }) => reason);
        expect(winners).toHaveLength(1);
        expect(refusals.every((reason) => reason instanceof Problem && reason.code === 'submission.stale')).toBe(true);
        expect(await read(draft)).toEqual(winners[0]?.value);
        expect(await stores.submissions.history(draft.id, winners[0]?.value.commit ?? null)).toHaveLength(2);
      });

      it('loses no step, however the writes of several people fall between each other', async () => {
        const writer = fc.record({
          steps: fc.integer({ min: 1, max: 2 }),
          crashesAt: fc.option(fc.integer({ min: 1, max: 5 })),
          moment: fc.constantFrom('before' as const, 'after' as const),
        });
        await fc.assert(
          fc.asyncProperty(
            fc.scheduler(),
            fc.array(writer, { minLength: 2, maxLength: 3 }),
            async (scheduler, writers) => {
              const round = aRoundId();
              const everyone = writers.map(async ({ steps, crashesAt, moment }, who) => {
                const slow = intercepted(table.client, ({ name }, send) =>
                  scheduler.schedule(Promise.resolve(), name).then(send),
                );
                // One who dies starts again with the request they had in hand, in a process that lives.
                let mine = createStores(crashesAt ? crashing(slow, crashesAt, moment) : slow, table.tableName);
                for (let step = 0; step < steps; step += 1) {
                  const requestId = aRequestId();
                  const mark = `KS${who}-0${step}` as const;
                  let previous: Submission | null = null;
                  for (let isDone = false; !isDone; ) {
                    try {
                      previous ??= (await mine.submissions.get(round, city, countyA)) ?? untouched({ round });
                      const entries = [...previous.entries, anEntry({ key: mark })];
                      await mine.submissions.save(...aStep(previous, { entries, requestId }));
                      isDone = true;
                    } catch (error) {
                      if (error instanceof Crash) mine = createStores(slow, table.tableName);
                      else if (error instanceof Problem && error.code === 'submission.stale') previous = null;
                      else throw error;
                    }
                  }
                }
              });
              await scheduler.waitFor(Promise.all(everyone));

              const stored = await readStored(untouched({ round }));
              const expected = writers.flatMap(({ steps }, who) =>
                Array.from({ length: steps }, (_, step) => `KS${who}-0${step}`),
              );
              expect(stored.entries.map(({ key }) => key).sort()).toEqual(expected.sort());
              expect(stored.revision).toBe(expected.length);
              expect(await stores.submissions.history(stored.id, stored.commit)).toHaveLength(expected.length);
            },
          ),
          { numRuns: 20, endOnFailure: true },
        );
      });
    });

    describe('a request that is sent again', () => {
      it('gets the answer it got before', async () => {
        const step = aStep(untouched(), { entries: [anEntry()] });
        const saved = await stores.submissions.save(...step);
        expect(await stores.submissions.save(...step)).toEqual(saved);
      });

      it('gets the same answer also when its clock has gone on', async () => {
        const [previous, next, event] = aStep(untouched(), { entries: [anEntry()] });
        const saved = await stores.submissions.save(previous, next, event);
        const later = { ...event, at: '2027-01-12T08:00:05.000Z' };
        expect(await stores.submissions.save(previous, next, later)).toEqual(saved);
        expect(await stores.submissions.history(saved.id, saved.commit)).toHaveLength(1);
      });

      it('is made once when it arrives twice at the same moment', async () => {
        const step = aStep(untouched(), { entries: [anEntry()] });
        const answers = await Promise.all(Array.from({ length: 10 }, () => stores.submissions.save(...step)));
        expect(new Set(answers.map(({ commit }) => commit)).size).toBe(1);
        expect(answers[0]?.revision).toBe(1);
      });

      it('is answered with where things stand when others went on since', async () => {
        const step = aStep(untouched(), { status: 'submitted', entries: [anEntry()] });
        const submitted = await stores.submissions.save(...step);
        const inReview = await stores.submissions.save(...aStep(submitted, { status: 'inReview', by: li }));
        const reviewed = await stores.submissions.save(...aStep(inReview, { status: 'reviewed', by: li }));
        expect(await stores.submissions.save(...step)).toEqual(reviewed);
      });

      it('is not mixed up with an older step made on purpose under the same id', async () => {
        const requestId = aRequestId();
        const first = await stores.submissions.save(...aStep(untouched(), { requestId }));
        const second = await stores.submissions.save(...aStep(first));
        const third = await stores.submissions.save(...aStep(second));
        // The id stands in the record, but before the revision this step was made on.
        await expect(stores.submissions.save(...aStep(second, { requestId }))).rejects.toThrow('submission.stale');
        expect(await read(third)).toEqual(third);
      });
    });

    describe('a crash in the middle of a save', () => {
      const moments = [
        { after: 'nothing', nth: 1 },
        { after: 'the content', nth: 2 },
        { after: 'the commit', nth: 3 },
      ];
      for (const { after, nth } of moments) {
        it(`after ${after} leaves the submission as it was, and trying again succeeds`, async () => {
          const before = await firstSave();
          const step = aStep(before, { status: 'submitted', entries: [anEntry({ numerator: '96' })] });
          await expect(dyingStores(nth).submissions.save(...step)).rejects.toThrow(Crash);
          expect(await read(before)).toEqual(before);
          expect(await stores.submissions.history(before.id, before.commit)).toHaveLength(1);

          const saved = await stores.submissions.save(...step);
          expect(saved).toMatchObject({ status: 'submitted', revision: 2 });
          expect(await read(before)).toEqual(saved);
        });
      }

      it('after the head has done its work, and the repeated request learns so', async () => {
        const before = await firstSave();
        const step = aStep(before, { status: 'submitted' });
        // Same entries: two writes, and the answer to the second is lost.
        await expect(dyingStores(2, 'after').submissions.save(...step)).rejects.toThrow(Crash);
        const stored = await readStored(before);
        expect(stored).toMatchObject({ status: 'submitted', revision: 2 });
        expect(await stores.submissions.save(...step)).toEqual(stored);
      });
    });

    describe('the record (办理记录)', () => {
      it('tells every step, oldest first, with who, when and why', async () => {
        const draft = await firstSave();
        const returned = {
          key: 'KS2-01',
          field: 'amount',
          reason: '口径不对',
          suggestion: null,
          by: li,
          at: '',
        } as const;
        const head = await stores.submissions.save(
          ...aStep(draft, {
            by: li,
            status: 'returned',
            event: { action: 'returnForRevision', keys: ['KS2-01'], returns: [returned] },
          }),
        );
        const history = await stores.submissions.history(head.id, head.commit);
        expect(history).toMatchObject([
          { revision: 1, action: 'saveDraft', by: zhang, parent: null },
          { revision: 2, action: 'returnForRevision', by: li, keys: ['KS2-01'], returns: [returned] },
        ]);
        expect(history.at(-1)?.hash).toBe(head.commit);
      });

      it('leaves out what was written but never became the head', async () => {
        const draft = await firstSave();
        await expect(dyingStores(3).submissions.save(...aStep(draft, { entries: [] }))).rejects.toThrow(Crash);
        const head = await stores.submissions.save(...aStep(draft, { entries: [anEntry({ numerator: '1' })] }));
        await expect(stores.submissions.save(...aStep(draft, { entries: [] }))).rejects.toThrow('submission.stale');

        const history = await stores.submissions.history(head.id, head.commit);
        expect(history.map(({ hash }) => hash)).toEqual([draft.commit, head.commit]);
        // Seen from an older head there is less of it.
        expect(await stores.submissions.history(head.id, draft.commit)).toHaveLength(1);
        const [first, second] = history;
        if (!first || !second) throw new Error('two steps were made');
        expect(await stores.submissions.stepsAfter(head, first)).toEqual([second]);
        expect(await stores.submissions.stepsAfter(head, second)).toEqual([]);
        await expect(stores.submissions.stepsAfter({ ...head, commit: sha256('lost') }, first)).rejects.toThrow(
          /is missing/,
        );
      });

      it('is a chain: each hash follows from the step, its content and the hash before', async () => {
        const draft = await firstSave();
        const submitted = await stores.submissions.save(...aStep(draft, { status: 'submitted', entries: [] }));
        const history = await stores.submissions.history(submitted.id, submitted.commit);
        let parent: string | null = null;
        for (const { hash, ...step } of history) {
          expect(step.parent).toBe(parent);
          expect(hash).toBe(sha256(toCanonicalJson({ ...step, submission: draft.id })));
          parent = hash;
        }
        expect(draft.contentHash).toBe(sha256('[{"denominator":"100","key":"KS2-01","numerator":"95"}]'));
        expect(submitted.contentHash).toBe(sha256('[]'));
      });

      it('can show the entries of every step', async () => {
        const first = await firstSave([anEntry({ numerator: '1' })]);
        const second = await stores.submissions.save(...aStep(first, { entries: [anEntry({ numerator: '2' })] }));
        const [one, two] = await stores.submissions.history(second.id, second.commit);
        expect(await stores.submissions.entriesAt(first.id, one?.contentHash ?? '')).toEqual(first.entries);
        expect(await stores.submissions.entriesAt(first.id, two?.contentHash ?? '')).toEqual(second.entries);
      });

      it('says so when asked for entries that never were', async () => {
        const { id } = await firstSave();
        await expect(stores.submissions.entriesAt(id, sha256('never'))).rejects.toMatchObject({
          code: 'thing.notFound',
        });
      });
    });

    describe('what a parent reads of its children', () => {
      it('is one question, with where each stands and its figures', async () => {
        const round = aRoundId();
        const entries = [anEntry({ explanation: '新增床位', remark: '见附件' })];
        const a = await stores.submissions.save(...aStep(untouched({ round }), { status: 'approved', entries }));
        const b = await stores.submissions.save(...aStep(untouched({ round, unit: countyB })));
        await stores.submissions.save(...aStep(untouched({ round, parent: 'ou_other_city' })));
        await stores.submissions.save(...aStep(untouched({ parent: city })));

        const { stores: observed, sent } = recordedStores();
        const heads = await observed.submissions.listHeads(round, city);
        expect(sent.map(({ name, input }) => [name, input.ConsistentRead])).toEqual([['QueryCommand', true]]);
        const { entries: _, ...headOfA } = a;
        expect(heads).toEqual([
          {
            ...headOfA,
            figures: [{ key: 'KS2-01', state: 'NUMERIC', numerator: '95', denominator: '100', amount: null }],
          },
          expect.objectContaining({ unit: countyB, commit: b.commit, figures: [] }),
        ]);
      });

      it('is complete also beyond the megabyte that one page holds', async () => {
        const round = aRoundId();
        const at = '2027-01-12T08:00:00.000Z';
        const line = { key: 'KS2-01', field: 'amount', suggestion: null, by: li, at } as const;
        const returns = scatteredTexts(85, 2000).map((reason) => ({ ...line, reason }));
        const units = Array.from({ length: 5 }, (_, n): OrgUnitId => `ou_county_${n}`);
        for (const unit of units) await stores.submissions.save(...aStep(untouched({ round, unit }), { returns }));

        const { stores: observed, sent } = recordedStores();
        const heads = await observed.submissions.listHeads(round, city);
        expect(heads.map(({ unit }) => unit)).toEqual(units);
        expect(sent.length).toBeGreaterThan(1);
      });
    });

    describe('texts', () => {
      it('have one hash however their characters are put together', async () => {
        const composed = await firstSave([anEntry({ explanation: 'Jos\u00e9 说明' })]);
        const decomposed = await firstSave([anEntry({ explanation: 'Jose\u0301 说明' })]);
        expect(decomposed.contentHash).toBe(composed.contentHash);
        expect(await read(decomposed)).toEqual(decomposed);

        const { stores: observed, sent } = recordedStores();
        await observed.submissions.save(...aStep(composed, { entries: [anEntry({ explanation: 'Jose\u0301 说明' })] }));
        expect(sent).toHaveLength(2);
      });

      it('have one hash whatever the order in which an entry was put together', async () => {
        const entry = anEntry();
        const backwards = Object.fromEntries(Object.entries(entry).reverse()) as unknown as typeof entry;
        expect((await firstSave([backwards])).contentHash).toBe((await firstSave([entry])).contentHash);
      });

      it('lose half a character that a formula cut off', async () => {
        const saved = await firstSave([anEntry({ remark: '好\ud83d' })]);
        expect((await readStored(saved)).entries[0]?.remark).toBe('好\ufffd');
      });

      it('are refused beyond 350 KB as they are packed, and nothing is stored', async () => {
        const before = await firstSave();
        const lines = (count: number) => scatteredTexts(count, 2000).map((explanation) => anEntry({ explanation }));
        await expect(stores.submissions.save(...aStep(before, { entries: lines(110) }))).rejects.toMatchObject({
          code: 'body.tooLarge',
          details: { limitBytes: 350 * 1024 },
        });
        expect(await read(before)).toEqual(before);
        expect(await stores.submissions.history(before.id, before.commit)).toHaveLength(1);

        const saved = await stores.submissions.save(...aStep(before, { entries: lines(85) }));
        expect(await read(before)).toEqual(saved);
      });

      it('are refused as ids that no key can hold, and found nowhere', async () => {
        const unit: OrgUnitId = `ou_${'县'.repeat(400)}`;
        await expect(stores.submissions.save(...aStep(untouched({ unit })))).rejects.toBeInstanceOf(DamagedItem);
        // Not even asked for: DynamoDB would call the question itself invalid.
        const { stores: observed, sent } = recordedStores();
        const { round, parent } = untouched();
        expect(await observed.submissions.get(round, parent, unit)).toBeNull();
        expect(await observed.units.get(`ou_${'县'.repeat(800)}`)).toBeNull();
        expect(await observed.units.children(`ou_${'县'.repeat(800)}`)).toEqual([]);
        expect(sent).toEqual([]);
      });

      it('cannot pass for another key with the sign that separates its parts', async () => {
        const round = aRoundId();
        const sly = `${round}#PARENT#ou_x` as const;
        expect(headKey(sly, city, countyA).PK).not.toContain(headKey(round, 'ou_x', countyA).PK);
        await expect(stores.submissions.save(...aStep(untouched({ round: sly })))).rejects.toBeInstanceOf(DamagedItem);
      });
    });

    describe('a published plan', () => {
      it('is read back whole, by itself and by its version, and is listed with its owner', async () => {
        expect(await stores.plans.get('pl_none')).toBeNull();
        expect(await stores.plans.getVersion('pl_none', 1)).toBeNull();
        expect(await stores.plans.list('ou_of_one_plan')).toEqual([]);
        const plan = anotherPlan({ owner: 'ou_of_one_plan' });
        await stores.plans.put(plan);
        expect(await stores.plans.get(plan.id)).toEqual(plan);
        expect(await stores.plans.getVersion(plan.id, 1)).toEqual(plan);
        expect(await stores.plans.getVersion(plan.id, 2)).toBeNull();
        expect(await stores.plans.list('ou_of_one_plan')).toEqual([plan.id]);
      });

      it('stays as it was published when it is loaded once more', async () => {
        const plan = anotherPlan();
        await stores.plans.put(plan);
        await stores.plans.put({ ...plan, title: '另一个题目' });
        expect(await stores.plans.get(plan.id)).toEqual(plan);
        expect(await stores.plans.list(plan.owner)).toContain(plan.id);
      });

      it('is the newest of its versions, also after the tenth, and the others stay to be read', async () => {
        const plan = anotherPlan();
        for (let version = 1; version <= 11; version += 1) {
          await stores.plans.publish({ ...plan, version }, version, aRequestId());
        }
        expect((await stores.plans.get(plan.id))?.version).toBe(11);
        expect((await stores.plans.getVersion(plan.id, 2))?.version).toBe(2);
      });

      it('is read with one question for one item, however many versions there are', async () => {
        const plan = anotherPlan();
        for (const version of [1, 2, 3]) await stores.plans.publish({ ...plan, version }, version, aRequestId());
        const { stores: observed, sent } = recordedStores();
        await observed.plans.get(plan.id);
        expect(sent.map(({ name, input }) => [name, input.Limit])).toEqual([['QueryCommand', 1]]);
      });

      it('is published by one of two who wish it at the same moment; the other learns that it is too late', async () => {
        const plan = anotherPlan();
        await stores.plans.create(aDraft(plan, { basedOn: 0, revision: 1 }), aRequestId());
        const results = await Promise.allSettled(
          ['甲', '乙'].map((title) => stores.plans.publish({ ...plan, title }, 1, aRequestId())),
        );
        expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
        const lost = results.find((result) => result.status === 'rejected');
        expect(lost?.reason).toMatchObject({ code: 'plan.stale' });
        const won = results.find((result) => result.status === 'fulfilled');
        expect(await stores.plans.get(plan.id)).toEqual(won?.value);
        expect(await stores.plans.getVersion(plan.id, 2)).toBeNull();
      });

      it('is published once by a request that is sent twice, whatever the second one brings', async () => {
        const plan = anotherPlan();
        const requestId = aRequestId();
        await stores.plans.publish(plan, 1, requestId);
        const again = await stores.plans.publish({ ...plan, title: '另一个题目' }, 1, requestId);
        expect(again).toEqual(plan);
        expect(await stores.plans.get(plan.id)).toEqual(plan);
      });

      it('is there or not when the process dies, never half', async () => {
        const plan = anotherPlan();
        await expect(dyingStores(1).plans.publish(plan, 1, 'request-dying')).rejects.toThrow(Crash);
        expect(await stores.plans.get(plan.id)).toBeNull();
        await expect(dyingStores(1, 'after').plans.publish(plan, 1, 'request-dying')).rejects.toThrow(Crash);
        expect(await stores.plans.get(plan.id)).toEqual(plan);
        expect(await stores.plans.publish(plan, 1, 'request-dying')).toEqual(plan);
      });

      it('of more than an item can hold is refused and not cut off', async () => {
        const indicators = scatteredTexts(70, 4000).map((definition) => anIndicator({ definition }));
        const plan = anotherPlan({ indicators });
        await expect(stores.plans.publish(plan, 1, aRequestId())).rejects.toMatchObject({ code: 'body.tooLarge' });
        expect(await stores.plans.get(plan.id)).toBeNull();
      });
    });

    describe('a plan in the making', () => {
      it('begins as the published one, at revision 0', async () => {
        expect(await stores.plans.getInWork('pl_none')).toBeNull();
        const plan = anotherPlan();
        await stores.plans.put(plan);
        expect(await stores.plans.getInWork(plan.id)).toEqual({
          published: plan,
          draft: toDraft(plan),
          hasDraft: false,
          lastRequests: { save: null, publish: '' },
        });
      });

      it('is what was saved last, with what is not settled yet', async () => {
        const plan = anotherPlan();
        await stores.plans.put(plan);
        const unsettled = aDraft(plan, { indicators: [{ ...anIndicator(), nature: null, reporting: null }] });
        expect(await stores.plans.saveDraft(unsettled, 'request-of-draft')).toEqual(unsettled);
        expect(await stores.plans.getInWork(plan.id)).toEqual({
          published: plan,
          draft: unsettled,
          hasDraft: true,
          lastRequests: { save: 'request-of-draft', publish: '' },
        });
        expect(await stores.plans.get(plan.id)).toEqual(plan);
      });

      it('is finished by its publication, with no second write, and goes on from there', async () => {
        const plan = anotherPlan();
        await stores.plans.put(plan);
        const draft = aDraft(plan, { references: [aSeries] });
        await stores.plans.saveDraft(draft, aRequestId());
        const second = { ...plan, version: 2, references: [aSeries] };
        const { stores: observed, sent } = recordedStores();
        await observed.plans.publish(second, 1, aRequestId());
        expect(sent.map(({ name }) => name)).toEqual(['PutCommand']);

        const inWork = await stores.plans.getInWork(plan.id);
        expect(inWork).toMatchObject({
          published: second,
          draft: { ...toDraft(second), revision: 1 },
          hasDraft: false,
        });
        const next = aDraft(inWork?.draft ?? plan, { references: [] });
        await stores.plans.saveDraft(next, aRequestId());
        expect(await stores.plans.getInWork(plan.id)).toMatchObject({
          hasDraft: true,
          draft: { revision: 2, basedOn: 2 },
        });
      });

      it('that was saved while another published rests on what was published', async () => {
        const plan = anotherPlan();
        await stores.plans.put(plan);
        const first = await stores.plans.saveDraft(aDraft(plan), aRequestId());
        await Promise.all([
          stores.plans.publish({ ...plan, version: 2 }, 1, aRequestId()),
          stores.plans.saveDraft(aDraft(first, { references: [aSeries] }), aRequestId()),
        ]);
        expect(await stores.plans.getInWork(plan.id)).toMatchObject({
          hasDraft: true,
          published: { version: 2 },
          draft: { revision: 2, basedOn: 2, references: [aSeries] },
        });
      });

      it('is saved by one of two who read the same revision', async () => {
        const plan = anotherPlan();
        await stores.plans.put(plan);
        const results = await Promise.allSettled([0, 1].map(() => stores.plans.saveDraft(aDraft(plan), aRequestId())));
        expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
        await expect(stores.plans.saveDraft(aDraft(plan), aRequestId())).rejects.toMatchObject({
          code: 'plan.stale',
          details: { expected: 0, current: 1 },
        });
      });

      it('is saved once by a request that is sent twice', async () => {
        const plan = anotherPlan();
        await stores.plans.put(plan);
        const requestId = aRequestId();
        const saved = await stores.plans.saveDraft(aDraft(plan), requestId);
        expect(await stores.plans.saveDraft(aDraft(plan, { title: '另一个题目' }), requestId)).toEqual(saved);
        expect((await stores.plans.getInWork(plan.id))?.draft).toEqual(saved);
      });

      it('is refused when it is damaged', async () => {
        const plan = anotherPlan();
        await stores.plans.create(aDraft(plan, { revision: 1, basedOn: 0 }), aRequestId());
        await tamper(planDraftKey(plan.id), (item) => ({ ...item, body: '{}' }));
        await expect(stores.plans.getInWork(plan.id)).rejects.toThrow(DamagedItem);
      });
    });

    describe('a new plan', () => {
      it('has a draft, a place in the list of its owner, and nothing published', async () => {
        const draft = aDraft(anotherPlan({ owner: 'ou_of_new_plan' }), { revision: 1, basedOn: 0 });
        expect(await stores.plans.create(draft, aRequestId())).toEqual(draft);
        expect(await stores.plans.get(draft.id)).toBeNull();
        expect(await stores.plans.getInWork(draft.id)).toMatchObject({ published: null, draft, hasDraft: true });
        expect(await stores.plans.list('ou_of_new_plan')).toEqual([draft.id]);
      });

      it('needs a code that no other plan has, whatever its years', async () => {
        const plan = anotherPlan();
        await stores.plans.put(plan);
        const other = aDraft(plan, { id: `${plan.id}_next`, endYear: 2030, revision: 1, basedOn: 0 });
        const refusal = { code: 'plan.codeTaken', details: { code: plan.code } };
        await expect(stores.plans.create(other, aRequestId())).rejects.toMatchObject(refusal);
        expect(await stores.plans.getInWork(other.id)).toBeNull();
      });

      it('is no second beginning of a plan that came from outside, whoever asks', async () => {
        const plan = anotherPlan();
        await stores.plans.put(plan);
        const same = aDraft(plan, { owner: 'ou_other_city', indicators: [], revision: 1, basedOn: 0 });
        const refusal = { code: 'plan.codeTaken', details: { code: plan.code } };
        await expect(stores.plans.create(same, aRequestId())).rejects.toMatchObject(refusal);
        expect(await stores.plans.getInWork(plan.id)).toMatchObject({ published: plan, hasDraft: false });
        const letters = aDraft(plan, { code: anotherPlan().code, revision: 1, basedOn: 0 });
        await expect(stores.plans.create(letters, aRequestId())).rejects.toMatchObject({ code: 'plan.codeTaken' });
      });

      it('keeps no code for itself where it is more than an item can hold', async () => {
        const plan = anotherPlan();
        const indicators = scatteredTexts(70, 4000).map((definition) => anIndicator({ definition }));
        const oversized = aDraft({ ...plan, indicators }, { revision: 1, basedOn: 0 });
        await expect(stores.plans.create(oversized, aRequestId())).rejects.toMatchObject({ code: 'body.tooLarge' });
        const other = aDraft(plan, { id: `${plan.id}_next`, endYear: 2030, revision: 1, basedOn: 0 });
        expect(await stores.plans.create(other, aRequestId())).toEqual(other);
      });

      it('is set up by one of two who want the same code at the same moment', async () => {
        const draft = aDraft(anotherPlan(), { revision: 1, basedOn: 0 });
        const results = await Promise.allSettled(
          ['甲', '乙'].map((title) => stores.plans.create({ ...draft, title }, aRequestId())),
        );
        expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
        const won = results.find((result) => result.status === 'fulfilled');
        expect((await stores.plans.getInWork(draft.id))?.draft).toEqual(won?.value);
      });

      it('is set up once by a request that is repeated, wherever it was cut off before', async () => {
        for (const crashesAt of [1, 2, 3]) {
          for (const moment of ['before', 'after'] as const) {
            const draft = aDraft(anotherPlan(), { revision: 1, basedOn: 0 });
            const requestId = aRequestId();
            await expect(dyingStores(crashesAt, moment).plans.create(draft, requestId)).rejects.toThrow(Crash);
            expect(await stores.plans.create(draft, requestId)).toEqual(draft);
            expect(await stores.plans.list(draft.owner)).toContain(draft.id);
          }
        }
      });
    });

    describe('the figures of a reference series', () => {
      const record = (plan: PlanId, revision: number, amount: string): ReferenceRecord => ({
        plan,
        series: aSeries.id,
        revision,
        values: [{ year: 2026, version: 1, amount, source: '民政统计公报', by: zhang, at: '2027-01-12T08:00:00.000Z' }],
      });

      it('are read back with every digit, with their plan only', async () => {
        const [here, there] = [anotherPlan(), anotherPlan()];
        expect(await stores.plans.references.list(here.id)).toEqual([]);
        const stored = await stores.plans.references.save(record(here.id, 1, '1095.00'), aRequestId());
        expect(stored).toEqual(record(here.id, 1, '1095.00'));
        expect(await stores.plans.references.list(here.id)).toEqual([stored]);
        expect(await stores.plans.references.list(there.id)).toEqual([]);
      });

      it('are entered by one of two who read the same, and once by a request that is sent twice', async () => {
        const { id } = anotherPlan();
        const requestId = aRequestId();
        const first = await stores.plans.references.save(record(id, 1, '1095'), requestId);
        await expect(stores.plans.references.save(record(id, 1, '1100'), aRequestId())).rejects.toMatchObject({
          code: 'plan.stale',
          details: { expected: 0, current: 1 },
        });
        expect(await stores.plans.references.save(record(id, 1, '1100'), requestId)).toEqual(first);
        await stores.plans.references.save(record(id, 2, '1100'), aRequestId());
        expect(await stores.plans.references.list(id)).toEqual([record(id, 2, '1100')]);
      });

      it('are kept however often they are entered, until an item holds no more, which is said', async () => {
        const { id } = anotherPlan();
        const { values } = record(id, 1, '1095');
        const entered = (times: number, length: number) => ({
          ...record(id, 1, '1095'),
          values: scatteredTexts(times, length).map((source, at) => ({
            ...values[0],
            ...{ version: at + 1, source },
          })) as typeof values,
        });
        expect(await stores.plans.references.save(entered(300, 20), aRequestId())).toEqual(entered(300, 20));
        const tooMany = { ...entered(5000, 50), revision: 2 };
        const refusal = { code: 'body.tooLarge' };
        await expect(stores.plans.references.save(tooMany, aRequestId())).rejects.toMatchObject(refusal);
        expect(await stores.plans.references.list(id)).toEqual([entered(300, 20)]);
      });

      it('are no version of the plan and no draft', async () => {
        const { id } = anotherPlan();
        await stores.plans.references.save(record(id, 1, '1095'), aRequestId());
        expect(await stores.plans.getInWork(id)).toBeNull();
      });
    });

    describe('opening a round', () => {
      it('puts it where it is found by its id and in the list', async () => {
        const round = aRound();
        expect(await stores.rounds.open(round, aRequestId())).toEqual(round);
        expect(await stores.rounds.get(round.id)).toEqual(round);
        expect(await stores.rounds.list()).toContainEqual(round);
      });

      it('is refused where there is one of that id already, which stays as it is', async () => {
        const round = aRound();
        await stores.rounds.put(round);
        const other = { ...round, title: '又一个填报任务' };
        await expect(stores.rounds.open(other, aRequestId())).rejects.toMatchObject({ code: 'round.exists' });
        expect(await stores.rounds.get(round.id)).toEqual(round);
        expect(await stores.rounds.list()).not.toContainEqual(other);
      });

      it('is done by one of two at the same moment, and the list says the same as the round itself', async () => {
        const round = aRound();
        const results = await Promise.allSettled(
          ['甲', '乙'].map((title) => stores.rounds.open({ ...round, title }, aRequestId())),
        );
        expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
        const stored = await stores.rounds.get(round.id);
        expect((await stores.rounds.list()).filter(({ id }) => id === round.id)).toEqual([stored]);
      });

      it('is done once by a request that is repeated, also where a crash cut off the listing', async () => {
        const round = aRound();
        const requestId = aRequestId();
        await expect(dyingStores(2).rounds.open(round, requestId)).rejects.toThrow(Crash);
        expect(await stores.rounds.list()).not.toContainEqual(round);
        expect(await stores.rounds.open({ ...round, title: '又一个' }, requestId)).toEqual(round);
        expect((await stores.rounds.list()).filter(({ id }) => id === round.id)).toEqual([round]);
      });

      it('of a round that a crash hid is refused, and shows it', async () => {
        const round = aRound();
        await expect(dyingStores(2).rounds.open(round, aRequestId())).rejects.toThrow(Crash);
        await expect(stores.rounds.open(round, aRequestId())).rejects.toMatchObject({ code: 'round.exists' });
        expect(await stores.rounds.list()).toContainEqual(round);
      });
    });

    describe('rounds, units and people', () => {
      it('lists rounds with the newest data year first', async () => {
        expect(await stores.rounds.get('rd_none')).toBeNull();
        const rounds = [2025, 2027, 2026].map((dataYear) => aRound({ dataYear }));
        for (const round of rounds) await stores.rounds.put(round);
        const closed = { ...aRound({ dataYear: 2024 }), isOpen: false };
        await stores.rounds.put({ ...closed, isOpen: true });
        await stores.rounds.put(closed);
        const ours = [closed, ...rounds].map(({ id }) => id);
        const listed = (await stores.rounds.list()).filter(({ id }) => ours.includes(id));
        expect(listed).toEqual([rounds[1], rounds[2], rounds[0], closed]);
        expect(await stores.rounds.get(closed.id)).toEqual(closed);
      });

      it('finds a unit by its id and under its parent, one question each', async () => {
        const parent: OrgUnitId = 'ou_city_of_two';
        const top = aUnit({ id: parent, parent: null, type: '市' });
        const a = aUnit({ id: 'ou_a', parent, validFrom: 2027 });
        const b = aUnit({ id: 'ou_b', parent, divisionCode: '320500' });
        for (const unit of [top, b, a]) await stores.units.put(unit);

        const { stores: observed, sent } = recordedStores();
        expect(await observed.units.get(b.id)).toEqual(b);
        expect(await observed.units.children(parent)).toEqual([a, b]);
        expect(sent.map(({ name }) => name)).toEqual(['GetCommand', 'QueryCommand']);
        expect(await stores.units.get(parent)).toEqual(top);
        expect(await stores.units.children(a.id)).toEqual([]);
        expect(await stores.units.get('ou_none')).toBeNull();
      });

      it('moves a unit to another parent, whenever the move is cut off, once it is repeated', async () => {
        for (const crashesAt of [1, 2, 3]) {
          const unit = aUnit({ id: `ou_moved_${crashesAt}`, parent: `ou_old_${crashesAt}` });
          const moved = aUnit({ ...unit, parent: `ou_new_${crashesAt}` });
          await stores.units.put(unit);
          await expect(dyingStores(crashesAt).units.put(moved)).rejects.toThrow(Crash);
          expect(await stores.units.get(unit.id)).toEqual(unit);
          await stores.units.put(moved);
          expect(await stores.units.get(unit.id)).toEqual(moved);
          expect(await stores.units.children(`ou_old_${crashesAt}`)).toEqual([]);
          expect(await stores.units.children(`ou_new_${crashesAt}`)).toEqual([moved]);
        }
      });

      it('keeps people, also those who have left', async () => {
        const people = [aPerson('pn_sun', { hasLeft: true }), aPerson('pn_zhang'), aPerson('pn_chen', { duties: [] })];
        for (const person of people) await stores.people.put(person);
        expect(await stores.people.get('pn_sun')).toEqual(people[0]);
        expect(await stores.people.get('pn_none')).toBeNull();
        expect(await stores.people.list()).toEqual([people[2], people[0], people[1]]);
      });

      it('refuses to store what is not whole', async () => {
        const nameless = { ...aPerson('pn_x'), name: undefined as unknown as string };
        await expect(stores.people.put(nameless)).rejects.toThrow(DamagedItem);
        expect(await stores.people.get('pn_x')).toBeNull();
      });
    });

    describe('what is arranged among people and units', () => {
      it('moves a person on from what they were, once, and lists them as they are', async () => {
        const before = aPerson('pn_moved');
        const after = aPerson('pn_moved', { duties: [{ role: 'filler', unit: countyB }] });
        const left = { ...before, hasLeft: true };
        await stores.people.put(before);
        expect(await stores.people.change(before, after)).toBe(true);
        expect(await stores.people.change(before, after)).toBe(true);
        expect(await stores.people.change(before, left)).toBe(false);
        expect(await stores.people.change(null, before)).toBe(false);
        expect(await stores.people.get('pn_moved')).toEqual(after);
        expect((await stores.people.list()).find(({ id }) => id === 'pn_moved')).toEqual(after);
      });

      it('brings in whom nobody knew, and lets one of twenty through who move them at the same moment', async () => {
        const newcomer = aPerson('pn_newcomer');
        expect(await stores.people.change(null, newcomer)).toBe(true);
        const wishes = Array.from({ length: 20 }, (_, index) => ({ ...newcomer, name: `张${index}` }));
        const won = await Promise.all(wishes.map((wish) => stores.people.change(newcomer, wish)));
        expect(won.filter(Boolean)).toHaveLength(1);
        const winner = wishes[won.indexOf(true)];
        expect(await stores.people.get('pn_newcomer')).toEqual(winner);
        expect((await stores.people.list()).find(({ id }) => id === 'pn_newcomer')).toEqual(winner);
      });

      it('mends the listing of a person or unit where the change broke off before it', async () => {
        const before = aUnit({ id: 'ou_mended', parent: 'ou_mending' });
        const after = { ...before, validTo: 2023 };
        await stores.units.put(before);
        await expect(dyingStores(2).units.change(before, after)).rejects.toThrow(Crash);
        expect(await stores.units.get(before.id)).toEqual(after);
        expect(await stores.units.children('ou_mending')).toEqual([before]);
        expect(await stores.units.change(before, after)).toBe(true);
        expect(await stores.units.children('ou_mending')).toEqual([after]);
      });

      it('numbers changes, and moves each on by compare-and-swap', async () => {
        const first = anOrgChange('ou_changing', 1);
        expect(await stores.orgChanges.list('ou_changing')).toEqual([]);
        expect(await stores.orgChanges.save(first, 'request-1')).toBe(true);
        expect(await stores.orgChanges.save(first, 'request-1')).toBe(true);
        expect(await stores.orgChanges.save({ ...first, reason: '另一项' }, 'request-2')).toBe(false);
        for (const number of [10, 2])
          await stores.orgChanges.save(anOrgChange('ou_changing', number), `request-${number}0`);
        const decided = {
          ...first,
          status: 'confirmed',
          decidedBy: li,
          decidedAt: first.proposedAt,
          revision: 2,
        } as const;
        expect(await stores.orgChanges.save(decided, 'request-3')).toBe(true);
        expect(await stores.orgChanges.save({ ...decided, status: 'rejected' }, 'request-4')).toBe(false);
        expect((await stores.orgChanges.list('ou_changing')).map(({ id, status }) => [id, status])).toEqual([
          ['oc_changing_1', 'confirmed'],
          ['oc_changing_2', 'proposed'],
          ['oc_changing_10', 'proposed'],
        ]);
      });

      it('finds a delegation with the city and with the delegate, and both know when it was taken back', async () => {
        const given = aDelegation('ou_absent', 'pn_given');
        expect(await stores.delegations.open(given, 'request-1')).toBe(true);
        expect(await stores.delegations.open({ ...given, reason: '另一项' }, 'request-2')).toBe(false);
        expect(await stores.delegations.to('pn_given')).toEqual([given]);
        expect(await stores.delegations.list('ou_absent')).toEqual([{ ...given, lastRequest: 'request-1' }]);
        const revoked = { ...given, revision: 2, revoked: { by: zhang, at: '2027-01-13T08:00:00.000Z' } };
        await stores.delegations.change(revoked, 'request-3');
        await stores.delegations.change({ ...revoked, revoked: { ...revoked.revoked, by: li } }, 'request-4');
        expect(await stores.delegations.to('pn_given')).toEqual([revoked]);
        expect(await stores.delegations.list('ou_absent')).toEqual([{ ...revoked, lastRequest: 'request-3' }]);
        expect(await stores.people.get('pn_given')).toBeNull();
      });

      it('puts a delegation on record before it gives anything, and takes the rights before the record', async () => {
        const given = aDelegation('ou_breaking', 'pn_breaking');
        await expect(dyingStores(2).delegations.open(given, 'request-1')).rejects.toThrow(Crash);
        expect(await stores.delegations.list('ou_breaking')).toMatchObject([{ id: given.id }]);
        expect(await stores.delegations.to('pn_breaking')).toEqual([]);
        await stores.delegations.open(given, 'request-1');
        expect(await stores.delegations.to('pn_breaking')).toEqual([given]);

        const revoked = { ...given, revision: 2, revoked: { by: zhang, at: '2027-01-13T08:00:00.000Z' } };
        await expect(dyingStores(2).delegations.change(revoked, 'request-2')).rejects.toThrow(Crash);
        expect(await stores.delegations.to('pn_breaking')).toEqual([revoked]);
        expect(await stores.delegations.list('ou_breaking')).toMatchObject([{ revoked: null }]);
        await stores.delegations.change(revoked, 'request-3');
        expect(await stores.delegations.list('ou_breaking')).toMatchObject([{ revoked: revoked.revoked }]);
      });

      it('takes a duty from a delegation, and then the whole of it, also where the first broke off', async () => {
        const given = aDelegation('ou_losing', 'pn_losing');
        await stores.delegations.open(given, 'request-1');
        const less = { ...given, revision: 2, lost: given.duties };
        await expect(dyingStores(2).delegations.change(less, 'request-2')).rejects.toThrow(Crash);
        expect(await stores.delegations.to('pn_losing')).toEqual([less]);
        expect(await stores.delegations.list('ou_losing')).toEqual([{ ...given, lastRequest: 'request-1' }]);
        // On what is on record nobody goes on; but then it is on record what has become of it.
        const revoked = { ...given, revision: 2, revoked: { by: zhang, at: '2027-01-13T08:00:00.000Z' } };
        await expect(stores.delegations.change(revoked, 'request-3')).rejects.toMatchObject({
          code: 'delegation.stale',
          details: { expected: 1, current: 2 },
        });
        expect(await stores.delegations.list('ou_losing')).toEqual([{ ...less, lastRequest: 'request-2' }]);
        await stores.delegations.change({ ...less, ...revoked, revision: 3 }, 'request-4');
        expect(await stores.delegations.to('pn_losing')).toMatchObject([{ revision: 3, revoked: revoked.revoked }]);
        // Whose answer comes late changes nothing of it.
        await stores.delegations.change(less, 'request-2');
        expect(await stores.delegations.list('ou_losing')).toMatchObject([{ revision: 3, revoked: revoked.revoked }]);
      });

      it('takes back a delegation that comes into force at the very moment', async () => {
        const given = aDelegation('ou_meeting', 'pn_meeting');
        await expect(dyingStores(2).delegations.open(given, 'request-1')).rejects.toThrow(Crash);
        const revoked = { ...given, revision: 2, revoked: { by: zhang, at: '2027-01-13T08:00:00.000Z' } };
        // After one has seen that it is not in force yet, and before one writes that it is not to be.
        let writes = 0;
        const meeting = intercepted(table.client, async ({ name }, send) => {
          if (name === 'PutCommand') writes += 1;
          if (name === 'PutCommand' && writes === 2) await stores.delegations.open(given, 'request-1');
          return send();
        });
        await createStores(meeting, table.tableName).delegations.change(revoked, 'request-2');
        expect(await stores.delegations.to('pn_meeting')).toEqual([revoked]);
      });

      it('takes back a delegation that never came into force', async () => {
        const given = aDelegation('ou_never', 'pn_never');
        await expect(dyingStores(2).delegations.open(given, 'request-1')).rejects.toThrow(Crash);
        const revoked = { ...given, revision: 2, revoked: { by: zhang, at: '2027-01-13T08:00:00.000Z' } };
        await stores.delegations.change(revoked, 'request-2');
        await stores.delegations.open(given, 'request-1');
        expect(await stores.delegations.to('pn_never')).toEqual([revoked]);
      });
    });

    describe('what is kept beside the figures', () => {
      it('keeps a published evaluation as it was, and tells those of one data year in their order', async () => {
        const { id: plan } = anotherPlan();
        const result = { indicators: [{ z: '48.3', a: [1, null] }], field: 'that no schema of today knows' };
        for (const number of [1, 2]) {
          await stores.evaluations.publish(anEvaluation(plan, { number, result }), aRequestId());
        }
        await stores.evaluations.publish(anEvaluation(plan, { dataYear: 2024 }), aRequestId());
        const [first, second, ...others] = await stores.evaluations.list(plan, 2023);
        expect(first).toMatchObject(anEvaluation(plan, { result }));
        expect(second?.number).toBe(2);
        expect(others).toEqual([]);
        // Spelled as it is stored, however it was written: that is what makes the bytes the same.
        expect(JSON.stringify(first?.result)).toBe(toCanonicalJson(result));
        expect(await stores.evaluations.list(plan, 2022)).toEqual([]);
      });

      it('publishes one of two of the same number; the other is told how many there are', async () => {
        const { id: plan } = anotherPlan();
        const wishes = ['甲', '乙'].map((note) => [anEvaluation(plan, { note }), aRequestId()] as const);
        const results = await Promise.allSettled(wishes.map((wish) => stores.evaluations.publish(...wish)));
        expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
        const lost = results.find((result) => result.status === 'rejected');
        expect(lost?.reason).toMatchObject({ code: 'evaluation.stale', details: { expected: 0, current: 1 } });
        const [published] = await stores.evaluations.list(plan, 2023);
        const won = results[0]?.status === 'fulfilled' ? 0 : 1;
        expect(published?.note).toBe(wishes[won]?.[0].note);
      });

      it('takes a repeated publication for the one it is, also where the answer was lost', async () => {
        const { id: plan } = anotherPlan();
        const wish = [anEvaluation(plan), aRequestId()] as const;
        await expect(dyingStores(1, 'after').evaluations.publish(...wish)).rejects.toThrow(Crash);
        await stores.evaluations.publish(...wish);
        expect(await stores.evaluations.list(plan, 2023)).toHaveLength(1);
      });

      it('says of an evaluation that is too large to be kept that it is, and keeps nothing', async () => {
        const { id: plan } = anotherPlan();
        // The first does not pack; the second would, and could not be unpacked again.
        for (const result of [scattered(250_000), '数'.repeat(1_400_000)]) {
          await expect(stores.evaluations.publish(anEvaluation(plan, { result }), aRequestId())).rejects.toMatchObject({
            code: 'evaluation.tooLarge',
            details: { limitBytes: 350 * 1024 },
          });
        }
        expect(await stores.evaluations.list(plan, 2023)).toEqual([]);
      });

      it('keeps an evaluation of 1.5 MB, of many units that all say the same kind of thing', async () => {
        const { id: plan } = anotherPlan();
        const result = Array.from({ length: 15_000 }, (_, at) => ({
          ...{ unit: `ou_${at % 120}`, indicator: `KS2-${at % 125}`, verdict: '达到时序进度' },
          ...{ numerator: String(at * 37), denominator: String(at * 41 + 3) },
        }));
        const evaluation = anEvaluation(plan, { result });
        expect(Buffer.byteLength(JSON.stringify(evaluation))).toBeGreaterThan(1.5 * 1024 * 1024);
        await stores.evaluations.publish(evaluation, aRequestId());
        expect((await stores.evaluations.list(plan, 2023))[0]?.result).toEqual(result);
      });

      it('refuses an evaluation that was changed behind its hash', async () => {
        const { id: plan } = anotherPlan();
        await stores.evaluations.publish(anEvaluation(plan, { note: '一' }), aRequestId());
        await tamper(evaluationKey(plan, 2023, 1), (item) => ({
          ...item,
          body: String(item.body).replace('一', '二'),
        }));
        await expect(stores.evaluations.list(plan, 2023)).rejects.toThrow(/another hash/);
      });

      it('moves causes and measures of a data year on by compare-and-swap', async () => {
        const { id: plan } = anotherPlan();
        const none = await stores.evaluations.accounts(plan, 2023);
        expect(none).toMatchObject({ revision: 0, saved: null, byIndicator: {}, lastRequest: null });
        const first = {
          plan,
          dataYear: 2023,
          revision: 1,
          saved: { by: zhang, at: '2027-01-12T08:00:00.000Z' },
          byIndicator: { 'KS2-01': { cause: '原因', measure: '措施', responsible: '', dueOn: '2027-06-30' } },
        } as const;
        await stores.evaluations.saveAccounts(first, 'request-1');
        await stores.evaluations.saveAccounts({ ...first, byIndicator: {} }, 'request-1');
        await expect(stores.evaluations.saveAccounts({ ...first, byIndicator: {} }, 'request-2')).rejects.toMatchObject(
          {
            code: 'evaluation.accountsStale',
            details: { expected: 0, current: 1 },
          },
        );
        expect(await stores.evaluations.accounts(plan, 2023)).toEqual({ ...first, lastRequest: 'request-1' });
        expect((await stores.evaluations.accounts(plan, 2024)).revision).toBe(0);
      });

      it('numbers proposed adjustments, and lets one decision count', async () => {
        const { id: plan } = anotherPlan();
        await stores.evaluations.saveProposal(aProposal(plan), 'request-1');
        const other = { ...aProposal(plan), indicator: 'KS2-02' } as const;
        await expect(stores.evaluations.saveProposal(other, 'request-2')).rejects.toMatchObject({
          code: 'adjustment.stale',
        });
        await stores.evaluations.saveProposal({ ...other, id: 'ad_ks_10' }, 'request-2');
        await stores.evaluations.saveProposal({ ...other, id: 'ad_ks_2' }, 'request-3');
        const decided = { ...aProposal(plan), status: 'approved', revision: 2 } as const;
        await stores.evaluations.saveProposal(decided, 'request-4');
        await expect(
          stores.evaluations.saveProposal({ ...decided, status: 'rejected' }, 'request-5'),
        ).rejects.toMatchObject({ code: 'adjustment.stale', details: { expected: 1, current: 2 } });
        expect((await stores.evaluations.proposals(plan)).map(({ id, status }) => [id, status])).toEqual([
          ['ad_ks_1', 'approved'],
          ['ad_ks_2', 'proposed'],
          ['ad_ks_10', 'proposed'],
        ]);
      });

      it('publishes a plan beside its drafts, and what is being worked on goes on', async () => {
        const plan = anotherPlan();
        await stores.plans.put(plan);
        const draft = await stores.plans.saveDraft(aDraft(plan), aRequestId());
        await stores.plans.publish({ ...plan, version: 2 }, null, aRequestId());
        expect(await stores.plans.getInWork(plan.id)).toMatchObject({
          published: { version: 2 },
          hasDraft: true,
          draft: { revision: draft.revision, saved: draft.saved },
        });
        await stores.plans.publish({ ...plan, version: 3 }, draft.revision, aRequestId());
        await stores.plans.publish({ ...plan, version: 4 }, null, aRequestId());
        expect(await stores.plans.getInWork(plan.id)).toMatchObject({
          hasDraft: false,
          draft: { revision: draft.revision },
        });
      });
    });

    describe('an item damaged in the table', () => {
      it('is refused as a head with a status nobody knows', async () => {
        const { round, parent, unit } = await firstSave();
        await tamper(headKey(round, parent, unit), (item) => ({ ...item, status: 'waved through' }));
        await expect(stores.submissions.get(round, parent, unit)).rejects.toThrow(DamagedItem);
        await expect(stores.submissions.listHeads(round, parent)).rejects.toThrow(/status/);
      });

      it('is refused as content whose figure was changed behind the hash', async () => {
        const saved = await firstSave();
        await tamper(contentKey(saved.id, saved.contentHash ?? ''), (item) => ({
          ...item,
          entries: String(item.entries).replace('"95"', '"99"'),
        }));
        await expect(read(saved)).rejects.toThrow(/another hash/);
      });

      it('is refused as content whose packed bytes were changed, cut off, or made to unpack without end', async () => {
        const saved = await firstSave([anEntry({ explanation: scattered(1200) })]);
        const key = contentKey(saved.id, saved.contentHash ?? '');
        let whole = new Uint8Array();
        await tamper(key, (item) => {
          whole = item.entries as typeof whole;
          return item;
        });
        expect(whole).toBeInstanceOf(Uint8Array);
        const bomb = brotliCompressSync(Buffer.alloc(50 * 1024 * 1024, 'x'));
        for (const entries of [whole.with(200, ~(whole[200] ?? 0)), whole.slice(0, -9), bomb]) {
          await tamper(key, (item) => ({ ...item, entries }));
          await expect(read(saved)).rejects.toThrow(DamagedItem);
          await expect(stores.submissions.entriesAt(saved.id, saved.contentHash ?? '')).rejects.toThrow(DamagedItem);
          const { contents } = await stores.record.record(saved.id);
          expect(
            contents.map(({ entries: text }) => text === null || sha256(String(text)) !== saved.contentHash),
          ).toEqual([true]);
        }
        await tamper(key, (item) => ({ ...item, entries: whole }));
        expect(await read(saved)).toEqual(saved);
      });

      it('is refused as a head whose standing cannot be unpacked', async () => {
        const accepted = Array.from({ length: 40 }, () => ({ by: li, at: '2027-01-20T01:02:03.000Z', keys: [] }));
        const saved = await stores.submissions.save(...aStep(untouched(), { accepted }));
        await tamper(headKey(saved.round, saved.parent, saved.unit), (item) => ({
          ...item,
          standing: (item.standing as Uint8Array).slice(0, -5),
        }));
        await expect(read(saved)).rejects.toThrow(/standing.*\n?.*damaged|damaged.*standing/s);
        const head = await stores.record.head(saved.round, saved.parent, saved.unit);
        expect(head?.fields).toMatchObject({ standing: null, revision: 1 });
      });

      it('is refused as a step whose maker was changed', async () => {
        const saved = await firstSave();
        await tamper(commitKey(saved.id, 1, saved.commit ?? ''), (item) => ({
          ...item,
          body: String(item.body).replace('张伟', '李静'),
        }));
        await expect(stores.submissions.history(saved.id, saved.commit)).rejects.toThrow(/another hash/);
      });

      it('is noticed where a head points at nothing', async () => {
        const { round, parent, unit, id } = await firstSave();
        await tamper(headKey(round, parent, unit), (item) => ({ ...item, contentHash: sha256('lost') }));
        await expect(stores.submissions.get(round, parent, unit)).rejects.toThrow(/is missing/);
        await expect(stores.submissions.history(id, sha256('lost'))).rejects.toThrow(/is missing/);
      });

      it('is refused as a plan that is no JSON, or has a field nobody knows', async () => {
        const plan = aPlan({ id: 'pl_damaged' });
        await stores.plans.put(plan);
        for (const body of ['{', JSON.stringify({ ...plan, owners: [] })]) {
          await tamper(versionKey(plan.id, 1), (item) => ({ ...item, body }));
          await expect(stores.plans.get(plan.id)).rejects.toThrow(DamagedItem);
        }
      });
    });

    it('asks of its engine nothing but to get, put, query and delete single items, and reads consistently', async () => {
      const { stores: observed, sent } = recordedStores();
      const step = aStep(untouched(), { entries: [anEntry()] });
      const saved = await observed.submissions.save(...step);
      await observed.submissions.save(...step);
      await observed.submissions.history(saved.id, saved.commit);
      await observed.submissions.listHeads(saved.round, city);
      await observed.units.put(aUnit({ id: 'ou_any', parent: 'ou_one' }));
      await observed.units.put(aUnit({ id: 'ou_any', parent: 'ou_two' }));
      const plan = anotherPlan();
      await observed.plans.create(aDraft(plan, { revision: 1, basedOn: 0 }), aRequestId());
      await observed.plans.publish(plan, 1, aRequestId());
      await observed.plans.getInWork(plan.id);
      await observed.rounds.open(aRound(), aRequestId());
      const known = ['DeleteCommand', 'GetCommand', 'PutCommand', 'QueryCommand'];
      expect([...new Set(sent.map(({ name }) => name))].sort()).toEqual(known);
      const reads = sent.filter(({ name }) => name === 'GetCommand' || name === 'QueryCommand');
      expect(reads.every(({ input }) => input.ConsistentRead === true)).toBe(true);
    });
  });
}
