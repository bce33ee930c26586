import { useCallback, useEffect, useRef, useState } from 'react';
import type { AllocationGrid } from '../../../functions/domain/allocation/grid';
import type { PlanId } from '../../../functions/domain/ids';
import type { Unsubscribe, Workbook } from '../../excel/workbook';

// Long enough not to read at every key, short enough to feel at once.
const afterTypingMs = 400;
// Excel refuses to be read while a cell is being edited; the next try comes by itself.
const afterRefusalMs = 2_000;
const refusalsBeforeSaying = 3;

/** 任务分解表 as it stands in the workbook, read again after each typing. `grid` is undefined until looked for, null where there is none. */
export function useAllocationSheet({ allocation }: Workbook, plan: PlanId) {
  const [grid, setGrid] = useState<AllocationGrid | null | undefined>(undefined);
  const [isRefused, setIsRefused] = useState(false);
  const turn = useRef(0);

  const read = useCallback(async (): Promise<AllocationGrid | null> => {
    turn.current += 1;
    const mine = turn.current;
    const found = await allocation.read(plan);
    // A slower, older reading never overwrites a newer one on the screen.
    if (mine === turn.current) setGrid(found);
    setIsRefused(false);
    return found;
  }, [allocation, plan]);

  const isHere = grid !== undefined && grid !== null;
  useEffect(() => {
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let refusals = 0;
    let unsubscribe: Unsubscribe | null = null;
    const readLater = (delay: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        read().then(
          () => {
            refusals = 0;
          },
          () => {
            refusals += 1;
            if (isOver) return;
            if (refusals >= refusalsBeforeSaying) setIsRefused(true);
            readLater(afterRefusalMs);
          },
        );
      }, delay);
    };
    if (isHere) {
      allocation
        .onTyped(plan, () => readLater(afterTypingMs))
        .then(
          (stop) => {
            if (isOver) void stop();
            else unsubscribe = stop;
          },
          // Without events the sheet is still read when it is opened and before it is saved.
          () => undefined,
        );
    } else readLater(0);
    return () => {
      isOver = true;
      clearTimeout(timer);
      void unsubscribe?.();
    };
  }, [isHere, allocation, plan, read]);

  return { grid: grid ?? null, isRefused, read };
}
