import type { AdjustmentId, IndicatorId, PlanId } from '../ids';
import type { PersonName } from '../org/people';
import type { Indicator } from './indicator';
import type { Plan } from './plan';
import type { Target } from './target';

/**
 * Reasons for which an approved target may be adjusted: functions handed over, statistics stopped or redefined, the plan
 * above or national policy changed, force majeure. Missing the target is none.
 */
export const adjustmentReasons = ['functionsMoved', 'statisticsChanged', 'higherPlanChanged', 'forceMajeure'] as const;
export type AdjustmentReason = (typeof adjustmentReasons)[number];

/** 目标调整 that was approved: from which data year on, on what ground. The target before it stays for ever. */
export interface Adjustment {
  /** The target it replaced; the first one's is the plan's own. */
  from: Target;
  /** First data year judged by the new target. */
  effectiveFrom: number;
  reasonKind: AdjustmentReason;
  reason: string;
  /** 批准文号, and who approved (批准机关). */
  documentNumber: string;
  approvingBody: string;
  proposedBy: PersonName;
  approvedBy: PersonName;
  /** ISO instant of the approval. */
  at: string;
}

export const proposalStatuses = ['proposed', 'approved', 'rejected'] as const;
export type ProposalStatus = (typeof proposalStatuses)[number];

/** A proposed adjustment on its way: planner proposes, an approver decides (四眼). */
export interface AdjustmentProposal extends Omit<Adjustment, 'from' | 'approvedBy' | 'at'> {
  id: AdjustmentId;
  plan: PlanId;
  indicator: IndicatorId;
  /** The target as it was when it was proposed, and as it shall be. */
  from: Target;
  to: Target;
  proposedAt: string;
  status: ProposalStatus;
  decidedBy: PersonName | null;
  decidedAt: string | null;
  /** What the approver said. */
  decisionNote: string;
  revision: number;
}

/** The target that counts for a data year: an adjustment works from its year on, earlier years keep what was in force. */
export function targetInForce(indicator: Pick<Indicator, 'target' | 'adjustments'>, year: number): Target {
  // From the newest back: each one not yet effective hands the year to the target before it.
  return indicator.adjustments.reduceRight(
    (target, adjustment) => (year < adjustment.effectiveFrom ? adjustment.from : target),
    indicator.target,
  );
}

/** The plan's own first target, whatever was adjusted since. */
export function originalTarget(indicator: Pick<Indicator, 'target' | 'adjustments'>): Target {
  return indicator.adjustments[0]?.from ?? indicator.target;
}

/** The plan with the targets that count for a data year. */
export function withTargetsInForce(plan: Plan, year: number): Plan {
  return {
    ...plan,
    indicators: plan.indicators.map((indicator) => ({ ...indicator, target: targetInForce(indicator, year) })),
  };
}

/** The plan as if nothing had ever been adjusted: for 按原目标 beside 按调整后目标. */
export function withOriginalTargets(plan: Plan): Plan {
  return {
    ...plan,
    indicators: plan.indicators.map((indicator) => ({ ...indicator, target: originalTarget(indicator) })),
  };
}
