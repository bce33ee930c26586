import type { OrgUnitId, PersonId } from '../domain/ids';
import type { Delegation } from '../domain/org/delegation';
import { type House, housesOf, isDutyIn } from '../domain/org/house';
import { type DelegationStanding, standingOf } from '../domain/org/lapse';
import type { Duty, Person, Role } from '../domain/org/people';
import { dayInChina } from '../domain/round/calendar';
import { readHouseOf } from './load-house';
import { loadActor } from './situation';
import type { Context } from './stores';

interface Colleague {
  owner: OrgUnitId;
  ownerName: string;
  id: PersonId;
  name: string;
  unitName: string;
  role: Role;
}

/** 代理 as it concerns one person: who does their work, whose work they do, and what they could have done by whom. */
export interface StandingIn {
  forMe: (Delegation & DelegationStanding)[];
  byMe: (Delegation & DelegationStanding)[];
  duties: { duty: Duty; owner: OrgUnitId; unitName: string; departmentName: string | null }[];
  colleagues: Colleague[];
  unitNames: Partial<Record<OrgUnitId, string>>;
  today: string;
}

export async function readStandingIn(context: Context, actorId: PersonId): Promise<StandingIn> {
  const { stores, now } = context;
  const actor = await loadActor(context, actorId);
  const [held, byMe] = await Promise.all([
    Promise.all(actor.duties.map(({ unit }) => stores.units.get(unit))),
    stores.delegations.to(actorId),
  ]);
  const ids = housesOf(actor, (id) => held.find((unit) => unit?.id === id)?.parent ?? null);
  // For a city one has left since, what one did there is still read with its names.
  const owners = byMe.map(({ owner }) => owner);
  const known = (await Promise.all([...new Set([...ids, ...owners])].map((id) => readHouseOf(context, id)))).filter(
    (house) => house !== null,
  );
  const houses = known.filter(({ city }) => ids.includes(city.id));
  const arranged = (await Promise.all(houses.map(({ city }) => stores.delegations.list(city.id)))).flat();
  const forMe = arranged.filter(({ from }) => from.id === actorId).map(({ lastRequest: _, ...one }) => one);
  const today = dayInChina(now());
  const withStanding = (delegation: Delegation) => {
    const house = known.find(({ city }) => city.id === delegation.owner);
    return { ...delegation, ...(house ? standingOf(delegation, house, today) : { lapse: null, lost: [] }) };
  };
  return {
    forMe: forMe.toSorted(newestFirst).map(withStanding),
    byMe: byMe.toSorted(newestFirst).map(withStanding),
    duties: houses.flatMap((house) => dutiesIn(house, actor)),
    colleagues: houses.flatMap((house) => colleaguesIn(house, actor)),
    unitNames: Object.fromEntries(
      known.flatMap(({ city, units }) => [city, ...units].map(({ id, name }) => [id, name])),
    ),
    today,
  };
}

function dutiesIn(house: House, { duties }: Person): StandingIn['duties'] {
  const owner = house.city.id;
  return duties
    .filter((duty) => isDutyIn(house, duty) && duty.role !== 'admin')
    .map((duty) => ({
      duty,
      owner,
      unitName: nameIn(house, duty.unit),
      departmentName: duty.department ? nameIn(house, duty.department) : null,
    }));
}

/** Those of the own unit first: they know the work. */
function colleaguesIn(house: House, actor: Person): Colleague[] {
  const own = new Set(actor.duties.map(({ unit }) => unit));
  return house.people
    .filter(({ id, hasLeft }) => id !== actor.id && !hasLeft)
    .flatMap(({ id, name, duties }): (Colleague & { isNear: boolean })[] => {
      const duty = duties.find((one) => isDutyIn(house, one));
      if (!duty) return [];
      const { role, unit, department } = duty;
      const unitName = nameIn(house, department ?? unit);
      return [{ owner: house.city.id, ownerName: house.city.name, id, name, unitName, role, isNear: own.has(unit) }];
    })
    .toSorted((a, b) => Number(b.isNear) - Number(a.isNear))
    .map(({ isNear: _, ...colleague }) => colleague);
}

function nameIn({ city, units }: House, id: OrgUnitId): string {
  return [city, ...units].find((unit) => unit.id === id)?.name ?? id;
}

function newestFirst(a: Delegation, b: Delegation): number {
  return a.at < b.at ? 1 : -1;
}
