import type { PersonId } from '../domain/ids';
import type { Entry } from '../domain/submission/entry';
import { type Change, carryOut } from './carry-out';
import { checkEntries } from './check-entries';
import type { DescribedSubmission } from './describe';
import type { Context } from './stores';

/** 保存草稿, as far as it has come: right or wrong, whole or half. */
export function saveDraft(
  context: Context,
  actor: PersonId,
  change: Change & { entries: Entry[] },
): Promise<DescribedSubmission> {
  return carryOut(context, actor, change, ({ template }) => {
    checkEntries(template, change.entries);
    return { action: 'saveDraft', entries: change.entries };
  });
}
