import { isAmount } from '../../functions/domain/decimal';
import { type ColumnId, type FormColumn, formColumns } from '../../functions/domain/form/columns';
import type { RawCell } from '../../functions/domain/form/read-cell';
import type { FormRow, FormTemplate } from '../../functions/domain/form/template';
import type { Indicator } from '../../functions/domain/plan/indicator';
import { type Field, type FigureField, fields, figureFields } from '../../functions/domain/submission/entry';
import { natureText } from '../text/zh';
import { formText } from '../text/zh-sheets';
import { cellAddress } from './sheet-look';

/** Where everything stands on a freshly written form. Rows and columns counted from 0. */
export interface FormLayout {
  columns: FormColumn[];
  titleRow: number;
  infoRow: number;
  noticeRow: number | null;
  headingRow: number;
  firstRow: number;
  lastRow: number;
  lastColumn: number;
}

/**
 * Widths that differ from the form's own. The heading of a city's figure stands in two lines; of what is typed and
 * computed 「+100.0个百分点」 has to fit, because a number that does not shows as ####; and from the first figure to the
 * explanation all of a line stands on one screen beside the pane.
 */
const ownWidths: Partial<Record<ColumnId, number>> = {
  baseline: 10,
  target: 10,
  annualTarget: 10,
  lastYear: 12,
  numerator: 9,
  denominator: 9,
  amount: 9,
  change: 15,
};

export function formLayout(template: FormTemplate): FormLayout {
  const columns = formColumns(template).map((column) => ({
    ...column,
    width: ownWidths[column.id] ?? column.width,
  }));
  const noticeRow = template.demoNotice === null ? null : 3;
  const headingRow = (noticeRow ?? 2) + 1;
  return {
    columns,
    titleRow: 1,
    infoRow: 2,
    noticeRow,
    headingRow,
    firstRow: headingRow + 1,
    lastRow: headingRow + template.rows.length,
    lastColumn: columns.length - 1,
  };
}

export const isField = (column: ColumnId): column is Field => (fields as readonly string[]).includes(column);
export const isFigure = (field: Field): field is FigureField => (figureFields as readonly string[]).includes(field);

/** Whether a line has this cell to fill: a rate asks for two numbers, a count for one; notes are always open. */
export const isAsked = (row: FormRow, field: Field) => !isFigure(field) || row.inputs.includes(field);

const decimalsOf = (text: string) => text.split('.')[1]?.length ?? 0;
const decimalFormat = (places: number) => (places === 0 ? '0' : `0.${'0'.repeat(places)}`);

/** A text on its way into a cell: a number as such where nothing of it is lost, anything else as the text it is. */
export interface SheetCell {
  value: string | number;
  format: string;
}

/** A printed figure: a number shown with just the decimals it is printed with, so that people can calculate with it. */
export function printedFigure(text: string): SheetCell {
  const isNumber = isAmount(text) && text.replace(/\D/g, '').length <= 15;
  return isNumber
    ? { value: Number(text), format: decimalFormat(decimalsOf(text)) }
    : { value: asText(text), format: 'General' };
}

/** A typed figure: a number if exactly this number comes back, else the text. */
export function typedFigure(text: string): SheetCell {
  const isNumber = isAmount(text) && String(Number(text)) === text;
  return { value: isNumber ? Number(text) : asText(text), format: 'General' };
}

/** The apostrophe keeps `5%`, `007` and `=…` from being taken for something else. It is not part of the value. */
const asText = (text: string) => (text === '' ? '' : `'${text}`);

/**
 * Words. The text format keeps what people will type there as they type it; a text that begins like a formula gets the
 * apostrophe instead, which holds in every host: what somebody wrote must never be run by somebody else's Excel.
 */
export function note(text: string): SheetCell {
  return text.startsWith('=') ? { value: asText(text), format: 'General' } : { value: text, format: '@' };
}

const printedTexts = {
  serial: (row) => row.serial,
  name: (row) => row.name,
  measure: (row) => row.measure,
  nature: (row) => natureText[row.nature],
  baseline: (row) => row.baseline,
  target: (row) => row.target,
  annualTarget: (row) => row.annualTarget,
  asks: (row) => row.asks,
  lastYear: (row) => row.lastYearText,
} as const satisfies Partial<Record<ColumnId, (row: FormRow) => string>>;

type PrintedColumn = keyof typeof printedTexts;
export const printedColumns = Object.keys(printedTexts) as PrintedColumn[];
const figureColumns = new Set<PrintedColumn>(['serial', 'baseline', 'target', 'annualTarget', 'lastYear']);

function printedCell(column: PrintedColumn, row: FormRow): SheetCell {
  const text = printedTexts[column](row);
  return figureColumns.has(column) ? printedFigure(text) : note(text);
}

