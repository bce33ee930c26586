import type { OrgUnitId } from '../domain/ids';
import type { OrgChange, OrgItem } from '../domain/org/org-change';
import { isLeaving } from '../domain/org/org-change';
import { endLapsed } from './end-lapsed';
import type { Context } from './stores';

/**
 * Carries out what was decided in a city and is not done yet, oldest first. A decision and what it means are several writes:
 * whatever a crash left in between, the next one who looks in brings to its end.
 */
export async function finishOrgChanges(context: Context, city: OrgUnitId): Promise<void> {
  for (const { lastRequest, ...change } of await context.stores.orgChanges.list(city)) {
    if (!change.isDone && change.status !== 'proposed') await carryOutOrgChange(context, change, lastRequest);
  }
}

/** Makes a decided change so, and notes that it is. Doing it twice changes nothing. */
export async function carryOutOrgChange(context: Context, change: OrgChange, lastRequest: string): Promise<void> {
  // Before: nobody who moves stands in for a moment longer. After: nor by what was set up at that very moment.
  await endLapsed(context, change);
  for (const item of change.items) await carryOutItem(context, item);
  await endLapsed(context, change);
  // Whoever was first to note it has noted the same.
  await context.stores.orgChanges.save({ ...change, isDone: true, revision: change.revision + 1 }, lastRequest);
}

async function carryOutItem({ stores }: Context, item: OrgItem): Promise<void> {
  if (item.kind === 'unit') {
    const { id, before, after } = item;
    await stores.units.change(before && { id, ...before }, { id, ...after });
    return;
  }
  const { id, before, after } = item;
  if (!isLeaving(item)) {
    // Refused by the store only where the person has left since: then they stay away.
    await stores.people.change(before && { id, ...before }, { id, ...after });
    return;
  }
  for (;;) {
    const person = await stores.people.get(id);
    // Whatever they have become meanwhile, they leave as that.
    if (!person || (await stores.people.change(person, { ...person, hasLeft: true }))) return;
  }
}
