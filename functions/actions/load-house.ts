import type { OrgUnitId, PersonId } from '../domain/ids';
import type { Delegation } from '../domain/org/delegation';
import { type House, isOfHouse } from '../domain/org/house';
import type { OrgChange } from '../domain/org/org-change';
import { confirmationRefusal, type HouseInChange } from '../domain/org/org-change-refusal';
import type { Person } from '../domain/org/people';
import { mayArrange } from '../domain/org/permissions';
import type { Superior } from '../domain/org/second-person';
import type { OrgUnit } from '../domain/org/units';
import { Problem } from '../domain/problem';
import { finishOrgChanges } from './finish-org-changes';
import { loadActor } from './situation';
import type { Context } from './stores';

/** A city as somebody finds it who arranges its people and units. */
export interface LoadedHouse extends HouseInChange {
  actor: Person;
  changes: (OrgChange & { lastRequest: string })[];
  delegations: (Delegation & { lastRequest: string })[];
}

/** Units and people of a city; null if there is no such unit. */
export async function readHouseOf({ stores }: Context, id: OrgUnitId): Promise<House | null> {
  const [city, units, everybody] = await Promise.all([
    stores.units.get(id),
    stores.units.children(id),
    stores.people.list(),
  ]);
  return city && { city, units, people: everybody.filter((person) => isOfHouse({ city, units }, person)) };
}

/**
 * Loads a city for a person who arranges or confirms something there; for others it is "not found". What was confirmed and
 * broke off is carried out first. Of a city that reports to theirs people see what waits for their word, and what they decided.
 */
export async function loadHouse(context: Context, actorId: PersonId, id: OrgUnitId): Promise<LoadedHouse> {
  const [actor, city] = await Promise.all([loadActor(context, actorId), context.stores.units.get(id)]);
  const isTheirs = (['managePeople', 'confirmOrgChange', 'manageDelegations'] as const).some((action) =>
    mayArrange(actor, action, id),
  );
  const isAbove = !!city?.parent && mayArrange(actor, 'confirmOrgChange', city.parent);
  if (!city || !(isTheirs || isAbove)) throw new Problem('thing.notFound', { what: 'unit' });
  await finishOrgChanges(context, id);
  const [house, above, changes, delegations, reported] = await Promise.all([
    readHouseOf(context, id),
    readSuperior(context, city),
    context.stores.orgChanges.list(id),
    context.stores.delegations.list(id),
    reportedYears(context, id),
  ]);
  if (!house) throw new Problem('thing.notFound', { what: 'unit' });
  const loaded = { ...house, actor, changes, delegations, reported, above };
  return isTheirs ? loaded : asSeenFromAbove(loaded);
}

/** Lending a pair of eyes opens no other door: who is away and why is nothing to them, nor who works there once it is decided. */
function asSeenFromAbove(house: LoadedHouse): LoadedHouse {
  const changes = house.changes.filter((change) => concerns(change, house.actor, house));
  if (changes.length === 0) throw new Problem('thing.notFound', { what: 'unit' });
  const isWaiting = changes.some(({ status }) => status === 'proposed');
  return { ...house, changes, delegations: [], people: isWaiting ? house.people : [] };
}

function concerns(change: OrgChange, actor: Person, house: HouseInChange): boolean {
  return change.decidedBy?.id === actor.id || confirmationRefusal(actor, change, house) === null;
}

/** The unit a city reports to, with who may confirm there. Asked of cities that report to one. */
async function readSuperior({ stores }: Context, { parent }: OrgUnit): Promise<Superior | null> {
  if (parent === null) return null;
  const [unit, everybody] = await Promise.all([stores.units.get(parent), stores.people.list()]);
  return unit && { unit, people: everybody.filter((person) => mayArrange(person, 'confirmOrgChange', parent)) };
}

/** First and last data year for which each unit handed something in, wherever that stands now. One query for each round of the city. */
async function reportedYears({ stores }: Context, city: OrgUnitId): Promise<HouseInChange['reported']> {
  const rounds = (await stores.rounds.list()).filter(({ parent }) => parent === city);
  const reported: HouseInChange['reported'] = {};
  await Promise.all(
    rounds.map(async ({ id, dataYear }) => {
      for (const { unit, status } of await stores.submissions.listHeads(id, city)) {
        if (status === 'draft') continue;
        const { first, last } = reported[unit] ?? { first: dataYear, last: dataYear };
        reported[unit] = { first: Math.min(first, dataYear), last: Math.max(last, dataYear) };
      }
    }),
  );
  return reported;
}
