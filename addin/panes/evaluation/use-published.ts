import { useState } from 'react';
import type { PublishedEvaluationReply } from '../../../functions/contract/evaluating';
import type { EvaluationId, RoundId } from '../../../functions/domain/ids';
import { usePane } from '../pane-context';
import { useAttempt } from '../use-attempt';

/** A published evaluation opened in place of the current one; it never changes, so it is read once. */
export function usePublished(round: RoundId) {
  const { api } = usePane();
  const { isBusy, problem, attempt, dismiss } = useAttempt();
  const [opened, setOpened] = useState<PublishedEvaluationReply | null>(null);
  return {
    opened,
    isBusy,
    problem,
    dismiss,
    open: (id: EvaluationId) => attempt(async () => setOpened(await api.evaluating.published(round, id))),
    close: () => setOpened(null),
  };
}
