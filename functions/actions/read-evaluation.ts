import type { Fraction } from '../domain/decimal';
import {
  type Evaluation,
  type EvaluationRequest,
  evaluate,
  type IndicatorEvaluation,
} from '../domain/evaluation/evaluate';
import { evaluationKindOf } from '../domain/evaluation/kind';
import type { IndicatorId, OrgUnitId, PersonId, RoundId } from '../domain/ids';
import { isValidIn, type OrgUnit } from '../domain/org/units';
import { adjustmentInForce, withOriginalTargets, withTargetsOf } from '../domain/plan/adjustment';
import type { Plan } from '../domain/plan/plan';
import { type ReferenceRecord, referenceValue } from '../domain/plan/reference';
import type { LookUp } from '../domain/plan/target';
import { Problem } from '../domain/problem';
import type { YearReports } from '../domain/roll-up/roll-up';
import { earlierRounds, type Round } from '../domain/round/round';
import { type ApprovedFigures, loadApproved, toChildReports } from './load-approved';
import { type RoundProgress, readProgress } from './read-progress';
import { loadPlan } from './situation';
import type { Context, SubmissionHead } from './stores';

/** The figures of one unit that went in: this year's, or an earlier one's. */
export interface CountedFigures {
  dataYear: number;
  head: SubmissionHead;
  approved: ApprovedFigures;
}

export interface EvaluationReport {
  progress: RoundProgress;
  /** What was evaluated: the round's version of the plan, with the targets in force. */
  plan: Plan;
  /** The newest version, from which the targets are taken. */
  newest: Plan;
  references: ReferenceRecord[];
  owner: OrgUnit | null;
  evaluation: Evaluation;
  /** The same by the plan's own first targets (按原目标); null where none of those in force was adjusted. */
  byOriginal: Evaluation | null;
  counted: CountedFigures[];
  asOf: string;
  /** The city's figures of the plan's earlier years by indicator; null where that year is incomplete or cannot be compared. */
  earlier: { year: number; values: Map<IndicatorId, Fraction | null> }[];
}

/**
 * 年度评估 on the approved submissions of a round: one query per year of the plan so far. Who reports what is the round's own
 * version of the plan; the targets are those in force for the data year by the newest one. With a `wish` (ISO, UTC) on the
 * versions of figures that counted at that instant; who is to report, targets and outside figures are today's.
 */
export async function readEvaluation(
  context: Context,
  actor: PersonId,
  roundId: RoundId,
  wish?: string,
): Promise<EvaluationReport> {
  const now = context.now();
  // What is known now stands in the heads; only the past has to be looked up in the records.
  const past = wish !== undefined && wish < now ? wish : null;
  const progress = await readProgress(context, actor, roundId, 'readEvaluation');
  const { round, units } = progress;
  const heads = units.map(({ head }) => head);
  const [approved, newest, owner, references] = await Promise.all([
    loadApproved(context, heads, past),
    context.stores.plans.get(round.plan),
    context.stores.units.get(progress.plan.owner),
    context.stores.plans.references.list(round.plan),
  ]);
  if (!newest) throw new Problem('thing.notFound', { what: 'plan' });
  const year = round.dataYear;
  const plan = withTargetsOf(progress.plan, newest, year);
  const { reports, earlier, counted } = await readEarlierYears(context, plan, round, references, past);
  const request: EvaluationRequest = {
    year,
    kind: evaluationKindOf(plan, year),
    children: toChildReports(
      units.map(({ unit }) => unit),
      approved,
    ),
    earlier: reports,
    lookUp: toLookUp(references),
  };
  const isAdjusted = plan.indicators.some((indicator) => adjustmentInForce(indicator, year) !== null);
  return {
    progress,
    plan,
    newest,
    references,
    owner,
    evaluation: evaluate(plan, request),
    byOriginal: isAdjusted ? evaluate(withOriginalTargets(plan), request) : null,
    counted: [...counted, ...toCounted(year, heads, approved)],
    asOf: past ?? now,
    earlier,
  };
}

function toCounted(
  dataYear: number,
  heads: SubmissionHead[],
  approved: Map<OrgUnitId, ApprovedFigures>,
): CountedFigures[] {
  return heads.flatMap((head) => {
    const figures = approved.get(head.unit);
    return figures ? [{ dataYear, head, approved: figures }] : [];
  });
}

type EarlierYear = EvaluationReport['earlier'][number];

/** What relative targets rest on beside the plan's own figures: those from outside, as they were entered. */
function toLookUp(references: ReferenceRecord[]): LookUp {
  return (reference, year) =>
    reference.kind === 'series'
      ? referenceValue(
          references.find(({ series }) => series === reference.series),
          year,
        )
      : null;
}

/** The earlier years, oldest first, each by the version of the plan that its round was opened on. */
async function readEarlierYears(
  context: Context,
  plan: Plan,
  round: Round,
  references: ReferenceRecord[],
  past: string | null,
): Promise<{ reports: YearReports[]; earlier: EarlierYear[]; counted: CountedFigures[] }> {
  const { stores } = context;
  const [rounds, units] = await Promise.all([stores.rounds.list(), stores.units.children(round.parent)]);
  const read = await Promise.all(
    earlierRounds(rounds, round).map(async (earlier) => {
      const [planThen, heads] = await Promise.all([
        loadPlan(context, earlier),
        stores.submissions.listHeads(earlier.id, earlier.parent),
      ]);
      const year = earlier.dataYear;
      const present = units.filter((unit) => isValidIn(unit, year));
      const approved = await loadApproved(context, heads, past);
      const children = toChildReports(present, approved);
      return { year, planThen, children, counted: toCounted(year, heads, approved) };
    }),
  );
  const lookUp = toLookUp(references);
  const years: EarlierYear[] = [];
  const reports: YearReports[] = [];
  for (const { year, planThen, children } of read) {
    // Only the figures are asked for, and those are the same in an evaluation of any kind.
    const { indicators } = evaluate(planThen, { year, kind: 'annual', children, earlier: [...reports], lookUp });
    const isIncomplete = (item: IndicatorEvaluation) => item.verdict === 'incomplete';
    const values = indicators.map((item): [IndicatorId, Fraction | null] => [
      item.indicator.id,
      isIncomplete(item) || !isOfTodaysSeries(plan, item.indicator.id, year) ? null : item.actual,
    ]);
    years.push({ year, values: new Map(values) });
    reports.push({ year, children });
  }
  return { reports, earlier: years, counted: read.flatMap(({ counted }) => counted) };
}

/** Figures from before a change of the definition (口径) are not put beside those after it. */
function isOfTodaysSeries(plan: Plan, id: IndicatorId, year: number): boolean {
  const since = plan.indicators.find((indicator) => indicator.id === id)?.series.since ?? null;
  return since === null || year >= since;
}
