import { type AllocationColumn, allocationColumns } from '../../functions/domain/allocation/columns';
import { type AllocationRow, toAllocationRows } from '../../functions/domain/allocation/to-rows';
import type { OrgUnitId } from '../../functions/domain/ids';
import { allocationText } from '../text/zh-sheets';
import type { PlanDesk } from './plan-books';
import { fitsRule } from './write-lines';

/** The form's columns, and one that counts the marks of its line. */
export type SheetColumn = AllocationColumn | (Omit<AllocationColumn, 'id'> & { id: 'count' });

/** Whether an id of the sheet's first row names a unit's column. */
export const isUnit = (id: string): id is OrgUnitId => id.startsWith('ou_');

/** Where everything stands on a freshly written sheet. Rows and columns counted from 0; row 0 has the columns' ids. */
export interface AllocationLayout {
  columns: SheetColumn[];
  /** The first column of a unit, and how many units there are. */
  firstUnit: number;
  unitCount: number;
  lines: AllocationRow[];
  /** A hidden row for the departments where they do not fit into a rule. */
  listRow: number | null;
  titleRow: number;
  infoRow: number;
  noticeRow: number | null;
  headingRow: number;
  firstRow: number;
  lastColumn: number;
}

const count: SheetColumn = {
  id: 'count',
  heading: allocationText.count,
  width: 7,
  kind: 'printed',
  choices: [],
};

/** Three letters wide, so that a dozen units fit on a page; a name that is a whole office's takes more. */
const unitWidth = ({ heading }: AllocationColumn) => (heading.length > 6 ? 9.5 : 6.5);

export function allocationLayout({ draft, units }: PlanDesk, dataYear: number): AllocationLayout {
  const offered = allocationColumns(draft, units, dataYear);
  const reporting = offered.filter(({ id }) => isUnit(id)).map((column) => ({ ...column, width: unitWidth(column) }));
  const columns: SheetColumn[] = [...offered.filter(({ id }) => !isUnit(id)), count, ...reporting];
  const departments = offered.find(({ id }) => id === 'department')?.choices ?? [];
  const listRow = fitsRule(departments) ? null : 1;
  const titleRow = (listRow ?? 0) + 1;
  const noticeRow = draft.demoNotice === null ? null : titleRow + 2;
  const headingRow = (noticeRow ?? titleRow + 1) + 1;
  return {
    columns,
    firstUnit: columns.length - reporting.length,
    unitCount: reporting.length,
    lines: toAllocationRows(draft, units, dataYear),
    listRow,
    titleRow,
    infoRow: titleRow + 1,
    noticeRow,
    headingRow,
    firstRow: headingRow + 1,
    lastColumn: columns.length - 1,
  };
}
