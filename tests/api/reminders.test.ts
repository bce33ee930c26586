import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { IdleOwnersReply, RemindersReply, SendRemindersReply } from '../../functions/contract/reminders';
import { aStep } from '../store/builders';
import { goodEntries } from '../support/builders';
import { type House, openHouse } from '../support/house';
import { chen, li, qin, wang, zhang, zhao, zhou } from '../support/people';

const path = '/rounds/rd_test_2023/reminders';

describe('reminding over the API', () => {
  let house: House;
  const logged = vi.spyOn(console, 'log');
  beforeAll(async () => {
    house = await openHouse();
    logged.mockImplementation(() => {});
  });
  afterAll(async () => {
    logged.mockRestore();
    await house.close();
  });
  beforeEach(async () => {
    await house.clear();
    logged.mockClear();
    for (const reminder of await house.stores.reminders.list('rd_test_2023')) {
      await house.stores.reminders.release(reminder);
    }
    // A Monday; the round is due on Saturday the 20th, so on Monday the 22nd.
    house.clock.now = '2024-01-08T01:00:00.000Z';
  });

  const read = async () => (await house.as(zhou).get<RemindersReply>(path)).body;
  let requests = 0;
  const newRequest = () => {
    requests += 1;
    return `remind-no-${requests}`;
  };
  const send = (debts: string[], requestId = newRequest(), person = zhou) =>
    house.as(person).post<SendRemindersReply>(path, { requestId, debts });

  it('is the planner’s of this very city: others with a part in it are told so, strangers find nothing', async () => {
    for (const person of [li, wang]) {
      const { status, problem } = await house.as(person).get(path);
      expect([status, problem?.code]).toEqual([403, 'action.notYours']);
    }
    for (const person of [zhang, qin]) {
      const { status, problem } = await house.as(person).get(path);
      expect([status, problem?.code]).toEqual([404, 'thing.notFound']);
      expect((await send(['ou_a/file/start'], 'stranger-1', person)).status).toBe(404);
    }
    expect((await house.as(zhou).get('/rounds/rd_nowhere_2023/reminders')).status).toBe(404);
    expect((await house.as(qin).get('/rounds/rd_test_2023/idle-owners')).status).toBe(404);
    expect(await house.stores.reminders.list('rd_test_2023')).toEqual([]);
  });

  it('lists who owes what, on the working day the round is really due', async () => {
    const { dueOn, today, isWorkingDay, channel, debts } = await read();
    expect({ dueOn, today, isWorkingDay, channel }).toEqual({
      dueOn: '2024-01-22',
      today: '2024-01-08',
      isWorkingDay: true,
      channel: 'registered',
    });
    expect(debts.map(({ unitName, kind, daysLeft, stage }) => [unitName, kind, daysLeft, stage])).toEqual([
      ['甲县', 'unfiled', 10, null],
      ['乙县', 'unfiled', 10, null],
    ]);
    expect(debts[0]?.owners.map(({ name }) => name)).toEqual(['陈', '张']);
    expect(debts[0]?.wouldTell).toEqual([]);
  });

  it('moves from the filler to the reviewers with the submission', async () => {
    await house.as(zhang).submit(goodEntries());
    const debt = (await read()).debts.find(({ unit }) => unit === 'ou_a');
    expect(debt).toMatchObject({ kind: 'submitted', dueOn: '2024-01-15', since: '2024-01-08T01:00:00.000Z' });
    expect(debt?.owners.map(({ name }) => name)).toEqual(['陈', '李']);
  });

  it('finds in the record since when a submission waits whose head is from before heads told it', async () => {
    await house.as(zhang).change('submit', { entries: goodEntries(), templateVersion: 1 });
    const debtOfA = async () => (await read()).debts.find(({ unitName }) => unitName === '甲县');
    const told = await debtOfA();
    expect(told).toMatchObject({ kind: 'submitted', since: '2024-01-08T01:00:00.000Z' });
    const { submissions } = house.stores;
    const stored = await submissions.get('rd_test_2023', 'ou_city', 'ou_a');
    if (!stored) throw new Error('nothing was submitted');
    house.clock.now = '2024-01-09T01:00:00.000Z';
    await submissions.save(...aStep(stored, { since: null, event: { action: 'ask', keys: ['KS2-01'] } }));
    expect(await debtOfA()).toEqual({ ...told, daysLeft: expect.any(Number), text: expect.any(String) });
  });

  it('sends what is due, once: who was told, when and by whom is on record', async () => {
    house.clock.now = '2024-01-23T01:00:00.000Z';
    const { debts } = await read();
    const ids = debts.map(({ id }) => id);
    expect(ids).toEqual(['ou_a/file/start', 'ou_b/file/start']);
    const first = await send([ids[0] ?? '']);
    expect(first.body).toMatchObject({ sent: 1, failed: 0 });
    expect(first.body.desk.log).toMatchObject([
      {
        stage: 'overdue',
        unitName: '甲县',
        kind: 'unfiled',
        channel: 'registered',
        by: { id: 'pn_zhou', name: '周' },
        at: '2024-01-23T01:00:00.000Z',
      },
    ]);
    expect(first.body.desk.log[0]?.to.map(({ name }) => name)).toEqual(['陈', '张']);
    expect(first.body.desk.debts.map(({ wouldTell }) => wouldTell.length > 0)).toEqual([false, true]);
    expect(logged).toHaveBeenCalledTimes(1);

    const again = await send(ids);
    expect(again.body).toMatchObject({ sent: 1, failed: 0 });
    expect(again.body.desk.log.map(({ unitName }) => unitName).toSorted()).toEqual(['乙县', '甲县']);
    expect((await send(ids)).body).toMatchObject({ sent: 0 });
    expect(logged).toHaveBeenCalledTimes(2);
  });

  it('answers a retry as it answered the first time, and tells people once', async () => {
    house.clock.now = '2024-01-23T01:00:00.000Z';
    for (const _ of [1, 2]) expect((await send(['ou_b/file/start'], 'the-same')).body.sent).toBe(1);
    expect(logged).toHaveBeenCalledTimes(1);
  });

  it('sends nothing on a rest day, nor what is not due, nor to who is done', async () => {
    house.clock.now = '2024-01-28T01:00:00.000Z';
    const refused = await send(['ou_a/file/start']);
    expect([refused.status, refused.problem?.code, refused.problem?.details]).toEqual([
      409,
      'reminder.restDay',
      { next: '2024-01-29' },
    ]);
    house.clock.now = '2024-01-08T01:00:00.000Z';
    expect((await send(['ou_a/file/start'])).body.sent).toBe(0);
    await house.as(zhang).submit(goodEntries());
    house.clock.now = '2024-01-12T01:00:00.000Z';
    expect((await send(['ou_a/file/start'])).body.sent).toBe(0);
    expect(await house.stores.reminders.list('rd_test_2023')).toEqual([]);
  });

  it('refuses a body that names no debts', async () => {
    expect((await send([])).status).toBe(400);
  });

  it('names those who never acted in the round, and what they last did in any', async () => {
    await house.as(zhang).change('save-draft', { entries: goodEntries() }, 'ou_a', 'rd_test_2022');
    house.clock.now = '2024-01-09T01:00:00.000Z';
    await house.as(chen).change('save-draft', { entries: goodEntries() });
    const { owners } = (await house.as(zhou).get<IdleOwnersReply>('/rounds/rd_test_2023/idle-owners')).body;
    expect(owners.map(({ person, roles, lastAct }) => [person.name, roles.join(), lastAct?.at ?? null])).toEqual([
      ['李', 'reviewer', null],
      ['王', 'approver', null],
      ['张', 'filler', '2024-01-08T01:00:00.000Z'],
      ['赵', 'filler', null],
    ]);
    // The list equals the record: who is on it has no step there, who is not has one, or no part in the round.
    const acted = await Promise.all(
      ['ou_a', 'ou_b'].map(async (unit) => {
        const submission = await house.stores.submissions.get('rd_test_2023', 'ou_city', unit as 'ou_a');
        return submission ? house.stores.submissions.history(submission.id, submission.commit) : [];
      }),
    );
    const actors = new Set(acted.flat().map(({ by }) => by.id));
    expect([...actors]).toEqual(['pn_chen']);
    expect(owners.some(({ person }) => actors.has(person.id))).toBe(false);
  });

  it('tells of what a round lacks people for', async () => {
    await house.stores.people.put({ ...zhao, hasLeft: true });
    const { gaps } = await read();
    expect(gaps).toEqual([{ gap: 'noFiller', unit: { id: 'ou_b', name: '乙县' } }]);
    await house.stores.people.put(zhao);
  });
});

