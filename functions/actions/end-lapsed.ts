import type { DelegationId, OrgUnitId } from '../domain/ids';
import { housesOf } from '../domain/org/house';
import { lapsedAmong, losingAmong } from '../domain/org/lapse';
import { isLeaving, type OrgChange, type OrgItem } from '../domain/org/org-change';
import type { Person, PersonName } from '../domain/org/people';
import { Problem } from '../domain/problem';
import { dayInChina } from '../domain/round/calendar';
import { readHouseOf } from './load-house';
import type { Context } from './stores';

/**
 * Ends the delegations (代理) that a change of people leaves without ground, or what they cover of a duty that is lost, in the
 * name of who decided on the change. Judged as if its items were carried out already: so it can be asked before they are, and
 * nobody stands in for a moment longer than they may. Doing it twice changes nothing.
 */
export async function endLapsed(context: Context, change: OrgChange): Promise<void> {
  if (!change.items.some(({ kind }) => kind === 'person')) return;
  for (const owner of new Set([change.city, ...(await otherHousesOfLeavers(context, change))])) {
    await endAmong(context, owner, {
      items: change.items,
      by: change.decidedBy ?? change.proposedBy,
      at: change.decidedAt ?? change.proposedAt,
      request: `${change.id}/lapse`,
    });
  }
}

/** Who leaves leaves every city: elsewhere, too, nobody stands in for them when they come back. */
async function otherHousesOfLeavers({ stores }: Context, { city, items }: OrgChange): Promise<OrgUnitId[]> {
  const duties = items.filter(isLeaving).flatMap((item) => (item.kind === 'person' ? (item.before?.duties ?? []) : []));
  const held = [...new Set(duties.map(({ unit }) => unit))].filter((id) => id !== city);
  const units = await Promise.all(held.map(stores.units.get));
  return housesOf({ duties }, (id) => units.find((unit) => unit?.id === id)?.parent ?? null);
}

interface Ending {
  items?: OrgItem[];
  by: PersonName;
  at: string;
  request: string;
  /** Absent: whichever has no ground. */
  only?: DelegationId;
}

const tries = 5;

/** The same with the city as it stands, for a delegation that was set up at the very moment when people changed. */
export async function endAmong(context: Context, owner: OrgUnitId, ending: Ending): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await endOnce(context, owner, ending);
    } catch (error) {
      // Something of it was changed at the same moment: whether it has to end is asked of what it is now.
      const isStale = error instanceof Problem && error.code === 'delegation.stale';
      if (!isStale || attempt === tries) throw error;
    }
  }
}

async function endOnce(
  context: Context,
  owner: OrgUnitId,
  { items = [], by, at, request, only }: Ending,
): Promise<void> {
  const { stores, now } = context;
  const [house, delegations] = await Promise.all([readHouseOf(context, owner), stores.delegations.list(owner)]);
  if (!house) return;
  const then = { ...house, people: house.people.map((person) => afterwards(person, items)) };
  const today = dayInChina(now());
  const known = delegations
    .filter(({ id }) => only === undefined || id === only)
    .map(({ lastRequest: _, ...delegation }) => delegation);
  const changed = [
    ...lapsedAmong(known, then, today).map(({ of, lapse }) => ({ ...of, revoked: { by, at, because: lapse } })),
    ...losingAmong(known, then, today).map(({ of, lost }) => ({ ...of, lost })),
  ];
  for (const one of changed) await stores.delegations.change({ ...one, revision: one.revision + 1 }, request);
}

function afterwards(person: Person, items: OrgItem[]): Person {
  const item = items.find(({ id }) => id === person.id);
  return item?.kind === 'person' ? { ...person, ...item.after } : person;
}
