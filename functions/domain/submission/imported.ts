import type { Imported, SubmissionEvent } from './submission';

/** Where imported figures come from, as it stands in the record: the file's name, and what tells its bytes from any others. */
export function importedFrom({ source, sha256 }: Pick<Imported, 'source' | 'sha256'>): string {
  return `${source} (sha256 ${sha256})`;
}

/** The inverse, of a step of the record; null where nothing was imported. */
export function readOrigin({
  action,
  reason,
  countsFrom,
}: Pick<SubmissionEvent, 'action' | 'reason' | 'countsFrom'>): Pick<
  Imported,
  'source' | 'sha256' | 'countsFrom'
> | null {
  if (action !== 'importRecord' || reason === null || countsFrom === null) return null;
  const [, source = reason, sha256 = ''] = /^(.*) \(sha256 ([0-9a-f]{64})\)$/s.exec(reason) ?? [];
  return { source, sha256, countsFrom };
}

/**
 * The step that brought what was in force of imported figures on a day (`YYYY-MM-DD` in China) before the approval that put them
 * on record: of the last file imported before it, the newest state that counted by then. Null: the file knows of none, or
 * nothing of what was approved came from a file. `history` oldest first.
 *
 * An import is approved long after the years it tells of. An evaluation as of a day in between is made of the figures that the
 * file says were approved by that day, so it equals the evaluation of the file itself; before the approval in this house
 * nobody sees them, since there is no approval in the record to find them by.
 */
export function importedAt<Step extends Pick<SubmissionEvent, 'action' | 'reason' | 'countsFrom'>>(
  history: Step[],
  day: string,
): Step | null {
  const approval = history.findIndex(({ action }) => action === 'approve');
  if (approval < 0) return null;
  const steps = history.slice(0, approval).filter(({ action }) => action === 'importRecord');
  const last = steps.at(-1);
  return steps.reduce<Step | null>((newest, step) => {
    if (step.reason !== last?.reason || step.countsFrom === null || step.countsFrom > day) return newest;
    return newest?.countsFrom && newest.countsFrom > step.countsFrom ? newest : step;
  }, null);
}
