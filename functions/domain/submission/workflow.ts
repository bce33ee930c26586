import type { EntryKey } from '../ids';
import { type Person, toPersonName } from '../org/people';
import { may } from '../org/permissions';
import type { OrgUnit } from '../org/units';
import { because, Problem, type Refusal } from '../problem';
import type { Round } from '../round/round';
import { changedKeys, type Entry, fingerprint } from './entry';
import { openLines } from './open-lines';
import {
  type Action,
  type Approval,
  actions,
  type Return,
  type Status,
  type Submission,
  type SubmissionEvent,
} from './submission';
import { isExplanation } from './validate';

/** What a person asks for. Findings are worked out by the caller with the same rules as in the pane. */
export type Command =
  | { action: 'saveDraft'; entries: Entry[] }
  | { action: 'submit'; entries: Entry[]; mustFindings: number; unexplained: number }
  | { action: 'recall' }
  | { action: 'startReview' }
  | { action: 'acceptEntries'; keys: EntryKey[] }
  | { action: 'returnForRevision'; returns: Pick<Return, 'key' | 'field' | 'reason' | 'suggestion'>[] }
  | { action: 'passReview' }
  | { action: 'approve' }
  | { action: 'correct'; reason: string; keys: EntryKey[] }
  | { action: 'dropCorrection'; approvedEntries: Entry[] };

/**
 * The way of a submission, read top to bottom. `judges`: who contributed to it may not do this (四眼原则).
 * `to` null = the status stays.
 */
const transitions: Record<Action, { from: readonly Status[]; to: Status | null; judges: boolean }> = {
  saveDraft: { from: ['draft', 'returned'], to: null, judges: false },
  submit: { from: ['draft', 'returned'], to: 'submitted', judges: false },
  // 撤回 is possible only until someone has looked: starting the review ends it. What was handed in before (refiled, or
  // corrected) goes back to 'returned'.
  recall: { from: ['submitted'], to: 'draft', judges: false },
  startReview: { from: ['submitted'], to: 'inReview', judges: true },
  acceptEntries: { from: ['inReview'], to: null, judges: true },
  returnForRevision: { from: ['inReview', 'reviewed'], to: 'returned', judges: true },
  passReview: { from: ['inReview'], to: 'reviewed', judges: true },
  approve: { from: ['reviewed'], to: 'approved', judges: true },
  // 更正 runs the whole way anew; the approved version counts until then.
  correct: { from: ['approved'], to: 'returned', judges: false },
  dropCorrection: { from: ['returned'], to: 'approved', judges: false },
};

/** The facts a refusal is decided on. */
export interface Situation {
  submission: Submission;
  round: Round;
  unit: OrgUnit;
  actor: Person;
}

/** Lines whose acceptance still holds: accepted, and unchanged since. */
export function acceptedKeys(submission: Submission): Set<EntryKey> {
  return new Set(
    submission.entries
      .filter((entry) => submission.accepted[entry.key]?.fingerprint === fingerprint(entry))
      .map((entry) => entry.key),
  );
}

/** Lines nobody has accepted yet, or that changed after they were accepted. */
export function unjudgedKeys(submission: Submission): EntryKey[] {
  const accepted = acceptedKeys(submission);
  return submission.entries.map((entry) => entry.key).filter((key) => !accepted.has(key));
}

/**
 * Why this person may not do this now; null if they may. Buttons, doors and tests all ask here, so that what is shown
 * and what is enforced cannot differ.
 */
export function refusal(action: Action, { submission, round, unit, actor }: Situation): Refusal | null {
  const { from, judges } = transitions[action];
  const hasContributed = submission.contributors.includes(actor.id);
  const hasPassedReview = submission.reviewedBy?.id === actor.id;

  if (!may(actor, action, unit)) return because('action.notYours', { action });
  const hasNothingToDrop = action === 'dropCorrection' && submission.correction === null;
  if (!from.includes(submission.status) || hasNothingToDrop) {
    return because('action.wrongStatus', { action, status: submission.status });
  }
  if (judges && hasContributed) return because('submission.ownWork', { action });
  if (action === 'approve' && hasPassedReview) return because('submission.ownReview', {});
  // A mistake may be found long after the last day: 更正 is what remains then.
  const isCorrecting = action === 'correct' || submission.correction !== null;
  if (!round.isOpen && !isCorrecting) return because('round.closed', { round: round.title });
  if (action === 'passReview') {
    const open = unjudgedKeys(submission).length;
    if (open > 0) return because('submission.notAllAccepted', { open });
  }
  return null;
}

export interface AllowedAction {
  action: Action;
  /** Why not, if not: the button is shown disabled with this reason. */
  refusal: Refusal | null;
}

/** Everything this person's duties include over this unit, each with why it is not possible now. Sent with every reply. */
export function allowedActions(situation: Situation): AllowedAction[] {
  return actions
    .map((action) => ({ action, refusal: refusal(action, situation) }))
    .filter(({ refusal }) => refusal?.code !== 'action.notYours');
}

/**
 * Carries out a command: the submission as it is to be, and the event for the record. Throws a {@link Problem} if it
 * may not be, having changed nothing. `now` is an ISO instant.
 */
