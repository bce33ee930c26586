import { describe, expect, it } from 'vitest';
import {
  type Adjustment,
  type AdjustmentProposal,
  adjustmentInForce,
  isInPlan,
  isSameTarget,
  originalTarget,
  targetInForce,
  toAdjustedPlan,
  withOriginalTargets,
  withPublishedAdjustments,
  withTargetsOf,
} from '../../../functions/domain/plan/adjustment';
import { decisionRefusal, proposalRefusal } from '../../../functions/domain/plan/adjustment-refusal';
import type { Plan } from '../../../functions/domain/plan/plan';
import type { Target } from '../../../functions/domain/plan/target';
import { aCount, anIndicator, aPart, aPlan, aTarget } from '../../support/builders';
import { units } from '../../support/people';

const zhou = { id: 'pn_zhou', name: '周' } as const;
const wang = { id: 'pn_wang', name: '王' } as const;
const at = '2024-03-01T01:00:00.000Z';

const terms = (effectiveFrom: number, documentNumber = '1号') => ({
  effectiveFrom,
  reasonKind: 'higherPlanChanged' as const,
  reason: '省规划调低了同一指标的目标',
  documentNumber,
  approvingBody: '市政府',
  proposedBy: zhou,
});
const adjustment = (from: Target, effectiveFrom: number): Adjustment => ({
  ...terms(effectiveFrom),
  from,
  approvedBy: wang,
  at,
  annualTargets: {},
});
const proposal = (differs: Partial<AdjustmentProposal> = {}): AdjustmentProposal => ({
  ...terms(2023),
  id: 'ad_ks_1',
  plan: 'pl_test',
  indicator: 'KS2-01',
  from: aTarget('50'),
  to: aTarget('44', { version: 2 }),
  proposedAt: at,
  status: 'proposed',
  decidedBy: null,
  decidedAt: null,
  decisionNote: '',
  revision: 1,
  ...differs,
});

/** 50 by the plan, 48 from 2023 on, 46 from 2025 on. */
const twice = anIndicator({
  target: aTarget('46', { version: 3 }),
  adjustments: [adjustment(aTarget('50'), 2023), adjustment(aTarget('48', { version: 2 }), 2025)],
});
const amountOf = (target: Target | null | undefined) => (target?.kind === 'fixed' ? target.amount : null);

describe('the way to an adjusted target', () => {
  const divided = anIndicator({
    annualTargets: { '2021': '42', '2022': '44', '2023': '46', '2024': '48', '2025': '50' },
    decomposition: { method: 'byHand', gridOf: null, reasons: { '2022': '甲', '2024': '乙' } },
  });
  const before = aPlan({ indicators: [divided] });
  const after = toAdjustedPlan(before, proposal({ effectiveFrom: 2023 }), { approvedBy: wang, at });

  it('ends where the new one begins: its years are to be divided anew, and judged by time until then', () => {
    const [indicator] = after.indicators;
    expect(indicator?.annualTargets).toEqual({ '2021': '42', '2022': '44' });
    expect(indicator?.decomposition?.reasons).toEqual({ '2022': '甲' });
  });

  it('stays on record with the target it led to, and is back where that is asked for', () => {
    expect(withOriginalTargets(after).indicators[0]?.annualTargets).toEqual(divided.annualTargets);
    expect(withOriginalTargets(after).indicators[0]?.target).toEqual(divided.target);
  });

  it('of a form of an earlier version counts only for years the adjustment does not reach', () => {
    const of = (year: number) => withTargetsOf(before, after, year).indicators[0]?.annualTargets;
    expect(of(2022)).toEqual(divided.annualTargets);
    expect(of(2023)).toEqual({ '2021': '42', '2022': '44' });
  });
});

