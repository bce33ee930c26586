import type { DelegationId, OrgUnitId, PersonId } from '../domain/ids';
import type { Delegation } from '../domain/org/delegation';
import { type DelegationWish, delegationRefusal, revocationRefusal } from '../domain/org/delegation-refusal';
import { isOfHouse } from '../domain/org/house';
import { toPersonName } from '../domain/org/people';
import { mayArrange } from '../domain/org/permissions';
import { Problem } from '../domain/problem';
import { dayInChina } from '../domain/round/calendar';
import { endAmong } from './end-lapsed';
import { readHouseOf } from './load-house';
import { refuse } from './load-plan-in-work';
import { toRequest } from './request';
import { loadActor } from './situation';
import type { Context } from './stores';

const tries = 5;

/** 设立代理: by who will be away, or by an administrator for somebody who can't. Takes effect on its first day. */
export async function delegate(
  context: Context,
  actorId: PersonId,
  wish: DelegationWish & { requestId: string },
): Promise<void> {
  const request = toRequest(actorId, wish.requestId);
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    const { actor, today, ...house } = await loadDelegating(context, actorId, wish.owner);
    const before = house.delegations.find(({ lastRequest }) => lastRequest === request);
    if (before) {
      // Sent again: what broke off is completed, what was done is done.
      const { lastRequest: _, ...known } = before;
      await context.stores.delegations.open(known, request);
      await endIfOvertaken(context, known);
      return;
    }
    refuse(delegationRefusal(wish, actor, { ...house, today }));
    const named = (id: PersonId) => {
      const person = house.people.find((one) => one.id === id);
      if (!person) throw new Error(`${id} was found a moment ago`);
      return toPersonName(person);
    };
    const delegation: Delegation = {
      id: `dg_${wish.owner.slice(3)}_${house.delegations.length + 1}`,
      owner: wish.owner,
      from: named(wish.from),
      to: named(wish.to),
      duties: wish.duties,
      firstDay: wish.firstDay,
      lastDay: wish.lastDay,
      reason: wish.reason.trim(),
      by: toPersonName(actor),
      at: context.now(),
      revision: 1,
      revoked: null,
    };
    // Its number decides between two of the same moment: the later one is judged anew, knowing of the other.
    if (await context.stores.delegations.open(delegation, request)) {
      await endIfOvertaken(context, delegation);
      return;
    }
  }
  throw new Problem('delegation.stale', { expected: 0, current: 1 });
}

/** Whoever moved or left while it was set up was not among those whose stand-ins were ended then. */
function endIfOvertaken(context: Context, { owner, id, by, at }: Delegation): Promise<void> {
  return endAmong(context, owner, { by, at, request: `${id}/lapse`, only: id });
}

/** 收回代理, at once; on record who did. Taking back what is taken back already is no fault. */
export async function revokeDelegation(
  context: Context,
  actorId: PersonId,
  wish: { owner: OrgUnitId; delegation: DelegationId; requestId: string },
): Promise<void> {
  const { actor, today, delegations } = await loadDelegating(context, actorId, wish.owner);
  const found = delegations.find(({ id }) => id === wish.delegation);
  if (!found) throw new Problem('thing.notFound', { what: 'delegation' });
  const request = toRequest(actorId, wish.requestId);
  const { lastRequest, ...delegation } = found;
  if (lastRequest === request && delegation.revoked) return;
  refuse(revocationRefusal(actor, delegation, today));
  const revoked = { by: toPersonName(actor), at: context.now() };
  await context.stores.delegations.change({ ...delegation, revision: delegation.revision + 1, revoked }, request);
}

/** The house as whoever works in it may look at it for a delegation; for strangers there is none. */
async function loadDelegating(context: Context, actorId: PersonId, owner: OrgUnitId) {
  const actor = await loadActor(context, actorId);
  const [house, delegations] = await Promise.all([readHouseOf(context, owner), context.stores.delegations.list(owner)]);
  const belongs = house && (isOfHouse(house, actor) || mayArrange(actor, 'manageDelegations', owner));
  if (!house || !belongs) throw new Problem('thing.notFound', { what: 'unit' });
  return { actor, ...house, delegations, today: dayInChina(context.now()) };
}
