import { describe, expect, it } from 'vitest';
import type { EntryKey, OrgUnitId } from '../../functions/domain/ids';
import type { Duty, Person } from '../../functions/domain/org/people';
import { Problem } from '../../functions/domain/problem';
import { isRoute, type Round, type Step, steps } from '../../functions/domain/round/round';
import type { Command } from '../../functions/domain/submission/command';
import { refusal, type Situation } from '../../functions/domain/submission/refusal';
import { newSubmission, type Submission, type SubmissionEvent } from '../../functions/domain/submission/submission';
import { decide } from '../../functions/domain/submission/workflow';
import { anEntry, aRound } from '../support/builders';
import { countyA } from '../support/people';

const elderly: OrgUnitId = 'ou_elderly';
const relief: OrgUnitId = 'ou_relief';
const departments = { 'KS2-01': elderly, 'KS2-02': relief };

const aPerson = (id: string, name: string, ...duties: Duty[]): Person => ({
  id: `pn_${id}`,
  name,
  duties,
  hasLeft: false,
});
const filler = aPerson('filler', '填报人', { role: 'filler', unit: 'ou_a' });
const head = aPerson('head', '单位负责人', { role: 'head', unit: 'ou_a' });
const headElsewhere = aPerson('head_b', '乙县负责人', { role: 'head', unit: 'ou_b' });
const ofElderly = aPerson('elderly', '养老处', { role: 'reviewer', unit: 'ou_city', department: elderly });
const ofRelief = aPerson('relief', '救助处', { role: 'reviewer', unit: 'ou_city', department: relief });
const planner = aPerson('planner', '规划', { role: 'planner', unit: 'ou_city' });
const approver = aPerson('approver', '审批人', { role: 'approver', unit: 'ou_city' });

const lines = (numerator = '460') => [
  anEntry('KS2-01', { numerator, denominator: '1000' }),
  anEntry('KS2-02', { amount: '300' }),
];
const submit = (numerator?: string): Command => ({
  action: 'submit',
  entries: lines(numerator),
  mustFindings: 0,
  unexplained: 0,
});
const accept = (...keys: EntryKey[]): Command => ({ action: 'acceptEntries', keys, found: [] });
const returning = (key: EntryKey): Command => ({
  action: 'returnForRevision',
  returns: [{ key, field: 'numerator', reason: '与台账不符', suggestion: null }],
});

/** A county's form on its way, one step after the other. */
class Way {
  submission: Submission = newSubmission('rd_test_2023', 'ou_city', 'ou_a');
  readonly events: SubmissionEvent[] = [];
  private readonly round: Round;

  constructor(route: Step[] = [...steps]) {
    this.round = aRound({ route });
  }

  situation(actor: Person): Situation {
    return { submission: this.submission, round: this.round, unit: countyA, actor, departments };
  }

  go(...taken: [Person, Command][]): this {
    for (const [actor, command] of taken) {
      const at = new Date(Date.UTC(2024, 0, 8, 1, this.events.length)).toISOString();
      const { next, event } = decide(this.situation(actor), command, at, `request-${this.events.length}`);
      this.submission = { ...next, contentHash: JSON.stringify(next.entries) };
      this.events.push(event);
    }
    return this;
  }

  refused(actor: Person, command: Command): string | null {
    try {
      decide(this.situation(actor), command, '2024-01-09T00:00:00.000Z', 'request-x');
      return null;
    } catch (error) {
      if (error instanceof Problem) return error.code;
      throw error;
    }
  }
}

const signed = () => new Way().go([filler, submit()], [head, { action: 'sign' }]);
const inReview = () => signed().go([ofElderly, { action: 'startReview' }]);
const reviewed = () =>
  inReview().go(
    [ofElderly, accept('KS2-01')],
    [ofElderly, { action: 'passReview' }],
    [ofRelief, accept('KS2-02')],
    [ofRelief, { action: 'passReview' }],
  );
const checked = () => reviewed().go([planner, { action: 'passCheck' }]);

