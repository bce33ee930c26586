import type { Person, Role } from '../org/people';
import { grounds } from '../org/permissions';
import type { OrgUnit } from '../org/units';
import { because, type Refusal } from '../problem';
import type { Round, Step } from '../round/round';
import { type Departments, departmentOf, departmentsToPass, keysToReview, unjudgedKeys } from './departments';
import { type Action, actions, type Submission } from './submission';
import { sendersBack, stepOfRole, transitions } from './transitions';

/** The facts a refusal is decided on. */
export interface Situation {
  submission: Submission;
  round: Round;
  unit: OrgUnit;
  actor: Person;
  departments: Departments;
}

/** The way this submission takes: its own once it was handed in, the round's before. */
export function routeOf({ submission, round }: Pick<Situation, 'submission' | 'round'>): readonly Step[] {
  return submission.route.length > 0 ? submission.route : round.route;
}

/** The duties by which a person does this: where a step is not on the route, the role that takes it has nothing to say. */
export function groundsFor(action: Action, situation: Situation): ReturnType<typeof grounds> {
  const route = routeOf(situation);
  const isOnRoute = (role: Role) => {
    const step = stepOfRole[role];
    return step === undefined || !transitions[action].judges || route.includes(step);
  };
  return grounds(situation.actor, action, situation.unit).filter(({ duty }) => isOnRoute(duty.role));
}

/** Done with the year in hand, or looking back on it: these do not wait for an open round. */
const regardlessOfRound: readonly Action[] = ['correct', 'ask', 'answer', 'importRecord'];

/**
 * Why this person may not do this now; null if they may. Buttons, doors and tests all ask here, so that what is shown
 * and what is enforced cannot differ.
 */
export function refusal(action: Action, situation: Situation): Refusal | null {
  const { submission, round } = situation;
  const reasons = groundsFor(action, situation);
  if (reasons.length === 0) return because('action.notYours', { action });
  const roles = reasons.map(({ duty }) => duty.role);
  if (!isPossibleIn(action, submission, roles)) {
    return because('action.wrongStatus', { action, status: submission.status });
  }
  if (round.lock !== null && action !== 'dropCorrection') return because('round.locked', { round: round.title });
  // A mistake may be found long after the last day: 更正 is what remains then.
  const isOfThePast = submission.correction !== null || submission.imported !== null;
  if (!round.isOpen && !isOfThePast && !regardlessOfRound.includes(action)) {
    return because('round.closed', { round: round.title });
  }
  return fourEyes(action, situation) ?? unfinished(action, situation);
}

function isPossibleIn(action: Action, submission: Submission, roles: Role[]): boolean {
  const { status, correction, returns, questions, revision } = submission;
  // A correction of imported figures has a filler, and can be returned like any other.
  const imported = correction === null ? submission.imported : null;
  if (!transitions[action].from.includes(status)) return false;
  switch (action) {
    case 'dropCorrection':
      return correction !== null;
    case 'answer':
      return questions.length > 0;
    case 'importRecord':
      return status === 'draft' ? revision === 0 : imported !== null;
    case 'acceptEntries':
    case 'passReview':
      return status !== 'returned' || isWithDepartments(submission);
    case 'returnForRevision':
      // What came from a file has no filler it could go back to.
      if (imported !== null || (status === 'returned' && returns.length === 0)) return false;
      if (status === 'returned' && !isWithDepartments(submission)) return false;
      return roles.some((role) => sendersBack.returnForRevision[status]?.includes(role));
    case 'sendBack':
      return imported === null && roles.some((role) => sendersBack.sendBack[status]?.includes(role));
    default:
      return true;
  }
}

/**
 * Whether the departments may judge on while a form is with the filler: something of it was sent back, and not before it
 * had left the unit, which is when its head has signed.
 */
export function isWithDepartments({
  returns,
  route,
  judges,
}: Pick<Submission, 'returns' | 'route' | 'judges'>): boolean {
  return returns.length > 0 && (!route.includes('signature') || judges.signature !== undefined);
}

/**
 * 四眼原则: who typed in it judges nothing of it, nor does whoever stands in for them; and who judged at one step judges
 * at no other.
 */
function fourEyes(action: Action, { submission, actor }: Situation): Refusal | null {
  const { judges, step } = transitions[action];
  const eyes = [actor.id, ...(actor.standsInFor ?? []).map(({ of }) => of.id)];
  if (judges && submission.contributors.some((id) => eyes.includes(id))) {
    return because('submission.ownWork', { action });
  }
  if (step === null) return null;
  const others = Object.entries(submission.judges) as [Step, Submission['judges'][Step]][];
  const earlier = others.find(([at, people]) => at !== step && people?.some((id) => eyes.includes(id)));
  return earlier ? because('submission.ownReview', { step: earlier[0] }) : null;
}

/** What is still to be done before a department can pass its lines. */
function unfinished(action: Action, situation: Situation): Refusal | null {
  if (action !== 'passReview') return null;
  const mine = keysToReview(situation, situation.actor);
  const open = unjudgedKeys(situation.submission).filter((key) => mine.includes(key)).length;
  if (open > 0) return because('submission.notAllAccepted', { open });
  const myDepartments = new Set(mine.map((key) => departmentOf(situation, key)));
  const isPassed = !departmentsToPass(situation).some((department) => myDepartments.has(department));
  return isPassed ? because('submission.nothingToDo', { action }) : null;
}

export interface AllowedAction {
  action: Action;
  /** Why not, if not: the button is shown disabled with this reason. */
  refusal: Refusal | null;
}

/** Everything this person's duties include over this unit, each with why it is not possible now. Sent with every reply. */
export function allowedActions(situation: Situation): AllowedAction[] {
  return actions
    .map((action) => ({ action, refusal: refusal(action, situation) }))
    .filter(({ refusal }) => refusal?.code !== 'action.notYours');
}
