import type { PersonId } from '../domain/ids';
import { Problem } from '../domain/problem';
import type { Entry } from '../domain/submission/entry';
import { blocking, validate } from '../domain/submission/validate';
import { type Change, carryOut } from './carry-out';
import { checkEntries } from './check-entries';
import type { DescribedSubmission } from './describe';
import { loadForm } from './load-form';
import type { Context } from './stores';

/** 提交. The same rules as in the pane are run again here, and it is this run that counts. */
export async function submit(
  context: Context,
  actor: PersonId,
  change: Change & { entries: Entry[]; templateVersion: number },
): Promise<DescribedSubmission> {
  return carryOut(context, actor, change, async ({ plan, round, unit }) => {
    if (change.templateVersion !== round.templateVersion) {
      throw new Problem('form.oldVersion', { expected: round.templateVersion, found: change.templateVersion });
    }
    checkEntries(plan, unit, change.entries);
    const template = await loadForm(context, plan, round, unit);
    return { action: 'submit', entries: change.entries, ...blocking(validate(template, change.entries)) };
  });
}
