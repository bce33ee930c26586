import { useState } from 'react';
import type { PassportReply } from '../../../functions/contract/evaluating';
import type { IndicatorId, RoundId } from '../../../functions/domain/ids';
import { usePane } from '../pane-context';
import { useAttempt } from '../use-attempt';

/** 数字来历 of one figure, read when it is asked for. */
export function usePassport(round: RoundId, indicator: IndicatorId, part: string | null) {
  const { api } = usePane();
  const { isBusy, problem, attempt, dismiss } = useAttempt();
  const [passport, setPassport] = useState<PassportReply | null>(null);
  return {
    passport,
    isBusy,
    problem,
    dismiss,
    open: () => attempt(async () => setPassport(await api.evaluating.passport(round, indicator, part))),
    close: () => setPassport(null),
  };
}
