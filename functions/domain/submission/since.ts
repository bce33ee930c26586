import type { Status, Submission, SubmissionEvent } from './submission';
import { turnOf } from './turn';

/**
 * Since when a submission waits for whose turn it is, after a step at `now`. Handed on, it waits anew; in the same hands it
 * goes on waiting. A return counts from its last one: recalling what was refiled gives nobody new time.
 */
export function waitsSince(
  before: Pick<Submission, 'status' | 'revision' | 'since'>,
  next: Pick<Submission, 'status'> & { returns: readonly { at: string }[] },
  now: string,
): string | null {
  const lastReturn = next.returns
    .map(({ at }) => at)
    .toSorted()
    .at(-1);
  if (next.status === 'returned' && lastReturn !== undefined) return lastReturn;
  const isInSameHands = before.revision > 0 && turnOf[before.status] === turnOf[next.status];
  return isInSameHands ? before.since : now;
}

/** The same from the record (oldest first), for what was stored before submissions told it themselves. */
export function waitsSinceByRecord(
  status: Status,
  history: readonly Pick<SubmissionEvent, 'action' | 'at' | 'from' | 'to'>[],
): string | null {
  const lastReturn = history.findLast(({ action }) => action === 'returnForRevision');
  if (status === 'returned' && lastReturn) return lastReturn.at;
  const turn = turnOf[status];
  const arrival = history.findLast(({ from, to }) => turnOf[to] === turn && turnOf[from] !== turn);
  return (arrival ?? history[0])?.at ?? null;
}
