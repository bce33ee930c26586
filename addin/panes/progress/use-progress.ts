import { useCallback, useEffect, useState } from 'react';
import type { ProgressReply } from '../../../functions/contract/evaluation';
import type { OrgUnitId, RoundId } from '../../../functions/domain/ids';
import { usePane } from '../pane-context';

/** How far the units are with a round; asked anew whenever what stands around it is (`freshAt`). */
export function useProgress(round: RoundId, freshAt: string | null = null) {
  const { api, go } = usePane();
  const [progress, setProgress] = useState<ProgressReply | null>(null);
  const [updatedAt, setUpdatedAt] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(true);
  const [problem, setProblem] = useState<unknown>(null);

  const refresh = useCallback(async () => {
    setIsBusy(true);
    setProblem(null);
    try {
      setProgress(await api.progress(round));
      setUpdatedAt(new Date().toISOString());
    } catch (error) {
      setProblem(error);
    } finally {
      setIsBusy(false);
    }
  }, [api, round]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the hour itself is not asked for
  useEffect(() => {
    refresh();
  }, [refresh, freshAt]);

  return {
    progress,
    updatedAt,
    isBusy,
    problem,
    refresh,
    dismissProblem: () => setProblem(null),
    open: (unit: OrgUnitId) => go({ pane: 'review', round, unit }),
  };
}
