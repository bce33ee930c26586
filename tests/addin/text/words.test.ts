import { describe, expect, it } from 'vitest';
import { NoAnswer } from '../../../addin/api/api';
import { errorText, findingText, problemText, signed, statusText, timeText } from '../../../addin/text/zh';
import { Problem, type ProblemCode, type ProblemDetails } from '../../../functions/domain/problem';
import type { Finding, FindingDetails } from '../../../functions/domain/submission/findings';
import { type RuleId, rules } from '../../../functions/domain/submission/rules';

const findingExamples: FindingDetails = {
  V1: {},
  V2: { typed: '约30' },
  V3: { found: '-3' },
  V4: { numerator: '173', denominator: '166', percent: '104.2' },
  V5: { numerator: '5' },
  V8: { found: '290', lastYear: '300' },
  V9: { found: '4800', lastYear: '480', times: '10.0' },
  V10: { found: '36', other: '166', otherName: '村居未成年人保护工作站点覆盖率', denominator: '村（社区）总数' },
  F1: {},
  F2: {},
  W1: { found: '58.0', lastYear: '45.0', change: '13.0', limit: '10', inPoints: true },
  W2: { found: '290', lastYear: '300' },
  W3: { found: '3', expected: '1' },
  W6: { state: 'MISSING' },
  N1: {},
  N2: { typed: '１２', amount: '12' },
};

const problemExamples: ProblemDetails = {
  'session.invalid': {},
  'session.unknownPerson': {},
  'body.invalid': { issues: [{ path: 'entries.0', message: 'Expected string' }] },
  'body.tooLarge': { limitBytes: 262_144 },
  'thing.notFound': { what: 'round' },
  'action.notYours': { action: 'approve' },
  'action.wrongStatus': { action: 'submit', status: 'approved' },
  'round.closed': { round: '2023年度填报' },
  'submission.stale': { expected: 3, current: 4 },
  'submission.ownWork': { action: 'approve' },
  'submission.ownReview': {},
  'submission.hasMustFindings': { count: 2 },
  'submission.explanationMissing': { count: 1 },
  'submission.entryClosed': { keys: ['KS2-01'] },
  'submission.unknownEntry': { keys: ['KS9-99'] },
  'submission.notAllAccepted': { open: 4 },
  'submission.reasonMissing': { keys: ['KS2-01'] },
  'submission.nothingToDo': { action: 'acceptEntries' },
  'submission.correctionReasonMissing': {},
  'submission.nothingCorrected': {},
  'form.otherUnit': { expected: 'ou_a', found: 'ou_b' },
  'form.otherRound': { expected: 'rd_a', found: 'rd_b' },
  'form.oldVersion': { expected: 2, found: 1 },
  'form.notFound': {},
  'plan.stale': { expected: 3, current: 4 },
  'plan.codeTaken': { code: 'KS' },
  'plan.forComment': {},
  'plan.notPublished': {},
  'plan.noIndicators': {},
  'plan.hasFindings': { count: 2 },
  'plan.nothingToPublish': {},
  'plan.unknownSeries': { series: 'rs_ks_1' },
  'round.exists': { dataYear: 2023 },
  'round.yearOutside': { dataYear: 2026, startYear: 2021, endYear: 2025 },
  'round.dueInPast': { dueOn: '2024-01-20' },
  'round.nobodyReports': { dataYear: 2023 },
  'evaluation.stale': { expected: 0, current: 1 },
  'evaluation.accountsStale': { expected: 1, current: 2 },
  'evaluation.accountMissing': { indicators: ['KS2-01', 'KS2-02'] },
  'evaluation.asOfAhead': { asOf: '2030-01-01T00:00:00.000Z' },
  'evaluation.tooLarge': { limitBytes: 358_400 },
  'adjustment.stale': { expected: 1, current: 2 },
  'adjustment.ownProposal': {},
  'adjustment.underWay': { indicator: 'KS2-01' },
  'adjustment.incomplete': { fields: ['reason', 'documentNumber', 'approvingBody'] },
  'adjustment.sameTarget': {},
  'adjustment.yearOutside': { effectiveFrom: 2026, startYear: 2021, endYear: 2025 },
  'adjustment.partTargets': {},
  'adjustment.targetFlawed': { found: '2030', expected: '2021—2025' },
  'server.fault': { requestId: 'req-1' },
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
    const { where, what, remedy } = findingText(finding(rule));
    expect(where).toBe('指标 7 村居未成年人保护工作站点覆盖率');
    expectPlain(what);
    expectPlain(remedy);
    for (const value of Object.values(findingExamples[rule]).filter((detail) => /^\d/.test(String(detail)))) {
      // N2's typed text and W1's limit included: nothing has to be looked up elsewhere.
      expect(`${what}${remedy}`).toContain(String(value));
    }
  });

  it('reads as one sentence', () => {
    const { where, what, remedy } = findingText(finding('V4'));
    expect(`${where}：${what}。${remedy}。`).toBe(
      '指标 7 村居未成年人保护工作站点覆盖率：分子 173 大于分母 166（合 104.2%）。请核对两数。',
    );
  });

  it('never mixes percentage points with percent', () => {
    expect(findingText(finding('W1')).what).toContain('+13.0 个百分点');
    const amount = { found: '600', lastYear: '290', change: '106.9', limit: '30', inPoints: false };
    expect(findingText(finding('W1', amount)).what).toContain('+106.9%');
  });
});

describe('a refusal', () => {
  it.each(Object.keys(problemExamples) as ProblemCode[])('%s says what happened and what to do', (code) => {
    const { what, remedy } = problemText(code, problemExamples[code]);
    expectPlain(what.replaceAll('KS9-99', ''));
    expectPlain(remedy.replaceAll('req-1', ''));
  });

  it('of a newer server, or a fault of ours, still gets a calm sentence', () => {
    for (const { what, remedy } of [problemText('something.new', {}), errorText(new TypeError('x is undefined'))]) {
      expectPlain(what);
      expectPlain(remedy);
    }
  });

  it('is told apart from a network that gave no answer', () => {
    expect(errorText(new NoAnswer()).what).toContain('连不上服务器');
    expect(errorText(new Problem('submission.ownReview', {})).what).toContain('不能再由您审批');
  });
});

describe('other words', () => {
  it('knows five words for where a submission stands', () => {
    expect(new Set(Object.values(statusText))).toEqual(new Set(['草稿', '已提交', '审核中', '已退回', '已通过']));
  });

  it('tells the time of China wherever the machine stands', () => {
    expect(timeText('2024-01-08T17:05:00.000Z')).toBe('1月9日 01:05');
  });

  it.each([
    ['2.4', '+2.4'],
    ['-2.4', '-2.4'],
    ['0.0', '0.0'],
  ])('writes a change of %s as %s', (amount, text) => {
    expect(signed(amount)).toBe(text);
  });
});
