import type { PlanDesk } from '../../actions/read-plan';
import type { ListedPlan, PlanList } from '../../actions/read-plans';
import type { PlanDeskReply, PlanSummary, PlansReply } from '../../contract/planning';

export function presentPlans({ plans, owners }: PlanList): PlansReply {
  return { plans: plans.map(presentListed), owners: owners.map(({ id, name }) => ({ id, name })) };
}

/** The list tells of the working copy: what a planner will find on opening it. */
function presentListed({ draft, published, hasDraft, owner, openRounds }: ListedPlan): PlanSummary {
  return {
    id: draft.id,
    code: draft.code,
    title: draft.title,
    ownerName: owner.name,
    status: draft.status,
    startYear: draft.startYear,
    endYear: draft.endYear,
    version: published?.version ?? null,
    hasDraft,
    indicators: draft.indicators.length,
    proseTargets: draft.proseTargets.length,
    openRounds: openRounds.length,
  };
}

export function presentPlanDesk(desk: PlanDesk): PlanDeskReply {
  const { published, units, staffing } = desk.surroundings;
  return {
    published,
    draft: desk.draft,
    ownerName: desk.owner?.name ?? '',
    units,
    staffing,
    references: desk.references,
    rounds: desk.rounds.map(({ round, reportingUnits }) => ({
      id: round.id,
      title: round.title,
      dataYear: round.dataYear,
      dueOn: round.dueOn,
      isOpen: round.isOpen,
      planVersion: round.templateVersion,
      units: reportingUnits,
      isLocked: round.lock !== null,
    })),
    findings: desk.findings,
    allowedActions: desk.allowedActions,
    today: desk.today,
  };
}
