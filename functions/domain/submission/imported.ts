import type { EntryKey } from '../ids';
import type { Command } from './command';
import type { Imported, Submission, SubmissionEvent } from './submission';

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

/** The days from which lines count, where that is not the day of the whole form. */
export type LineDays = Imported['earlier'];

/** The days of the lines that an import's next day leaves as they were. A file begins with the lines of its first day. */
export function earlierDays(
  { imported, entries: before }: Pick<Submission, 'imported' | 'entries'>,
  {
    keys,
    entries,
    source,
    sha256,
  }: Pick<Extract<Command, { action: 'importRecord' }>, 'keys' | 'entries' | 'source' | 'sha256'>,
): LineDays {
  if (imported?.source !== source || imported.sha256 !== sha256) return {};
  const said = new Set(before.filter(({ state }) => state !== 'BLANK').map(({ key }) => key));
  const dayOf = (key: EntryKey) => imported.earlier[key] ?? imported.countsFrom;
  return Object.fromEntries(
    entries
      .filter(({ key, state }) => state !== 'BLANK' && said.has(key) && !keys.includes(key))
      .map(({ key }) => [key, dayOf(key)]),
  );
}

/** The same from the record, for the days of a file up to one of its steps. `history` oldest first. */
export function earlierDaysAt<Step extends Pick<SubmissionEvent, 'action' | 'reason' | 'countsFrom' | 'keys'>>(
  history: Step[],
  at: Step,
): LineDays {
  const days = history
    .slice(0, history.indexOf(at) + 1)
    .filter(({ action, reason }) => action === 'importRecord' && reason === at.reason);
  const newest = new Map(days.flatMap(({ keys, countsFrom }) => keys.map((key) => [key, countsFrom] as const)));
  return Object.fromEntries([...newest].filter(([, day]) => day !== null && day !== at.countsFrom)) as LineDays;
}
