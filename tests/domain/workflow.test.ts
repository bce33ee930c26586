import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Person } from '../../functions/domain/org/people';
import type { Problem } from '../../functions/domain/problem';
import { onceAccepted } from '../../functions/domain/submission/acceptances';
import { approvalAt, authoritativeContent } from '../../functions/domain/submission/authoritative';
import type { Command } from '../../functions/domain/submission/command';
import { unjudgedKeys } from '../../functions/domain/submission/departments';
import type { Entry } from '../../functions/domain/submission/entry';
import { allowedActions, refusal } from '../../functions/domain/submission/refusal';
import {
  type Action,
  actions,
  type Status,
  type Submission,
  statuses,
} from '../../functions/domain/submission/submission';
import { decide } from '../../functions/domain/submission/workflow';
import { accepted, anEntry, aRound, aSubmission, goodEntries } from '../support/builders';
import { chen, countyA, countyB, li, sun, wang, zhang, zhao, zhou } from '../support/people';

const now = '2024-01-08T01:00:00.000Z';
const inCountyA = (submission: Submission, actor: Person) => ({
  submission,
  round: aRound(),
  unit: countyA,
  actor,
  departments: {},
});

function act(submission: Submission, actor: Person, command: Command) {
  return decide(inCountyA(submission, actor), command, now, 'request-1').next;
}

function problemOf(run: () => unknown): Pick<Problem, 'code' | 'details'> | null {
  try {
    run();
    return null;
  } catch (error) {
    return error as Problem;
  }
}

const submit = (entries = goodEntries()): Command => ({ action: 'submit', entries, mustFindings: 0, unexplained: 0 });
const returning = (key: 'KS2-01' | 'KS2-02', reason = '请核对台账', suggestion: string | null = null): Command => ({
  action: 'returnForRevision',
  returns: [{ key, field: 'numerator', reason, suggestion }],
});

/** Who may do what in which status: everything not in here is refused. All lines are accepted, so that nothing hides. */
const possible: [Status, Action, Person][] = [
  ['draft', 'saveDraft', zhang],
  ['draft', 'submit', zhang],
  ['submitted', 'recall', zhang],
  ['submitted', 'startReview', li],
  ['inReview', 'acceptEntries', li],
  ['inReview', 'returnForRevision', li],
  ['inReview', 'returnForRevision', wang],
  ['inReview', 'passReview', li],
  ['returned', 'saveDraft', zhang],
  ['returned', 'submit', zhang],
  ['reviewed', 'returnForRevision', li],
  ['reviewed', 'returnForRevision', wang],
  ['reviewed', 'approve', wang],
  ['reviewed', 'sendBack', wang],
  ['approved', 'correct', zhang],
  // On a route with fewer steps these wait for nobody's judgement; whoever holds a duty may still take back, or ask.
  ['signing', 'recall', zhang],
  ['checking', 'returnForRevision', li],
  ...(['signing', 'submitted', 'inReview', 'returned', 'checking', 'reviewed'] as const).flatMap((status) =>
    [li, wang, zhou].map((person): [Status, Action, Person] => [status, 'ask', person]),
  ),
];

/** Approved by wang on the 7th, with li's acceptance of every line. */
const approved = accepted(
  aSubmission({
    status: 'approved',
    route: ['review', 'approval'],
    contentHash: 'hash-1',
    reviewedBy: { id: 'pn_li', name: '李' },
    approvedBy: { id: 'pn_wang', name: '王' },
    approved: {
      revision: 3,
      contentHash: 'hash-1',
      at: '2024-01-07T01:00:00.000Z',
      by: { id: 'pn_wang', name: '王' },
    },
  }),
);
const correcting = (keys: ('KS2-01' | 'KS2-02')[] = [], reason = '台账漏计两户'): Command => ({
  action: 'correct',
  reason,
  keys,
});

