import type { FormTemplate } from '../domain/form/template';
import { Problem } from '../domain/problem';
import { type Entry, isConsistent } from '../domain/submission/entry';

/**
 * Refuses lines that the unit does not owe, that name one line twice, or that contradict themselves: 空 with a figure in
 * it would pass the rules and never be added up. Which figures are right is for the rules.
 */
export function checkEntries({ rows }: FormTemplate, entries: Entry[]): void {
  const owed = new Map(rows.map((row) => [row.key, row]));
  const seen = new Set<string>();
  const wrong = entries.filter((entry) => {
    const row = owed.get(entry.key);
    const isWrong = row?.indicator.id !== entry.indicator || row.part !== entry.part || seen.has(entry.key);
    seen.add(entry.key);
    return isWrong;
  });
  if (wrong.length > 0) throw new Problem('submission.unknownEntry', { keys: wrong.map((entry) => entry.key) });

  const issues = entries.flatMap((entry) => {
    const row = owed.get(entry.key);
    const isSound = row && isConsistent(entry, row.indicator);
    return isSound ? [] : [{ path: entry.key, message: `its figures are not what ${entry.state} and the form allow` }];
  });
  if (issues.length > 0) throw new Problem('body.invalid', { issues });
}
