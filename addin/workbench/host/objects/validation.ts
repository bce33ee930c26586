import { intersection, type Rect, span, subtract } from '../addresses';
import { coversExactly, toRect } from '../areas';
import { invalidArgument } from '../errors';
import type { SheetValidationRule } from '../grid-handle';
import { mutation } from '../mutations';
import type { CellValue } from '../values';
import type { WireObject } from '../wire';
import { Range, rangeAt } from './range';
import { uniform } from './uniform';

type Rule = Excel.DataValidationRule;
type Comparison = 'decimal' | 'wholeNumber' | 'textLength';

const comparisonTypes: Record<Comparison, string> = {
  decimal: 'decimal',
  wholeNumber: 'whole',
  textLength: 'textLength',
};
const operators: Record<string, string> = {
  Between: 'between',
  NotBetween: 'notBetween',
  EqualTo: 'equal',
  NotEqualTo: 'notEqual',
  GreaterThan: 'greaterThan',
  GreaterThanOrEqualTo: 'greaterThanOrEqual',
  LessThan: 'lessThan',
  LessThanOrEqualTo: 'lessThanOrEqual',
};
const alertStyles: Record<string, number> = { Information: 0, Stop: 1, Warning: 2 };

const anyType = 'any';

/** Rule, alert and prompt arrive one by one; together they are one rule of the grid for exactly this range. */
export class DataValidation implements WireObject {
  readonly className = 'DataValidation';
  readonly scalars = ['ErrorAlert', 'IgnoreBlanks', 'Prompt', 'Rule', 'Type', 'Valid'];

  constructor(private readonly range: Range) {}

  identity() {
    return {};
  }

  async beforeRead(members: readonly string[]): Promise<void> {
    if (members.includes('Valid')) await this.range.book.calculation.settled();
  }

  private current(): SheetValidationRule | null {
    const { book, sheetId, place } = this.range;
    const rules = book.plugins.validations(sheetId);
    const exact = rules.find((rule) => coversExactly(rule.ranges, book.areas.clamp(sheetId, place)));
    return exact ?? rules.find((rule) => rule.ranges.some((range) => contains(toRect(range), place))) ?? null;
  }

  private change(changes: Partial<SheetValidationRule>): void {
    const { book, sheetId, place } = this.range;
    book.lock.demand(sheetId, 'unprotected');
    const area = book.areas.clamp(sheetId, place);
    const current = this.current();
    const isOwn = current && coversExactly(current.ranges, area);
    const base = current ?? { type: anyType, allowBlank: true, errorStyle: 1, showErrorMessage: true };
    const rule = {
      ...base,
      ...changes,
      uid: isOwn ? current.uid : crypto.randomUUID(),
      ranges: [book.areas.toRange(sheetId, area)],
    };
    clearValidations(this.range);
    book.writer.write(mutation.addValidation, { subUnitId: sheetId, rule });
  }

  get Rule(): Rule {
    const rule = this.current();
    return rule ? toOffice(rule) : {};
  }

  set Rule(rule: Rule) {
    this.change(fromOffice(rule));
  }

  get Type() {
    const rule = this.current();
    if (!rule || rule.type === anyType) return 'None';
    const name = Object.keys(toOffice(rule))[0] ?? 'none';
    return name.charAt(0).toUpperCase() + name.slice(1);
  }

  get ErrorAlert(): Required<Excel.DataValidationErrorAlert> {
    const rule = this.current();
    const style = Object.keys(alertStyles).find((key) => alertStyles[key] === (rule?.errorStyle ?? 1)) ?? 'Stop';
    return {
      message: rule?.error ?? '',
      showAlert: rule?.showErrorMessage ?? true,
      style: style as Excel.DataValidationAlertStyle,
      title: rule?.errorTitle ?? '',
    };
  }

  set ErrorAlert(alert: Excel.DataValidationErrorAlert) {
    this.change({
      error: alert.message,
      errorTitle: alert.title,
      showErrorMessage: alert.showAlert ?? true,
      errorStyle: alertStyles[alert.style ?? 'Stop'] ?? 1,
    });
  }

  get Prompt() {
    const rule = this.current();
    return {
      message: rule?.prompt ?? '',
      showPrompt: rule?.showInputMessage ?? true,
      title: rule?.promptTitle ?? '',
    };
  }

  set Prompt(prompt: Excel.DataValidationPrompt) {
    this.change({ prompt: prompt.message, promptTitle: prompt.title, showInputMessage: prompt.showPrompt ?? true });
  }

  get IgnoreBlanks() {
    return this.current()?.allowBlank ?? true;
  }

  set IgnoreBlanks(ignore: boolean) {
    this.change({ allowBlank: ignore });
  }

  /** null where some cells pass and others do not, as for every mixed property. */
  get Valid() {
    const { book, sheetId } = this.range;
    const { top, bottom, left, right } = book.areas.clamp(sheetId, this.range.place);
    const answers: boolean[] = [];
    for (const row of span(top, bottom)) {
      for (const column of span(left, right)) {
        const cell = new Range(book, sheetId, { top: row, bottom: row, left: column, right: column });
        answers.push(isValidEntry(cell, cell.cellValue));
      }
    }
    return uniform(answers);
  }

  Clear(): null {
    this.range.book.lock.demand(this.range.sheetId, 'unprotected');
    clearValidations(this.range);
    return null;
  }
}

