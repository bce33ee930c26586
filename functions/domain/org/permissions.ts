import type { EvaluatingAction } from '../evaluation/publication';
import type { OrgUnitId } from '../ids';
import type { PlanAction } from '../plan/planning';
import type { Action } from '../submission/submission';
import type { Duty, Person, PersonName, Role } from './people';
import type { OrgUnit } from './units';

/** What is arranged among people and units. None of it touches a figure. */
export type OrgAction = 'managePeople' | 'manageUnits' | 'confirmOrgChange' | 'manageDelegations';

/** What can be asked of a person: the actions on a submission or a plan, and what may be read. */
export type Permission =
  | Action
  | PlanAction
  | EvaluatingAction
  | OrgAction
  | 'lockRound'
  | 'readSubmission'
  | 'readProgress'
  | 'readEvaluation'
  | 'readPlan';

/** The one table of rights. What is not in it is refused. */
const granted: Record<Role, readonly Permission[]> = {
  filler: ['saveDraft', 'submit', 'recall', 'answer', 'correct', 'dropCorrection', 'readSubmission'],
  head: ['sign', 'returnForRevision', 'ask', 'readSubmission'],
  reviewer: [
    'startReview',
    'acceptEntries',
    'returnForRevision',
    'passReview',
    'ask',
    'readSubmission',
    'readProgress',
  ],
  approver: [
    'returnForRevision',
    'sendBack',
    'approve',
    'ask',
    'decideAdjustment',
    'confirmOrgChange',
    'lockRound',
    'readSubmission',
    'readProgress',
    'readEvaluation',
  ],
  planner: [
    'passCheck',
    'returnForRevision',
    'sendBack',
    'ask',
    'importRecord',
    'savePlanDraft',
    'publishPlan',
    'openRound',
    'lockRound',
    'recordReference',
    'saveAccounts',
    'publishEvaluation',
    'proposeAdjustment',
    'managePeople',
    'manageUnits',
    'readPlan',
    'readSubmission',
    'readProgress',
    'readEvaluation',
  ],
  // Who may do what is theirs to arrange, what is reported is not theirs to see.
  admin: ['managePeople', 'manageUnits', 'confirmOrgChange', 'manageDelegations'],
};

/** Fillers and heads act for one unit; every other duty is over the units that report to the one it names. */
export function covers(duty: Duty, unit: Pick<OrgUnit, 'id' | 'parent'>): boolean {
  return duty.role === 'filler' || duty.role === 'head' ? unit.id === duty.unit : unit.parent === duty.unit;
}

/** A person's own duties, and those they stand in for. */
export function dutiesOf(person: Person): { duty: Duty; of: PersonName | null }[] {
  if (person.hasLeft) return [];
  return [...person.duties.map((duty) => ({ duty, of: null })), ...(person.standsInFor ?? [])];
}

/** The duties that grant a permission over a unit, own ones first; none = it is not this person's business. */
export function grounds(person: Person, permission: Permission, unit: Pick<OrgUnit, 'id' | 'parent'>) {
  return dutiesOf(person).filter(({ duty }) => granted[duty.role].includes(permission) && covers(duty, unit));
}

/** Whether one of the person's duties grants the permission over this unit. Four-eyes is asked elsewhere. */
export function may(person: Person, permission: Permission, unit: Pick<OrgUnit, 'id' | 'parent'>): boolean {
  return grounds(person, permission, unit).length > 0;
}

/** Whether the person may look at all children of `parent`, or act on them together (progress, evaluation, plans). */
export function mayOverChildren(person: Person, permission: Permission, parent: OrgUnitId): boolean {
  return dutiesOf(person).some(
    ({ duty }) =>
      duty.role !== 'filler' && duty.role !== 'head' && duty.unit === parent && granted[duty.role].includes(permission),
  );
}

/**
 * Whether the person may arrange this among the people and units of a house, by a duty of their own: who may do what is never
 * arranged in somebody else's name.
 */
export function mayArrange(person: Person, action: OrgAction, house: OrgUnitId): boolean {
  return mayOverChildren({ ...person, standsInFor: [] }, action, house);
}
