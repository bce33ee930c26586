import { hc } from 'hono/client';
import type { ApiApp } from '../../functions/api/app';
import type { SubmissionView } from '../../functions/contract/submission';
import { Problem, type ProblemCode, type ProblemDetails } from '../../functions/domain/problem';
import { type Api, type Change, NoAnswer } from './api';
import { createEvaluatingApi } from './evaluating-client';
import { createImportsApi } from './imports-client';
import { createLockingApi } from './locking';
import { createPeopleApi } from './people-client';
import { createPlanningApi } from './planning-client';
import { createRecordApi } from './record-client';
import { createRemindingApi } from './reminding-client';
import { createRequestIds } from './request-ids';

const tries = 3;
const timeoutMs = 20_000;
const pauseMs = 700;

/** Answers of a server that is not quite there: worth another try with the same request. */
const isPassing = (status: number) => status === 502 || status === 503 || status === 504 || status === 429;

/** The server's routes, typed. */
export type Client = ReturnType<typeof hc<ApiApp>>;

/** The client of the API. `token` is asked anew for each request: people sign in again in the middle of their work. */
export function createApi(token: () => string | null, fetcher: typeof fetch = fetch): Api {
  const client = hc<ApiApp>('/', { fetch: createPatientFetch(token, fetcher) });
  const unit = client.api.rounds[':round'].units[':unit'];
  const requestIds = createRequestIds();

  /** Sends a change under one request id until it is answered, over retries by the client and by the person. */
  function change<Body>(
    verb: string,
    { round, unit, ...rest }: Change & Body,
    send: (request: {
      param: Pick<Change, 'round' | 'unit'>;
      json: { revision: number; requestId: string } & Body;
    }) => Promise<{ json(): Promise<SubmissionView> }>,
  ): Promise<SubmissionView> {
    return requestIds.send([verb, round, unit, rest], (requestId) => {
      const json = { ...rest, requestId } as unknown as { revision: number; requestId: string } & Body;
      return send({ param: { round, unit }, json });
    });
  }

  return {
    worklist: async () => (await client.api.worklist.$get()).json(),
    form: async (round, of) => (await unit.$get({ param: { round, unit: of } })).json(),
    revision: async (round, of) => (await unit.revision.$get({ param: { round, unit: of } })).json(),
    entriesAt: async (round, of, revision) =>
      (await unit.entries.$get({ param: { round, unit: of }, query: { revision: String(revision) } })).json(),
    saveDraft: (at, entries) =>
      change('save-draft', { ...at, entries }, (request) => unit['save-draft'].$post(request)),
    submit: (at, entries, templateVersion) =>
      change('submit', { ...at, entries, templateVersion }, (request) => unit.submit.$post(request)),
    recall: (at) => change('recall', at, (request) => unit.recall.$post(request)),
    sign: (at) => change('sign', at, (request) => unit.sign.$post(request)),
    startReview: (at) => change('start-review', at, (request) => unit['start-review'].$post(request)),
    acceptEntries: (at, keys) =>
      change('accept-entries', { ...at, keys }, (request) => unit['accept-entries'].$post(request)),
    returnForRevision: (at, returns) =>
      change('return-for-revision', { ...at, returns }, (request) => unit['return-for-revision'].$post(request)),
    passReview: (at) => change('pass-review', at, (request) => unit['pass-review'].$post(request)),
    correct: (at, reason, keys) => change('correct', { ...at, reason, keys }, (request) => unit.correct.$post(request)),
    dropCorrection: (at) => change('drop-correction', at, (request) => unit['drop-correction'].$post(request)),
    passCheck: (at) => change('pass-check', at, (request) => unit['pass-check'].$post(request)),
    sendBack: (at, to, keys, reason) =>
      change('send-back', { ...at, to, keys, reason }, (request) => unit['send-back'].$post(request)),
    ask: (at, key, text) => change('ask', { ...at, key, text }, (request) => unit.ask.$post(request)),
    answer: (at, key, text) => change('answer', { ...at, key, text }, (request) => unit.answer.$post(request)),
    approve: (at) => change('approve', at, (request) => unit.approve.$post(request)),
    progress: async (round) => (await client.api.rounds[':round'].progress.$get({ param: { round } })).json(),
    evaluation: async (round) =>
      (await client.api.rounds[':round'].evaluation.$get({ param: { round }, query: {} })).json(),
    people: createPeopleApi(client, requestIds),
    planning: createPlanningApi(client, requestIds),
    evaluating: createEvaluatingApi(client, requestIds),
    importing: createImportsApi(client, requestIds),
    locking: createLockingApi(client, requestIds),
    record: createRecordApi(client),
    reminding: createRemindingApi(client, requestIds),
  };
}

/** A fetch that signs, waits, tries again where that is safe, and throws refusals as problems. */
function createPatientFetch(token: () => string | null, fetcher: typeof fetch): typeof fetch {
  return async (input, init) => {
    const headers = new Headers(init?.headers);
    const bearer = token();
    if (bearer) headers.set('authorization', `Bearer ${bearer}`);
    const isReading = (init?.method ?? 'GET') === 'GET';
    for (let attempt = 1; ; attempt += 1) {
      const response = await fetcher(input, { ...init, headers, signal: AbortSignal.timeout(timeoutMs) }).catch(
        () => null,
      );
      if (response?.ok) return response;
      if (response && !isPassing(response.status)) throw await toProblem(response, isReading);
      if (attempt === tries) throw new NoAnswer('no answer', isReading);
      await new Promise((resolve) => setTimeout(resolve, pauseMs * attempt));
    }
  };
}

async function toProblem(response: Response, isReading: boolean): Promise<Error> {
  const body = (await response.json().catch(() => null)) as { code?: string; details?: unknown } | null;
  if (!body?.code) return new NoAnswer(`answer ${response.status} of something that is not our server`, isReading);
  return new Problem(body.code as ProblemCode, (body.details ?? {}) as ProblemDetails[ProblemCode]);
}
