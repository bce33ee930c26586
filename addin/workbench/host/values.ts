import type { ICellData } from '@univerjs/core';

/** The kinds of cell content, numbered as Univer numbers them. */
const cellType = { text: 1, number: 2, boolean: 3, forcedText: 4 } as const;

export type CellValue = string | number | boolean;

const errorText = /^#(DIV\/0!|N\/A|NAME\?|NULL!|NUM!|REF!|VALUE!|SPILL!|CALC!)$/;

const isErrorCell = (cell: ICellData | null | undefined) =>
  typeof cell?.v === 'string' && cell.f !== undefined && errorText.test(cell.v);

/** The value as the add-in sees it. n.b. Excel hands an empty cell as '', neither null nor 0. */
export function readValue(cell: ICellData | null | undefined): CellValue {
  if (!cell) return '';
  if (cell.p?.body) return cell.p.body.dataStream.replace(/\r\n$/, '');
  const { v, t } = cell;
  if (v === null || v === undefined) return '';
  if (t === cellType.boolean) return v === 1 || v === true || v === '1' || v === 'TRUE';
  // A cell typed before its format was known may hold a number as text with type "number".
  if (t === cellType.number && typeof v === 'string' && v.trim() !== '' && Number.isFinite(Number(v))) return Number(v);
  return v;
}

export function valueType(cell: ICellData | null | undefined): string {
  const value = readValue(cell);
  if (isErrorCell(cell)) return 'Error';
  if (typeof value === 'number') return 'Double';
  if (typeof value === 'boolean') return 'Boolean';
  return value === '' && !cell?.f ? 'Empty' : 'String';
}

const excelEpoch = Date.UTC(1899, 11, 30);

function dateSerial(text: string): number | null {
  const match = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(text);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return (date.getTime() - excelEpoch) / 86_400_000;
}

interface Entered {
  cell: ICellData;
  /** A number format the text itself asks for; only used where the cell has none. */
  pattern?: string;
}

const blank: ICellData = { f: null, si: null, p: null };

/**
 * What Excel makes of a text that is typed or written by an add-in: formulas, numbers, percentages, dates.
 * Full-width digits stay text, so 「９５」 is not silently taken for 95.
 */
export function enter(value: unknown, isTextCell: boolean): Entered {
  if (value === '' || value === undefined) return { cell: { ...blank, v: null, t: null } };
  if (typeof value === 'number') return { cell: { ...blank, v: value, t: cellType.number } };
  if (typeof value === 'boolean') return { cell: { ...blank, v: value ? 1 : 0, t: cellType.boolean } };
  const text = String(value);
  // In a cell formatted as text even 「=1+1」 stays what was typed.
  if (isTextCell) return { cell: { ...blank, v: text, t: cellType.text } };
  if (text.startsWith('=') && text.length > 1) return { cell: { f: text, si: null, p: null, v: null, t: null } };
  if (text.startsWith("'")) return { cell: { ...blank, v: text.slice(1), t: cellType.forcedText } };

  const trimmed = text.trim();
  if (/^[+-]?(\d{1,3}(,\d{3})+|\d+)?(\.\d*)?(e[+-]?\d+)?%?$/i.test(trimmed) && /\d/.test(trimmed)) {
    const isPercent = trimmed.endsWith('%');
    const number = Number(trimmed.replaceAll(',', '').replace('%', ''));
    if (Number.isFinite(number)) {
      const pattern = isPercent ? (/\./.test(trimmed) ? '0.00%' : '0%') : undefined;
      const v = isPercent ? Number((number / 100).toPrecision(15)) : number;
      return { cell: { ...blank, v, t: cellType.number }, ...(pattern && { pattern }) };
    }
  }
  const serial = dateSerial(trimmed);
  if (serial !== null) return { cell: { ...blank, v: serial, t: cellType.number }, pattern: 'yyyy/m/d' };
  if (/^(true|false)$/i.test(trimmed)) {
    return { cell: { ...blank, v: /^true$/i.test(trimmed) ? 1 : 0, t: cellType.boolean } };
  }
  return { cell: { ...blank, v: text, t: cellType.text } };
}
