import { useState } from 'react';
import type { EvaluationDeskReply } from '../../../functions/contract/evaluating';
import type { RoundId } from '../../../functions/domain/ids';
import { clockText } from '../../text/zh';
import { adjustment as words } from '../../text/zh-evaluating';
import { usePane } from '../pane-context';
import { useAttempt } from '../use-attempt';
import type { WantedAdjustment } from './adjustment-form';
import type { Proposal } from './adjustment-list';
import { isStale } from './evaluation-refusal';

interface Desk {
  take: (next: EvaluationDeskReply) => void;
  load: () => Promise<EvaluationDeskReply | null>;
  /** An approved adjustment changes what the figures are judged by. */
  onApproved: () => void;
}

/** 目标调整: proposing, and deciding on what another person proposed. */
export function useAdjustments(round: RoundId, { take, load, onApproved }: Desk) {
  const { api } = usePane();
  const { isBusy, problem, attempt, dismiss } = useAttempt();
  const [done, setDone] = useState<string | null>(null);
  return {
    isBusy,
    problem,
    dismiss,
    isStale: isStale(problem),
    done,
    loadLatest: () => void attempt(load),
    propose: (wanted: WantedAdjustment) =>
      attempt(async () => {
        take(await api.evaluating.proposeAdjustment(round, wanted));
        setDone(words.sent(clockText(new Date().toISOString())));
      }),
    decide: ({ id, revision }: Proposal, approve: boolean, note: string) =>
      attempt(async () => {
        take(await api.evaluating.decideAdjustment(round, id, { revision, approve, note }));
        setDone(null);
        if (approve) onApproved();
      }),
  };
}

export type Adjustments = ReturnType<typeof useAdjustments>;
