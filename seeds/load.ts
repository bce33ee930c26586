import type { Stores } from '../functions/actions/stores';
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
    loaded.submissions += await loadCity(stores, city, dayInChina(firstStart));
  }
  return loaded;
}

async function loadCity(stores: Stores, city: City, today: string): Promise<number> {
  const { plan, units, people, reports } = city;
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
  await stores.plans.put(plan);
  return submissions;
}
