import type { IndicatorId, PlanId } from '../ids';
import type { CatalogueColumnId } from '../plan/plan-findings';

/** One row of the catalogue sheet as it stands: texts by column, found by key and never by position. */
export interface CatalogueRow {
  /** The hidden key; null on a row that the planner has added. */
  key: IndicatorId | null;
  /** The sheet's row, for telling people where. */
  row: number;
  cells: Partial<Record<CatalogueColumnId, string>>;
}

/** 指标体系表 as read from a sheet. */
export interface CatalogueGrid {
  plan: PlanId;
  /** The draft's revision under which the sheet was written. */
  revision: number;
  rows: CatalogueRow[];
}
