import type { EntryKey } from '../ids';
import { Problem } from '../problem';
import { acceptedKeys, withAccepted } from './acceptances';
import type { Command } from './command';
import { departmentOf, departmentsToPass, keysToReview } from './departments';
import { isBlank } from './explain';
import { openLines } from './open-lines';
import { groundsFor, routeOf } from './refusal';
import type { Submission } from './submission';
import { knownKeys, noteJudge, reopen, spoken, type Taking } from './taking-steps';
import { statusAfter } from './transitions';

type Of<Action> = Extract<Command, { action: Action }>;

/** 单位负责人签字: the unit stands for what leaves it. */
export function sign(taking: Taking): void {
  taking.next.signed = taking.mark;
  noteJudge(taking, 'signature');
  moveOn(taking, 'signature');
}

export function acceptEntries(taking: Taking, command: Of<'acceptEntries'>): void {
  const { situation, before, next, event, mark } = taking;
  const { action } = command;
  const keys = knownKeys(before, command.keys).filter((key) => !acceptedKeys(before).has(key));
  if (keys.length === 0) throw new Problem('submission.nothingToDo', { action });
  refuseForeign(keys, keysToReview(situation, situation.actor));
  const open = openLines(before);
  const withFiller = keys.filter((key) => open === 'all' || open.includes(key));
  if (withFiller.length > 0) throw new Problem('submission.entryWithFiller', { keys: withFiller });
  const found = keys.filter((key) => command.found.includes(key));
  if (keys.length > 1 && found.length > 0) throw new Problem('submission.acceptOneByOne', { keys: found });

  Object.assign(next, withAccepted(before, keys, mark));
  noteJudge(taking, 'review');
  event.keys = keys;
}

/** 退回填报人: the named lines reopen; what others accepted stays accepted while it is unchanged. */
export function returnForRevision(taking: Taking, command: Of<'returnForRevision'>): void {
  const { situation, before, next, event, mark } = taking;
  const { action } = command;
  const keys = knownKeys(
    before,
    command.returns.map((item) => item.key),
  );
  const silent = command.returns.filter((item) => isBlank(item.reason)).map((item) => item.key);
  if (silent.length > 0) throw new Problem('submission.reasonMissing', { keys: silent });
  if (keys.length === 0) throw new Problem('submission.nothingToDo', { action });
  const isReviewersOnly = groundsFor(action, situation).every(({ duty }) => duty.role === 'reviewer');
  if (isReviewersOnly) refuseForeign(keys, keysToReview(situation, situation.actor));

  event.keys = keys;
  event.returns = command.returns.map((item) => ({
    ...item,
    reason: item.reason.trim(),
    // Blanks are no suggestion: taken over, they would empty the filler's cell.
    suggestion: item.suggestion?.trim() || null,
    ...mark,
  }));
  // Departments judge in parallel: what another one sent back stays with the filler too.
  const isFurther = before.status === 'returned';
  const standing = isFurther ? before.returns.filter((item) => !keys.includes(item.key)) : [];
  next.returns = [...standing, ...event.returns];
  next.returnedContent = isFurther ? before.returnedContent : before.contentHash;
  reopen(taking, keys);
  next.receipt = null;
  next.signed = null;
  next.checked = null;
  next.sentBack = null;
  next.reviewedBy = null;
}

/** 审核通过: of the person's departments; the last of them sends the submission on. */
export function passReview(taking: Taking): void {
  const { situation, before, next, event, mark } = taking;
  const mine = new Set(keysToReview(situation, situation.actor).map((key) => departmentOf(situation, key)));
  const passing = departmentsToPass(situation).filter((department) => mine.has(department));
  next.passes = { ...before.passes, ...Object.fromEntries(passing.map((department) => [department, mark])) };
  noteJudge(taking, 'review');
  event.keys = before.entries.map(({ key }) => key).filter((key) => passing.includes(departmentOf(situation, key)));
  const isWaiting = before.status === 'returned' || departmentsToPass({ ...situation, submission: next }).length > 0;
  if (isWaiting) return;
  next.reviewedBy = mark.by;
  closeReturns(next);
  moveOn(taking, 'review');
}

export function passCheck(taking: Taking): void {
  taking.next.checked = taking.mark;
  taking.next.sentBack = null;
  noteJudge(taking, 'check');
  moveOn(taking, 'check');
}

/** 退回上一步: to those who judged it before. Lines sent back to the departments are judged anew. */
export function sendBack(taking: Taking, { to, reason, ...command }: Of<'sendBack'>): void {
  const { situation, before, next, event, mark } = taking;
  const canGo = routeOf(situation).includes(to) && !(to === 'check' && before.status === 'checking');
  if (!canGo) throw new Problem('action.wrongStatus', { action: 'sendBack', status: before.status });
  const keys = knownKeys(before, command.keys);
  if (to === 'review' && keys.length === 0) throw new Problem('submission.nothingToDo', { action: 'sendBack' });
  const text = spoken(reason, keys);
  next.status = to === 'review' ? 'inReview' : 'checking';
  next.sentBack = { ...mark, to, reason: text, keys };
  next.checked = null;
  if (to === 'review') {
    reopen(taking, keys);
    next.reviewedBy = null;
  }
  event.to = next.status;
  event.keys = keys;
  event.reason = text;
}

/** 审批通过: from now on this version counts. */
export function approve(taking: Taking): void {
  const { before, next, mark } = taking;
  if (before.contentHash === null) throw new Error(`${before.id} was never stored`);
  noteJudge(taking, 'approval');
  closeReturns(next);
  next.approvedBy = mark.by;
  next.approved = { revision: next.revision, contentHash: before.contentHash, ...mark };
  // What a filler corrected does not come from the file any more.
  if (before.correction) next.imported = null;
  next.correction = null;
  next.sentBack = null;
  next.questions = [];
}

export function ask({ before, next, event, mark }: Taking, { key, text }: Of<'ask'>): void {
  knownKeys(before, [key]);
  event.keys = [key];
  event.reason = spoken(text, [key]);
  next.questions = [...before.questions, { key, ...mark }];
}

function moveOn({ situation, next, event }: Taking, step: Parameters<typeof statusAfter>[1]): void {
  next.status = statusAfter(routeOf(situation), step);
  if (next.sentBack?.to === step) next.sentBack = null;
  event.to = next.status;
}

function closeReturns(next: Submission): void {
  next.returns = [];
  next.returnedContent = null;
}

function refuseForeign(keys: EntryKey[], mine: EntryKey[]): void {
  const foreign = keys.filter((key) => !mine.includes(key));
  if (foreign.length > 0) throw new Problem('submission.otherDepartment', { keys: foreign });
}
