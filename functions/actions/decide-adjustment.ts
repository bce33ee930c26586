import type { AdjustmentId, PersonId, RoundId } from '../domain/ids';
import { toPersonName } from '../domain/org/people';
import { type AdjustmentProposal, isInPlan, toAdjustedPlan } from '../domain/plan/adjustment';
import { decisionRefusal } from '../domain/plan/adjustment-refusal';
import { Problem } from '../domain/problem';
import { loadEvaluating, requireDuty } from './load-evaluating';
import { refuse } from './load-plan-in-work';
import { type EvaluationDesk, isUnfinished, readEvaluationDesk } from './read-evaluation-desk';
import { toRequest } from './request';
import type { Context } from './stores';

/** 审批 of a proposed adjustment, on the revision that was read. */
export interface AdjustmentDecision {
  round: RoundId;
  adjustment: AdjustmentId;
  requestId: string;
  revision: number;
  approve: boolean;
  /** Why, if it is not approved. */
  note: string;
}

/**
 * 审批目标调整, never by who proposed it. First the decision is stored, which only one can make; then the plan's next version.
 * Where the second is missing (a crash in between), approving again brings it, in the name of who decided.
 */
export async function decideAdjustment(
  context: Context,
  actorId: PersonId,
  decision: AdjustmentDecision,
): Promise<EvaluationDesk> {
  const { round, adjustment, revision, approve, note } = decision;
  const loaded = await loadEvaluating(context, actorId, round);
  requireDuty(loaded, 'decideAdjustment');
  const { actor, report, proposals } = loaded;
  const found = proposals.find(({ id }) => id === adjustment);
  if (!found) throw new Problem('thing.notFound', { what: 'adjustment' });
  const { lastRequest, ...proposal } = found;
  const request = toRequest(actorId, decision.requestId);

  if (approve && isUnfinished(proposal, report.newest)) {
    refuse(decisionRefusal(report.newest, proposal, actor, approve));
    await bringIntoPlan(context, proposal);
  } else if (lastRequest !== request) {
    refuse(decisionRefusal(report.newest, proposal, actor, approve));
    if (!approve && isUnfinished(proposal, report.newest)) {
      throw new Problem('adjustment.approvedAlready', { by: proposal.decidedBy?.name ?? '' });
    }
    if (proposal.revision !== revision || proposal.status !== 'proposed')
      throw new Problem('adjustment.stale', { expected: revision, current: proposal.revision });
    if (!approve && note.trim() === '') throw new Problem('adjustment.incomplete', { fields: ['note'] });
    const decided: AdjustmentProposal = {
      ...proposal,
      status: approve ? 'approved' : 'rejected',
      decidedBy: toPersonName(actor),
      decidedAt: context.now(),
      decisionNote: note,
      revision: revision + 1,
    };
    await context.stores.evaluations.saveProposal(decided, request);
    if (approve) await bringIntoPlan(context, decided);
  }
  return readEvaluationDesk(context, actorId, round);
}

const tries = 3;

/** Publishes the plan's next version with the new target. Others may publish at the same moment: then on top of theirs. */
async function bringIntoPlan({ stores }: Context, proposal: AdjustmentProposal): Promise<void> {
  const { plan: id, decidedBy, decidedAt } = proposal;
  if (!decidedBy || !decidedAt) throw new Error(`adjustment ${proposal.id} was not decided`);
  for (let attempt = 1; ; attempt += 1) {
    const plan = await stores.plans.get(id);
    const indicator = plan?.indicators.find((one) => one.id === proposal.indicator);
    if (!plan || !indicator) throw new Problem('thing.notFound', { what: 'plan' });
    if (isInPlan(indicator, proposal)) return;
    const next = toAdjustedPlan(plan, proposal, { approvedBy: decidedBy, at: decidedAt });
    try {
      await stores.plans.publish(next, null, `adjustment/${proposal.id}`);
      return;
    } catch (error) {
      const wasOvertaken = error instanceof Problem && error.code === 'plan.stale';
      if (!wasOvertaken || attempt === tries) throw error;
    }
  }
}
