import type { SubmissionView } from '../../../functions/contract/submission';
import { review as words } from '../../text/zh-review';
import { actingForText, departmentText, nextStepText, sendBackText, threadText } from '../../text/zh-route';
import { nextAfterReview, toShareStates } from './departments';
import { countPassedOver, leftUnanswered } from './unanswered';
import type { ReviewAction } from './use-review';

/** What was just done, and where that leads: 「养老服务处已通过，待 2 个业务处室」. `after` is the submission as it stands now. */
export function doneText(action: ReviewAction, count: number, after: SubmissionView): string {
  const text = [plainText(action, count, after), passedOverText(action, after)].filter(Boolean).join('，');
  const newest = after.history.find(({ revision }) => revision === after.revision);
  // 代理: as it stands in the record.
  return newest?.onBehalfOf ? actingForText.done(text, newest.by.name, newest.onBehalfOf.name) : text;
}

/** What the step left without an answer. After the approval nobody can answer any more. */
function passedOverText(action: ReviewAction, after: SubmissionView): string {
  if (action === 'approve') {
    const left = leftUnanswered(after.history).filter(({ by }) => by === after.revision).length;
    return left > 0 ? threadText.leftOpenCount(left) : '';
  }
  const open = countPassedOver(after, action);
  return open > 0 ? threadText.stillOpen(open) : '';
}

function plainText(action: ReviewAction, count: number, after: SubmissionView): string {
  switch (action) {
    case 'sign':
      return words.done.sign(nextStepText[after.status === 'submitted' ? 'review' : nextOf(after)]);
    case 'passReview':
      return passText(after);
    case 'passCheck':
      return words.done.passCheck(nextStepText[nextOf(after)]);
    case 'sendBack':
      return after.sentBack?.to === 'check' ? sendBackText.done.check() : sendBackText.done.review(count);
    default:
      return words.done[action](count);
  }
}

function nextOf({ status }: SubmissionView): 'check' | 'approval' {
  return status === 'checking' ? 'check' : 'approval';
}

/** With one department, or where the last has passed, only what comes next is of interest. */
function passText(after: SubmissionView): string {
  const mine = toShareStates(after).filter(({ isMine }) => isMine);
  const next = nextAfterReview(after, () => false);
  if (after.status === 'inReview' || after.status === 'returned') {
    return departmentText.hasPassed(
      mine.map(({ department }) => department.name),
      next,
    );
  }
  return words.done.passReview(next);
}
