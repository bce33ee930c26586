import { toFormTemplate } from '../domain/form/template';
import type { PersonId, PlanId } from '../domain/ids';
import { Problem, type Refusal } from '../domain/problem';
import { departmentsOf } from '../domain/submission/departments';
import { newSubmission, type Submission } from '../domain/submission/submission';
import { decide } from '../domain/submission/workflow';
import { inPool } from './in-pool';
import { type PastFile, type PlannedImport, type PlannedUnit, type PlannedYear, planImport } from './plan-import';
import { toRequest } from './request';
import type { Context, TakenStep } from './stores';

export interface ImportWish {
  plan: PlanId;
  requestId: string;
  file: PastFile;
  /** Lines with mistakes stay out, as the trial showed them; otherwise the whole file is refused. */
  leaveOutFaulty: boolean;
  /** Characters a text on a form may have. */
  longestText: number;
}

/** The import as it went: a unit without a refusal is on record now, and waits for its approval. */
export type ImportOutcome = PlannedImport;

/** Units written at the same time. */
const atOnce = 8;

/**
 * 导入历史数据: of every unit and year in the file one submission, one step for each day on which something of it was approved,
 * oldest first. Then it waits for the approver, who is never who imported it. A corrected file takes the place of one that is not
 * approved yet. Units that are refused stay as they are and say why; where nothing could go, the first reason is thrown. What breaks
 * off leaves every unit with all days of the file or with none; repeating the request brings those that are missing.
 */
export async function importObservations(
  context: Context,
  actorId: PersonId,
  wish: ImportWish,
): Promise<ImportOutcome> {
  const planned = await planImport(context, actorId, wish.plan, wish.file, wish.longestText);
  const faulty = planned.problems.filter(({ level }) => level === 'must').length;
  if (faulty > 0 && !wish.leaveOutFaulty) throw new Problem('import.faulty', { count: faulty });
  if (planned.years.length === 0) throw new Problem('import.nothing', {});

  // Of this file: under the same id another one is another wish, and must not be answered as if it were on record.
  const request = `${toRequest(actorId, wish.requestId)}/${wish.file.sha256}`;
  const years: PlannedYear[] = [];
  for (const year of planned.years) years.push(await importYear(context, planned, year, request));
  const outcomes = years.flatMap(({ refusal, units }) => units.map((unit) => refusal ?? unit.refusal));
  const [first] = outcomes;
  if (first && outcomes.every((refusal) => refusal !== null)) throw new Problem(first.code, first.details);
  return { ...planned, years };
}

async function importYear(
  context: Context,
  planned: PlannedImport,
  year: PlannedYear,
  request: string,
): Promise<PlannedYear> {
  if (year.refusal) return year;
  const round = year.isNew ? await context.stores.rounds.open(year.round, request) : year.round;
  const units = await inPool(atOnce, year.units, (unit) =>
    importUnit(context, planned, { ...year, round }, unit, request),
  );
  return { ...year, round, units };
}

async function importUnit(
  context: Context,
  planned: PlannedImport,
  { round, dataYear }: PlannedYear,
  planUnit: PlannedUnit,
  request: string,
): Promise<PlannedUnit> {
  const { record, head } = planUnit;
  const { submissions } = context.stores;
  const made = head ? (await submissions.history(head.id, head.commit)).map(({ requestId }) => requestId) : [];
  const open = record.states.filter(({ countsFrom }) => !made.includes(stepRequest(request, countsFrom)));
  if (open.length === 0) return { ...planUnit, refusal: null };
  if (planUnit.refusal) return planUnit;

  const { actor, file, plan, formPlans } = planned;
  const { unit } = record;
  const stored = head && (await submissions.get(round.id, round.parent, unit.id));
  const before: Submission = stored ?? newSubmission(round.id, round.parent, unit.id);
  const departments = departmentsOf(toFormTemplate(formPlans.get(dataYear) ?? plan, round, unit, []));
  try {
    const steps: TakenStep[] = [];
    // One time for all, so that two repetitions at once either write the same steps or share none.
    const now = context.now();
    for (const { countsFrom, entries, keys } of open) {
      const step = decide(
        { submission: steps.at(-1)?.next ?? before, round, unit, actor, departments },
        { action: 'importRecord', entries, keys, source: file.name, sha256: file.sha256, countsFrom },
        now,
        stepRequest(request, countsFrom),
      );
      steps.push(step);
    }
    // All days or none: an approver must never find figures that the file itself says were mended later.
    await submissions.saveAll(before, steps);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { ...planUnit, refusal: { code: error.code, details: error.details } as Refusal };
  }
  return planUnit;
}

/** Each step of an import is a request of its own, so that a repetition finds those that were made. */
function stepRequest(request: string, countsFrom: string): string {
  return `${request}@${countsFrom}`;
}
