import type { Status } from './submission';

/** Whose turn it is with a submission. */
export const turns = ['filler', 'head', 'reviewer', 'checker', 'approver', 'nobody'] as const;
export type Turn = (typeof turns)[number];

export const turnOf = {
  draft: 'filler',
  returned: 'filler',
  signing: 'head',
  submitted: 'reviewer',
  inReview: 'reviewer',
  checking: 'checker',
  reviewed: 'approver',
  approved: 'nobody',
} as const satisfies Record<Status, Turn>;

/** What a person would do with a submission when it is their turn. */
export const tasks = ['fill', 'sign', 'review', 'check', 'approve'] as const;
export type Task = (typeof tasks)[number];
