import type { FormTemplate } from '../domain/form/template';
import type { EntryKey, OrgUnitId, PersonId, RoundId } from '../domain/ids';
import type { RoundLock } from '../domain/round/round';
import { acceptedKeys } from '../domain/submission/acceptances';
import { type DepartmentShare, keysToReview, toShares } from '../domain/submission/departments';
import { type Entry, isSameEntry } from '../domain/submission/entry';
import type { Finding } from '../domain/submission/findings';
import { type NamedAction, namedActions, type StandingIn, standingInFor } from '../domain/submission/on-behalf';
import type { Submission } from '../domain/submission/submission';
import { validate } from '../domain/submission/validate';
import { type LoadedSituation, loadSituation } from './situation';
import type { Commit, Context } from './stores';
import { tellDamage } from './tell-damage';

/** A submission as this person may see it: with its form, findings, record, and what they may do with it now. */
export interface DescribedSubmission {
  template: FormTemplate;
  submission: Submission;
  /** 锁定 of the data year. */
  lock: RoundLock | null;
  acceptedKeys: EntryKey[];
  /** 业务处室 with lines in it, and who has passed them. */
  departments: DepartmentShare[];
  /** The lines this person judges in the review. */
  keysToReview: EntryKey[];
  /** 代理: those of them judged in somebody else's name. */
  standingIn: StandingIn | null;
  /** Lines that changed since they were last sent back, as they were then. */
  changedSinceReturn: Entry[];
  /** In a correction: lines that differ from the version that counts, as they stand in that. */
  changedSinceApproval: Entry[];
  findings: Finding[];
  history: Commit[];
  allowedActions: NamedAction[];
}

/**
 * Throws `record.damaged` where any step of the record, or what its lines are compared with, is not what was written. `known` is
 * as much of the record as was read before: it is not read again.
 */
export async function describe(
  context: Context,
  situation: LoadedSituation,
  known: Commit[] = [],
): Promise<DescribedSubmission> {
  const { submissions } = context.stores;
  const { template, submission } = situation;
  const { id, approved, correction, returnedContent } = submission;
  const counting = correction && approved?.contentHash;
  const [history, returned, approvedEntries] = await tellDamage(situation.round, situation.unit, () =>
    Promise.all([
      readHistory(context, submission, known),
      returnedContent ? submissions.entriesAt(id, returnedContent) : [],
      counting ? submissions.entriesAt(id, counting) : [],
    ]),
  );
  return {
    template,
    submission,
    acceptedKeys: [...acceptedKeys(submission)],
    departments: toShares(situation, template),
    keysToReview: keysToReview(situation, situation.actor),
    lock: situation.round.lock,
    standingIn: standingInFor(situation),
    changedSinceReturn: changedLines(returned, submission.entries),
    changedSinceApproval: changedLines(approvedEntries, submission.entries),
    findings: submission.entries.length > 0 ? validate(template, submission.entries) : [],
    history,
    allowedActions: namedActions(situation),
  };
}

async function readHistory({ stores }: Context, submission: Submission, known: Commit[]): Promise<Commit[]> {
  const last = known.at(-1);
  return last
    ? [...known, ...(await stores.submissions.stepsAfter(submission, last))]
    : stores.submissions.history(submission.id, submission.commit);
}

/** The lines of `before` that say something else now. */
function changedLines(before: Entry[], entries: Entry[]): Entry[] {
  const now = new Map(entries.map((entry) => [entry.key, entry]));
  return before.filter((entry) => {
    const after = now.get(entry.key);
    return after !== undefined && !isSameEntry(entry, after);
  });
}

/** Opens a unit's form and submission for reading. */
export async function readSubmission(
  context: Context,
  actor: PersonId,
  round: RoundId,
  unit: OrgUnitId,
): Promise<DescribedSubmission> {
  return describe(context, await loadSituation(context, actor, round, unit));
}
