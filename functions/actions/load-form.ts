import { type FormTemplate, toFormTemplate } from '../domain/form/template';
import type { OrgUnit } from '../domain/org/units';
import type { Plan } from '../domain/plan/plan';
import type { Round } from '../domain/round/round';
import type { Context } from './stores';

/** The round of the same plan for the data year before; null in the plan's first year. */
export async function previousRound({ stores }: Context, round: Round): Promise<Round | null> {
  const rounds = await stores.rounds.list();
  return rounds.find((other) => other.plan === round.plan && other.dataYear === round.dataYear - 1) ?? null;
}

/** A unit's form, with its own approved lines of last year beside the cells to fill. */
export async function loadForm(context: Context, plan: Plan, round: Round, unit: OrgUnit): Promise<FormTemplate> {
  const before = await previousRound(context, round);
  const last = before && (await context.stores.submissions.get(before.id, before.parent, unit.id));
  return toFormTemplate(plan, round, unit, last?.status === 'approved' ? last.entries : []);
}
