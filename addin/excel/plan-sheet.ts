import { protect, writeQuietly } from './batches';
import { type SheetFinder, writeCarrierPart, writeCarriers } from './find-sheet';
import { freeSheetName, type SheetIdentity } from './sheet-identity';
import { emptySheet } from './sheet-look';

/** Stands in the hidden key column beside the headings: what is below it are lines, even those without a key. */
export const headingKey = '键';

/** Queues loading all a planner's sheet contains. */
export function loadTable(sheet: Excel.Worksheet): Excel.Range {
  return sheet.getUsedRange(true).load('values,text,rowIndex,columnIndex');
}

/** Where lines and columns stand on the sheet now, counted from 0. Of a copied line the first one counts. */
export interface Places {
  rows: Map<string, number>;
  columns: Map<string, number>;
  /** The first row below the headings; null if the headings are gone. */
  firstRow: number | null;
}

/** A planner's sheet as it stands. */
export interface Table extends Places {
  /** Every line below the headings, copies and lines without a key among them. */
  lines: { key: string; row: number; at: (column: string) => string }[];
}

/**
 * What a cell says, as a text. Our cells are texts; one that was pasted over may hold a number, which is taken unrounded
 * where people see a plain figure, and as they see it where Excel made a percentage or a date of it.
 */
function cellText(value: unknown, shown: string | undefined): string {
  if (typeof value === 'string') return value;
  const isPlain = /^[-+]?[\d,]*\.?\d*$/.test(shown ?? '');
  return typeof value === 'number' && isPlain ? String(value) : (shown ?? String(value));
}

/** Null where the ids of the columns are gone: then nothing can be told from anything else. */
export function toTable(used: Pick<Excel.Range, 'values' | 'text' | 'rowIndex' | 'columnIndex'>): Table | null {
  const { values, text, rowIndex, columnIndex } = used;
  if (rowIndex > 0 || columnIndex > 0) return null;
  const columns = new Map<string, number>();
  for (const [index, id] of (values[0] ?? []).entries()) {
    if (index > 0 && id !== '' && !columns.has(String(id))) columns.set(String(id), index);
  }
  const heading = values.findIndex((row) => row[0] === headingKey);
  if (heading < 0 || !columns.has('name')) return null;

  const lines = values.slice(heading + 1).map((row, index): Table['lines'][number] => {
    const place = heading + 1 + index;
    return {
      key: String(row[0] ?? '').trim(),
      row: place,
      at: (column) => {
        const at = columns.get(column);
        return at === undefined ? '' : cellText(row[at] ?? '', text[place]?.[at]);
      },
    };
  });
  const rows = new Map<string, number>();
  for (const { key, row } of lines) if (key !== '' && !rows.has(key)) rows.set(key, row);
  return { columns, rows, firstRow: heading + 1, lines };
}

interface Opening {
  sheetName: string;
  rewrite: boolean;
  /** Queues writing the whole of an empty, unprotected sheet. */
  write: (sheet: Excel.Worksheet) => void;
  options: Excel.WorksheetProtectionOptions;
}

/**
 * Brings a planner's sheet to the front, written where the workbook has none that can be read or where it is to be
 * written anew. A sheet that lost its ids is left as it is, because what was typed there is somebody's work. Returns the
 * id of a sheet that was written, null of one that was not.
 */
export function openPlanSheet(finder: SheetFinder, identity: SheetIdentity, opening: Opening): Promise<string | null> {
  return Excel.run(async (context) => {
    const { found, carriers } = await finder.search(context, identity, (sheet) => ({
      used: loadTable(sheet),
      protection: sheet.protection.load('protected'),
    }));
    const own = found && toTable(found.loaded.used) ? found : null;
    if (own && !opening.rewrite) {
      own.sheet.activate();
      await context.sync();
      return null;
    }
    const sheet = own?.sheet ?? context.workbook.worksheets.add(freeSheetName(opening.sheetName, carriers.sheetNames));
    sheet.load('id');
    await writeQuietly(context, () => {
      if (own?.loaded.protection.protected) sheet.protection.unprotect();
      // With what is only formatted: the spare rows of the draft before.
      if (own) emptySheet(sheet, sheet.getUsedRange(false));
      opening.write(sheet);
      writeCarriers(context, sheet, identity, carriers);
      sheet.activate();
    });
    finder.remember(identity, sheet.id);
    writeCarrierPart(context, sheet.id, identity, carriers);
    await protect(context, sheet, opening.options);
    return sheet.id;
  });
}
