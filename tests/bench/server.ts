import { readEvaluation } from '../../functions/actions/read-evaluation';
import type { Context } from '../../functions/actions/stores';
import { submit } from '../../functions/actions/submit';
import type { OrgUnitId, RoundId } from '../../functions/domain/ids';
import type { Submission } from '../../functions/domain/submission/submission';
import { decide } from '../../functions/domain/submission/workflow';
import { createStores } from '../../functions/store';
import { startEmbedded } from '../../functions/store/embedded';
import { loadSeeds } from '../../seeds/load';
import { inTurns, type Measured } from './measure';

const round: RoundId = 'rd_ks_2023';
const bureauRound = { parent: 'ou_ks' as OrgUnitId };

/** Submit against the store's own writes, and the city's evaluation against reading the same items. */
export async function measureServer(): Promise<Measured[]> {
  const engine = await startEmbedded({ directory: null });
  const stores = createStores(engine.client, engine.tableName);
  const context: Context = { stores, now: () => '2026-11-20T01:00:00.000Z' };
  await loadSeeds({ stores }, '2026-11-20T01:00:00.000Z');

  // Zhang's unit has filed nothing; last year's figures, slightly touched, make a form that passes all rules.
  const unit: OrgUnitId = 'ou_ks_zhangpu';
  const last = await stores.submissions.get('rd_ks_2022', bureauRound.parent, unit);
  if (!last) throw new Error('the seeds have no submission of last year for the bench');
  let clicks = 0;
  const entriesOf = () => {
    clicks += 1;
    const remark = `第${clicks}次`;
    return last.entries.map((entry) => ({ ...entry, remark, explanation: '与上年口径一致，已与台账核对' }));
  };
  const current = async () =>
    (await stores.submissions.get(round, bureauRound.parent, unit)) ?? { revision: 0, status: 'draft' };

  // A submit is only possible from a draft, so each run takes the one before back, outside of what is timed.
  const reset = async () => {
    const { recall } = await import('../../functions/actions/recall');
    const { revision, status } = await current();
    if (status === 'submitted')
      await recall(context, 'pn_zhang', { round, unit, revision, requestId: `recall-${clicks}` });
    return (await current()).revision;
  };
  const submits = await measureSubmit(context, unit, reset, entriesOf);

  const evaluation = await inTurns(
    'evaluation of the city (18 indicators × 12 units × 3 years)',
    15,
    () => readEvaluation(context, 'pn_zhou', round),
    { name: 'reading the same items', work: () => readSameItems(context) },
    1.5,
  );
  await engine.close();
  return [submits, evaluation];
}

/** The reads an evaluation needs and nothing else: three years of heads, plan, units, rounds, people. */
async function readSameItems({ stores }: Context): Promise<void> {
  await Promise.all([stores.people.get('pn_zhou'), stores.rounds.get(round)]);
  await Promise.all([
    stores.plans.get('pl_ks_14'),
    stores.units.children('ou_ks'),
    stores.submissions.listHeads(round, 'ou_ks'),
    stores.people.list(),
  ]);
  await Promise.all([stores.units.get('ou_ks'), stores.rounds.list()]);
  await Promise.all(
    (['rd_ks_2021', 'rd_ks_2022'] as const).map((year) =>
      Promise.all([stores.units.children('ou_ks'), stores.submissions.listHeads(year, 'ou_ks')]),
    ),
  );
}

/**
 * A whole submit (permission, rules, decision, reply with form, findings and record) against what the store has to do for
 * it: the same reads, and content, commit and head written bare.
 */
async function measureSubmit(
  context: Context,
  unit: OrgUnitId,
  reset: () => Promise<number>,
  entriesOf: () => Submission['entries'],
): Promise<Measured> {
  const { stores } = context;
  const whole: number[] = [];
  const bare: number[] = [];
  for (let run = 0; run < 14; run += 1) {
    const revision = await reset();
    const entries = entriesOf();
    const start = performance.now();
    await submit(context, 'pn_zhang', {
      round,
      unit,
      revision,
      requestId: `submit-${run}`,
      entries,
      templateVersion: 1,
    });
    whole.push(performance.now() - start);

    await reset();
    const again = entriesOf();
    const bareStart = performance.now();
    await bareSubmit(context, unit, again, `bare-${run}`);
    bare.push(performance.now() - bareStart);
  }
  const middle = (times: number[]) => times.slice(2).toSorted((a, b) => a - b)[6] ?? Number.NaN;
  const ratio = middle(whole) / middle(bare);
  void stores;
  return {
    name: 'submit of 17 lines',
    value: Math.round(middle(whole) * 100) / 100,
    unit: 'ms',
    against: {
      name: 'its reads and writes alone',
      value: Math.round(middle(bare) * 100) / 100,
      ratio: Math.round(ratio * 100) / 100,
    },
    aim: { atMost: 1.5, isMet: ratio <= 1.5 },
  };
}

async function bareSubmit(
  { stores, now }: Context,
  unit: OrgUnitId,
  entries: Submission['entries'],
  requestId: string,
) {
  const [actor, stored, place] = await Promise.all([
    stores.people.get('pn_zhang'),
    stores.rounds.get(round),
    stores.units.get(unit),
  ]);
  const [plan, submission] = await Promise.all([
    stores.plans.get('pl_ks_14'),
    stores.submissions.get(round, 'ou_ks', unit),
  ]);
  if (!actor || !stored || !place || !plan || !submission) throw new Error('the seeds are not whole');
  const situation = { actor, round: stored, unit: place, submission };
  const command = { action: 'submit', entries, mustFindings: 0, unexplained: 0 } as const;
  const { next, event } = decide(situation, command, now(), requestId);
  await stores.rounds.list();
  await stores.submissions.get('rd_ks_2022', 'ou_ks', unit);
  const saved = await stores.submissions.save(submission, next, event);
  await stores.submissions.history(saved.id, saved.commit);
}
