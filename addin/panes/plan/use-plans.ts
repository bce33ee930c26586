import { useCallback, useEffect, useState } from 'react';
import type { PlansReply } from '../../../functions/contract/planning';
import { usePane } from '../pane-context';

/** The plans this person may see. What was shown stays while it is asked for again. */
export function usePlans() {
  const { api } = usePane();
  const [reply, setReply] = useState<PlansReply | null>(null);
  const [problem, setProblem] = useState<unknown>(null);

  const load = useCallback(async () => {
    try {
      setReply(await api.planning.plans());
      setProblem(null);
    } catch (error) {
      setProblem(error);
    }
  }, [api]);

  useEffect(() => {
    void load();
  }, [load]);

  return { reply, problem, load };
}
