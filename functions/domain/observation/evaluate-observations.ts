import { type Evaluation, evaluate } from '../evaluation/evaluate';
import type { SeriesId } from '../ids';
import type { OrgUnit } from '../org/units';
import { type Indicator, isActiveIn, isAllocated } from '../plan/indicator';
import type { MilestoneKind, Plan } from '../plan/plan';
import type { LookUp } from '../plan/target';
import { noteNothingApproved, toChildReports } from './child-reports';
import { checkObservations, type Observations } from './observations';
import { type FileProblem, inFileOrder, toProblem } from './problem';
import { checkReferences, type ReferenceLine, type References, referenceAsOf } from './references';
import type { FileRows } from './table';

/** What an evaluation on files is made from. */
export interface FilesToEvaluate {
  plan: Plan;
  observations: FileRows;
  /** Null = the observations themselves say who reports. */
  units: OrgUnit[] | null;
  /** Null = there are no outside figures. */
  references: FileRows | null;
  year: number;
  kind: MilestoneKind;
  /** `YYYY-MM-DD`: what was approved or entered later is not known yet. */
  asOf: string;
}

/** An outside figure a target asked for; `line` null = there was none. */
export interface UsedReference {
  series: SeriesId;
  year: number;
  line: ReferenceLine | null;
}

export interface FilesEvaluation {
  evaluation: Evaluation;
  observations: Observations;
  usedReferences: UsedReference[];
  problems: FileProblem[];
}

/**
 * Evaluates a plan on observations as they were known on a day. The same files and the same day give the same result for ever; never
 * throws on what stands in the observations or the outside figures.
 */
export function evaluateObservations(files: FilesToEvaluate): FilesEvaluation {
  const { year, kind, asOf } = files;
  const observations = checkObservations(files.observations, files.plan, files.units);
  const references: References = files.references
    ? checkReferences(files.references, files.plan)
    : { versions: new Map(), problems: [] };
  const { plan } = observations.reporters;
  const used = new Map<string, UsedReference>();
  const lookUp: LookUp = (reference, ofYear) => {
    if (reference.kind === 'indicator') return null;
    const found = referenceAsOf(references, reference.series, ofYear, asOf);
    used.set(`${reference.series} ${ofYear}`, { series: reference.series, year: ofYear, line: found?.line ?? null });
    return found?.value ?? null;
  };
  const yearsBefore = Array.from({ length: Math.max(0, year - plan.startYear) }, (_, index) => plan.startYear + index);
  const evaluation = evaluate(plan, {
    year,
    kind,
    children: toChildReports(observations, year, asOf),
    earlier: yearsBefore.map((before) => ({ year: before, children: toChildReports(observations, before, asOf) })),
    lookUp,
  });
  const usedReferences = [...used.values()].toSorted(
    (a, b) => (a.series < b.series ? -1 : a.series > b.series ? 1 : 0) || a.year - b.year,
  );
  return {
    evaluation,
    observations,
    usedReferences,
    problems: inFileOrder([
      ...observations.problems,
      ...noteNothingApproved(observations, year, asOf),
      ...noteNobodyAsked(observations, year),
      ...references.problems,
      ...noteMissingReferences(plan, usedReferences),
    ]),
  };
}

/** The units an indicator is asked of in a year. */
export function unitsAsked({ reporters }: Observations, indicator: Indicator, year: number): OrgUnit[] {
  return reporters.unitsIn(year).filter((unit) => isAllocated(indicator.appliesTo, unit));
}

function noteNobodyAsked(observations: Observations, year: number): FileProblem[] {
  return observations.reporters.plan.indicators
    .filter((indicator) => isActiveIn(indicator, year) && unitsAsked(observations, indicator, year).length === 0)
    .map(({ id }) => toProblem('observations', null, { code: 'nobodyAsked', column: 'unit', found: id, expected: '' }));
}

function noteMissingReferences({ indicators }: Plan, used: UsedReference[]): FileProblem[] {
  const restsOn = (series: SeriesId) =>
    indicators.filter((indicator) =>
      [indicator.target, indicator.unitTarget, ...indicator.parts.map((part) => part.target)].some(
        (target) =>
          target?.kind === 'relative' && target.reference.kind === 'series' && target.reference.series === series,
      ),
    );
  return used
    .filter(({ line }) => line === null)
    .map(({ series, year }) => {
      const expected = restsOn(series)
        .map(({ id }) => id)
        .join();
      const found = `${series} ${year}`;
      return toProblem('references', null, { code: 'referenceMissing', column: 'series', found, expected });
    });
}
