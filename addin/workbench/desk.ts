import { ChartScreen } from './grid/chart-screen';
import type { ShownChart } from './grid/charts';
import { type ScreenGrid, startScreenGrid } from './grid/univer';
import type { Rect } from './host/addresses';
import { Range } from './host/objects/range';
import { ruleAt } from './host/objects/validation';
import { OfficeHost } from './host/office-host';
import { Person } from './host/person';
import { loadWorkbook, saveWorkbook } from './workbook-store';

/** Under this name the pane's frame finds the host (see native.js). */
declare global {
  interface Window {
    gangmuHost?: OfficeHost;
  }
}

export type SaveState = 'saved' | 'unsaved';

export interface DeskOptions {
  container: HTMLElement;
  say(message: string): void;
  onSaveState(state: SaveState): void;
  /** What the validation of the selected cell wants said before anything is typed. */
  onPrompt(prompt: string | null): void;
  /** The charts in sight, whenever they or their places change. */
  onCharts(charts: ShownChart[]): void;
}

const saveAfter = 700;
const guest = 'guest';

/** A grid, the host of Office.js on it, and the workbook of whoever is signed in, saved as it changes. */
export class Desk {
  readonly host: OfficeHost;
  readonly person: Person;
  private owner = guest;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private readonly screen: ScreenGrid;
  private readonly charts: ChartScreen;

  constructor(private readonly options: DeskOptions) {
    this.screen = startScreenGrid(options.container);
    this.host = new OfficeHost(this.screen.grid, {
      // As people have it today: with the merged cells of a pasted table.
      excelApi: '1.13',
      onRefusal: options.say,
      onSaveNeeded: () => {
        this.scheduleSave();
        this.charts.noteChange();
      },
      reveal: this.screen.reveal,
      onSelect: (sheetId, rect) => options.onPrompt(this.promptAt(sheetId, rect)),
    });
    this.charts = new ChartScreen(this.host.book, this.screen.locate, options.onCharts);
    this.screen.watchMoves(() => this.charts.noteMove());
    this.person = new Person(this.host, this.screen.grid.commands, options.say);
    this.screen.refuseEntries(options.say);
    this.screen.watchEditing({
      mayOpen: (sheetId, row, column) => {
        const { book } = this.host;
        const isLocked = book.protection(sheetId) !== null && book.isLocked(sheetId, row, column);
        if (isLocked) options.say('工作表已保护，这个单元格不能修改。请填写可编辑的单元格。');
        return !isLocked;
      },
      onEditing: (isEditing) => this.host.setEditing(isEditing),
    });
    window.gangmuHost = this.host;
    window.addEventListener('pagehide', () => void this.save());
  }

  focusGrid(): void {
    this.screen.focus();
  }

  /** Puts the present workbook away and opens the one of this person. */
  async openFor(personId: string | null): Promise<void> {
    await this.save();
    this.owner = personId ?? guest;
    this.host.book.open(await loadWorkbook(this.owner));
    this.afterOpening();
    this.forgetSave();
  }

  async newWorkbook(): Promise<void> {
    this.host.book.open(null);
    this.afterOpening();
    await saveWorkbook(this.owner, this.host.book.save());
    this.forgetSave();
  }

  private promptAt(sheetId: string, { top, left }: Rect): string | null {
    const rule = ruleAt(new Range(this.host.book, sheetId, { top, left, bottom: top, right: left }));
    if (!rule?.prompt || rule.showInputMessage === false) return null;
    return rule.promptTitle ? `${rule.promptTitle}：${rule.prompt}` : rule.prompt;
  }

  async save(): Promise<void> {
    if (this.timer === null) return;
    this.forgetSave();
    await saveWorkbook(this.owner, this.host.book.save());
  }

  /** What was said of a cell of the workbook before holds for none of this one. */
  private afterOpening(): void {
    this.options.onPrompt(null);
    this.charts.noteChange();
  }

  private forgetSave(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.options.onSaveState('saved');
  }

  private scheduleSave(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), saveAfter);
    this.options.onSaveState('unsaved');
  }
}
