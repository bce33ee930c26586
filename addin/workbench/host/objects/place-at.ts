import { parseAddress, type Rect } from '../addresses';
import { invalidArgument } from '../errors';
import type { DefinedName } from '../grid-handle';
import type { Book } from '../workbook';

export interface Place {
  sheetId: string;
  rect: Rect;
}

/** Where an address or a defined name points, as seen from a sheet. */
export function placeAt(book: Book, sheetId: string, where: string): Place {
  const address = parseAddress(where);
  if (!address) {
    const named = namedPlace(book, sheetId, where);
    if (!named) throw invalidArgument();
    return named;
  }
  const sheet = address.sheet === null ? book.worksheets.get(sheetId) : book.worksheets.find(address.sheet);
  if (!sheet) throw invalidArgument();
  return { sheetId: sheet.getSheetId(), rect: address.rect };
}

/** A name may also stand for a number or a text: then it has no place. */
export function placeOf(book: Book, name: DefinedName): Place | null {
  const address = parseAddress(name.formulaOrRefString.replace(/^=/, ''));
  const sheet = address?.sheet ? book.worksheets.find(address.sheet) : null;
  return address && sheet ? { sheetId: sheet.getSheetId(), rect: address.rect } : null;
}

/** A name of the sheet goes before one of the workbook. */
function namedPlace(book: Book, sheetId: string, name: string): Place | null {
  const found = book.names.find(sheetId, name) ?? book.names.find(null, name);
  return found && placeOf(book, found);
}
