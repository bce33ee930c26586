import type { IndicatorId, SeriesId } from '../ids';
import type { IndicatorDraft } from '../plan/draft';
import { maxIndicators } from '../plan/limits';
import type { PriorResult } from '../plan/plan';
import type { ReferenceSeries } from '../plan/reference';
import type { Doubt } from '../plan/value';
import { type Assigned, assignIds } from './assign-ids';
import { toKey } from './clean';
import type { PlanReading, RowReading, TableReading } from './reading';
import { type PlanOfImport, tableName, toIndicator } from './to-indicator';
import { toPriorResult } from './to-prior-result';
import type { Refer } from './to-target';

export { maxIndicators };

/**
 * What making a draft adds to the doubts of reading: a row that could not keep its serial number · a tolerance we propose for 左右 · a
 * series made of the words a target rests on · more indicators than a plan can hold.
 */
export type DraftDoubt = Doubt<'renumbered' | 'toleranceProposed' | 'referenceProposed' | 'tooManyIndicators'> & {
  indicator: IndicatorId | null;
};

/** What of the document did not become part of the draft, and why. */
export interface Untouched {
  /** `表2`, or the caption of a table that the text has lost. */
  table: string;
  reason: 'captionWithoutTable' | 'noRows' | 'noIdLeft';
  /** What is printed there. */
  original: string;
}

export interface DraftParts {
  indicators: IndicatorDraft[];
  priorResults: PriorResult[];
  references: ReferenceSeries[];
  untouched: Untouched[];
  doubts: DraftDoubt[];
}

/**
 * The parts of a plan draft from a document as it was read: tables of targets become indicators, tables of results (完成情况) prior results.
 * Nothing read is dropped and nothing is classified; what can't have a place is named in `untouched`.
 */
export function toDraftParts(reading: PlanReading, plan: PlanOfImport): DraftParts {
  const untouched: Untouched[] = [
    ...reading.lostCaptions.map(({ caption }) => lost(caption.text.trim(), 'captionWithoutTable', caption.text.trim())),
    ...reading.tables
      .filter(({ rows }) => rows.length === 0)
      .map((table) => lost(tableName(table), 'noRows', table.caption?.text.trim() ?? '')),
  ];
  const doubts: DraftDoubt[] = [];
  const { references, refer } = collectReferences(plan.code);

  const results = assignTo(rowsOf(reading, 'completion'), plan.code, 1, new Set(), untouched);
  const taken = new Set(results.map(({ assigned }) => assigned.id));
  const targets = assignTo(rowsOf(reading, 'target'), plan.code, 2, taken, untouched);

  const indicators = targets.map(({ row, table, assigned }) => {
    const indicator = toIndicator(row, assigned, table, plan, refer);
    doubts.push(...doubtsAbout(indicator, row, references));
    return indicator;
  });
  if (indicators.length > maxIndicators)
    doubts.push({
      kind: 'tooManyIndicators',
      indicator: null,
      original: String(indicators.length),
      proposal: String(maxIndicators),
    });
  const priorResults = results.map(({ row, table, assigned }) => toPriorResult(row, assigned.id, table, plan));
  return { indicators, priorResults, references, untouched, doubts };
}

const lost = (table: string, reason: Untouched['reason'], original: string): Untouched => ({ table, reason, original });

interface Placed {
  row: RowReading;
  table: TableReading;
}

function rowsOf({ tables }: PlanReading, purpose: TableReading['purpose']): Placed[] {
  return tables
    .filter((table) => table.purpose === purpose)
    .flatMap((table) => table.rows.map((row) => ({ row, table })));
}

function assignTo(
  rows: Placed[],
  code: string,
  digit: number,
  taken: ReadonlySet<IndicatorId>,
  untouched: Untouched[],
): (Placed & { assigned: Assigned })[] {
  const serials = rows.map(({ row }) => row.serial);
  const ids = assignIds(code, digit, serials, taken);
  return rows.flatMap((placed, index) => {
    const assigned = ids[index];
    if (assigned) return [{ ...placed, assigned }];
    const printed = placed.row.printed.map(({ text }) => text.trim()).join(' | ');
    untouched.push(lost(tableName(placed.table), 'noIdLeft', printed));
    return [];
  });
}

/** One series for the same words, however often targets rest on them. What exactly is taken, a planner defines. */
function collectReferences(code: string): { references: ReferenceSeries[]; refer: Refer } {
  const references: ReferenceSeries[] = [];
  const refer: Refer = (words, measure) => {
    const known = references.find(({ name }) => toKey(name) === toKey(words));
    const id: SeriesId = known?.id ?? `rs_${code.toLowerCase()}_${references.length + 1}`;
    if (!known) references.push({ id, name: words, measure, definition: '' });
    return { kind: 'series', series: id };
  };
  return { references, refer };
}

function doubtsAbout({ id, serial, target }: IndicatorDraft, row: RowReading, references: ReferenceSeries[]) {
  const doubts: DraftDoubt[] = [];
  // Tables that print no numbers are counted; only a number that was printed can be lost.
  if (row.serial !== null && row.serial !== serial)
    doubts.push({ kind: 'renumbered', indicator: id, original: row.serialRaw, proposal: String(serial) });
  if (target?.kind === 'approximate')
    doubts.push({ kind: 'toleranceProposed', indicator: id, original: target.raw, proposal: target.tolerance });
  if (target?.kind === 'relative' && target.reference.kind === 'series') {
    const { series } = target.reference;
    const name = references.find((one) => one.id === series)?.name ?? series;
    doubts.push({ kind: 'referenceProposed', indicator: id, original: target.raw, proposal: name });
  }
  return doubts;
}
