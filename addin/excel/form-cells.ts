import type { RawCell } from '../../functions/domain/form/read-cell';
import type { FormTemplate } from '../../functions/domain/form/template';
import type { EntryKey } from '../../functions/domain/ids';
import { Problem } from '../../functions/domain/problem';
import type { Field } from '../../functions/domain/submission/entry';
import { queueProtect, writeQuietly } from './batches';
import { type SheetFinder, writeCarrierPart } from './find-sheet';
import { loadValues, placesIn, toFormGrid } from './form-grid';
import { entryCell } from './form-layout';
import { formIdentity, type InStep } from './sheet-identity';
import type { Workbook } from './workbook';

/** What is to stand in a cell, and what stood there when that was decided. */
export interface CellChange {
  key: EntryKey;
  field: Field;
  found: RawCell;
  text: string;
}

/** Single cells of a form, and the note of the version they are in step with. */
export class FormCells implements Pick<Workbook, 'writeCells' | 'inStep' | 'noteInStep'> {
  constructor(private readonly finder: SheetFinder) {}

  writeCells(template: FormTemplate, cells: CellChange[]): Promise<CellChange[]> {
    return Excel.run(async (context) => {
      const found = await this.finder.find(context, formIdentity(template), (sheet) => ({
        used: loadValues(sheet),
        protection: sheet.protection.load('protected'),
      }));
      if (!found) throw new Problem('form.notFound', {});
      const { sheet, identity, loaded } = found;
      const places = placesIn(loaded.used);
      const grid = new Map(
        toFormGrid(template, identity, loaded.used).rows.map((row) => [row.key as string, row.cells]),
      );
      const targets = cells.map((change) => {
        const [row, column] = [places.rows.get(change.key), places.columns.get(change.field)];
        if (row === undefined || column === undefined) throw new Problem('form.notFound', {});
        const isAsFound = (grid.get(change.key)?.[change.field] ?? '') === change.found;
        return { change, isAsFound, range: sheet.getCell(row, column) };
      });
      const untouched = targets.filter(({ isAsFound }) => isAsFound);
      if (untouched.length > 0) {
        const locks = untouched.map(({ range }) => range.load('numberFormat').format.protection.load('locked'));
        await context.sync();
        // Open cells are written under the lock: if somebody set a password of their own, that is no hindrance here.
        const isInTheWay = loaded.protection.protected && locks.some(({ locked }) => locked);
        await writeQuietly(context, () => {
          if (isInTheWay) sheet.protection.unprotect();
          for (const { range, change } of untouched) {
            // A text cell keeps what it is given, an apostrophe too.
            const isText = range.numberFormat[0]?.[0] === '@';
            range.values = [[isText ? change.text : entryCell(change.field, change.text).value]];
          }
          if (isInTheWay) queueProtect(sheet);
        });
      }
      return targets.filter(({ isAsFound }) => !isAsFound).map(({ change }) => change);
    });
  }

  inStep(template: FormTemplate): Promise<InStep | null> {
    return Excel.run(async (context) => {
      const { found } = await this.finder.search(context, formIdentity(template), () => null);
      return found?.identity.inStep ?? null;
    });
  }

  noteInStep(template: FormTemplate, inStep: InStep): Promise<void> {
    return Excel.run(async (context) => {
      const { found, carriers } = await this.finder.search(context, formIdentity(template), () => null);
      if (!found) throw new Problem('form.notFound', {});
      writeCarrierPart(context, found.id, { ...found.identity, inStep }, carriers);
      await context.sync();
    });
  }
}
