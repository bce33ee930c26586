import type { IndicatorId } from '../ids';
import type { OrgUnit } from '../org/units';
import { because, type ProblemDetails, type Refusal } from '../problem';
import { isExplanation } from '../submission/validate';
import { type AdjustmentProposal, adjustmentsOf, isSameTarget, ownTargetOf } from './adjustment';
import { checkDraft } from './check-draft';
import { toDraft } from './draft';
import type { Indicator } from './indicator';
import type { Plan } from './plan';
import type { PlanFinding } from './plan-findings';

/** What a planner proposes: a new target for an indicator, from when on, and on what ground. */
export type WantedAdjustment = Pick<
  AdjustmentProposal,
  'indicator' | 'part' | 'to' | 'effectiveFrom' | 'reasonKind' | 'reason' | 'documentNumber' | 'approvingBody'
>;

/**
 * Why this adjustment can't be proposed for the plan in force; null if it can. `proposals` are all of the plan's, `units` the
 * children of its owner.
 */
export function proposalRefusal(
  plan: Plan,
  wanted: WantedAdjustment,
  proposals: AdjustmentProposal[],
  units: OrgUnit[],
): Refusal | null {
  const indicator = plan.indicators.find(({ id }) => id === wanted.indicator);
  if (!indicator) return because('thing.notFound', { what: 'indicator' });
  if (proposals.some((other) => other.indicator === indicator.id && other.status === 'proposed'))
    return because('adjustment.underWay', { indicator: indicator.id });
  const part = wanted.part ?? null;
  // Who is judged by targets of their own is adjusted part by part: the indicator's says nothing of them.
  const current = ownTargetOf(indicator, part);
  const hasOwn = indicator.parts.some(({ target }) => target !== null);
  if (current === null || (part === null && hasOwn)) return because('adjustment.partTargets', {});

  const { effectiveFrom } = wanted;
  // An adjustment that worked before an earlier one would make that one's years change hands.
  const startYear = Math.max(plan.startYear, adjustmentsOf(indicator, part).at(-1)?.effectiveFrom ?? 0);
  if (effectiveFrom < startYear || effectiveFrom > plan.endYear)
    return because('adjustment.yearOutside', { effectiveFrom, startYear, endYear: plan.endYear });

  const fields = missingTerms(wanted);
  if (fields.length > 0) return because('adjustment.incomplete', { fields });
  if (isSameTarget(wanted.to, current)) return because('adjustment.sameTarget', {});
  const flaw = flawOf(plan, wanted, units);
  if (!flaw) return null;
  // The target is named as it was typed; a finding may name what it rests on, or the direction it is held against.
  return because('adjustment.targetFlawed', {
    found: flaw.column === 'dueYear' ? flaw.found : wanted.to.raw,
    expected: flaw.column === 'direction' ? '' : flaw.expected,
  });
}

/** Why a proposal can't be decided by this person; null if it can. 四眼: never by who made it, whatever else they are. */
export function decisionRefusal(
  plan: Plan,
  proposal: AdjustmentProposal,
  decider: { id: string },
  approve: boolean,
): Refusal | null {
  if (decider.id === proposal.proposedBy.id) return because('adjustment.ownProposal', {});
  const indicator = plan.indicators.find(({ id }) => id === proposal.indicator);
  const inForce = (indicator && ownTargetOf(indicator, proposal.part ?? null)?.version) ?? 0;
  const isMoved = approve && inForce !== proposal.from.version;
  return isMoved ? because('adjustment.stale', { expected: proposal.from.version, current: inForce }) : null;
}

function missingTerms(wanted: WantedAdjustment): ProblemDetails['adjustment.incomplete']['fields'] {
  return [
    ...(isExplanation(wanted.reason) ? [] : ['reason' as const]),
    ...(wanted.documentNumber.trim() === '' ? ['documentNumber' as const] : []),
    ...(wanted.approvingBody.trim() === '' ? ['approvingBody' as const] : []),
  ];
}

/** What the checks of a catalogue find in the new target that they did not find before. Its years (年度目标) are divided anew later. */
function flawOf(plan: Plan, { indicator, part = null, to }: WantedAdjustment, units: OrgUnit[]): PlanFinding | null {
  const found = (of: Plan) => targetFindings(of, indicator, units);
  const before = new Set(found(plan).map(({ rule }) => rule));
  const adjusted = (one: Indicator): Indicator =>
    part === null
      ? { ...one, target: to }
      : { ...one, parts: one.parts.map((each) => (each.key === part ? { ...each, target: to } : each)) };
  const indicators = plan.indicators.map((one) => (one.id === indicator ? adjusted(one) : one));
  return found({ ...plan, indicators }).find(({ rule }) => !before.has(rule)) ?? null;
}

function targetFindings(plan: Plan, indicator: IndicatorId, units: OrgUnit[]): PlanFinding[] {
  const staffing = { fillers: [], reviewers: [] };
  const surroundings = { published: plan, units, staffing, hasRounds: false };
  return checkDraft(toDraft(plan), surroundings).filter(
    (finding) =>
      finding.level === 'must' &&
      finding.indicator === indicator &&
      (finding.column === 'target' || finding.column === 'dueYear' || finding.column === 'direction'),
  );
}
