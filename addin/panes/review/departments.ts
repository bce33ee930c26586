import type { SubmissionView } from '../../../functions/contract/submission';
import type { EntryKey } from '../../../functions/domain/ids';
import type { Step } from '../../../functions/domain/round/round';
import { openLines } from '../../../functions/domain/submission/open-lines';
import { departmentText as words } from '../../text/zh-route';

export type Share = SubmissionView['departments'][number];

/** How far one 业务处室 is with its lines. */
export interface ShareState extends Share {
  accepted: number;
  /** Lines that are with the filler. */
  returned: number;
  /** This person judges lines of it. */
  isMine: boolean;
}

/** The lines that are with the filler now. */
export function keysWithFiller(
  view: Pick<SubmissionView, 'status' | 'returns' | 'correction' | 'entries'>,
): EntryKey[] {
  const open = openLines(view);
  return open === 'all' ? view.entries.map(({ key }) => key) : open;
}

/** The departments, this person's first. */
export function toShareStates(view: SubmissionView): ShareState[] {
  const withFiller = keysWithFiller(view);
  const states = view.departments.map((share) => ({
    ...share,
    accepted: share.keys.filter((key) => view.acceptedKeys.includes(key)).length,
    returned: share.keys.filter((key) => withFiller.includes(key)).length,
    isMine: share.keys.some((key) => view.keysToReview.includes(key)),
  }));
  return states.toSorted((a, b) => Number(b.isMine) - Number(a.isMine));
}

/** What follows once the given departments have passed: other departments, the filler's changes, or the next step. */
export function nextAfterReview(view: SubmissionView, passing: (share: ShareState) => boolean): string {
  const { next } = words;
  const waiting = toShareStates(view).filter((share) => share.passed === null && !passing(share));
  if (waiting.length > 0) return next.departments(waiting.length);
  if (view.status === 'returned') return next.filler(keysWithFiller(view).length);
  const later = (['check', 'approval'] as const satisfies Step[]).find((step) => view.route.includes(step));
  return later ? next[later] : next.approved;
}
