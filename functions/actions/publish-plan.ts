import type { PersonId, PlanId } from '../domain/ids';
import { toPersonName } from '../domain/org/people';
import { toPlan } from '../domain/plan/publish';
import { loadPlanInWork, requireAction } from './load-plan-in-work';
import { type PlanDesk, readPlan } from './read-plan';
import { toRequest } from './request';
import type { Context } from './stores';

/** 发布 of the draft of a revision, with what it is for. */
export interface Publication {
  plan: PlanId;
  revision: number;
  requestId: string;
  note: string;
}

/** 发布新版次. The checks of the pane are run again here, and it is this run that counts. Throws `plan.hasFindings`. */
export async function publishPlan(context: Context, actorId: PersonId, publication: Publication): Promise<PlanDesk> {
  const { plan, revision, requestId, note } = publication;
  const loaded = await loadPlanInWork(context, actorId, plan);
  const { actor, draft, surroundings, lastRequests } = loaded;
  const request = toRequest(actorId, requestId);
  if (lastRequests.publish !== request) {
    requireAction('publishPlan', loaded, revision);
    const next = toPlan(draft, surroundings, { by: toPersonName(actor), at: context.now(), note });
    await context.stores.plans.publish(next, revision, request);
  }
  return readPlan(context, actorId, plan);
}
