import type { OrgUnitId, PersonId } from '../domain/ids';
import { leavesAtOnce, type OrgChange, toOrgChangeId, type WishedItem, withIds } from '../domain/org/org-change';
import { proposalRefusal } from '../domain/org/org-change-refusal';
import { toPersonName } from '../domain/org/people';
import { Problem } from '../domain/problem';
import { carryOutOrgChange } from './finish-org-changes';
import { type LoadedHouse, loadHouse } from './load-house';
import { refuse } from './load-plan-in-work';
import { type HouseDesk, toHouseDesk } from './read-house';
import { toRequest } from './request';
import type { Context } from './stores';

/** 变更 as it is proposed: who comes, who is given which duties, which units begin and end; and why. */
export interface OrgProposal {
  city: OrgUnitId;
  requestId: string;
  items: WishedItem[];
  reason: string;
}

/**
 * Proposes a change of people and units, which waits for a second person. Who leaves (离岗) does so at once: that part of the
 * wish goes on record as a change of its own, and is carried out before the answer.
 */
export async function proposeOrgChange(context: Context, actorId: PersonId, wish: OrgProposal): Promise<HouseDesk> {
  const request = toRequest(actorId, wish.requestId);
  let house = await loadHouse(context, actorId, wish.city);
  const leaving = wish.items.filter((item) => leavesAtOnce(item, house));
  const others = wish.items.filter((item) => !leaving.includes(item));
  const isRecorded = (part: string) => house.changes.some(({ lastRequest }) => lastRequest === part);
  // Judged as a whole: not half of a wish is fulfilled.
  if (![`${request}/leave`, `${request}/change`].some(isRecorded)) refuse(proposalRefusal(house.actor, wish, house));
  for (const [part, items] of [
    [`${request}/leave`, leaving],
    [`${request}/change`, others],
  ] as const) {
    if (items.length === 0 || isRecorded(part)) continue;
    await record(context, house, { ...wish, items }, part);
    house = await loadHouse(context, actorId, wish.city);
  }
  return toHouseDesk(house, context.now());
}

const tries = 5;

/** Under the next number of the city. Whoever took that at the same moment may have changed what this rests on. */
async function record(context: Context, loaded: LoadedHouse, wish: OrgProposal, request: string): Promise<void> {
  let house = loaded;
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    if (attempt > 1) {
      house = await loadHouse(context, house.actor.id, wish.city);
      refuse(proposalRefusal(house.actor, wish, house));
    }
    const change = toChange(house, wish, context.now());
    if (!(await context.stores.orgChanges.save(change, request))) continue;
    if (change.status === 'atOnce') await carryOutOrgChange(context, change, request);
    return;
  }
  throw new Problem('people.stale', { names: wish.items.map(({ after }) => after.name) });
}

function toChange(house: LoadedHouse, { city, items, reason }: OrgProposal, now: string): OrgChange {
  const { actor, changes } = house;
  const number = (changes.at(-1)?.number ?? 0) + 1;
  const isAtOnce = items.every((item) => leavesAtOnce(item, house));
  return {
    id: toOrgChangeId(city, number),
    city,
    number,
    items: withIds(isAtOnce ? items.map(asTheyAre) : items, city, number),
    reason: reason.trim(),
    proposedBy: toPersonName(actor),
    proposedAt: now,
    status: isAtOnce ? 'atOnce' : 'proposed',
    decidedBy: null,
    decidedAt: null,
    decisionNote: '',
    isDone: false,
    revision: 1,
  };
}

/** Leaving changes nothing else about a person. */
function asTheyAre(item: WishedItem): WishedItem {
  return item.kind === 'person' && item.before ? { ...item, after: { ...item.before, hasLeft: true } } : item;
}
