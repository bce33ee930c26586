import { Problem } from '../../../functions/domain/problem';
import { clockText, errorText } from '../../text/zh';
import { review as words } from '../../text/zh-review';
import { ActionBar } from '../../widgets/action-bar';
import { type NextStep, nextStep, type Refusal } from './review-actions';
import { openLines } from './review-lines';
import type { Done, Review } from './use-review';

/** The foot of the pane: the one step this person would take now, or why not; afterwards the way to the next one. */
export function ReviewBar({ review }: { review: Review }) {
  const { form, drafts, busy, done, next } = review;
  if (!form) return null;
  const step = nextStep(form.submission, drafts.size);
  const note = done && words.doneAt(words.done[done.action](done.count), clockText(done.at));
  const toWorklist = { label: words.toWorklist, onClick: review.goToWorklist };

  if (!step) {
    return isFinal(done) && next ? (
      <ActionBar
        note={note}
        secondary={[toWorklist]}
        primary={{ label: words.nextOne(next.unitName), onClick: review.goToNext }}
      />
    ) : (
      <ActionBar note={note ?? standing(review)} secondary={[toWorklist]} />
    );
  }
  return (
    <ActionBar
      note={notes(review, step) ?? note}
      primary={{
        label: stepLabel(review, step),
        disabledReason: step.refusal && reasonFor(step.refusal, review),
        isBusy: busy !== null,
        onClick: handlers(review)[step.action],
      }}
    />
  );
}

function stepLabel({ form, drafts }: Review, { action }: NextStep): string {
  const { correction, approved } = form?.submission ?? {};
  if (action === 'approve' && correction && approved) return words.approveCorrection(approved.revision);
  return words.steps[action](drafts.size);
}

function handlers(review: Review): Record<NextStep['action'], () => void> {
  return {
    startReview: review.startReview,
    returnForRevision: review.sendReturns,
    passReview: review.passReview,
    approve: review.approve,
  };
}

/** Why a step is not possible. The server's count of open lines is told in the reviewer's own words. */
function reasonFor(refusal: Refusal, { lines, drafts }: Review): string {
  if (refusal.code === 'submission.notAllAccepted') return words.stillOpen(openLines(lines, drafts).length);
  const { what, remedy } = errorText(new Problem(refusal.code as Problem['code'], refusal.details as never));
  return `${what}。${remedy}。`;
}

function notes({ lines }: Review, step: NextStep): string | null {
  if (step.action !== 'returnForRevision') return null;
  return words.returnNote(lines.filter((line) => line.isAccepted).length);
}

/** Where it stands, for somebody who has nothing to do here now. */
function standing({ form, drafts }: Review): string {
  const kept = drafts.size > 0 ? words.draftsKept(drafts.size) : '';
  const status = form?.submission.status ?? 'draft';
  if (status === 'approved') return words.isDone;
  const { correction, approved, returns } = form?.submission ?? {};
  if (status === 'returned' && correction && returns?.length === 0) {
    return words.waitingForCorrection(approved?.revision ?? 0) + kept;
  }
  if (status === 'returned') return words.waitingForRefiling(form?.submission.returns.length ?? 0) + kept;
  // The pane itself says that nothing was handed in yet.
  if (status === 'draft') return kept;
  return words.otherTurn[status] + kept;
}

function isFinal(done: Done | null): boolean {
  return done !== null && done.action !== 'startReview' && done.action !== 'acceptEntries';
}
