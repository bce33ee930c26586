import type { PublishedEvaluation } from '../domain/evaluation/publication';
import type { EvaluationId, PersonId, RoundId } from '../domain/ids';
import { Problem } from '../domain/problem';
import { readProgress } from './read-progress';
import type { Context } from './stores';

/** 已发布的评估, as it was published; for whoever may read the round's evaluation. */
export async function readPublishedEvaluation(
  context: Context,
  actor: PersonId,
  roundId: RoundId,
  id: EvaluationId,
): Promise<PublishedEvaluation<unknown>> {
  const { round } = await readProgress(context, actor, roundId, 'readEvaluation');
  const all = await context.stores.evaluations.list(round.plan, round.dataYear);
  const found = all.find((evaluation) => evaluation.id === id && evaluation.round === round.id);
  if (!found) throw new Problem('thing.notFound', { what: 'evaluation' });
  const { requestId: _, ...evaluation } = found;
  return evaluation;
}
