import { useCallback, useEffect, useState } from 'react';
import type { EvaluationDeskReply } from '../../../functions/contract/evaluating';
import type { RoundId } from '../../../functions/domain/ids';
import { usePane } from '../pane-context';

/** What is prepared beside the figures: accounts, publications, adjustments. The figures are readable without it. */
export function useDesk(round: RoundId) {
  const { api } = usePane();
  const [desk, setDesk] = useState<EvaluationDeskReply | null>(null);
  const [problem, setProblem] = useState<unknown>(null);

  /** The newest desk, or null where there was no answer. */
  const load = useCallback(async (): Promise<EvaluationDeskReply | null> => {
    setProblem(null);
    try {
      const next = await api.evaluating.desk(round);
      setDesk(next);
      return next;
    } catch (error) {
      setProblem(error);
      return null;
    }
  }, [api, round]);

  useEffect(() => {
    void load();
  }, [load]);

  return { desk, take: setDesk, load, problem, dismiss: () => setProblem(null) };
}
