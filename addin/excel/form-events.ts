import type { ColumnId } from '../../functions/domain/form/columns';
import type { FormTemplate } from '../../functions/domain/form/template';
import type { EntryKey } from '../../functions/domain/ids';
import type { Field } from '../../functions/domain/submission/entry';
import type { SheetFinder } from './find-sheet';
import { isField } from './form-layout';
import { listenSelected, listenTyped, type SelectedCell } from './sheet-events';
import { formIdentity } from './sheet-identity';
import type { Unsubscribe, Workbook } from './workbook';

/** What people do on the form's sheet, in lines and fields. */
export class FormEvents implements Pick<Workbook, 'onTyped' | 'onSelected'> {
  constructor(private readonly finder: SheetFinder) {}

  onTyped(template: FormTemplate, handler: () => void): Promise<Unsubscribe> {
    return listenTyped(this.finder, formIdentity(template), handler);
  }

  onSelected(
    template: FormTemplate,
    handler: (at: { key: EntryKey; field: Field | null } | null) => void,
  ): Promise<Unsubscribe> {
    return listenSelected(this.finder, formIdentity(template), (cell) => handler(cell && placeIn(template, cell)));
  }
}

function placeIn(template: FormTemplate, cell: SelectedCell): { key: EntryKey; field: Field | null } | null {
  const row = template.rows.find(({ key }) => key === cell.key);
  if (!row) return null;
  const column = cell.column as ColumnId;
  return { key: row.key, field: isField(column) ? column : null };
}
