import { describe, expect, it } from 'vitest';
import { findingText } from '../../../addin/text/zh-findings';
import { comparedWith, type Finding, type FindingDetails } from '../../../functions/domain/submission/findings';
import { type RuleId, type RuleLevel, rules } from '../../../functions/domain/submission/rules';

const findingExamples: FindingDetails = {
  V1: {},
  V2: { typed: '约30' },
  V3: { found: '-3' },
  V4: { numerator: '173', denominator: '166', percent: '104.2' },
  V5: { numerator: '5' },
  V7: { kind: 'within', found: '120', other: '100', otherName: '养老机构床位总数' },
  V8: { found: '290', lastYear: '300' },
  V9: { found: '4800', lastYear: '480', times: '10.0' },
  V10: { found: '36', other: '166', otherName: '村居未成年人保护工作站点覆盖率', denominator: '村（社区）总数' },
  V11: { found: '50.0', lastYear: '45.0' },
  F1: {},
  F2: {},
  W1: { found: '58.0', lastYear: '45.0', change: '13.0', limit: '10', inPoints: true },
  W2: { found: '290', lastYear: '300' },
  W3: { found: '3', expected: '1' },
  W4: { found: '46.4', year: 2023 },
  W6: { state: 'MISSING' },
  N1: {},
  N2: { typed: '１２', amount: '12' },
};

const finding = (rule: RuleId, details = findingExamples[rule] as Finding['details']) =>
  ({
    rule,
    level: rules[rule],
    key: 'KS2-07',
    field: 'numerator',
    serial: '7',
    name: '村居未成年人保护工作站点覆盖率',
    details,
    isExplained: false,
  }) as Finding;

/** A message for people: whole, in Chinese, without what only programmers read. */
function expectPlain(text: string) {
  expect(text.length).toBeGreaterThan(3);
  expect(text).toMatch(/[\u4e00-\u9fff]/);
  expect(text).not.toMatch(/undefined|null|NaN|\[object|[a-z]+\.[a-z]+/i);
  expect(text).not.toMatch(/。$/);
}

describe('a finding', () => {
  it.each(Object.keys(rules) as RuleId[])('%s says where, what and what to do', (rule) => {
    const { where, what, against, remedy } = findingText(finding(rule));
    expect(against === null).toBe(comparedWith[rule] === null);
    expect(where).toBe('指标 7 村居未成年人保护工作站点覆盖率');
    expectPlain(what);
    expectPlain(remedy);
    for (const value of Object.values(findingExamples[rule]).filter((detail) => /^\d/.test(String(detail)))) {
      // N2's typed text and W1's limit included: nothing has to be looked up elsewhere.
      expect(`${what}${remedy}`).toContain(String(value));
    }
  });

  it('names what it was compared with, and where that stands', () => {
    const sum = { kind: 'sum' as const, found: '100', other: '98', otherName: '城市老年人、农村老年人' };
    expect(findingText(finding('V7', sum)).what).toBe('分子 100 不等于同表「城市老年人、农村老年人」之和 98');
    expect(findingText(finding('V11')).what).toBe('表中印的上年完成值成了「50.0」，上年已通过的填报单是 45.0');
    expect(findingText(finding('W4')).what).toBe('完成值 46.4 与2023年全市目标完全相同');
  });

  it.each<[RuleId, RuleLevel, string]>([
    ['W3', 'explain', '请核对；属实的，在情况说明中写明原因'],
    ['W3', 'must', '请核对，改正后再提交'],
    ['W3', 'notice', '请核对；属实的不必处理'],
    ['V4', 'must', '请核对两数'],
    ['V4', 'explain', '请核对两数；属实的，在情况说明中写明原因'],
    ['W4', 'must', '请确认是实际完成数，不是照抄目标，改正后再提交'],
    ['W6', 'explain', '请在情况说明中写明原因；有数的，请填数'],
    ['W6', 'must', '这一项必须有数，请填数'],
  ])('of %s at the level %s says what the level allows', (rule, level, remedy) => {
    expect(findingText({ ...finding(rule), level }).remedy).toBe(remedy);
  });

  it('reads as one sentence', () => {
    const { where, what, remedy } = findingText(finding('V4'));
    expect(`${where}：${what}。${remedy}。`).toBe(
      '指标 7 村居未成年人保护工作站点覆盖率：分子 173 大于分母 166（合 104.2%）。请核对两数。',
    );
  });

  it('names what was typed where the value is computed from it', () => {
    const typed = { found: [{ amount: '12', measure: '人' }], lastYear: [{ amount: '43', measure: '人' }] };
    const change = { found: '0.0012', lastYear: '0.0043', change: '-72.1', limit: '30', inPoints: false };
    expect(findingText(finding('W1', { ...change, typed })).what).toBe(
      '由上年 0.0043 变为 0.0012（-72.1%），超过 30%；上年填 43 人，今年填 12 人',
    );
  });

  it('never mixes percentage points with percent', () => {
    expect(findingText(finding('W1')).what).toContain('+13.0 个百分点');
    const amount = { found: '600', lastYear: '290', change: '106.9', limit: '30', inPoints: false };
    expect(findingText(finding('W1', amount)).what).toContain('+106.9%');
  });
});
