import type { EvaluationReport } from '../../actions/read-evaluation';
import type { EvaluationReply, IndicatorEvaluationView } from '../../contract/evaluation';
import { exact, type Fraction, toExactText, toPlainText, toText } from '../../domain/decimal';
import type { IndicatorEvaluation, PartEvaluation, VerdictCounts } from '../../domain/evaluation/evaluate';
import type { Forecast } from '../../domain/evaluation/forecast';
import { countPriorResults, judgePriorResults, type PriorJudgement } from '../../domain/evaluation/prior-results';
import { annualTargetOf, targetText } from '../../domain/form/template';
import { adjustmentInForce } from '../../domain/plan/adjustment';
import type { PriorResult } from '../../domain/plan/plan';
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

export function presentEvaluation(report: EvaluationReport): EvaluationReply {
  const { progress, plan, owner, evaluation, byOriginal, asOf } = report;
  const { round, units } = progress;
  const names = new Map<string, string>(units.map(({ unit }) => [unit.id, unit.name]));
  const prior = judgePriorResults(plan);
  const { index } = evaluation;
  return {
    round: round.id,
    planTitle: plan.title,
    ownerName: owner?.name ?? '',
    dataYear: evaluation.dataYear,
    kind: evaluation.kind,
    baseYear: plan.baseYear,
    endYear: plan.endYear,
    asOf,
    timeShare: toPercent(evaluation.timeShare),
    units: units.map(presentUnit),
    counts: {
      binding: presentCounts(evaluation.counts.binding),
      anticipatory: presentCounts(evaluation.counts.anticipatory),
    },
    verdictNames: plan.verdictSettings.names,
    index: index && {
      value: toPercent(index.value),
      schedule: toPercent(index.schedule),
      indicators: index.indicators,
    },
    indicators: evaluation.indicators.map((item, at) =>
      presentIndicator(report, item, byOriginal?.indicators[at] ?? null, (unit) => names.get(unit) ?? unit),
    ),
    priorResults: plan.priorResults.flatMap((result, at) => {
      const judged = prior[at];
      return judged ? [presentPrior(result, judged)] : [];
    }),
    priorCounts: presentCounts(countPriorResults(prior)),
    demoNotice: plan.demoNotice,
  };
}

function presentCounts(counts: VerdictCounts): EvaluationReply['priorCounts'] {
  return { ...counts, rate: counts.rate && toPercent(counts.rate) };
}

/** Differences of printed figures have no more decimals than those. */
function presentPrior(
  { serial, name, measure, target, actual, note, state }: PriorResult,
  { verdict, attainment, difference, change, printedVerdict, disagreement, notes }: PriorJudgement,
): EvaluationReply['priorResults'][number] {
  return {
    serial,
    name,
    measure,
    target: target?.raw ?? null,
    actual: actual.raw,
    note,
    state,
    verdict,
    attainment: attainment && toPercent(attainment),
    difference: difference && { text: toPlainText(difference), exact: toExactText(difference) },
    change,
    printedVerdict,
    disagreement,
    notes,
  };
}

function presentForecast(forecast: Forecast, places: number): IndicatorEvaluationView['parts'][number]['forecast'] {
  return 'refused' in forecast
    ? { state: 'refused', reason: forecast.refused }
    : { state: 'made', value: toValue(forecast.value, places), meetsTarget: forecast.meetsTarget };
}

function presentExclusion({ exclusion }: IndicatorEvaluation): IndicatorEvaluationView['exclusion'] {
  if (exclusion === null) return null;
  const { state, since, note } = exclusion;
  return { state, since, note, receiver: state === 'transferred' ? exclusion.receiver : null };
}

function presentIndicator(
  { plan, evaluation: { dataYear: year }, earlier }: EvaluationReport,
  item: IndicatorEvaluation,
  original: IndicatorEvaluation | null,
  nameOf: NameOf,
): IndicatorEvaluationView {
  const { indicator } = item;
  const { decimals, baseline } = indicator;
  const isComplete = item.verdict !== 'incomplete';
  const measured = measuredOf(item);
  return {
    indicator: indicator.id,
    serial: indicator.serial,
    category: indicator.category,
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
    attainment: measured?.attainment ? toPercent(measured.attainment) : null,
    isByAttainment: measured?.isByAttainment ?? false,
    expectedPace: toPercent(item.expectedPace),
    requiredPace: toValueOrNull(measured?.requiredPace, decimals + 1),
    achievedPace: toValueOrNull(measured?.achievedPace, decimals + 1),
    strain: toValueOrNull(measured?.strain, 1),
    verdict: item.verdict,
    provisional: item.provisional,
    byOriginal: presentOriginal(item, original, year),
    isAlert: item.isAlert,
    isExceeded: item.isExceeded,
    exclusion: presentExclusion(item),
    reported: item.parts.length === 0 ? 0 : Math.min(...item.parts.map((part) => part.rollUp.coverage.reported)),
    applicable: Math.max(0, ...item.parts.map((part) => part.rollUp.coverage.applicable)),
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

/** A sum that still lacks units says nothing of the pace. */
function measuredOf({ verdict, provisional, deciding }: IndicatorEvaluation) {
  return verdict !== 'incomplete' || provisional ? (deciding?.measured ?? null) : null;
}

/** What it would come to had nothing been adjusted; null where no adjustment works in the year. */
function presentOriginal(
  { indicator, exclusion }: IndicatorEvaluation,
  original: IndicatorEvaluation | null,
  year: number,
): IndicatorEvaluationView['byOriginal'] {
  const adjustment = adjustmentInForce(indicator, year);
  if (!adjustment || !original || exclusion) return null;
  const progress = measuredOf(original)?.progress;
  return {
    target: targetText(original.indicator),
    verdict: original.verdict,
    progress: progress ? toPercent(progress) : null,
    effectiveFrom: adjustment.effectiveFrom,
  };
}

function presentPart(part: PartEvaluation, places: number, nameOf: NameOf): IndicatorEvaluationView['parts'][number] {
  const { rollUp, worst, best, spread, unitTargets } = part;
  const toUnitValue = ({ unit, value }: { unit: string; value: Fraction }) => ({
    name: nameOf(unit),
    value: toValue(value, places),
  });
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
    carried: rollUp.coverage.carried.map(nameOf),
    missingYears: part.missingYears,
    missedYears: part.years.filter(({ isMet }) => isMet === false).map(({ year }) => year),
    shares: rollUp.shares.map((share) => ({
      unit: share.unit,
      name: nameOf(share.unit),
      numerator: share.numerator,
      denominator: share.denominator,
      amount: share.amount,
      value: toValueOrNull(share.value, places),
      carriedFrom: share.carriedFrom,
    })),
    worst: worst && toUnitValue(worst),
    best: best && toUnitValue(best),
    spread: toValueOrNull(spread, places),
    unitTarget: unitTargets && { raw: unitTargets.target.raw, below: unitTargets.below.map(toUnitValue) },
    forecast: presentForecast(part.forecast, places),
  };
}
