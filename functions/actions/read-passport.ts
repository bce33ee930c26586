import type { Fraction } from '../domain/decimal';
import type { IndicatorId, PersonId, RoundId } from '../domain/ids';
import { toEntryKey } from '../domain/ids';
import type { PersonName } from '../domain/org/people';
import type { OrgUnit } from '../domain/org/units';
import { type Indicator, isAllocated, targetOf } from '../domain/plan/indicator';
import type { Target } from '../domain/plan/target';
import { Problem } from '../domain/problem';
import { aggregateOf, mergeAll, valueOfAggregate } from '../domain/roll-up/aggregate';
import { dayInChina } from '../domain/round/calendar';
import type { Entry } from '../domain/submission/entry';
import { readOrigin } from '../domain/submission/imported';
import type { Approval, Imported } from '../domain/submission/submission';
import { findApproval } from './evaluation-basis';
import { startOf } from './load-approved';
import { type EvaluationReport, readEvaluation } from './read-evaluation';
import type { Context, SubmissionHead } from './stores';

/** What one unit brought to a figure, and by whose hands. */
export interface PassportUnit {
  unit: OrgUnit;
  head: SubmissionHead;
  /** The line as approved; null while nothing is, or the form did not ask for it. */
  entry: Entry | null;
  approval: Approval | null;
  filledBy: PersonName | null;
  /** The file the figure came from, where no filler did. */
  imported: Pick<Imported, 'source' | 'sha256' | 'countsFrom'> | null;
  /** From when it counts: its approval, or what its file says. */
  countsAt: string | null;
  /** The data year of the figure, where the unit has none for this one (结转). */
  carriedFrom: number | null;
}

/** 数字来历: what one figure of an evaluation is made of. */
export interface Passport {
  report: EvaluationReport;
  indicator: Indicator;
  part: string | null;
  /** As evaluated, and worked out anew from `units` alone. */
  value: Fraction | null;
  recomputed: Fraction | null;
  target: Target;
  units: PassportUnit[];
}

/** Reads it from the approved contents themselves, not from the figures that the evaluation was made of. */
export async function readPassport(
  context: Context,
  actor: PersonId,
  round: RoundId,
  id: IndicatorId,
  part: string | null,
): Promise<Passport> {
  const report = await readEvaluation(context, actor, round);
  const evaluated = report.evaluation.indicators.find(({ indicator }) => indicator.id === id);
  const figure = evaluated?.parts.find((one) => one.part === part);
  if (!evaluated || !figure) throw new Problem('thing.notFound', { what: 'indicator' });
  const { indicator } = evaluated;
  const carried = new Map(figure.rollUp.shares.map(({ unit, carriedFrom }) => [unit, carriedFrom]));
  const units = await Promise.all(
    report.progress.units
      .filter(({ unit }) => isAllocated(indicator.appliesTo, unit))
      .map(({ unit, head }) =>
        readUnit(context, report, { unit, head, carriedFrom: carried.get(unit.id) ?? null }, part, id),
      ),
  );
  return {
    report,
    indicator,
    part,
    value: figure.rollUp.value,
    recomputed: recompute(indicator, units),
    target: targetOf(indicator, part),
    units,
  };
}

async function readUnit(
  context: Context,
  { counted, evaluation }: EvaluationReport,
  at: Pick<PassportUnit, 'unit' | 'head' | 'carriedFrom'>,
  part: string | null,
  id: IndicatorId,
): Promise<PassportUnit> {
  const year = at.carriedFrom ?? evaluation.dataYear;
  const figures = counted.find(({ dataYear, head }) => dataYear === year && head.unit === at.unit.id);
  const approval = figures ? await findApproval(context, figures) : null;
  if (!figures || !approval) {
    return { ...at, entry: null, approval: null, filledBy: null, imported: null, countsAt: null };
  }
  const { submissions } = context.stores;
  const { id: submission, commit } = figures.head;
  const [entries, history] = await Promise.all([
    submissions.entriesAt(submission, approval.contentHash),
    submissions.history(submission, commit),
  ]);
  // An evaluation as of a day before the approval of an import rests on one of its steps, which is at `revision` itself.
  const handedIn = history.findLast(
    ({ action, revision }) => (action === 'submit' || action === 'importRecord') && revision <= approval.revision,
  );
  const key = toEntryKey(id, part);
  const entry = entries.find((line) => line.key === key) ?? null;
  const ownDay = figures.approved.earlier[key];
  return {
    ...at,
    entry,
    approval,
    filledBy: handedIn?.by ?? null,
    imported: handedIn ? readOrigin(handedIn) : null,
    countsAt: ownDay ? startOf(ownDay) : (figures.approved.at ?? approval.at),
  };
}

function recompute(indicator: Indicator, units: PassportUnit[]): Fraction | null {
  const aggregates = units.map(({ unit, entry, countsAt, carriedFrom }) =>
    aggregateOf(indicator, {
      unit: unit.id,
      figure: entry,
      ...(countsAt !== null && { approvedOn: dayInChina(countsAt) }),
      carriedFrom,
    }),
  );
  return valueOfAggregate(indicator, mergeAll(indicator, aggregates));
}
