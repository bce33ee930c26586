import type { OrgChangeId, OrgUnitId, PersonId } from '../domain/ids';
import type { OrgChange } from '../domain/org/org-change';
import { confirmationRefusal, confirmRefusal, withdrawalRefusal } from '../domain/org/org-change-refusal';
import { toPersonName } from '../domain/org/people';
import { Problem, type Refusal } from '../domain/problem';
import { carryOutOrgChange } from './finish-org-changes';
import { type LoadedHouse, loadHouse } from './load-house';
import { refuse } from './load-plan-in-work';
import { type HouseDesk, toHouseDesk } from './read-house';
import { toRequest } from './request';
import type { Context } from './stores';

export type OrgDecision = 'confirm' | 'reject' | 'withdraw';

const statusAfter = { confirm: 'confirmed', reject: 'rejected', withdraw: 'withdrawn' } as const;

/** 确认 or 不同意 of a proposed change by a second person; 撤回 by the one who proposed it. */
export interface OrgDecisionWish {
  city: OrgUnitId;
  change: OrgChangeId;
  requestId: string;
  revision: number;
  decision: OrgDecision;
  note: string;
}

/** Decides on a change, on the revision that was read. Confirmed, it takes effect before the answer. */
export async function decideOrgChange(context: Context, actorId: PersonId, wish: OrgDecisionWish): Promise<HouseDesk> {
  const { city, revision, decision, note } = wish;
  const request = toRequest(actorId, wish.requestId);
  const house = await loadHouse(context, actorId, city);
  const found = house.changes.find(({ id }) => id === wish.change);
  if (!found) throw new Problem('thing.notFound', { what: 'orgChange' });
  const { lastRequest, ...change } = found;
  if (lastRequest !== request) {
    refuse(refusalOf(decision, house, change));
    if (change.revision !== revision) throw new Problem('people.decided', { status: change.status });
    if (decision === 'reject' && note.trim() === '')
      throw new Problem('people.incomplete', { name: '', missing: 'note' });
    const decided: OrgChange = {
      ...change,
      status: statusAfter[decision],
      decidedBy: toPersonName(house.actor),
      decidedAt: context.now(),
      decisionNote: note.trim(),
      isDone: decision !== 'confirm',
      revision: revision + 1,
    };
    if (!(await context.stores.orgChanges.save(decided, request)))
      throw new Problem('people.decided', { status: 'proposed' });
    if (!decided.isDone) await carryOutOrgChange(context, decided, request);
  }
  return toHouseDesk(await loadHouse(context, actorId, city), context.now());
}

function refusalOf(decision: OrgDecision, { actor, ...house }: LoadedHouse, change: OrgChange): Refusal | null {
  if (decision === 'withdraw') return withdrawalRefusal(actor, change);
  return decision === 'confirm' ? confirmRefusal(actor, change, house) : confirmationRefusal(actor, change, house);
}
