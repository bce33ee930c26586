import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntryKey } from '../../../functions/domain/ids';
import type { Person } from '../../../functions/domain/org/people';
import { Problem } from '../../../functions/domain/problem';
import { acceptedKeys, onceAccepted } from '../../../functions/domain/submission/acceptances';
import type { Command } from '../../../functions/domain/submission/command';
import { type Entry, fingerprint } from '../../../functions/domain/submission/entry';
import type { Submission, SubmissionEvent } from '../../../functions/domain/submission/submission';
import { decide } from '../../../functions/domain/submission/workflow';
import { accepted, anEntry, aRound, aSubmission } from '../../support/builders';
import { countyA, li, wang, zhang } from '../../support/people';

const now = '2024-01-08T01:00:00.000Z';
const lines = ['KS2-01', 'KS2-02', 'KS2-03'] as const;
const asApproved = lines.map((key) => anEntry(key, { amount: '1' }));
const approved = accepted(
  aSubmission({
    status: 'approved',
    entries: asApproved,
    contentHash: 'hash',
    route: ['review', 'approval'],
    approved: { revision: 3, contentHash: 'hash', at: now, by: { id: 'pn_wang', name: '王' } },
  }),
);

function step(submission: Submission, actor: Person, command: Command) {
  const situation = { submission, round: aRound(), unit: countyA, actor, departments: {} };
  return decide(situation, command, now, 'request');
}

const submitting = (entries: Entry[]): Command => ({ action: 'submit', entries, mustFindings: 0, unexplained: 0 });
const correcting: Command = { action: 'correct', reason: '与年鉴核对发现漏计', keys: [] };
const keys = fc.subarray([...lines], { minLength: 1 });
const entries = fc
  .record({ keys, amounts: fc.array(fc.constantFrom('1', '2'), { minLength: 3, maxLength: 3 }) })
  .map((drawn) => drawn.keys.map((key, at) => anEntry(key, { amount: drawn.amounts[at] ?? null })));
const returned = { field: 'amount', reason: '请核对台账', suggestion: null } as const;

/** Whatever any of them may do with it, in no order. */
const happening = fc.oneof(
  entries.map((entries): [Person, Command] => [zhang, { action: 'saveDraft', entries }]),
  entries.map((entries): [Person, Command] => [zhang, submitting(entries)]),
  keys.map((keys): [Person, Command] => [li, { action: 'acceptEntries', keys, found: [] }]),
  keys.map((keys): [Person, Command] => [
    li,
    { action: 'returnForRevision', returns: keys.map((key) => ({ key, ...returned })) },
  ]),
  keys.map((keys): [Person, Command] => [wang, { action: 'sendBack', to: 'review', keys, reason: '请再核对' }]),
  fc.constantFrom<[Person, Command]>(
    [zhang, { action: 'recall' }],
    [li, { action: 'startReview' }],
    [li, { action: 'passReview' }],
    [wang, { action: 'approve' }],
    [zhang, correcting],
    [zhang, { action: 'dropCorrection', approvedEntries: asApproved }],
  ),
);

/** What was accepted, line by line, with what each line said: the long way of telling whether an acceptance holds. */
class LineByLine {
  private said = new Map<EntryKey, string>(approved.entries.map((entry) => [entry.key, fingerprint(entry)]));
  private atApproval = this.said;

  follow({ action, keys }: SubmissionEvent, before: Submission): void {
    if (action === 'correct') this.atApproval = this.said;
    if (action === 'dropCorrection') this.said = this.atApproval;
    const isReopening = action === 'returnForRevision' || action === 'sendBack';
    if (action !== 'acceptEntries' && !isReopening) return;
    this.said = new Map(this.said);
    for (const key of keys) {
      const entry = before.entries.find((one) => one.key === key);
      if (entry && !isReopening) this.said.set(key, fingerprint(entry));
      else this.said.delete(key);
    }
  }

  get once(): EntryKey[] {
    return [...this.said.keys()].toSorted();
  }

  holding({ entries }: Submission): EntryKey[] {
    return entries.filter((entry) => this.said.get(entry.key) === fingerprint(entry)).map(({ key }) => key);
  }
}

describe('an acceptance', () => {
  it('holds exactly as long as the line says what was accepted, wherever the submission goes', () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 40 }), (happenings) => {
        const model = new LineByLine();
        let submission = approved;
        for (const [actor, command] of happenings) {
          const before = submission;
          try {
            const { next, event } = step(before, actor, command);
            submission = { ...next, contentHash: 'hash' };
            model.follow(event, before);
          } catch (error) {
            if (!(error instanceof Problem)) throw error;
          }
          expect([...acceptedKeys(submission)]).toEqual(model.holding(submission));
          expect([...onceAccepted(submission)].toSorted()).toEqual(model.once);
          // Once each: who accepted a line last is who accepted it.
          expect(submission.accepted.flatMap((one) => one.keys)).toHaveLength(onceAccepted(submission).size);
        }
      }),
      { numRuns: 300 },
    );
  });

  const amounts = (first: string) => [anEntry('KS2-01', { amount: first }), ...asApproved.slice(1)];

  it('is lost with a change of the line, and found again when the line says the same again', () => {
    const correction = step(approved, zhang, correcting).next;
    const changed = step(correction, zhang, { action: 'saveDraft', entries: amounts('2') }).next;
    expect([...acceptedKeys(changed)]).toEqual(['KS2-02', 'KS2-03']);
    const further = step(changed, zhang, { action: 'saveDraft', entries: amounts('3') }).next;
    const back = step(further, zhang, { action: 'saveDraft', entries: amounts('1') }).next;
    expect([...acceptedKeys(back)]).toEqual(lines);
  });

  it('carries what the line said only while the line says something else', () => {
    const correction = step(approved, zhang, correcting).next;
    const changed = step(correction, zhang, { action: 'saveDraft', entries: amounts('2') }).next;
    expect(changed.acceptedAs).toEqual({ 'KS2-01': fingerprint(asApproved[0] as Entry) });
    expect(step(changed, zhang, { action: 'saveDraft', entries: amounts('1') }).next.acceptedAs).toEqual({});

    const filed = step(changed, zhang, submitting(amounts('2'))).next;
    const inReview = step(filed, li, { action: 'startReview' }).next;
    const anew = step(inReview, li, { action: 'acceptEntries', keys: ['KS2-01'], found: [] }).next;
    expect(anew.acceptedAs).toEqual({});
    expect(anew.accepted.map((one) => one.keys)).toEqual([['KS2-02', 'KS2-03'], ['KS2-01']]);
  });

  it('from before acceptances were kept in groups names what every line said, and holds by that', () => {
    const prints = asApproved.map((entry) => [entry.key, fingerprint(entry)]);
    const old = { ...approved, acceptedAs: Object.fromEntries(prints) };
    expect([...acceptedKeys(old)]).toEqual(lines);
    const changed = { ...old, entries: amounts('2') };
    expect([...acceptedKeys(changed)]).toEqual(['KS2-02', 'KS2-03']);
  });
});
