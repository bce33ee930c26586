import type { Amount } from '../decimal';
import type { AdjustmentId, IndicatorId, PlanId } from '../ids';
import type { PersonName } from '../org/people';
import type { Indicator } from './indicator';
import type { Plan } from './plan';
import { isSameContent } from './same-content';
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
  /** 年度目标 of its years that led to the target before; the way to the new one is divided anew. */
  annualTargets: Record<string, Amount>;
}

export const proposalStatuses = ['proposed', 'approved', 'rejected'] as const;
export type ProposalStatus = (typeof proposalStatuses)[number];

/** A proposed adjustment on its way: planner proposes, an approver decides (四眼). */
export interface AdjustmentProposal extends Omit<Adjustment, 'from' | 'approvedBy' | 'at' | 'annualTargets'> {
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

const yearsBefore = <Value>(byYear: Record<string, Value>, year: number) =>
  Object.fromEntries(Object.entries(byYear).filter(([key]) => Number(key) < year));
const yearsFrom = <Value>(byYear: Record<string, Value>, year: number) =>
  Object.fromEntries(Object.entries(byYear).filter(([key]) => Number(key) >= year));

/** The years' targets on the way to the plan's own first target. */
function originalAnnualTargets({ annualTargets, adjustments }: Pick<Indicator, 'annualTargets' | 'adjustments'>) {
  return adjustments.reduceRight(
    (byYear, adjustment) => ({ ...yearsBefore(byYear, adjustment.effectiveFrom), ...adjustment.annualTargets }),
    annualTargets,
  );
}

/** An indicator's way before an adjustment: what comes after is to be divided anew, and until then judged by time. */
function withoutWayFrom({ annualTargets, decomposition }: Indicator, year: number) {
  return {
    annualTargets: yearsBefore(annualTargets, year),
    decomposition: decomposition && { ...decomposition, reasons: yearsBefore(decomposition.reasons, year) },
  };
}

/** The plan as if nothing had ever been adjusted: for 按原目标 beside 按调整后目标. */
export function withOriginalTargets(plan: Plan): Plan {
  return {
    ...plan,
    indicators: plan.indicators.map((indicator) => ({
      ...indicator,
      target: originalTarget(indicator),
      annualTargets: originalAnnualTargets(indicator),
      adjustments: [],
    })),
  };
}

/**
 * A version of the plan with the targets that count for a data year, and the record of their adjustments, as a newer version of it
 * has them. Everything else stays as it was when figures were asked for; an indicator the newer one no longer has stays as it is.
 */
export function withTargetsOf(plan: Plan, newer: Plan, year: number): Plan {
  const byId = new Map(newer.indicators.map((indicator) => [indicator.id, indicator]));
  return {
    ...plan,
    indicators: plan.indicators.map((indicator) => {
      const now = byId.get(indicator.id);
      if (!now) return indicator;
      // The years' targets of the form led to the target before.
      const { annualTargets } = adjustmentInForce(now, year) ? now : indicator;
      return { ...indicator, target: targetInForce(now, year), annualTargets, adjustments: now.adjustments };
    }),
  };
}

/** The newest adjustment that works in a data year; null where the plan's own target counts. */
export function adjustmentInForce({ adjustments }: Pick<Indicator, 'adjustments'>, year: number): Adjustment | null {
  return adjustments.findLast(({ effectiveFrom }) => effectiveFrom <= year) ?? null;
}

/** Whether two targets ask for the same, however they are worded and numbered. */
export function isSameTarget(one: Target, other: Target): boolean {
  const substance = ({ raw: _, version: __, ...rest }: Target) => rest;
  return isSameContent(substance(one), substance(other));
}

/** Whether a plan already holds what was proposed: the adjustment of just this target, in just these terms. */
export function isInPlan({ adjustments }: Pick<Indicator, 'adjustments'>, proposal: AdjustmentProposal): boolean {
  const termsOf = ({ from, effectiveFrom, reasonKind, reason, documentNumber, approvingBody, proposedBy }: Terms) => [
    from.version,
    [effectiveFrom, reasonKind, reason, documentNumber, approvingBody, proposedBy.id],
  ];
  return adjustments.some((adjustment) => isSameContent(termsOf(adjustment), termsOf(proposal)));
}

type Terms = Omit<Adjustment, 'approvedBy' | 'at' | 'annualTargets'>;

/**
 * The next version of a plan (版次), in which a proposed target takes the place of the one in force and that one stays on
 * record. Nothing else changes.
 */
export function toAdjustedPlan(
  plan: Plan,
  proposal: AdjustmentProposal,
  { approvedBy, at }: Pick<Adjustment, 'approvedBy' | 'at'>,
): Plan {
  const version = plan.version + 1;
  const { effectiveFrom, reasonKind, reason, documentNumber, approvingBody, proposedBy } = proposal;
  const terms = { effectiveFrom, reasonKind, reason, documentNumber, approvingBody, proposedBy };
  const note = `目标调整 ${proposal.indicator}，自${effectiveFrom}年起，${documentNumber}`;
  return {
    ...plan,
    version,
    editions: [...plan.editions, { version, by: approvedBy, at, note }],
    indicators: plan.indicators.map((indicator) =>
      indicator.id === proposal.indicator
        ? {
            ...indicator,
            target: { ...proposal.to, version: indicator.target.version + 1 },
            ...withoutWayFrom(indicator, effectiveFrom),
            adjustments: [
              ...indicator.adjustments,
              {
                ...terms,
                from: indicator.target,
                approvedBy,
                at,
                annualTargets: yearsFrom(indicator.annualTargets, effectiveFrom),
              },
            ],
          }
        : indicator,
    ),
  };
}

/**
 * Indicators in the making with the adjustments of the published plan and no others: nobody writes or drops one by saving.
 * A target that an adjustment has replaced since becomes the one that replaced it; any other target is left to the checks.
 */
export function withPublishedAdjustments<
  Draft extends Pick<Indicator, 'id' | 'adjustments' | 'annualTargets' | 'decomposition'> & { target: Target | null },
>(indicators: Draft[], published: Plan | null): Draft[] {
  const byId = new Map(published?.indicators.map((indicator) => [indicator.id, indicator]));
  return indicators.map((indicator) => {
    const { target } = indicator;
    const inForce = byId.get(indicator.id);
    if (!inForce) return { ...indicator, adjustments: [] };
    const isReplaced =
      target !== null &&
      target.version < inForce.target.version &&
      inForce.adjustments.some(({ from }) => from.version === target.version && isSameTarget(from, target));
    return {
      ...indicator,
      adjustments: inForce.adjustments,
      // The way goes with the target it leads to.
      ...(isReplaced && {
        target: inForce.target,
        annualTargets: inForce.annualTargets,
        decomposition: inForce.decomposition,
      }),
    };
  });
}
