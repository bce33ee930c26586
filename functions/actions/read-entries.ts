import type { OrgUnitId, PersonId, RoundId } from '../domain/ids';
import { Problem } from '../domain/problem';
import type { Entry } from '../domain/submission/entry';
import { loadSituation } from './situation';
import type { Context } from './stores';
import { tellDamage } from './tell-damage';

/** 某一版的填报项, with the hash of just these lines; null where there was none before the first step. */
export interface EntriesAt {
  revision: number;
  contentHash: string | null;
  entries: Entry[];
}

/**
 * The lines of a submission as they stood in one of its revisions, for whoever may read the submission. Only steps that lead to
 * the present standing are revisions: what lost its race never was one. Throws `thing.notFound` for any other number, and
 * `record.damaged`.
 */
export async function readEntries(
  context: Context,
  actor: PersonId,
  round: RoundId,
  unit: OrgUnitId,
  revision: number,
): Promise<EntriesAt> {
  const situation = await loadSituation(context, actor, round, unit);
  const { submission } = situation;
  if (revision === 0) return { revision, contentHash: null, entries: [] };
  if (revision === submission.revision) {
    return { revision, contentHash: submission.contentHash, entries: submission.entries };
  }
  const { submissions } = context.stores;
  const whole = <Found>(read: () => Promise<Found>) => tellDamage(situation.round, situation.unit, read);
  const history = await whole(() => submissions.history(submission.id, submission.commit));
  const step = history.find((commit) => commit.revision === revision);
  if (!step) throw new Problem('thing.notFound', { what: 'submission' });
  const entries = await whole(() => submissions.entriesAt(submission.id, step.contentHash));
  return { revision, contentHash: step.contentHash, entries };
}
