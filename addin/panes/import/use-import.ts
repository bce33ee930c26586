import { useCallback, useEffect, useMemo, useState } from 'react';
import type { PlansReply } from '../../../functions/contract/planning';
import type { PlanReading } from '../../../functions/domain/import/reading';
import type { Source } from '../../../functions/domain/import/source';
import { toDraftParts } from '../../../functions/domain/import/to-draft';
import { usePane } from '../pane-context';
import { useAttempt } from '../use-attempt';
import { listFlags } from './import-flags';
import { isReading, isSource, type NoSource, readSource, takeSource } from './import-source';
import { givenYears, noWish, reasonAgainst, toCode, type Wish, yearsOf } from './import-wish';

/**
 * A table on its way to become a plan. The sheet is read when asked for; what the planner types about the plan and has looked at
 * stays over every reading.
 */
export function useImport() {
  const { api, workbook, go } = usePane();
  const [plans, setPlans] = useState<PlansReply | null>(null);
  const [source, setSource] = useState<{ rows: Source; at: string; count: number } | null>(null);
  const [noSource, setNoSource] = useState<NoSource | null>(null);
  const [wish, setWish] = useState<Wish>(noWish);
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set());
  const { isBusy, problem, attempt, dismiss } = useAttempt();

  const load = useCallback(() => attempt(async () => setPlans(await api.planning.plans())), [api, attempt]);
  useEffect(() => void load(), [load]);

  // Years that are being typed do not throw the reading over at every key.
  const given = givenYears(wish);
  const [start, end] = [given?.start ?? null, given?.end ?? null];
  const found = useMemo(
    () => source && readSource(source.rows, start === null || end === null ? null : { start, end }),
    [source, start, end],
  );
  const reading: PlanReading | null = found && isReading(found) ? found : null;
  const flags = useMemo(() => (reading ? listFlags(reading) : []), [reading]);
  const unchecked = flags.filter(({ key }) => !checked.has(key)).length;
  const owner = wish.owner ?? plans?.owners[0]?.id ?? null;
  const hasTable = reading !== null && reading.tables.length > 0;
  const reason = hasTable && plans ? reasonAgainst(wish, owner, reading, unchecked, plans) : null;

  const read = () =>
    attempt(async () => {
      const taken = await takeSource(workbook.table);
      if (isSource(taken)) {
        setSource((before) => ({ rows: taken, at: new Date().toISOString(), count: (before?.count ?? 0) + 1 }));
        setNoSource(null);
      } else {
        // What was read before stays where it is: only the sheet in front was the wrong one.
        setNoSource(taken);
      }
    });

  // The doubts of making a draft depend on what is typed of the plan only by its code and years.
  const years = reading && yearsOf(wish, reading);
  const [startYear, endYear] = [years?.start ?? null, years?.end ?? null];
  const code = toCode(wish.code);
  const title = wish.title.trim();
  const parts = useMemo(() => {
    if (!reading || startYear === null || endYear === null) return null;
    const plan = { code, baseYear: startYear - 1, startYear, endYear, document: title };
    return { ...toDraftParts(reading, plan), baseYear: startYear - 1, startYear, endYear };
  }, [reading, code, title, startYear, endYear]);

  const create = () =>
    attempt(async () => {
      if (!parts || owner === null || reason !== null) return;
      const { indicators, priorResults, references, baseYear } = parts;
      const head = { owner, title, code, baseYear, startYear: parts.startYear, endYear: parts.endYear };
      const desk = await api.planning.createPlan({ ...head, indicators, priorResults, references });
      go({ pane: 'plan', plan: desk.draft.id });
    });

  return {
    plans,
    source,
    /** Why there is nothing to show, for the sheet in front or for what was read of it. */
    trouble: noSource ?? (found && !isReading(found) ? found : null),
    reading,
    hasTable,
    flags,
    checked,
    unchecked,
    check: (keys: string[], isChecked: boolean) =>
      setChecked((before) => {
        const after = new Set(before);
        for (const key of keys)
          if (isChecked) after.add(key);
          else after.delete(key);
        return after;
      }),
    wish,
    setWish,
    owner,
    reason,
    /** What the draft would be made of; null while the years are no years. */
    parts,
    isBusy,
    problem,
    dismiss,
    reload: plans ? null : load,
    read,
    create,
    goTo: (cell: { sheet: string; row: number; column: number }) =>
      attempt(() => workbook.table.goTo(cell.sheet, cell.row, cell.column)),
  };
}

export type ImportState = ReturnType<typeof useImport>;
