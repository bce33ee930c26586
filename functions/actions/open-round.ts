import type { PersonId, PlanId, RoundId } from '../domain/ids';
import type { Plan } from '../domain/plan/plan';
import { planRefusal, roundRefusal } from '../domain/plan/plan-refusal';
import { Problem } from '../domain/problem';
import { staffingRefusal } from '../domain/reminder/owner-health';
import { dayInChina } from '../domain/round/calendar';
import { toWorkingDay } from '../domain/round/working-days';
import { type LoadedPlan, loadPlanInWork, refuse } from './load-plan-in-work';
import { type PlanDesk, readPlan } from './read-plan';
import { toRequest } from './request';
import type { Context } from './stores';

/** 填报任务 as a planner wants it: the data year, its title, and the last day as `YYYY-MM-DD` in China. */
export interface RoundWish {
  plan: PlanId;
  requestId: string;
  dataYear: number;
  title: string;
  dueOn: string;
}

/**
 * 下达填报任务 on the published version, which the round keeps. A last day that rests is moved to the next working day. Throws
 * `round.exists` for a year asked for before, and `round.notStaffed` where nobody could fill, review or approve.
 */
export async function openRound(
  context: Context,
  actorId: PersonId,
  { requestId, plan: id, dataYear, title, dueOn }: RoundWish,
): Promise<{ round: RoundId; desk: PlanDesk }> {
  const loaded = await loadPlanInWork(context, actorId, id);
  const { surroundings, rounds } = loaded;
  const plan = publishedOf(loaded);
  const round = toRoundId(plan, dataYear);
  const today = dayInChina(context.now());
  // One of this very id may have been opened by this very request, which only the store knows.
  const isThere = rounds.some(({ id: other }) => other === round);
  if (!isThere) {
    const { units } = surroundings;
    refuse(roundRefusal(plan, { dataYear, dueOn }, rounds, today, units));
    const people = await context.stores.people.list();
    refuse(staffingRefusal({ plan, round: { parent: plan.owner, dataYear, route: plan.route }, units, people }));
  }
  await context.stores.rounds.open(
    {
      id: round,
      plan: id,
      parent: plan.owner,
      dataYear,
      title,
      templateVersion: plan.version,
      opensOn: today,
      dueOn: toWorkingDay(dueOn),
      isOpen: true,
      route: plan.route,
      lock: null,
    },
    toRequest(actorId, requestId),
  );
  return { round, desk: await readPlan(context, actorId, id) };
}

function publishedOf(loaded: LoadedPlan): Plan {
  const { published } = loaded.surroundings;
  refuse(planRefusal('openRound', loaded));
  if (!published) throw new Problem('plan.notPublished', {});
  return published;
}

function toRoundId({ code }: Plan, dataYear: number): RoundId {
  return `rd_${code.toLowerCase()}_${dataYear}`;
}