describe('a route', () => {
  it.each<[Step[], boolean]>([
    [['signature', 'review', 'check', 'approval'], true],
    [['review', 'approval'], true],
    [['approval'], true],
    [['signature', 'approval'], true],
    // Nothing counts that nobody approved.
    [['review', 'check'], false],
    [['approval', 'review'], false],
    [['review', 'review', 'approval'], false],
    [[], false],
  ])('%j is one: %s', (route, expected) => {
    expect(isRoute(route)).toBe(expected);
  });

  it.each<[Step[], string[]]>([
    [
      ['signature', 'review', 'check', 'approval'],
      ['signing', 'submitted', 'inReview', 'inReview', 'inReview', 'checking', 'reviewed', 'approved'],
    ],
    [
      ['review', 'approval'],
      ['submitted', 'inReview', 'inReview', 'inReview', 'reviewed', 'approved'],
    ],
    [
      ['signature', 'check', 'approval'],
      ['signing', 'checking', 'reviewed', 'approved'],
    ],
    [['approval'], ['reviewed', 'approved']],
  ])('%j is walked step by step, and no other', (route, expected) => {
    const way = new Way(route).go([filler, submit()]);
    const seen = [way.submission.status];
    const does = (actor: Person, command: Command) => {
      way.go([actor, command]);
      if (way.submission.status !== seen.at(-1) || command.action === 'acceptEntries') seen.push(way.submission.status);
    };
    if (route.includes('signature')) does(head, { action: 'sign' });
    if (route.includes('review')) {
      does(ofElderly, { action: 'startReview' });
      does(ofElderly, accept('KS2-01'));
      does(ofElderly, { action: 'passReview' });
      does(ofRelief, accept('KS2-02'));
      does(ofRelief, { action: 'passReview' });
    }
    if (route.includes('check')) does(planner, { action: 'passCheck' });
    does(approver, { action: 'approve' });
    expect(seen).toEqual(expected);
    expect(way.submission.route).toEqual(route);
  });

  it('is the one it was handed in on, whatever the plan says later', () => {
    const way = new Way(['review', 'approval']).go([filler, submit()]);
    const later = { ...way.situation(head), round: aRound({ route: [...steps] }) };
    expect(refusal('sign', later)?.code).toBe('action.notYours');
    expect(refusal('startReview', { ...later, actor: ofElderly })).toBeNull();
  });
});

describe('the unit head', () => {
  it('signs before anything leaves the unit, and only for the own unit', () => {
    const filed = new Way().go([filler, submit()]);
    expect(filed.refused(ofElderly, { action: 'startReview' })).toBe('action.wrongStatus');
    expect(filed.refused(headElsewhere, { action: 'sign' })).toBe('action.notYours');
    filed.go([head, { action: 'sign' }]);
    expect(filed.submission).toMatchObject({ status: 'submitted', signed: { by: { name: '单位负责人' } } });
  });

  it('sends lines back to the filler, and signs the next version anew', () => {
    const way = new Way().go([filler, submit()], [head, returning('KS2-01')], [filler, submit('455')]);
    expect(way.submission).toMatchObject({ status: 'signing', signed: null });
  });

  it('keeps it in the unit: what they send back is no department’s to judge', () => {
    const way = new Way().go([filler, submit()], [head, returning('KS2-01')]);
    expect(way.refused(ofRelief, accept('KS2-02'))).toBe('action.wrongStatus');
    expect(way.refused(ofRelief, returning('KS2-02'))).toBe('action.wrongStatus');
  });

  it('does not sign what they typed themselves', () => {
    const both = aPerson('both', '兼任', ...filler.duties, ...head.duties);
    const way = new Way().go([both, submit()]);
    expect(way.refused(both, { action: 'sign' })).toBe('submission.ownWork');
  });
});

