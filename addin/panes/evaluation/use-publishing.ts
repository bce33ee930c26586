import { useEffect, useState } from 'react';
import type { EvaluationDeskReply, PublishedEvaluationReply } from '../../../functions/contract/evaluating';
import type { EvaluationReply } from '../../../functions/contract/evaluation';
import type { RoundId } from '../../../functions/domain/ids';
import { usePane } from '../pane-context';
import { useAttempt } from '../use-attempt';
import { isStale, refusalOf } from './evaluation-refusal';
import { changesSince } from './publication-changes';

interface Situation {
  desk: EvaluationDeskReply;
  evaluation: EvaluationReply;
  take: (next: EvaluationDeskReply) => void;
  load: () => Promise<EvaluationDeskReply | null>;
}

/** Publishing the evaluation on the screen, held against the one published last. */
export function usePublishing(round: RoundId, { desk, evaluation, take, load }: Situation) {
  const { api } = usePane();
  const { isBusy, problem, attempt, dismiss } = useAttempt();
  const [last, setLast] = useState<PublishedEvaluationReply | null>(null);
  const lastId = newestOf(desk)?.id ?? null;

  useEffect(() => {
    let isGone = false;
    setLast(null);
    // The comparison is a help beside publishing, not a condition of it.
    if (lastId)
      api.evaluating.published(round, lastId).then(
        (reply) => !isGone && setLast(reply),
        () => undefined,
      );
    return () => {
      isGone = true;
    };
  }, [api, round, lastId]);

  const names = new Map(evaluation.indicators.map((item) => [item.indicator, item.name]));
  return {
    /** Of the one to come. */
    number: desk.published.length + 1,
    missing: desk.missing.map(({ indicator, fields }) => ({
      indicator,
      name: names.get(indicator) ?? indicator,
      fields,
    })),
    changes: last && changesSince(last.result, evaluation),
    refusal: refusalOf(desk, 'publishEvaluation'),
    isBusy,
    problem,
    isStale: isStale(problem),
    dismiss,
    loadLatest: () => void attempt(load),
    /** What is frozen is what the person has before their eyes, so its instant goes along. */
    publish: (asOf: string, note: string) =>
      attempt(async () =>
        take(
          await api.evaluating.publishEvaluation(round, {
            number: desk.published.length,
            accountsRevision: desk.accounts.revision,
            asOf,
            note,
          }),
        ),
      ),
  };
}

/** The publication that counts now: the last amendment. */
export function newestOf({ published }: Pick<EvaluationDeskReply, 'published'>) {
  return published.toSorted((a, b) => b.number - a.number)[0];
}
