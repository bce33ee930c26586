import { isSingleCell } from '../addresses';
import { HostError } from '../errors';
import type { WireObject } from '../wire';
import type { Book } from '../workbook';
import { CommentCollection } from './comments';
import { NamedItemCollection } from './names';
import { CustomXmlPartCollection, SettingCollection } from './parts';
import { Range } from './range';
import { WorksheetCollection } from './worksheet';

/** The root of every batch. */
export class Workbook implements WireObject {
  readonly className = 'Workbook';
  readonly scalars = ['Name'];

  constructor(private readonly book: Book) {}

  identity() {
    return {};
  }

  get Name() {
    return '工作簿1.xlsx';
  }

  get Worksheets() {
    return new WorksheetCollection(this.book);
  }

  get Names() {
    return new NamedItemCollection(this.book, null);
  }

  get CustomXmlParts() {
    return new CustomXmlPartCollection(this.book);
  }

  get Settings() {
    return new SettingCollection(this.book);
  }

  get Comments() {
    return new CommentCollection(this.book, null);
  }

  get Application() {
    return new Application();
  }

  get _Runtime() {
    return new Runtime(this.book);
  }

  GetSelectedRange() {
    const { sheetId, rect } = this.book.selection.current();
    return new Range(this.book, sheetId, rect);
  }

  GetActiveCell() {
    const { sheetId, rect, active } = this.book.selection.current();
    return new Range(this.book, sheetId, isSingleCell(rect) ? rect : active);
  }

  /** An event carries the id of the range it happened in; `event.getRange(context)` asks for it here. */
  _GetRangeForEventByReferenceId(id: string): Range {
    const range = this._GetRangeOrNullObjectForEventByReferenceId(id);
    if (!range) throw new HostError('InvalidReference', 'The range of the event does not exist any more.');
    return range;
  }

  _GetRangeOrNullObjectForEventByReferenceId(id: string): Range | null {
    const place = this.book.references.get(id);
    return place?.rect ? new Range(this.book, place.sheetId, place.rect) : null;
  }

  _RemoveReference(id: string): null {
    this.book.references.forget(id);
    return null;
  }

  _RemoveAllReferences(): null {
    this.book.references.forgetAll();
    return null;
  }
}

class Runtime implements WireObject {
  readonly className = 'Runtime';
  readonly scalars = ['EnableEvents'];

  constructor(private readonly book: Book) {}

  identity() {
    return {};
  }

  get EnableEvents() {
    return this.book.changes.isEnabled;
  }

  /** What is waiting to be sent belongs to the time before the switch. */
  set EnableEvents(isEnabled: boolean) {
    this.book.changes.flush();
    this.book.changes.isEnabled = isEnabled;
  }
}

/** Hints about speed that a small grid has no use for; answered so that the add-in can give them. */
class Application implements WireObject {
  readonly className = 'Application';
  readonly scalars = ['CalculationMode'];

  identity() {
    return {};
  }

  get CalculationMode() {
    return 'Automatic';
  }

  Calculate(): null {
    return null;
  }

  SuspendApiCalculationUntilNextSync(): null {
    return null;
  }

  SuspendScreenUpdatingUntilNextSync(): null {
    return null;
  }
}
