import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PlanDeskReply } from '../../functions/contract/planning';
import type { RuleTrialReply, WantedRuleTrial } from '../../functions/contract/rules';
import type { RuleId } from '../../functions/domain/submission/rules';
import { anEntry, aPlan, goodEntries, noChecks } from '../support/builders';
import { type House, openHouse } from '../support/house';
import { li, wang, zhang, zhao, zhou } from '../support/people';

const gao = { id: 'pn_gao', name: '高', duties: [{ role: 'planner', unit: 'ou_othercity' }], hasLeft: false } as const;
const jumping = [anEntry('KS2-01', { numerator: '460', denominator: '1000' }), anEntry('KS2-02', { amount: '900' })];

let house: House;
beforeAll(async () => {
  house = await openHouse(aPlan());
  await house.stores.people.put({ ...gao, duties: [...gao.duties] });
  await house.as(zhang).submit(goodEntries());
  await house.as(zhao).submit(jumping, {}, 'ou_b');
});
afterAll(() => house.close());

/** The API answers whatever is asked, also what no planner's pane would ask. */
const trial = (wanted: WantedRuleTrial | Record<string, unknown> = {}, person: { id: `pn_${string}` } = zhou) =>
  house.as(person).post<RuleTrialReply>('/plans/pl_test/rules/trial', wanted);
const meter = ({ tried }: RuleTrialReply, rule: RuleId) => tried.find((one) => one.rule === rule);

