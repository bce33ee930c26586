import { cellRect, isSameRect } from '../addresses';
import { invalidArgument, itemNotFound } from '../errors';
import type { Note } from '../grid-handle';
import { mutation } from '../mutations';
import type { WireObject } from '../wire';
import type { Book } from '../workbook';
import { Range, rangeAt } from './range';

/** Comments are shown as the grid's notes: a corner mark, the text on hover. */
export class CommentCollection implements WireObject {
  readonly className = 'CommentCollection';
  readonly scalars = ['Count'];

  /** `sheetId` null: all comments of the workbook. */
  constructor(
    private readonly book: Book,
    private readonly sheetId: string | null,
  ) {}

  identity() {
    return {};
  }

  items(): Comment[] {
    const sheetIds = this.sheetId ? [this.sheetId] : this.book.worksheets.all().map((sheet) => sheet.getSheetId());
    return sheetIds.flatMap((sheetId) =>
      this.book.plugins.notes(sheetId).map((note) => new Comment(this.book, sheetId, note.id)),
    );
  }

  get Count() {
    return this.items().length;
  }

  GetCount() {
    return this.items().length;
  }

  private cell(where: unknown): Range {
    const range = rangeAt(this.book, this.sheetId ?? this.book.worksheets.active().getSheetId(), where);
    const { top, left } = range.place;
    const merged = this.book.areas.merges(range.sheetId).find((merge) => merge.top === top && merge.left === left);
    const isCell = range.CellCount === 1 || (merged !== undefined && isSameRect(merged, range.place));
    if (!isCell) throw invalidArgument();
    return range;
  }

  Add(where: unknown, content: unknown, contentType: string | null): Comment {
    if (contentType === 'Mention' || typeof content !== 'string' || content === '') throw invalidArgument();
    const { sheetId, place } = this.cell(where);
    this.book.lock.demand(sheetId, 'allowEditObjects');
    if (this.book.plugins.notes(sheetId).some((note) => note.row === place.top && note.col === place.left)) {
      throw invalidArgument('The cell already has a comment.');
    }
    const id = crypto.randomUUID();
    writeNote(this.book, sheetId, { id, row: place.top, col: place.left, note: content, width: 220, height: 100 });
    return new Comment(this.book, sheetId, id);
  }

  GetItem(id: string): Comment {
    return this.GetItemOrNullObject(id) ?? missing();
  }

  GetItemOrNullObject(id: string): Comment | null {
    return this.items().find((comment) => comment.Id === id) ?? null;
  }

  GetItemAt(index: number): Comment {
    return this.items()[index] ?? missing();
  }

  GetItemByCell(where: unknown): Comment {
    const { sheetId, place } = this.cell(where);
    const note = this.book.plugins.notes(sheetId).find((item) => item.row === place.top && item.col === place.left);
    return note ? new Comment(this.book, sheetId, note.id) : missing();
  }
}

function missing(): never {
  throw itemNotFound();
}

function writeNote(book: Book, sheetId: string, note: Note): void {
  book.writer.write(mutation.updateNote, { sheetId, row: note.row, col: note.col, note });
}

class Comment implements WireObject {
  readonly className = 'Comment';
  readonly scalars = ['AuthorName', 'Content', 'ContentType', 'Id', 'Resolved'];

  constructor(
    private readonly book: Book,
    private readonly sheetId: string,
    private readonly id: string,
  ) {}

  identity() {
    return { Id: this.id };
  }

  private get current(): Note {
    return this.book.plugins.notes(this.sheetId).find((note) => note.id === this.id) ?? missing();
  }

  get Id() {
    return this.id;
  }

  get Content() {
    return this.current.note;
  }

  set Content(content: string) {
    this.book.lock.demand(this.sheetId, 'allowEditObjects');
    writeNote(this.book, this.sheetId, { ...this.current, note: content });
  }

  get ContentType() {
    return 'Plain';
  }

  get AuthorName() {
    return '纲目';
  }

  get Resolved() {
    return false;
  }

  GetLocation(): Range {
    const { row, col } = this.current;
    return new Range(this.book, this.sheetId, cellRect(row, col));
  }

  Delete(): null {
    this.book.lock.demand(this.sheetId, 'allowEditObjects');
    const { row, col } = this.current;
    this.book.writer.write(mutation.removeNote, { sheetId: this.sheetId, noteId: this.id, row, col });
    return null;
  }
}
