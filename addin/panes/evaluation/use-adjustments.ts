import { useState } from 'react';
import type { EvaluationDeskReply } from '../../../functions/contract/evaluating';
import type { EvaluationReply } from '../../../functions/contract/evaluation';
import type { RoundId } from '../../../functions/domain/ids';
import { clockText, verdictName } from '../../text/zh';
import { adjustment as words } from '../../text/zh-evaluating';
import { withMeasure } from '../../text/zh-evaluation';
import { usePane } from '../pane-context';
import { useAttempt } from '../use-attempt';
import type { WantedAdjustment } from './adjustment-form';
import type { Proposal, ProposalFacts } from './adjustment-list';
import { isStale } from './evaluation-refusal';

interface Desk {
  take: (next: EvaluationDeskReply) => void;
  load: () => Promise<EvaluationDeskReply | null>;
  /** An approved adjustment changes what the figures are judged by: they are read anew. Null where there was no answer. */
  onApproved: () => Promise<EvaluationReply | null>;
}

/** 目标调整: proposing, and deciding on what another person proposed. */
export function useAdjustments(round: RoundId, { take, load, onApproved }: Desk) {
  const { api } = usePane();
  const { isBusy, problem, attempt, dismiss } = useAttempt();
  const [sent, setSent] = useState<string | null>(null);
  const [decided, setDecided] = useState<string | null>(null);
  return {
    isBusy,
    problem,
    dismiss,
    isStale: isStale(problem),
    sent,
    /** The last decision in words, and what came of it. */
    decided,
    loadLatest: () => void attempt(load),
    propose: (wanted: WantedAdjustment) =>
      attempt(async () => {
        take(await api.evaluating.proposeAdjustment(round, wanted));
        setSent(words.sent(clockText(new Date().toISOString())));
      }),
    decide: (proposal: Proposal, { name, measure }: ProposalFacts, approve: boolean, note: string) =>
      attempt(async () => {
        const { id, revision, from, to, effectiveFrom } = proposal;
        setSent(null);
        setDecided(null);
        take(await api.evaluating.decideAdjustment(round, id, { revision, approve, note }));
        const time = clockText(new Date().toISOString());
        if (!approve) return setDecided(words.rejectedDone(time, name, withMeasure(from.raw, measure)));
        const verdict = verdictIn(await onApproved(), proposal);
        setDecided(words.approvedDone(time, name, withMeasure(to.raw, measure), effectiveFrom, verdict));
      }),
  };
}

/** How the indicator is judged now; null where the target only holds for later years, or the figures were not read. */
function verdictIn(evaluation: EvaluationReply | null, { indicator, effectiveFrom }: Proposal): string | null {
  const item = evaluation?.indicators.find((one) => one.indicator === indicator);
  if (!evaluation || !item || effectiveFrom > evaluation.dataYear) return null;
  return verdictName(item.verdict, evaluation.verdictNames);
}

export type Adjustments = ReturnType<typeof useAdjustments>;
