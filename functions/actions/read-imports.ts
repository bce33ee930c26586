import type { PersonId, PlanId } from '../domain/ids';
import type { Person } from '../domain/org/people';
import { mayOverChildren } from '../domain/org/permissions';
import type { OrgUnit } from '../domain/org/units';
import type { Plan } from '../domain/plan/plan';
import { because, Problem, type Refusal } from '../domain/problem';
import type { Round } from '../domain/round/round';
import { refusal } from '../domain/submission/refusal';
import type { Imported } from '../domain/submission/submission';
import { loadActor } from './situation';
import type { Context, SubmissionHead } from './stores';

/** One unit's figures of a year that came from a file. */
export interface ImportedUnit {
  round: Round;
  unit: OrgUnit;
  head: SubmissionHead & { imported: Imported };
  /** Why this person may not approve it now; null if they may. */
  refusal: Refusal | null;
}

/** 一次导入: everything of a plan that rests on one file, year by year. */
export interface PastImport {
  source: string;
  sha256: string;
  /** The newest step of it. */
  at: string;
  units: ImportedUnit[];
}

export interface PastImports {
  actor: Person;
  plan: Plan;
  /** The newest first. */
  imports: PastImport[];
  /** Why this person may not import; null if they may. */
  importRefusal: Refusal | null;
}

/** 历史数据 of a plan, waiting and approved, for those who import or approve them; for anybody else there is no such plan. */
export async function readImports(context: Context, actorId: PersonId, id: PlanId): Promise<PastImports> {
  const { stores } = context;
  const [actor, plan] = await Promise.all([loadActor(context, actorId), stores.plans.get(id)]);
  const mayImport = plan !== null && mayOverChildren(actor, 'importRecord', plan.owner);
  if (!plan || (!mayImport && !mayOverChildren(actor, 'approve', plan.owner))) {
    throw new Problem('thing.notFound', { what: 'plan' });
  }
  const [rounds, units] = await Promise.all([stores.rounds.list(), stores.units.children(plan.owner)]);
  const closed = rounds.filter((round) => round.plan === id && !round.isOpen);
  const found = await Promise.all(closed.map((round) => importedOf(context, actor, round, units)));
  return {
    actor,
    plan,
    imports: groupByFile(found.flat()),
    importRefusal: mayImport ? null : because('action.notYours', { action: 'importRecord' }),
  };
}

async function importedOf({ stores }: Context, actor: Person, round: Round, units: OrgUnit[]): Promise<ImportedUnit[]> {
  const heads = await stores.submissions.listHeads(round.id, round.parent);
  const byUnit = new Map(heads.map((head) => [head.unit, head]));
  return units.flatMap((unit) => {
    const found = byUnit.get(unit.id);
    if (!found?.imported) return [];
    // What came from the file is approved and counts while a filler corrects it; the correction is none of the file's.
    const status = found.correction === null ? found.status : 'approved';
    const head = { ...found, imported: found.imported, status };
    const why = refusal('approve', { submission: { ...head, entries: [] }, round, unit, actor, departments: {} });
    return [{ round, unit, head, refusal: why }];
  });
}

function groupByFile(found: ImportedUnit[]): PastImport[] {
  const files = new Map<string, PastImport>();
  for (const one of found) {
    const { source, sha256, at } = one.head.imported;
    const key = `${sha256} ${source}`;
    const file = files.get(key) ?? { source, sha256, at, units: [] };
    const isNewest = file.at < at;
    files.set(key, { ...file, ...(isNewest && { at }), units: [...file.units, one] });
  }
  return [...files.values()]
    .map((file) => ({ ...file, units: file.units.toSorted((a, b) => a.round.dataYear - b.round.dataYear) }))
    .toSorted((a, b) => (a.at < b.at ? 1 : -1));
}
