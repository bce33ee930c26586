import { describe, expect, it } from 'vitest';
import type { Person } from '../../../functions/domain/org/people';
import { steps } from '../../../functions/domain/round/round';
import type { Command } from '../../../functions/domain/submission/command';
import { waitsSinceByRecord } from '../../../functions/domain/submission/since';
import { newSubmission, type Submission, type SubmissionEvent } from '../../../functions/domain/submission/submission';
import { decide } from '../../../functions/domain/submission/workflow';
import { aRound, goodEntries } from '../../support/builders';
import { countyA, li, wang, zhang, zhou } from '../../support/people';

const kong: Person = { id: 'pn_kong', name: '孔', duties: [{ role: 'head', unit: countyA.id }], hasLeft: false };
const entries = goodEntries();
const file: Command = { action: 'submit', entries, mustFindings: 0, unexplained: 0 };
const accept = (key: 'KS2-01' | 'KS2-02'): Command => ({ action: 'acceptEntries', keys: [key], found: [] });
const giveBack: Command = {
  action: 'returnForRevision',
  returns: [{ key: 'KS2-01', field: 'numerator', reason: '请核对', suggestion: null }],
};
const check: Command = { action: 'sendBack', to: 'check', keys: [], reason: '请再核对' };

/** A step an hour, and at which hour what then lies there came to whose turn it is. */
type Way = [Person, Command, since: number][];

const filed: Way = [
  [zhang, { action: 'saveDraft', entries }, 1],
  [zhang, file, 2],
  [kong, { action: 'sign' }, 3],
];

const ways: [string, Way][] = [
  [
    'a draft waits from its first day, however often it is saved',
    [...filed.slice(0, 1), [zhang, { action: 'saveDraft', entries }, 1]],
  ],
  ['what was recalled is the filler’s anew', [...filed.slice(0, 2), [zhang, { action: 'recall' }, 3]]],
  [
    'a reviewer has it since it was signed, also once they have begun',
    [...filed, [li, { action: 'startReview' }, 3], [li, accept('KS2-01'), 3]],
  ],
  [
    'a return counts from its last one: recalling what was refiled gives nobody new time',
    [
      ...filed,
      [li, { action: 'startReview' }, 3],
      [li, giveBack, 5],
      [li, giveBack, 6],
      [zhang, file, 7],
      [zhang, { action: 'recall' }, 6],
      [zhang, { action: 'saveDraft', entries }, 6],
    ],
  ],
  [
    'each desk has its own time; what came back to one is there anew',
    [
      ...filed,
      [li, { action: 'startReview' }, 3],
      [li, accept('KS2-01'), 3],
      [li, accept('KS2-02'), 3],
      [li, { action: 'passReview' }, 7],
      [zhou, { action: 'passCheck' }, 8],
      [wang, check, 9],
      [zhou, { action: 'passCheck' }, 10],
      [wang, { action: 'approve' }, 11],
      [zhang, { action: 'correct', reason: '台账漏计两户', keys: [] }, 12],
      [zhang, { action: 'saveDraft', entries }, 12],
    ],
  ],
];

const atHour = (hour: number) => new Date(Date.UTC(2024, 0, 8, hour)).toISOString();

function walk(way: Way): { submission: Submission; history: SubmissionEvent[] }[] {
  let submission = newSubmission('rd_test_2023', 'ou_city', countyA.id);
  const history: SubmissionEvent[] = [];
  return way.map(([actor, command], index) => {
    const situation = { submission, round: aRound({ route: [...steps] }), unit: countyA, actor, departments: {} };
    const { next, event } = decide(situation, command, atHour(index + 1), 'request');
    submission = { ...next, contentHash: 'hash' };
    history.push(event);
    return { submission, history: [...history] };
  });
}

describe('since when a submission waits', () => {
  it.each(ways)('%s', (_, way) => {
    expect(walk(way).map(({ submission }) => submission.since)).toEqual(way.map(([, , hour]) => atHour(hour)));
  });

  it.each(ways)('stands in the record as well, for heads that do not tell it: %s', (_, way) => {
    const told = walk(way).map(({ submission: { status }, history }) => waitsSinceByRecord(status, history));
    expect(told).toEqual(way.map(([, , hour]) => atHour(hour)));
  });

  it('is not made up for a submission whose head never told it, until it is handed on', () => {
    const [first] = walk(filed.slice(0, 1));
    if (!first) throw new Error('nothing was saved');
    const old = { ...first.submission, since: null };
    const situation = { submission: old, round: aRound(), unit: countyA, actor: zhang, departments: {} };
    const saved = decide(situation, { action: 'saveDraft', entries: [] }, atHour(5), 'request').next;
    expect(saved.since).toBeNull();
    expect(decide(situation, file, atHour(6), 'request').next.since).toBe(atHour(6));
  });
});
