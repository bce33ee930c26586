import { describe, expect, it } from 'vitest';
import { NoAnswer } from '../../../addin/api/api';
import { errorText, problemText, signed, statusText, timeText } from '../../../addin/text/zh';
import { Problem, type ProblemCode, type ProblemDetails } from '../../../functions/domain/problem';

const problemExamples: ProblemDetails = {
  'session.invalid': {},
  'session.unknownPerson': {},
  'body.invalid': { issues: [{ path: 'entries.0', message: 'Expected string' }] },
  'body.tooLarge': { limitBytes: 262_144 },
  'thing.notFound': { what: 'round' },
  'action.notYours': { action: 'approve' },
  'action.wrongStatus': { action: 'submit', status: 'approved' },
  'record.damaged': { round: 'rd_a', unit: 'ou_a', lastYear: 2022 },
  'round.closed': { round: '2023年度填报' },
  'submission.stale': { expected: 3, current: 4 },
  'submission.ownWork': { action: 'approve' },
  'submission.ownReview': { step: 'review' },
  'submission.otherDepartment': { keys: ['KS2-01'] },
  'submission.entryWithFiller': { keys: ['KS2-01'] },
  'submission.acceptOneByOne': { keys: ['KS2-01'] },
  'round.locked': { round: '2023年度填报' },
  'import.unreadable': {},
  'import.tooManyLines': { lines: 6000, limit: 5000 },
  'import.faulty': { count: 3 },
  'import.nothing': {},
  'import.roundOpen': { dataYear: 2023 },
  'import.filled': { dataYear: 2022, units: 2 },
  'import.approved': { unit: '甲县' },
  'lock.reasonMissing': {},
  'lock.correctionsUnderWay': { units: ['甲县'] },
  'lock.roundOpen': { round: '2023年度填报' },
  'lock.stale': { isLocked: true },
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
  'round.notStaffed': { units: ['甲县'], departments: ['养老服务科'], hasApprover: false },
  'reminder.restDay': { next: '2026-02-24' },
  'evaluation.stale': { expected: 0, current: 1 },
  'evaluation.accountsStale': { expected: 1, current: 2 },
  'evaluation.accountMissing': { indicators: ['KS2-01', 'KS2-02'] },
  'evaluation.asOfAhead': { asOf: '2030-01-01T00:00:00.000Z' },
  'evaluation.tooLarge': { limitBytes: 358_400 },
  'adjustment.stale': { expected: 1, current: 2 },
  'adjustment.approvedAlready': { by: '王' },
  'adjustment.ownProposal': {},
  'adjustment.underWay': { indicator: 'KS2-01' },
  'adjustment.incomplete': { fields: ['reason', 'documentNumber', 'approvingBody'] },
  'adjustment.sameTarget': {},
  'adjustment.yearOutside': { effectiveFrom: 2026, startYear: 2021, endYear: 2025 },
  'adjustment.partTargets': {},
  'adjustment.targetFlawed': { found: '2030', expected: '2021—2025' },
  'people.ownEntry': {},
  'people.ownChange': {},
  'people.lastAdmin': {},
  'people.stale': { names: ['张伟'] },
  'people.underWay': { names: ['张伟'] },
  'people.decided': { status: 'confirmed' },
  'people.incomplete': { name: '张伟', missing: 'duties' },
  'people.dutyInvalid': { name: '张伟', role: 'reviewer', fault: 'department' },
  'people.nothingToChange': {},
  'units.incomplete': { name: '甲县', missing: 'type' },
  'units.nameTaken': { name: '甲县' },
  'units.divisionCode': { name: '甲县', found: '12' },
  'units.yearsReversed': { name: '甲县' },
  'units.typeFixed': { name: '甲县', type: '区镇' },
  'units.reported': { name: '甲县', dataYear: 2023 },
  'units.parentFixed': { name: '甲县' },
  'delegation.reasonMissing': {},
  'delegation.datesReversed': {},
  'delegation.inPast': { firstDay: '2024-01-01' },
  'delegation.tooLong': { days: 91, limit: 90 },
  'delegation.toSelf': {},
  'delegation.toArranger': {},
  'delegation.hasLeft': { name: '孙伟' },
  'delegation.elsewhere': { name: '' },
  'delegation.notOwnDuty': { name: '张伟' },
  'delegation.adminDuty': {},
  'delegation.loop': { name: '李静' },
  'delegation.delegateAway': { name: '李静' },
  'delegation.standsIn': { name: '李静' },
  'delegation.overlaps': { name: '李静' },
  'delegation.over': {},
  'delegation.stale': { expected: 1, current: 2 },
  'server.fault': { requestId: 'req-1' },
};

/** A message for people: whole, in Chinese, without what only programmers read. */
function expectPlain(text: string) {
  expect(text.length).toBeGreaterThan(3);
  expect(text).toMatch(/[\u4e00-\u9fff]/);
  expect(text).not.toMatch(/undefined|null|NaN|\[object|[a-z]+\.[a-z]+/i);
  expect(text).not.toMatch(/。$/);
}

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
    expect(errorText(new NoAnswer()).what).toContain('不知道这一步是否办成');
    expect(errorText(new NoAnswer('lost', true)).what).toBe('连不上服务器，没有取到内容');
    expect(errorText(new Problem('submission.ownReview', { step: 'review' })).what).toContain('不能再办理另一环节');
  });
});

describe('other words', () => {
  it('knows five words for where a submission stands', () => {
    expect(new Set(Object.values(statusText))).toEqual(new Set(['草稿', '已提交', '审核中', '已退回', '已通过']));
  });

  it.each([
    ['tells the time of China wherever the machine stands', '2024-01-08T17:05:00.000Z', '1月9日 01:05'],
    ['names the year of what lies in another one', '2021-03-04T06:05:00.000Z', '2021年3月4日 14:05'],
    ['goes by the year of China: five past midnight there is the new year', '2023-12-31T16:05:00.000Z', '1月1日 00:05'],
    ['and a minute to midnight the old one', '2023-12-31T15:59:00.000Z', '2023年12月31日 23:59'],
  ])('%s', (_, instant, text) => {
    expect(timeText(instant, new Date('2024-06-01T00:00:00.000Z'))).toBe(text);
  });

  it.each([
    ['2.4', '+2.4'],
    ['-2.4', '-2.4'],
    ['0.0', '0.0'],
  ])('writes a change of %s as %s', (amount, text) => {
    expect(signed(amount)).toBe(text);
  });
});
