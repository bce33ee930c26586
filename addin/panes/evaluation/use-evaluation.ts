import { useCallback, useEffect, useMemo, useState } from 'react';
import type { EvaluationReply } from '../../../functions/contract/evaluation';
import type { Worklist } from '../../../functions/contract/worklist';
import type { IndicatorId, RoundId } from '../../../functions/domain/ids';
import { usePane } from '../pane-context';
import { alertsOf, type Filter, filtered, groupIndicators } from './indicator-order';

type Round = Worklist['rounds'][number];

/** 年度评估 of one round, and the way to the other years of the same plan. */
export function useEvaluation(round: RoundId) {
  const { api, workbook, go } = usePane();
  const [evaluation, setEvaluation] = useState<EvaluationReply | null>(null);
  const [rounds, setRounds] = useState<Round[]>([]);
  const [filter, setFilter] = useState<Filter>('all');
  const [opened, setOpened] = useState<ReadonlySet<IndicatorId>>(new Set());
  const [busy, setBusy] = useState<'load' | 'write' | null>('load');
  const [problem, setProblem] = useState<unknown>(null);
  const [retry, setRetry] = useState<(() => void) | null>(null);
  const [writtenAt, setWrittenAt] = useState<string | null>(null);

  const load = useCallback(async () => {
    setBusy('load');
    setProblem(null);
    try {
      setEvaluation(await api.evaluation(round));
    } catch (error) {
      setProblem(error);
      setRetry(() => load);
    } finally {
      setBusy(null);
    }
  }, [api, round]);

  useEffect(() => {
    // The figures of one year must not stand under another year's heading while the new ones are on their way.
    setEvaluation(null);
    setWrittenAt(null);
    load();
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

  async function writeSheet() {
    if (!evaluation || busy) return;
    setBusy('write');
    setProblem(null);
    try {
      await workbook.writeEvaluation(evaluation);
      setWrittenAt(new Date().toISOString());
    } catch (error) {
      setProblem(error);
      setRetry(() => writeSheet);
    } finally {
      setBusy(null);
    }
  }

  const items = useMemo(() => evaluation?.indicators ?? [], [evaluation]);
  const plan = rounds.find((other) => other.id === round)?.plan;
  return {
    evaluation,
    busy,
    problem,
    retry,
    writtenAt,
    filter,
    setFilter,
    groups: useMemo(() => groupIndicators(filtered(items, filter)), [items, filter]),
    alerts: useMemo(() => alertsOf(items), [items]),
    countOf: (other: Filter) => filtered(items, other).length,
    years: rounds
      .filter((other) => other.plan === plan && other.canReadEvaluation)
      .toSorted((a, b) => a.dataYear - b.dataYear),
    goToYear: (other: RoundId) => go({ pane: 'evaluation', round: other }),
    isOpen: (id: IndicatorId) => opened.has(id),
    toggle: (id: IndicatorId) => setOpened((before) => withToggled(before, id)),
    /** Brings an indicator into view, opened, whatever the filter hid. */
    reveal: (id: IndicatorId) => {
      setFilter('all');
      setOpened((before) => new Set(before).add(id));
    },
    refresh: load,
    writeSheet,
    dismissProblem: () => setProblem(null),
  };
}

export type EvaluationState = ReturnType<typeof useEvaluation>;

function withToggled<Id>(before: ReadonlySet<Id>, id: Id): ReadonlySet<Id> {
  const after = new Set(before);
  if (!after.delete(id)) after.add(id);
  return after;
}
