import type { Accounts, EvaluatingAction, EvaluationBasis } from '../domain/evaluation/publication';
import type { PersonId, RoundId } from '../domain/ids';
import type { Person } from '../domain/org/people';
import { mayOverChildren } from '../domain/org/permissions';
import type { AdjustmentProposal } from '../domain/plan/adjustment';
import { Problem } from '../domain/problem';
import { toBasis } from './evaluation-basis';
import { type EvaluationReport, readEvaluation } from './read-evaluation';
import { loadActor } from './situation';
import type { Context, StoredEvaluation } from './stores';

/** Everything a decision beside the figures of a data year rests on. */
export interface LoadedEvaluating {
  actor: Person;
  report: EvaluationReport;
  basis: EvaluationBasis;
  accounts: Accounts & { lastRequest: string | null };
  published: StoredEvaluation[];
  proposals: (AdjustmentProposal & { lastRequest: string })[];
}

/**
 * Loads it for a person who may read the evaluation; for anybody else there is no such round. `past` (an instant) as in
 * `readEvaluation`.
 */
export async function loadEvaluating(
  context: Context,
  actorId: PersonId,
  round: RoundId,
  past?: string,
): Promise<LoadedEvaluating> {
  const { evaluations } = context.stores;
  const [actor, report] = await Promise.all([
    loadActor(context, actorId),
    readEvaluation(context, actorId, round, past),
  ]);
  const { plan, dataYear } = report.progress.round;
  const [basis, accounts, published, proposals] = await Promise.all([
    toBasis(context, report),
    evaluations.accounts(plan, dataYear),
    evaluations.list(plan, dataYear),
    evaluations.proposals(plan),
  ]);
  return { actor, report, basis, accounts, published, proposals };
}

export function mayDo(
  { actor, report }: Pick<LoadedEvaluating, 'actor' | 'report'>,
  action: EvaluatingAction,
): boolean {
  return mayOverChildren(actor, action, report.progress.round.parent);
}

/** Throws `action.notYours` for whose duties do not include it. */
export function requireDuty(loaded: LoadedEvaluating, action: EvaluatingAction): void {
  if (!mayDo(loaded, action)) throw new Problem('action.notYours', { action });
}
