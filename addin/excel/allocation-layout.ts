import { departmentsOf, isDepartment } from '../../functions/domain/catalogue/departments';
import type { IndicatorId, OrgUnitId } from '../../functions/domain/ids';
import { isValidIn, type OrgUnit } from '../../functions/domain/org/units';
import { isActiveIn, isAllocated } from '../../functions/domain/plan/indicator';
import { allocationText } from '../text/zh-sheets';
import type { PlanDesk } from './plan-books';
import { fitsRule } from './write-lines';

export interface AllocationColumn {
  id: 'key' | 'serial' | 'name' | 'department' | 'count' | OrgUnitId;
  heading: string;
  width: number;
}

export interface AllocationLine {
  key: IndicatorId;
  serial: string;
  name: string;
  department: string;
  marks: Record<OrgUnitId, string>;
}

/** Where everything stands on a freshly written sheet. Rows and columns counted from 0; row 0 has the columns' ids. */
export interface AllocationLayout {
  columns: AllocationColumn[];
  /** The first column of a unit, and how many units there are. */
  firstUnit: number;
  unitCount: number;
  lines: AllocationLine[];
  departments: string[];
  /** A hidden row for the departments where they do not fit into a rule. */
  listRow: number | null;
  titleRow: number;
  infoRow: number;
  noticeRow: number | null;
  headingRow: number;
  firstRow: number;
  lastColumn: number;
}

const across = ({ draft, units }: PlanDesk, dataYear: number): OrgUnit[] =>
  units.filter((unit) => unit.parent === draft.owner && isValidIn(unit, dataYear) && !isDepartment(unit));

export function allocationLayout(desk: PlanDesk, dataYear: number): AllocationLayout {
  const { draft, units } = desk;
  const reporting = across(desk, dataYear);
  const { serial, name, department, count } = allocationText.headings;
  const departments = departmentsOf(draft, units).map((unit) => unit.name);
  const listRow = fitsRule(departments) ? null : 1;
  const titleRow = (listRow ?? 0) + 1;
  const noticeRow = draft.demoNotice === null ? null : titleRow + 2;
  const headingRow = (noticeRow ?? titleRow + 1) + 1;
  const columns: AllocationColumn[] = [
    { id: 'key', heading: '', width: 2 },
    { id: 'serial', heading: serial, width: 5 },
    { id: 'name', heading: name, width: 32 },
    { id: 'department', heading: department, width: 18 },
    { id: 'count', heading: count, width: 7 },
    ...reporting.map(({ id, name: heading }) => ({ id, heading, width: 5.5 })),
  ];
  return {
    columns,
    firstUnit: columns.length - reporting.length,
    unitCount: reporting.length,
    lines: draft.indicators
      .filter((indicator) => isActiveIn(indicator, dataYear))
      .map((indicator) => ({
        key: indicator.id,
        serial: String(indicator.serial),
        name: indicator.name,
        department: indicator.department?.name ?? '',
        marks: Object.fromEntries(
          reporting.map((unit) => [
            unit.id,
            indicator.appliesTo !== null && isAllocated(indicator.appliesTo, unit) ? allocationText.mark : '',
          ]),
        ),
      })),
    departments,
    listRow,
    titleRow,
    infoRow: titleRow + 1,
    noticeRow,
    headingRow,
    firstRow: headingRow + 1,
    lastColumn: columns.length - 1,
  };
}
