import type { OrgUnitId, PersonId, PlanId, RoundId } from '../domain/ids';
import { mayOverChildren } from '../domain/org/permissions';
import { Problem, type Refusal } from '../domain/problem';
import { approve } from './approve';
import { inPool } from './in-pool';
import { type PastImports, readImports } from './read-imports';
import type { Context } from './stores';

/** Which units' past figures are approved, each on the revision the person saw. */
export interface ImportApproval {
  plan: PlanId;
  requestId: string;
  units: { round: RoundId; unit: OrgUnitId; revision: number }[];
}

export interface ImportApprovalOutcome {
  imports: PastImports;
  /** Those that did not go through, each with the reason. */
  refused: { round: RoundId; unit: OrgUnitId; refusal: Refusal }[];
}

/** Units approved at the same time. */
const atOnce = 4;

/**
 * 整批审批 of imported figures: every unit by a step of its own, as if it had been opened and approved alone. What is refused
 * (somebody was first, or it is the person's own import) is told, the rest goes through; where nothing does, the first reason is
 * thrown. Repeating a request does no harm.
 */
export async function approveImport(
  context: Context,
  actor: PersonId,
  { plan, requestId, units }: ImportApproval,
): Promise<ImportApprovalOutcome> {
  const before = await readImports(context, actor, plan);
  if (!mayOverChildren(before.actor, 'approve', before.plan.owner)) {
    throw new Problem('action.notYours', { action: 'approve' });
  }
  const known = new Set(
    before.imports
      .flatMap(({ units }) => units)
      .filter(({ head }) => head.correction === null)
      .map(({ round, unit }) => `${round.id} ${unit.id}`),
  );
  const answers = await inPool(atOnce, units, async ({ round, unit, revision }) => {
    try {
      // Whatever else waits for an approval has a way of its own, with people to look at every line.
      if (!known.has(`${round} ${unit}`)) throw new Problem('thing.notFound', { what: 'submission' });
      await approve(context, actor, { round, unit, revision, requestId });
      return null;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return { round, unit, refusal: { code: error.code, details: error.details } as Refusal };
    }
  });
  const refused = answers.filter((answer) => answer !== null);
  const [first] = refused;
  if (first && refused.length === units.length) throw new Problem(first.refusal.code, first.refusal.details);
  return { imports: await readImports(context, actor, plan), refused };
}