/** Cuts this range out of every rule on the sheet. */
export function clearValidations({ book, sheetId, place }: Range): void {
  const area = book.areas.clamp(sheetId, place);
  for (const rule of book.plugins.validations(sheetId).slice()) {
    const ranges = rule.ranges.map(toRect);
    if (!ranges.some((rect) => intersection(rect, area))) continue;
    book.writer.write(mutation.removeValidation, { subUnitId: sheetId, ruleId: rule.uid });
    const rest = ranges.flatMap((rect) => subtract(rect, area)).map((rect) => book.areas.toRange(sheetId, rect));
    if (rest.length > 0) {
      book.writer.write(mutation.addValidation, { subUnitId: sheetId, rule: { ...rule, ranges: rest } });
    }
  }
}

/** The rule a cell stands under, for those who check an entry before it is written. */
export function ruleAt({ book, sheetId, place }: Range): SheetValidationRule | null {
  return (
    book.plugins.validations(sheetId).find((rule) => rule.ranges.some((range) => contains(toRect(range), place))) ??
    null
  );
}

/**
 * Whether the rule of a cell accepts a value. A custom formula is not evaluated here: it counts as fulfilled, and the
 * grid marks the cell if it is not.
 */
export function isValidEntry(cell: Range, value: CellValue): boolean {
  const rule = ruleAt(cell);
  if (!rule || rule.type === anyType || rule.type === 'custom') return true;
  if (value === '') return rule.allowBlank !== false;
  if (rule.type === 'list') return listOf(cell, rule).includes(String(value));
  const number = rule.type === 'textLength' ? String(value).length : value;
  if (typeof number !== 'number') return false;
  if (rule.type === 'whole' && !Number.isInteger(number)) return false;
  return compare(number, rule.operator ?? 'between', operand(cell, rule.formula1), operand(cell, rule.formula2));
}

function compare(value: number, operator: string, first: number, second: number): boolean {
  switch (operator) {
    case 'between':
      return value >= Math.min(first, second) && value <= Math.max(first, second);
    case 'notBetween':
      return value < Math.min(first, second) || value > Math.max(first, second);
    case 'equal':
      return value === first;
    case 'notEqual':
      return value !== first;
    case 'greaterThan':
      return value > first;
    case 'greaterThanOrEqual':
      return value >= first;
    case 'lessThan':
      return value < first;
    default:
      return value <= first;
  }
}

function operand(cell: Range, formula: string | undefined): number {
  const text = formula?.replace(/^=/, '') ?? '';
  if (text !== '' && Number.isFinite(Number(text))) return Number(text);
  if (text === '') return Number.NaN;
  return Number(rangeAt(cell.book, cell.sheetId, text).cellValue);
}

function listOf(cell: Range, rule: SheetValidationRule): string[] {
  const source = rule.formula1 ?? '';
  if (source.startsWith('=')) {
    return rangeAt(cell.book, cell.sheetId, source.slice(1)).allValues().map(String);
  }
  return splitList(source);
}

const contains = (outer: Rect, inner: Rect) =>
  outer.top <= inner.top && outer.left <= inner.left && outer.bottom >= inner.bottom && outer.right >= inner.right;

/** The grid keeps a literal list as JSON, so that an entry may hold a comma. */
function splitList(source: string): string[] {
  try {
    const list: unknown = JSON.parse(source);
    if (Array.isArray(list)) return list.map(String);
  } catch {
    // A list from an older snapshot is separated by commas.
  }
  return source.split(',');
}

const asFormula = (value: unknown) =>
  value === undefined || value === null ? undefined : String(value).replace(/^=(?=[\d.+-]+$)/, '');

function fromOffice(rule: Rule): Partial<SheetValidationRule> {
  if (rule.list) {
    const { source } = rule.list;
    const text = source instanceof Range ? `=${source.Address}` : String(source);
    const isReference = text.startsWith('=');
    return {
      type: 'list',
      formula1: isReference ? text : JSON.stringify(text.split(',').map((item) => item.trim())),
      formula2: undefined,
      operator: undefined,
      showDropDown: rule.list.inCellDropDown,
      renderMode: 1,
    };
  }
  if (rule.custom) return { type: 'custom', formula1: String(rule.custom.formula), operator: undefined };
  for (const kind of Object.keys(comparisonTypes) as Comparison[]) {
    const comparison = rule[kind];
    if (!comparison) continue;
    const operator = operators[comparison.operator];
    if (!operator) throw invalidArgument();
    const first = asFormula(comparison.formula1);
    const second = asFormula(comparison.formula2);
    return { type: comparisonTypes[kind], operator, formula1: first, formula2: second } as Partial<SheetValidationRule>;
  }
  throw invalidArgument();
}

function toOffice(rule: SheetValidationRule): Rule {
  const formula1 = rule.formula1 ?? '';
  if (rule.type === 'list') {
    const source = formula1.startsWith('=') ? formula1 : splitList(formula1).join(',');
    return { list: { inCellDropDown: rule.showDropDown ?? true, source } };
  }
  if (rule.type === 'custom') return { custom: { formula: formula1 } };
  const kind = (Object.keys(comparisonTypes) as Comparison[]).find((key) => comparisonTypes[key] === rule.type);
  if (!kind) return {};
  const operator = Object.keys(operators).find((key) => operators[key] === rule.operator) ?? 'Between';
  const number = (text: string | undefined) =>
    text !== undefined && text !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
  return {
    [kind]: {
      formula1: number(formula1),
      ...(rule.formula2 !== undefined && { formula2: number(rule.formula2) }),
      operator,
    },
  };
}
