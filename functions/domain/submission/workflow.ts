import { Problem } from '../problem';
import type { Command } from './command';
import * as filling from './filling';
import * as judging from './judging';
import { refusal, type Situation } from './refusal';
import { waitsSince } from './since';
import type { Submission, SubmissionEvent } from './submission';
import { begin, type Taking } from './taking-steps';

/**
 * Carries out a command: the submission as it is to be, and the event for the record. Throws a {@link Problem} if it
 * may not be, having changed nothing. `now` is what the clock says, an ISO instant; the step never bears an earlier time than
 * the one it follows upon.
 */
export function decide(
  situation: Situation,
  command: Command,
  now: string,
  requestId: string,
): { next: Submission; event: SubmissionEvent } {
  const refused = refusal(command.action, situation);
  if (refused) throw new Problem(refused.code, refused.details);
  const taking = begin(situation, command, now, requestId);
  take(taking, command);
  taking.next.since = waitsSince(taking.before, taking.next, taking.mark.at);
  return { next: taking.next, event: taking.event };
}

function take(taking: Taking, command: Command): void {
  switch (command.action) {
    case 'saveDraft':
      filling.saveDraft(taking, command);
      break;
    case 'submit':
      filling.submit(taking, command);
      break;
    case 'recall':
      filling.recall(taking);
      break;
    case 'answer':
      filling.answer(taking, command);
      break;
    case 'correct':
      filling.correct(taking, command);
      break;
    case 'dropCorrection':
      filling.dropCorrection(taking, command);
      break;
    case 'importRecord':
      filling.importRecord(taking, command);
      break;
    case 'sign':
      judging.sign(taking);
      break;
    case 'startReview':
      break;
    case 'acceptEntries':
      judging.acceptEntries(taking, command);
      break;
    case 'returnForRevision':
      judging.returnForRevision(taking, command);
      break;
    case 'passReview':
      judging.passReview(taking);
      break;
    case 'passCheck':
      judging.passCheck(taking);
      break;
    case 'sendBack':
      judging.sendBack(taking, command);
      break;
    case 'approve':
      judging.approve(taking);
      break;
    case 'ask':
      judging.ask(taking, command);
      break;
    default:
      command satisfies never;
  }
}
