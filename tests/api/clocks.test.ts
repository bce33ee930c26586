import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readEvaluation } from '../../functions/actions/read-evaluation';
import { verifyUnit } from '../../functions/actions/verify-record';
import type { RemindersReply } from '../../functions/contract/reminders';
import { toExactText } from '../../functions/domain/decimal';
import { goodEntries } from '../support/builders';
import { type House, openHouse } from '../support/house';
import { li, wang, zhang, zhou } from '../support/people';

const nine = '2024-01-08T09:00:00.000Z';
const ten = '2024-01-08T10:00:00.000Z';
const eleven = '2024-01-08T11:00:00.000Z';
const round = 'rd_test_2023';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
beforeEach(() => house.clear());

const stored = async () => {
  const submission = await house.stores.submissions.get(round, 'ou_city', 'ou_a');
  if (!submission) throw new Error('nothing is stored');
  return submission;
};
const times = async () => {
  const { id, commit } = await stored();
  return (await house.stores.submissions.history(id, commit)).map(({ at }) => at);
};

describe('a clock that is set back, or another host’s that is behind', () => {
  it.each([
    { what: 'behind by an hour', now: nine, at: ten },
    { what: 'the same', now: ten, at: ten },
    { what: 'gone on', now: eleven, at: eleven },
    { what: 'one that lost its battery', now: '2000-01-01T00:00:00.000Z', at: ten },
  ])('never dates a step before the one it follows upon: $what', async ({ now, at }) => {
    house.clock.now = ten;
    await house.as(zhang).change('save-draft', { entries: goodEntries() });
    house.clock.now = now;
    expect((await house.as(zhang).submit(goodEntries())).status).toBe(200);
    expect(await times()).toEqual([ten, at]);
    // Neither does anything else that bears the time of the step: receipt, and since when it waits for the reviewers.
    const { receipt, since, movedAt } = await stored();
    expect([receipt?.at, since, movedAt]).toEqual([at, at, at]);
    expect((await verifyUnit(house.stores.record, round, 'ou_city', 'ou_a'))?.findings).toEqual([]);
  });

  it('leaves one answer to what was known at an instant: never figures from before they were filed', async () => {
    house.clock.now = ten;
    await house.as(zhang).submit(goodEntries());
    await house.as(li).change('start-review');
    await house.as(li).change('accept-entries', { keys: ['KS2-01', 'KS2-02'] });
    await house.as(li).change('pass-review');
    // The approver's request is answered by a host whose clock is an hour behind.
    house.clock.now = nine;
    await house.as(wang).change('approve');
    house.clock.now = eleven;
    const valueAt = async (instant: string) => {
      const context = { stores: house.stores, now: () => eleven };
      const { evaluation } = await readEvaluation(context, zhou.id, round, instant);
      const value = evaluation.indicators[0]?.parts[0]?.rollUp.value;
      return value ? toExactText(value) : null;
    };
    // 460 of 1000.
    expect([await valueAt(nine), await valueAt('2024-01-08T09:59:59.999Z'), await valueAt(ten)]).toEqual([
      null,
      null,
      '46',
    ]);
  });
});

describe('a clock that was ahead by years, and is put right', () => {
  it('blocks nobody: the form goes on, its due days are the round’s, and its figures count', async () => {
    house.clock.now = '9999-12-31T23:00:00.000Z';
    await house.as(zhang).submit(goodEntries());
    house.clock.now = ten;
    const debts = async () => {
      const { body } = await house.as(zhou).get<RemindersReply>(`/rounds/${round}/reminders`);
      return { unknownYears: body.unknownYears, debts: body.debts.filter(({ unit }) => unit === 'ou_a') };
    };
    expect(await debts()).toMatchObject({
      unknownYears: [],
      debts: [{ kind: 'submitted', since: null, dueOn: '2024-01-22' }],
    });
    expect((await house.as(li).change('start-review')).status).toBe(200);
    await house.as(li).change('accept-entries', { keys: ['KS2-01', 'KS2-02'] });
    await house.as(li).change('pass-review');
    expect((await house.as(wang).change('approve')).status).toBe(200);
    const { evaluation } = await readEvaluation({ stores: house.stores, now: () => eleven }, zhou.id, round, eleven);
    expect(evaluation.indicators[0]?.parts[0]?.rollUp.value).not.toBeNull();
    expect((await verifyUnit(house.stores.record, round, 'ou_city', 'ou_a'))?.findings).toEqual([]);
  });
});

describe('a submission whose head is from before it told when it was moved', () => {
  it('finds the time of its newest step in the record', async () => {
    house.clock.now = ten;
    await house.as(zhang).change('save-draft', { entries: goodEntries() });
    const { submissions } = house.stores;
    const { get } = submissions;
    const before = await stored();
    const entries = goodEntries().map((entry) => ({ ...entry, remark: '补' }));
    const next = { ...before, entries, movedAt: null, revision: 2, lastRequest: 'an older house' };
    const {
      revision: _,
      parent: __,
      hash: ___,
      contentHash: ____,
      standingHash: _____,
      ...event
    } = (await submissions.history(before.id, before.commit))[0] ?? ({} as never);
    await submissions.save(before, next, { ...event, at: eleven, requestId: 'an older house' });
    expect((await get(round, 'ou_city', 'ou_a'))?.movedAt).toBe(eleven);
    house.clock.now = nine;
    await house.as(zhang).submit(goodEntries());
    expect(await times()).toEqual([ten, eleven, eleven]);
  });
});
