import { describe, expect, it } from 'vitest';
import { catalogueText, periodText, settingChangeText } from '../../../addin/text/zh-plan';
import { planFindingText } from '../../../addin/text/zh-plan-findings';
import type { SettingDifference } from '../../../functions/domain/catalogue/compare-settings';
import { type PlanFinding, type PlanRule, planRules } from '../../../functions/domain/plan/plan-findings';

const indicators = [{ id: 'NT2-07' as const, serial: 7, name: '护理型床位占比', measure: '%' }];

const finding = (rule: PlanRule, differs: Partial<PlanFinding> = {}): PlanFinding => ({
  rule,
  level: planRules[rule],
  indicator: 'NT2-07',
  column: 'target',
  found: '102',
  expected: '100',
  ...differs,
});

/** A message for people: whole, in Chinese, without what only programmers read. */
function expectPlain(text: string) {
  expect(text).toMatch(/[一-鿿]{2}/);
  expect(text).not.toMatch(/undefined|null|NaN|\[object|「」|（）/);
  expect(text).not.toMatch(/。$/);
}

describe('a finding on a plan', () => {
  it.each(Object.keys(planRules) as PlanRule[])('%s says where, what and what to do', (rule) => {
    const { where, what, remedy } = planFindingText(finding(rule), indicators);
    expect(where).toBe('指标 7 护理型床位占比');
    expectPlain(what);
    expectPlain(remedy);
  });

  it.each(Object.keys(planRules) as PlanRule[])('%s reads well where nothing was found to be quoted', (rule) => {
    const { what, remedy } = planFindingText(finding(rule, { found: '', expected: '', column: null }), indicators);
    expectPlain(what);
    expectPlain(remedy);
  });

  it.each<[PlanRule, Partial<PlanFinding>, string]>([
    ['kindAgainstRollUp', { found: 'SUM', expected: 'PCT' }, '指标类型是「比率」，不能按「求和」汇总'],
    ['kindAgainstReporting', { column: 'per', found: '1', expected: '100' }, '「每」栏填的是 1，按计量单位应为 100'],
    ['kindAgainstReporting', { column: 'counted', found: 'amount', expected: 'PCT' }, '指标类型是「比率」，却没有分母'],
    ['directionAgainstTarget', { found: 'UP', expected: '≤5' }, '方向是「越高越好」，与目标值 ≤5 相反'],
    [
      'seriesNotBroken',
      { column: 'includesFiled', found: 'true', expected: 'false' },
      '已开展填报，「备案口径」由「不含备案」改成了「含备案」，前后年份不再可比',
    ],
    [
      'seriesNotBroken',
      { column: 'accumulation', found: 'FLOW_YEAR', expected: 'STOCK' },
      '已开展填报，「数据口径」由「年末存量」改成了「当年发生」，前后年份不再可比',
    ],
    [
      'seriesNotBroken',
      { column: 'counted', found: 'constructor', expected: '床位数' },
      '已开展填报，「分子或所计事项」由「床位数」改成了「constructor」，前后年份不再可比',
    ],
    [
      'paceFarAbovePast',
      { found: '4.00', expected: '0.30' },
      '到目标平均每年要变化 4.00 个百分点，上一个五年平均每年是 0.30 个百分点',
    ],
    ['annualReasonMissing', { found: '2023', expected: '46.4' }, '2023年的目标是手工定的（按办法为 46.4），没有写理由'],
    ['annualBackwards', { column: 'annual2022', found: '40', expected: '41' }, '2022年目标 40 比之前的 41 倒退'],
    [
      'choiceUnknown',
      { column: 'nature', found: '强制性', expected: '' },
      '「属性」栏填的是「强制性」，不在可选的范围内',
    ],
  ])('%s speaks the words of the sheet, not codes', (rule, differs, what) => {
    expect(planFindingText(finding(rule, differs), indicators).what).toBe(what);
  });

  it('of the plan as a whole is not laid at an indicator’s door', () => {
    expect(planFindingText(finding('noIndicators', { indicator: null }), indicators).where).toBe('整个规划');
  });
});

describe('a setting of the whole plan that is not as published', () => {
  it.each<[SettingDifference, string]>([
    [
      { setting: 'route', before: ['review', 'approval'], after: ['signature', 'review', 'approval'] },
      '办理流程：填报、审核、审批 → 填报、签字、审核、审批',
    ],
    [{ setting: 'level', rule: 'W1', before: 'explain', after: 'off' }, '「变动较大」等级：核实 → 停用'],
    [{ setting: 'changeLimit', limit: 'points', before: null, after: '5' }, '比率变动上限（百分点）：不限 → 5'],
    [{ setting: 'index', before: false, after: true }, '综合实现程度：不计算 → 计算'],
    [
      { setting: 'weight', indicator: 'NT2-07', serial: 7, name: '护理型床位占比', before: '1', after: '0' },
      '指标 7 护理型床位占比的权数：1 → 0',
    ],
    [
      { setting: 'reference', name: '低保标准', before: null, after: '低保标准，元/月' },
      '参照数「低保标准」： → 低保标准，元/月',
    ],
  ])('%j', (difference, words) => {
    const { heading, before, after } = settingChangeText(difference);
    expect(`${heading}：${before} → ${after}`).toBe(words);
  });

  it('stands beside the indicators that changed', () => {
    expect(catalogueText.comparePublished(1, 2, 0)).toBe('与已发布第 1 版比较：2 项指标有改动');
    expect(catalogueText.comparePublished(1, 2, 3)).toBe('与已发布第 1 版比较：2 项指标、3 项统一设定有改动');
    expect(catalogueText.comparePublished(1, 0, 3)).toBe('与已发布第 1 版比较：3 项统一设定有改动');
  });
});

describe('the years of a plan', () => {
  it.each([
    [2021, 2025, '“十四五” 2021—2025年'],
    [2016, 2020, '“十三五” 2016—2020年'],
    [2021, 2023, '2021—2023年'],
  ])('from %i to %i are %s', (startYear, endYear, text) => {
    expect(periodText({ startYear, endYear })).toBe(text);
  });
});
