import type { Amount } from '../decimal';
import { type IndicatorId, type OrgUnitId, toEntryKey } from '../ids';

/**
 * What a line of an observations file says of its figure: there is one · there is none, said so (－) · 不适用 · the unit has not
 * reported · 划归其它部门管理 · no longer counted by anyone (已取消). Only the first brings figures.
 */
export const observationStates = [
  'NUMERIC',
  'MISSING',
  'NOT_APPLICABLE',
  'NOT_SUBMITTED',
  'TRANSFERRED',
  'DISCONTINUED',
] as const;
export type ObservationState = (typeof observationStates)[number];

/** The columns an observations file must have, in any order. */
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
] as const;
export type ObservationColumn = (typeof observationColumns)[number];

/** Columns that are taken over where a file has them; any further one is let be. */
export const textColumns = ['explanation', 'remark'] as const;

/** One figure: what all versions of it are about. */
export interface Cell {
  indicator: IndicatorId;
  part: string | null;
  dataYear: number;
  unit: OrgUnitId;
}

/** One line of an observations file: what a unit says of one figure in one data year. */
export interface Observation extends Cell {
  /** Counted from 1, the header's; of a line with line breaks in a cell the first. */
  line: number;
  /** Counts up with each correction (更正). */
  version: number;
  /** Day of approval, `YYYY-MM-DD`; null while it is not approved. */
  approvedOn: string | null;
  state: ObservationState;
  numerator: Amount | null;
  denominator: Amount | null;
  amount: Amount | null;
  explanation: string;
  remark: string;
}

/** What lines of the same figure share, as a key. */
export function cellKey({ indicator, part, dataYear, unit }: Cell): string {
  return `${dataYear}|${toEntryKey(indicator, part)}|${unit}`;
}
