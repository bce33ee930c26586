import { asReading } from './as-reading';
import type { Client } from './client';
import type { PlanningApi } from './planning-api';
import type { RequestIds } from './request-ids';

/** The planner's part of the client. Every change goes out under one request id until it is answered. */
export function createPlanningApi({ api }: Client, requestIds: RequestIds): PlanningApi {
  const at = api.plans[':plan'];
  return {
    plans: async () => (await api.plans.$get()).json(),
    plan: async (plan) => (await at.$get({ param: { plan } })).json(),
    createPlan: (wanted) =>
      requestIds.send(['create-plan', wanted], (requestId) => api.plans.$post({ json: { ...wanted, requestId } })),
    savePlanDraft: (plan, changes) =>
      requestIds.send(['save-plan-draft', plan, changes], (requestId) =>
        at['save-draft'].$post({ param: { plan }, json: { ...changes, requestId } }),
      ),
    publishPlan: (plan, revision, note) =>
      requestIds.send(['publish-plan', plan, revision, note], (requestId) =>
        at.publish.$post({ param: { plan }, json: { revision, note, requestId } }),
      ),
    openRound: (plan, wanted) =>
      requestIds.send(['open-round', plan, wanted], (requestId) =>
        at['open-round'].$post({ param: { plan }, json: { ...wanted, requestId } }),
      ),
    tryRules: (plan, wanted) => asReading(at.rules.trial.$post({ param: { plan }, json: wanted })),
    recordReference: (plan, series, entered) =>
      requestIds.send(['record-reference', plan, series, entered], (requestId) =>
        at.references[':series'].$post({ param: { plan, series }, json: { ...entered, requestId } }),
      ),
  };
}
