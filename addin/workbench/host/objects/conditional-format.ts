import { formatRect, intersection, subtract } from '../addresses';
import { toRect } from '../areas';
import { invalidArgument, itemNotFound } from '../errors';
import type { ConditionalRule, HighlightStyle } from '../grid-handle';
import { mutation } from '../mutations';
import type { WireObject } from '../wire';
import type { Book } from '../workbook';
import { toColor } from './format';
import { Range } from './range';

const kinds = ['Custom', 'CellValue'];

/** Always read from the grid, never copied: rules move with rows and columns, a copy here would not. */
export class ConditionalFormatCollection implements WireObject {
  readonly className = 'ConditionalFormatCollection';
  readonly scalars: readonly string[] = [];

  constructor(private readonly range: Range) {}

  identity() {
    return {};
  }

  private rules(): ConditionalRule[] {
    const { book, sheetId, place } = this.range;
    const area = book.areas.clamp(sheetId, place);
    return book.plugins
      .conditionalRules(sheetId)
      .filter((rule) => rule.ranges.some((range) => intersection(toRect(range), area)));
  }

  private object(rule: ConditionalRule): ConditionalFormat {
    return new ConditionalFormat(this.range.book, this.range.sheetId, rule.cfId);
  }

  items() {
    return this.rules().map((rule) => this.object(rule));
  }

  GetCount() {
    return this.rules().length;
  }

  Add(type: string): ConditionalFormat {
    if (!kinds.includes(type)) throw invalidArgument(`This host has no conditional format of type ${type}.`);
    const { book, sheetId, place } = this.range;
    book.lock.demand(sheetId, 'allowFormatCells');
    const rule: ConditionalRule = {
      cfId: crypto.randomUUID(),
      ranges: [book.areas.toRange(sheetId, place)],
      stopIfTrue: false,
      // Until the add-in sends its formula the rule applies nowhere.
      rule: { type: 'highlightCell', subType: 'formula', value: '=FALSE', style: {} },
    };
    book.writer.write(mutation.addConditional, { subUnitId: sheetId, rule });
    return new ConditionalFormat(book, sheetId, rule.cfId, type);
  }

  GetItem(id: string) {
    return this.GetItemOrNullObject(id) ?? missing();
  }

  GetItemOrNullObject(id: string) {
    const rule = this.rules().find((candidate) => candidate.cfId === id);
    return rule ? this.object(rule) : null;
  }

  GetItemAt(index: number) {
    const rule = this.rules()[index];
    return rule ? this.object(rule) : missing();
  }

  ClearAll(): null {
    const { book, sheetId, place } = this.range;
    book.lock.demand(sheetId, 'allowFormatCells');
    const area = book.areas.clamp(sheetId, place);
    for (const rule of this.rules()) {
      const rest = rule.ranges
        .flatMap((range) => subtract(toRect(range), area))
        .map((rect) => book.areas.toRange(sheetId, rect));
      if (rest.length > 0) {
        book.writer.write(mutation.setConditional, { subUnitId: sheetId, rule: { ...rule, ranges: rest } });
      } else {
        book.writer.write(mutation.deleteConditional, { subUnitId: sheetId, cfId: rule.cfId });
      }
    }
    return null;
  }
}

function missing(): never {
  throw itemNotFound();
}

class ConditionalFormat implements WireObject {
  readonly className = 'ConditionalFormat';
  readonly scalars = ['Id', 'Priority', 'StopIfTrue', 'Type'];

  constructor(
    readonly book: Book,
    readonly sheetId: string,
    private readonly id: string,
    private readonly kind: string | null = null,
  ) {}

  identity() {
    return { Id: this.id };
  }

  get current(): ConditionalRule {
    return this.book.plugins.conditionalRules(this.sheetId).find((rule) => rule.cfId === this.id) ?? missing();
  }

  change(changes: Partial<ConditionalRule['rule']>, around: Partial<ConditionalRule> = {}): void {
    this.book.lock.demand(this.sheetId, 'allowFormatCells');
    const { current } = this;
    const rule = { ...current, ...around, rule: { ...current.rule, ...changes } };
    this.book.writer.write(mutation.setConditional, { subUnitId: this.sheetId, cfId: this.id, rule });
  }

  get Id() {
    return this.id;
  }

  get Type() {
    return this.kind ?? (this.current.rule.subType === 'number' ? 'CellValue' : 'Custom');
  }

  get Priority() {
    return this.book.plugins.conditionalRules(this.sheetId).findIndex((rule) => rule.cfId === this.id);
  }

  get StopIfTrue() {
    return this.current.stopIfTrue;
  }

  set StopIfTrue(stop: boolean) {
    this.change({}, { stopIfTrue: stop });
  }

  get Custom() {
    if (this.Type !== 'Custom') throw invalidArgument();
    return new CustomConditionalFormat(this);
  }

  get CustomOrNullObject() {
    return this.Type === 'Custom' ? new CustomConditionalFormat(this) : null;
  }

  get CellValue() {
    if (this.Type !== 'CellValue') throw invalidArgument();
    return new CellValueConditionalFormat(this);
  }

  get CellValueOrNullObject() {
    return this.Type === 'CellValue' ? new CellValueConditionalFormat(this) : null;
  }

  GetRange() {
    const range = this.current.ranges[0];
    return range ? new Range(this.book, this.sheetId, toRect(range)) : missing();
  }

  Delete(): null {
    this.book.lock.demand(this.sheetId, 'allowFormatCells');
    this.book.writer.write(mutation.deleteConditional, { subUnitId: this.sheetId, cfId: this.id });
    return null;
  }
}

