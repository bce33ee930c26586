import { defaultVerdictSettings } from '../domain/evaluation/verdict-defaults';
import type { PersonId, PlanId } from '../domain/ids';
import { toPersonName } from '../domain/org/people';
import { mayOverChildren } from '../domain/org/permissions';
import type { PlanDraft } from '../domain/plan/draft';
import { Problem } from '../domain/problem';
import { usualChangeLimits } from '../domain/submission/rules';
import { checkCatalogue } from './check-catalogue';
import { type PlanDesk, readPlan } from './read-plan';
import { toRequest } from './request';
import { loadActor } from './situation';
import type { Context } from './stores';

/** What a planner brings to a new plan, from an imported table. */
export type NewPlan = Pick<
  PlanDraft,
  'owner' | 'code' | 'title' | 'baseYear' | 'startYear' | 'endYear' | 'indicators' | 'references' | 'priorResults'
> & { requestId: string };

/** 新建规划 as a draft with nothing published behind it. Throws `plan.codeTaken`. */
export async function createPlan(context: Context, actorId: PersonId, wanted: NewPlan): Promise<PlanDesk> {
  const { requestId, ...given } = wanted;
  const actor = await loadActor(context, actorId);
  const owner = await context.stores.units.get(wanted.owner);
  // As with plans: a unit that is none of the person's business tells nothing of itself.
  if (!owner || !mayOverChildren(actor, 'savePlanDraft', owner.id)) {
    throw new Problem('thing.notFound', { what: 'unit' });
  }
  checkYears(wanted);
  checkCatalogue(wanted.code, wanted);
  const draft: PlanDraft = {
    ...given,
    id: toPlanId(wanted),
    kind: 'fiveYear',
    status: 'inForce',
    issuers: [],
    documentNumber: null,
    issuedOn: null,
    parents: [],
    milestones: [],
    evaluationClause: null,
    verdictSettings: defaultVerdictSettings,
    changeLimits: usualChangeLimits,
    route: ['review', 'approval'],
    proseTargets: [],
    notes: [],
    demoNotice: null,
    basedOn: 0,
    revision: 1,
    saved: { by: toPersonName(actor), at: context.now() },
  };
  const { id } = await context.stores.plans.create(draft, toRequest(actorId, requestId));
  return readPlan(context, actorId, id);
}

function toPlanId({ code, endYear }: Pick<NewPlan, 'code' | 'endYear'>): PlanId {
  return `pl_${code.toLowerCase()}_${endYear}`;
}

/** The baseline is of a year before the plan begins. */
function checkYears({ baseYear, startYear, endYear }: NewPlan): void {
  const issues = [
    ...(baseYear < startYear ? [] : [{ path: 'baseYear', message: `${baseYear} is not before ${startYear}` }]),
    ...(startYear <= endYear ? [] : [{ path: 'endYear', message: `${endYear} is before ${startYear}` }]),
  ];
  if (issues.length > 0) throw new Problem('body.invalid', { issues });
}
