import { type EntryKey, toEntryKey } from '../ids';
import type { OrgUnit } from '../org/units';
import { isActiveIn, partsOf } from '../plan/indicator';
import type { ChildReport } from '../roll-up/roll-up';
import type { FigureState } from '../submission/entry';
import type { Observation, ObservationState } from './observation';
import { type Observations, observationAsOf } from './observations';
import { type FileProblem, toProblem } from './problem';

/**
 * What a state comes to in a roll-up. 划归 and 取消 leave numerator and denominator like 不适用; who has not reported has no line.
 */
const statesRolledUp = {
  NUMERIC: 'NUMERIC',
  MISSING: 'MISSING',
  NOT_APPLICABLE: 'NOT_APPLICABLE',
  NOT_SUBMITTED: null,
  TRANSFERRED: 'NOT_APPLICABLE',
  DISCONTINUED: 'NOT_APPLICABLE',
} as const satisfies Record<ObservationState, FigureState | null>;

/** The lines that count for a unit and year as known on a day, in the plan's order. */
function standingLines(
  observations: Observations,
  unit: OrgUnit,
  dataYear: number,
  asOf: string,
): { key: EntryKey; observation: Observation }[] {
  const active = observations.reporters.plan.indicators.filter((indicator) => isActiveIn(indicator, dataYear));
  return active.flatMap((indicator) =>
    partsOf(indicator).flatMap(({ key: part }) => {
      const cell = { indicator: indicator.id, part, dataYear, unit: unit.id };
      const observation = observationAsOf(observations, cell, asOf);
      return observation ? [{ key: toEntryKey(indicator.id, part), observation }] : [];
    }),
  );
}

/** What each unit brings for a data year as known on a day: the newest approved version of each of its figures. */
export function toChildReports(observations: Observations, dataYear: number, asOf: string): ChildReport[] {
  return observations.reporters.unitsIn(dataYear).map((unit) => {
    const lines = standingLines(observations, unit, dataYear, asOf);
    const entries = lines.flatMap(({ key, observation }) => {
      const state = statesRolledUp[observation.state];
      const { numerator, denominator, amount, approvedOn } = observation;
      return state ? [{ key, state, numerator, denominator, amount, approvedOn }] : [];
    });
    const days = lines.map(({ observation }) => observation.approvedOn ?? '').toSorted();
    const approvedOn = days.at(-1);
    return { unit, entries: entries.length > 0 ? entries : null, ...(approvedOn && { approvedOn }) };
  });
}

/** Says so where nothing of a year was approved by the day asked for: every indicator is incomplete then. */
export function noteNothingApproved(observations: Observations, dataYear: number, asOf: string): FileProblem[] {
  const days: string[] = [];
  for (const versions of observations.versions.values()) {
    for (const { dataYear: year, approvedOn } of versions) {
      if (year === dataYear && approvedOn !== null) days.push(approvedOn);
    }
  }
  const first = days.toSorted()[0] ?? '';
  if (first !== '' && first <= asOf) return [];
  const found = { code: 'nothingApprovedYet' as const, column: 'approvedOn', found: asOf, expected: first };
  return [toProblem('observations', null, found)];
}
