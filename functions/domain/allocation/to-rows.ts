import type { IndicatorId, OrgUnitId } from '../ids';
import type { OrgUnit } from '../org/units';
import type { PlanDraft } from '../plan/draft';
import { isActiveIn, isAllocated } from '../plan/indicator';
import { mark } from './columns';
import { allocationUnits } from './units';

export interface AllocationRow {
  key: IndicatorId;
  serial: number;
  name: string;
  /** The department's name; empty while it is not settled. */
  department: string;
  /** By unit: ● where it reports, else empty. */
  marks: Record<OrgUnitId, string>;
}

/** The rows of 任务分解表 for a data year: the indicators that are still reported then, and who reports each. */
export function toAllocationRows(draft: PlanDraft, units: OrgUnit[], dataYear: number): AllocationRow[] {
  const across = allocationUnits(draft, units, dataYear);
  return draft.indicators
    .filter((indicator) => isActiveIn(indicator, dataYear))
    .map(({ id, serial, name, department, appliesTo }) => ({
      key: id,
      serial,
      name,
      department: department?.name ?? '',
      marks: Object.fromEntries(
        across.map((unit) => [unit.id, appliesTo !== null && isAllocated(appliesTo, unit) ? mark : '']),
      ),
    }));
}
