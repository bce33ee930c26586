import type { OrgUnitId, PersonId, PlanId } from '../domain/ids';
import type { Person, Role } from '../domain/org/people';
import { mayOverChildren } from '../domain/org/permissions';
import { withPublishedAdjustments } from '../domain/plan/adjustment';
import { type PlanSituation, planRefusal } from '../domain/plan/plan-refusal';
import type { PlanAction, Staffing } from '../domain/plan/planning';
import type { ReferenceRecord } from '../domain/plan/reference';
import { Problem, type Refusal } from '../domain/problem';
import type { Round } from '../domain/round/round';
import { loadActor } from './situation';
import type { Context, PlanInWork } from './stores';

/** Everything a decision about a plan rests on. */
export interface LoadedPlan extends PlanSituation, Pick<PlanInWork, 'hasDraft' | 'lastRequests'> {
  /** What was ever entered for its reference series. */
  references: ReferenceRecord[];
  /** All rounds that were opened on it, newest data year first. */
  rounds: Round[];
}

/** Loads a plan for a person who may read it; one that is none of their business is "not found" like one that is not there. */
export async function loadPlanInWork(context: Context, actorId: PersonId, id: PlanId): Promise<LoadedPlan> {
  const { stores } = context;
  const [actor, inWork] = await Promise.all([loadActor(context, actorId), stores.plans.getInWork(id)]);
  if (!inWork || !mayOverChildren(actor, 'readPlan', inWork.draft.owner)) {
    throw new Problem('thing.notFound', { what: 'plan' });
  }
  const { published, hasDraft, lastRequests } = inWork;
  // A target may have been adjusted since the draft was saved: it is worked on as it is in force.
  const draft = { ...inWork.draft, indicators: withPublishedAdjustments(inWork.draft.indicators, published) };
  const [units, people, references, allRounds] = await Promise.all([
    stores.units.children(draft.owner),
    stores.people.list(),
    stores.plans.references.list(id),
    stores.rounds.list(),
  ]);
  const rounds = allRounds.filter((round) => round.plan === id);
  const surroundings = {
    published,
    units,
    staffing: toStaffing(people, [draft.owner, ...units.map((unit) => unit.id)]),
    hasRounds: rounds.length > 0,
  };
  return { actor, draft, surroundings, hasDraft, lastRequests, references, rounds };
}

/** Who is there for these units; who works elsewhere is nothing to a planner. */
function toStaffing(people: Person[], units: OrgUnitId[]): Staffing {
  const duties = people.filter((person) => !person.hasLeft).flatMap((person) => person.duties);
  const unitsWith = (role: Role) => units.filter((id) => duties.some((duty) => duty.role === role && duty.unit === id));
  return { fillers: unitsWith('filler'), reviewers: unitsWith('reviewer') };
}

/** Throws what stands in the way, if anything does. */
export function refuse(refusal: Refusal | null): void {
  if (refusal) throw new Problem(refusal.code, refusal.details);
}

/** Throws unless this person may do this to the plan now, on the revision they read. */
export function requireAction(action: PlanAction, loaded: LoadedPlan, revision: number): void {
  const { draft } = loaded;
  // First of all: what is wrong with a draft that others have changed meanwhile is not what this person looked at.
  if (draft.revision !== revision) throw new Problem('plan.stale', { expected: revision, current: draft.revision });
  refuse(planRefusal(action, loaded));
}
