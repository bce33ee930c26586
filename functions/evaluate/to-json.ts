import { type Fraction, toExactText, toPlainText, toText } from '../domain/decimal';
import type { IndicatorEvaluation, PartEvaluation, VerdictCounts } from '../domain/evaluation/evaluate';
import { annualTargetOf, targetText } from '../domain/form/template';
import {
  type FilesEvaluation,
  type FilesToEvaluate,
  type UsedReference,
  unitsAsked,
} from '../domain/observation/evaluate-observations';
import { absenceOf, observationAsOf } from '../domain/observation/observations';
import type { OrgUnit } from '../domain/org/units';
import { baselineOf, type Indicator, targetOf } from '../domain/plan/indicator';

/** A computed value: rounded for reading, exact as `n/d` in lowest terms (`n` alone where it is whole). */
export interface Value {
  text: string;
  exact: string;
}

const toValue = (value: Fraction | null | undefined, places: number): Value | null =>
  value ? { text: toText(value, places), exact: toExactText(value) } : null;

/** Shares are told in percent. */
const toPercent = (share: Fraction | null | undefined): Value | null => toValue(share?.mul(100), 1);

/** What everything below is told from. */
interface Inputs {
  files: FilesToEvaluate;
  result: FilesEvaluation;
}

/**
 * The whole evaluation as plain data, in a fixed order: the same files and the same day give the same bytes. Nothing here says when or
 * where it was made.
 */
export function toJson(files: FilesToEvaluate, result: FilesEvaluation) {
  const { plan, year, kind, asOf } = files;
  const { evaluation, observations, usedReferences, problems } = result;
  const inputs: Inputs = { files, result };
  return {
    plan: {
      id: plan.id,
      title: plan.title,
      version: plan.version,
      baseYear: plan.baseYear,
      startYear: plan.startYear,
      endYear: plan.endYear,
    },
    dataYear: year,
    kind,
    asOf,
    settings: plan.verdictSettings,
    /** 时序进度 in percent. */
    timeShare: toPercent(evaluation.timeShare),
    expectedUnits: files.units ? 'units' : 'observations',
    observationLines: observations.lineCount,
    counts: {
      binding: toCounts(evaluation.counts.binding),
      anticipatory: toCounts(evaluation.counts.anticipatory),
    },
    index: evaluation.index && {
      value: toPercent(evaluation.index.value),
      schedule: toPercent(evaluation.index.schedule),
      indicators: evaluation.index.indicators,
    },
    indicators: evaluation.indicators.map((item) => toIndicator(inputs, item)),
    references: usedReferences.map(toReference),
    problems,
    demoNotice: plan.demoNotice,
  };
}

export type EvaluationJson = ReturnType<typeof toJson>;

function toCounts(counts: VerdictCounts) {
  return { ...counts, rate: toPercent(counts.rate) };
}

function toReference({ series, year, line }: UsedReference) {
  const used = line && {
    line: line.line,
    version: line.version,
    enteredOn: line.enteredOn,
    amount: line.amount,
    source: line.source,
  };
  return { series, year, used };
}

function toIndicator(inputs: Inputs, item: IndicatorEvaluation) {
  const { indicator, deciding } = item;
  const { decimals } = indicator;
  // A sum that still lacks units says nothing of the way; what its part so far comes to stands with the part.
  const measured = item.verdict !== 'incomplete' || item.provisional ? (deciding?.measured ?? null) : null;
  return {
    indicator: indicator.id,
    serial: indicator.serial,
    name: indicator.name,
    measure: indicator.measure,
    nature: indicator.nature,
    direction: indicator.direction,
    rollUp: indicator.rollUp,
    decimals,
    baseline: indicator.baseline.amount,
    target: targetText(indicator),
    targetVersion: indicator.target.version,
    annualTarget: annualTargetOf(indicator, inputs.files.year),
    verdict: item.verdict,
    verdictName: inputs.files.plan.verdictSettings.names[item.verdict] ?? null,
    /** What the figures so far would come to while some are missing. */
    provisional: item.provisional,
    isAlert: item.isAlert,
    isExceeded: item.isExceeded,
    exclusion: item.exclusion,
    decidingPart: deciding ? { part: deciding.part } : null,
    actual: toValue(item.actual, decimals),
    /** Percent of the way from baseline to target; `attainment` percent of the target. */
    progress: toPercent(measured?.progress),
    attainment: toPercent(measured?.attainment),
    isByAttainment: measured?.isByAttainment ?? false,
    expectedPace: toPercent(item.expectedPace),
    reported: item.parts.length === 0 ? 0 : Math.min(...item.parts.map((part) => part.rollUp.coverage.reported)),
    applicable: item.parts.length === 0 ? 0 : Math.max(...item.parts.map((part) => part.rollUp.coverage.applicable)),
    parts: item.parts.map((part) => toPart(inputs, indicator, part)),
  };
}