describe('departments in parallel', () => {
  it('judge their own indicators only', () => {
    const way = inReview();
    expect(way.refused(ofElderly, accept('KS2-02'))).toBe('submission.otherDepartment');
    expect(way.refused(ofElderly, returning('KS2-02'))).toBe('submission.otherDepartment');
    expect(way.refused(ofElderly, accept('KS2-01'))).toBeNull();
  });

  it('pass one by one; the last one sends the form on', () => {
    const way = inReview().go([ofElderly, accept('KS2-01')], [ofElderly, { action: 'passReview' }]);
    expect(way.submission.status).toBe('inReview');
    expect(way.refused(ofElderly, { action: 'passReview' })).toBe('submission.nothingToDo');
    expect(way.refused(ofRelief, { action: 'passReview' })).toBe('submission.notAllAccepted');
    way.go([ofRelief, accept('KS2-02')], [ofRelief, { action: 'passReview' }]);
    expect(way.submission).toMatchObject({ status: 'checking', reviewedBy: { name: '救助处' } });
  });

  it('go on while another one’s line is with the filler', () => {
    const way = inReview().go([ofElderly, returning('KS2-01')]);
    expect(way.refused(ofElderly, accept('KS2-01'))).toBe('submission.entryWithFiller');
    way.go([ofRelief, accept('KS2-02')], [ofRelief, { action: 'passReview' }]);
    expect(way.submission.status).toBe('returned');
    way.go([filler, submit('455')], [head, { action: 'sign' }], [ofElderly, { action: 'startReview' }]);
    way.go([ofElderly, accept('KS2-01')], [ofElderly, { action: 'passReview' }]);
    // 救助处's line never changed: its pass stands, and nobody has to look twice.
    expect(way.submission.status).toBe('checking');
  });

  it('add to what is returned; both lines are open then', () => {
    const way = inReview().go([ofElderly, returning('KS2-01')], [ofRelief, returning('KS2-02')]);
    expect(way.submission.returns.map(({ key }) => key)).toEqual(['KS2-01', 'KS2-02']);
    expect(way.refused(filler, submit('455'))).toBeNull();
  });

  it('lose their pass when one of their lines changes', () => {
    const way = reviewed().go([planner, returning('KS2-01')], [filler, submit('455')], [head, { action: 'sign' }]);
    way.go([ofElderly, { action: 'startReview' }]);
    expect(way.refused(ofRelief, { action: 'passReview' })).toBe('submission.nothingToDo');
    way.go([ofElderly, accept('KS2-01')], [ofElderly, { action: 'passReview' }]);
    expect(way.submission.status).toBe('checking');
  });

  it('accept lines with a finding one at a time', () => {
    const all = aPerson('all', '审核', { role: 'reviewer', unit: 'ou_city' });
    const way = signed().go([all, { action: 'startReview' }]);
    const both: EntryKey[] = ['KS2-01', 'KS2-02'];
    expect(way.refused(all, { action: 'acceptEntries', keys: both, found: ['KS2-02'] })).toBe(
      'submission.acceptOneByOne',
    );
    expect(way.refused(all, { action: 'acceptEntries', keys: ['KS2-02'], found: ['KS2-02'] })).toBeNull();
    expect(way.refused(all, { action: 'acceptEntries', keys: both, found: [] })).toBeNull();
  });
});

