import type { ColumnId } from '../../functions/domain/form/columns';
import type { FormTemplate } from '../../functions/domain/form/template';
import type { EntryKey } from '../../functions/domain/ids';
import type { Field } from '../../functions/domain/submission/entry';
import type { SheetFinder } from './find-sheet';
import { isField } from './form-layout';
import { formIdentity } from './sheet-identity';
import type { Unsubscribe, Workbook } from './workbook';

/**
 * What people do on the form's sheet. Listens to all sheets and asks which one it was: the form may be written after
 * the pane began to listen, or anew on another sheet.
 */
export class FormEvents implements Pick<Workbook, 'onTyped' | 'onSelected'> {
  constructor(private readonly finder: SheetFinder) {}

  onTyped(template: FormTemplate, handler: () => void): Promise<Unsubscribe> {
    const identity = formIdentity(template);
    return Excel.run(async (context) => {
      // The handlers below must know the sheet without asking the workbook for it each time.
      await this.finder.find(context, identity, () => null);
      const registration = context.workbook.worksheets.onChanged.add(async (event) => {
        // Excel reports our own writes too and marks them; older versions don't, there our batches run with events off.
        if (event.triggerSource === 'ThisLocalAddin') return;
        if (event.worksheetId === this.finder.lastId(identity)) handler();
      });
      await context.sync();
      return unsubscriber(registration);
    });
  }

  onSelected(
    template: FormTemplate,
    handler: (at: { key: EntryKey; field: Field | null } | null) => void,
  ): Promise<Unsubscribe> {
    const identity = formIdentity(template);
    let newest = 0;
    return Excel.run(async (context) => {
      await this.finder.find(context, identity, () => null);
      const registration = context.workbook.worksheets.onSelectionChanged.add(async ({ worksheetId, address }) => {
        newest += 1;
        const mine = newest;
        const isForm = worksheetId === this.finder.lastId(identity);
        const at = isForm ? await placeOf(template, worksheetId, address) : null;
        // Whoever moves on with the arrow keys is faster than the answers: only the last one counts.
        if (mine === newest) handler(at);
      });
      await context.sync();
      return unsubscriber(registration);
    });
  }
}

/** The line and field of the first cell of a selection, from the two hidden carriers. */
function placeOf(template: FormTemplate, worksheetId: string, address: string) {
  return Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem(worksheetId);
    const cell = sheet.getRange(firstArea(address)).getCell(0, 0);
    const key = cell.getEntireRow().getCell(0, 0).load('values');
    const id = cell.getEntireColumn().getCell(0, 0).load('values');
    await context.sync();
    const row = template.rows.find((candidate) => candidate.key === key.values[0]?.[0]);
    if (!row) return null;
    const column = String(id.values[0]?.[0]) as ColumnId;
    return { key: row.key, field: isField(column) ? column : null };
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