function toPart({ files, result }: Inputs, indicator: Indicator, part: PartEvaluation) {
  const { decimals } = indicator;
  const { rollUp, measured, unitTargets } = part;
  const { coverage } = rollUp;
  const units = unitsAsked(result.observations, indicator, files.year);
  const nameOf = new Map(units.map((unit) => [unit.id, unit.name]));
  const toUnitValue = (one: { unit: OrgUnit['id']; value: Fraction } | null) =>
    one && { unit: one.unit, name: nameOf.get(one.unit) ?? one.unit, value: toValue(one.value, decimals) };
  const cellOf = (unit: OrgUnit, dataYear = files.year) => ({
    indicator: indicator.id,
    part: part.part,
    dataYear,
    unit: unit.id,
  });
  const isOpen = ({ id }: OrgUnit) => coverage.missing.includes(id) || coverage.carried.includes(id);
  const { forecast } = part;
  return {
    part: part.part,
    label: part.label,
    baseline: baselineOf(indicator, part.part).amount,
    target: targetOf(indicator, part.part).raw,
    /** The year's threshold: the target, or of a relative one what it comes to. */
    aim: toValue(measured?.aim, decimals),
    verdict: part.verdict,
    isComplete: part.isComplete,
    value: toValue(rollUp.value, decimals),
    actual: toValue(part.actual, decimals),
    numerator: rollUp.numerator && toPlainText(rollUp.numerator),
    denominator: rollUp.denominator && toPlainText(rollUp.denominator),
    progress: toPercent(measured?.progress),
    attainment: toPercent(measured?.attainment),
    expectedPace: toPercent(measured?.expectedPace),
    isMet: measured?.isMet ?? null,
    requiredPace: toValue(measured?.requiredPace, decimals + 1),
    achievedPace: toValue(measured?.achievedPace, decimals + 1),
    strain: toValue(measured?.strain, 1),
    forecast:
      'refused' in forecast
        ? forecast
        : { value: toValue(forecast.value, decimals), meetsTarget: forecast.meetsTarget },
    worst: toUnitValue(part.worst),
    best: toUnitValue(part.best),
    spread: toValue(part.spread, decimals),
    belowUnitTarget: (unitTargets?.below ?? []).map(toUnitValue),
    years: part.years.map(({ year, value, attainment, isMet }) => ({
      year,
      value: toValue(value, decimals),
      attainment: toPercent(attainment),
      isMet,
    })),
    missingYears: part.missingYears,
    coverage: { reported: coverage.reported, applicable: coverage.applicable },
    /** Who is missing, and why; one that stands with an earlier year's figure is missing still. */
    missing: units.filter(isOpen).map((unit) => ({
      unit: unit.id,
      name: unit.name,
      ...absenceOf(result.observations, cellOf(unit), files.asOf),
    })),
    notApplicable: coverage.notApplicable,
    /** The line that counts for each unit. */
    lines: units.flatMap((unit) => {
      const share = rollUp.shares.find((one) => one.unit === unit.id);
      const carriedFrom = share?.carriedFrom ?? null;
      const observation = observationAsOf(result.observations, cellOf(unit, carriedFrom ?? files.year), files.asOf);
      if (!observation) return [];
      const { line, version, approvedOn, state, numerator, denominator, amount } = observation;
      const value = toValue(share?.value, decimals);
      return [
        {
          unit: unit.id,
          name: unit.name,
          line,
          version,
          approvedOn,
          carriedFrom,
          state,
          numerator,
          denominator,
          amount,
          value,
        },
      ];
    }),
  };
}
