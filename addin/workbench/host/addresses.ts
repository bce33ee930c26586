/** A rectangle of cells, zero-based and inclusive. Whole columns run to the last row of Excel, whole rows to the last column. */
export interface Rect {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

export const lastRow = 1_048_575;
export const lastColumn = 16_383;

export const isWholeColumns = (rect: Rect) => rect.top === 0 && rect.bottom === lastRow;
export const isWholeRows = (rect: Rect) => rect.left === 0 && rect.right === lastColumn;
export const rowCount = (rect: Rect) => rect.bottom - rect.top + 1;
export const columnCount = (rect: Rect) => rect.right - rect.left + 1;
export const isSingleCell = (rect: Rect) => rect.top === rect.bottom && rect.left === rect.right;
export const cellRect = (row: number, column: number): Rect => ({ top: row, left: column, bottom: row, right: column });
export const wholeSheet = (): Rect => ({ top: 0, left: 0, bottom: lastRow, right: lastColumn });

function columnName(column: number): string {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

function columnNumber(name: string): number {
  let number = 0;
  for (const letter of name.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}

/** `A1`, `A1:B2`, `5:7` or `A:C`, never with `$`: the form Excel uses in its events. */
export function formatRect(rect: Rect): string {
  if (isWholeColumns(rect) && isWholeRows(rect)) return `1:${lastRow + 1}`;
  if (isWholeColumns(rect)) return `${columnName(rect.left)}:${columnName(rect.right)}`;
  if (isWholeRows(rect)) return `${rect.top + 1}:${rect.bottom + 1}`;
  const first = `${columnName(rect.left)}${rect.top + 1}`;
  return isSingleCell(rect) ? first : `${first}:${columnName(rect.right)}${rect.bottom + 1}`;
}

export function formatAbsolute(rect: Rect): string {
  if (isWholeColumns(rect)) return `$${columnName(rect.left)}:$${columnName(rect.right)}`;
  if (isWholeRows(rect)) return `$${rect.top + 1}:$${rect.bottom + 1}`;
  const first = `$${columnName(rect.left)}$${rect.top + 1}`;
  return isSingleCell(rect) ? first : `${first}:$${columnName(rect.right)}$${rect.bottom + 1}`;
}

/** Quoted only where Excel quotes: 汇总 stays bare, '2023年填报' starts with a digit. */
export function formatSheetName(name: string): string {
  const isPlain = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && !/^([A-Za-z]{1,3}\d+|[Rr]\d*[Cc]\d*)$/.test(name);
  return isPlain ? name : `'${name.replaceAll("'", "''")}'`;
}

const corner = /^(?:\$?([A-Za-z]{1,3}))?(?:\$?([1-9]\d{0,6}))?$/;

function parseCorner(text: string): { row: number | null; column: number | null } | null {
  const match = corner.exec(text);
  if (!match || text === '') return null;
  const column = match[1] === undefined ? null : columnNumber(match[1]);
  const row = match[2] === undefined ? null : Number(match[2]) - 1;
  if ((column ?? 0) > lastColumn || (row ?? 0) > lastRow) return null;
  return { row, column };
}

/** Returns null for anything that is no A1 address, for instance `A1:B` or a defined name. */
export function parseAddress(text: string): { sheet: string | null; rect: Rect } | null {
  const bang = text.lastIndexOf('!');
  let sheet: string | null = null;
  if (bang >= 0) {
    sheet = text.slice(0, bang);
    if (sheet.startsWith("'") && sheet.endsWith("'")) sheet = sheet.slice(1, -1).replaceAll("''", "'");
  }
  const parts = text.slice(bang + 1).split(':');
  if (parts.length > 2) return null;
  const first = parseCorner(parts[0] ?? '');
  const second = parts.length === 2 ? parseCorner(parts[1] ?? '') : first;
  if (!first || !second) return null;
  if ((first.row === null) !== (second.row === null) || (first.column === null) !== (second.column === null))
    return null;
  if (parts.length === 1 && (first.row === null || first.column === null)) return null;
  const rows = first.row === null ? [0, lastRow] : [first.row, second.row as number];
  const columns = first.column === null ? [0, lastColumn] : [first.column, second.column as number];
  return {
    sheet,
    rect: {
      top: Math.min(...rows),
      bottom: Math.max(...rows),
      left: Math.min(...columns),
      right: Math.max(...columns),
    },
  };
}

export function intersection(a: Rect, b: Rect): Rect | null {
  const rect = {
    top: Math.max(a.top, b.top),
    left: Math.max(a.left, b.left),
    bottom: Math.min(a.bottom, b.bottom),
    right: Math.min(a.right, b.right),
  };
  return rect.top > rect.bottom || rect.left > rect.right ? null : rect;
}

export const bounding = (a: Rect, b: Rect): Rect => ({
  top: Math.min(a.top, b.top),
  left: Math.min(a.left, b.left),
  bottom: Math.max(a.bottom, b.bottom),
  right: Math.max(a.right, b.right),
});

export const isSameRect = (a: Rect, b: Rect) =>
  a.top === b.top && a.left === b.left && a.bottom === b.bottom && a.right === b.right;

/** What is left of `rect` when `hole` is cut out: up to four pieces. */
export function subtract(rect: Rect, hole: Rect): Rect[] {
  const cut = intersection(rect, hole);
  if (!cut) return [rect];
  const pieces: Rect[] = [];
  if (rect.top < cut.top) pieces.push({ ...rect, bottom: cut.top - 1 });
  if (cut.bottom < rect.bottom) pieces.push({ ...rect, top: cut.bottom + 1 });
  if (rect.left < cut.left) pieces.push({ top: cut.top, bottom: cut.bottom, left: rect.left, right: cut.left - 1 });
  if (cut.right < rect.right) pieces.push({ top: cut.top, bottom: cut.bottom, left: cut.right + 1, right: rect.right });
  return pieces;
}

/** Rows or columns that came in at `at` (count > 0) or went away from there (count < 0). */
export interface Shift {
  axis: 'rows' | 'columns';
  at: number;
  count: number;
}

function shiftSpan(first: number, last: number, limit: number, { at, count }: Shift): [number, number] | null {
  if (first === 0 && last === limit) return [first, last];
  if (count > 0) return [first >= at ? first + count : first, last >= at ? last + count : last];
  const end = at - count - 1;
  if (first >= at && last <= end) return null;
  const newFirst = first > end ? first + count : Math.min(first, at);
  const newLast = last > end ? last + count : last >= at ? at - 1 : last;
  return [newFirst, newLast];
}

/** Where a rectangle stands after rows or columns moved; null when it was deleted with them. */
export function shiftRect(rect: Rect, shift: Shift): Rect | null {
  if (shift.axis === 'rows') {
    const span = shiftSpan(rect.top, rect.bottom, lastRow, shift);
    return span && { ...rect, top: span[0], bottom: span[1] };
  }
  const span = shiftSpan(rect.left, rect.right, lastColumn, shift);
  return span && { ...rect, left: span[0], right: span[1] };
}

/** The numbers of all rows, or columns, from the first to the last. */
export const span = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);
