import type { DelegationId, OrgUnitId } from '../domain/ids';
import { lapsedAmong } from '../domain/org/lapse';
import type { OrgChange, OrgItem } from '../domain/org/org-change';
import type { Person, PersonName } from '../domain/org/people';
import { Problem } from '../domain/problem';
import { dayInChina } from '../domain/round/calendar';
import { readHouseOf } from './load-house';
import type { Context } from './stores';

/**
 * Ends the delegations (代理) of a city that a change of its people leaves without ground, in the name of who decided on the
 * change. Judged as if `items` were carried out already: so it can be asked before they are, and nobody stands in for a
 * moment longer than they may. Doing it twice changes nothing.
 */
export async function endLapsed(context: Context, change: OrgChange): Promise<void> {
  if (!change.items.some(({ kind }) => kind === 'person')) return;
  await endAmong(context, change.city, {
    items: change.items,
    by: change.decidedBy ?? change.proposedBy,
    at: change.decidedAt ?? change.proposedAt,
    request: `${change.id}/lapse`,
  });
}

interface Ending {
  items?: OrgItem[];
  by: PersonName;
  at: string;
  request: string;
  /** Absent: whichever has no ground. */
  only?: DelegationId;
}

/** The same with the city as it stands, for a delegation that was set up at the very moment when people changed. */
export async function endAmong(
  context: Context,
  owner: OrgUnitId,
  { items = [], by, at, request, only }: Ending,
): Promise<void> {
  const { stores, now } = context;
  const [house, delegations] = await Promise.all([readHouseOf(context, owner), stores.delegations.list(owner)]);
  if (!house) return;
  const people = house.people.map((person) => afterwards(person, items));
  const known = delegations
    .filter(({ id }) => only === undefined || id === only)
    .map(({ lastRequest: _, ...delegation }) => delegation);
  for (const { of, lapse } of lapsedAmong(known, { ...house, people }, dayInChina(now()))) {
    try {
      const revoked = { by, at, because: lapse };
      await stores.delegations.revoke({ ...of, revision: of.revision + 1, revoked }, request);
    } catch (error) {
      // Somebody took it back at the same moment: it is ended all the same.
      if (!(error instanceof Problem && error.code === 'delegation.stale')) throw error;
    }
  }
}

function afterwards(person: Person, items: OrgItem[]): Person {
  const item = items.find(({ id }) => id === person.id);
  return item?.kind === 'person' ? { ...person, ...item.after } : person;
}