export function decide(
  situation: Situation,
  command: Command,
  now: string,
  requestId: string,
): { next: Submission; event: SubmissionEvent } {
  const { submission, round, actor } = situation;
  const refused = refusal(command.action, situation);
  if (refused) throw new Problem(refused.code, refused.details);

  const by = toPersonName(actor);
  const status = transitions[command.action].to ?? submission.status;
  const next: Submission = { ...submission, status, revision: submission.revision + 1, lastRequest: requestId };
  const event: SubmissionEvent = {
    action: command.action,
    by,
    at: now,
    from: submission.status,
    to: status,
    requestId,
    keys: [],
    returns: [],
    reason: null,
  };

  switch (command.action) {
    case 'saveDraft':
      takeEntries(next, submission, command.entries, actor);
      break;
    case 'submit':
      takeEntries(next, submission, command.entries, actor);
      if (command.mustFindings > 0) {
        throw new Problem('submission.hasMustFindings', { count: command.mustFindings });
      }
      if (command.unexplained > 0) throw new Problem('submission.explanationMissing', { count: command.unexplained });
      // At its approval every line was accepted as it stood: where nothing is left to judge, nothing was corrected.
      if (submission.correction && unjudgedKeys(next).length === 0) {
        throw new Problem('submission.nothingCorrected', {});
      }
      next.route = submission.route.length > 0 ? submission.route : [...round.route];
      next.receipt = { by, at: now, revision: next.revision };
      break;
    case 'recall': {
      const wasReturned = submission.returns.length > 0 || submission.correction !== null;
      next.status = wasReturned ? 'returned' : 'draft';
      next.receipt = null;
      event.to = next.status;
      break;
    }
    case 'startReview':
      break;
    case 'acceptEntries': {
      const keys = knownKeys(submission, command.keys).filter((key) => !acceptedKeys(submission).has(key));
      if (keys.length === 0) throw new Problem('submission.nothingToDo', { action: command.action });
      const accepted = { ...submission.accepted };
      for (const entry of submission.entries) {
        if (keys.includes(entry.key)) accepted[entry.key] = { by, at: now, fingerprint: fingerprint(entry) };
      }
      next.accepted = accepted;
      event.keys = keys;
      break;
    }
    case 'returnForRevision': {
      const keys = knownKeys(
        submission,
        command.returns.map((item) => item.key),
      );
      const silent = command.returns.filter((item) => item.reason.trim() === '').map((item) => item.key);
      if (silent.length > 0) throw new Problem('submission.reasonMissing', { keys: silent });
      if (keys.length === 0) throw new Problem('submission.nothingToDo', { action: command.action });
      next.returns = command.returns.map((item) => ({
        ...item,
        reason: item.reason.trim(),
        // Blanks are no suggestion: taken over, they would empty the filler's cell.
        suggestion: item.suggestion?.trim() || null,
        by,
        at: now,
      }));
      next.accepted = Object.fromEntries(
        Object.entries(submission.accepted).filter(([key]) => !keys.includes(key as EntryKey)),
      );
      next.returnedContent = submission.contentHash;
      next.receipt = null;
      next.reviewedBy = null;
      event.keys = keys;
      event.returns = next.returns;
      break;
    }
    case 'passReview':
      next.reviewedBy = by;
      next.returns = [];
      next.returnedContent = null;
      break;
    case 'approve':
      next.approvedBy = by;
      next.approved = { revision: next.revision, contentHash: storedContent(submission), at: now, by };
      next.correction = null;
      break;
    case 'correct': {
      if (!isExplanation(command.reason)) throw new Problem('submission.correctionReasonMissing', {});
      const { receipt, reviewedBy, accepted } = submission;
      const keys = knownKeys(submission, command.keys);
      const reason = command.reason.trim();
      next.approved = approvalOf(submission);
      next.correction = { reason, keys, by, at: now, before: { receipt, reviewedBy, accepted } };
      next.receipt = null;
      next.reviewedBy = null;
      next.approvedBy = null;
      next.contributors = withContributor(submission, actor);
      event.keys = keys;
      event.reason = reason;
      break;
    }
    case 'dropCorrection':
      Object.assign(next, submission.correction?.before);
      next.entries = command.approvedEntries;
      next.approvedBy = approvalOf(submission).by;
      next.correction = null;
      next.returns = [];
      next.returnedContent = null;
      break;
    default:
      command satisfies never;
  }
  return { next, event };
}

/** The approval a correction rests on. What is approved always has one; who loads it sees to that. */
function approvalOf({ id, approved }: Submission): Approval {
  if (approved === null) throw new Error(`${id} has no approval on record`);
  return approved;
}

function storedContent({ id, contentHash }: Submission): string {
  if (contentHash === null) throw new Error(`${id} was never stored`);
  return contentHash;
}

function withContributor({ contributors }: Submission, actor: Person): Submission['contributors'] {
  return [...new Set([...contributors, actor.id])];
}

/** Puts the typed entries in place; after a return, or in a correction of named lines, only those are open. */
function takeEntries(next: Submission, before: Submission, entries: Entry[], actor: Person): void {
  const open = openLines(before);
  if (open !== 'all') {
    const touched = changedKeys(before.entries, entries).filter((key) => !open.includes(key));
    if (touched.length > 0) throw new Problem('submission.entryClosed', { keys: touched });
  }
  next.entries = entries;
  next.contributors = withContributor(before, actor);
}

/** The given keys, once each, if all of them stand in the submission. */
function knownKeys(submission: Submission, keys: EntryKey[]): EntryKey[] {
  const known = new Set(submission.entries.map((entry) => entry.key));
  const unknown = keys.filter((key) => !known.has(key));
  if (unknown.length > 0) throw new Problem('submission.unknownEntry', { keys: unknown });
  return [...new Set(keys)];
}