abstract class ConditionalPart implements WireObject {
  abstract readonly className: string;
  abstract readonly scalars: readonly string[];

  constructor(protected readonly owner: ConditionalFormat) {}

  identity() {
    return {};
  }

  protected get style(): HighlightStyle {
    return this.owner.current.rule.style ?? {};
  }

  protected restyle(style: { [K in keyof HighlightStyle]?: HighlightStyle[K] | undefined }): void {
    this.owner.change({ style: { ...this.style, ...style } as HighlightStyle });
  }
}

class CustomConditionalFormat extends ConditionalPart {
  readonly className = 'CustomConditionalFormat';
  readonly scalars: readonly string[] = [];

  get Rule() {
    return new ConditionalFormatRule(this.owner);
  }

  get Format() {
    return new ConditionalRangeFormat(this.owner);
  }
}

class ConditionalFormatRule extends ConditionalPart {
  readonly className = 'ConditionalFormatRule';
  readonly scalars = ['Formula', 'FormulaLocal'];

  get Formula() {
    return String(this.owner.current.rule.value ?? '');
  }

  set Formula(formula: string) {
    this.owner.change({ subType: 'formula', value: formula.startsWith('=') ? formula : `=${formula}` });
  }

  get FormulaLocal() {
    return this.Formula;
  }

  set FormulaLocal(formula: string) {
    this.Formula = formula;
  }
}

const operators: Record<string, { grid: string; text: string }> = {
  GreaterThan: { grid: 'greaterThan', text: '>' },
  GreaterThanOrEqual: { grid: 'greaterThanOrEqual', text: '>=' },
  LessThan: { grid: 'lessThan', text: '<' },
  LessThanOrEqual: { grid: 'lessThanOrEqual', text: '<=' },
  EqualTo: { grid: 'equal', text: '=' },
  NotEqualTo: { grid: 'notEqual', text: '<>' },
  Between: { grid: 'between', text: '' },
  NotBetween: { grid: 'notBetween', text: '' },
};

class CellValueConditionalFormat extends ConditionalPart {
  readonly className = 'CellValueConditionalFormat';
  readonly scalars = ['Rule'];

  get Format() {
    return new ConditionalRangeFormat(this.owner);
  }

  get Rule(): { operator: string; formula1: string; formula2?: string } {
    const { operator, value } = this.owner.current.rule;
    const name = Object.keys(operators).find((key) => operators[key]?.grid === operator) ?? 'EqualTo';
    const [first, second] = Array.isArray(value) ? value : [value, undefined];
    return { operator: name, formula1: String(first ?? ''), ...(second !== undefined && { formula2: String(second) }) };
  }

  /** Numbers become a number rule of the grid; a reference becomes a formula on the first cell. */
  set Rule(rule: { operator: string; formula1: unknown; formula2?: unknown }) {
    const operator = operators[rule.operator];
    if (!operator) throw invalidArgument();
    const operands = [rule.formula1, rule.formula2].filter((text) => text !== undefined && text !== null);
    const texts = operands.map((text) => String(text).replace(/^=/, ''));
    const numbers = texts.map(Number);
    if (numbers.every(Number.isFinite)) {
      const value = numbers.length === 2 ? ([numbers[0], numbers[1]] as [number, number]) : numbers[0];
      this.owner.change({ subType: 'number', operator: operator.grid, value });
      return;
    }
    const [first, second] = texts;
    const range = this.owner.current.ranges[0];
    if (!range) throw itemNotFound();
    const cell = formatRect({ ...toRect(range), bottom: range.startRow, right: range.startColumn });
    const inside = `AND(${cell}>=${first},${cell}<=${second})`;
    const formulas: Record<string, string> = { Between: inside, NotBetween: `NOT(${inside})` };
    const formula = formulas[rule.operator] ?? `${cell}${operator.text}${first}`;
    this.owner.change({ subType: 'formula', value: `=${formula}` });
  }
}

class ConditionalRangeFormat extends ConditionalPart {
  readonly className = 'ConditionalRangeFormat';
  readonly scalars: readonly string[] = [];

  get Fill() {
    return new ConditionalRangeFill(this.owner);
  }

  get Font() {
    return new ConditionalRangeFont(this.owner);
  }
}

class ConditionalRangeFill extends ConditionalPart {
  readonly className = 'ConditionalRangeFill';
  readonly scalars = ['Color'];

  get Color() {
    return this.style.bg?.rgb ?? '';
  }

  set Color(color: string) {
    this.restyle({ bg: { rgb: toColor(color) } });
  }

  Clear(): null {
    this.restyle({ bg: undefined });
    return null;
  }
}

class ConditionalRangeFont extends ConditionalPart {
  readonly className = 'ConditionalRangeFont';
  readonly scalars = ['Bold', 'Color', 'Italic', 'Strikethrough', 'Underline'];

  get Color() {
    return this.style.cl?.rgb ?? '';
  }

  set Color(color: string) {
    this.restyle({ cl: { rgb: toColor(color) } });
  }

  get Bold() {
    return this.style.bl === 1;
  }

  set Bold(on: boolean) {
    this.restyle({ bl: on ? 1 : 0 });
  }

  get Italic() {
    return this.style.it === 1;
  }

  set Italic(on: boolean) {
    this.restyle({ it: on ? 1 : 0 });
  }

  get Strikethrough() {
    return this.style.st?.s === 1;
  }

  set Strikethrough(on: boolean) {
    this.restyle({ st: on ? { s: 1 } : undefined });
  }

  get Underline() {
    return this.style.ul?.s === 1 ? 'Single' : 'None';
  }

  set Underline(kind: string) {
    this.restyle({ ul: kind === 'None' ? undefined : { s: 1 } });
  }
}