describe('trying the rules', () => {
  it('runs them over what was handed in, and names every hit', async () => {
    const { status, body } = await trial();
    expect(status).toBe(200);
    expect(body.rounds).toEqual([{ id: 'rd_test_2023', title: '2023年度填报', dataYear: 2023, forms: 2 }]);
    expect(body).toMatchObject({ round: 'rd_test_2023', hitCount: 0, hits: [] });
    expect(meter(body, 'V4')).toMatchObject({ level: 'must', asked: 2, forms: 0 });
  });

  it('takes settings that nobody has saved', async () => {
    const before = await house.as(zhou).get<PlanDeskReply>('/plans/pl_test');
    const { body } = await trial({
      rules: { V4: 'notice', W1: 'off' },
      changeLimits: { points: null, percent: '20' },
      indicators: [{ id: 'KS2-01', checks: { ...noChecks, isShare: true, denominatorPerUnit: '1' } }],
    });
    expect(meter(body, 'V4')).toMatchObject({ level: 'notice' });
    expect(meter(body, 'W1')).toMatchObject({ level: 'off', asked: 0 });
    const after = await house.as(zhou).get<PlanDeskReply>('/plans/pl_test');
    expect(after.body).toEqual(before.body);
  });

  it('takes checks of an indicator that nobody has saved, and finds who breaks them', async () => {
    // Both units counted persons, 1000 and 1000 of them; counted per unit, each would be 1.
    const indicators = [{ id: 'KS2-01' as const, checks: { ...noChecks, isShare: true, denominatorPerUnit: '1' } }];
    const { body } = await trial({ indicators });
    expect(meter(body, 'W3')).toMatchObject({ asked: 2, forms: 2, hits: 2 });
    expect(body.hits).toMatchObject([
      { unit: 'ou_a', finding: { rule: 'W3', key: 'KS2-01', details: { found: '1000', expected: '1' } } },
      { unit: 'ou_b', finding: { rule: 'W3', key: 'KS2-01', details: { found: '1000', expected: '1' } } },
    ]);
    expect(meter((await trial()).body, 'W3')).toMatchObject({ asked: 0 });
  });

  it('answers of one indicator alone, at its own levels', async () => {
    const perUnit = { ...noChecks, denominatorPerUnit: '1', rules: { W3: 'notice' as const } };
    const indicators = [{ id: 'KS2-01' as const, checks: perUnit }];
    const of = async (only: `KS2-${string}`) => (await trial({ indicators, only })).body;
    const rate = await of('KS2-01');
    expect(meter(rate, 'W3')).toMatchObject({ level: 'notice', asked: 2, hits: 2 });
    expect(rate.hitCount).toBe(2);
    const count = await of('KS2-02');
    expect(meter(count, 'W3')).toMatchObject({ level: 'explain', asked: 0, hits: 0 });
    expect(count).toMatchObject({ hitCount: 0, hits: [] });
  });

  it('never loosens a rule that keeps the record sound', async () => {
    const { body } = await trial({ rules: { V1: 'off' } });
    expect(meter(body, 'V1')).toMatchObject({ level: 'must', asked: 2 });
  });

  it('tries last year’s figures as well, and this year’s beside them', async () => {
    // A house of its own: 2022 goes the whole way, so that 2023 has a year to be compared with.
    const other = await openHouse(aPlan());
    try {
      const before = [
        anEntry('KS2-01', { numerator: '450', denominator: '1000' }),
        anEntry('KS2-02', { amount: '290' }),
      ];
      const filed = await other.as(zhang).submit(before, {}, 'ou_a', 'rd_test_2022');
      expect(filed.problem).toBeNull();
      await other.as(li).change('start-review', {}, 'ou_a', 'rd_test_2022');
      const keys = ['KS2-01', 'KS2-02'];
      await other.as(li).change('accept-entries', { keys }, 'ou_a', 'rd_test_2022');
      await other.as(li).change('pass-review', {}, 'ou_a', 'rd_test_2022');
      const approved = await other.as(wang).change('approve', {}, 'ou_a', 'rd_test_2022');
      expect(approved.body.status).toBe('approved');
      const said = jumping.map((entry) => ({ ...entry, explanation: entry.key === 'KS2-02' ? '新增三批改造' : '' }));
      expect((await other.as(zhang).submit(said)).problem).toBeNull();

      const { body } = await other.as(zhou).post<RuleTrialReply>('/plans/pl_test/rules/trial', {});
      expect(body.rounds.map(({ dataYear, forms }) => [dataYear, forms])).toEqual([
        [2023, 1],
        [2022, 1],
      ]);
      expect(body.hits).toMatchObject([{ unit: 'ou_a', finding: { rule: 'W1', key: 'KS2-02', isExplained: true } }]);
      // 290 → 900 are 210 %.
      const wider = await other.as(zhou).post<RuleTrialReply>('/plans/pl_test/rules/trial', { round: 'rd_test_2022' });
      expect(wider.body).toMatchObject({ round: 'rd_test_2022', hitCount: 0 });
      expect(wider.body.overall.find(({ rule }) => rule === 'W1')).toMatchObject({ asked: 1, forms: 1, overridden: 0 });
    } finally {
      await other.close();
    }
  });

  const unknown = { id: 'KS9-99', checks: noChecks };
  it.each<[string, { id: `pn_${string}` }, Record<string, unknown>, string]>([
    ['who plans another city', gao, {}, 'plan'],
    ['who fills', zhang, {}, 'plan'],
    ['who reviews', li, {}, 'plan'],
    ['who approves', wang, {}, 'plan'],
    ['who asks for a round of another plan', zhou, { round: 'rd_other_2023' }, 'round'],
    ['who sets checks of an indicator that is not in the plan', zhou, { indicators: [unknown] }, 'indicator'],
    ['who asks about an indicator that is not in the plan', zhou, { only: 'KS9-99' }, 'indicator'],
  ])('is not found for one %s', async (_, person, wanted, what) => {
    const problem = { code: 'thing.notFound', details: { what } };
    expect(await trial(wanted, person)).toMatchObject({ status: 404, problem });
  });

  const share = { id: 'KS2-01', checks: noChecks };
  it.each<[string, Record<string, unknown>]>([
    ['a rule nobody knows', { rules: { V99: 'off' } }],
    ['a level nobody knows', { rules: { V8: 'maybe' } }],
    ['a limit that is no figure', { changeLimits: { points: null, percent: '三成' } }],
    ['half of the limits', { changeLimits: { percent: '30' } }],
    ['an indicator twice', { indicators: [share, share] }],
    ['checks that lack something', { indicators: [{ id: 'KS2-01', checks: { isShare: true } }] }],
    ['more indicators than a plan holds', { indicators: Array.from({ length: 101 }, () => share) }],
    ['what is no setting', { levels: 'V8:off' }],
  ])('refuses %s', async (_, wanted) => {
    expect((await trial(wanted)).problem).toMatchObject({ code: 'body.invalid' });
  });
});

describe('saving the settings', () => {
  it('keeps them in the draft, and finds what may not be', async () => {
    const { body } = await house.as(zhou).get<PlanDeskReply>('/plans/pl_test');
    const { indicators, references, route, revision } = body.draft;
    const wanted = { indicators, references, route, requestId: 'rules-saved-1' };
    const settings = { rules: { V8: 'explain', V1: 'off' }, changeLimits: { points: '5', percent: '30' } };
    const saved = await house
      .as(zhou)
      .post<PlanDeskReply>('/plans/pl_test/save-draft', { ...wanted, revision, ...settings });
    expect(saved.body.draft).toMatchObject(settings);
    expect(saved.body.findings).toContainEqual(expect.objectContaining({ rule: 'ruleLoosened', found: 'V1' }));

    // The catalogue says nothing of rules, and leaves them as they are.
    const again = await house.as(zhou).post<PlanDeskReply>('/plans/pl_test/save-draft', {
      ...wanted,
      requestId: 'rules-saved-2',
      revision: saved.body.draft.revision,
    });
    expect(again.body.draft).toMatchObject(settings);
  });
});
