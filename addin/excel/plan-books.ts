import type { PlanDeskReply } from '../../functions/contract/planning';
import type { AllocationGrid } from '../../functions/domain/allocation/grid';
import type { CatalogueGrid } from '../../functions/domain/catalogue/grid';
import type { IndicatorId, OrgUnitId, PlanId } from '../../functions/domain/ids';
import type { House } from '../../functions/domain/org/house';
import type { CatalogueColumnId, PlanFinding } from '../../functions/domain/plan/plan-findings';
import type { RosterGrid } from '../../functions/domain/roster/read-rows';

/** Stops listening. Safe to call twice. */
export type Unsubscribe = () => Promise<void>;

/** What a planner's sheets are written from. */
export type PlanDesk = Pick<PlanDeskReply, 'draft' | 'published' | 'ownerName' | 'units' | 'references'>;

/**
 * 指标体系表: one row an indicator, cells found by key and column. An indicator that was just added has no key on the sheet
 * yet; it is found by the id under which `readCatalogue` reads it, once `mark` has been told of the findings.
 */
export interface CatalogueBook {
  /** Brings the sheet to the front: writes it if the workbook has none of this plan or `rewrite` is set, else leaves it alone. */
  open(desk: PlanDesk, options: { rewrite: boolean }): Promise<void>;
  /** The sheet as it stands; null if the workbook has none of this plan. */
  read(plan: PlanId): Promise<CatalogueGrid | null>;
  /** Colours the cells that have findings and takes the colour off the others. */
  mark(plan: PlanId, findings: PlanFinding[]): Promise<void>;
  /** Brings the sheet to the front and selects the cell (the name's where `column` is null). */
  goTo(plan: PlanId, indicator: IndicatorId, column: CatalogueColumnId | null): Promise<void>;
  /** Types texts into cells for the planner, all or (where a row or column is gone: `form.notFound`) none: computed years' targets, a proposal taken over. */
  write(plan: PlanId, cells: { key: IndicatorId; column: CatalogueColumnId; text: string }[]): Promise<void>;
  /** Calls back after the person changed something. Never for the add-in's own writes. */
  onTyped(plan: PlanId, handler: () => void): Promise<Unsubscribe>;
  /** Calls back with the indicator in the selected row; null outside the rows. */
  onSelected(plan: PlanId, handler: (at: IndicatorId | null) => void): Promise<Unsubscribe>;
}

/** 任务分解表: indicators down, the units of a data year across, a mark where a unit reports. */
export interface AllocationBook {
  open(desk: PlanDesk, dataYear: number, options: { rewrite: boolean }): Promise<void>;
  /** The sheet as it stands; null if the workbook has none of this plan. */
  read(plan: PlanId): Promise<AllocationGrid | null>;
  onTyped(plan: PlanId, handler: () => void): Promise<Unsubscribe>;
}

/** What the list of people and units is written from. */
export type RosterHouse = House;

/** 人员与单位: units by their years, people one duty a line. */
export interface RosterBook {
  /** Brings the sheet to the front: writes it if the workbook has none of this city or `rewrite` is set, else leaves it alone. */
  open(house: RosterHouse, options: { rewrite: boolean }): Promise<void>;
  /** The sheet as it stands; null if the workbook has none of this city. */
  read(city: OrgUnitId): Promise<RosterGrid | null>;
}

/** A sheet read as a table of texts, from A1 to its last used cell. Merges are counted from 1. */
export interface SheetTable {
  sheet: string;
  rows: string[][];
  merges: { top: number; left: number; bottom: number; right: number }[];
}

export interface TableBook {
  /** The texts of the sheet in front as people see them; null where that sheet is one of ours. Throws `TooLargeTable`. */
  read(): Promise<SheetTable | null>;
  /** Selects a cell of the sheet a table was read from (row and column from 1). */
  goTo(sheet: string, row: number, column: number): Promise<void>;
}

/** Cells beyond this are no indicator table, and reading them would keep Excel busy for minutes. */
export const largestTable = { rows: 2500, columns: 60 } as const;

/** Thrown instead of reading only the first part of a table in silence. */
export class TooLargeTable extends Error {
  constructor(
    readonly rows: number,
    readonly columns: number,
  ) {
    super(`${rows} × ${columns}`);
    this.name = 'TooLargeTable';
  }
}
