import type { Accounts } from '../domain/evaluation/publication';
import type { IndicatorId, PersonId, RoundId } from '../domain/ids';
import { toPersonName } from '../domain/org/people';
import { Problem } from '../domain/problem';
import { loadEvaluating, requireDuty } from './load-evaluating';
import { type EvaluationDesk, readEvaluationDesk } from './read-evaluation-desk';
import { toRequest } from './request';
import type { Context } from './stores';

/** 原因和措施 of a data year, all of them, and on which revision they were written. */
export interface AccountChanges extends Pick<Accounts, 'revision' | 'byIndicator'> {
  round: RoundId;
  requestId: string;
}

/** 保存原因和措施. Figures are none of it. Throws `evaluation.accountsStale`. */
export async function saveAccounts(
  context: Context,
  actorId: PersonId,
  { round, revision, requestId, byIndicator }: AccountChanges,
): Promise<EvaluationDesk> {
  const loaded = await loadEvaluating(context, actorId, round);
  requireDuty(loaded, 'saveAccounts');
  const { actor, report, accounts } = loaded;
  const request = toRequest(actorId, requestId);
  if (accounts.lastRequest !== request) {
    if (accounts.revision !== revision)
      throw new Problem('evaluation.accountsStale', { expected: revision, current: accounts.revision });
    const known = new Set(report.plan.indicators.map(({ id }) => id));
    const isStrange = Object.keys(byIndicator).some((id) => !known.has(id as IndicatorId));
    if (isStrange) throw new Problem('thing.notFound', { what: 'indicator' });
    const { plan, dataYear } = accounts;
    const saved = { by: toPersonName(actor), at: context.now() };
    await context.stores.evaluations.saveAccounts(
      { plan, dataYear, revision: revision + 1, saved, byIndicator },
      request,
    );
  }
  return readEvaluationDesk(context, actorId, round);
}
