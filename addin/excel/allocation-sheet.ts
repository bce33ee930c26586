import type { AllocationGrid } from '../../functions/domain/allocation/grid';
import type { IndicatorId, PlanId } from '../../functions/domain/ids';
import { allocationText } from '../text/zh-sheets';
import { isUnit } from './allocation-layout';
import type { SheetFinder } from './find-sheet';
import type { AllocationBook, PlanDesk, Unsubscribe } from './plan-books';
import { loadTable, openPlanSheet, type Table, toTable } from './plan-sheet';
import { listenTyped } from './sheet-events';
import { planIdentity } from './sheet-identity';
import { writeAllocation } from './write-allocation';

/** 任务分解表, on which the planner says which unit reports what. */
export class AllocationSheets implements AllocationBook {
  constructor(private readonly finder: SheetFinder) {}

  async open(desk: PlanDesk, dataYear: number, { rewrite }: { rewrite: boolean }): Promise<void> {
    const { id, revision } = desk.draft;
    await openPlanSheet(this.finder, planIdentity('allocation', id, revision), {
      sheetName: allocationText.sheetName,
      rewrite,
      write: (sheet) => {
        writeAllocation(sheet, desk, dataYear);
        sheet.getRange('B2').select();
      },
      // Its lines are those of the catalogue: none is added or taken away here.
      options: {},
    });
  }

  read(plan: PlanId): Promise<AllocationGrid | null> {
    return Excel.run(async (context) => {
      const found = await this.finder.find(context, planIdentity('allocation', plan), loadTable);
      const table = found && toTable(found.loaded);
      return found && table && toGrid(plan, found.identity.version, table);
    });
  }

  onTyped(plan: PlanId, handler: () => void): Promise<Unsubscribe> {
    return listenTyped(this.finder, planIdentity('allocation', plan), handler);
  }
}

function toGrid(plan: PlanId, revision: number, table: Table): AllocationGrid {
  const units = [...table.columns.keys()].filter(isUnit);
  return {
    plan,
    revision,
    units,
    rows: table.lines
      .filter(({ key }) => key !== '')
      .map(({ key, row, at }) => ({
        key: key as IndicatorId,
        // People count rows from 1.
        row: row + 1,
        department: at('department').trim(),
        marks: Object.fromEntries(units.map((unit) => [unit, at(unit).trim()])),
      })),
  };
}
