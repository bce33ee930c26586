import type { EntryKey, OrgUnitId } from '../ids';
import { type Duty, type Person, type PersonName, toPersonName } from '../org/people';
import { Problem } from '../problem';
import type { Step } from '../round/round';
import { withoutAccepted } from './acceptances';
import { type Command, commandKeys } from './command';
import { departmentOf, departmentsToPass, keysToReview } from './departments';
import { isBlank } from './explain';
import { groundsFor, type Situation } from './refusal';
import type { Mark, Submission, SubmissionEvent } from './submission';
import { transitions } from './transitions';

/** A step being taken: the submission as it was, as it is to be, and the event for the record. */
export interface Taking {
  situation: Situation;
  before: Submission;
  next: Submission;
  event: SubmissionEvent;
  mark: Mark;
  /** The person who acts, and those they stand in for in it. */
  hands: Person['id'][];
}

/**
 * Begins a step: the next revision, equal to the last but for its number and time, and an event that says nothing yet. Clocks are
 * set back, and two hosts have two; a step never bears an earlier time than the one it follows upon, else nobody could say what was
 * known on a day. Where the clock is behind, it bears that one's time.
 */
export function begin(situation: Situation, command: Command, now: string, requestId: string): Taking {
  const { submission, actor } = situation;
  const { action } = command;
  const status = transitions[action].to ?? submission.status;
  const absent = absentOnes(situation, command);
  const mark: Mark = { by: toPersonName(actor), at: laterOf(submission.movedAt, now) };
  return {
    situation,
    before: submission,
    mark,
    hands: [actor.id, ...absent.map(({ id }) => id)],
    next: { ...submission, status, revision: submission.revision + 1, movedAt: mark.at, lastRequest: requestId },
    event: {
      action,
      ...mark,
      onBehalfOf: absent[0] ?? null,
      from: submission.status,
      to: status,
      requestId,
      keys: [],
      returns: [],
      reason: null,
      countsFrom: null,
    },
  };
}

function laterOf(before: string | null, now: string): string {
  return before !== null && before > now ? before : now;
}

/** 代理: whose duties are done; nobody's where the person's own are ground enough. Reviewers judge line by line. */
function absentOnes(situation: Situation, command: Command): PersonName[] {
  // Own duties come first.
  const reasons = groundsFor(command.action, situation);
  const keys = judgedKeys(situation, command);
  const used =
    keys.length > 0
      ? keys.map((key) => reasons.find(({ duty }) => judgesLine(situation, duty, key)))
      : reasons.slice(0, 1);
  const names = used.flatMap((reason) => reason?.of ?? []);
  return names.filter(({ id }, at) => names.findIndex((other) => other.id === id) === at);
}

function judgedKeys(situation: Situation, command: Command): EntryKey[] {
  if (command.action === 'acceptEntries' || command.action === 'returnForRevision') return commandKeys(command);
  if (command.action !== 'passReview') return [];
  const open = departmentsToPass(situation);
  return keysToReview(situation, situation.actor).filter((key) => open.includes(departmentOf(situation, key)));
}

function judgesLine(situation: Situation, { role, department }: Duty, key: EntryKey): boolean {
  return role !== 'reviewer' || department === undefined || department === departmentOf(situation, key);
}

/** Whoever has a hand in it judges nothing of it: not from now on, and what they judged before holds no longer. */
export function noteContributor(taking: Taking): void {
  const { before, next } = taking;
  const { hands } = taking;
  const isTheirs = ({ by }: Mark) => hands.includes(by.id);
  next.contributors = [...new Set([...before.contributors, ...hands])];
  const judged = next.accepted.filter(isTheirs).flatMap(({ keys }) => keys);
  Object.assign(next, withoutAccepted(next, judged));
  next.passes = Object.fromEntries(Object.entries(next.passes).filter(([, pass]) => pass && !isTheirs(pass)));
}

export function noteJudge(taking: Taking, step: Step): void {
  const { judges } = taking.before;
  taking.next.judges = { ...judges, [step]: [...new Set([...(judges[step] ?? []), ...taking.hands])] };
}

/** The given keys, once each, if all of them stand in the submission. */
export function knownKeys(submission: Submission, keys: EntryKey[]): EntryKey[] {
  const known = new Set(submission.entries.map((entry) => entry.key));
  const unknown = keys.filter((key) => !known.has(key));
  if (unknown.length > 0) throw new Problem('submission.unknownEntry', { keys: unknown });
  return [...new Set(keys)];
}

/** Takes acceptance and passes away from lines that are to be judged anew, and from their departments. */
export function reopen({ situation, before, next }: Taking, keys: EntryKey[]): void {
  const departments = keys.map((key) => departmentOf(situation, key));
  Object.assign(next, withoutAccepted(before, keys));
  next.passes = Object.fromEntries(
    Object.entries(before.passes).filter(([department]) => !departments.includes(department as OrgUnitId)),
  );
}

/** The text, if it says anything. Throws `submission.reasonMissing` for the lines it should have been said of. */
export function spoken(text: string, keys: EntryKey[]): string {
  if (isBlank(text)) throw new Problem('submission.reasonMissing', { keys });
  return text.trim();
}
