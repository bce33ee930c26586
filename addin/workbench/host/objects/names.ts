import { formatAbsolute, formatSheetName, parseAddress } from '../addresses';
import { HostError, invalidArgument, itemAlreadyExists, itemNotFound } from '../errors';
import type { DefinedName } from '../grid-handle';
import type { WireObject } from '../wire';
import type { Book } from '../workbook';
import { placeOf } from './place-at';
import { Range } from './range';
import { Worksheet } from './worksheet';

/** The names of the workbook (`sheetId` null) or those of one worksheet. */
export class NamedItemCollection implements WireObject {
  readonly className = 'NamedItemCollection';
  readonly scalars: readonly string[] = [];

  constructor(
    private readonly book: Book,
    private readonly sheetId: string | null,
  ) {}

  identity() {
    return {};
  }

  items() {
    return this.book.names.of(this.sheetId).map((name) => new NamedItem(this.book, this.sheetId, name.id));
  }

  GetCount() {
    return this.book.names.of(this.sheetId).length;
  }

  Add(name: string, reference: unknown, comment: string | null): NamedItem {
    // A name that reads like a cell (FY25) or holds a space is refused by Excel as well.
    if (!/^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u.test(name) || parseAddress(name) || name.length > 255)
      throw invalidArgument();
    if (this.book.names.find(this.sheetId, name)) throw itemAlreadyExists();
    const id = crypto.randomUUID().slice(0, 12);
    this.book.names.set({
      id,
      name,
      formulaOrRefString: referenceText(this.book, reference),
      ...(comment && { comment }),
      ...(this.sheetId && { localSheetId: this.sheetId }),
    });
    return new NamedItem(this.book, this.sheetId, id);
  }

  GetItem(name: string) {
    const item = this.GetItemOrNullObject(name);
    if (!item) throw itemNotFound();
    return item;
  }

  GetItemOrNullObject(name: string): NamedItem | null {
    const found = this.book.names.find(this.sheetId, name);
    return found && new NamedItem(this.book, this.sheetId, found.id);
  }
}

class NamedItem implements WireObject {
  readonly className = 'NamedItem';
  readonly scalars = ['Comment', 'Formula', 'Name', 'Scope', 'Type', 'Value', 'Visible'];

  constructor(
    private readonly book: Book,
    private readonly sheetId: string | null,
    private readonly id: string,
  ) {}

  identity() {
    return { _Id: this.current.name };
  }

  private get current(): DefinedName {
    const found = this.book.names.of(this.sheetId).find((name) => name.id === this.id);
    if (!found) throw itemNotFound();
    return found;
  }

  get Name() {
    return this.current.name;
  }

  get Scope() {
    return this.sheetId ? 'Worksheet' : 'Workbook';
  }

  get Comment() {
    return this.current.comment ?? '';
  }

  set Comment(comment: string) {
    this.book.names.set({ ...this.current, comment });
  }

  get Visible() {
    return this.current.hidden !== true;
  }

  set Visible(isVisible: boolean) {
    this.book.names.set({ ...this.current, hidden: !isVisible });
  }

  get Formula() {
    const text = this.current.formulaOrRefString;
    return text.startsWith('=') ? text : `=${text}`;
  }

  set Formula(formula: string) {
    this.book.names.set({ ...this.current, formulaOrRefString: referenceText(this.book, formula) });
  }

  get Type() {
    const { Value: value } = this;
    if (this.place()) return 'Range';
    if (typeof value === 'number') return 'Double';
    return typeof value === 'boolean' ? 'Boolean' : 'String';
  }

  /** A range gives its address; of the formulas only constants are worked out here. */
  get Value(): string | number | boolean {
    const place = this.place();
    const text = this.Formula.slice(1);
    if (place) return text;
    if (/^".*"$/.test(text)) return text.slice(1, -1).replaceAll('""', '"');
    if (/^(TRUE|FALSE)$/i.test(text)) return text.toUpperCase() === 'TRUE';
    if (text !== '' && Number.isFinite(Number(text))) return Number(text);
    throw new HostError('ApiNotFound', `This host does not calculate the name ${this.current.name} (${this.Formula}).`);
  }

  private place() {
    return placeOf(this.book, this.current);
  }

  GetRange(): Range {
    const range = this.GetRangeOrNullObject();
    if (!range) throw itemNotFound();
    return range;
  }

  GetRangeOrNullObject(): Range | null {
    const place = this.place();
    return place && new Range(this.book, place.sheetId, place.rect);
  }

  get Worksheet() {
    if (!this.sheetId) throw itemNotFound();
    return new Worksheet(this.book, this.sheetId);
  }

  get WorksheetOrNullObject() {
    return this.sheetId ? new Worksheet(this.book, this.sheetId) : null;
  }

  Delete(): null {
    this.book.names.remove(this.current);
    return null;
  }
}

function referenceText(book: Book, reference: unknown): string {
  if (reference instanceof Range) {
    return `${formatSheetName(book.worksheets.get(reference.sheetId).getName())}!${formatAbsolute(reference.place)}`;
  }
  const text = String(reference);
  const address = parseAddress(text.replace(/^=/, ''));
  if (address?.sheet) {
    if (!book.worksheets.find(address.sheet)) throw invalidArgument();
    return `${formatSheetName(address.sheet)}!${formatAbsolute(address.rect)}`;
  }
  if (!text.startsWith('=')) throw invalidArgument();
  return text;
}
