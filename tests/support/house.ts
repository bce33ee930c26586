import { DeleteCommand, GetCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Context } from '../../functions/actions/stores';
import { createApp } from '../../functions/api/app';
import type { FormReply } from '../../functions/contract/form';
import type { ProblemReply } from '../../functions/contract/problem';
import type { SubmissionView } from '../../functions/contract/submission';
import type { OrgUnitId, PersonId, RoundId } from '../../functions/domain/ids';
import type { Person } from '../../functions/domain/org/people';
import type { Plan } from '../../functions/domain/plan/plan';
import { Problem } from '../../functions/domain/problem';
import type { Entry } from '../../functions/domain/submission/entry';
import { withTies } from '../../functions/domain/submission/read-filled';
import { createStores } from '../../functions/store';
import { type Embedded, startEmbedded } from '../../functions/store/embedded';
import { headPrefix, type Key } from '../../functions/store/table';
import { aPlan, aRound } from './builders';
import { people, units } from './people';

/** A reply with its status: a problem where it was refused. */
export interface Reply<Body> {
  status: number;
  body: Body;
  problem: ProblemReply | null;
}

/**
 * The whole API over an engine in memory, with the cast, a round of 2022 and one of 2023, and a clock that stands.
 * `as(zhang)` gives that person's calls.
 */
export async function openHouse(plan: Plan = aPlan()) {
  const engine = await startEmbedded({ directory: null });
  const stores = createStores(engine.client, engine.tableName);
  const clock = { now: '2024-01-08T01:00:00.000Z' };
  const context: Context = { stores, now: () => clock.now };
  await Promise.all([
    ...units.map((unit) => stores.units.put(unit)),
    ...people.map((person) => stores.people.put(person)),
    stores.plans.put(plan),
    stores.rounds.put(aRound({ id: 'rd_test_2022', dataYear: 2022, title: '2022年度填报' })),
    stores.rounds.put(aRound()),
  ]);
  // The token is the person's id here; real tokens have a test of their own.
  const verify = async (authorization: string | undefined) => {
    const id = authorization?.replace('Bearer ', '');
    if (!id) throw new Problem('session.invalid', {});
    return id as PersonId;
  };
  const app = createApp({ context, verify, origins: [] });
  let requests = 0;

  /** The newest revision, whoever may see it: a stranger who guessed it right must be refused all the same. */
  async function revisionOf(round: string, unit: string): Promise<number> {
    const submission = await stores.submissions.get(round as RoundId, 'ou_city', unit as OrgUnitId);
    return submission?.revision ?? 0;
  }

  function as(person: Pick<Person, 'id'>) {
    async function call<Body>(method: string, path: string, json?: unknown): Promise<Reply<Body>> {
      const response = await app.request(`/api${path}`, {
        method,
        headers: {
          authorization: `Bearer ${person.id}`,
          ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      });
      const body = await response.json();
      const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json') ?? false;
      return { status: response.status, body: body as Body, problem: isProblem ? (body as ProblemReply) : null };
    }
    const path = (unit: string, round: string) => `/rounds/${round}/units/${unit}`;
    return {
      get: <Body>(at: string) => call<Body>('GET', at),
      post: <Body>(at: string, json: unknown) => call<Body>('POST', at, json),
      open: (unit = 'ou_a', round = 'rd_test_2023') => call<FormReply>('GET', path(unit, round)),
      /** A change on the newest revision (or the one given), under a request id of its own (or the one given). */
      async change(verb: string, body: Record<string, unknown> = {}, unit = 'ou_a', round = 'rd_test_2023') {
        requests += 1;
        const revision = body.revision ?? (await revisionOf(round, unit));
        const requestId = body.requestId ?? `request-${requests}`;
        return call<SubmissionView>('POST', `${path(unit, round)}/${verb}`, { ...body, revision, requestId });
      },
      /** Hands in as the pane does, its explanations tied to the findings they answer. */
      async submit(entries: Entry[], differs: Record<string, unknown> = {}, unit = 'ou_a', round = 'rd_test_2023') {
        const form = await this.open(unit, round);
        const lines = form.problem ? entries : withTies(form.body.template, entries);
        return this.change('submit', { entries: lines, templateVersion: 1, ...differs }, unit, round);
      },
    };
  }

  return {
    as,
    app,
    stores,
    clock,
    /** Reaches into the table, past the API; a change to null takes the item away. */
    tamper: (key: Key, change: (item: Record<string, unknown>) => object | null) => tamper(engine, key, change),
    clear: () => clearSubmissions(engine),
    close: () => engine.close(),
  };
}

export type House = Awaited<ReturnType<typeof openHouse>>;

async function tamper(
  { client, tableName: TableName }: Embedded,
  key: Key,
  change: (item: Record<string, unknown>) => object | null,
): Promise<void> {
  const { Item: item } = await client.send(new GetCommand({ TableName, Key: key }));
  if (!item) throw new Error(`no item ${key.PK}/${key.SK}`);
  const changed = change(item);
  if (changed) await client.send(new PutCommand({ TableName, Item: { ...changed, ...key } }));
  else await client.send(new DeleteCommand({ TableName, Key: key }));
}

/** Takes every submission away with its record, as before a test; cast, plan and rounds stay. */
async function clearSubmissions({ client, tableName }: Embedded): Promise<void> {
  const { Items: items = [] } = await client.send(
    new ScanCommand({
      TableName: tableName,
      FilterExpression: 'begins_with(PK, :record) OR begins_with(SK, :head)',
      ExpressionAttributeValues: { ':record': 'SUB#', ':head': headPrefix },
    }),
  );
  await Promise.all(
    items.map(({ PK, SK }) => client.send(new DeleteCommand({ TableName: tableName, Key: { PK, SK } }))),
  );
}
