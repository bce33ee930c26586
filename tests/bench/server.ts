import { readEvaluation } from '../../functions/actions/read-evaluation';
import { recall } from '../../functions/actions/recall';
import type { Context } from '../../functions/actions/stores';
import { submit } from '../../functions/actions/submit';
import type { OrgUnitId, PersonId, PlanId, RoundId } from '../../functions/domain/ids';
import type { Entry } from '../../functions/domain/submission/entry';
import { decide } from '../../functions/domain/submission/workflow';
import { createStores } from '../../functions/store';
import { startEmbedded } from '../../functions/store/embedded';
import { loadSeeds } from '../../seeds/load';
import { inTurns, type Measured } from './measure';

const plan: PlanId = 'pl_ks_14';
const city: OrgUnitId = 'ou_ks';
const round: RoundId = 'rd_ks_2023';
const earlier: RoundId[] = ['rd_ks_2022', 'rd_ks_2021'];
const planner: PersonId = 'pn_zhou';
// Zhang's unit has filed nothing when the house is opened for the first time.
const unit: OrgUnitId = 'ou_ks_zhangpu';
const filler: PersonId = 'pn_zhang';

/** A submit and the city's evaluation, each against its own reads and writes alone, over the demo's data. */
export async function measureServer(): Promise<Measured[]> {
  const engine = await startEmbedded({ directory: null });
  const context: Context = {
    stores: createStores(engine.client, engine.tableName),
    now: () => '2026-11-20T01:00:00.000Z',
  };
  await loadSeeds(context, context.now());
  try {
    return [await measureSubmit(context), await measureEvaluation(context)];
  } finally {
    await engine.close();
  }
}

/** The whole of it (permission, rules, decision, reply with form, findings and record) against what is stored and read. */
async function measureSubmit(context: Context): Promise<Measured> {
  const { stores } = context;
  // Last year's figures under a remark that is new each time make a form that passes all rules and has to be stored.
  const lastYear = await stores.submissions.get('rd_ks_2022', city, unit);
  if (!lastYear) throw new Error('the seeds have no submission of last year for the bench');
  let runs = 0;
  let revision = 0;
  let entries: Entry[] = [];
  const before = async () => {
    runs += 1;
    revision = await takenBack(context, runs);
    const texts = { explanation: '与上年口径一致，已与台账核对', remark: `第${runs}次` };
    entries = lastYear.entries.map((entry) => ({ ...entry, ...texts }));
  };
  const whole = () => {
    const change = { round, unit, revision, requestId: `submit-${runs}`, entries, templateVersion: 1 };
    return submit(context, filler, change);
  };
  const bare = () => submitBare(context, entries, `bare-${runs}`);
  return inTurns(
    `submit of ${lastYear.entries.length} lines`,
    14,
    { before, work: whole },
    { name: 'its reads and writes alone', before, work: bare },
    1.5,
  );
}

/** Only a draft can be handed in, so each run takes the one before back. Returns the revision then. */
async function takenBack(context: Context, run: number): Promise<number> {
  const submission = await context.stores.submissions.get(round, city, unit);
  if (submission?.status !== 'submitted') return submission?.revision ?? 0;
  const change = { round, unit, revision: submission.revision, requestId: `recall-${run}` };
  return (await recall(context, filler, change)).submission.revision;
}

async function submitBare({ stores, now }: Context, entries: Entry[], requestId: string): Promise<void> {
  const [actor, stored, place] = await Promise.all([
    stores.people.get(filler),
    stores.rounds.get(round),
    stores.units.get(unit),
  ]);
  const [, submission] = await Promise.all([
    stores.plans.get(plan),
    stores.submissions.get(round, city, unit),
    stores.rounds.list().then(() => stores.submissions.get('rd_ks_2022', city, unit)),
  ]);
  if (!actor || !stored || !place || !submission) throw new Error('the seeds are not whole');
  const situation = { actor, round: stored, unit: place, submission, departments: {} };
  const command = { action: 'submit', entries, mustFindings: 0, unexplained: 0 } as const;
  const { next, event } = decide(situation, command, now(), requestId);
  const saved = await stores.submissions.save(submission, next, event);
  await stores.submissions.history(saved.id, saved.commit);
}

function measureEvaluation(context: Context): Promise<Measured> {
  return inTurns(
    'evaluation of the city (18 indicators × 12 units × 3 years)',
    15,
    { work: () => readEvaluation(context, planner, round) },
    { name: 'its reads alone', work: () => readBare(context) },
    1.5,
  );
}

/** What an evaluation asks of the store, in its order: three years of heads, plan, units, rounds, people. */
async function readBare({ stores }: Context): Promise<void> {
  const { plans, people, rounds, units, submissions } = stores;
  await Promise.all([people.get(planner), rounds.get(round)]);
  await Promise.all([plans.get(plan), units.children(city), submissions.listHeads(round, city), people.list()]);
  await Promise.all([units.get(city), rounds.list(), units.children(city)]);
  await Promise.all(earlier.map((year) => submissions.listHeads(year, city)));
}
