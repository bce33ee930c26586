import { parse } from 'csv-parse/sync';
import { type Amount, isAmount } from '../functions/domain/decimal';
import { type IndicatorId, type OrgUnitId, toEntryKey } from '../functions/domain/ids';
import { blankEntry, type Entry, type FigureState, figureFields } from '../functions/domain/submission/entry';

/** One line of an observations file: what a unit says of one figure in one data year. */
export interface Observation {
  unit: OrgUnitId;
  dataYear: number;
  /** Counts up with each correction (更正); the highest one stands. */
  version: number;
  /** Day of approval, `YYYY-MM-DD`; null while it is not approved. */
  approvedOn: string | null;
  entry: Entry;
}

/** The header of an observations file, in this order. */
export const observationColumns = [
  'indicator',
  'part',
  'dataYear',
  'unit',
  'version',
  'approvedOn',
  'state',
  'numerator',
  'denominator',
  'amount',
  'explanation',
  'remark',
] as const;

type Row = Record<(typeof observationColumns)[number], string>;

// A unit that has typed nothing has no line at all, so BLANK does not occur in a file.
const states: readonly FigureState[] = ['NUMERIC', 'MISSING', 'NOT_APPLICABLE'];

/** Reads an observations file. Throws with the line's number on anything doubtful: a figure is never guessed. */
export function parseObservations(csv: string): Observation[] {
  // Excel puts a mark (BOM) before the first column when it saves as CSV UTF-8.
  const [header, ...rows] = parse(csv, { bom: true }) as string[][];
  if (header?.join() !== observationColumns.join()) {
    throw new Error(`an observations file starts with ${observationColumns.join()}`);
  }
  return rows.map((cells, index) => {
    const row = Object.fromEntries(observationColumns.map((column, at) => [column, cells[at] ?? ''])) as Row;
    return toObservation(row, index + 2);
  });
}

function toObservation(row: Row, line: number): Observation {
  const figures = figureFields.filter((field) => row[field] !== '');
  const isSound =
    states.includes(row.state as FigureState) &&
    figures.length > 0 === (row.state === 'NUMERIC') &&
    figures.every((field) => isAmount(row[field])) &&
    /^\d{4}$/.test(row.dataYear) &&
    /^[1-9]\d*$/.test(row.version) &&
    /^(\d{4}-\d{2}-\d{2})?$/.test(row.approvedOn);
  if (!isSound) throw new Error(`line ${line} is not an observation: ${Object.values(row).join()}`);

  const indicator = row.indicator as IndicatorId;
  const part = row.part || null;
  const entry = blankEntry(toEntryKey(indicator, part), indicator, part);
  const amountOf = (field: (typeof figureFields)[number]): Amount | null => row[field] || null;
  return {
    unit: row.unit as OrgUnitId,
    dataYear: Number(row.dataYear),
    version: Number(row.version),
    approvedOn: row.approvedOn || null,
    entry: {
      ...entry,
      state: row.state as FigureState,
      numerator: amountOf('numerator'),
      denominator: amountOf('denominator'),
      amount: amountOf('amount'),
      explanation: row.explanation,
      remark: row.remark,
    },
  };
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
