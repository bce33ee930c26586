import type { Client } from './client';
import type { RecordApi } from './record-api';

/** Verification and print of the record, in the client. Nothing is changed by it, so nothing carries a request id. */
export function createRecordApi({ api }: Client): RecordApi {
  const ofRound = api.rounds[':round'];
  return {
    annex: async (round, unit) => (await ofRound.units[':unit'].record.$get({ param: { round, unit } })).json(),
    round: async (round, from) => {
      const query = from === null ? {} : { from };
      return (await ofRound.record.$get({ param: { round }, query })).json();
    },
    plan: async (plan) => (await api.plans[':plan'].record.$get({ param: { plan } })).json(),
    latestAnchor: async () => (await api.anchors.latest.$get()).json(),
  };
}
