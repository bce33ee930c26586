import type { PersonId, PlanId } from '../domain/ids';
import type { OrgUnit } from '../domain/org/units';
import { checkDraft } from '../domain/plan/check-draft';
import { type Plan, reportsIn } from '../domain/plan/plan';
import type { PlanFinding } from '../domain/plan/plan-findings';
import { type AllowedPlanAction, allowedPlanActions } from '../domain/plan/plan-refusal';
import { dayInChina } from '../domain/round/calendar';
import type { Round } from '../domain/round/round';
import { type LoadedPlan, loadPlanInWork } from './load-plan-in-work';
import type { Context } from './stores';

/** A plan on the planner's desk: published, in work, what it is checked against, and what may be done with it now. */
export interface PlanDesk extends Pick<LoadedPlan, 'draft' | 'surroundings' | 'references'> {
  owner: OrgUnit | null;
  rounds: { round: Round; reportingUnits: number }[];
  findings: PlanFinding[];
  allowedActions: AllowedPlanAction[];
  /** `YYYY-MM-DD` in China. */
  today: string;
}

/** 规划工作台 of one plan, as it is now. Throws `thing.notFound` for whom it is none of. */
export async function readPlan(context: Context, actor: PersonId, id: PlanId): Promise<PlanDesk> {
  const loaded = await loadPlanInWork(context, actor, id);
  const { draft, surroundings, references } = loaded;
  const [owner, rounds] = await Promise.all([context.stores.units.get(draft.owner), countUnits(context, loaded)]);
  return {
    draft,
    surroundings,
    references,
    owner,
    rounds,
    findings: checkDraft(draft, surroundings, references),
    allowedActions: allowedPlanActions(loaded),
    today: dayInChina(context.now()),
  };
}

/** How many units owe something to each round, by the version of the plan it was opened on. */
function countUnits({ stores }: Context, { rounds, surroundings }: LoadedPlan): Promise<PlanDesk['rounds']> {
  const versions = new Map<number, Promise<Plan | null>>();
  return Promise.all(
    rounds.map(async (round) => {
      const version = versions.get(round.templateVersion) ?? stores.plans.getVersion(round.plan, round.templateVersion);
      versions.set(round.templateVersion, version);
      const plan = await version;
      const reporting = plan ? surroundings.units.filter((unit) => reportsIn(plan, unit, round.dataYear)) : [];
      return { round, reportingUnits: reporting.length };
    }),
  );
}
