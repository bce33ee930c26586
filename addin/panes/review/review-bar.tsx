import type { Ref } from 'react';
import type { SubmissionView } from '../../../functions/contract/submission';
import { Problem } from '../../../functions/domain/problem';
import { clockText, errorText } from '../../text/zh';
import { review as words } from '../../text/zh-review';
import { actingForText, departmentText, nextStepText, sendBackText, threadText } from '../../text/zh-route';
import { ActionBar, type BarAction } from '../../widgets/action-bar';
import { actingFor } from './acting-for';
import { keysWithFiller, nextAfterReview } from './departments';
import { type NextStep, nextStep, placesToSendBack, type Refusal } from './review-actions';
import { countPassedOver } from './unanswered';
import type { Done, Review } from './use-review';

/** The foot of the pane: the one step this person would take now, or why not; afterwards the way to the next one. */
export function ReviewBar({
  review,
  sendBackButton,
  onSendBack,
}: {
  review: Review;
  sendBackButton: Ref<HTMLButtonElement>;
  onSendBack: () => void;
}) {
  const { form, sendable, busy, done, next } = review;
  if (!form) return null;
  const step = nextStep(form.submission, sendable.size);
  const note = done && words.doneAt(done.text, clockText(done.at));
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
  // The step is held up by other things first; what it would pass over is said once it can be taken.
  const passedOver = step.refusal ? 0 : countPassedOver(form.submission, step.action);
  const leadsTo = withName(form.submission, step, notes(review, step));
  return (
    <ActionBar
      note={
        (note || leadsTo || passedOver > 0) && (
          <Notes done={note} next={leadsTo} open={passedOver > 0 ? threadText.stillOpen(passedOver) : null} />
        )
      }
      secondary={toSendBack(review, sendBackButton, onSendBack)}
      primary={{
        label: stepLabel(review, step),
        disabledReason: step.refusal && reasonFor(step.refusal, review),
        isBusy: busy !== null,
        onClick: review[step.action === 'returnForRevision' ? 'sendReturns' : step.action],
      }}
    />
  );
}

/** What was done last, what the step leads to, and what it leaves open: each on a line of its own. */
function Notes({ done, next, open }: { done: string | null; next: string | null; open: string | null }) {
  return (
    <>
      {done && <div>{done}</div>}
      {next && <div>{next}</div>}
      {open && <strong>{open}</strong>}
    </>
  );
}

/** 退回上一步 needs words of its own: the button leads to them. */
function toSendBack({ form, busy }: Review, ref: Ref<HTMLButtonElement>, onClick: () => void): BarAction[] {
  const places = form ? placesToSendBack(form.submission) : [];
  const [first] = places;
  if (!first) return [];
  return [{ label: sendBackText.open[places.length > 1 ? 'both' : first], ref, onClick, isBusy: busy !== null }];
}

function stepLabel({ form, sendable }: Review, { action }: NextStep): string {
  const { correction, approved, status } = form?.submission ?? {};
  if (action === 'approve' && correction && approved) return words.approveCorrection(approved.revision);
  // Where there are two ways back, the button names this one.
  const isAmongReviewers = status === 'inReview' || status === 'returned';
  if (action === 'returnForRevision' && !isAmongReviewers) return words.returnToFiller(sendable.size);
  return words.steps[action](sendable.size);
}

/** Why a step is not possible. The server's count of open lines is told in the reviewer's own words. */
function reasonFor(refusal: Refusal, { acceptable, bulk, sendable, form }: Review): string {
  if (refusal.code === 'submission.notAllAccepted') {
    const open = acceptable.filter((key) => !sendable.has(key)).length;
    const withFiller = form ? keysWithFiller(form.submission).length : 0;
    return open > 0 ? words.stillOpen(open, bulk.length) : words.waitingForRefiling(withFiller);
  }
  const { what, remedy } = errorText(new Problem(refusal.code as Problem['code'], refusal.details as never));
  return `${what}。${remedy}。`;
}

/** What the step leads to, where its button does not say it. */
function notes({ lines, form }: Review, { action, refusal }: NextStep): string | null {
  if (!form || refusal) return null;
  const { submission } = form;
  switch (action) {
    case 'returnForRevision':
      return words.returnNote(lines.filter((line) => line.isAccepted).length);
    case 'sign': {
      const step = submission.route[submission.route.indexOf('signature') + 1];
      return step ? words.signNote(nextStepText[step]) : null;
    }
    case 'passReview':
      return departmentText.willPass(nextAfterReview(submission, ({ isMine }) => isMine));
    case 'passCheck':
      return departmentText.willPass(nextStepText.approval);
    default:
      return null;
  }
}

/** 代理: the name that goes on the record beside one's own is said before it is put there. */
function withName(view: SubmissionView, { action, refusal }: NextStep, note: string | null): string | null {
  const acting = refusal === null ? actingFor(view) : null;
  const isAll = acting?.lines === null && action !== 'startReview';
  return acting && isAll ? [actingForText.record(acting.of.name), note].filter(Boolean).join('。') : note;
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
  if (status === 'returned') return words.waitingForRefiling(form ? keysWithFiller(form.submission).length : 0) + kept;
  // The pane itself says that nothing was handed in yet.
  if (status === 'draft') return kept;
  if (form && (status === 'submitted' || status === 'inReview')) {
    const mine = form.submission.departments.filter(({ keys }) =>
      keys.some((key) => form.submission.keysToReview.includes(key)),
    );
    if (mine.length > 0 && mine.every(({ passed }) => passed !== null)) {
      const names = mine.map(({ department }) => department.name);
      return `${departmentText.hasPassed(
        names,
        nextAfterReview(form.submission, () => false),
      )}。${kept}`;
    }
  }
  return words.otherTurn[status] + kept;
}

function isFinal(done: Done | null): boolean {
  return done !== null && !['startReview', 'acceptEntries', 'ask'].includes(done.action);
}