describe('sending back a step', () => {
  it('lets the departments judge the named lines anew, the filler none', () => {
    const way = reviewed().go([planner, { action: 'sendBack', to: 'review', keys: ['KS2-01'], reason: '口径存疑' }]);
    expect(way.submission).toMatchObject({ status: 'inReview', sentBack: { reason: '口径存疑', to: 'review' } });
    expect(way.refused(filler, submit('455'))).toBe('action.wrongStatus');
    way.go([ofElderly, accept('KS2-01')], [ofElderly, { action: 'passReview' }]);
    expect(way.submission).toMatchObject({ status: 'checking', sentBack: null });
  });

  it('goes from the approver to the planning office or to the departments, always with a reason', () => {
    const toCheck: Command = { action: 'sendBack', to: 'check', keys: [], reason: '请核对与统计口径' };
    const way = checked();
    expect(way.refused(planner, toCheck)).toBe('action.wrongStatus');
    expect(way.refused(approver, { ...toCheck, reason: ' ' })).toBe('submission.reasonMissing');
    way.go([approver, toCheck]);
    expect(way.submission).toMatchObject({ status: 'checking', checked: null });
    way.go([planner, { action: 'passCheck' }], [approver, { action: 'approve' }]);
    expect(way.submission.status).toBe('approved');
  });

  it('leads to no step that is not on the route', () => {
    const way = new Way(['review', 'approval']).go([filler, submit()], [ofElderly, { action: 'startReview' }]);
    way.go([ofElderly, accept('KS2-01')], [ofElderly, { action: 'passReview' }], [ofRelief, accept('KS2-02')]);
    way.go([ofRelief, { action: 'passReview' }]);
    expect(way.refused(approver, { action: 'sendBack', to: 'check', keys: [], reason: '请核对' })).toBe(
      'action.wrongStatus',
    );
  });
});

describe('a line that is closed and can’t stay as it is', () => {
  // Last year's figure may be corrected meanwhile, so that a must finding comes up on a line nobody sent back.
  const other: EntryKey = 'KS2-02';
  const open = (way: Way) => way.submission.returns.map(({ key }) => key);

  it.each<[Step[]]>([[['approval']], [['check', 'approval']]])(
    'is opened by the approver besides those returned, on a way without review: %j',
    (route) => {
      const way = new Way(route).go([filler, submit()]);
      if (route.includes('check')) way.go([planner, returning('KS2-01')]);
      else way.go([approver, returning('KS2-01')]);
      const entries = [lines()[0], anEntry(other, { amount: '350' })].filter((entry) => entry !== undefined);
      const mended: Command = { action: 'submit', entries, mustFindings: 0, unexplained: 0 };
      expect(way.refused(filler, mended)).toBe('submission.entryClosed');
      way.go([approver, returning(other)]);
      expect(open(way)).toEqual(['KS2-01', other]);
      way.go([filler, mended]);
      expect(way.submission.status).not.toBe('returned');
    },
  );

  it('is nobody’s to open in a correction that was just begun: that is given up and begun for more lines', () => {
    const way = checked().go([approver, { action: 'approve' }]);
    way.go([filler, { action: 'correct', reason: '台账漏计两户', keys: ['KS2-01'] }]);
    expect(way.refused(approver, returning(other))).toBe('action.wrongStatus');
  });
});

