import type { OrgUnitId, PersonId } from '../domain/ids';
import type { Delegation } from '../domain/org/delegation';
import type { House } from '../domain/org/house';
import { type DelegationStanding, standingOf } from '../domain/org/lapse';
import type { OrgChange } from '../domain/org/org-change';
import { confirmationRefusal } from '../domain/org/org-change-refusal';
import type { Person } from '../domain/org/people';
import { mayArrange } from '../domain/org/permissions';
import { type SecondPeople, secondPeople } from '../domain/org/second-person';
import type { Refusal } from '../domain/problem';
import { dayInChina } from '../domain/round/calendar';
import { type LoadedHouse, loadHouse } from './load-house';
import { loadActor } from './situation';
import type { Context } from './stores';

/** People and units on the desk of who arranges them. */
export interface HouseDesk extends House {
  changes: (OrgChange & { refusal: Refusal | null; confirmers: string[]; confirmersAs: SecondPeople['as'] })[];
  /** The unit the city reports to; null where it reports to nobody here. */
  superior: string | null;
  delegations: (Delegation & DelegationStanding)[];
  allowed: { people: boolean; units: boolean; delegations: boolean };
  today: string;
}

/** Decided changes that are shown; the record goes back further. */
const latest = 100;

export async function readHouse(context: Context, actorId: PersonId, city: OrgUnitId): Promise<HouseDesk> {
  return toHouseDesk(await loadHouse(context, actorId, city), context.now());
}

export function toHouseDesk(house: LoadedHouse, now: string): HouseDesk {
  const { actor, city, units, people, delegations, above } = house;
  const today = dayInChina(now);
  const newestFirst = house.changes.toReversed();
  const decided = newestFirst.filter(({ status }) => status !== 'proposed').slice(0, latest);
  return {
    city,
    units,
    people,
    changes: newestFirst
      .filter((change) => change.status === 'proposed' || decided.includes(change))
      .map(({ lastRequest: _, ...change }) => {
        const second = secondPeople(change, house);
        return {
          ...change,
          refusal: confirmationRefusal(actor, change, house),
          confirmers: change.status === 'proposed' ? second.people.map(({ name }) => name) : [],
          confirmersAs: second.as,
        };
      }),
    superior: above?.unit.name ?? null,
    delegations: delegations
      .toReversed()
      .map(({ lastRequest: _, ...delegation }) => ({ ...delegation, ...standingOf(delegation, house, today) })),
    allowed: {
      people: mayArrange(actor, 'managePeople', city.id),
      units: mayArrange(actor, 'manageUnits', city.id),
      delegations: mayArrange(actor, 'manageDelegations', city.id),
    },
    today,
  };
}

/**
 * The cities whose people and units this person arranges or confirms, and how much of it waits for them; and those that
 * report to theirs where a change waits for the unit above.
 */
export async function readHouses(context: Context, actorId: PersonId) {
  const actor = await loadActor(context, actorId);
  const ids = [...new Set(actor.duties.map(({ unit }) => unit))];
  const own = ids.filter((id) => mayArrange(actor, 'managePeople', id) || mayArrange(actor, 'confirmOrgChange', id));
  const above = ids.filter((id) => mayArrange(actor, 'confirmOrgChange', id));
  const houses = await Promise.all([
    ...own.map((id) => waitingIn(context, actorId, id)),
    ...above.map((id) => waitingBelow(context, actor, id)),
  ]);
  return houses.flat();
}

async function waitingIn({ stores }: Context, actor: PersonId, id: OrgUnitId) {
  const [city, changes] = await Promise.all([stores.units.get(id), stores.orgChanges.list(id)]);
  const isWaiting = ({ status, proposedBy }: OrgChange) => status === 'proposed' && proposedBy.id !== actor;
  return city ? [{ id, name: city.name, waiting: changes.filter(isWaiting).length }] : [];
}

/** Only units in which somebody arranges people are asked for changes: of a city's towns that is hardly one. */
async function waitingBelow({ stores }: Context, actor: Person, id: OrgUnitId) {
  const [unit, children, everybody] = await Promise.all([
    stores.units.get(id),
    stores.units.children(id),
    stores.people.list(),
  ]);
  if (!unit) return [];
  const houses = children.filter((child) => everybody.some((one) => mayArrange(one, 'managePeople', child.id)));
  const found = await Promise.all(
    houses.map(async (city) => {
      const house = { city, people: everybody, above: { unit, people: everybody } };
      const waiting = (await stores.orgChanges.list(city.id)).filter(
        (change) =>
          change.status === 'proposed' && secondPeople(change, house).people.some((one) => one.id === actor.id),
      );
      return { id: city.id, name: city.name, waiting: waiting.length };
    }),
  );
  return found.filter(({ waiting }) => waiting > 0);
}
