import type { OrgUnitId, PersonId } from '../domain/ids';
import { isLeaving, type OrgChange, toOrgChangeId, type WishedItem, withIds } from '../domain/org/org-change';
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
 * wish goes on record as a change of its own and is carried out before the answer.
 */
export async function proposeOrgChange(context: Context, actorId: PersonId, wish: OrgProposal): Promise<HouseDesk> {
  const request = toRequest(actorId, wish.requestId);
  const house = await loadHouse(context, actorId, wish.city);
  if (!house.changes.some(({ lastRequest }) => isPartOf(lastRequest, request))) {
    refuse(proposalRefusal(house.actor, wish, house));
  }
  const parts = [
    { part: 'leave', items: wish.items.filter(isLeaving) },
    { part: 'change', items: wish.items.filter((item) => !isLeaving(item)) },
  ] as const;
  for (const { part, items } of parts) {
    if (items.length > 0) await record(context, wish, items, part, `${request}/${part}`);
  }
  return toHouseDesk(await loadHouse(context, actorId, wish.city), context.now());

  async function record({ stores, now }: Context, { city, reason }: OrgProposal, items: WishedItem[], part: string, partRequest: string) {
    for (let attempt = 1; ; attempt += 1) {
      const current = attempt === 1 && part === 'leave' ? house : await loadHouse(context, actorId, city);
      if (current.changes.some(({ firstRequest }) => firstRequest === partRequest)) return;
    }
  }
}