describe('four eyes over all steps', () => {
  it('nobody judges at two steps', () => {
    const everything = aPerson('every', '全能', ...ofElderly.duties, ...planner.duties, ...approver.duties);
    const way = inReview().go([everything, accept('KS2-01')]);
    way.go([ofElderly, { action: 'passReview' }], [ofRelief, accept('KS2-02')], [ofRelief, { action: 'passReview' }]);
    expect(way.refused(everything, { action: 'passCheck' })).toBe('submission.ownReview');
  });

  it('a stand-in acts under both names, and is bound like the absent one', () => {
    const standIn: Person = {
      ...aPerson('deputy', '副手'),
      standsInFor: approver.duties.map((duty) => ({ duty, of: { id: approver.id, name: approver.name } })),
    };
    const way = checked().go([standIn, { action: 'approve' }]);
    expect(way.events.at(-1)).toMatchObject({ by: { name: '副手' }, onBehalfOf: { name: '审批人' } });
    expect(way.submission.judges.approval).toEqual(['pn_deputy', 'pn_approver']);
  });

  it('who stands in for two departments does the lines of each in the name of whose they are, and both are bound', () => {
    const deputy: Person = {
      ...aPerson('deputy', '副手'),
      standsInFor: [ofElderly, ofRelief].flatMap(({ id, name, duties }) =>
        duties.map((duty) => ({ duty, of: { id, name } })),
      ),
    };
    const names = ({ events }: Way) => events.slice(-2).map(({ onBehalfOf }) => onBehalfOf?.id);
    const way = inReview().go([deputy, accept('KS2-02')], [deputy, accept('KS2-01')]);
    expect(names(way)).toEqual([ofRelief.id, ofElderly.id]);
    way.go([deputy, { action: 'passReview' }]);
    expect(way.submission.judges.review).toEqual(['pn_deputy', ofRelief.id, ofElderly.id]);
    for (const one of [ofElderly, ofRelief]) {
      const checks: Person = { ...one, duties: [...one.duties, ...planner.duties] };
      expect(way.refused(checks, { action: 'passCheck' })).toBe('submission.ownReview');
    }
  });

  it('who passes the department of somebody absent with their own does it in that one’s name too', () => {
    const standIn: Person = {
      ...ofElderly,
      standsInFor: ofRelief.duties.map((duty) => ({ duty, of: { id: ofRelief.id, name: ofRelief.name } })),
    };
    const way = inReview().go([ofElderly, accept('KS2-01')], [standIn, accept('KS2-02')]);
    way.go([standIn, { action: 'passReview' }]);
    expect(way.events.at(-1)?.onBehalfOf).toEqual({ id: ofRelief.id, name: ofRelief.name });
  });

  it('who stands in for a contributor judges nothing of it', () => {
    const standIn: Person = {
      ...approver,
      standsInFor: filler.duties.map((duty) => ({ duty, of: { id: filler.id, name: filler.name } })),
    };
    expect(checked().refused(standIn, { action: 'approve' })).toBe('submission.ownWork');
  });

  it('an approver who was moved to the unit in mid-flow and typed there does not approve it', () => {
    const way = new Way().go([filler, submit()], [filler, { action: 'recall' }]);
    const moved: Person = { ...approver, duties: [...approver.duties, ...filler.duties] };
    way.go(
      [moved, { action: 'saveDraft', entries: lines('455') }],
      [filler, submit('455')],
      [head, { action: 'sign' }],
    );
    way.go([ofElderly, { action: 'startReview' }], [ofElderly, accept('KS2-01')], [ofRelief, accept('KS2-02')]);
    way.go([ofElderly, { action: 'passReview' }], [ofRelief, { action: 'passReview' }]);
    way.go([planner, { action: 'passCheck' }]);
    expect(way.refused(approver, { action: 'approve' })).toBe('submission.ownWork');
  });

  it('who accepted lines and then types others has accepted nothing: somebody else looks at all of them', () => {
    const both = aPerson('both', '兼任', ...filler.duties, ...ofElderly.duties);
    const way = inReview().go(
      [both, accept('KS2-01')],
      [both, { action: 'passReview' }],
      [ofRelief, returning('KS2-02')],
    );
    expect(way.submission.passes).toHaveProperty(elderly);
    const changed = [lines()[0], anEntry('KS2-02', { amount: '301' })].filter((entry) => entry !== undefined);
    way.go([both, { action: 'submit', entries: changed, mustFindings: 0, unexplained: 0 }]);
    expect(way.submission).toMatchObject({ accepted: [], passes: {}, contributors: ['pn_filler', 'pn_both'] });
    way.go([head, { action: 'sign' }], [ofRelief, { action: 'startReview' }], [ofRelief, accept('KS2-02')]);
    way.go([ofRelief, { action: 'passReview' }]);
    expect(way.submission.status).toBe('inReview');
    expect(way.refused(both, accept('KS2-01'))).toBe('submission.ownWork');
    way.go([ofElderly, accept('KS2-01')], [ofElderly, { action: 'passReview' }]);
    expect(way.submission.status).toBe('checking');
  });
});

