import type { SeriesId } from '../ids';
import type { Person } from '../org/people';
import { mayOverChildren } from '../org/permissions';
import type { OrgUnit } from '../org/units';
import { because, type Refusal } from '../problem';
import type { Round } from '../round/round';
import { checkDraft } from './check-draft';
import type { PlanDraft } from './draft';
import { type Plan, type PlanHead, reportsIn } from './plan';
import { type PlanAction, type PlanSurroundings, planActions } from './planning';
import { mustFindings, nothingChanged } from './publish';

/** The facts a refusal is decided on. A planner's duty is over the plan's owner. */
export interface PlanSituation {
  draft: PlanDraft;
  surroundings: PlanSurroundings;
  actor: Person;
}

/**
 * Why this person may not do this with this plan now; null if they may. Buttons, doors and tests all ask here. What is wrong with one
 * certain round or figure, `roundRefusal` and `referenceRefusal` say.
 */
export function planRefusal(action: PlanAction, { draft, surroundings, actor }: PlanSituation): Refusal | null {
  if (!mayOverChildren(actor, action, draft.owner)) return because('action.notYours', { action });
  switch (action) {
    case 'savePlanDraft':
    case 'recordReference':
      return null;
    case 'publishPlan': {
      if (nothingChanged(draft, surroundings.published)) return because('plan.nothingToPublish', {});
      if (draft.indicators.length === 0) return because('plan.noIndicators', {});
      const count = mustFindings(checkDraft(draft, surroundings)).length;
      return count > 0 ? because('plan.hasFindings', { count }) : null;
    }
    case 'openRound':
      // A round is opened on what is published, whatever is being worked on meanwhile.
      if (surroundings.published === null) return because('plan.notPublished', {});
      if (surroundings.published.status === 'forComment') return because('plan.forComment', {});
      return surroundings.published.indicators.length === 0 ? because('plan.noIndicators', {}) : null;
  }
}

export interface AllowedPlanAction {
  action: PlanAction;
  /** Why not, if not: the button is shown disabled with this reason. */
  refusal: Refusal | null;
}

/** Everything this person's duties include over this plan, each with why it is not possible now. */
export function allowedPlanActions(situation: PlanSituation): AllowedPlanAction[] {
  return planActions
    .map((action) => ({ action, refusal: planRefusal(action, situation) }))
    .filter(({ refusal }) => refusal?.code !== 'action.notYours');
}

/** What a planner asks for: the year whose figures are wanted, and the last day as `YYYY-MM-DD` in China. */
export interface WantedRound {
  dataYear: number;
  dueOn: string;
}

/**
 * Why this round can't be opened on a published plan; null if it can. `rounds` are all that were ever opened, closed ones too: a data
 * year is asked for once. `today` is the day in China; a round may be due on the day itself.
 */
export function roundRefusal(
  plan: Plan,
  { dataYear, dueOn }: WantedRound,
  rounds: Round[],
  today: string,
  units: OrgUnit[],
): Refusal | null {
  const { startYear, endYear } = plan;
  if (dataYear < startYear || dataYear > endYear) return because('round.yearOutside', { dataYear, startYear, endYear });
  if (rounds.some((round) => round.plan === plan.id && round.dataYear === dataYear))
    return because('round.exists', { dataYear });
  if (dueOn < today) return because('round.dueInPast', { dueOn });
  const reporting = units.filter((unit) => unit.parent === plan.owner && reportsIn(plan, unit, dataYear));
  return reporting.length === 0 ? because('round.nobodyReports', { dataYear }) : null;
}

/** Why no figure can be entered for this series; null if one can. A plan has figures from outside only for its own series. */
export function referenceRefusal(plan: Pick<PlanHead, 'references'>, series: SeriesId): Refusal | null {
  return plan.references.some(({ id }) => id === series) ? null : because('plan.unknownSeries', { series });
}
