import { beforeAll, describe, expect, it } from 'vitest';
import { readSubmission } from '../../functions/actions/describe';
import { readRevision } from '../../functions/actions/read-revision';
import type { Context } from '../../functions/actions/stores';
import type { RevisionReply } from '../../functions/contract/submission';
import { createStores } from '../../functions/store';
import { recorded } from '../store/builders';
import { openMemory } from '../store/memory';
import { aPlan, aRound, goodEntries } from '../support/builders';
import { type House, openHouse } from '../support/house';
import { countyA, li, qin, zhang, zhao } from '../support/people';

let house: House;
beforeAll(async () => {
  house = await openHouse();
  return () => house.close();
});

const at = '/rounds/rd_test_2023/units/ou_a/revision';

describe('how far a form is', () => {
  it('is told without the form, from before the first step on', async () => {
    const look = async () => (await house.as(li).get<RevisionReply>(at)).body;
    expect(await look()).toEqual({ revision: 0, status: 'draft' });
    await house.as(zhang).submit(goodEntries());
    expect(await look()).toEqual({ revision: 1, status: 'submitted' });
    await house.as(li).change('start-review');
    expect(await look()).toEqual({ revision: 2, status: 'inReview' });
  });

  it.each([
    ['a filler of another unit', zhao, at],
    ['a reviewer of another city', qin, at],
    ['somebody who asks for a unit that is not there', li, '/rounds/rd_test_2023/units/ou_nowhere/revision'],
    ['somebody who asks for a unit that does not report', li, '/rounds/rd_test_2023/units/ou_city/revision'],
  ])('is not found by %s, like the form itself', async (_, person, path) => {
    const form = await house.as(person).get(path.replace('/revision', ''));
    const { problem } = await house.as(person).get(path);
    expect(problem).toMatchObject({ status: 404, code: 'thing.notFound', details: form.problem?.details });
  });

  it('costs five reads, however long the record is: the form costs more, and more with every step', async () => {
    const memory = openMemory();
    const { client, sent } = recorded(memory.client);
    const stores = createStores(client, memory.tableName);
    const context: Context = { stores, now: () => '2024-01-08T01:00:00.000Z' };
    await Promise.all([
      stores.units.put(countyA),
      stores.people.put(li),
      stores.plans.put(aPlan()),
      stores.rounds.put(aRound()),
    ]);
    // The plan is in memory from then on, as it is for every call of the day but the first.
    await readRevision(context, li.id, 'rd_test_2023', 'ou_a');
    sent.length = 0;
    await readRevision(context, li.id, 'rd_test_2023', 'ou_a');
    // The person, whom they stand in for, the round, the unit, the head.
    expect(sent).toHaveLength(5);
    sent.length = 0;
    await readSubmission(context, li.id, 'rd_test_2023', 'ou_a');
    expect(sent.length).toBeGreaterThan(5);
  });
});
