import { isAmount } from '../decimal';
import type { IndicatorId, OrgUnitId } from '../ids';
import { figureFields } from '../submission/entry';
import { isDay } from './day';
import { type Observation, type ObservationColumn, type ObservationState, observationStates } from './observation';
import type { Found } from './problem';
import type { FileTable } from './table';

type Row = FileTable<ObservationColumn | 'explanation' | 'remark'>['rows'][number];

/** A line as far as it can be told without a plan. What could not be read is null or 0 and is named in `found`. */
export interface ReadLine {
  observation: Observation;
  found: Found[];
}

/** The state of a cell; NUMERIC for one nobody knows, which is named. */
function readState(text: string, found: Found[]): ObservationState {
  const state = observationStates.find((candidate) => candidate === text);
  if (!state) found.push({ code: 'unknownState', column: 'state', found: text, expected: observationStates.join() });
  return state ?? 'NUMERIC';
}

/** A data year; 0 for what is none. */
export function readYear(column: string, text: string, found: Found[]): number {
  if (/^(19|20)\d\d$/.test(text)) return Number(text);
  found.push({ code: 'badYear', column, found: text, expected: '2023' });
  return 0;
}

/** A version from 1 up; 0 for what is none. */
export function readVersion(text: string, found: Found[]): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  found.push({ code: 'badVersion', column: 'version', found: text, expected: '1' });
  return 0;
}

/** Reads one line. A figure is never guessed: full-width digits, percent signs and thousands separators are no amounts. */
export function readLine(row: Row, width: number): ReadLine {
  const found: Found[] = [];
  if (row.cellCount !== width) {
    found.push({ code: 'cellCount', column: null, found: String(row.cellCount), expected: String(width) });
  }
  const dataYear = readYear('dataYear', row.cell('dataYear'), found);
  const version = readVersion(row.cell('version'), found);
  const day = row.cell('approvedOn');
  if (day !== '' && !isDay(day)) {
    found.push({ code: 'badDate', column: 'approvedOn', found: day, expected: 'YYYY-MM-DD' });
  }
  const state = readState(row.cell('state'), found);
  const typed = figureFields.filter((field) => row.cell(field) !== '');
  for (const field of typed) {
    const text = row.cell(field);
    if (!isAmount(text)) found.push({ code: 'notAnAmount', column: field, found: text, expected: '1234.5' });
  }
  const [first] = typed;
  const says = row.cell('state');
  if (state !== 'NUMERIC' && first) {
    found.push({ code: 'figureBesideState', column: first, found: row.cell(first), expected: state });
  }
  if (says === 'NUMERIC' && !first) {
    found.push({ code: 'figureMissing', column: null, found: '', expected: '' });
  }
  const amountOf = (field: (typeof figureFields)[number]) => {
    const text = row.cell(field);
    return isAmount(text) ? text : null;
  };
  return {
    observation: {
      line: row.line,
      indicator: row.cell('indicator') as IndicatorId,
      part: row.cell('part') || null,
      dataYear,
      unit: row.cell('unit') as OrgUnitId,
      version,
      approvedOn: isDay(day) ? day : null,
      state,
      numerator: amountOf('numerator'),
      denominator: amountOf('denominator'),
      amount: amountOf('amount'),
      explanation: row.cell('explanation'),
      remark: row.cell('remark'),
    },
    found,
  };
}
