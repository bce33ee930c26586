import type { ChartBox } from '../host/chart-place';
import type { ChartView } from '../host/charts';
import type { Book } from '../host/workbook';
import type { ShownChart } from './charts';

/** Where something on the sheet in front is on the page; null while the grid has not been drawn. */
export type Locate = (box: ChartBox) => Omit<ShownChart, 'view'> | null;

/** Keeps the charts on the page in step with the workbook and with scrolling: at most once a frame. */
export class ChartScreen {
  private views: ChartView[] = [];
  private sheetId: string | null = null;
  private isStale = true;
  private frame: number | null = null;

  constructor(
    private readonly book: Book,
    private readonly locate: Locate,
    private readonly show: (charts: ShownChart[]) => void,
  ) {}

  /** Cells, sizes or the charts themselves changed. */
  noteChange(): void {
    this.isStale = true;
    this.noteMove();
  }

  /** The same charts, somewhere else. */
  noteMove(): void {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = null;
      this.update();
    });
  }

  private update(): void {
    const sheetId = this.book.activeSheet().getSheetId();
    if (this.isStale || sheetId !== this.sheetId) {
      const { charts } = this.book;
      this.views = charts.on(sheetId).map((chart) => charts.view(sheetId, chart));
      this.sheetId = sheetId;
      this.isStale = false;
    }
    this.show(
      this.views.flatMap((view) => {
        const place = this.locate(view.box);
        return place ? [{ view, ...place }] : [];
      }),
    );
  }
}