describe('the target of a data year', () => {
  it.each([
    [2021, '50', null],
    [2022, '50', null],
    [2023, '48', 2023],
    [2024, '48', 2023],
    [2025, '46', 2025],
  ])('of %i is %s: an adjustment works from its year on', (year, amount, since) => {
    expect(amountOf(targetInForce(twice, year))).toBe(amount);
    expect(adjustmentInForce(twice, year)?.effectiveFrom ?? null).toBe(since);
  });

  it('of two adjustments from the same year on is the later one’s', () => {
    const indicator = { ...twice, adjustments: twice.adjustments.map((one) => ({ ...one, effectiveFrom: 2023 })) };
    expect(amountOf(targetInForce(indicator, 2023))).toBe('46');
    expect(amountOf(targetInForce(indicator, 2022))).toBe('50');
  });

  it('that nobody adjusted is the plan’s own in every year', () => {
    expect(amountOf(targetInForce(anIndicator(), 2021))).toBe('50');
    expect(amountOf(originalTarget(anIndicator()))).toBe('50');
  });

  it('as the plan first set it is never lost', () => {
    expect(amountOf(originalTarget(twice))).toBe('50');
    expect(
      withOriginalTargets(aPlan({ indicators: [twice] })).indicators.map(({ target }) => amountOf(target)),
    ).toEqual(['50']);
  });

  it('comes from the newest version, everything else from the version that figures were asked for on', () => {
    const asked = aPlan({ indicators: [anIndicator({ definition: '当时口径' }), aCount()] });
    const newest = aPlan({ version: 4, indicators: [{ ...twice, definition: '现在口径' }] });
    const [rate, count] = withTargetsOf(asked, newest, 2024).indicators;
    expect([rate?.definition, amountOf(rate?.target), rate?.adjustments.length]).toEqual(['当时口径', '48', 2]);
    expect(count).toEqual(aCount());
  });
});

describe('targets', () => {
  it.each<[string, Target, Target, boolean]>([
    ['in other words', aTarget('50'), aTarget('50', { raw: '≥50%', version: 7 }), true],
    ['of another figure', aTarget('50'), aTarget('50.5'), false],
    ['of another year', aTarget('50'), aTarget('50', { dueYear: 2024 }), false],
    ['asked for every year', aTarget('50'), aTarget('50', { everyYear: true }), false],
  ])('%s are told apart by what they ask for', (_, one, other, isSame) => {
    expect(isSameTarget(one, other)).toBe(isSame);
  });
});

describe('an approved adjustment', () => {
  it('is the next version of the plan: new target, the old one on record, nothing else', () => {
    const plan = aPlan({ editions: [{ version: 1, by: zhou, at: '2021-12-01T00:00:00.000Z', note: '' }] });
    const next = toAdjustedPlan(plan, proposal(), { approvedBy: wang, at });
    const [rate, count] = next.indicators;
    expect(next).toEqual({
      ...plan,
      version: 2,
      editions: [...plan.editions, { version: 2, by: wang, at, note: '目标调整 KS2-01，自2023年起，1号' }],
      indicators: next.indicators,
    });
    expect(rate).toEqual({
      ...anIndicator(),
      target: aTarget('44', { version: 2 }),
      adjustments: [adjustment(aTarget('50'), 2023)],
    });
    expect(count).toBe(plan.indicators[1]);
  });

  it('is known again in the plan by its terms, and no other is taken for it', () => {
    const [rate = anIndicator()] = toAdjustedPlan(aPlan(), proposal(), { approvedBy: wang, at }).indicators;
    expect(isInPlan(anIndicator(), proposal())).toBe(false);
    expect(isInPlan(rate, proposal())).toBe(true);
    expect(isInPlan(rate, proposal({ documentNumber: '2号' }))).toBe(false);
    expect(isInPlan(rate, proposal({ from: aTarget('44', { version: 2 }) }))).toBe(false);
  });
});