/** A correction of the approved one, in whatever status. */
function correctionIn(status: Status): Submission {
  return { ...act(approved, zhang, correcting()), status };
}

const mended = () => [anEntry('KS2-01', { numerator: '462', denominator: '1000' }), goodEntries()[1] as Entry];

describe('the way of a submission', () => {
  const cast = { zhang, zhao, li, wang, zhou, sun };

  it.each(statuses.flatMap((status) => actions.map((action) => [status, action] as const)))(
    'in status %s, %s is open to just those who hold the duty',
    (status, action) => {
      const submission = accepted(aSubmission({ status }));
      const allowed = Object.values(cast).filter((person) => refusal(action, inCountyA(submission, person)) === null);
      const expected = possible.filter(([s, a]) => s === status && a === action).map(([, , person]) => person);
      expect(allowed).toEqual(Object.values(cast).filter((person) => expected.includes(person)));
    },
  );

  // A correction never stands in 草稿, and in 已通过 it is over.
  const onTheWay = statuses.filter((status) => status !== 'draft' && status !== 'approved');
  it.each(onTheWay.flatMap((status) => actions.map((action) => [status, action] as const)))(
    'in a correction in status %s, %s is open to the same people, and giving up to the filler who has it in hand',
    (status, action) => {
      const submission = correctionIn(status);
      const allowed = Object.values(cast).filter((person) => refusal(action, inCountyA(submission, person)) === null);
      const withGivingUp: typeof possible = [...possible, ['returned', 'dropCorrection', zhang]];
      const expected = withGivingUp.filter(([s, a]) => s === status && a === action).map(([, , person]) => person);
      expect(allowed).toEqual(Object.values(cast).filter((person) => expected.includes(person)));
    },
  );

  it('shows a person just the actions of their duties, each disabled one with its reason', () => {
    expect(allowedActions(inCountyA(aSubmission({ status: 'inReview' }), li))).toEqual([
      {
        action: 'startReview',
        refusal: { code: 'action.wrongStatus', details: { action: 'startReview', status: 'inReview' } },
      },
      { action: 'acceptEntries', refusal: null },
      { action: 'returnForRevision', refusal: null },
      { action: 'passReview', refusal: { code: 'submission.notAllAccepted', details: { open: 2 } } },
      { action: 'ask', refusal: null },
    ]);
  });

  it('does not let a filler act for another unit', () => {
    const situation = { ...inCountyA(aSubmission(), zhang), unit: countyB };
    expect(refusal('submit', situation)?.code).toBe('action.notYours');
  });

  it('stops everything in a closed round', () => {
    const situation = { ...inCountyA(aSubmission(), zhang), round: aRound({ isOpen: false }) };
    expect(refusal('submit', situation)?.code).toBe('round.closed');
  });
});

describe('four eyes', () => {
  it.each<Action>(['startReview', 'acceptEntries', 'returnForRevision', 'passReview', 'approve'])(
    'does not let a person %s their own work, whatever their roles',
    (action) => {
      const status = { startReview: 'submitted', approve: 'reviewed' }[action as string] ?? 'inReview';
      const own = accepted(aSubmission({ status: status as Status, contributors: ['pn_zhang', 'pn_chen'] }));
      expect(refusal(action, inCountyA(own, chen))?.code).toBe('submission.ownWork');
    },
  );

  it('counts everyone who ever typed in it, not only who pressed submit', () => {
    const typedByChen = act(aSubmission({ status: 'draft', contributors: [] }), chen, {
      action: 'saveDraft',
      entries: goodEntries(),
    });
    const submitted = act(typedByChen, zhang, submit());
    expect(submitted.contributors).toEqual(['pn_chen', 'pn_zhang']);
    expect(refusal('startReview', inCountyA(submitted, chen))?.code).toBe('submission.ownWork');
  });

  it('does not let who passed the review also approve', () => {
    const reviewed = aSubmission({ status: 'reviewed', judges: { review: ['pn_chen'] } });
    expect(refusal('approve', inCountyA(reviewed, chen))?.code).toBe('submission.ownReview');
  });
});

