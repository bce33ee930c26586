import { describe, expect, it } from 'vitest';
import { compareIndicators } from '../../../functions/domain/catalogue/compare';
import { comparePlanSettings, type SettingDifference } from '../../../functions/domain/catalogue/compare-settings';
import { defaultVerdictSettings } from '../../../functions/domain/evaluation/verdict-defaults';
import { type PlanDraft, toDraft } from '../../../functions/domain/plan/draft';
import type { Checks } from '../../../functions/domain/plan/indicator';
import type { Plan } from '../../../functions/domain/plan/plan';
import { aCount, anIndicator, aPlan, noChecks } from '../../support/builders';

type Row = [heading: string, before: string, after: string];

describe('changed checks of an indicator', () => {
  const with_ = (checks: Partial<Checks>) => [anIndicator({ checks: { ...noChecks, ...checks } }), aCount()];
  const rowsOf = (before: Partial<Checks>, after: Partial<Checks>): Row[] =>
    compareIndicators(with_(before), with_(after)).flatMap(({ changes }) =>
      changes.map(({ heading, before: was, after: is }): Row => [heading, was, is]),
    );

  it.each<[Partial<Checks>, Partial<Checks>, Row[]]>([
    [{}, { rules: { W1: 'off' } }, [['「变动较大」等级', '随规划', '停用']]],
    [
      { rules: { W1: 'off', V8: 'explain' } },
      { rules: { V8: 'must' } },
      [
        ['「累计数减少」等级', '核实', '强制'],
        ['「变动较大」等级', '停用', '随规划'],
      ],
    ],
    [{}, { maxChangePoints: '5' }, [['变动上限（百分点）', '随规划', '5']]],
    [{ maxChangePercent: '30' }, {}, [['变动上限（%）', '30', '随规划']]],
    [{}, { neverFalls: true }, [['不应减少', '否', '是']]],
    [{ isShare: true }, {}, [['分子不能大于分母', '是', '否']]],
    [{}, { denominatorPerUnit: '1' }, [['每个单位的分母应为', '不限', '1']]],
    [{}, { partOf: { indicator: 'KS2-02', addsUp: false } }, [['其中项', '不是', '属于指标 2 家庭适老化改造户数']]],
    [
      { partOf: { indicator: 'KS2-02', addsUp: false } },
      { partOf: { indicator: 'KS2-02', addsUp: true } },
      [['其中项', '属于指标 2 家庭适老化改造户数', '属于指标 2 家庭适老化改造户数，各部分之和应等于合计']],
    ],
    [{}, { partOf: { indicator: 'KS2-77', addsUp: false } }, [['其中项', '不是', '属于KS2-77']]],
    // Nothing said and said to be nothing are the same.
    [{ rules: {}, partOf: null }, {}, []],
  ])('from %j to %j reads %j', (before, after, rows) => {
    expect(rowsOf(before, after)).toEqual(rows);
  });

  it('of one that is new are named where they are not as usual', () => {
    const [difference] = compareIndicators([], [anIndicator({ checks: { ...noChecks, neverFalls: true } })]);
    const checks = difference?.changes.filter(({ column }) => column === 'checks');
    expect(checks).toEqual([{ column: 'checks', heading: '不应减少', before: '', after: '是' }]);
  });

  it('call a total by its name also where it is gone', () => {
    const part = { partOf: { indicator: 'KS2-02' as const, addsUp: false } };
    const [difference] = compareIndicators(with_(part), with_({}).slice(0, 1));
    expect(difference?.changes).toMatchObject([{ before: '属于指标 2 家庭适老化改造户数', after: '不是' }]);
  });
});

describe('changed settings of the whole plan', () => {
  const series = { id: 'rs_ks_1' as const, name: '低保标准', measure: '元/月', definition: '' };
  const weighed = (weights: Record<string, string>, withIndex = false) => ({
    verdictSettings: { ...defaultVerdictSettings, withIndex, weights },
  });

  it.each<[string, Partial<Plan>, Partial<PlanDraft>, SettingDifference[]]>([
    [
      'another way',
      { route: ['review', 'approval'] },
      { route: ['signature', 'review', 'approval'] },
      [{ setting: 'route', before: ['review', 'approval'], after: ['signature', 'review', 'approval'] }],
    ],
    [
      'levels, of which one was never named',
      { rules: { W1: 'off' } },
      { rules: { V8: 'explain' } },
      [
        { setting: 'level', rule: 'V8', before: 'must', after: 'explain' },
        { setting: 'level', rule: 'W1', before: 'off', after: 'explain' },
      ],
    ],
    ['a level that is named and as usual', {}, { rules: { V8: 'must' } }, []],
    ['a fixed rule said to be looser, which never holds', {}, { rules: { V1: 'off' } }, []],
    [
      'a limit',
      {},
      { changeLimits: { points: null, percent: '30' } },
      [{ setting: 'changeLimit', limit: 'percent', before: null, after: '30' }],
    ],
    ['limits said to be none', {}, { changeLimits: { points: null, percent: null } }, []],
    [
      'an amount written otherwise',
      { changeLimits: { points: '5', percent: null } },
      { changeLimits: { points: '5.0', percent: null } },
      [],
    ],
    [
      'the index and what an indicator weighs in it',
      weighed({}),
      weighed({ 'KS2-02': '2' }, true),
      [
        { setting: 'index', before: false, after: true },
        { setting: 'weight', indicator: 'KS2-02', serial: 2, name: '家庭适老化改造户数', before: '1', after: '2' },
      ],
    ],
    ['a weight that is named and 1', weighed({}), weighed({ 'KS2-02': '1.0' }), []],
    [
      'an outside figure',
      {},
      { references: [series] },
      [{ setting: 'reference', name: '低保标准', before: null, after: '低保标准，元/月' }],
    ],
    [
      'an outside figure in another measure',
      { references: [series] },
      { references: [{ ...series, measure: '元/年' }] },
      [{ setting: 'reference', name: '低保标准', before: '低保标准，元/月', after: '低保标准，元/年' }],
    ],
  ])('%s', (_, published, draft, differences) => {
    const plan = aPlan({ indicators: [anIndicator(), aCount()], ...published });
    expect(comparePlanSettings(plan, { ...toDraft(plan), ...draft })).toEqual(differences);
  });
});
