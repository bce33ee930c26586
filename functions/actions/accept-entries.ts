import type { EntryKey, PersonId } from '../domain/ids';
import { validate } from '../domain/submission/validate';
import { type Change, carryOut } from './carry-out';
import type { DescribedSubmission } from './describe';
import type { Context } from './stores';

/** 接受 the given lines, each as it stands now. Those on which a 核实 or 强制 rule has something to say go one by one. */
export function acceptEntries(
  context: Context,
  actor: PersonId,
  change: Change & { keys: EntryKey[] },
): Promise<DescribedSubmission> {
  return carryOut(context, actor, change, ({ template, submission }) => ({
    action: 'acceptEntries',
    keys: change.keys,
    found: validate(template, submission.entries)
      .filter(({ level }) => level !== 'notice')
      .map(({ key }) => key),
  }));
}
