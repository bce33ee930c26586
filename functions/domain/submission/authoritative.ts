import type { Submission, SubmissionEvent } from './submission';

/**
 * Which content of a submission counts for sums and evaluations now: the approved one, also while a correction of it is
 * under way; null before the first approval. There is never a second one.
 */
export function authoritativeContent({
  status,
  contentHash,
  approved,
}: Pick<Submission, 'status' | 'contentHash' | 'approved'>): string | null {
  return status === 'approved' ? contentHash : (approved?.contentHash ?? null);
}

/**
 * The approval that counted at an instant (ISO, UTC, as in the record): the newest one made by then. `history` oldest first.
 */
export function approvalAt<Step extends Pick<SubmissionEvent, 'action' | 'at'>>(
  history: Step[],
  instant: string,
): Step | null {
  return history.findLast(({ action, at }) => action === 'approve' && at <= instant) ?? null;
}
