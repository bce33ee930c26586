import type { AllocationBook, CatalogueBook, RosterBook, SheetTable, TableBook } from '../../../addin/excel/plan-books';
import type { AllocationGrid } from '../../../functions/domain/allocation/grid';
import { toAllocationRows } from '../../../functions/domain/allocation/to-rows';
import { allocationUnits } from '../../../functions/domain/allocation/units';
import type { CatalogueGrid, CatalogueRow } from '../../../functions/domain/catalogue/grid';
import { toCatalogueRows } from '../../../functions/domain/catalogue/to-rows';
import type { IndicatorId, OrgUnitId, PlanId } from '../../../functions/domain/ids';
import type { CatalogueColumnId, PlanFinding } from '../../../functions/domain/plan/plan-findings';
import type { RosterGrid } from '../../../functions/domain/roster/read-rows';
import { type RosterRow, toRosterRows } from '../../../functions/domain/roster/to-rows';

/** Those who want to hear of it when somebody's hands were at a sheet. */
class Listeners<Args extends unknown[]> {
  private readonly handlers = new Set<(...args: Args) => void>();

  add(handler: (...args: Args) => void): () => Promise<void> {
    this.handlers.add(handler);
    return async () => void this.handlers.delete(handler);
  }

  tell(...args: Args): void {
    for (const handler of [...this.handlers]) handler(...args);
  }
}

/** What is read back of a row: how we read its target is not. */
function filled({ targetRead: _, ...cells }: Record<string, string>): CatalogueRow['cells'] {
  return cells;
}

/** The sheet's first line of indicators, so that rows have numbers as on a real one. */
const firstRow = 6;

/** 指标体系表 in memory, of one plan at a time. `type`, `addRow`, `deleteRow`, `select` are what hands do. */
export class FakeCatalogue implements CatalogueBook {
  /** As it stands, with what was typed; null while the workbook has none. */
  sheet: CatalogueGrid | null = null;
  /** What is coloured. */
  marks: PlanFinding[] = [];
  /** Where the pane sent the person last. */
  went: { indicator: IndicatorId; column: CatalogueColumnId | null } | null = null;
  /** How often the sheet was written and not just brought to the front. */
  written = 0;
  /** Set to make every read fail, as while a cell is being edited. */
  readFault: Error | null = null;
  private readonly typed = new Listeners<[]>();
  private readonly selected = new Listeners<[IndicatorId | null]>();

  // ---- What hands do ------------------------------------------------------------------------------------------------

  type(key: IndicatorId, column: CatalogueColumnId, text: string): void {
    this.row(key).cells[column] = text;
    this.typed.tell();
  }

  /** A row below the others, which has no key. */
  addRow(cells: CatalogueRow['cells']): void {
    const { rows } = this.standing();
    rows.push({ key: null, row: (rows.at(-1)?.row ?? firstRow - 1) + 1, cells: { ...cells } });
    this.typed.tell();
  }

  deleteRow(key: IndicatorId): void {
    const sheet = this.standing();
    sheet.rows = sheet.rows.filter((row) => row.key !== key);
    this.typed.tell();
  }

  select(key: IndicatorId | null): void {
    this.selected.tell(key);
  }

  deleteSheet(): void {
    this.sheet = null;
  }

  cell(key: IndicatorId, column: CatalogueColumnId): string {
    return this.row(key).cells[column] ?? '';
  }

  // ---- What the pane asks -------------------------------------------------------------------------------------------

  open: CatalogueBook['open'] = async ({ draft, units }, { rewrite }) => {
    if (this.sheet?.plan === draft.id && !rewrite) return;
    const rows = toCatalogueRows(draft, units).map(({ key, cells }, index) => ({
      key,
      row: firstRow + index,
      cells: filled(cells),
    }));
    this.sheet = { plan: draft.id, revision: draft.revision, rows };
    this.marks = [];
    this.written += 1;
  };

  read: CatalogueBook['read'] = async (plan) => {
    if (this.readFault) throw this.readFault;
    return this.sheet?.plan === plan ? structuredClone(this.sheet) : null;
  };

