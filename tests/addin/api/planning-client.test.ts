import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { NoAnswer } from '../../../addin/api/api';
import { createApi } from '../../../addin/api/client';
import { type House, openHouse } from '../../support/house';
import { bureau, zhang, zhou } from '../../support/people';

let house: House;
beforeAll(async () => {
  house = await openHouse();
  await house.stores.units.put({ ...bureau, id: 'ou_city_elderly', name: '养老服务科', type: '处室' });
});
afterAll(() => house.close());

/** How often the network still fails: nothing arrives, or the answer gets lost on its way back. */
let faults: ('request' | 'answer')[] = [];
let sent: { path: string; requestId: string | null }[] = [];
beforeEach(() => {
  faults = [];
  sent = [];
});
const fetcher: typeof fetch = async (input, init) => {
  const body = init?.body ? JSON.parse(String(init.body)) : null;
  sent.push({ path: String(input), requestId: body?.requestId ?? null });
  const fault = faults.shift();
  if (fault === 'request') return new Response('<html>bad gateway</html>', { status: 502 });
  const response = await house.app.request(String(input), init);
  return fault === 'answer' ? new Response('<html>bad gateway</html>', { status: 502 }) : response;
};
const { planning } = createApi(() => zhou.id, fetcher);

describe('the planner’s part of the client', () => {
  it('goes the planner’s whole way, from a new plan to a round', async () => {
    const { published } = await planning.plan('pl_test');
    if (!published) throw new Error('nothing is published');
    const indicators = published.indicators.map((row) => ({ ...row, id: row.id.replace('KS', 'KT') as typeof row.id }));
    const created = await planning.createPlan({
      ...{ owner: 'ou_city', code: 'KT', title: '新规划', baseYear: 2020, startYear: 2021, endYear: 2025 },
      ...{ indicators, references: [], priorResults: [] },
    });
    const { id, revision, route } = created.draft;
    const references = [{ id: 'rs_minimum', name: '低保标准', measure: '元/月', definition: '' }] as const;
    const saved = await planning.savePlanDraft(id, { revision, indicators, references: [...references], route });
    expect(saved.findings.filter(({ level }) => level === 'must')).toEqual([]);
    const entered = { revision: 0, year: 2023, amount: '1095', source: '通知' };
    expect((await planning.recordReference(id, 'rs_minimum', entered)).references[0]?.revision).toBe(1);
    expect((await planning.publishPlan(id, saved.draft.revision, '首次发布')).published?.version).toBe(1);
    const opened = await planning.openRound(id, { dataYear: 2023, title: '2023年度填报', dueOn: '2024-02-01' });
    expect(opened).toMatchObject({ round: 'rd_kt_2023', desk: { rounds: [{ planVersion: 1, units: 2 }] } });
    const { plans } = await planning.plans();
    expect(plans.find((plan) => plan.id === id)).toMatchObject({ version: 1, openRounds: 1 });
  });

  it('tries again by itself under the same request id, and nothing is saved twice', async () => {
    const { draft } = await planning.plan('pl_test');
    const { revision, indicators, references, route } = draft;
    sent = [];
    faults = ['request', 'answer'];
    const saved = await planning.savePlanDraft('pl_test', { revision, indicators, references, route });
    expect(saved.draft.revision).toBe(revision + 1);
    expect(sent).toHaveLength(3);
    expect(new Set(sent.map(({ requestId }) => requestId)).size).toBe(1);
  });

  it('keeps the request id while the answer is unknown, so that the planner may press again', async () => {
    const wish = { dataYear: 2024, title: '2024年度填报', dueOn: '2025-02-01' };
    faults = ['answer', 'answer', 'answer'];
    await expect(planning.openRound('pl_test', wish)).rejects.toBeInstanceOf(NoAnswer);
    expect(await planning.openRound('pl_test', wish)).toMatchObject({ round: 'rd_ks_2024' });
    await expect(planning.openRound('pl_test', wish)).rejects.toMatchObject({
      code: 'round.exists',
      details: { dataYear: 2024 },
    });
  });

  it('tries rules with settings that are not saved, and changes nothing by it', async () => {
    const before = await planning.plan('pl_test');
    const [indicator] = before.draft.indicators;
    if (!indicator) throw new Error('the plan has no indicators');
    const { id, checks } = indicator;
    const indicators = [{ id, checks: { ...checks, rules: { V4: 'notice' as const } } }];
    const changeLimits = { points: null, percent: '5' };
    const reply = await planning.tryRules('pl_test', { round: null, rules: {}, changeLimits, indicators, only: id });
    expect(reply.tried.find(({ rule }) => rule === 'V4')).toMatchObject({ level: 'notice' });
    expect(await planning.plan('pl_test')).toEqual(before);
  });

  it('throws refusals as problems, at once', async () => {
    const stranger = createApi(() => zhang.id, fetcher).planning;
    await expect(stranger.plan('pl_test')).rejects.toMatchObject({ code: 'thing.notFound', details: { what: 'plan' } });
    expect(sent).toHaveLength(1);
  });
});
