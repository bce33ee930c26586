import { describe, expect, it } from 'vitest';
import { createStores } from '../../functions/store';
import { versionKey } from '../../functions/store/table';
import { anotherPlan, recorded } from './builders';
import { openMemory } from './memory';

async function housed(versions: number) {
  const table = openMemory();
  const plan = anotherPlan();
  const { plans } = createStores(table.client, table.tableName);
  for (let version = 1; version <= versions; version += 1) await plans.put({ ...plan, version });
  const { client, sent } = recorded(table.client);
  return { plan, table, sent, plans: createStores(client, table.tableName).plans };
}

describe('a version of a plan', () => {
  it('is read from the table once, as it never changes', async () => {
    const { plan, plans, sent } = await housed(1);
    const first = await plans.getVersion(plan.id, 1);
    expect(await plans.getVersion(plan.id, 1)).toBe(first);
    expect(sent).toHaveLength(1);
  });

  it('is frozen, so that nobody changes the plan of all others', async () => {
    const { plan, plans } = await housed(1);
    const version = await plans.getVersion(plan.id, 1);
    expect(() => version?.indicators.pop()).toThrow(TypeError);
    expect(() => Object.assign(version?.indicators[0]?.target ?? {}, { text: '100%' })).toThrow(TypeError);
  });

  it('that is not there yet is looked for again', async () => {
    const { plan, table, plans } = await housed(1);
    expect(await plans.getVersion(plan.id, 2)).toBeNull();
    await createStores(table.client, table.tableName).plans.put({ ...plan, version: 2 });
    expect(await plans.getVersion(plan.id, 2)).toMatchObject({ version: 2 });
  });

  it('makes room for a ninth: the one nobody asked for the longest is read anew', async () => {
    const { plan, plans, sent } = await housed(9);
    for (const version of [1, 2, 3, 4, 5, 6, 7, 8, 1, 9]) await plans.getVersion(plan.id, version);
    sent.length = 0;
    await plans.getVersion(plan.id, 1);
    expect(sent).toEqual([]);
    await plans.getVersion(plan.id, 2);
    expect(sent.map(({ input }) => input.Key)).toEqual([versionKey(plan.id, 2)]);
  });
});