describe('questions', () => {
  it('go with the correction they were asked of, once it is given up', () => {
    const way = checked().go([approver, { action: 'approve' }]);
    way.go([filler, { action: 'correct', reason: '台账漏计两户', keys: [] }]);
    way.go([planner, { action: 'ask', key: 'KS2-01', text: '何时漏计？' }]);
    way.go([filler, { action: 'dropCorrection', approvedEntries: lines() }]);
    expect(way.submission).toMatchObject({ status: 'approved', questions: [] });
  });

  it('are asked by who judges, answered by the filler, and move nothing', () => {
    const way = inReview().go([ofElderly, { action: 'ask', key: 'KS2-01', text: '分母含寄养老人吗？' }]);
    expect(way.submission).toMatchObject({ status: 'inReview', questions: [{ key: 'KS2-01' }] });
    expect(way.refused(ofElderly, { action: 'answer', key: 'KS2-01', text: '含' })).toBe('action.notYours');
    expect(way.refused(filler, { action: 'answer', key: 'KS2-02', text: '含' })).toBe('submission.nothingToDo');
    way.go([filler, { action: 'answer', key: 'KS2-01', text: '不含' }]);
    expect(way.submission.questions).toEqual([]);
    expect(way.events.slice(-2).map(({ action, keys, reason }) => [action, keys, reason])).toEqual([
      ['ask', ['KS2-01'], '分母含寄养老人吗？'],
      ['answer', ['KS2-01'], '不含'],
    ]);
  });

  // Zero-width space, word joiner, ideographic space, no-break space with a soft hyphen: nobody can read these.
  it.each(['\u200b', '\u2060\u2060', '\u3000', '\u00a0\u00ad'])(
    'of characters that cannot be seen are none: %j',
    (text) => {
      const asked = inReview();
      expect(asked.refused(ofElderly, { action: 'ask', key: 'KS2-01', text })).toBe('submission.reasonMissing');
      const returns = [{ key: 'KS2-01' as const, field: 'numerator' as const, reason: text, suggestion: null }];
      expect(asked.refused(ofElderly, { action: 'returnForRevision', returns })).toBe('submission.reasonMissing');
      const approved = checked().go([approver, { action: 'approve' }]);
      expect(approved.refused(filler, { action: 'correct', reason: text, keys: [] })).toBe(
        'submission.correctionReasonMissing',
      );
    },
  );

  it('are not empty', () => {
    expect(inReview().refused(ofElderly, { action: 'ask', key: 'KS2-01', text: '  ' })).toBe(
      'submission.reasonMissing',
    );
  });
});

describe('a past year from a file', () => {
  const file: Command = {
    action: 'importRecord',
    keys: [],
    entries: lines(),
    source: '2021年报.csv',
    sha256: 'a'.repeat(64),
    countsFrom: '2022-04-01',
  };
  const importing = () => {
    const way = new Way(['approval']);
    return way.go([planner, file]);
  };

  it('waits for another person’s approval, though the round is long over', () => {
    const way = importing();
    expect(way.submission).toMatchObject({ status: 'reviewed', imported: { source: '2021年报.csv' } });
    const closed = { ...way.situation(approver), round: aRound({ isOpen: false }) };
    expect(refusal('approve', closed)).toBeNull();
    const both = { ...planner, duties: [...planner.duties, ...approver.duties] };
    expect(refusal('approve', { ...closed, actor: both })?.code).toBe('submission.ownWork');
    expect(refusal('returnForRevision', closed)?.code).toBe('action.wrongStatus');
  });

  it('is replaced until then, never after, and never over what people filled', () => {
    const way = importing().go([planner, { ...file, entries: lines('461') }]);
    way.go([approver, { action: 'approve' }]);
    expect(way.refused(planner, file)).toBe('action.wrongStatus');
    expect(new Way().go([filler, { action: 'saveDraft', entries: lines() }]).refused(planner, file)).toBe(
      'action.wrongStatus',
    );
  });
});

describe('a locked year', () => {
  it('takes no correction and no other change', () => {
    const way = checked().go([approver, { action: 'approve' }]);
    const lock = {
      by: { id: approver.id, name: approver.name },
      at: '2024-03-01T00:00:00.000Z',
      reason: '年度评估已发布',
    };
    const locked = { ...way.situation(filler), round: aRound({ lock }) };
    expect(refusal('correct', way.situation(filler))).toBeNull();
    expect(refusal('correct', locked)?.code).toBe('round.locked');
  });
});
