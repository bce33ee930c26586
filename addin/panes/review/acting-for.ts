import type { SubmissionView } from '../../../functions/contract/submission';
import type { PersonName } from '../../../functions/domain/org/people';
import { isBeingReviewed, stepAt } from './review-actions';

/** 代理: in whose name this person would judge here now, and how many lines of it; null lines = all they do. */
export interface ActingFor {
  of: PersonName;
  lines: number | null;
}

/** Null where their own duty is ground enough, or nothing is to be done here. */
export function actingFor(view: SubmissionView): ActingFor | null {
  const step = stepAt[view.status];
  if (step === undefined) return null;
  const of = view.allowedActions.find(({ action }) => action === step)?.onBehalfOf ?? null;
  if (of) return { of, lines: null };
  const { standingIn } = view;
  return standingIn && isBeingReviewed(view.status) ? { of: standingIn.of, lines: standingIn.keys.length } : null;
}
