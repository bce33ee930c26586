import type { Client } from './client';
import type { PeopleApi } from './people-api';
import type { RequestIds } from './request-ids';

/** People, units and stand-ins in the client. Every change goes out under one request id until it is answered. */
export function createPeopleApi({ api }: Client, requestIds: RequestIds): PeopleApi {
  const at = api.org[':unit'];
  return {
    houses: async () => (await api.org.$get()).json(),
    house: async (unit) => (await at.$get({ param: { unit } })).json(),
    propose: (unit, wanted) =>
      requestIds.send(['propose-org-change', unit, wanted], (requestId) =>
        at.changes.$post({ param: { unit }, json: { ...wanted, requestId } }),
      ),
    decide: (unit, change, decision) =>
      requestIds.send(['decide-org-change', unit, change, decision], (requestId) =>
        at.changes[':change'].decide.$post({ param: { unit, change }, json: { ...decision, requestId } }),
      ),
    standingIn: async () => (await api.delegations.$get()).json(),
    delegate: (wanted) =>
      requestIds.send(['delegate', wanted], (requestId) => api.delegations.$post({ json: { ...wanted, requestId } })),
    revoke: (owner, delegation) =>
      requestIds.send(['revoke-delegation', owner, delegation], (requestId) =>
        api.delegations[':delegation'].revoke.$post({ param: { delegation }, json: { owner, requestId } }),
      ),
  };
}
