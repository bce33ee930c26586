import { beforeAll, describe, expect, it } from 'vitest';
import { approveImport } from '../../functions/actions/approve-import';
import { importObservations } from '../../functions/actions/import-observations';
import { readImports } from '../../functions/actions/read-imports';
import type { Context } from '../../functions/actions/stores';
import { verifyHouse } from '../../functions/actions/verify-record';
import { readCsv } from '../../functions/documents/read-csv';
import { isBroken } from '../../functions/domain/record/finding';
import { createStores } from '../../functions/store';
import { sha256 } from '../../functions/store/canonical';
import { Crash, crashing } from '../store/builders';
import { openMemory } from '../store/memory';
import { aPlan } from '../support/builders';
import { people, units, wang, zhou } from '../support/people';

const plan = aPlan();
const now = '2024-01-08T01:00:00.000Z';

/** Two years; county A in three states of 2021, county B in one, and both in 2022. */
const text = [
  'indicator,part,dataYear,unit,version,approvedOn,state,numerator,denominator,amount,explanation,remark',
  'KS2-01,,2021,ou_a,1,2022-01-20,NUMERIC,300,1000,,,',
  'KS2-01,,2021,ou_a,2,2022-04-11,NUMERIC,310,1000,,,',
  'KS2-02,,2021,ou_a,1,2022-02-20,NUMERIC,,,1200,,',
  'KS2-01,,2021,ou_b,1,2022-01-22,NUMERIC,500,1000,,,',
  'KS2-01,,2022,ou_a,1,2023-01-20,NUMERIC,400,1000,,,',
  'KS2-01,,2022,ou_a,2,2023-02-20,NUMERIC,410,1000,,,',
  'KS2-01,,2022,ou_b,1,2023-01-20,NUMERIC,600,1000,,,',
].join('\n');
const daysOf = {
  'rd_ks_2021 ou_a': ['2022-01-20', '2022-02-20', '2022-04-11'],
  'rd_ks_2021 ou_b': ['2022-01-22'],
  'rd_ks_2022 ou_a': ['2023-01-20', '2023-02-20'],
  'rd_ks_2022 ou_b': ['2023-01-20'],
};
/** Of each round its two places; of each day content and step; of each unit its head. */
const allWrites = 2 * 2 + 7 * 2 + 4;

const file = { name: '历年年报.csv', sha256: sha256(text), rows: readCsv(text) };
const wish = { plan: plan.id, requestId: 'request-import', file, leaveOutFaulty: false, longestText: 2000 };
const bringIn = (context: Context) => importObservations(context, zhou.id, wish);

/** A house with nothing but its cast and its plan. */
const empty = openMemory();
beforeAll(async () => {
  const stores = createStores(empty.client, empty.tableName);
  await Promise.all([...units.map(stores.units.put), ...people.map(stores.people.put), stores.plans.put(plan)]);
});

/** The house as it is when the process died around the nth write of the import. */
async function houseAfter(nth: number, moment: 'before' | 'after') {
  const table = openMemory(empty.items);
  const dying = createStores(crashing(table.client, nth, moment), table.tableName);
  await expect(bringIn({ stores: dying, now: () => now })).rejects.toBeInstanceOf(Crash);
  const stores = createStores(table.client, table.tableName);
  return { table, context: { stores, now: () => now } };
}

/** The days of each unit that are on record, of those that have a head. */
async function recorded({ stores }: Context): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const round of await stores.rounds.list()) {
    for (const { id, unit, commit } of await stores.submissions.listHeads(round.id, round.parent)) {
      const steps = await stores.submissions.history(id, commit);
      found[`${round.id} ${unit}`] = steps.flatMap(({ countsFrom }) => countsFrom ?? []);
    }
  }
  return found;
}

async function approveAll(context: Context) {
  const { imports } = await readImports(context, wang.id, plan.id);
  const waiting = imports.flatMap((one) => one.units).filter(({ head }) => head.status === 'reviewed');
  const found = waiting.map(({ round, unit, head }) => ({ round: round.id, unit: unit.id, revision: head.revision }));
  if (found.length === 0) return [];
  return (await approveImport(context, wang.id, { plan: plan.id, requestId: 'request-yes', units: found })).refused;
}

const brokenIn = async ({ stores }: Context) => (await verifyHouse(stores.record, 'house')).findings.filter(isBroken);

describe('an import that breaks off', () => {
  it('writes what it is expected to write, where it does not', async () => {
    const { context, table } = await houseAfter(allWrites, 'after');
    expect(await recorded(context)).toEqual(daysOf);
    const whole = openMemory(empty.items);
    await bringIn({ stores: createStores(whole.client, whole.tableName), now: () => now });
    expect(table.items.size).toBe(whole.items.size);
  });

  it.each(
    Array.from({ length: allWrites }, (_, index) => index + 1).flatMap((nth) =>
      (['before', 'after'] as const).map((moment) => ({ nth, moment })),
    ),
  )(
    '$moment write $nth leaves no unit with some days and without others, and is finished by being repeated',
    async (at) => {
      const { context } = await houseAfter(at.nth, at.moment);
      for (const [unit, days] of Object.entries(await recorded(context))) {
        expect([unit, days]).toEqual([unit, daysOf[unit as keyof typeof daysOf]]);
      }
      expect(await brokenIn(context)).toEqual([]);

      await bringIn(context);
      expect(await recorded(context)).toEqual(daysOf);
      expect(await brokenIn(context)).toEqual([]);
      expect(await approveAll(context)).toEqual([]);
    },
  );

  it.each([5, 9, 13, 17, 21])(
    'before write %i may be approved as far as it is there; the rest comes with the repetition',
    async (nth) => {
      const { context } = await houseAfter(nth, 'before');
      expect(await approveAll(context)).toEqual([]);
      const approved = await recorded(context);
      await bringIn(context);
      expect(await approveAll(context)).toEqual([]);
      expect(await recorded(context)).toEqual(daysOf);
      const { imports } = await readImports(context, wang.id, plan.id);
      expect(imports.flatMap((one) => one.units).map(({ head }) => head.status)).toEqual(Array(4).fill('approved'));
      // Nothing that was approved was written once more: each has its days and one approval.
      for (const unit of Object.keys(approved)) expect(daysOf).toHaveProperty([unit]);
      expect(await brokenIn(context)).toEqual([]);
    },
  );
});
