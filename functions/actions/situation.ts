import { type FormTemplate, toFormTemplate } from '../domain/form/template';
import type { OrgUnitId, PersonId, RoundId } from '../domain/ids';
import { isInForce, standsInFor } from '../domain/org/delegation';
import type { Person } from '../domain/org/people';
import { may } from '../domain/org/permissions';
import type { OrgUnit } from '../domain/org/units';
import { type Plan, reportsIn } from '../domain/plan/plan';
import { Problem } from '../domain/problem';
import { dayInChina } from '../domain/round/calendar';
import type { Round } from '../domain/round/round';
import { departmentsOf } from '../domain/submission/departments';
import type { Situation } from '../domain/submission/refusal';
import { newSubmission, type Submission } from '../domain/submission/submission';
import { loadLastYear } from './load-last-year';
import type { Context } from './stores';
import { tellDamage } from './tell-damage';

/** Everything a decision about one unit's submission rests on, and the form it is made on. */
export interface LoadedSituation extends Situation {
  template: FormTemplate;
}

/** The person who is asking, with whom they stand in for today. Leavers are unknown from the moment they have left. */
export async function loadActor({ stores, now }: Context, id: PersonId): Promise<Person> {
  const [person, delegations] = await Promise.all([stores.people.get(id), stores.delegations.to(id)]);
  if (!person || person.hasLeft) throw new Problem('session.unknownPerson', {});
  const today = dayInChina(now());
  const inForce = delegations.filter((delegation) => isInForce(delegation, today));
  if (inForce.length === 0) return person;
  const absent = await Promise.all([...new Set(inForce.map(({ from }) => from.id))].map(stores.people.get));
  const known = absent.filter((one) => one !== null);
  return { ...person, standsInFor: standsInFor(person, inForce, known, today) };
}

export async function loadRound({ stores }: Context, id: RoundId): Promise<Round> {
  const round = await stores.rounds.get(id);
  if (!round) throw new Problem('thing.notFound', { what: 'round' });
  return round;
}

/** The plan as it was when the round was opened: what is published later does not change a form that is being filled. */
export async function loadPlan({ stores }: Context, round: Round): Promise<Plan> {
  const plan = await stores.plans.getVersion(round.plan, round.templateVersion);
  if (!plan) throw new Problem('thing.notFound', { what: 'plan' });
  return plan;
}

/**
 * Opens a unit's place in a round for a person who may read what it reports, with what `read` finds there. A unit that does not
 * exist, does not report to this round or is none of the person's business is "not found" alike: ids of other units tell nothing.
 */
export async function enterUnit<Found>(
  context: Context,
  actorId: PersonId,
  roundId: RoundId,
  unitId: OrgUnitId,
  read: (round: Round, unit: OrgUnit) => Promise<Found>,
): Promise<{ actor: Person; round: Round; unit: OrgUnit; plan: Plan; found: Found }> {
  const [actor, round, unit] = await Promise.all([
    loadActor(context, actorId),
    loadRound(context, roundId),
    context.stores.units.get(unitId),
  ]);
  if (unit?.parent !== round.parent || !may(actor, 'readSubmission', unit)) {
    throw new Problem('thing.notFound', { what: 'unit' });
  }
  const [plan, found] = await Promise.all([loadPlan(context, round), read(round, unit)]);
  if (!reportsIn(plan, unit, round.dataYear)) throw new Problem('thing.notFound', { what: 'unit' });
  return { actor, round, unit, plan, found };
}

/**
 * Loads a unit's submission for a person who may see it; for others it is "not found". Throws `record.damaged` where that, or the
 * one of the year before, is not what was written.
 */
export async function loadSituation(
  context: Context,
  actorId: PersonId,
  roundId: RoundId,
  unitId: OrgUnitId,
): Promise<LoadedSituation> {
  const { submissions } = context.stores;
  const { actor, round, unit, plan, found } = await enterUnit(context, actorId, roundId, unitId, (at, of) =>
    Promise.all([
      tellDamage(at, of, async () => {
        const stored = await submissions.get(at.id, at.parent, of.id);
        return stored && withApproval(context, stored);
      }),
      loadLastYear(context, at, of),
    ]),
  );
  const [submission, lastYear] = found;
  const template = toFormTemplate(plan, round, unit, lastYear);
  return {
    actor,
    round,
    unit,
    departments: departmentsOf(template),
    submission: submission ?? newSubmission(round.id, round.parent, unit.id),
    template,
  };
}

/** What was approved before approvals were kept in the head has its approval in the record alone. */
async function withApproval({ stores }: Context, submission: Submission): Promise<Submission> {
  if (submission.status !== 'approved' || submission.approved !== null) return submission;
  const history = await stores.submissions.history(submission.id, submission.commit);
  const approval = history.findLast(({ action }) => action === 'approve');
  if (!approval) return submission;
  const { revision, contentHash, at, by } = approval;
  return { ...submission, approved: { revision, contentHash, at, by } };
}
