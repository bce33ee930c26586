import type { Client } from './client';
import type { RemindingApi } from './reminding-api';
import type { RequestIds } from './request-ids';

/** Reminding, in the client: what is sent goes out under one request id until it is answered. */
export function createRemindingApi({ api }: Client, requestIds: RequestIds): RemindingApi {
  const at = api.rounds[':round'];
  return {
    read: async (round) => (await at.reminders.$get({ param: { round } })).json(),
    send: (round, debts) =>
      requestIds.send(['send-reminders', round, debts], (requestId) =>
        at.reminders.$post({ param: { round }, json: { requestId, debts } }),
      ),
    idleOwners: async (round) => (await at['idle-owners'].$get({ param: { round } })).json(),
  };
}
