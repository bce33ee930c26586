import type { OrgUnitId, PersonId } from '../domain/ids';
import type { Delegation } from '../domain/org/delegation';
import type { House } from '../domain/org/house';
import type { OrgChange } from '../domain/org/org-change';
import { confirmationRefusal } from '../domain/org/org-change-refusal';
import { mayArrange } from '../domain/org/permissions';
import type { Refusal } from '../domain/problem';
import { dayInChina } from '../domain/round/calendar';
import { type LoadedHouse, loadHouse } from './load-house';
import { loadActor } from './situation';
import type { Context } from './stores';

/** People and units on the desk of who arranges them. */
export interface HouseDesk extends House {
  changes: (OrgChange & { refusal: Refusal | null; confirmers: string[] })[];
  delegations: Delegation[];
  allowed: { people: boolean; units: boolean; delegations: boolean };
  today: string;
}

/** Decided changes that are shown; the record goes back further. */
const latest = 100;

export async function readHouse(context: Context, actorId: PersonId, city: OrgUnitId): Promise<HouseDesk> {
  return toHouseDesk(await loadHouse(context, actorId, city), context.now());
}

export function toHouseDesk(house: LoadedHouse, now: string): HouseDesk {
  const { actor, city, units, people, delegations } = house;
  const newestFirst = house.changes.toReversed();
  const decided = newestFirst.filter(({ status }) => status !== 'proposed').slice(0, latest);
  return {
    city,
    units,
    people,
    changes: newestFirst
      .filter((change) => change.status === 'proposed' || decided.includes(change))
      .map(({ lastRequest: _, ...change }) => ({
        ...change,
        refusal: confirmationRefusal(actor, change, house),
        confirmers: people
          .filter((one) => change.status === 'proposed' && confirmationRefusal(one, change, house) === null)
          .map(({ name }) => name),
      })),
    delegations: delegations.toReversed().map(({ lastRequest: _, ...delegation }) => delegation),
    allowed: {
      people: mayArrange(actor, 'managePeople', city.id),
      units: mayArrange(actor, 'manageUnits', city.id),
      delegations: mayArrange(actor, 'manageDelegations', city.id),
    },
    today: dayInChina(now),
  };
}

/** The cities whose people and units this person arranges or confirms, and how much of it waits for them. */
export async function readHouses(context: Context, actorId: PersonId) {
  const actor = await loadActor(context, actorId);
  const ids = [...new Set(actor.duties.map(({ unit }) => unit))].filter(
    (id) => mayArrange(actor, 'managePeople', id) || mayArrange(actor, 'confirmOrgChange', id),
  );
  const houses = await Promise.all(ids.map((id) => waitingIn(context, actorId, id)));
  return houses.filter((house) => house !== null);
}

async function waitingIn({ stores }: Context, actor: PersonId, id: OrgUnitId) {
  const [city, changes] = await Promise.all([stores.units.get(id), stores.orgChanges.list(id)]);
  const isWaiting = ({ status, proposedBy }: OrgChange) => status === 'proposed' && proposedBy.id !== actor;
  return city && { id, name: city.name, waiting: changes.filter(isWaiting).length };
}
