import { useCallback, useEffect, useRef, useState } from 'react';
import type { PlanDeskReply } from '../../../functions/contract/planning';
import type { CatalogueGrid } from '../../../functions/domain/catalogue/grid';
import type { IndicatorId, PlanId } from '../../../functions/domain/ids';
import type { CatalogueColumnId, PlanFinding } from '../../../functions/domain/plan/plan-findings';
import type { Unsubscribe } from '../../excel/workbook';
import { usePane } from '../pane-context';

// Long enough not to read at every key, short enough to feel at once.
const afterTypingMs = 400;
// Excel refuses to be read while a cell is being edited; the next try comes by itself.
const afterRefusalMs = 2_000;
const refusalsBeforeSaying = 3;

/** The catalogue's sheet as it stands: reads it after typing, follows the selection, marks what was found. */
export function useCatalogueSheet(plan: PlanId) {
  const { workbook } = usePane();
  const { catalogue } = workbook;
  const [state, setState] = useState<'unknown' | 'none' | 'here'>('unknown');
  const [grid, setGrid] = useState<CatalogueGrid | null>(null);
  const [selected, setSelected] = useState<IndicatorId | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const turn = useRef(0);
  const latestSelected = useRef(selected);
  latestSelected.current = selected;

  /** Reads the sheet now. Null (with the state set) if the workbook has none of this plan. */
  const read = useCallback(async (): Promise<CatalogueGrid | null> => {
    turn.current += 1;
    const mine = turn.current;
    const next = await catalogue.read(plan);
    // A slower, older reading never overwrites a newer one on the screen.
    if (mine === turn.current) {
      setGrid(next);
      setState(next ? 'here' : 'none');
    }
    return next;
  }, [catalogue, plan]);

  /** Runs something the person asked for, and shows why if it fails. */
  const attempt = useCallback(async (work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work();
      setProblem(null);
      return true;
    } catch (error) {
      setProblem(error);
      return false;
    }
  }, []);

  useEffect(() => {
    void attempt(read);
  }, [read, attempt]);

  // The sheet's events are hints: they say when to look, never what is there.
  const isHere = state === 'here';
  useEffect(() => {
    if (!isHere) return;
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let refusals = 0;
    const unsubscribes: Unsubscribe[] = [];

    const readLater = (delay: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        read().then(
          () => {
            if (refusals >= refusalsBeforeSaying && !isOver) setProblem(null);
            refusals = 0;
          },
          (error: unknown) => {
            refusals += 1;
            if (isOver) return;
            if (refusals >= refusalsBeforeSaying) setProblem(error);
            readLater(afterRefusalMs);
          },
        );
      }, delay);
    };
    const keep = (subscription: Promise<Unsubscribe>) =>
      subscription.then(
        (unsubscribe) => (isOver ? void unsubscribe() : void unsubscribes.push(unsubscribe)),
        (error: unknown) => setProblem(error),
      );

    void keep(catalogue.onTyped(plan, () => readLater(afterTypingMs)));
    // Outside of the rows the last indicator stays: one looks at the pane just then.
    void keep(catalogue.onSelected(plan, (at) => at && setSelected(at)));
    return () => {
      isOver = true;
      clearTimeout(timer);
      for (const unsubscribe of unsubscribes) void unsubscribe();
    };
  }, [isHere, catalogue, plan, read]);

  const open = useCallback(
    async (desk: PlanDeskReply, rewrite: boolean) => {
      await catalogue.open(desk, { rewrite });
      const at = latestSelected.current;
      // Written anew, the sheet stands at its top: back to where the planner was.
      if (rewrite && at && desk.draft.indicators.some(({ id }) => id === at)) {
        await catalogue.goTo(desk.draft.id, at, null);
      }
      return read();
    },
    [catalogue, read],
  );

  const write = useCallback(
    async (cells: Parameters<typeof catalogue.write>[1]) => {
      await catalogue.write(plan, cells);
      // The workbook reports only what the person types.
      return read();
    },
    [catalogue, plan, read],
  );

  const goTo = useCallback(
    (indicator: IndicatorId, column: CatalogueColumnId | null) =>
      attempt(async () => {
        await catalogue.goTo(plan, indicator, column);
        setSelected(indicator);
      }),
    [catalogue, plan, attempt],
  );

  return { state, grid, selected, problem, setProblem, read, attempt, open, write, goTo };
}

export type CatalogueSheet = ReturnType<typeof useCatalogueSheet>;

/** Keeps the sheet's colours in step with what was found. */
export function useCatalogueMarks(plan: PlanId, sheet: CatalogueSheet, findings: PlanFinding[]) {
  const { workbook } = usePane();
  const isHere = sheet.state === 'here';
  const { setProblem } = sheet;
  // Only a change of what is marked is worth a call to Excel, so the effect depends on it as a text.
  const marked = findings.map(({ indicator, column, rule }) => [indicator, column, rule].join()).join(';');
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (isHere) workbook.catalogue.mark(plan, findings).catch(setProblem);
  }, [workbook, plan, isHere, marked, sheet.grid?.revision]);
}
