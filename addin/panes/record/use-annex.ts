import { useCallback, useEffect, useState } from 'react';
import type { AnnexReply } from '../../../functions/contract/record';
import type { OrgUnitId, RoundId } from '../../../functions/domain/ids';
import type { RecordApi } from '../../api/record-api';
import { useAttempt } from '../use-attempt';

/** 办理记录 of a submission, verified anew each time it is asked for. */
export function useAnnex(record: RecordApi, round: RoundId, unit: OrgUnitId) {
  const [reply, setReply] = useState<AnnexReply | null>(null);
  const { isBusy, problem, attempt, dismiss } = useAttempt();
  const refresh = useCallback(
    () => attempt(async () => setReply(await record.annex(round, unit))),
    [attempt, record, round, unit],
  );
  useEffect(() => {
    refresh();
  }, [refresh]);
  return { reply, isBusy, problem, refresh, dismiss };
}
