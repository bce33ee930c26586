import type { PersonId } from '../domain/ids';
import { type Change, carryOut } from './carry-out';
import type { DescribedSubmission } from './describe';
import type { Context } from './stores';

/** 放弃更正: what was approved is all there is again. */
export function dropCorrection(context: Context, actor: PersonId, change: Change): Promise<DescribedSubmission> {
  return carryOut(context, actor, change, async ({ submission: { id, approved } }) => ({
    action: 'dropCorrection',
    approvedEntries: approved ? await context.stores.submissions.entriesAt(id, approved.contentHash) : [],
  }));
}
