import { type CatalogueColumn, catalogueColumns } from '../../functions/domain/catalogue/columns';
import { isAmount } from '../../functions/domain/decimal';
import type { CatalogueColumnId } from '../../functions/domain/plan/plan-findings';
import { note, type SheetCell } from './form-layout';
import type { PlanDesk } from './plan-books';
import { fitsRule } from './write-lines';

/** Rows below the last indicator for new ones; they get their keys when the draft is saved. */
const spareRows = 20;

/** What belongs together; each group has a colour and a word over its first column. */
const columnGroups = ['plan', 'kinds', 'reporting', 'years', 'definition'] as const;
export type ColumnGroup = (typeof columnGroups)[number];

/** The first column of each group: what stands between two belongs to the former. */
const groupStarts: Partial<Record<CatalogueColumn['id'], ColumnGroup>> = {
  serial: 'plan',
  valueKind: 'kinds',
  counted: 'reporting',
  decomposition: 'years',
  population: 'definition',
};

export interface GroupSpan {
  group: ColumnGroup;
  first: number;
  last: number;
}

/** Where everything stands on a freshly written catalogue. Rows and columns counted from 0; row 0 has the columns' ids. */
export interface CatalogueLayout {
  columns: CatalogueColumn[];
  groups: GroupSpan[];
  /** Drop-downs too long for a rule: each stands in a hidden row of its own. */
  lists: { column: CatalogueColumn['id']; row: number }[];
  titleRow: number;
  infoRow: number;
  noticeRow: number | null;
  groupRow: number;
  headingRow: number;
  firstRow: number;
  /** Indicators and spare rows together. */
  rowCount: number;
  lastColumn: number;
}

/**
 * Wide enough that the longest word of a list stands in one line, and that whole sentences make rows of two lines, seldom
 * three: a screen shows ten indicators or more.
 */
const ownWidths: Partial<Record<CatalogueColumn['id'], number>> = {
  target: 20,
  rollUp: 20,
  valueKind: 15,
  counted: 34,
  denominator: 34,
  annualReason: 26,
  definition: 70,
  baselineNote: 54,
  predecessor: 34,
  remark: 56,
};

/** Baseline and target stand side by side; what is said about the baseline stands with the other explanations. */
function inOrder(columns: CatalogueColumn[]): CatalogueColumn[] {
  const notes = columns.filter(({ id }) => id === 'baselineNote');
  return columns
    .filter(({ id }) => id !== 'baselineNote')
    .flatMap((column) => (column.id === 'definition' ? [column, ...notes] : [column]));
}

export function catalogueLayout({ draft, units }: PlanDesk): CatalogueLayout {
  const columns = inOrder(catalogueColumns(draft, units)).map((column) => ({
    ...column,
    width: ownWidths[column.id] ?? column.width,
  }));
  const lists = columns
    .filter(({ kind, choices }) => kind === 'choice' && !fitsRule(choices))
    .map(({ id }, index) => ({ column: id, row: index + 1 }));
  const titleRow = lists.length + 1;
  const noticeRow = draft.demoNotice === null ? null : titleRow + 2;
  const groupRow = (noticeRow ?? titleRow + 1) + 1;
  return {
    columns,
    groups: groupsOf(columns),
    lists,
    titleRow,
    infoRow: titleRow + 1,
    noticeRow,
    groupRow,
    headingRow: groupRow + 1,
    firstRow: groupRow + 2,
    rowCount: draft.indicators.length + spareRows,
    lastColumn: columns.length - 1,
  };
}

function groupsOf(columns: CatalogueColumn[]): GroupSpan[] {
  const spans: GroupSpan[] = [];
  for (const [index, { id }] of columns.entries()) {
    const group = groupStarts[id];
    const open = spans.at(-1);
    if (group) spans.push({ group, first: index, last: index });
    else if (open) open.last = index;
  }
  return spans;
}

// Not the target: `3-5` typed over a number would become a day in March.
const figureColumns = /^(serial|baseline|per|decimals|dueYear|gridOf|seriesSince|lifecycleSince|annual\d+)$/;

/**
 * A text for a cell of a column. A plain figure stands as a number if exactly this number comes back, and Excel has nothing
 * to warn of; all else stays the text it is.
 */
export function catalogueCell(column: CatalogueColumn['id'], text: string): SheetCell {
  const isNumber = figureColumns.test(column) && isAmount(text) && String(Number(text)) === text;
  return isNumber ? { value: Number(text), format: 'General' } : note(text);
}

/** Columns of ours that are never read back. */
const printedIds: readonly string[] = ['key', 'targetRead'] satisfies CatalogueColumn['id'][];

/** Whether an id of the sheet's first row names a column the planner fills. */
export const isFilled = (id: string): id is CatalogueColumnId => !printedIds.includes(id);
