import type { CatalogueGrid, CatalogueRow } from '../../functions/domain/catalogue/grid';
import type { IndicatorId, PlanId } from '../../functions/domain/ids';
import type { CatalogueColumnId, PlanFinding } from '../../functions/domain/plan/plan-findings';
import { Problem } from '../../functions/domain/problem';
import { catalogueText } from '../text/zh-sheets';
import { queueProtect, unlessLocked, writeQuietly } from './batches';
import { catalogueCell, isFilled } from './catalogue-layout';
import type { SheetFinder } from './find-sheet';
import { strokes } from './form-marks';
import { freshRows, takenBeside } from './fresh-rows';
import type { CatalogueBook, PlanDesk, Unsubscribe } from './plan-books';
import { loadTable, openPlanSheet, type Places, type Table, toTable } from './plan-sheet';
import { listenSelected, listenTyped } from './sheet-events';
import { planIdentity } from './sheet-identity';
import { colors } from './sheet-look';
import { plainFill, writeCatalogue } from './write-catalogue';

/** Rows may be inserted for new indicators; taking one away is a step of its own, with the protection lifted. */
const protection: Excel.WorksheetProtectionOptions = { allowInsertRows: true };

/** Colours by key and column. */
type Marks = Map<string, { key: IndicatorId; column: CatalogueColumnId; fill: string }>;

/** What was coloured on a sheet. */
interface Marked {
  marks: Marks;
  /** How many new indicators had no key yet: if one comes or goes, those after it get other ids. */
  freshCount: number;
  /** Down to where there may be colours. */
  lastRow: number;
}

/** 指标体系表, on which the planner edits a plan's indicators. */
export class CatalogueSheets implements CatalogueBook {
  /** By the id of the sheet. A new pane does not know what is coloured and paints all of it once. */
  private readonly marked = new Map<string, Marked>();
  /** Ids that no row has, by plan, as the last findings told. */
  private readonly taken = new Map<PlanId, IndicatorId[]>();

  constructor(private readonly finder: SheetFinder) {}

  async open(desk: PlanDesk, { rewrite }: { rewrite: boolean }): Promise<void> {
    const { id, revision } = desk.draft;
    const written = await openPlanSheet(this.finder, planIdentity('catalogue', id, revision), {
      sheetName: catalogueText.sheetName,
      rewrite,
      write: (sheet) => {
        writeCatalogue(sheet, desk);
        // In view with its heading; the hidden columns would be no place to be.
        sheet.getRange('B2').select();
      },
      options: protection,
    });
    if (written !== null) this.marked.set(written, { marks: new Map(), freshCount: 0, lastRow: 0 });
  }

  read(plan: PlanId): Promise<CatalogueGrid | null> {
    return this.withTable(plan, async ({ table, identity }) => toGrid(plan, identity.version, table));
  }

  async mark(plan: PlanId, findings: PlanFinding[]): Promise<void> {
    this.taken.set(plan, takenBeside(findings));
    await this.withTable(plan, async ({ context, sheet, id, table, isLocked }) => {
      const known = findings.find(({ indicator }) => indicator !== null)?.indicator ?? undefined;
      const fresh = this.freshRowsOf(plan, table, known);
      const places = { ...table, rows: new Map([...table.rows, ...fresh]) };
      const marks = marksOf(findings, places);
      const before = this.marked.get(id);
      const isSameRows = before?.freshCount === fresh.size;
      if (before && isSameRows && isSameMarks(before.marks, marks)) return;
      const lastRow = Math.max(before?.lastRow ?? 0, table.lines.at(-1)?.row ?? 0);
      const isDone = await unlessLocked(() =>
        writeQuietly(context, () => {
          if (isLocked) sheet.protection.unprotect();
          if (!before || !isSameRows) paintPlain(sheet, table, lastRow);
          paint(sheet, places, marks, before?.marks ?? new Map());
          if (isLocked) queueProtect(sheet, protection);
        }),
      );
      if (isDone) this.marked.set(id, { marks, freshCount: fresh.size, lastRow });
      else this.marked.delete(id);
    });
  }

  async goTo(plan: PlanId, indicator: IndicatorId, column: CatalogueColumnId | null): Promise<void> {
    const isThere = await this.withTable(plan, async ({ context, sheet, table }) => {
      // A column that the sheet does not have is shown at the name.
      const shown = column !== null && table.columns.has(column) ? column : 'name';
      sheet.activate();
      this.cellOf(plan, sheet, table, indicator, shown).select();
      await context.sync();
      return true;
    });
    if (!isThere) throw new Problem('form.notFound', {});
  }

  async write(plan: PlanId, cells: Parameters<CatalogueBook['write']>[1]): Promise<void> {
    const isThere = await this.withTable(plan, async ({ context, sheet, table, isLocked }) => {
      const typed = cells.map(({ key, column, text }) => ({
        range: this.cellOf(plan, sheet, table, key, column),
        ...catalogueCell(column, text),
      }));
      const isDone = await unlessLocked(() =>
        writeQuietly(context, () => {
          if (isLocked) sheet.protection.unprotect();
          for (const { range, format, value } of typed) {
            range.numberFormat = [[format]];
            range.values = [[value]];
          }
          if (isLocked) queueProtect(sheet, protection);
        }),
      );
      // With a password of somebody's on it formats stay as they are, but the cells are open.
      if (isDone) return true;
      await writeQuietly(context, () => {
        for (const { range, value } of typed) range.values = [[value]];
      });
      return true;
    });
    if (!isThere) throw new Problem('form.notFound', {});
  }

