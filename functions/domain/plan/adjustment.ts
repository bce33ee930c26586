import type { Amount } from '../decimal';
import { type AdjustmentId, type IndicatorId, type PlanId, toEntryKey } from '../ids';
import type { PersonName } from '../org/people';
import type { Indicator, Part } from './indicator';
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
  /** The part whose own target it replaced; none = the indicator's. */
  part?: string | null | undefined;
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

/** What of an indicator tells its targets over the years. */
type Adjusted = Pick<Indicator, 'target' | 'adjustments'> & Partial<Pick<Indicator, 'parts'>>;

/** The adjustments of the indicator's target, or of the own target of one of its parts, oldest first. */
export function adjustmentsOf({ adjustments }: Pick<Indicator, 'adjustments'>, part: string | null): Adjustment[] {
  return adjustments.filter((adjustment) => (adjustment.part ?? null) === part);
}

/** The target of its own that a part has, or the indicator's; null for a part that has none. */
export function ownTargetOf({ target, parts = [] }: Adjusted, part: string | null): Target | null {
  return part === null ? target : (parts.find(({ key }) => key === part)?.target ?? null);
}

/** The target that counts for a data year: an adjustment works from its year on, earlier years keep what was in force. */
export function targetInForce(indicator: Pick<Indicator, 'target' | 'adjustments'>, year: number): Target {
  return inForce(indicator.target, adjustmentsOf(indicator, null), year);
}

/** The same of a part's own target; null for a part that has none. */
export function partTargetInForce(indicator: Adjusted, part: string, year: number): Target | null {
  const own = ownTargetOf(indicator, part);
  return own && inForce(own, adjustmentsOf(indicator, part), year);
}

function inForce(newest: Target, adjustments: Adjustment[], year: number): Target {
  // From the newest back: each one not yet effective hands the year to the target before it.
  return adjustments.reduceRight(
    (target, adjustment) => (year < adjustment.effectiveFrom ? adjustment.from : target),
    newest,
  );
}

/** The plan's own first target, whatever was adjusted since. */
export function originalTarget(indicator: Pick<Indicator, 'target' | 'adjustments'>): Target {
  return adjustmentsOf(indicator, null)[0]?.from ?? indicator.target;
}

/** The parts with the targets that `of` gives those that have one of their own. */
function withPartTargets({ parts }: Pick<Indicator, 'parts'>, of: (part: string, own: Target) => Target): Part[] {
  return parts.map((part) => (part.target ? { ...part, target: of(part.key, part.target) } : part));
}

const yearsBefore = <Value>(byYear: Record<string, Value>, year: number) =>
  Object.fromEntries(Object.entries(byYear).filter(([key]) => Number(key) < year));
const yearsFrom = <Value>(byYear: Record<string, Value>, year: number) =>
  Object.fromEntries(Object.entries(byYear).filter(([key]) => Number(key) >= year));

/** The years' targets on the way to the plan's own first target. */
function originalAnnualTargets(indicator: Pick<Indicator, 'annualTargets' | 'adjustments'>) {
  return adjustmentsOf(indicator, null).reduceRight(
    (byYear, adjustment) => ({ ...yearsBefore(byYear, adjustment.effectiveFrom), ...adjustment.annualTargets }),
    indicator.annualTargets,
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
      parts: withPartTargets(indicator, (part, own) => adjustmentsOf(indicator, part)[0]?.from ?? own),
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
      const hasNewWay = adjustmentsOf(now, null).some(({ effectiveFrom }) => effectiveFrom <= year);
      const { annualTargets } = hasNewWay ? now : indicator;
      return {
        ...indicator,
        target: targetInForce(now, year),
        parts: withPartTargets(indicator, (part, own) => partTargetInForce(now, part, year) ?? own),
        annualTargets,
        adjustments: now.adjustments,
      };
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
  const termsOf = ({
    part,
    from,
    effectiveFrom,
    reasonKind,
    reason,
    documentNumber,
    approvingBody,
    proposedBy,
  }: Terms) => [
    part ?? null,
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
  const part = proposal.part ?? null;
  const terms = { effectiveFrom, reasonKind, reason, documentNumber, approvingBody, proposedBy };
  const note = `目标调整 ${toEntryKey(proposal.indicator, part)}，自${effectiveFrom}年起，${documentNumber}`;
  return {
    ...plan,
    version,
    editions: [...plan.editions, { version, by: approvedBy, at, note }],
    indicators: plan.indicators.map((indicator) => {
      if (indicator.id !== proposal.indicator) return indicator;
      const from = ownTargetOf(indicator, part);
      if (!from) throw new Error(`${proposal.indicator} has no part ${part} with a target of its own`);
      const target = { ...proposal.to, version: from.version + 1 };
      const adjustment = { ...terms, from, approvedBy, at };
      if (part !== null) {
        // The years' targets lead to the indicator's own target, and stay.
        return {
          ...indicator,
          parts: indicator.parts.map((one) => (one.key === part ? { ...one, target } : one)),
          adjustments: [...indicator.adjustments, { ...adjustment, part, annualTargets: {} }],
        };
      }
      return {
        ...indicator,
        target,
        ...withoutWayFrom(indicator, effectiveFrom),
        adjustments: [
          ...indicator.adjustments,
          { ...adjustment, annualTargets: yearsFrom(indicator.annualTargets, effectiveFrom) },
        ],
      };
    }),
  };
}

/**
 * Indicators in the making with the adjustments of the published plan and no others: nobody writes or drops one by saving.
 * A target that an adjustment has replaced since becomes the one that replaced it; any other target is left to the checks.
 */
export function withPublishedAdjustments<
  Draft extends Pick<Indicator, 'id' | 'adjustments' | 'annualTargets' | 'decomposition' | 'parts'> & {
    target: Target | null;
  },
>(indicators: Draft[], published: Plan | null): Draft[] {
  const byId = new Map(published?.indicators.map((indicator) => [indicator.id, indicator]));
  return indicators.map((indicator) => {
    const { target } = indicator;
    const inForce = byId.get(indicator.id);
    if (!inForce) return { ...indicator, adjustments: [] };
    const wasReplaced = (own: Target, now: Target, part: string | null) =>
      own.version < now.version &&
      adjustmentsOf(inForce, part).some(({ from }) => from.version === own.version && isSameTarget(from, own));
    const isReplaced = target !== null && wasReplaced(target, inForce.target, null);
    return {
      ...indicator,
      parts: withPartTargets(indicator, (part, own) => {
        const now = ownTargetOf(inForce, part);
        return now && wasReplaced(own, now, part) ? now : own;
      }),
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