describe('opening a round', () => {
  const wish = { requestId: 'open-round-1', dataYear: 2024, title: '2024年度填报', dueOn: '2025-01-26' };

  it('is refused while a reporting unit has nobody who fills, or nobody approves; afterwards nothing is there', async () => {
    const house = await openHouse();
    house.clock.now = '2025-01-06T01:00:00.000Z';
    const absent = [zhao, wang, chen];
    for (const person of absent) await house.stores.people.put({ ...person, hasLeft: true });
    const refused = await house.as(zhou).post('/plans/pl_test/open-round', wish);
    expect([refused.status, refused.problem?.code, refused.problem?.details]).toEqual([
      422,
      'round.notStaffed',
      { units: ['乙县'], departments: [], hasApprover: false },
    ]);
    expect(await house.stores.rounds.get('rd_ks_2024')).toBeNull();

    for (const person of absent) await house.stores.people.put(person);
    expect((await house.as(zhou).post('/plans/pl_test/open-round', wish)).status).toBe(200);
    // 26 January 2025 is a Sunday, but worked for the Spring Festival.
    expect(await house.stores.rounds.get('rd_ks_2024')).toMatchObject({ dueOn: '2025-01-26' });
    await house.close();
  });

  it('moves a last day that rests to the next working day', async () => {
    const house = await openHouse();
    house.clock.now = '2025-01-06T01:00:00.000Z';
    await house.as(zhou).post('/plans/pl_test/open-round', { ...wish, dueOn: '2025-01-28' });
    // 春节 of 2025 rests from 28 January to 4 February.
    expect(await house.stores.rounds.get('rd_ks_2024')).toMatchObject({ dueOn: '2025-02-05' });
    await house.close();
  });
});
