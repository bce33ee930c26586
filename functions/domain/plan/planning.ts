import type { OrgUnitId } from '../ids';
import type { OrgUnit } from '../org/units';
import type { Plan } from './plan';

/** What a planner does with a plan; each is one word in the permissions, the actions, the routes and the pane. */
export const planActions = ['savePlanDraft', 'publishPlan', 'openRound', 'recordReference'] as const;
export type PlanAction = (typeof planActions)[number];

/** Who is there to fill and to review, told apart from their names. */
export interface Staffing {
  /** Units for which somebody fills. */
  fillers: OrgUnitId[];
  /** Units over whose children, or departments in whose name, somebody reviews. */
  reviewers: OrgUnitId[];
}

/** Everything a draft is checked against besides itself. */
export interface PlanSurroundings {
  /** The version in force; null before the first publication. */
  published: Plan | null;
  /** The children of the plan's owner: those that report, and its departments (处室). Also those that came or went. */
  units: OrgUnit[];
  staffing: Staffing;
  /** Figures have been asked for on this plan: its targets and baselines may not simply be rewritten. */
  hasRounds: boolean;
}
