import { accessDenied, invalidArgument, invalidOperation } from '../errors';
import { type ProtectionOptions, strictProtection } from '../side-data';
import type { WireObject } from '../wire';
import type { Book } from '../workbook';

export class WorksheetProtection implements WireObject {
  readonly className = 'WorksheetProtection';
  readonly scalars = ['Options', 'Protected'];

  constructor(
    private readonly book: Book,
    private readonly sheetId: string,
  ) {}

  identity() {
    return {};
  }

  get Protected() {
    return this.book.lock.protection(this.sheetId) !== null;
  }

  get Options(): ProtectionOptions {
    return this.book.lock.protection(this.sheetId) ?? strictProtection();
  }

  Protect(options: Excel.WorksheetProtectionOptions | null, password: string | null): null {
    if (this.Protected) throw invalidOperation('The worksheet is already protected.');
    const unknown = Object.keys(options ?? {}).filter((key) => !(key in strictProtection()));
    if (unknown.length > 0) throw invalidArgument();
    this.book.side.protection[this.sheetId] = {
      options: { ...strictProtection(), ...options } as ProtectionOptions,
      password: password || null,
    };
    this.book.writer.noteWritten();
    return null;
  }

  Unprotect(password: string | null): null {
    const protection = this.book.side.protection[this.sheetId];
    if (!protection) return null;
    if (protection.password !== null && protection.password !== password) throw accessDenied();
    delete this.book.side.protection[this.sheetId];
    this.book.writer.noteWritten();
    return null;
  }
}
