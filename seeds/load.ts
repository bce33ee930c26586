import type { Stores } from '../functions/actions/stores';
import { toPersonName } from '../functions/domain/org/people';
import type { Edition } from '../functions/domain/plan/plan';
import { dayInChina } from '../functions/domain/round/calendar';
import { type City, folders, readCity } from './read-seeds';
import { playRecord, toRounds } from './record';

/**
 * Stores the five plans with their units and people, and Kunshan's rounds with the record of every submission. A plan that is
 * there is left alone with all that belongs to it: each is stored last, so a load that broke off is taken up again where it
 * stopped. `firstStart` is an ISO instant; everything happened before it.
 */
export async function loadSeeds(
  { stores }: { stores: Stores },
  firstStart: string,
): Promise<{ alreadyThere: boolean; submissions: number }> {
  const loaded = { alreadyThere: true, submissions: 0 };
  for (const folder of folders) {
    const city = await readCity(folder);
    if (await stores.plans.get(city.plan.id)) continue;
    loaded.alreadyThere = false;
    loaded.submissions += await loadCity(stores, city, firstStart);
  }
  return loaded;
}

async function loadCity(stores: Stores, city: City, firstStart: string): Promise<number> {
  const { plan, units, people, reports } = city;
  const today = dayInChina(firstStart);
  await Promise.all([
    ...units.map((unit) => stores.units.put(unit)),
    ...people.map((person) => stores.people.put(person)),
  ]);
  let submissions = 0;
  if (reports) {
    const rounds = toRounds(reports.rounds, today);
    submissions = await playRecord(stores, city, reports, rounds, today);
    await Promise.all(rounds.map((round) => stores.rounds.put(round)));
  }
  await stores.plans.put({ ...plan, editions: firstEdition(city, firstStart) });
  return submissions;
}

/** The record of how the plan came in: by its planner, on the day the house was opened. */
function firstEdition({ plan, people }: City, firstStart: string): Edition[] {
  const planner = people.find(({ duties }) =>
    duties.some(({ role, unit }) => role === 'planner' && unit === plan.owner),
  );
  return planner ? [{ version: plan.version, by: toPersonName(planner), at: firstStart, note: '按规划原文录入' }] : [];
}
