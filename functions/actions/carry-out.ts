import type { OrgUnitId, PersonId, RoundId } from '../domain/ids';
import { Problem } from '../domain/problem';
import type { Command } from '../domain/submission/command';
import { type Entry, isSameRecord } from '../domain/submission/entry';
import { decide } from '../domain/submission/workflow';
import { type DescribedSubmission, describe } from './describe';
import { toChangeRequest } from './request';
import { type LoadedSituation, loadSituation } from './situation';
import type { Context } from './stores';

/** Which submission a person changes, on which revision, and by which request. */
export interface Change {
  round: RoundId;
  unit: OrgUnitId;
  /** The revision the person read; the change is refused as stale if it is no longer the newest. */
  revision: number;
  /** Made once per click and kept over retries: a request that was carried out is answered, not repeated. */
  requestId: string;
}

/**
 * The way of every change: load → decide → save. What could not be shown afterwards is refused before (`record.damaged`): nobody
 * is to add a step to a record that does not hold, and be told that it failed. `toCommand` makes the command from what was
 * loaded; of a retry too, since only the same command under the same id is the same request.
 */
export async function carryOut(
  context: Context,
  actor: PersonId,
  change: Change,
  toCommand: (situation: LoadedSituation) => Command | Promise<Command>,
): Promise<DescribedSubmission> {
  const situation = await loadSituation(context, actor, change.round, change.unit);
  const described = await describe(context, situation);
  const { submission } = situation;
  const command = await toCommand(situation);
  const requestId = toChangeRequest(context, actor, change.requestId, command);
  if (submission.lastRequest === requestId) return described;
  if (submission.revision !== change.revision) {
    // Others may have gone on since a request was carried out: then its step stands in the record.
    if (described.history.some((commit) => commit.requestId === requestId)) return described;
    throw new Problem('submission.stale', { expected: change.revision, current: submission.revision });
  }
  const { next, event } = decide(situation, command, context.now(), requestId);
  // Saving what is already there is no step: the record shows changes, not clicks.
  const isStep = event.action !== 'saveDraft' || !areSameRecords(submission.entries, next.entries);
  if (!isStep) return described;
  const saved = await context.stores.submissions.save(submission, next, event);
  return describe(context, { ...situation, submission: saved }, described.history);
}

function areSameRecords(before: Entry[], after: Entry[]): boolean {
  const stored = new Map(before.map((entry) => [entry.key, entry]));
  return (
    before.length === after.length &&
    after.every((entry) => {
      const was = stored.get(entry.key);
      return was !== undefined && isSameRecord(was, entry);
    })
  );
}
