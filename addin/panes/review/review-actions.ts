import type { SubmissionView } from '../../../functions/contract/submission';
import type { Action } from '../../../functions/domain/submission/submission';

export type Refusal = NonNullable<SubmissionView['allowedActions'][number]['refusal']>;

/** Whether a duty includes the action, and why it is not possible now. */
export type Permission = { has: false } | { has: true; refusal: Refusal | null };

export function permissionFor(view: Pick<SubmissionView, 'allowedActions'>, action: Action): Permission {
  const allowed = view.allowedActions.find((candidate) => candidate.action === action);
  return allowed ? { has: true, refusal: allowed.refusal } : { has: false };
}

export function isAllowed(view: Pick<SubmissionView, 'allowedActions'>, action: Action): boolean {
  const permission = permissionFor(view, action);
  return permission.has && permission.refusal === null;
}

/** The one thing to do next at the foot of the pane. */
export type NextStep = {
  action: 'startReview' | 'returnForRevision' | 'passReview' | 'approve';
  refusal: Refusal | null;
};

const stepAt = { submitted: 'startReview', inReview: 'passReview', reviewed: 'approve' } as const;

/**
 * The step this person would take where the submission stands; null if it is not theirs. Written returns come before
 * passing on: who has reasons on the list is not about to approve.
 */
export function nextStep(view: Pick<SubmissionView, 'status' | 'allowedActions'>, drafts: number): NextStep | null {
  if (!(view.status in stepAt)) return null;
  const forward = stepAt[view.status as keyof typeof stepAt];
  const action = drafts > 0 && forward !== 'startReview' ? 'returnForRevision' : forward;
  const permission = permissionFor(view, action);
  return permission.has ? { action, refusal: permission.refusal } : null;
}
