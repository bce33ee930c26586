import type { Status } from './submission';

/** Whose turn it is with a submission. */
export const turns = ['filler', 'reviewer', 'approver', 'nobody'] as const;
export type Turn = (typeof turns)[number];

export const turnOf = {
  draft: 'filler',
  returned: 'filler',
  submitted: 'reviewer',
  inReview: 'reviewer',
  reviewed: 'approver',
  approved: 'nobody',
} as const satisfies Record<Status, Turn>;

/** What a person would do with a submission when it is their turn; a planner only reads. */
export const tasks = ['fill', 'review', 'approve'] as const;
export type Task = (typeof tasks)[number];
