import type { Fraction } from '../domain/decimal';
import { type Evaluation, evaluate, type IndicatorEvaluation } from '../domain/evaluation/evaluate';
import { evaluationKindOf } from '../domain/evaluation/kind';
import type { IndicatorId, PersonId, RoundId } from '../domain/ids';
import { isValidIn, type OrgUnit } from '../domain/org/units';
import type { Plan } from '../domain/plan/plan';
import { type ReferenceRecord, referenceValue } from '../domain/plan/reference';
import type { LookUp } from '../domain/plan/target';
import type { YearReports } from '../domain/roll-up/roll-up';
import { earlierRounds, type Round } from '../domain/round/round';
import { loadChildReports } from './load-approved';
import { type RoundProgress, readProgress } from './read-progress';
import { loadPlan } from './situation';
import type { Context } from './stores';

export interface EvaluationReport {
  progress: RoundProgress;
  owner: OrgUnit | null;
  evaluation: Evaluation;
  asOf: string;
  /** The city's figures of the plan's earlier years by indicator; null where that year is incomplete or cannot be compared. */
  earlier: { year: number; values: Map<IndicatorId, Fraction | null> }[];
}

/**
 * 年度评估 on the approved submissions of a round: one query per year of the plan so far. With `asOf` (ISO, UTC) on the
 * versions that counted at that instant; who is to report, plan and outside figures are today's.
 */
export async function readEvaluation(
  context: Context,
  actor: PersonId,
  roundId: RoundId,
  asOf: string = context.now(),
): Promise<EvaluationReport> {
  const progress = await readProgress(context, actor, roundId, 'readEvaluation');
  const { round, plan, units } = progress;
  const [children, owner, references] = await Promise.all([
    loadChildReports(
      context,
      units.map(({ unit }) => unit),
      units.map(({ head }) => head),
      asOf,
    ),
    context.stores.units.get(plan.owner),
    context.stores.plans.references.list(plan.id),
  ]);
  const { reports, earlier } = await readEarlierYears(context, plan, round, references, asOf);
  const year = round.dataYear;
  const kind = evaluationKindOf(plan, year);
  return {
    progress,
    owner,
    evaluation: evaluate(plan, { year, kind, children, earlier: reports, lookUp: toLookUp(references, earlier) }),
    asOf,
    earlier,
  };
}

type EarlierYear = EvaluationReport['earlier'][number];

/** What relative targets rest on: figures from outside as they were entered, and the plan's own of the years before. */
function toLookUp(references: ReferenceRecord[], earlier: EarlierYear[]): LookUp {
  return (reference, year) => {
    if (reference.kind === 'indicator') {
      return earlier.find((item) => item.year === year)?.values.get(reference.indicator) ?? null;
    }
    return referenceValue(
      references.find(({ series }) => series === reference.series),
      year,
    );
  };
}

/** The earlier years, oldest first, each by the version of the plan that its round was opened on. */
async function readEarlierYears(
  context: Context,
  plan: Plan,
  round: Round,
  references: ReferenceRecord[],
  asOf: string,
): Promise<{ reports: YearReports[]; earlier: EarlierYear[] }> {
  const { stores } = context;
  const [rounds, units] = await Promise.all([stores.rounds.list(), stores.units.children(round.parent)]);
  const read = await Promise.all(
    earlierRounds(rounds, round).map(async (earlier) => {
      const [planThen, heads] = await Promise.all([
        loadPlan(context, earlier),
        stores.submissions.listHeads(earlier.id, earlier.parent),
      ]);
      const present = units.filter((unit) => isValidIn(unit, earlier.dataYear));
      return { year: earlier.dataYear, planThen, children: await loadChildReports(context, present, heads, asOf) };
    }),
  );
  const years: EarlierYear[] = [];
  const reports: YearReports[] = [];
  for (const { year, planThen, children } of read) {
    const lookUp = toLookUp(references, years);
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
  return { reports, earlier: years };
}

/** Figures from before a change of the definition (口径) are not put beside those after it. */
function isOfTodaysSeries(plan: Plan, id: IndicatorId, year: number): boolean {
  const since = plan.indicators.find((indicator) => indicator.id === id)?.series.since ?? null;
  return since === null || year >= since;
}
