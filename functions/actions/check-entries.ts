import type { OrgUnit } from '../domain/org/units';
import type { Plan } from '../domain/plan/plan';
import { Problem } from '../domain/problem';
import { type Entry, entryKeysOf } from '../domain/submission/entry';

/** Refuses lines that the unit does not owe, or that name one line twice. Which figures are right is for the rules. */
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
}
