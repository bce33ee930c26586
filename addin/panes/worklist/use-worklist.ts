import { useCallback, useEffect, useRef, useState } from 'react';
import type { Worklist } from '../../../functions/contract/worklist';
import type { Api } from '../../api/api';
import { useWhileVisible } from './use-while-visible';

// Two people at two desks see each other's steps within this time, without a click.
const refreshMs = 15_000;

/** The worklist, kept fresh while it is looked at. */
export function useWorklist(api: Api, isOpen: boolean) {
  const [worklist, setWorklist] = useState<Worklist | null>(null);
  const [updatedAt, setUpdatedAt] = useState<string | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const isUnderWay = useRef(false);

  const refresh = useCallback(async () => {
    // A call that waits (for the network, or for a new sign-in) is enough.
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    try {
      setWorklist(await api.worklist());
      setUpdatedAt(new Date().toISOString());
      setProblem(null);
    } catch (error) {
      setProblem(error);
    } finally {
      isUnderWay.current = false;
    }
  }, [api]);

  // Coming back from a pane shows at once what was done there.
  useEffect(() => {
    if (isOpen) void refresh();
  }, [isOpen, refresh]);
  useWhileVisible(refresh, refreshMs, isOpen);

  return { worklist, updatedAt, problem, refresh };
}
