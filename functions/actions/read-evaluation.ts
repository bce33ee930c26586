import type { Fraction } from '../domain/decimal';
import { type Evaluation, evaluate } from '../domain/evaluation/evaluate';
import type { IndicatorId, PersonId, RoundId } from '../domain/ids';
import { isValidIn, type OrgUnit } from '../domain/org/units';
import type { Plan } from '../domain/plan/plan';
import type { ChildReport } from '../domain/roll-up/roll-up';
import { earlierRounds, type Round } from '../domain/round/round';
import { type RoundProgress, readProgress } from './read-progress';
import type { Context, SubmissionHead } from './stores';

export interface EvaluationReport {
  progress: RoundProgress;
  owner: OrgUnit | null;
  evaluation: Evaluation;
  asOf: string;
  /** The city's figures of the plan's earlier years by indicator; null where that year is incomplete. */
  earlier: { year: number; values: Map<IndicatorId, Fraction | null> }[];
}

/** 年度评估 on the approved submissions of a round: one query per year of the plan so far. */
export async function readEvaluation(context: Context, actor: PersonId, roundId: RoundId): Promise<EvaluationReport> {
  const progress = await readProgress(context, actor, roundId, 'readEvaluation');
  const { round, plan, units } = progress;
  const children = toChildReports(
    units.map(({ unit }) => unit),
    units.map(({ head }) => head),
  );
  const [owner, earlier] = await Promise.all([
    context.stores.units.get(plan.owner),
    readEarlierYears(context, plan, round),
  ]);
  return {
    progress,
    owner,
    evaluation: evaluate(plan, round.dataYear, children),
    asOf: context.now(),
    earlier,
  };
}

/** Only approved submissions bring figures; a unit without one is missing, not zero. */
function toChildReports(units: OrgUnit[], heads: SubmissionHead[]): ChildReport[] {
  const approved = new Map(heads.filter((head) => head.status === 'approved').map((head) => [head.unit, head.figures]));
  return units.map((unit) => ({ unit, entries: approved.get(unit.id) ?? null }));
}

async function readEarlierYears({ stores }: Context, plan: Plan, round: Round): Promise<EvaluationReport['earlier']> {
  const [rounds, children] = await Promise.all([stores.rounds.list(), stores.units.children(round.parent)]);
  return Promise.all(
    earlierRounds(rounds, round).map(async (earlier) => {
      const units = children.filter((unit) => isValidIn(unit, earlier.dataYear));
      const heads = await stores.submissions.listHeads(earlier.id, earlier.parent);
      const { indicators } = evaluate(plan, earlier.dataYear, toChildReports(units, heads));
      return {
        year: earlier.dataYear,
        values: new Map(
          indicators.map((item) => [item.indicator.id, item.verdict === 'incomplete' ? null : item.actual]),
        ),
      };
    }),
  );
}
