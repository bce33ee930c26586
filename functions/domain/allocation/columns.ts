import { departmentsOf } from '../catalogue/departments';
import type { OrgUnitId } from '../ids';
import type { OrgUnit } from '../org/units';
import type { PlanDraft } from '../plan/draft';
import { allocationUnits } from './units';

/** The mark of a unit that reports. */
export const mark = '●';

export interface AllocationColumn {
  id: 'key' | 'serial' | 'name' | 'department' | OrgUnitId;
  heading: string;
  /** In characters of the default font, as Excel counts column widths. */
  width: number;
  kind: 'printed' | 'input' | 'choice';
  /** The words of the drop-down; empty unless `kind` is `choice`. */
  choices: string[];
}

/** The columns of 任务分解表: the hidden key, the indicator, its department, and the units of the data year across. */
export function allocationColumns(draft: PlanDraft, units: OrgUnit[], dataYear: number): AllocationColumn[] {
  const departments = departmentsOf(draft, units).map((unit) => unit.name);
  return [
    { id: 'key', heading: '键', width: 2, kind: 'printed', choices: [] },
    { id: 'serial', heading: '序号', width: 5, kind: 'printed', choices: [] },
    { id: 'name', heading: '指标名称', width: 32, kind: 'printed', choices: [] },
    {
      id: 'department',
      heading: '责任处室',
      width: 16,
      kind: departments.length > 0 ? 'choice' : 'input',
      choices: departments,
    },
    ...allocationUnits(draft, units, dataYear).map<AllocationColumn>((unit) => ({
      id: unit.id,
      heading: unit.name,
      width: 8,
      kind: 'choice',
      choices: [mark],
    })),
  ];
}
