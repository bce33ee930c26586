import type { Client } from './client';
import type { EvaluatingApi } from './evaluating-api';
import type { RequestIds } from './request-ids';

/** What is done with an evaluation, in the client. Every change goes out under one request id until it is answered. */
export function createEvaluatingApi({ api }: Client, requestIds: RequestIds): EvaluatingApi {
  const at = api.rounds[':round'].evaluation;
  return {
    desk: async (round) => (await at.desk.$get({ param: { round } })).json(),
    saveAccounts: (round, changes) =>
      requestIds.send(['save-accounts', round, changes], (requestId) =>
        at.accounts.$post({ param: { round }, json: { ...changes, requestId } }),
      ),
    publishEvaluation: (round, wanted) =>
      requestIds.send(['publish-evaluation', round, wanted], (requestId) =>
        at.publish.$post({ param: { round }, json: { ...wanted, requestId } }),
      ),
    published: async (round, evaluation) =>
      (await at.published[':evaluation'].$get({ param: { round, evaluation } })).json(),
    proposeAdjustment: (round, wanted) =>
      requestIds.send(['propose-adjustment', round, wanted], (requestId) =>
        at.adjustments.$post({ param: { round }, json: { ...wanted, requestId } }),
      ),
    decideAdjustment: (round, adjustment, decision) =>
      requestIds.send(['decide-adjustment', round, adjustment, decision], (requestId) =>
        at.adjustments[':adjustment'].decide.$post({ param: { round, adjustment }, json: { ...decision, requestId } }),
      ),
    passport: async (round, indicator, part) => {
      const query = part === null ? {} : { part };
      return (await at.passport[':indicator'].$get({ param: { round, indicator }, query })).json();
    },
  };
}
