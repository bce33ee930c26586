import type { EvaluatingAction } from '../evaluation/publication';
import type { OrgUnitId } from '../ids';
import type { PlanAction } from '../plan/planning';
import type { Action } from '../submission/submission';
import type { Duty, Person, Role } from './people';
import type { OrgUnit } from './units';

/** What can be asked of a person: the actions on a submission or a plan, and what may be read. */
export type Permission =
  | Action
  | PlanAction
  | EvaluatingAction
  | 'readSubmission'
  | 'readProgress'
  | 'readEvaluation'
  | 'readPlan';

/** The one table of rights. What is not in it is refused. */
const granted: Record<Role, readonly Permission[]> = {
  filler: ['saveDraft', 'submit', 'recall', 'correct', 'dropCorrection', 'readSubmission'],
  reviewer: ['startReview', 'acceptEntries', 'returnForRevision', 'passReview', 'readSubmission', 'readProgress'],
  approver: ['returnForRevision', 'approve', 'decideAdjustment', 'readSubmission', 'readProgress', 'readEvaluation'],
  planner: [
    'savePlanDraft',
    'publishPlan',
    'openRound',
    'recordReference',
    'saveAccounts',
    'publishEvaluation',
    'proposeAdjustment',
    'readPlan',
    'readSubmission',
    'readProgress',
    'readEvaluation',
  ],
};

/** A filler's duty is one unit; every other duty is over the units that report to the one it names. */
function covers(duty: Duty, unit: OrgUnit): boolean {
  return duty.role === 'filler' ? unit.id === duty.unit : unit.parent === duty.unit;
}

/** Whether one of the person's duties grants the permission over this unit. Four-eyes is asked elsewhere. */
export function may(person: Person, permission: Permission, unit: OrgUnit): boolean {
  if (person.hasLeft) return false;
  return person.duties.some((duty) => granted[duty.role].includes(permission) && covers(duty, unit));
}

/** Whether the person may look at all children of `parent` in the given way (progress, evaluation). */
export function mayOverChildren(person: Person, permission: Permission, parent: OrgUnitId): boolean {
  if (person.hasLeft) return false;
  return person.duties.some(
    (duty) => duty.role !== 'filler' && duty.unit === parent && granted[duty.role].includes(permission),
  );
}
