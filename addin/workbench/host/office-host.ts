import type { EventEntry } from './changes';
import { BatchRun, type Ledger, type Roots } from './executor';
import type { GridHandle } from './grid-handle';
import { Range } from './objects/range';
import { Workbook } from './objects/workbook';
import { type Batch, type BatchReply, cellEditModeError, requestFlag } from './wire';
import { Book, type BookOptions } from './workbook';

/** Numbers of the calls office.js makes into its host, and of the events it listens to. */
const dispatch = { richApi: 93, richApiMessage: 33, workbookMessage: 5 } as const;

/** Both bring the events of the rich API; the second is the number `Workbook._onMessage` of office.js goes by. */
const messageEvents: readonly number[] = [dispatch.richApiMessage, dispatch.workbookMessage];

// Error numbers of the older part of the library.
const notSupported = 5000;
const internalError = 5001;

/** The answer of a call: a number is an error, known to office.js. */
type Answer = number | unknown[];

type EventHandler = (dispatchId: number, payload: unknown) => void;

/** Requirement sets of the oldest Excel the add-in supports. */
const requirements = {
  ExcelApi: '1.10',
  RichApiRuntime: '1.1',
  Settings: '1.1',
  DialogApi: '1.1',
  DelayForCellEdit: '1.1',
};

export interface HostOptions extends BookOptions {
  /** The requirement set to answer to, where it is to be a newer Excel; what is not implemented is refused all the same. */
  excelApi?: '1.13';
}

/**
 * What `window.external` is to office.js in the Windows host. `native.js` in the pane reaches it through the window of
 * the page; strings and plain data cross, nothing else.
 */
export class OfficeHost {
  readonly book: Book;
  readonly ledger: Ledger = { used: new Map(), refused: [] };
  private queue: Promise<unknown> = Promise.resolve();
  private handlers: { id: number; handle: EventHandler }[] = [];
  private faults: number[] = [];
  private readonly afterEdit: (() => void)[] = [];

  constructor(
    grid: GridHandle,
    private readonly options: HostOptions = {},
  ) {
    this.book = new Book(grid, {
      ...options,
      onEvents: (entries) => {
        this.sendEvents(entries);
        options.onEvents?.(entries);
      },
    });
  }

  /** The next call of the add-in fails with this error number, as it would in an Excel in trouble. */
  failNext(code: number): void {
    this.faults.push(code);
  }

  setEditing(isEditing: boolean): void {
    this.book.isEditing = isEditing;
    if (!isEditing) for (const resume of this.afterEdit.splice(0)) resume();
  }

  /** Runs when every batch sent so far has been answered. */
  idle(): Promise<unknown> {
    return this.queue;
  }

  // --- called by native.js -----------------------------------------------------------------------------------------

  /** Asked once per load of the pane: handlers of the pane before are gone with it. */
  connect() {
    this.handlers = [];
    this.book.changes.forgetRegistrations();
    this.book.references.forgetAll();
    return {
      hostInfo: 'Excel|Win32|16.01|zh-CN|gangmu||disableLogging|0',
      // office.js caches settings under this id, so every load needs its own.
      instanceId: crypto.randomUUID(),
      requirements: JSON.stringify({ ...requirements, ExcelApi: this.options.excelApi ?? requirements.ExcelApi }),
    };
  }

  execute(id: number, params: unknown[], answer: (answer: Answer) => void): void {
    const fault = this.faults.shift();
    if (fault !== undefined || id !== dispatch.richApi) {
      answer(fault ?? notSupported);
      return;
    }
    this.queue = this.queue.then(async () => {
      // An exception outside a batch would leave the pane waiting for ever.
      try {
        answer(await this.process(params));
      } catch (thrown) {
        console.error('The host failed:', thrown);
        answer(internalError);
      }
    });
  }

  registerEvent(id: number, handle: EventHandler): void {
    if (messageEvents.includes(id)) this.handlers.push({ id, handle });
  }

  unregisterEvents(id: number): void {
    this.handlers = this.handlers.filter((handler) => handler.id !== id);
  }

  readSettings(): [string, string][] {
    return Object.entries(this.book.side.settings);
  }

  writeSettings(entries: [string, string][]): void {
    this.book.side.settings = Object.fromEntries(entries);
    this.book.writer.noteWritten();
    this.book.writer.endBatch();
  }

  // --- batches -----------------------------------------------------------------------------------------------------

  private async process(params: unknown[]): Promise<Answer> {
    const [message] = params as [unknown[]];
    const body = String(message[4]);
    const flags = Number(message[6] ?? 0);
    if (this.book.isEditing && (flags & requestFlag.write) !== 0) {
      if ((flags & requestFlag.delayForCellEdit) === 0) return cellEditModeError;
      await new Promise<void>((resolve) => this.afterEdit.push(resolve));
    }
    const reply = await this.run(JSON.parse(body) as Batch);
    return [0, [200, ['Content-Type', 'application/json'], JSON.stringify(reply)]];
  }

  private async run(batch: Batch): Promise<BatchReply> {
    try {
      return await new BatchRun(batch, this.roots(), this.ledger).run();
    } finally {
      this.book.writer.endBatch();
    }
  }

  private roots(): Roots {
    const { book } = this;
    return {
      workbook: () => new Workbook(book),
      newObject: (name) => (name === 'Microsoft.InternalService.AddinInternalService' ? new InternalService() : null),
      reference: (id) => {
        const place = book.references.get(id);
        if (place instanceof Range) return place;
        return place?.rect ? new Range(book, place.sheetId, place.rect) : null;
      },
    };
  }

  private sendEvents(entries: EventEntry[]): void {
    for (const { handle } of this.handlers) handle(dispatch.richApiMessage, entries);
  }
}

/** The library reports once that it can take events. */
class InternalService {
  readonly className = 'InternalService';
  readonly scalars: readonly string[] = [];

  identity() {
    return {};
  }

  NotifyActionHandlerReady(): null {
    return null;
  }
}
