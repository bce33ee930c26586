import type { EntryKey, PersonId } from '../domain/ids';
import { type Change, carryOut } from './carry-out';
import type { DescribedSubmission } from './describe';
import type { Context } from './stores';

/** 接受 the given lines, each as it stands now. */
export function acceptEntries(
  context: Context,
  actor: PersonId,
  change: Change & { keys: EntryKey[] },
): Promise<DescribedSubmission> {
  return carryOut(context, actor, change, () => ({ action: 'acceptEntries', keys: change.keys }));
}
