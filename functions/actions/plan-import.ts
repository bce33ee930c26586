import type { EntryKey, PersonId, PlanId, RoundId } from '../domain/ids';
import {
  differingKeys,
  type PastProblem,
  type PastRecord,
  pastRoundTitle,
  readPastYears,
} from '../domain/observation/past-years';
import type { FileRows } from '../domain/observation/table';
import type { Person } from '../domain/org/people';
import { mayOverChildren } from '../domain/org/permissions';
import type { Plan } from '../domain/plan/plan';
import { planRefusal } from '../domain/plan/plan-refusal';
import { because, Problem, type Refusal } from '../domain/problem';
import { dayInChina } from '../domain/round/calendar';
import type { Round } from '../domain/round/round';
import { loadPlanInWork, refuse } from './load-plan-in-work';
import { loadPlan } from './situation';
import type { Context, SubmissionHead } from './stores';

/** A file of observations as it came: its lines, its name, and what tells its bytes from any others. */
export interface PastFile {
  name: string;
  sha256: string;
  rows: FileRows;
}

/** The most lines a file may have: a city's units and indicators over ten years. */
export const maxImportLines = 5000;

/** What would become of a unit's figures of a year. */
export interface PlannedUnit {
  record: PastRecord;
  /** Null: nothing is there yet. */
  head: SubmissionHead | null;
  /** Lines that differ from the figures that are there. */
  differing: EntryKey[];
  refusal: Refusal | null;
}

export interface PlannedYear {
  dataYear: number;
  /** As it is, or as it would be made. */
  round: Round;
  isNew: boolean;
  /** Why nothing of the year can be imported; null if something can. */
  refusal: Refusal | null;
  units: PlannedUnit[];
}

export interface PlannedImport {
  actor: Person;
  /** The version in force. */
  plan: Plan;
  /** The version on which each year's form stands. */
  formPlans: Map<number, Plan>;
  file: PastFile;
  lineCount: number;
  problems: PastProblem[];
  years: PlannedYear[];
}

/**
 * What importing a file would do (试导入), changing nothing: of which units and years, what differs from what is there, what stands
 * in the way, and what is wrong with its lines. Throws `action.notYours` for whom it is no duty of, and `import.tooManyLines`.
 */
export async function planImport(
  context: Context,
  actorId: PersonId,
  id: PlanId,
  file: PastFile,
  longestText: number,
): Promise<PlannedImport> {
  const lines = file.rows.rows.length;
  if (lines > maxImportLines) throw new Problem('import.tooManyLines', { lines, limit: maxImportLines });
  const loaded = await loadPlanInWork(context, actorId, id);
  const { actor, surroundings, rounds } = loaded;
  const { published, units } = surroundings;
  if (!mayOverChildren(actor, 'importRecord', loaded.draft.owner)) {
    throw new Problem('action.notYours', { action: 'importRecord' });
  }
  refuse(planRefusal('openRound', loaded));
  if (!published) throw new Problem('plan.notPublished', {});

  const formPlans = new Map(
    await Promise.all(rounds.map(async (round) => [round.dataYear, await loadPlan(context, round)] as const)),
  );
  const today = dayInChina(context.now());
  const { records, problems, lineCount } = readPastYears(file.rows, {
    plan: published,
    formPlanOf: (dataYear) => formPlans.get(dataYear) ?? published,
    units,
    today,
    longestText,
  });
  const years = await Promise.all(
    [...new Set(records.map(({ dataYear }) => dataYear))].map((dataYear) => {
      const there = rounds.find((round) => round.dataYear === dataYear);
      const round = there ?? newRound(published, dataYear, today);
      const ofYear = records.filter((record) => record.dataYear === dataYear);
      return planYear(context, ofYear, round, there === undefined);
    }),
  );
  return { actor, plan: published, formPlans, file, lineCount, problems, years };
}

/** Closed from the start: nobody is asked to fill it, and its only step is the approval. */
function newRound(plan: Plan, dataYear: number, today: string): Round {
  const id: RoundId = `rd_${plan.code.toLowerCase()}_${dataYear}`;
  return {
    id,
    plan: plan.id,
    parent: plan.owner,
    dataYear,
    title: pastRoundTitle(dataYear),
    templateVersion: plan.version,
    opensOn: today,
    dueOn: today,
    isOpen: false,
    route: ['approval'],
    lock: null,
  };
}

async function planYear(
  { stores }: Context,
  records: PastRecord[],
  round: Round,
  isNew: boolean,
): Promise<PlannedYear> {
  const heads = isNew ? [] : await stores.submissions.listHeads(round.id, round.parent);
  const byUnit = new Map(heads.map((head) => [head.unit, head]));
  const units = records.map((record) => {
    const head = byUnit.get(record.unit.id) ?? null;
    const refusal = head?.approved ? because('import.approved', { unit: record.unit.name }) : null;
    return { record, head, refusal, differing: head ? differingKeys(record, head.figures) : [] };
  });
  return { dataYear: round.dataYear, round, isNew, refusal: yearRefusal(round, heads), units };
}

/** What people fill, or have filled, is never overwritten by a file. */
function yearRefusal({ dataYear, title, isOpen, lock }: Round, heads: SubmissionHead[]): Refusal | null {
  if (lock) return because('round.locked', { round: title });
  if (isOpen) return because('import.roundOpen', { dataYear });
  const filled = heads.filter(({ imported }) => imported === null).length;
  return filled > 0 ? because('import.filled', { dataYear, units: filled }) : null;
}
