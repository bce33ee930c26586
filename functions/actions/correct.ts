import type { EntryKey, PersonId } from '../domain/ids';
import { type Change, carryOut } from './carry-out';
import type { DescribedSubmission } from './describe';
import type { Context } from './stores';

/** 更正 of what was approved: the named lines (none named = all) are the filler's again, and run the whole way anew. */
export function correct(
  context: Context,
  actor: PersonId,
  change: Change & { reason: string; keys: EntryKey[] },
): Promise<DescribedSubmission> {
  return carryOut(context, actor, change, () => ({ action: 'correct', reason: change.reason, keys: change.keys }));
}
