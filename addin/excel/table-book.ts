import { largestTable, type SheetTable, type TableBook, TooLargeTable } from './plan-books';
import { fromCarrierText } from './sheet-identity';

/** Whatever table stands on the sheet in front: pasted, typed, or a file that was opened. */
export class SheetTables implements TableBook {
  read(): Promise<SheetTable | null> {
    return Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet().load('name');
      const anchor = sheet.getRange('A1').load('values');
      const used = sheet.getUsedRangeOrNullObject(true).load('rowIndex,columnIndex,rowCount,columnCount');
      await context.sync();
      if (fromCarrierText(anchor.values[0]?.[0])) return null;
      if (used.isNullObject) return { sheet: sheet.name, rows: [], merges: [] };

      // Looked at before it is loaded: a million cells would not come through at all.
      const [rows, columns] = [used.rowIndex + used.rowCount, used.columnIndex + used.columnCount];
      if (rows > largestTable.rows || columns > largestTable.columns) throw new TooLargeTable(rows, columns);
      const table = sheet.getRangeByIndexes(0, 0, rows, columns).load('text');
      const merges = knowsMerges() ? await loadMerges(context, table) : null;
      if (merges === null) {
        table.load('text');
        await context.sync();
      }
      return { sheet: sheet.name, rows: table.text, merges: merges ?? [] };
    });
  }

  goTo(name: string, row: number, column: number): Promise<void> {
    return Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem(name);
      sheet.activate();
      sheet.getCell(row - 1, column - 1).select();
      await context.sync();
    });
  }
}

/** From 1.13 on; the add-in runs from 1.10 on. Without merges a label stands beside one of its rows alone, and the import says so. */
const knowsMerges = () => Office.context.requirements.isSetSupported('ExcelApi', '1.13');

/** Loads the merges, and whatever else is queued. Null where Excel refused: it lists no more than 512. */
async function loadMerges(context: Excel.RequestContext, range: Excel.Range): Promise<SheetTable['merges'] | null> {
  const merged = range.getMergedAreasOrNullObject();
  const areas = merged.areas.load('items/rowIndex,items/columnIndex,items/rowCount,items/columnCount');
  try {
    await context.sync();
  } catch (fault) {
    if (!refusals.has(String((fault as { code?: unknown } | null)?.code))) throw fault;
    return null;
  }
  if (merged.isNullObject) return [];
  return areas.items.map(({ rowIndex, columnIndex, rowCount, columnCount }) => ({
    top: rowIndex + 1,
    left: columnIndex + 1,
    bottom: rowIndex + rowCount,
    right: columnIndex + columnCount,
  }));
}

/** What is said of a list that is too long is written nowhere; these are the ways to say that something can't be done. */
const refusals = new Set([
  'GeneralException',
  'InvalidOperation',
  'InvalidArgument',
  'RequestPayloadSizeLimitExceeded',
]);
