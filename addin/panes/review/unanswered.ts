import type { SubmissionView } from '../../../functions/contract/submission';
import type { EntryKey } from '../../../functions/domain/ids';
import type { Action } from '../../../functions/domain/submission/submission';

/** How many 询问 a step leaves behind without an answer. Who passes lines of a department answers for those; later steps for all. */
export function countPassedOver(view: Pick<SubmissionView, 'questions' | 'keysToReview'>, action: Action): number {
  const { questions, keysToReview } = view;
  if (action === 'passReview') return questions.filter(({ key }) => keysToReview.includes(key)).length;
  return action === 'passCheck' || action === 'approve' ? questions.length : 0;
}

/** Questions no answer came to before the approval (未答复即办结): the revision each was asked in, and its line. */
export function leftUnanswered(history: SubmissionView['history']): { asked: number; key: EntryKey; by: number }[] {
  let open: { asked: number; key: EntryKey }[] = [];
  const left: { asked: number; key: EntryKey; by: number }[] = [];
  for (const { action, revision, keys } of history.toSorted((a, b) => a.revision - b.revision)) {
    if (action === 'ask') open.push(...keys.map((key) => ({ asked: revision, key })));
    if (action === 'answer') open = open.filter(({ key }) => !keys.includes(key));
    if (action === 'approve') left.push(...open.map((question) => ({ ...question, by: revision })));
    // A correction that is given up takes its questions with it: what was asked about is not there any more.
    if (action === 'approve' || action === 'dropCorrection') open = [];
  }
  return left;
}
