import type { Role } from '../org/people';
import { type Step, steps } from '../round/round';
import type { Action, Status } from './submission';

/** Where a submission waits for each step of its route. */
const waitsIn = {
  signature: 'signing',
  review: 'submitted',
  check: 'checking',
  approval: 'reviewed',
} as const satisfies Record<Step, Status>;

/** The role a step of the route belongs to. */
export const stepOfRole: Partial<Record<Role, Step>> = {
  head: 'signature',
  reviewer: 'review',
  planner: 'check',
  approver: 'approval',
};

/**
 * The way of a submission, read top to bottom. `judges`: who contributed to it may not do this (四眼原则). `step`: what it
 * is a judgement of; nobody judges at two. `to`: the status it leads to whatever the route; null = it depends, or stays.
 */
export const transitions: Record<
  Action,
  { from: readonly Status[]; to: Status | null; judges: boolean; step: Step | null }
> = {
  saveDraft: { from: ['draft', 'returned'], to: null, judges: false, step: null },
  submit: { from: ['draft', 'returned'], to: null, judges: false, step: null },
  // 撤回 is possible only until someone has judged or begun to: what was handed in before goes back to 'returned'.
  recall: { from: ['signing', 'submitted'], to: 'draft', judges: false, step: null },
  sign: { from: ['signing'], to: null, judges: true, step: 'signature' },
  startReview: { from: ['submitted'], to: 'inReview', judges: true, step: 'review' },
  // What one department sends back does not keep the others from judging the lines that stay closed.
  acceptEntries: { from: ['inReview', 'returned'], to: null, judges: true, step: 'review' },
  returnForRevision: {
    from: ['signing', 'inReview', 'returned', 'checking', 'reviewed'],
    to: 'returned',
    judges: true,
    step: null,
  },
  passReview: { from: ['inReview', 'returned'], to: null, judges: true, step: 'review' },
  passCheck: { from: ['checking'], to: null, judges: true, step: 'check' },
  sendBack: { from: ['checking', 'reviewed'], to: null, judges: true, step: null },
  approve: { from: ['reviewed'], to: 'approved', judges: true, step: 'approval' },
  ask: {
    from: ['signing', 'submitted', 'inReview', 'returned', 'checking', 'reviewed'],
    to: null,
    judges: false,
    step: null,
  },
  answer: {
    from: ['signing', 'submitted', 'inReview', 'returned', 'checking', 'reviewed'],
    to: null,
    judges: false,
    step: null,
  },
  // 更正 runs the whole way anew; the approved version counts until then.
  correct: { from: ['approved'], to: 'returned', judges: false, step: null },
  dropCorrection: { from: ['returned'], to: 'approved', judges: false, step: null },
  importRecord: { from: ['draft', 'reviewed'], to: 'reviewed', judges: false, step: null },
};

/** Who may send back from where; elsewhere it is not their turn, or not any more. */
export const sendersBack: Record<'returnForRevision' | 'sendBack', Partial<Record<Status, readonly Role[]>>> = {
  returnForRevision: {
    signing: ['head'],
    inReview: ['reviewer', 'approver'],
    // A closed line may have become one that can't be handed in (last year's figure was corrected): on a way without review
    // nobody else could open it.
    returned: ['reviewer', 'approver'],
    checking: ['reviewer', 'planner'],
    reviewed: ['reviewer', 'planner', 'approver'],
  },
  sendBack: { checking: ['planner'], reviewed: ['approver'] },
};

/** Where a submission goes that has just been handed in. */
export function firstStatus(route: readonly Step[]): Status {
  const first = steps.find((step) => route.includes(step));
  if (!first) throw new Error('a route has at least one step');
  return waitsIn[first];
}

/** Where a submission goes once a step of its route has been taken. */
export function statusAfter(route: readonly Step[], taken: Step): Status {
  const next = steps.find((step, index) => index > steps.indexOf(taken) && route.includes(step));
  return next ? waitsIn[next] : 'approved';
}
