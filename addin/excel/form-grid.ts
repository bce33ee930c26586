import type { ColumnId } from '../../functions/domain/form/columns';
import type { FormGrid } from '../../functions/domain/form/grid';
import type { RawCell } from '../../functions/domain/form/read-cell';
import type { FormRow, FormTemplate } from '../../functions/domain/form/template';
import { type Field, fields, figureFields } from '../../functions/domain/submission/entry';
import { isAsked, isPrintIntact, printedColumns } from './form-layout';
import { disguiseOf, shownAs } from './number-formats';
import type { SheetIdentity } from './sheet-identity';

/** The cells of a sheet as they were loaded, from its first row and column on. */
export interface SheetValues {
  values: RawCell[][];
  /** What is seen in them. */
  text: string[][];
  rowIndex: number;
  columnIndex: number;
  numberFormat: string[][];
}

/** Where lines and columns stand on the sheet now, wherever rows and columns were moved or inserted. */
export interface FormPlaces {
  rows: Map<string, number>;
  columns: Map<ColumnId, number>;
}

/** Queues loading all a form contains. */
export function loadValues(sheet: Excel.Worksheet): Excel.Range {
  return sheet.getUsedRange(true).load('values,text,numberFormat,rowIndex,columnIndex');
}

/** Queues loading just the two hidden carriers: with no formula in it, this waits for no calculation. */
export function loadPlaces(sheet: Excel.Worksheet): { keys: Excel.Range; ids: Excel.Range } {
  return {
    keys: sheet.getRange('A:A').getUsedRange(true).load('values,rowIndex'),
    ids: sheet.getRange('1:1').getUsedRange(true).load('values,columnIndex'),
  };
}

export function placesOf({ keys, ids }: { keys: Excel.Range; ids: Excel.Range }): FormPlaces {
  const places: FormPlaces = { rows: new Map(), columns: new Map() };
  for (const [index, [value]] of keys.values.entries()) notePlace(places.rows, value, keys.rowIndex + index);
  for (const [index, value] of (ids.values[0] ?? []).entries())
    notePlace(places.columns, value, ids.columnIndex + index);
  return places;
}

export function placesIn({
  values,
  rowIndex,
  columnIndex,
}: Pick<SheetValues, 'values' | 'rowIndex' | 'columnIndex'>): FormPlaces {
  const places: FormPlaces = { rows: new Map(), columns: new Map() };
  if (columnIndex > 0 || rowIndex > 0) return places;
  for (const [index, row] of values.entries()) notePlace(places.rows, row[0], index);
  for (const [index, value] of (values[0] ?? []).entries()) notePlace(places.columns, value, index);
  return places;
}

/** Row and column 0 cross in the identity, which is neither a key nor a column. Of a copied line the first one counts. */
function notePlace<Id extends string>(places: Map<Id, number>, value: unknown, index: number): void {
  const id = String(value ?? '') as Id;
  if (index > 0 && id !== '' && !places.has(id)) places.set(id, index);
}

/** The filled form by keys, with the lines whose printed cells were overwritten. */
export function toFormGrid(template: FormTemplate, identity: SheetIdentity, sheet: SheetValues): FormGrid {
  const places = placesIn(sheet);
  const rowOf = new Map<string, FormRow>(template.rows.map((row) => [row.key, row]));
  const cellAt = (rowIndex: number, column: ColumnId): RawCell => {
    const columnIndex = places.columns.get(column);
    return columnIndex === undefined ? '' : (sheet.values[rowIndex]?.[columnIndex] ?? '');
  };
  const disguised = new Map(disguisedCells(template, sheet).map(({ row, column, text }) => [`${row} ${column}`, text]));
  const typedAt = (rowIndex: number, field: Field): RawCell =>
    disguised.get(`${rowIndex} ${places.columns.get(field)}`) ?? cellAt(rowIndex, field);
  const { round, unit, version } = identity;
  const grid: FormGrid = { identity: { round, unit, version }, rows: [], changedPrint: [], changedLastYear: [] };
  for (const [key, index] of places.rows) {
    const row = rowOf.get(key);
    const asked = fields.filter((field) => !row || isAsked(row, field));
    grid.rows.push({ key, cells: Object.fromEntries(asked.map((field) => [field, typedAt(index, field)])) });
    if (row && !printedColumns.every((column) => isPrintIntact(column, row, cellAt(index, column)))) {
      grid.changedPrint.push(key);
    }
    const lastYear = cellAt(index, 'lastYear');
    if (row && !isPrintIntact('lastYear', row, lastYear)) {
      grid.changedLastYear?.push({ key, found: String(lastYear).trim() });
    }
  }
  return grid;
}

/**
 * Cells for figures in which Excel made something else of what was typed: 0.05 of 5%, the count of days of 3/4. What was meant
 * cannot be known, and the number beneath is nobody's figure, so such a cell says what is seen in it, as a text: `5%`, `3月4日`.
 * Places are counted from 0.
 */
export function disguisedCells(
  { rows }: FormTemplate,
  sheet: SheetValues,
): { row: number; column: number; text: string }[] {
  const places = placesIn(sheet);
  return rows.flatMap((line) =>
    figureFields.flatMap((field) => {
      const [row, column] = [places.rows.get(line.key), places.columns.get(field)];
      if (row === undefined || column === undefined || !isAsked(line, field)) return [];
      const disguise = disguiseOf(String(sheet.numberFormat[row]?.[column] ?? ''));
      const value = sheet.values[row]?.[column] ?? '';
      if (disguise === null || typeof value === 'boolean') return [];
      // Emptied again, or a word typed over it: the format waits for the next number all the same.
      const text = typeof value === 'number' ? shownAs(disguise, value, sheet.text[row]?.[column] ?? '') : value;
      return [{ row, column, text }];
    }),
  );
}
