import type { PersonId, RoundId } from '../domain/ids';
import { toPersonName } from '../domain/org/people';
import { type AdjustmentProposal, ownTargetOf } from '../domain/plan/adjustment';
import { proposalRefusal, type WantedAdjustment } from '../domain/plan/adjustment-refusal';
import type { Plan } from '../domain/plan/plan';
import { Problem } from '../domain/problem';
import { loadEvaluating, requireDuty } from './load-evaluating';
import { refuse } from './load-plan-in-work';
import { asItStands, type EvaluationDesk, readEvaluationDesk } from './read-evaluation-desk';
import { toRequest } from './request';
import type { Context } from './stores';

/** 目标调整 as a planner proposes it. */
export interface AdjustmentWish extends WantedAdjustment {
  round: RoundId;
  requestId: string;
}

/** 提出目标调整 to the newest version of the plan; nothing comes of it before somebody else approves. */
export async function proposeAdjustment(
  context: Context,
  actorId: PersonId,
  { round, requestId, ...wanted }: AdjustmentWish,
): Promise<EvaluationDesk> {
  const loaded = await loadEvaluating(context, actorId, round);
  requireDuty(loaded, 'proposeAdjustment');
  const { actor, report, proposals } = loaded;
  const request = toRequest(actorId, requestId);
  if (!proposals.some(({ lastRequest }) => lastRequest === request)) {
    const { newest } = report;
    const units = await context.stores.units.children(newest.owner);
    const standing = proposals.map((proposal) => asItStands(proposal, newest));
    refuse(proposalRefusal(newest, wanted, standing, units));
    const proposal: AdjustmentProposal = {
      ...wanted,
      ...targetsOf(newest, wanted),
      // Numbered over the plan: two who propose at once can't both have a number, and the second looks again.
      id: `ad_${newest.code.toLowerCase()}_${proposals.length + 1}`,
      plan: newest.id,
      proposedBy: toPersonName(actor),
      proposedAt: context.now(),
      status: 'proposed',
      decidedBy: null,
      decidedAt: null,
      decisionNote: '',
      revision: 1,
    };
    await context.stores.evaluations.saveProposal(proposal, request);
  }
  return readEvaluationDesk(context, actorId, round);
}

/** The target as it is, and as it shall be: under the next number, whatever the wish calls itself. */
function targetsOf(
  plan: Plan,
  { indicator: id, part = null, to }: WantedAdjustment,
): Pick<AdjustmentProposal, 'from' | 'to'> {
  const indicator = plan.indicators.find((one) => one.id === id);
  const from = indicator && ownTargetOf(indicator, part);
  if (!from) throw new Problem('thing.notFound', { what: 'indicator' });
  return { from, to: { ...to, version: from.version + 1 } };
}