/** Whether a printed cell still says what the template says. */
export function isPrintIntact(column: PrintedColumn, row: FormRow, found: RawCell): boolean {
  const { value } = printedCell(column, row);
  const expected = typeof value === 'string' ? value.replace(/^'/, '') : value;
  return typeof expected === 'number'
    ? Number(found) === expected && found !== ''
    : String(found).trim() === expected.trim();
}

/** The value the line comes to: blank until all its figures are numbers, whatever else is typed (不适用, －, a slip). */
function valueFormula({ indicator }: FormRow, at: (field: FigureField) => string): string {
  const { reporting } = indicator;
  if (reporting.kind === 'amount') {
    const amount = at('amount');
    return `=IF(ISNUMBER(${amount}),${amount}${reporting.scale === 1 ? '' : `/${reporting.scale}`},"")`;
  }
  const [numerator, denominator] = [at('numerator'), at('denominator')];
  const quotient = `${numerator}/${denominator}${reporting.per === 1 ? '' : `*${reporting.per}`}`;
  // Nested, because AND() would look at the second number even if it is a text.
  return `=IF(ISNUMBER(${numerator}),IF(ISNUMBER(${denominator}),IF(${denominator}=0,"",${quotient}),""),"")`;
}

/** A change of a percentage is a difference in 个百分点, of anything else a change in percent: never mixed up. */
export const changesInPoints = (indicator: Indicator) => /^[%％]$/.test(indicator.measure);

export function changeFormat(indicator: Indicator): string {
  const digits = decimalFormat(Math.max(1, indicator.decimals));
  const unit = changesInPoints(indicator) ? `"${formText.points}"` : '%';
  const number = changesInPoints(indicator) ? digits : '0.0';
  return `+${number}${unit};-${number}${unit};${number}${unit}`;
}

/** Last year's value out of last year's own figures, not out of the rounded text. Null: nothing to compare with. */
function lastYearExpression({ indicator, lastYear }: FormRow): string | null {
  if (lastYear?.state !== 'NUMERIC') return null;
  const { reporting } = indicator;
  if (reporting.kind === 'amount') return lastYear.amount === null ? null : `(${lastYear.amount}/${reporting.scale})`;
  const { numerator, denominator } = lastYear;
  if (numerator === null || denominator === null || Number(denominator) === 0) return null;
  return `(${numerator}/${denominator}*${reporting.per})`;
}

function changeFormula(row: FormRow, valueAt: string): string {
  const last = lastYearExpression(row);
  if (last === null) return asText(formText.noValue);
  if (changesInPoints(row.indicator)) return `=IF(ISNUMBER(${valueAt}),${valueAt}-${last},"")`;
  const isZero = Number(row.lastYear?.amount ?? row.lastYear?.numerator) === 0;
  return isZero ? asText(formText.noValue) : `=IF(ISNUMBER(${valueAt}),${valueAt}/${last}-1,"")`;
}

/** What a figure's cell accepts without a question: a sound number, or one of the texts that stand for none. */
export function figureRule(address: string, isWhole: boolean): string {
  const sound = isWhole ? `AND(${address}>=0,${address}=INT(${address}))` : `${address}>=0`;
  const words = ['不适用', '－', '-', '—', '——', '/', 'N/A'].map((word) => `${address}="${word}"`).join(',');
  return `=IF(ISNUMBER(${address}),${sound},OR(${words}))`;
}

/** What a cell of a form contains when it is written: printed text, formula, or what was typed before. */
export function formCell(
  layout: FormLayout,
  row: FormRow,
  rowIndex: number,
  column: FormColumn,
  typed: (field: Field) => SheetCell,
): SheetCell {
  const at = (id: ColumnId) =>
    cellAddress(
      rowIndex,
      layout.columns.findIndex((candidate) => candidate.id === id),
    );
  const { id } = column;
  if (id === 'key') return { value: row.key, format: 'General' };
  if (id === 'value') return { value: valueFormula(row, at), format: decimalFormat(row.indicator.decimals) };
  if (id === 'change') return { value: changeFormula(row, at('value')), format: changeFormat(row.indicator) };
  if (!isField(id)) return printedCell(id, row);
  if (!isAsked(row, id)) return { value: '', format: 'General' };
  return typed(id);
}

/** Something found in a cell, on its way back into one. */
export function rawCell(field: Field, raw: RawCell): SheetCell {
  if (!isFigure(field)) return note(String(raw));
  return typeof raw === 'number' ? { value: raw, format: 'General' } : typedFigure(String(raw));
}

/** Something the server has, on its way into a cell. */
export function entryCell(field: Field, text: string): SheetCell {
  return isFigure(field) ? typedFigure(text) : note(text);
}