describe('handing in', () => {
  it('gives a receipt and freezes the route', () => {
    const { next, event } = decide(inCountyA(aSubmission(), zhang), submit(), now, 'request-1');
    expect(next).toMatchObject({
      status: 'submitted',
      revision: 4,
      route: ['review', 'approval'],
      receipt: { by: { id: 'pn_zhang', name: '张' }, at: now, revision: 4 },
    });
    expect(event).toMatchObject({ action: 'submit', from: 'draft', to: 'submitted', requestId: 'request-1' });
  });

  it('is refused while a 强制 finding stands, or a 核实 one has no explanation', () => {
    expect(problemOf(() => act(aSubmission(), zhang, { ...submit(), mustFindings: 2 } as Command))).toMatchObject({
      code: 'submission.hasMustFindings',
      details: { count: 2 },
    });
    expect(problemOf(() => act(aSubmission(), zhang, { ...submit(), unexplained: 1 } as Command))).toMatchObject({
      code: 'submission.explanationMissing',
    });
  });

  it('can be taken back until someone has looked', () => {
    const submitted = act(aSubmission(), zhang, submit());
    expect(act(submitted, zhang, { action: 'recall' })).toMatchObject({ status: 'draft', receipt: null });
    const looked = act(submitted, li, { action: 'startReview' });
    expect(problemOf(() => act(looked, zhang, { action: 'recall' }))?.code).toBe('action.wrongStatus');
  });
});

describe('sending back', () => {
  const inReview = aSubmission({ status: 'inReview', contentHash: 'hash-1' });

  it('names the lines and the reasons, and opens only those', () => {
    const returned = act(accepted(inReview), li, returning('KS2-01'));
    expect(returned).toMatchObject({ status: 'returned', returnedContent: 'hash-1', receipt: null });
    expect(returned.returns).toMatchObject([{ key: 'KS2-01', reason: '请核对台账', by: { name: '李' } }]);
    expect([...onceAccepted(returned)]).toEqual(['KS2-02']);

    const elsewhere = [
      anEntry('KS2-01', { numerator: '450', denominator: '1000' }),
      anEntry('KS2-02', { amount: '999' }),
    ];
    expect(problemOf(() => act(returned, zhang, submit(elsewhere)))).toMatchObject({
      code: 'submission.entryClosed',
      details: { keys: ['KS2-02'] },
    });
  });

  it('keeps the closed lines: leaving one out is a change of it', () => {
    const returned = act(accepted(inReview), li, returning('KS2-01'));
    const half = [anEntry('KS2-01', { numerator: '450', denominator: '1000' })];
    for (const command of [submit(half), { action: 'saveDraft', entries: half } as const]) {
      expect(problemOf(() => act(returned, zhang, command))).toMatchObject({
        code: 'submission.entryClosed',
        details: { keys: ['KS2-02'] },
      });
    }
  });

  it('takes a suggestion of blanks for none', () => {
    const returned = act(inReview, li, returning('KS2-01', '请核对台账', '  '));
    expect(returned.returns).toMatchObject([{ suggestion: null }]);
  });

  it('is refused without a reason, and for a line that is not there', () => {
    expect(problemOf(() => act(inReview, li, returning('KS2-01', '  ')))?.code).toBe('submission.reasonMissing');
    const unknown = {
      ...returning('KS2-01'),
      returns: [{ key: 'KS2-99', field: 'amount', reason: 'x', suggestion: null }],
    };
    expect(problemOf(() => act(inReview, li, unknown as Command))?.code).toBe('submission.unknownEntry');
  });

  it('keeps the acceptance of unchanged lines; only the refiled one is to be judged', () => {
    const returned = act(accepted(inReview), li, returning('KS2-01'));
    const [, second] = goodEntries();
    const refiled = act(
      returned,
      zhang,
      submit([anEntry('KS2-01', { numerator: '450', denominator: '1000' }), second as never]),
    );
    expect(unjudgedKeys(refiled)).toEqual(['KS2-01']);
  });

  it('goes back to 已退回, not to 草稿, when a refiled one is taken back', () => {
    const returned = act(accepted(inReview), li, returning('KS2-01'));
    const refiled = act(returned, zhang, submit());
    expect(act(refiled, zhang, { action: 'recall' }).status).toBe('returned');
  });

  it('ends with the review: what was returned is no longer open', () => {
    const passed = act(accepted(aSubmission({ status: 'inReview', returns: [] })), li, { action: 'passReview' });
    expect(passed).toMatchObject({ status: 'reviewed', returns: [], reviewedBy: { name: '李' } });
  });

  it('from the approver undoes the review', () => {
    const reviewed = accepted(aSubmission({ status: 'reviewed', reviewedBy: { id: 'pn_li', name: '李' } }));
    expect(act(reviewed, wang, returning('KS2-02'))).toMatchObject({ status: 'returned', reviewedBy: null });
  });
});