  onTyped(plan: PlanId, handler: () => void): Promise<Unsubscribe> {
    return listenTyped(this.finder, planIdentity('catalogue', plan), handler);
  }

  onSelected(plan: PlanId, handler: (at: IndicatorId | null) => void): Promise<Unsubscribe> {
    return listenSelected(this.finder, planIdentity('catalogue', plan), (cell) =>
      handler(isIndicatorId(cell?.key) ? cell.key : null),
    );
  }

  private freshRowsOf(plan: PlanId, table: Table, wanted: IndicatorId | undefined): Map<string, number> {
    return freshRows(table, wanted, this.taken.get(plan) ?? []);
  }

  private cellOf(
    plan: PlanId,
    sheet: Excel.Worksheet,
    table: Table,
    key: IndicatorId,
    column: CatalogueColumnId,
  ): Excel.Range {
    const row = table.rows.get(key) ?? this.freshRowsOf(plan, table, key).get(key);
    const at = table.columns.get(column);
    if (row === undefined || at === undefined) throw new Problem('form.notFound', {});
    return sheet.getCell(row, at);
  }

  /** Does something with the catalogue as it stands; null where the workbook has none of this plan. */
  private withTable<Result>(plan: PlanId, act: (found: FoundTable) => Promise<Result>): Promise<Result | null> {
    return Excel.run(async (context) => {
      const found = await this.finder.find(context, planIdentity('catalogue', plan), (sheet) => ({
        used: loadTable(sheet),
        protection: sheet.protection.load('protected'),
      }));
      const table = found && toTable(found.loaded.used);
      if (!found || !table) return null;
      const { sheet, id, identity, loaded } = found;
      return act({ context, sheet, id, identity, table, isLocked: loaded.protection.protected });
    });
  }
}

interface FoundTable {
  context: Excel.RequestContext;
  sheet: Excel.Worksheet;
  id: string;
  identity: { version: number };
  table: Table;
  isLocked: boolean;
}

/** `KS2-07`; neither empty nor the word beside the headings nor the identity in A1. */
const isIndicatorId = (key: string | undefined): key is IndicatorId => /^[^:]+-[^:]+$/.test(key ?? '');

function toGrid(plan: PlanId, revision: number, table: Table): CatalogueGrid {
  const columns = [...table.columns.keys()].filter(isFilled);
  const rows = table.lines.map(({ key, row, at }): CatalogueRow => {
    const cells = Object.fromEntries(columns.map((column) => [column, at(column)]));
    // People count rows from 1.
    return { key: key === '' ? null : (key as IndicatorId), row: row + 1, cells };
  });
  // Spare rows are no indicators yet; a row with a key is one, even if someone emptied it.
  const isUsed = ({ key, cells }: CatalogueRow) =>
    key !== null || Object.values(cells).some((text) => text?.trim() !== '');
  return { plan, revision, rows: rows.filter(isUsed) };
}

/** Put right in the allocation or the register of people: no cell of the catalogue is wrong. */
const elsewhere: ReadonlySet<PlanFinding['rule']> = new Set([
  'allocationMissing',
  'noUnitReports',
  'fillerMissing',
  'unitUnknown',
]);

function marksOf(findings: PlanFinding[], { rows, columns }: Places): Marks {
  const marks: Marks = new Map();
  // What stands in the way of publishing goes over what is only to be looked at.
  for (const { indicator: key, column, level, rule } of findings.toSorted(
    (a, b) => Number(a.level === 'must') - Number(b.level === 'must'),
  )) {
    if (key === null || !rows.has(key) || elsewhere.has(rule)) continue;
    const at = column !== null && columns.has(column) ? column : 'name';
    marks.set(`${key} ${at}`, { key, column: at, fill: colors[level] });
  }
  return marks;
}

const isSameMarks = (a: Marks, b: Marks) =>
  a.size === b.size && [...a].every(([id, { fill }]) => b.get(id)?.fill === fill);

const plain = plainFill({ kind: 'input' });

/** Queues taking all colours off, also those that nobody remembers. */
function paintPlain(sheet: Excel.Worksheet, { columns, firstRow }: Places, lastRow: number): void {
  if (firstRow === null || lastRow < firstRow) return;
  for (const [id, at] of columns) {
    if (isFilled(id)) sheet.getRangeByIndexes(firstRow, at, lastRow - firstRow + 1, 1).format.fill.color = plain;
  }
}

/** Queues colouring what is marked and taking the colour off what is not any more. */
function paint(sheet: Excel.Worksheet, { rows, columns }: Places, marks: Marks, before: Marks): void {
  const gone = [...before].filter(([id]) => !marks.has(id)).map(([, mark]) => ({ ...mark, fill: plain }));
  const cells = [...gone, ...marks.values()].flatMap(({ key, column, fill }) => {
    const [row, at] = [rows.get(key), columns.get(column)];
    return row === undefined || at === undefined ? [] : [{ row, column: at, value: fill }];
  });
  for (const { address, value } of strokes(cells)) sheet.getRange(address).format.fill.color = value;
}
