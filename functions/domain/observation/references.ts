import { type Amount, exact, type Fraction, isAmount, toExactText } from '../decimal';
import type { SeriesId } from '../ids';
import type { Plan } from '../plan/plan';
import { isDay } from './day';
import { type FileProblem, type Found, isBarring, toProblem } from './problem';
import { readVersion, readYear } from './read-line';
import { type FileRows, readTable } from './table';
import { type LineKind, settleVersions, versionAsOf } from './versions';

/** The columns of a file of outside figures (参照数列), in any order. */
export const referenceColumns = ['series', 'year', 'version', 'enteredOn', 'amount', 'source'] as const;

/** One value of a series from outside the plan, as it was entered on a day. */
export interface ReferenceLine {
  line: number;
  series: SeriesId;
  year: number;
  version: number;
  /** `YYYY-MM-DD` */
  enteredOn: string;
  amount: Amount;
  source: string;
}

export interface References {
  /** The sound versions of every value by series and year, lowest first. */
  versions: Map<string, ReferenceLine[]>;
  problems: FileProblem[];
}

const keyOf = ({ series, year }: Pick<ReferenceLine, 'series' | 'year'>) => `${year}|${series}`;

const referenceKind: LineKind<ReferenceLine> = {
  keyOf,
  dayOf: ({ enteredOn }) => enteredOn,
  dayColumn: 'enteredOn',
  fingerprint: ({ enteredOn, amount }) => `${enteredOn}|${toExactText(exact(amount))}`,
};

/** Checks the lines of a file of outside figures against the series a plan names. Never throws. */
export function checkReferences(file: FileRows, plan: Pick<Plan, 'references'>): References {
  const table = readTable('references', file, referenceColumns);
  const problems = [...table.problems];
  const sound: ReferenceLine[] = [];
  const known = plan.references.map(({ id }) => id);
  for (const { line, cell, cellCount } of table.rows) {
    const found: Found[] = [];
    const [series, enteredOn, amount] = [cell('series') as SeriesId, cell('enteredOn'), cell('amount')];
    if (cellCount !== table.width) {
      found.push({ code: 'cellCount', column: null, found: String(cellCount), expected: String(table.width) });
    }
    if (!known.includes(series)) {
      found.push({ code: 'unknownSeries', column: 'series', found: series, expected: known.join() });
    }
    const year = readYear('year', cell('year'), found);
    const version = readVersion(cell('version'), found);
    if (!isDay(enteredOn)) {
      found.push({ code: 'badDate', column: 'enteredOn', found: enteredOn, expected: 'YYYY-MM-DD' });
    }
    if (!isAmount(amount)) {
      found.push({ code: 'notAnAmount', column: 'amount', found: amount, expected: '1234.5' });
    }
    problems.push(...found.map((one) => toProblem('references', line, one)));
    if (!found.some(isBarring)) {
      sound.push({ line, series, year, version, enteredOn, amount, source: cell('source') });
    }
  }
  const { versions, found } = settleVersions(sound, referenceKind);
  problems.push(...found.map(({ line, found: one }) => toProblem('references', line.line, one)));
  return { versions, problems };
}

/** The value of a series for a year as known on a day; null while none was entered. */
export function referenceAsOf(
  { versions }: References,
  series: SeriesId,
  year: number,
  asOf: string,
): { line: ReferenceLine; value: Fraction } | null {
  const line = versionAsOf(versions.get(keyOf({ series, year })) ?? [], asOf, referenceKind);
  return line && { line, value: exact(line.amount) };
}
