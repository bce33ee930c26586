import type { SubmissionView } from '../../../functions/contract/submission';
import type { EntryKey } from '../../../functions/domain/ids';
import type { Action, SentBack, Status } from '../../../functions/domain/submission/submission';
import { keysWithFiller } from './departments';

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

/** The lines this person may accept now: of their departments, not with the filler, not accepted yet. */
export function keysToAccept(view: SubmissionView): EntryKey[] {
  if (!isAllowed(view, 'acceptEntries')) return [];
  const withFiller = keysWithFiller(view);
  return view.keysToReview.filter((key) => !withFiller.includes(key) && !view.acceptedKeys.includes(key));
}

/**
 * The lines this person may send back to the filler now. Who only reviews sends back the lines of their departments; a head, the
 * planning office and the approver answer for all of them.
 */
export function keysToReturn(view: SubmissionView): EntryKey[] {
  if (!isAllowed(view, 'returnForRevision')) return [];
  const isForAll = (['sign', 'passCheck', 'approve'] as const).some((action) => permissionFor(view, action).has);
  const withFiller = keysWithFiller(view);
  return view.entries
    .map(({ key }) => key)
    .filter((key) => !withFiller.includes(key) && (isForAll || view.keysToReview.includes(key)));
}

/** 退回上一步: to whom this person may send it back now. */
export function placesToSendBack(view: SubmissionView): SentBack['to'][] {
  if (!isAllowed(view, 'sendBack')) return [];
  return (['review', 'check'] as const).filter(
    (to) => view.route.includes(to) && !(to === 'check' && view.status === 'checking'),
  );
}

/** Whether lines of other departments are set apart: only for who reviews some of them, while they are reviewed. */
export function isOneOfDepartments(view: SubmissionView): boolean {
  const isUnderReview = isBeingReviewed(view.status);
  return isUnderReview && view.keysToReview.length > 0 && view.keysToReview.length < view.entries.length;
}

/** The statuses in which the departments judge, also while lines that one of them sent back are with the filler. */
export function isBeingReviewed(status: Status): boolean {
  return status === 'submitted' || status === 'inReview' || status === 'returned';
}

/** The one thing to do next at the foot of the pane. */
export type NextStep = {
  action: 'sign' | 'startReview' | 'returnForRevision' | 'passReview' | 'passCheck' | 'approve';
  refusal: Refusal | null;
};

/** The step that takes a submission on from where it stands. */
export const stepAt: Partial<Record<Status, NextStep['action']>> = {
  signing: 'sign',
  submitted: 'startReview',
  inReview: 'passReview',
  returned: 'passReview',
  checking: 'passCheck',
  reviewed: 'approve',
};

/**
 * The step this person would take where the submission stands; null if it is not theirs. Written returns come before
 * passing on: who has reasons on the list is not about to approve. `drafts`: returns that can be sent now.
 */
export function nextStep(view: SubmissionView, drafts: number): NextStep | null {
  const forward = stepAt[view.status];
  if (!forward) return null;
  const action = drafts > 0 && forward !== 'startReview' ? 'returnForRevision' : forward;
  const permission = permissionFor(view, action);
  if (!permission.has) return null;
  const { refusal } = permission;
  // Their departments have passed, or all that is left of their lines is with the filler: nothing to do but wait.
  if (action === 'passReview' && refusal?.code === 'submission.nothingToDo') return null;
  if (action === 'passReview' && view.status === 'returned' && refusal && keysToAccept(view).length === 0) return null;
  return { action, refusal };
}
