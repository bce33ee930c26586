import type { OrgUnitId, PersonId } from '../domain/ids';
import type { Person } from '../domain/org/people';
import { dutiesOf, mayOverChildren } from '../domain/org/permissions';
import type { OrgUnit } from '../domain/org/units';
import { nothingChanged } from '../domain/plan/publish';
import type { Round } from '../domain/round/round';
import { loadActor } from './situation';
import type { Context, PlanInWork } from './stores';

/** One line of 规划列表. */
export interface ListedPlan extends PlanInWork {
  owner: OrgUnit;
  openRounds: Round[];
}

export interface PlanList {
  plans: ListedPlan[];
  /** Units for which this person may set up a plan. */
  owners: OrgUnit[];
}

/** 规划列表: the plans this person plans, those of one unit together. Empty for everybody else. */
export async function readPlans(context: Context, actorId: PersonId): Promise<PlanList> {
  const actor = await loadActor(context, actorId);
  const [units, rounds] = await Promise.all([
    Promise.all(ownersOf(actor).map((id) => context.stores.units.get(id))),
    context.stores.rounds.list(),
  ]);
  const owners = units.filter((unit) => unit !== null);
  const plans = await Promise.all(owners.map((owner) => plansOf(context, owner, rounds)));
  return { plans: plans.flat(), owners };
}

function ownersOf(actor: Person): OrgUnitId[] {
  return [...new Set(dutiesOf(actor).map(({ duty }) => duty.unit))].filter((unit) =>
    mayOverChildren(actor, 'readPlan', unit),
  );
}

async function plansOf({ stores }: Context, owner: OrgUnit, rounds: Round[]): Promise<ListedPlan[]> {
  const ids = await stores.plans.list(owner.id);
  const inWork = await Promise.all(ids.map((id) => stores.plans.getInWork(id)));
  return inWork
    .filter((plan) => plan !== null)
    .filter(({ draft }) => draft.owner === owner.id)
    .map((plan) => ({
      ...plan,
      // Saved, but back to what is published, is nothing to publish.
      hasDraft: plan.hasDraft && !nothingChanged(plan.draft, plan.published),
      owner,
      openRounds: rounds.filter((round) => round.isOpen && round.plan === plan.draft.id),
    }));
}
