import { useCallback, useEffect, useState } from 'react';
import type { EvaluationReply } from '../../../functions/contract/evaluation';
import type { Worklist } from '../../../functions/contract/worklist';
import type { RoundId } from '../../../functions/domain/ids';
import type { EvaluationSupplement } from '../../excel/workbook';
import { usePane } from '../pane-context';

type Round = Worklist['rounds'][number];

/** 年度评估 of one round, and the way to the other years of the same plan. */
export function useEvaluation(round: RoundId) {
  const { api, workbook, go } = usePane();
  const [evaluation, setEvaluation] = useState<EvaluationReply | null>(null);
  const [rounds, setRounds] = useState<Round[]>([]);
  const [busy, setBusy] = useState<'load' | 'write' | null>('load');
  const [problem, setProblem] = useState<unknown>(null);
  const [retryWrite, setRetryWrite] = useState<(() => void) | null>(null);
  const [writtenAt, setWrittenAt] = useState<string | null>(null);

  /** The newest figures, or null where there was no answer. */
  const load = useCallback(async (): Promise<EvaluationReply | null> => {
    setBusy('load');
    setProblem(null);
    setRetryWrite(null);
    try {
      const next = await api.evaluation(round);
      setEvaluation(next);
      return next;
    } catch (error) {
      setProblem(error);
      return null;
    } finally {
      setBusy(null);
    }
  }, [api, round]);

  useEffect(() => {
    // The figures of one year must not stand under another year's heading while the new ones are on their way.
    setEvaluation(null);
    setWrittenAt(null);
    void load();
  }, [load]);

  useEffect(() => {
    let isGone = false;
    // Only the way to the other years hangs on this: the evaluation is readable without it.
    api.worklist().then(
      (worklist) => !isGone && setRounds(worklist.rounds),
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, [api]);

  /** Writes what is on the screen, be it the current evaluation or a published one. */
  async function writeSheet(shown: EvaluationReply, supplement: EvaluationSupplement) {
    if (busy) return;
    setBusy('write');
    setProblem(null);
    try {
      await workbook.writeEvaluation(shown, supplement);
      setWrittenAt(new Date().toISOString());
    } catch (error) {
      setProblem(error);
      setRetryWrite(() => () => void writeSheet(shown, supplement));
    } finally {
      setBusy(null);
    }
  }

  const plan = rounds.find((other) => other.id === round)?.plan;
  return {
    evaluation,
    busy,
    problem,
    /** Where writing failed; null where reading did. */
    retryWrite,
    writtenAt,
    years: rounds
      .filter((other) => other.plan === plan && other.canReadEvaluation)
      .toSorted((a, b) => a.dataYear - b.dataYear),
    goToYear: (other: RoundId) => go({ pane: 'evaluation', round: other }),
    refresh: load,
    writeSheet,
    dismissProblem: () => setProblem(null),
  };
}

export type EvaluationState = ReturnType<typeof useEvaluation>;
