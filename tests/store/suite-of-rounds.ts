import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Stores } from '../../functions/actions/stores';
import type { RoundId } from '../../functions/domain/ids';
import type { Reminder } from '../../functions/domain/reminder/reminder';
import type { LockEvent } from '../../functions/domain/round/lock';
import type { Round } from '../../functions/domain/round/round';
import { createStores } from '../../functions/store';
import { DamagedItem } from '../../functions/store/stored';
import { reminderKey } from '../../functions/store/table';
import { anEntry, aRequestId, aRound, aStep, Crash, city, crashing, li, untouched, zhang } from './builders';
import type { OpenTable } from './suite';

/** What the stores promise of a round's reminders (催办记录) and of its lock (锁定), on whatever engine they run. */
export function roundsSuite(engine: string, openStores: () => Promise<OpenTable>): void {
  describe(`a round’s reminders and its lock on ${engine}`, () => {
    let table: OpenTable;
    let stores: Stores;

    beforeAll(async () => {
      table = await openStores();
      stores = createStores(table.client, table.tableName);
    });
    afterAll(() => table.close());

    const dyingStores = (nth: number, moment?: 'before' | 'after') =>
      createStores(crashing(table.client, nth, moment), table.tableName);

    async function opened(): Promise<Round> {
      const round = aRound();
      await stores.rounds.put(round);
      return round;
    }

    const aReminder = (round: RoundId, fields: Partial<Reminder> = {}): Reminder => ({
      round,
      debt: 'ou_county_a/refile/2027-01-12T08:00:00.000Z',
      stage: 'overdue',
      unit: 'ou_county_a',
      kind: 'returned',
      to: [zhang],
      text: '甲县：您好。',
      channel: 'registered',
      by: null,
      at: '2027-01-20T00:30:00.000Z',
      requestId: 'clock/2027-01-20',
      ...fields,
    });

    describe('a reminder', () => {
      it('is read back as it was claimed, oldest first, with its own round only', async () => {
        const [round, other] = [await opened(), await opened()];
        const late = aReminder(round.id, { stage: 'escalated', at: '2027-01-27T00:30:00.000Z', to: [li], by: li });
        const early = aReminder(round.id, { debt: 'ou_county_a/file/start', stage: 'soon', kind: 'unfiled' });
        for (const reminder of [late, early, aReminder(other.id)]) {
          expect(await stores.reminders.claim(reminder)).toBe(true);
        }
        expect(await stores.reminders.list(round.id)).toEqual([early, late]);
        // It lies with the round, and is neither the round nor a submission of it.
        expect(await stores.rounds.get(round.id)).toEqual(round);
        expect(await stores.submissions.listHeads(round.id, city)).toEqual([]);
        expect(await stores.record.heads(round.id, city)).toEqual([]);
      });

      it('of a stage is claimed once, whoever comes second and whatever they would have said', async () => {
        const { id } = await opened();
        const first = aReminder(id);
        expect(await stores.reminders.claim(first)).toBe(true);
        expect(await stores.reminders.claim(first)).toBe(false);
        expect(await stores.reminders.claim({ ...first, by: li, text: '另一说法', requestId: 'another' })).toBe(false);
        expect(await stores.reminders.list(id)).toEqual([first]);
        // Another stage of the debt, or the same one of the next return, is another matter.
        expect(await stores.reminders.claim({ ...first, stage: 'escalated' })).toBe(true);
        const next = { ...first, debt: 'ou_county_a/refile/2027-02-01T08:00:00.000Z' };
        expect(await stores.reminders.claim(next)).toBe(true);
        expect(await stores.reminders.list(id)).toHaveLength(3);
      });

      it('is claimed by one of twenty at the same moment', async () => {
        const { id } = await opened();
        const claims = await Promise.all(
          Array.from({ length: 20 }, (_, at) => stores.reminders.claim(aReminder(id, { requestId: `clock/${at}` }))),
        );
        expect(claims.filter(Boolean)).toHaveLength(1);
        const [kept, ...others] = await stores.reminders.list(id);
        expect([kept?.requestId, others]).toEqual([`clock/${claims.indexOf(true)}`, []]);
      });

      it('that could not be sent is released, and may be claimed again', async () => {
        const { id } = await opened();
        const reminder = aReminder(id);
        await stores.reminders.claim(reminder);
        await stores.reminders.release(reminder);
        expect(await stores.reminders.list(id)).toEqual([]);
        // Released twice, as by a job that is started again: no harm.
        await stores.reminders.release(reminder);
        expect(await stores.reminders.claim({ ...reminder, at: '2027-01-21T00:30:00.000Z' })).toBe(true);
      });

      it.each(['before', 'after'] as const)(
        'is claimed wholly or not at all when the process dies %s the write',
        async (moment) => {
          const { id } = await opened();
          const reminder = aReminder(id);
          await expect(dyingStores(1, moment).reminders.claim(reminder)).rejects.toThrow(Crash);
          const isThere = moment === 'after';
          expect(await stores.reminders.list(id)).toEqual(isThere ? [reminder] : []);
          // Told once at most: what may have gone out is not sent again.
          expect(await stores.reminders.claim(reminder)).toBe(!isThere);
        },
      );

      it('is refused where it is not whole, coming or going', async () => {
        const { id } = await opened();
        const reminder = aReminder(id);
        await expect(stores.reminders.claim({ ...reminder, stage: 'later' as 'soon' })).rejects.toThrow(DamagedItem);
        expect(await stores.reminders.list(id)).toEqual([]);
        await stores.reminders.claim(reminder);
        const key = reminderKey(reminder);
        const { Item: item } = await table.client.send(new GetCommand({ TableName: table.tableName, Key: key }));
        const body = String(item?.body).replace('"registered"', '"sent"');
        expect(body).not.toBe(item?.body);
        await table.client.send(new PutCommand({ TableName: table.tableName, Item: { ...item, body } }));
        await expect(stores.reminders.list(id)).rejects.toThrow(DamagedItem);
      });
    });

    const locking = (fields: Partial<LockEvent> = {}): LockEvent => ({
      action: 'lockRound',
      by: li,
      at: '2027-03-01T08:00:00.000Z',
      reason: '年度评估已发布',
      ...fields,
    });
    const unlocking = (fields: Partial<LockEvent> = {}) =>
      locking({ action: 'unlockRound', by: zhang, at: '2027-04-01T08:00:00.000Z', reason: '台账漏计', ...fields });

    async function read(id: RoundId): Promise<Round> {
      const round = await stores.rounds.get(id);
      if (!round) throw new Error(`no round ${id}`);
      return round;
    }
    const listed = async (id: RoundId) => (await stores.rounds.list()).find((round) => round.id === id);

    describe('the lock of a round', () => {
      it('is set, taken away and set again, and everything done about it is kept in its order', async () => {
        const { id } = await opened();
        const events = [locking(), unlocking(), locking({ at: '2027-05-01T08:00:00.000Z', reason: '更正已办结' })];
        for (const event of events) await stores.rounds.changeLock(await read(id), event, aRequestId());
        expect(await stores.rounds.lockEvents(id)).toEqual(events);
        const { lock } = await read(id);
        expect(lock).toEqual({ by: li, at: '2027-05-01T08:00:00.000Z', reason: '更正已办结' });
        expect(await listed(id)).toEqual(await read(id));
      });

      it('is set by one of twenty at the same moment; the others learn how it stands', async () => {
        const before = await opened();
        const wishes = Array.from({ length: 20 }, (_, at) => locking({ reason: `理由${at}` }));
        const answers = await Promise.allSettled(
          wishes.map((event) => stores.rounds.changeLock(before, event, aRequestId())),
        );
        const won = answers.flatMap(({ status }, at) => (status === 'fulfilled' ? [wishes[at]] : []));
        expect(won).toHaveLength(1);
        expect(await stores.rounds.lockEvents(before.id)).toEqual(won);
        for (const answer of answers) {
          if (answer.status === 'rejected')
            expect(answer.reason).toMatchObject({ code: 'lock.stale', details: { isLocked: true } });
        }
      });

      it('is refused on a round that somebody else moved on, which stays as it is', async () => {
        const before = await opened();
        await stores.rounds.put({ ...before, title: '改名' });
        await expect(stores.rounds.changeLock(before, locking(), aRequestId())).rejects.toMatchObject({
          code: 'lock.stale',
          details: { isLocked: false },
        });
        expect(await read(before.id)).toEqual({ ...before, title: '改名' });
        expect(await stores.rounds.lockEvents(before.id)).toEqual([]);
      });

      it('is set once by a request that is sent twice, also after it was taken away since', async () => {
        const before = await opened();
        await stores.rounds.changeLock(before, locking(), 'request-to-lock');
        await stores.rounds.changeLock(before, locking(), 'request-to-lock');
        expect(await stores.rounds.hasLockRequest(before.id, 'request-to-lock')).toBe(true);
        expect(await stores.rounds.hasLockRequest(before.id, 'another')).toBe(false);
        await stores.rounds.changeLock(await read(before.id), unlocking(), aRequestId());
        await stores.rounds.changeLock(before, locking(), 'request-to-lock');
        expect(await stores.rounds.lockEvents(before.id)).toEqual([locking(), unlocking()]);
        expect((await read(before.id)).lock).toBeNull();
      });

      it('stays through a loading of the round from outside, with all that was done about it', async () => {
        const before = await opened();
        await stores.rounds.changeLock(before, locking(), aRequestId());
        await stores.rounds.put({ ...(await read(before.id)), title: '改名' });
        expect(await stores.rounds.lockEvents(before.id)).toEqual([locking()]);
        expect(await read(before.id)).toMatchObject({ title: '改名', lock: { reason: '年度评估已发布' } });
      });

      it.each([1, 2, 3].flatMap((nth) => (['before', 'after'] as const).map((moment) => ({ nth, moment }))))(
        'is set or not when the process dies $moment write $nth, and once it is repeated the list says so too',
        async ({ nth, moment }) => {
          const before = await opened();
          await dyingStores(nth, moment)
            .rounds.changeLock(before, locking(), 'request-cut')
            .catch((error) => expect(error).toBeInstanceOf(Crash));
          const isSet = (await read(before.id)).lock !== null;
          expect(await stores.rounds.lockEvents(before.id)).toEqual(isSet ? [locking()] : []);
          await stores.rounds.changeLock(before, locking(), 'request-cut');
          expect(await stores.rounds.lockEvents(before.id)).toEqual([locking()]);
          expect(await listed(before.id)).toEqual(await read(before.id));
        },
      );
    });

    describe('what is written while the lock is set', () => {
      it('is all there: a step of a submission, a reminder and the lock, each by its own', async () => {
        const before = await opened();
        const draft = await stores.submissions.save(
          ...aStep(untouched({ round: before.id }), { entries: [anEntry()], status: 'returned' }),
        );
        const step = aStep(draft, { entries: [anEntry({ numerator: '96' })] });
        const [saved, , isClaimed] = await Promise.all([
          stores.submissions.save(...step),
          stores.rounds.changeLock(before, locking(), aRequestId()),
          stores.reminders.claim(aReminder(before.id)),
        ]);
        expect(isClaimed).toBe(true);
        expect(await stores.submissions.get(before.id, city, draft.unit)).toEqual(saved);
        expect((await read(before.id)).lock).not.toBeNull();
        expect(await stores.reminders.list(before.id)).toHaveLength(1);
      });

      it('under the lock moves on as before: what gives a correction up must still be written', async () => {
        const before = await opened();
        const draft = await stores.submissions.save(
          ...aStep(untouched({ round: before.id }), { entries: [anEntry()], status: 'returned' }),
        );
        await stores.rounds.changeLock(before, locking(), aRequestId());
        const given = await stores.submissions.save(
          ...aStep(draft, { status: 'approved', event: { action: 'dropCorrection' } }),
        );
        expect(await stores.submissions.get(before.id, city, draft.unit)).toEqual(given);
        // And somebody who read it before is refused, lock or no lock.
        await expect(stores.submissions.save(...aStep(draft))).rejects.toMatchObject({ code: 'submission.stale' });
      });
    });

    describe('several steps of one wish', () => {
      const three = (first = untouched()) => {
        const [, one, event] = aStep(first, { entries: [anEntry({ numerator: '1' })] });
        const [, two, secondEvent] = aStep(one, { entries: [anEntry({ numerator: '2' })] });
        const [, last, lastEvent] = aStep(two, { status: 'reviewed' });
        const steps = [
          { next: one, event },
          { next: two, event: secondEvent },
          { next: last, event: lastEvent },
        ];
        return { before: first, steps };
      };
      const writes = 6;

      it('are a record like any other, in as many writes as they have steps and contents, and one of the head', async () => {
        const { before, steps } = three();
        const saved = await stores.submissions.saveAll(before, steps);
        expect(saved).toMatchObject({ revision: 3, status: 'reviewed', entries: [{ numerator: '2' }] });
        expect(await stores.submissions.get(before.round, before.parent, before.unit)).toEqual(saved);
        const history = await stores.submissions.history(saved.id, saved.commit);
        expect(history.map(({ revision, requestId }) => [revision, requestId])).toEqual(
          steps.map(({ event }, index) => [index + 1, event.requestId]),
        );
        // Sent again, they are answered and not made again.
        expect(await stores.submissions.saveAll(before, steps)).toEqual(saved);
      });

      it.each(
        Array.from({ length: writes }, (_, index) => index + 1).flatMap((nth) =>
          (['before', 'after'] as const).map((moment) => ({ nth, moment })),
        ),
      )('are there all or none when the process dies $moment write $nth', async ({ nth, moment }) => {
        const { before, steps } = three();
        await expect(dyingStores(nth, moment).submissions.saveAll(before, steps)).rejects.toThrow(Crash);
        const found = await stores.submissions.get(before.round, before.parent, before.unit);
        expect(found?.revision ?? 0).toBe(nth === writes && moment === 'after' ? 3 : 0);
        expect((await stores.submissions.saveAll(before, steps)).revision).toBe(3);
      });

      it('lose against whoever was first, as a whole', async () => {
        const first = await stores.submissions.save(...aStep(untouched(), { entries: [anEntry()] }));
        const { steps } = three(first);
        const other = await stores.submissions.save(...aStep(first, { status: 'submitted' }));
        await expect(stores.submissions.saveAll(first, steps)).rejects.toMatchObject({ code: 'submission.stale' });
        expect(await stores.submissions.get(first.round, first.parent, first.unit)).toEqual(other);
      });

      it('are refused where one is dated before the one it follows upon, because that is a fault of ours', async () => {
        const saved = await stores.submissions.save(...aStep(untouched(), { entries: [anEntry()] }));
        const early = aStep(saved, { event: { at: '2027-01-12T07:59:59.999Z' } });
        await expect(stores.submissions.save(...early)).rejects.toThrow(/can't follow upon/);
      });
    });
  });
}