describe('a proposal', () => {
  const judged = (plan: Plan, differs: Partial<AdjustmentProposal> = {}, proposals: AdjustmentProposal[] = []) =>
    proposalRefusal(plan, proposal(differs), proposals, units);

  it('on good grounds may be made', () => {
    expect(judged(aPlan())).toBeNull();
    expect(judged(aPlan(), {}, [proposal({ status: 'rejected' })])).toBeNull();
    expect(judged(aPlan(), {}, [proposal({ indicator: 'KS2-02' })])).toBeNull();
  });

  it.each<[string, Plan, Partial<AdjustmentProposal>, string]>([
    ['of what the plan does not have', aPlan({ indicators: [] }), {}, 'thing.notFound'],
    [
      'of parts with targets of their own',
      aPlan({ indicators: [anIndicator({ parts: [{ ...aPart('urban', '城市'), target: aTarget('60') }] })] }),
      {},
      'adjustment.partTargets',
    ],
    ['for a year before the plan', aPlan(), { effectiveFrom: 2020 }, 'adjustment.yearOutside'],
    ['for a year after the plan', aPlan(), { effectiveFrom: 2026 }, 'adjustment.yearOutside'],
    [
      'that overtakes an earlier one',
      aPlan({ indicators: [twice] }),
      { effectiveFrom: 2024 },
      'adjustment.yearOutside',
    ],
    ['without a reason', aPlan(), { reason: '属实' }, 'adjustment.incomplete'],
    ['without a document', aPlan(), { documentNumber: '' }, 'adjustment.incomplete'],
    ['that changes nothing', aPlan(), { to: aTarget('50', { raw: '50%' }) }, 'adjustment.sameTarget'],
    ['beyond what a share can be', aPlan(), { to: aTarget('101') }, 'adjustment.targetFlawed'],
    ['against the direction', aPlan(), { to: aTarget('44', { comparator: 'LE' }) }, 'adjustment.targetFlawed'],
  ])('%s may not', (_, plan, differs, code) => {
    expect(judged(plan, differs)?.code).toBe(code);
  });

  it('waits for the one before it on the same indicator', () => {
    expect(judged(aPlan(), {}, [proposal()])).toEqual({
      code: 'adjustment.underWay',
      details: { indicator: 'KS2-01' },
    });
  });

  it('names what is missing, and what a target may be', () => {
    expect(judged(aPlan(), { reason: '', documentNumber: ' ', approvingBody: '' })?.details).toEqual({
      fields: ['reason', 'documentNumber', 'approvingBody'],
    });
    expect(judged(aPlan(), { to: aTarget('101', { raw: '101%' }) })?.details).toEqual({
      found: '101%',
      expected: '0-100',
    });
    expect(judged(aPlan(), { to: aTarget('44', { dueYear: 2050 }) })?.details).toMatchObject({ found: '2050' });
    const resting = {
      ...{ kind: 'relative', version: 2, comparator: 'GE', multiplier: '1.3', offset: '0', lagYears: 0 },
      ...{ dueYear: 2025, everyYear: false, strength: 'hard', raw: '不低于低保标准的1.3倍' },
      reference: { kind: 'series', series: 'rs_none' },
    } as const satisfies Target;
    expect(judged(aPlan(), { to: resting })?.details).toMatchObject({ found: '不低于低保标准的1.3倍' });
  });

  it('is not refused because the years’ targets no longer fit: those are divided anew afterwards', () => {
    const annualTargets = { '2024': '48', '2025': '50' };
    expect(judged(aPlan({ indicators: [anIndicator({ annualTargets })] }))).toBeNull();
  });

  it.each([true, false])('is never decided by who made it (approving: %s)', (approve) => {
    expect(decisionRefusal(aPlan(), proposal(), zhou, approve)?.code).toBe('adjustment.ownProposal');
    expect(decisionRefusal(aPlan(), proposal(), wang, approve)).toBeNull();
  });

  it('whose target has moved may be turned down, not approved', () => {
    const moved = aPlan({ indicators: [anIndicator({ target: aTarget('48', { version: 2 }) })] });
    expect(decisionRefusal(moved, proposal(), wang, true)).toEqual({
      code: 'adjustment.stale',
      details: { expected: 1, current: 2 },
    });
    expect(decisionRefusal(moved, proposal(), wang, false)).toBeNull();
  });
});

describe('indicators in the making', () => {
  const published = aPlan({ indicators: [twice] });
  const kept = (target: Target | null, adjustments: Adjustment[] = []) =>
    withPublishedAdjustments([{ ...anIndicator({ adjustments }), target }], published)[0];

  it.each<[string, Target | null, Target | null]>([
    ['the first target becomes the one in force', aTarget('50'), twice.target],
    ['so does one in between', aTarget('48', { version: 2 }), twice.target],
    ['the one in force stays', twice.target, twice.target],
    ['another one is left to the checks', aTarget('30', { version: 3 }), aTarget('30', { version: 3 })],
    ['one rewritten under an old number too', aTarget('30'), aTarget('30')],
    ['an empty one stays empty', null, null],
  ])('keep the adjustments that were approved: %s', (_, target, result) => {
    expect(kept(target)).toMatchObject({ target: result, adjustments: twice.adjustments });
  });

  it('have no adjustments of their own making', () => {
    const forged = [adjustment(aTarget('30'), 2021)];
    expect(kept(twice.target, forged)?.adjustments).toEqual(twice.adjustments);
    const [row] = withPublishedAdjustments([aCount({ adjustments: forged })], published);
    expect(row?.adjustments).toEqual([]);
    expect(withPublishedAdjustments([aCount({ adjustments: forged })], null)[0]?.adjustments).toEqual([]);
  });
});
