import type { EvaluationReport } from '../../actions/read-evaluation';
import type { EvaluationReply, IndicatorEvaluationView } from '../../contract/evaluation';
import { exact, type Fraction, toExactText, toPlainText, toText } from '../../domain/decimal';
import type { IndicatorEvaluation, PartEvaluation } from '../../domain/evaluation/evaluate';
import { annualTargetOf, targetText } from '../../domain/form/template';
import type { Plan, PriorResult } from '../../domain/plan/plan';
import { presentUnit } from './progress';

type Value = { text: string; exact: string };
type NameOf = (unit: string) => string;

function toValue(value: Fraction, places: number): Value {
  return { text: toText(value, places), exact: toExactText(value) };
}

function toValueOrNull(value: Fraction | null | undefined, places: number): Value | null {
  return value ? toValue(value, places) : null;
}

/** Shares of the way are told in percent with one decimal. */
function toPercent(value: Fraction): Value {
  return toValue(value.mul(100), 1);
}

export function presentEvaluation({ progress, owner, evaluation, asOf, earlier }: EvaluationReport): EvaluationReply {
  const { plan, round, units } = progress;
  const names = new Map<string, string>(units.map(({ unit }) => [unit.id, unit.name]));
  return {
    round: round.id,
    planTitle: plan.title,
    ownerName: owner?.name ?? '',
    dataYear: evaluation.dataYear,
    baseYear: plan.baseYear,
    endYear: plan.endYear,
    asOf,
    timeShare: toPercent(evaluation.timeShare),
    units: units.map(presentUnit),
    counts: evaluation.counts,
    indicators: evaluation.indicators.map((item) =>
      presentIndicator(plan, evaluation.dataYear, item, earlier, (unit) => names.get(unit) ?? unit),
    ),
    priorResults: plan.priorResults.map(presentPrior),
    demoNotice: plan.demoNotice,
  };
}

function presentPrior({
  serial,
  name,
  measure,
  target,
  actual,
  note,
  state,
}: PriorResult): EvaluationReply['priorResults'][number] {
  return { serial, name, measure, target: target?.raw ?? null, actual: actual.raw, note, state };
}

function presentIndicator(
  plan: Plan,
  year: number,
  item: IndicatorEvaluation,
  earlier: EvaluationReport['earlier'],
  nameOf: NameOf,
): IndicatorEvaluationView {
  const { indicator, deciding } = item;
  const { decimals, baseline } = indicator;
  const isComplete = item.verdict !== 'incomplete';
  // A sum that still lacks units says nothing of the pace.
  const measured = isComplete || item.provisional ? (deciding?.measured ?? null) : null;
  return {
    indicator: indicator.id,
    serial: indicator.serial,
    name: indicator.name,
    measure: indicator.measure,
    nature: indicator.nature,
    department: indicator.department.name,
    definition: indicator.definition,
    baseline: baseline.amount ?? '－',
    baselineNote: baseline.note,
    target: targetText(indicator),
    annualTarget: annualTargetOf(indicator, year) ?? '－',
    actual: toValueOrNull(item.actual, decimals),
    progress: measured?.progress ? toPercent(measured.progress) : null,
    expectedPace: toPercent(item.expectedPace),
    requiredPace: toValueOrNull(measured?.requiredPace, decimals + 1),
    achievedPace: toValueOrNull(measured?.achievedPace, decimals + 1),
    strain: toValueOrNull(measured?.strain, 1),
    verdict: item.verdict,
    provisional: item.provisional,
    isAlert: item.isAlert,
    reported: Math.min(...item.parts.map((part) => part.rollUp.coverage.reported)),
    applicable: Math.max(...item.parts.map((part) => part.rollUp.coverage.applicable)),
    trend: [
      { year: plan.baseYear, value: baseline.amount === null ? null : toValue(exact(baseline.amount), decimals) },
      ...earlier.map(({ year, values }) => ({
        year,
        value: toValueOrNull(values.get(indicator.id), decimals),
      })),
      { year, value: isComplete ? toValueOrNull(item.actual, decimals) : null },
    ],
    parts: item.parts.map((part) => presentPart(part, decimals, nameOf)),
  };
}

function presentPart(part: PartEvaluation, places: number, nameOf: NameOf): IndicatorEvaluationView['parts'][number] {
  const { rollUp, worst } = part;
  return {
    part: part.part,
    label: part.label,
    value: toValueOrNull(rollUp.value, places),
    numerator: rollUp.numerator && toPlainText(rollUp.numerator),
    denominator: rollUp.denominator && toPlainText(rollUp.denominator),
    reported: rollUp.coverage.reported,
    applicable: rollUp.coverage.applicable,
    missing: rollUp.coverage.missing.map(nameOf),
    notApplicable: rollUp.coverage.notApplicable.map(nameOf),
    shares: rollUp.shares.map((share) => ({
      unit: share.unit,
      name: nameOf(share.unit),
      numerator: share.numerator,
      denominator: share.denominator,
      amount: share.amount,
      value: toValueOrNull(share.value, places),
    })),
    worst: worst && { name: nameOf(worst.unit), value: toValue(worst.value, places) },
  };
}
