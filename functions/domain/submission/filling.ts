import { Problem } from '../problem';
import { acceptedOtherwise } from './acceptances';
import type { Command } from './command';
import { passesThatHold, unjudgedKeys } from './departments';
import { changedKeys, type Entry } from './entry';
import { earlierDays, importedFrom } from './imported';
import { openLines } from './open-lines';
import { routeOf } from './refusal';
import type { Approval, Submission } from './submission';
import { knownKeys, noteContributor, spoken, type Taking } from './taking-steps';
import { firstStatus } from './transitions';
import { isExplanation } from './validate';

type Of<Action> = Extract<Command, { action: Action }>;

export function saveDraft(taking: Taking, { entries }: Of<'saveDraft'>): void {
  takeEntries(taking, entries);
}

/** 提交: from here on it is judged, by the route it is given now. */
export function submit(taking: Taking, { entries, mustFindings, unexplained }: Of<'submit'>): void {
  const { situation, before, next, event, mark } = taking;
  takeEntries(taking, entries);
  if (mustFindings > 0) throw new Problem('submission.hasMustFindings', { count: mustFindings });
  if (unexplained > 0) throw new Problem('submission.explanationMissing', { count: unexplained });
  next.route = [...routeOf(situation)];
  // At its approval every line was accepted as it stood: where nothing is left to judge, nothing was corrected.
  if (before.correction && next.route.includes('review') && unjudgedKeys(next).length === 0) {
    throw new Problem('submission.nothingCorrected', {});
  }
  next.status = firstStatus(next.route);
  next.receipt = { ...mark, revision: next.revision };
  next.signed = null;
  next.checked = null;
  next.sentBack = null;
  next.passes = passesThatHold({ ...situation, submission: next });
  next.judges = before.judges.review ? { review: before.judges.review } : {};
  event.to = next.status;
}

/** 撤回: what was handed in before, and sent back or corrected since, is open as it was then. */
export function recall({ before, next, event }: Taking): void {
  next.status = before.returns.length > 0 || before.correction !== null ? 'returned' : 'draft';
  next.receipt = null;
  event.to = next.status;
}

export function answer({ before, next, event }: Taking, { key, text }: Of<'answer'>): void {
  if (!before.questions.some((question) => question.key === key)) {
    throw new Problem('submission.nothingToDo', { action: 'answer' });
  }
  event.keys = [key];
  event.reason = spoken(text, [key]);
  next.questions = before.questions.filter((question) => question.key !== key);
}

/** 更正: opens lines of what was approved; that goes on counting meanwhile. */
export function correct(taking: Taking, command: Of<'correct'>): void {
  const { before, next, event, mark } = taking;
  if (!isExplanation(command.reason)) throw new Problem('submission.correctionReasonMissing', {});
  const { receipt, signed, accepted, acceptedAs, passes, checked, reviewedBy, judges } = before;
  const keys = knownKeys(before, command.keys);
  const reason = command.reason.trim();
  next.approved = approvalOf(before);
  next.correction = {
    ...mark,
    reason,
    keys,
    before: { receipt, signed, accepted, acceptedAs, passes, checked, reviewedBy, judges },
  };
  next.receipt = null;
  next.signed = null;
  next.checked = null;
  next.reviewedBy = null;
  next.approvedBy = null;
  noteContributor(taking);
  event.keys = keys;
  event.reason = reason;
}

/** 放弃更正: everything is again as it was approved. */
export function dropCorrection({ before, next }: Taking, { approvedEntries }: Of<'dropCorrection'>): void {
  Object.assign(next, before.correction?.before);
  next.entries = approvedEntries;
  next.approvedBy = approvalOf(before).by;
  next.correction = null;
  next.returns = [];
  next.returnedContent = null;
  next.sentBack = null;
  // Asked of what is not there any more; and nothing approved has an answer to give.
  next.questions = [];
}

/** 历史数据导入: a past year's figures from a file. They wait for the approver, since two pairs of eyes are needed here too. */
export function importRecord(taking: Taking, command: Of<'importRecord'>): void {
  const { before, next, event, mark } = taking;
  const { entries, keys, source, sha256, countsFrom } = command;
  next.entries = entries;
  next.route = ['approval'];
  next.imported = { ...mark, source, sha256, countsFrom, earlier: earlierDays(before, command) };
  next.receipt = { ...mark, revision: next.revision };
  noteContributor(taking);
  // The hash has its place in the chain of the record, where nobody changes it afterwards.
  event.reason = importedFrom({ source, sha256 });
  event.countsFrom = countsFrom;
  event.keys = keys;
}

/** Puts the typed entries in place; after a return, or in a correction of named lines, only those are open. */
function takeEntries(taking: Taking, entries: Entry[]): void {
  const { before, next } = taking;
  const open = openLines(before);
  if (open !== 'all') {
    const touched = changedKeys(before.entries, entries).filter((key) => !open.includes(key));
    if (touched.length > 0) throw new Problem('submission.entryClosed', { keys: touched });
  }
  next.entries = entries;
  next.acceptedAs = acceptedOtherwise(before, entries);
  noteContributor(taking);
}

/** The approval a correction rests on. What is approved always has one; who loads it sees to that. */
function approvalOf({ id, approved }: Submission): Approval {
  if (approved === null) throw new Error(`${id} has no approval on record`);
  return approved;
}
