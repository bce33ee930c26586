import { asReading } from './as-reading';
import type { Client } from './client';
import type { ImportsApi } from './imports-api';
import type { RequestIds } from './request-ids';

/** The client for figures of past years. Every change goes out under one request id until it is answered. */
export function createImportsApi({ api }: Client, requestIds: RequestIds): ImportsApi {
  const at = api.plans[':plan'].imports;
  return {
    imports: async (plan) => (await at.$get({ param: { plan } })).json(),
    tryImport: (plan, file) => asReading(at.try.$post({ param: { plan }, json: { file } })),
    importFile: (plan, file, leaveOutFaulty) =>
      requestIds.send(['import-file', plan, file, leaveOutFaulty], (requestId) =>
        at.$post({ param: { plan }, json: { requestId, file, leaveOutFaulty } }),
      ),
    approveImport: (plan, units) =>
      requestIds.send(['approve-import', plan, units], (requestId) =>
        at.approve.$post({ param: { plan }, json: { requestId, units } }),
      ),
  };
}
