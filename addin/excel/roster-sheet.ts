import type { OrgUnitId } from '../../functions/domain/ids';
import { rosterColumnIds } from '../../functions/domain/roster/columns';
import type { RosterGrid } from '../../functions/domain/roster/read-rows';
import type { RosterRow } from '../../functions/domain/roster/to-rows';
import { rosterText } from '../text/zh-people';
import type { SheetFinder } from './find-sheet';
import type { RosterBook, RosterHouse } from './plan-books';
import { loadTable, openPlanSheet, type Table, toTable } from './plan-sheet';
import { rosterIdentity } from './sheet-identity';
import { writeRoster } from './write-roster';

/** 人员与单位 on a sheet, where an administrator changes many at once. */
export class RosterSheets implements RosterBook {
  constructor(private readonly finder: SheetFinder) {}

  async open(house: RosterHouse, { rewrite }: { rewrite: boolean }): Promise<void> {
    await openPlanSheet(this.finder, rosterIdentity(house.city.id), {
      sheetName: rosterText.sheetName,
      rewrite,
      write: (sheet) => {
        writeRoster(sheet, house);
        sheet.getRange('B2').select();
      },
      options: {},
    });
  }

  read(city: OrgUnitId): Promise<RosterGrid | null> {
    return Excel.run(async (context) => {
      const found = await this.finder.find(context, rosterIdentity(city), loadTable);
      const table = found && toTable(found.loaded);
      return found && table && { city, rows: table.lines.map(toRow) };
    });
  }
}

function toRow({ key, row, at }: Table['lines'][number]): RosterGrid['rows'][number] {
  const cells = Object.fromEntries(rosterColumnIds.map((id) => [id, id === 'key' ? key : at(id)])) as RosterRow;
  // People count rows from 1.
  return { ...cells, row: row + 1 };
}