describe('accepting', () => {
  const inReview = aSubmission({ status: 'inReview' });

  it('goes line by line, and the review passes once all are accepted', () => {
    const half = act(inReview, li, { action: 'acceptEntries', keys: ['KS2-01'], found: [] });
    expect(problemOf(() => act(half, li, { action: 'passReview' }))).toMatchObject({
      code: 'submission.notAllAccepted',
      details: { open: 1 },
    });
    const all = act(half, li, { action: 'acceptEntries', keys: ['KS2-02'], found: [] });
    expect(act(all, li, { action: 'passReview' }).status).toBe('reviewed');
  });

  it('is lost when the line changes', () => {
    const withFiller = accepted(aSubmission({ status: 'returned' }));
    const changed = [anEntry('KS2-01', { numerator: '461', denominator: '1000' }), goodEntries()[1] as Entry];
    const saved = act(withFiller, zhang, { action: 'saveDraft', entries: changed });
    expect(unjudgedKeys(saved)).toEqual(['KS2-01']);
  });

  it('twice is nothing to do', () => {
    expect(
      problemOf(() => act(accepted(inReview), li, { action: 'acceptEntries', keys: ['KS2-01'], found: [] }))?.code,
    ).toBe('submission.nothingToDo');
  });
});

describe('correcting what was approved', () => {
  it('puts it into the filler’s hands again with its reason; the approved version goes on counting', () => {
    const { next, event } = decide(inCountyA(approved, zhang), correcting(['KS2-01']), now, 'request-1');
    expect(next).toMatchObject({
      status: 'returned',
      receipt: null,
      reviewedBy: null,
      approvedBy: null,
      approved: { revision: 3, contentHash: 'hash-1' },
      correction: { reason: '台账漏计两户', keys: ['KS2-01'], by: { name: '张' }, at: now },
    });
    expect(authoritativeContent(next)).toBe('hash-1');
    expect(event).toMatchObject({ from: 'approved', to: 'returned', keys: ['KS2-01'], reason: '台账漏计两户' });
  });

  it.each(['', '  ', '无', '情况属实', '属实。'])('is refused for the reason 「%s」, which says nothing', (reason) => {
    expect(problemOf(() => act(approved, zhang, correcting([], reason)))?.code).toBe(
      'submission.correctionReasonMissing',
    );
  });

  it('opens the named lines only, and keeps what was accepted of the others', () => {
    const begun = act(approved, zhang, correcting(['KS2-01']));
    const elsewhere = [mended()[0] as Entry, anEntry('KS2-02', { amount: '301' })];
    expect(problemOf(() => act(begun, zhang, submit(elsewhere)))).toMatchObject({
      code: 'submission.entryClosed',
      details: { keys: ['KS2-02'] },
    });
    expect(unjudgedKeys(act(begun, zhang, submit(mended())))).toEqual(['KS2-01']);
  });

  it('opens every line where none is named', () => {
    const begun = act(approved, zhang, correcting());
    const both = [mended()[0] as Entry, anEntry('KS2-02', { amount: '301' })];
    expect(unjudgedKeys(act(begun, zhang, submit(both)))).toEqual(['KS2-01', 'KS2-02']);
  });

  it('does not name a line the form does not have', () => {
    const strange = { action: 'correct', reason: '台账漏计', keys: ['KS2-99'] } as Command;
    expect(problemOf(() => act(approved, zhang, strange))?.code).toBe('submission.unknownEntry');
  });

  it('hands nothing in that says just what was approved', () => {
    const begun = act(approved, zhang, correcting());
    expect(problemOf(() => act(begun, zhang, submit()))?.code).toBe('submission.nothingCorrected');
  });

  it('takes the place of the approved version with its own approval, not before', () => {
    const filed = { ...act(act(approved, zhang, correcting()), zhang, submit(mended())), contentHash: 'hash-2' };
    const inReview = act(filed, li, { action: 'startReview' });
    const reviewed = act(act(inReview, li, { action: 'acceptEntries', keys: ['KS2-01'], found: [] }), li, {
      action: 'passReview',
    });
    expect([filed, inReview, reviewed].map(authoritativeContent)).toEqual(['hash-1', 'hash-1', 'hash-1']);
    const through = act(reviewed, wang, { action: 'approve' });
    expect(through).toMatchObject({ status: 'approved', correction: null, approved: { contentHash: 'hash-2' } });
    expect(authoritativeContent(through)).toBe('hash-2');
  });

  it('goes back to the filler when it is taken back, and stays a correction', () => {
    const filed = act(act(approved, zhang, correcting()), zhang, submit(mended()));
    expect(act(filed, zhang, { action: 'recall' })).toMatchObject({
      status: 'returned',
      correction: { reason: '台账漏计两户' },
    });
  });

  it('opens only the returned lines once a reviewer has sent it back', () => {
    const inReview = act(act(act(approved, zhang, correcting()), zhang, submit(mended())), li, {
      action: 'startReview',
    });
    const returned = act(inReview, li, returning('KS2-01'));
    const elsewhere = [mended()[0] as Entry, anEntry('KS2-02', { amount: '301' })];
    expect(problemOf(() => act(returned, zhang, submit(elsewhere)))?.code).toBe('submission.entryClosed');
  });

  it('given up, leaves the approved version as it stood, down to who accepted what', () => {
    const filed = act(act(approved, zhang, correcting()), zhang, submit(mended()));
    const inReview = act(filed, li, { action: 'startReview' });
    const returned = act(
      act(inReview, li, { action: 'acceptEntries', keys: ['KS2-01'], found: [] }),
      li,
      returning('KS2-02'),
    );
    const dropped = act(returned, zhang, { action: 'dropCorrection', approvedEntries: goodEntries() });
    const { revision } = dropped;
    expect(dropped).toEqual({ ...approved, since: now, movedAt: now, revision, lastRequest: 'request-1' });
  });

  it('is judged by four eyes: who opened it has contributed to it', () => {
    const byChen = { ...act(approved, chen, correcting()), status: 'submitted' } as const;
    expect(refusal('startReview', inCountyA(byChen, chen))?.code).toBe('submission.ownWork');
  });

  it('is possible after the round is closed, and only that', () => {
    const closed = (submission: Submission, actor: Person) => ({
      ...inCountyA(submission, actor),
      round: aRound({ isOpen: false }),
    });
    expect(refusal('correct', closed(approved, zhang))).toBeNull();
    expect(refusal('submit', closed(correctionIn('returned'), zhang))).toBeNull();
    expect(refusal('approve', closed(correctionIn('reviewed'), wang))).toBeNull();
    expect(refusal('submit', closed(aSubmission(), zhang))?.code).toBe('round.closed');
  });
});

