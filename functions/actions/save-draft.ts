import type { PersonId } from '../domain/ids';
import { type Entry, isSameEntry } from '../domain/submission/entry';
import type { Submission } from '../domain/submission/submission';
import { type Change, carryOut } from './carry-out';
import { checkEntries } from './check-entries';
import { type DescribedSubmission, readSubmission } from './describe';
import type { Context } from './stores';

/** 保存草稿. Saving what is already there is no step: the record shows changes, not clicks. */
export async function saveDraft(
  context: Context,
  actor: PersonId,
  change: Change & { entries: Entry[] },
): Promise<DescribedSubmission> {
  const current = await readSubmission(context, actor, change.round, change.unit);
  if (hasSameEntries(current.submission, change.entries)) return current;
  return carryOut(context, actor, change, ({ plan, unit }) => {
    checkEntries(plan, unit, change.entries);
    return { action: 'saveDraft', entries: change.entries };
  });
}

function hasSameEntries(submission: Submission, entries: Entry[]): boolean {
  const before = new Map(submission.entries.map((entry) => [entry.key, entry]));
  return (
    before.size === entries.length &&
    entries.every((entry) => {
      const was = before.get(entry.key);
      return was !== undefined && isSameEntry(was, entry);
    })
  );
}
