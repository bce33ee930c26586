import type { SheetFinder } from './find-sheet';
import type { SheetIdentity } from './sheet-identity';
import type { Unsubscribe } from './workbook';

/**
 * What people do on a sheet of ours. Listens to all sheets and asks which one it was: the sheet may be written after the
 * pane began to listen, or anew as another one.
 */
export function listenTyped(finder: SheetFinder, identity: SheetIdentity, handler: () => void): Promise<Unsubscribe> {
  return Excel.run(async (context) => {
    // The handlers below must know the sheet without asking the workbook for it each time.
    await finder.find(context, identity, () => null);
    const registration = context.workbook.worksheets.onChanged.add(async (event) => {
      // Excel reports our own writes too and marks them; older versions don't, there our batches run with events off.
      if (event.triggerSource === 'ThisLocalAddin') return;
      if (event.worksheetId === finder.lastId(identity)) handler();
    });
    await context.sync();
    return unsubscriber(registration);
  });
}

/** The two hidden carriers beside the first selected cell: what column A and row 1 say of it. */
export interface SelectedCell {
  key: string;
  column: string;
}

/** Calls back with each new selection; null while another sheet is in front. */
export function listenSelected(
  finder: SheetFinder,
  identity: SheetIdentity,
  handler: (cell: SelectedCell | null) => void,
): Promise<Unsubscribe> {
  let newest = 0;
  return Excel.run(async (context) => {
    await finder.find(context, identity, () => null);
    const registration = context.workbook.worksheets.onSelectionChanged.add(async ({ worksheetId, address }) => {
      newest += 1;
      const mine = newest;
      const isOurs = worksheetId === finder.lastId(identity);
      const cell = isOurs ? await carriersBeside(worksheetId, address) : null;
      // Whoever moves on with the arrow keys is faster than the answers: only the last one counts.
      if (mine === newest) handler(cell);
    });
    await context.sync();
    return unsubscriber(registration);
  });
}

function carriersBeside(worksheetId: string, address: string): Promise<SelectedCell> {
  return Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem(worksheetId);
    const cell = sheet.getRange(firstArea(address)).getCell(0, 0);
    const key = cell.getEntireRow().getCell(0, 0).load('values');
    const id = cell.getEntireColumn().getCell(0, 0).load('values');
    await context.sync();
    return { key: String(key.values[0]?.[0] ?? ''), column: String(id.values[0]?.[0] ?? '') };
  });
}

/** `Sheet!B2:C3,E5` → `B2:C3`. */
const firstArea = (address: string) => (address.split(',')[0] ?? '').replace(/^.*!/, '');

function unsubscriber<Args>(registration: OfficeExtension.EventHandlerResult<Args>): Unsubscribe {
  let isOver = false;
  return async () => {
    if (isOver) return;
    isOver = true;
    // A handler can only be taken off in the context it was put on in.
    await Excel.run(registration.context, async (context) => {
      registration.remove();
      await context.sync();
    });
  };
}
