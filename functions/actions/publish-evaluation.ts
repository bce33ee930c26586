import {
  basisChanges,
  missingAccounts,
  type PublishedEvaluation,
  toEvaluationId,
} from '../domain/evaluation/publication';
import type { PersonId, RoundId } from '../domain/ids';
import { toPersonName } from '../domain/org/people';
import { Problem } from '../domain/problem';
import { type LoadedEvaluating, loadEvaluating, requireDuty } from './load-evaluating';
import type { EvaluationReport } from './read-evaluation';
import { type EvaluationDesk, readEvaluationDesk } from './read-evaluation-desk';
import { toRequest } from './request';
import type { Context } from './stores';

/** 发布 of an evaluation, on what was read: so many publications, accounts of such a revision. */
export interface EvaluationPublication {
  round: RoundId;
  requestId: string;
  number: number;
  accountsRevision: number;
  /** An instant; null = now. */
  asOf: string | null;
  note: string;
}

/**
 * 发布评估. Worked out anew here, and kept for good with all it rests on; `freeze` gives what the world is told of it. An
 * incomplete one may be published, and says 数据不全 where it is. Throws `evaluation.stale`, `evaluation.accountsStale`,
 * `evaluation.accountMissing`, `evaluation.asOfAhead`, `evaluation.tooLarge`.
 */
export async function publishEvaluation(
  context: Context,
  actorId: PersonId,
  wanted: EvaluationPublication,
  freeze: (report: EvaluationReport) => unknown,
): Promise<EvaluationDesk> {
  const { round, requestId, asOf } = wanted;
  const loaded = await loadEvaluating(context, actorId, round, asOf ?? undefined);
  requireDuty(loaded, 'publishEvaluation');
  const request = toRequest(actorId, requestId);
  const isRetry = loaded.published.some((earlier) => earlier.requestId === request);
  if (!isRetry) {
    const at = context.now();
    if (asOf !== null && asOf > at) throw new Problem('evaluation.asOfAhead', { asOf });
    requireAsRead(loaded, wanted);
    const frozen = toPublished(loaded, wanted, at, freeze(loaded.report));
    await context.stores.evaluations.publish(frozen, request);
  }
  return readEvaluationDesk(context, actorId, round);
}

function requireAsRead(
  { report, accounts, published }: LoadedEvaluating,
  { number, accountsRevision }: EvaluationPublication,
): void {
  if (published.length !== number)
    throw new Problem('evaluation.stale', { expected: number, current: published.length });
  if (accounts.revision !== accountsRevision)
    throw new Problem('evaluation.accountsStale', { expected: accountsRevision, current: accounts.revision });
  const missing = missingAccounts(report.evaluation.indicators, accounts.byIndicator);
  if (missing.length > 0)
    throw new Problem('evaluation.accountMissing', { indicators: missing.map(({ indicator }) => indicator) });
}

function toPublished(
  { actor, report, basis, accounts, published }: LoadedEvaluating,
  { round, note }: EvaluationPublication,
  publishedAt: string,
  result: unknown,
): PublishedEvaluation<unknown> {
  const { dataYear, kind } = report.evaluation;
  const number = published.length + 1;
  const before = published.at(-1);
  return {
    id: toEvaluationId(report.plan, dataYear, number),
    plan: report.plan.id,
    round,
    dataYear,
    kind,
    number,
    asOf: report.asOf,
    publishedBy: toPersonName(actor),
    publishedAt,
    note,
    basis,
    changes: before ? basisChanges(before.basis, basis) : [],
    accounts: accounts.byIndicator,
    result,
  };
}
