import type { FormTemplate } from '../domain/form/template';
import type { EntryKey, OrgUnitId, PersonId, RoundId } from '../domain/ids';
import { type Entry, isSameEntry } from '../domain/submission/entry';
import type { Finding } from '../domain/submission/findings';
import type { Submission } from '../domain/submission/submission';
import { validate } from '../domain/submission/validate';
import { type AllowedAction, acceptedKeys, allowedActions } from '../domain/submission/workflow';
import { type LoadedSituation, loadSituation } from './situation';
import type { Commit, Context } from './stores';

/** A submission as this person may see it: with its form, findings, record, and what they may do with it now. */
export interface DescribedSubmission {
  template: FormTemplate;
  submission: Submission;
  acceptedKeys: EntryKey[];
  /** Lines that changed since they were last sent back, as they were then. */
  changedSinceReturn: Entry[];
  findings: Finding[];
  history: Commit[];
  allowedActions: AllowedAction[];
}

export async function describe(context: Context, situation: LoadedSituation): Promise<DescribedSubmission> {
  const { submissions } = context.stores;
  const { template, submission } = situation;
  const [history, returned] = await Promise.all([
    submissions.history(submission.id, submission.commit),
    submission.returnedContent ? submissions.entriesAt(submission.id, submission.returnedContent) : [],
  ]);
  const now = new Map(submission.entries.map((entry) => [entry.key, entry]));
  return {
    template,
    submission,
    acceptedKeys: [...acceptedKeys(submission)],
    changedSinceReturn: returned.filter((before) => {
      const after = now.get(before.key);
      return after !== undefined && !isSameEntry(before, after);
    }),
    findings: submission.entries.length > 0 ? validate(template, submission.entries) : [],
    history,
    allowedActions: allowedActions(situation),
  };
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
