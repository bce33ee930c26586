import type { PersonId, PlanId } from '../domain/ids';
import { toPersonName } from '../domain/org/people';
import { withPublishedAdjustments } from '../domain/plan/adjustment';
import type { PlanDraft } from '../domain/plan/draft';
import type { VerdictSettings } from '../domain/plan/plan';
import { checkCatalogue } from './check-catalogue';
import { loadPlanInWork, requireAction } from './load-plan-in-work';
import { type PlanDesk, readPlan } from './read-plan';
import { toRequest } from './request';
import type { Context } from './stores';

/** The part of a draft that a planner edits, on which revision of it, and by which request. */
export type PlanChanges = Pick<
  PlanDraft,
  'indicators' | 'references' | 'route' | 'revision' | 'rules' | 'changeLimits'
> & {
  plan: PlanId;
  requestId: string;
  /** 综合实现程度; left out = as it is stored. */
  index?: Required<Pick<VerdictSettings, 'withIndex' | 'weights'>> | undefined;
};

/** 保存指标体系草稿, right or wrong, settled or not. What else the plan is stays as it is. Throws `plan.stale`. */
export async function savePlanDraft(context: Context, actorId: PersonId, changes: PlanChanges): Promise<PlanDesk> {
  const { plan, requestId, revision, references, route, rules, changeLimits, index } = changes;
  const loaded = await loadPlanInWork(context, actorId, plan);
  const { actor, draft, lastRequests, surroundings } = loaded;
  const request = toRequest(actorId, requestId);
  if (lastRequests.save !== request) {
    requireAction('savePlanDraft', loaded, revision);
    checkCatalogue(draft.code, changes);
    // 目标调整 is not the planner's alone: whatever a draft says of it, what was approved stands.
    const indicators = withPublishedAdjustments(changes.indicators, surroundings.published);
    const saved = { by: toPersonName(actor), at: context.now() };
    const verdictSettings = { ...draft.verdictSettings, ...index };
    const settings = { ...(rules && { rules }), ...(changeLimits && { changeLimits }), verdictSettings };
    const next = { ...draft, ...settings, indicators, references, route, revision: revision + 1, saved };
    await context.stores.plans.saveDraft(next, request);
  }
  return readPlan(context, actorId, plan);
}
