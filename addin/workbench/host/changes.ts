import { bounding, formatRect, isSingleCell, type Rect } from './addresses';
import type { CellValue } from './values';

/** Numbers of the events in the rich API. */
const eventType = {
  changed: 10,
  activated: 11,
  deactivated: 12,
  added: 13,
  selectionChanged: 14,
  deleted: 15,
} as const;

export type EventKind = keyof typeof eventType;

/** The target of handlers on the collection of worksheets. */
export const workbookTarget = 'Workbook';

/** One entry as office.js takes it: category, event, target, arguments, id, remote override. */
export type EventEntry = [number, number, string, string, number, boolean];
const eventCategory = 65_536;

export type ChangeKind = 'RangeEdited' | 'RowInserted' | 'RowDeleted' | 'ColumnInserted' | 'ColumnDeleted';

export interface CellBefore {
  value: CellValue;
  type: string;
  formula: string | null;
}

/**
 * Long enough for an entry that validation takes back right after it was written: then nothing has changed, and nobody
 * should hear of it.
 */
const gatherFor = 25;

interface Change {
  sheetId: string;
  kind: ChangeKind;
  isAddin: boolean;
  rect: Rect;
  before: CellBefore | null;
  /** The two ends of a move are told apart; everything between them was not touched. */
  isApart?: boolean;
}

interface ChangeReader {
  has(sheetId: string): boolean;
  read(sheetId: string, rect: Rect): CellBefore;
  keep(sheetId: string, rect: Rect): string;
}

/**
 * Turns what happens in the grid into the events of the rich API. Excel does not hide an add-in's own writes from it, it
 * marks them: whoever listens has to look at `triggerSource`, or loops.
 */
export class Changes {
  isEnabled = true;
  private readonly registered = new Set<string>();
  private pending: Change[] = [];
  private selection: { sheetId: string; address: string } | null = null;
  private selectionIsPending = false;
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(
    private readonly reader: ChangeReader,
    private readonly send: (entries: EventEntry[]) => void,
  ) {}

  register(kind: EventKind, target: string): void {
    this.registered.add(`${eventType[kind]} ${target}`);
  }

  unregister(kind: EventKind, target: string): void {
    this.registered.delete(`${eventType[kind]} ${target}`);
  }

  /** A freshly loaded pane knows of no handler registered before. */
  forgetRegistrations(): void {
    this.registered.clear();
    this.isEnabled = true;
  }

  /** Another workbook was opened: what was waiting happened in the one before. */
  forgetPending(): void {
    this.pending = [];
    this.selection = null;
    this.selectionIsPending = false;
  }

  addChange(change: Change): void {
    // A paste or a choice from a list is several mutations: they are one change to whoever watches the sheet.
    const last = this.pending.findLast((other) => other.sheetId === change.sheetId);
    const isSame = last && last.kind === change.kind && last.isAddin === change.isAddin;
    if (isSame && change.kind === 'RangeEdited' && !change.isApart && !last.isApart) {
      last.rect = bounding(last.rect, change.rect);
      last.before = isSingleCell(last.rect) ? last.before : null;
    } else {
      this.pending.push(change);
    }
    this.schedule();
  }

  addSelection(sheetId: string, rect: Rect): void {
    const address = formatRect(rect);
    if (this.selection?.sheetId === sheetId && this.selection.address === address) return;
    this.selection = { sheetId, address };
    this.selectionIsPending = true;
    this.schedule();
  }

  addSheetEvent(kind: 'activated' | 'deactivated' | 'added' | 'deleted', sheetId: string): void {
    const source = kind === 'added' || kind === 'deleted' ? { source: 'Local' } : {};
    this.emit(kind, sheetId, { worksheetId: sheetId, ...source });
  }

  flush(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    for (const change of this.pending.splice(0)) if (this.reader.has(change.sheetId)) this.emitChange(change);
    if (this.selectionIsPending && this.selection) {
      this.selectionIsPending = false;
      const { sheetId, address } = this.selection;
      this.emit('selectionChanged', sheetId, { worksheetId: sheetId, address });
    }
  }

  private schedule(): void {
    this.timer ??= setTimeout(() => this.flush(), gatherFor);
  }

  private emitChange({ sheetId, kind, isAddin, rect, before }: Change): void {
    const after = kind === 'RangeEdited' && isSingleCell(rect) && before ? this.reader.read(sheetId, rect) : null;
    if (before && after && before.value === after.value && before.formula === after.formula) return;
    this.emit('changed', sheetId, {
      worksheetId: sheetId,
      changeType: kind,
      source: 'Local',
      address: formatRect(rect),
      shiftDirection: 'None',
      triggerSource: isAddin ? 'ThisLocalAddin' : 'Unknown',
      referenceId: this.reader.keep(sheetId, rect),
      ...(before &&
        after && {
          valueBefore: before.value,
          valueTypeBefore: before.type,
          valueAfter: after.value,
          valueTypeAfter: after.type,
        }),
    });
  }

  private emit(kind: EventKind, sheetId: string, args: object): void {
    if (!this.isEnabled) return;
    const type = eventType[kind];
    const entries = [sheetId, workbookTarget]
      .filter((target) => this.registered.has(`${type} ${target}`))
      .map((target): EventEntry => [eventCategory, type, target, JSON.stringify(args), 0, false]);
    if (entries.length > 0) this.send(entries);
  }
}
