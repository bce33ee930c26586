import type { Desk } from './desk';

/** What journeys in a browser may use beside keyboard and mouse. Acts as the person, never behind the lock. */
export interface WorkbenchSeam {
  ready: Promise<void>;
  type(address: string, text: string): Promise<boolean>;
  paste(address: string, text: string): Promise<boolean>;
  clear(address: string): Promise<boolean>;
  insertRows(first: number, count?: number): Promise<boolean>;
  deleteRows(first: number, count?: number): Promise<boolean>;
  openSheet(name: string): Promise<boolean>;
  renameSheet(from: string, to: string): Promise<boolean>;
  /** Selects as a click would: the keyboard is with the sheet afterwards. */
  select(address: string): Promise<void>;
  selected(): string;
  cellText(address: string): string;
  /** Waits until formulas are calculated and the add-in has its answers. */
  settled(): Promise<void>;
  activeSheet(): string;
  sheets(): { name: string; visibility: 'visible' | 'hidden' | 'veryHidden' }[];
  messages(): string[];
  refused(): string[];
  used(): string[];
  save(): Promise<void>;
  faults: { next(code: number): void };
}

declare global {
  interface Window {
    gangmuWorkbench?: WorkbenchSeam;
  }
}

export function createSeam(desk: Promise<Desk>, ready: Promise<void>, messages: string[]): WorkbenchSeam {
  let present: Desk | null = null;
  void desk.then((started) => {
    present = started;
  });
  const now = (): Desk => {
    if (!present) throw new Error('The workbench is still starting: await gangmuWorkbench.ready.');
    return present;
  };
  return {
    ready,
    type: (address, text) => now().person.type(address, text),
    paste: (address, text) => now().person.paste(address, text),
    clear: (address) => now().person.clear(address),
    insertRows: (first, count) => now().person.insertRows(first, count),
    deleteRows: (first, count) => now().person.deleteRows(first, count),
    openSheet: (name) => now().person.openSheet(name),
    renameSheet: (from, to) => now().person.renameSheet(from, to),
    async select(address) {
      now().focusGrid();
      await now().person.select(address);
    },
    selected: () => now().person.selected(),
    cellText: (address) => now().person.cellText(address),
    async settled() {
      await now().host.idle();
      await now().host.book.settled();
      now().host.book.changes.flush();
    },
    activeSheet: () => now().host.book.activeSheet().getName(),
    sheets() {
      const { book } = now().host;
      return book.sheets().map((sheet) => {
        const isVeryHidden = book.isVeryHidden(sheet.getSheetId());
        const hidden = isVeryHidden ? 'veryHidden' : 'hidden';
        return { name: sheet.getName(), visibility: sheet.isSheetHidden() ? hidden : 'visible' };
      });
    },
    messages: () => [...messages],
    refused: () => [...now().host.ledger.refused],
    used: () => [...now().host.ledger.used.keys()].sort(),
    save: () => now().save(),
    faults: { next: (code) => now().host.failNext(code) },
  };
}
