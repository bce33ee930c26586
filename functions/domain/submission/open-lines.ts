import type { EntryKey } from '../ids';
import type { Correction, Return, Submission } from './submission';

/**
 * The lines a filler may change: all of a draft; after a return those returned; in a correction those it was begun for.
 * Returned lines of a correction are narrower than its own, and go before them.
 */
export function openLines({
  status,
  returns,
  correction,
}: Pick<Submission, 'status'> & {
  returns: Pick<Return, 'key'>[];
  correction: Pick<Correction, 'keys'> | null;
}): 'all' | EntryKey[] {
  if (status === 'draft') return 'all';
  if (status !== 'returned') return [];
  if (returns.length > 0) return [...new Set(returns.map(({ key }) => key))];
  return correction === null || correction.keys.length === 0 ? 'all' : correction.keys;
}
