import { readCsv } from '../functions/documents/read-csv';
import { type OrgUnitId, toEntryKey } from '../functions/domain/ids';
import {
  type Observation as Line,
  observationColumns as neededColumns,
  textColumns,
} from '../functions/domain/observation/observation';
import { readLine } from '../functions/domain/observation/read-line';
import { readTable } from '../functions/domain/observation/table';
import { blankEntry, type Entry, type FigureState } from '../functions/domain/submission/entry';

/** One line of an observations file as a form holds it. */
export interface Observation extends Pick<Line, 'unit' | 'dataYear' | 'version' | 'approvedOn'> {
  entry: Entry;
}

/** The header of an observations file as we write it. */
export const observationColumns = [...neededColumns, ...textColumns] as const;

/**
 * Reads an observations file whose figures are played through the forms. Throws with the line's number on anything doubtful: a figure
 * is never guessed.
 */
export function parseObservations(csv: string): Observation[] {
  const { rows, width, problems } = readTable('observations', readCsv(csv), neededColumns, textColumns);
  const [problem] = problems;
  if (problem?.code === 'columnMissing' || problem?.code === 'columnTwice') {
    throw new Error(`an observations file starts with ${observationColumns.join()}`);
  }
  if (problem) throw new Error(`line ${problem.line}: ${problem.code}`);
  return rows.map((row) => {
    const { observation, found } = readLine(row, width);
    const [first] = found;
    if (first) throw new Error(`line ${row.line} is not an observation: ${first.code} ${first.column} ${first.found}`);
    return toObservation(observation);
  });
}

function toObservation({ indicator, part, unit, dataYear, version, approvedOn, ...line }: Line): Observation {
  const entry = blankEntry(toEntryKey(indicator, part), indicator, part);
  const { numerator, denominator, amount, explanation, remark } = line;
  const state = toFigureState(line);
  return {
    unit,
    dataYear,
    version,
    approvedOn,
    entry: { ...entry, state, numerator, denominator, amount, explanation, remark },
  };
}

/** A unit can't type on its form that an indicator has gone to others, or that it has not handed in. */
function toFigureState({ state, line }: Pick<Line, 'state' | 'line'>): FigureState {
  if (state === 'NUMERIC' || state === 'MISSING' || state === 'NOT_APPLICABLE') return state;
  throw new Error(`line ${line}: ${state} has no place on a form`);
}

/** The lines of one unit and year as a form holds them: of each line the highest version, in the file's order. */
export function entriesOf(observations: Observation[], unit: OrgUnitId, dataYear: number): Entry[] {
  const newest = new Map<string, Observation>();
  for (const observation of observations) {
    if (observation.unit !== unit || observation.dataYear !== dataYear) continue;
    const known = newest.get(observation.entry.key);
    if (!known || known.version < observation.version) newest.set(observation.entry.key, observation);
  }
  return [...newest.values()].map((observation) => observation.entry);
}
