import type { IndicatorId, OrgUnitId, PlanId } from '../ids';

/** 任务分解表 as read from a sheet: indicators down, units across, a mark where the unit reports. */
export interface AllocationGrid {
  plan: PlanId;
  revision: number;
  /** The units the sheet has columns for. */
  units: OrgUnitId[];
  rows: { key: IndicatorId; row: number; department: string; marks: Record<OrgUnitId, string> }[];
}
