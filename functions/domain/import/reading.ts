import type { Nature } from '../plan/indicator';
import type { Measure } from '../plan/measure';
import type { TargetDoubt, TargetReading } from '../plan/read-target';
import type { ValueDoubt } from '../plan/read-value';
import type { Value } from '../plan/value';
import type { ColumnReading } from './columns';
import type { SourceCell } from './source';

/** What is doubtful about a table, a row or the whole source, beyond the reading of single figures. */
export const structureDoubts = [
  // the source
  'noTable',
  'captionWithoutTable',
  'noHeader',
  'hiddenSheet',
  'decodedAsGbk',
  'periodUnknown',
  // the table
  'captionCut',
  'purposeProposed',
  'columnTwice',
  'columnUnknown',
  'columnProposed',
  'columnYearMissing',
  'otherPlansTarget',
  'yearOutsidePlan',
  'noBaselineColumn',
  'noNatureColumn',
  'remarkIsTier',
  'rowsRegrouped',
  'blanksRemoved',
  'missingByNote',
  'dashUnexplained',
  'noteUnattached',
  'categoriesProposed',
  'categoriesUnclear',
  'noRows',
  // the row
  'rowBroken',
  'rowShort',
  'cellBeyondTable',
  'mergedCell',
  'bandAsCategory',
  'cellOverLines',
  'nameMissing',
  'serialMissing',
  'serialUnread',
  'serialTwice',
  'serialGap',
  'measureUnknown',
  'measureMissing',
  'measureConflict',
  'natureMissing',
  'natureUnknown',
  'transferredByNote',
  'everyYearByNote',
  'noteAttached',
  'nameTwice',
  'targetsContradict',
  'valuesContradict',
  'targetAtBaseline',
  'targetBelowBaseline',
] as const;

export type FlagKind = (typeof structureDoubts)[number] | ValueDoubt['kind'] | TargetDoubt['kind'];

/** Where to look: the table (counted in the source), the row as people call it, the column's heading, the source's line. */
export interface Where {
  sheet: string | null;
  table: number | null;
  row: string | null;
  column: string | null;
  line: number | null;
  lastLine: number | null;
}

/** Something a person has to confirm or mend. */
export interface Flag {
  kind: FlagKind;
  where: Where;
  original: string;
  proposal: string | null;
}

export interface FigureReading {
  role: 'baseline' | 'actual' | 'annualTarget';
  year: number | null;
  column: number;
  value: Value;
}

export interface RowReading {
  serial: number | null;
  serialRaw: string;
  category: { raw: string; proposal: string | null };
  nameRaw: string;
  /** Without the unit in brackets and without the blanks of the scan. */
  name: string;
  measure: { read: Measure | null; raw: string; source: 'column' | 'name' | 'both' | 'heading' | 'table' | 'none' };
  nature: Nature | null;
  tier: string | null;
  figures: FigureReading[];
  /** Null where the table has no column of targets. */
  target: { reading: TargetReading; year: number | null; column: number } | null;
  /** The plan's own word on completion; the house works out its own. */
  verdict: string | null;
  remark: string | null;
  department: string | null;
  /** Notes under the table that speak of this row. */
  notes: string[];
  /** The row as it stands in the source, all of it. */
  printed: SourceCell[];
  line: number;
  lastLine: number;
  flags: Flag[];
}

export interface TableReading {
  number: number;
  sheet: string | null;
  caption: SourceCell | null;
  /** 完成情况 of a past period, or the targets of the plan. */
  purpose: 'completion' | 'target';
  period: { start: number; end: number } | null;
  columns: ColumnReading[];
  rows: RowReading[];
  /** 注, 备注 and a line naming the unit of all figures. */
  notes: SourceCell[];
  /** Headings within the table, headers repeated after a page break, page numbers: kept, not imported. */
  besides: SourceCell[];
  flags: Flag[];
}

export interface PlanReading {
  tables: TableReading[];
  /** Captions whose tables the text has lost, with the notes beneath them. */
  lostCaptions: { caption: SourceCell; notes: SourceCell[] }[];
  /** Everything outside the tables. */
  leftovers: SourceCell[];
  flags: Flag[];
}

/** Every flag, in the order in which a person reads the document. */
export function allFlags(draft: PlanReading): Flag[] {
  return [
    ...draft.flags,
    ...draft.tables.flatMap((table) => [...table.flags, ...table.rows.flatMap((row) => row.flags)]),
  ];
}
