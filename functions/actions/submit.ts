import type { PersonId } from '../domain/ids';
import { Problem } from '../domain/problem';
import type { Entry } from '../domain/submission/entry';
import { blocking, validate } from '../domain/submission/validate';
import { type Change, carryOut } from './carry-out';
import { checkEntries } from './check-entries';
import type { DescribedSubmission } from './describe';
import type { Context } from './stores';

/** 提交. The same rules as in the pane are run again here, and it is this run that counts. */
export function submit(
  context: Context,
  actor: PersonId,
  change: Change & { entries: Entry[]; templateVersion: number },
): Promise<DescribedSubmission> {
  return carryOut(context, actor, change, ({ template }) => {
    if (change.templateVersion !== template.version) {
      throw new Problem('form.oldVersion', { expected: template.version, found: change.templateVersion });
    }
    checkEntries(template, change.entries);
    return { action: 'submit', entries: change.entries, ...blocking(validate(template, change.entries)) };
  });
}