  mark: CatalogueBook['mark'] = async (plan, findings) => {
    if (this.sheet?.plan === plan) this.marks = findings;
  };

  goTo: CatalogueBook['goTo'] = async (_, indicator, column) => {
    this.went = { indicator, column };
  };

  write: CatalogueBook['write'] = async (_, cells) => {
    for (const { key, column, text } of cells) this.row(key).cells[column] = text;
  };

  onTyped: CatalogueBook['onTyped'] = async (_, handler) => this.typed.add(handler);
  onSelected: CatalogueBook['onSelected'] = async (_, handler) => this.selected.add(handler);

  private standing(): CatalogueGrid {
    if (!this.sheet) throw new Error('the workbook has no catalogue');
    return this.sheet;
  }

  private row(key: IndicatorId): CatalogueRow {
    const row = this.standing().rows.find((candidate) => candidate.key === key);
    if (!row) throw new Error(`no row ${key} in the catalogue`);
    return row;
  }
}

/** 任务分解表 in memory. */
export class FakeAllocation implements AllocationBook {
  sheet: AllocationGrid | null = null;
  written = 0;
  readFault: Error | null = null;
  private readonly typed = new Listeners<[]>();

  /** Sets or takes away a mark, as a person does with ● or by emptying the cell. */
  type(key: IndicatorId, unit: OrgUnitId, mark: string): void {
    this.row(key).marks[unit] = mark;
    this.typed.tell();
  }

  typeDepartment(key: IndicatorId, department: string): void {
    this.row(key).department = department;
    this.typed.tell();
  }

  open: AllocationBook['open'] = async ({ draft, units }, dataYear, { rewrite }) => {
    if (this.sheet?.plan === draft.id && !rewrite) return;
    const rows = toAllocationRows(draft, units, dataYear).map(({ key, department, marks }, index) => ({
      key,
      row: firstRow + index,
      department,
      marks: { ...marks },
    }));
    const across = allocationUnits(draft, units, dataYear).map(({ id }) => id);
    this.sheet = { plan: draft.id, revision: draft.revision, units: across, rows };
    this.written += 1;
  };

  read: AllocationBook['read'] = async (plan: PlanId) => {
    if (this.readFault) throw this.readFault;
    return this.sheet?.plan === plan ? structuredClone(this.sheet) : null;
  };

  onTyped: AllocationBook['onTyped'] = async (_, handler) => this.typed.add(handler);

  private row(key: IndicatorId): AllocationGrid['rows'][number] {
    const row = this.sheet?.rows.find((candidate) => candidate.key === key);
    if (!row) throw new Error(`no row ${key} in the allocation`);
    return row;
  }
}

/** 人员与单位 in memory. */
export class FakeRoster implements RosterBook {
  sheet: RosterGrid | null = null;
  written = 0;

  /** Types into the first line of this key. */
  type(key: string, cells: Partial<RosterRow>): void {
    const row = this.sheet?.rows.find((candidate) => candidate.key === key);
    if (!row) throw new Error(`no row ${key} in the list`);
    Object.assign(row, cells);
  }

  open: RosterBook['open'] = async (house, { rewrite }) => {
    if (this.sheet?.city === house.city.id && !rewrite) return;
    const rows = toRosterRows(house).map((row, index) => ({ ...row, row: firstRow + index }));
    this.sheet = { city: house.city.id, rows };
    this.written += 1;
  };

  read: RosterBook['read'] = async (city) => (this.sheet?.city === city ? structuredClone(this.sheet) : null);
}

/** The table on the sheet in front: whatever the test has pasted. */
export class FakeTable implements TableBook {
  front: SheetTable | null = null;
  readFault: Error | null = null;
  went: { sheet: string; row: number; column: number } | null = null;

  paste(rows: string[][], merges: SheetTable['merges'] = []): void {
    this.front = { sheet: 'Sheet1', rows, merges };
  }

  read: TableBook['read'] = async () => {
    if (this.readFault) throw this.readFault;
    return structuredClone(this.front);
  };

  goTo: TableBook['goTo'] = async (sheet, row, column) => {
    this.went = { sheet, row, column };
  };
}
