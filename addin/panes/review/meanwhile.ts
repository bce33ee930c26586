import type { FormReply } from '../../../functions/contract/form';
import type { SubmissionView } from '../../../functions/contract/submission';
import type { PersonId } from '../../../functions/domain/ids';
import { changedFields, type FieldOfLine } from '../../../functions/domain/submission/merge-entries';

/** What others did to a submission between two looks at it. */
export interface Meanwhile {
  /** Their steps, oldest first. */
  steps: SubmissionView['history'];
  /** What the lines say differently now. */
  changed: FieldOfLine[];
}

/** Null where nobody else did anything. */
export function meanwhile(before: FormReply, now: FormReply, me: PersonId): Meanwhile | null {
  const steps = now.submission.history
    .filter(({ revision, by }) => revision > before.submission.revision && by.id !== me)
    .toSorted((a, b) => a.revision - b.revision);
  return steps.length === 0
    ? null
    : { steps, changed: changedFields(before.submission.entries, now.submission.entries) };
}