describe('the version that counts', () => {
  const line = (numerator: number): Entry[] => [
    anEntry('KS2-01', { numerator: String(numerator), denominator: '1000' }),
    goodEntries()[1] as Entry,
  ];
  const anything = fc.oneof(
    fc.integer({ min: 458, max: 462 }).map((n): Command => ({ action: 'saveDraft', entries: line(n) })),
    fc.integer({ min: 458, max: 462 }).map((n): Command => submit(line(n))),
    ...(['recall', 'startReview', 'passReview', 'approve'] as const).map((action) => fc.constant<Command>({ action })),
    fc.constant<Command>({ action: 'acceptEntries', keys: ['KS2-01', 'KS2-02'], found: [] }),
    fc.constantFrom<Command>(returning('KS2-01'), returning('KS2-02')),
    fc.constantFrom<Command>(correcting(), correcting(['KS2-01']), correcting(['KS2-02'])),
    fc.constant<Command>({ action: 'dropCorrection', approvedEntries: [] }),
  );
  const doers: Record<Action, Person> = {
    saveDraft: zhang,
    submit: zhang,
    recall: zhang,
    correct: zhang,
    dropCorrection: zhang,
    startReview: li,
    acceptEntries: li,
    returnForRevision: li,
    passReview: li,
    approve: wang,
    sign: zhang,
    passCheck: zhou,
    sendBack: wang,
    ask: li,
    answer: zhang,
    importRecord: zhou,
  };
  /** The ordinary way through, among whatever else is tried: without it hardly any walk would get to an approval. */
  const wayThrough = (n: number): Command[] => [
    submit(line(n)),
    { action: 'startReview' },
    { action: 'acceptEntries', keys: ['KS2-01', 'KS2-02'], found: [] },
    { action: 'passReview' },
    { action: 'approve' },
  ];
  const walk = fc.array(
    fc.oneof(
      anything.map((command) => [command]),
      fc.integer({ min: 458, max: 462 }).map(wayThrough),
    ),
    { maxLength: 25 },
  );

  it('is one at most at every moment, changes with approvals alone, and is what the record says of that moment', () => {
    let approvals = 0;
    fc.assert(
      fc.property(walk, (walks) => {
        let submission: Submission = aSubmission({ contentHash: JSON.stringify(goodEntries()) });
        const contents = new Map<string, Entry[]>([[submission.contentHash as string, submission.entries]]);
        const record: { action: Action; at: string; contentHash: string | null; counts: string | null }[] = [];
        for (const wish of walks.flat()) {
          const counting = authoritativeContent(submission);
          const command =
            wish.action === 'dropCorrection' ? { ...wish, approvedEntries: contents.get(counting ?? '') ?? [] } : wish;
          const at = new Date(Date.UTC(2024, 0, 8) + record.length * 1000).toISOString();
          if (problemOf(() => decide(inCountyA(submission, doers[command.action]), command, at, 'request'))) continue;
          const { next } = decide(inCountyA(submission, doers[command.action]), command, at, 'request');
          submission = { ...next, contentHash: JSON.stringify(next.entries) };
          contents.set(submission.contentHash as string, submission.entries);
          const counts = authoritativeContent(submission);
          if (command.action === 'approve') {
            approvals += 1;
            expect(counts).toBe(submission.contentHash);
          } else {
            expect(counts).toBe(counting);
          }
          record.push({ action: command.action, at, contentHash: submission.contentHash, counts });
        }
        for (const { at, counts } of record) expect(approvalAt(record, at)?.contentHash ?? null).toBe(counts);
      }),
      { numRuns: 300 },
    );
    expect(approvals).toBeGreaterThan(100);
  });
});
