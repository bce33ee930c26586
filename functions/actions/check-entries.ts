import type { OrgUnit } from '../domain/org/units';
import type { Plan } from '../domain/plan/plan';
import { Problem } from '../domain/problem';
import { type Entry, entryKeysOf, isConsistent } from '../domain/submission/entry';

/**
 * Refuses lines that the unit does not owe, that name one line twice, or that contradict themselves: 空 with a figure in
 * it would pass the rules and never be added up. Which figures are right is for the rules.
 */
export function checkEntries(plan: Plan, unit: OrgUnit, entries: Entry[]): void {
  const owed = new Map(entryKeysOf(plan, unit).map((line) => [line.key, line]));
  const seen = new Set<string>();
  const wrong = entries.filter((entry) => {
    const line = owed.get(entry.key);
    const isWrong = line?.indicator.id !== entry.indicator || line.part !== entry.part || seen.has(entry.key);
    seen.add(entry.key);
    return isWrong;
  });
  if (wrong.length > 0) throw new Problem('submission.unknownEntry', { keys: wrong.map((entry) => entry.key) });

  const issues = entries.flatMap((entry) => {
    const line = owed.get(entry.key);
    const isSound = line && isConsistent(entry, line.indicator);
    return isSound ? [] : [{ path: entry.key, message: `its figures are not what ${entry.state} and the form allow` }];
  });
  if (issues.length > 0) throw new Problem('body.invalid', { issues });
}
