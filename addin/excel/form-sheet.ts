import { type FormGrid, type FormIdentity, toCellText } from '../../functions/domain/form/grid';
import type { FormTemplate } from '../../functions/domain/form/template';
import type { EntryKey } from '../../functions/domain/ids';
import { Problem } from '../../functions/domain/problem';
import type { Entry, Field } from '../../functions/domain/submission/entry';
import type { Finding } from '../../functions/domain/submission/findings';
import { formText } from '../text/zh-sheets';
import { protect, queueProtect, unlessLocked, writeQuietly } from './batches';
import { type FoundSheet, type SheetFinder, writeCarrierPart, writeCarriers } from './find-sheet';
import { disguisedCells, type FormPlaces, loadPlaces, loadValues, placesIn, placesOf, toFormGrid } from './form-grid';
import { entryCell, isFigure, rawCell, type SheetCell, typedFigure } from './form-layout';
import {
  type FormLooks,
  foreignComments,
  formLooks,
  isSameLooks,
  loadComments,
  type Marking,
  paint,
  writeComments,
} from './form-marks';
import { formIdentity, freeSheetName, fromCarrierText } from './sheet-identity';
import { emptySheet } from './sheet-look';
import type { FormState, Workbook } from './workbook';
import { writeForm, writtenPlaces } from './write-form';

const loadForm = (sheet: Excel.Worksheet) => ({
  used: loadValues(sheet),
  comments: loadComments(sheet),
  protection: sheet.protection.load('protected'),
});
type LoadedForm = ReturnType<typeof loadForm>;

const loadForReading = (sheet: Excel.Worksheet) => ({
  used: loadValues(sheet),
  protection: sheet.protection.load('protected'),
});

const loadForLocks = (sheet: Excel.Worksheet) => ({
  places: loadPlaces(sheet),
  comments: loadComments(sheet),
  protection: sheet.protection.load('protected'),
});

const loadForMarks = (sheet: Excel.Worksheet) => ({
  places: loadPlaces(sheet),
  protection: sheet.protection.load('protected'),
});

const loadNothing = () => null;

/** How a form is marked, so that only differences are painted. Lost with the pane: then all is painted once. */
interface Painted {
  marking: Marking;
  /** Null if a lock kept the paint off. */
  looks: FormLooks | null;
}

type FormPart = Pick<
  Workbook,
  'openForm' | 'hasForm' | 'readForm' | 'activeForm' | 'setOpenCells' | 'markFindings' | 'goTo' | 'writeCell'
>;

/** 填报表, the sheet people fill in. */
export class FormSheets implements FormPart {
  /** By the id of the sheet: another sheet of the same form was painted by nobody yet. */
  private readonly painted = new Map<string, Painted>();

  constructor(private readonly finder: SheetFinder) {}

  openForm(state: FormState, { replaceTyped }: { replaceTyped: boolean }): Promise<void> {
    return Excel.run(async (context) => {
      const { template } = state;
      const { found, carriers } = await this.finder.search(context, formIdentity(template), loadForm);
      const grid = found && toFormGrid(template, found.identity, found.loaded.used);
      const isSound = found && grid && carriers.areWhole && isIntact(template, grid, placesIn(found.loaded.used));
      if (isSound && !replaceTyped) {
        found.sheet.activate();
        await this.renewMarks(context, found, placesIn(found.loaded.used), state);
        return;
      }

      const occupied = found ? await foreignComments(context, found.loaded.comments) : new Set<string>();
      const sheet = found?.sheet ?? newSheet(context, template, carriers.sheetNames);
      const { open, returns, questions = [] } = state;
      const marking: Marking = { open, returns, questions, findings: [] };
      const looks = formLooks(template, marking);
      sheet.load('id');
      // What stays as it was typed stays in step with what it was typed on.
      const before = found?.identity.inStep;
      const inStep = replaceTyped ? (state.inStep ?? before) : found ? before : state.inStep;
      const identity = { ...formIdentity(template), inStep: inStep ?? null };
      await writeQuietly(context, () => {
        if (found?.loaded.protection.protected) sheet.protection.unprotect();
        if (found) emptySheet(sheet, found.loaded.used);
        const places = writtenPlaces(template);
        writeForm(sheet, { template, typed: toTyped(state, replaceTyped ? null : grid) });
        writeCarriers(context, sheet, identity, carriers);
        paint(sheet, places, looks, null);
        writeComments(sheet, places, marking, found?.loaded.comments ?? null, occupied);
        sheet.activate();
        selectInView(sheet, places, firstToFill(state, places));
      });
      this.finder.remember(formIdentity(template), sheet.id);
      this.painted.set(sheet.id, { marking, looks });
      writeCarrierPart(context, sheet.id, identity, carriers);
      await protect(context, sheet);
    });
  }

  hasForm(template: FormTemplate): Promise<boolean> {
    return Excel.run(async (context) => {
      return (await this.finder.find(context, formIdentity(template), loadNothing)) !== null;
    });
  }

  readForm(template: FormTemplate): Promise<FormGrid> {
    return Excel.run(async (context) => {
      const { sheet, identity, loaded } = await this.findOrThrow(context, template, loadForReading);
      const { used, protection } = loaded;
      // Without the column carrier nothing can be told from anything else: to the reader there is no form.
      if (!placesIn(used).columns.has('explanation')) throw new Problem('form.notFound', {});
      const grid = toFormGrid(template, identity, used);
      await takeDisguisesOff(context, sheet, disguisedCells(template, used), protection.protected);
      return grid;
    });
  }

  activeForm(): Promise<FormIdentity | null> {
    return Excel.run(async (context) => {
      const anchor = context.workbook.worksheets.getActiveWorksheet().getRange('A1').load('values');
      await context.sync();
      const identity = fromCarrierText(anchor.values[0]?.[0]);
      if (identity?.kind !== 'form') return null;
      const { round, unit, version } = identity;
      return { round, unit, version };
    });
  }

  setOpenCells(state: FormState): Promise<void> {
    return Excel.run(async (context) => {
      const found = await this.findOrThrow(context, state.template, loadForLocks);
      await this.renewMarks(context, found, placesOf(found.loaded.places), state);
    });
  }

  markFindings(template: FormTemplate, findings: Finding[]): Promise<void> {
    return Excel.run(async (context) => {
      const { sheet, id, loaded } = await this.findOrThrow(context, template, loadForMarks);
      const places = placesOf(loaded.places);
      const before = this.painted.get(id) ?? {
        marking: await markingOf(context, sheet, template, places),
        looks: null,
      };
      const marking = { ...before.marking, findings };
      const looks = formLooks(template, marking);
      if (before.looks && isSameLooks(looks, before.looks)) return;
      const isLocked = loaded.protection.protected;
      const isDone = await unlessLocked(() =>
        writeQuietly(context, () => {
          if (isLocked) sheet.protection.unprotect();
          paint(sheet, places, looks, before.looks, ['fill']);
          if (isLocked) queueProtect(sheet);
        }),
      );
      this.painted.set(id, { marking, looks: isDone ? looks : null });
    });
  }

  goTo(template: FormTemplate, key: EntryKey, field: Field): Promise<void> {
    return Excel.run(async (context) => {
      const { sheet, loaded } = await this.findOrThrow(context, template, loadPlaces);
      sheet.activate();
      selectInView(sheet, placesOf(loaded), { key, field });
      await context.sync();
    });
  }

  writeCell(template: FormTemplate, key: EntryKey, field: Field, text: string): Promise<void> {
    return Excel.run(async (context) => {
      const { sheet, loaded } = await this.findOrThrow(context, template, loadPlaces);
      const cell = cellOf(sheet, placesOf(loaded), key, field);
      await writeQuietly(context, () => {
        cell.values = [[isFigure(field) ? typedFigure(text).value : text]];
      });
    });
  }

  private async findOrThrow<Loaded>(
    context: Excel.RequestContext,
    template: FormTemplate,
    query: (sheet: Excel.Worksheet) => Loaded,
  ): Promise<FoundSheet<Loaded>> {
    const found = await this.finder.find(context, formIdentity(template), query);
    if (!found) throw new Problem('form.notFound', {});
    return found;
  }

  /** Locks, colours and comments as the state wants them; what was found by the checks stays marked. */
  private async renewMarks(
    context: Excel.RequestContext,
    { sheet, id, loaded }: FoundSheet<Pick<LoadedForm, 'comments' | 'protection'>>,
    places: FormPlaces,
    { template, open, returns, questions = [] }: FormState,
  ): Promise<void> {
    const findings = this.painted.get(id)?.marking.findings ?? [];
    const marking: Marking = { open, returns, questions, findings };
    const looks = formLooks(template, marking);
    const occupied = await foreignComments(context, loaded.comments);
    const isDone = await unlessLocked(() =>
      writeQuietly(context, () => {
        if (loaded.protection.protected) sheet.protection.unprotect();
        // All of it: what was pasted may have brought colours and locks of its own.
        paint(sheet, places, looks, null);
        writeComments(sheet, places, marking, loaded.comments, occupied);
        queueProtect(sheet);
      }),
    );
    this.painted.set(id, { marking, looks: isDone ? looks : null });
  }
}

/** What a new pane can learn of the marking from the sheet: which lines are open. Returns it is told when it opens one. */
async function markingOf(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  template: FormTemplate,
  places: FormPlaces,
): Promise<Marking> {
  const column = places.columns.get('explanation') ?? 0;
  const locks = template.rows.flatMap(({ key }) => {
    const row = places.rows.get(key);
    return row === undefined ? [] : [{ key, lock: sheet.getCell(row, column).format.protection.load('locked') }];
  });
  await context.sync();
  return {
    open: locks.filter(({ lock }) => !lock.locked).map(({ key }) => key),
    returns: [],
    questions: [],
    findings: [],
  };
}

/** Whether a form of this version stands there whole: every line, every column, every printed cell. */
function isIntact(template: FormTemplate, grid: FormGrid, places: FormPlaces): boolean {
  const columns = writtenPlaces(template).columns;
  return (
    grid.identity.version === template.version &&
    template.rows.every((row) => places.rows.has(row.key)) &&
    [...columns.keys()].every((id) => id === 'key' || places.columns.has(id)) &&
    grid.changedPrint.length === 0
  );
}

/**
 * Writes what is seen in such cells (`5%`, `3月4日`) as the text it is, without its format: the next figure typed there is a figure.
 * In Excel no format but the text format keeps this from happening, and under that one nothing can be calculated with what is typed.
 */
async function takeDisguisesOff(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  cells: ReturnType<typeof disguisedCells>,
  isLocked: boolean,
): Promise<void> {
  if (cells.length === 0) return;
  await unlessLocked(() =>
    writeQuietly(context, () => {
      if (isLocked) sheet.protection.unprotect();
      for (const { row, column, text } of cells) {
        const range = sheet.getCell(row, column);
        const { value, format } = typedFigure(text);
        range.numberFormat = [[format]];
        range.values = [[value]];
      }
      if (isLocked) queueProtect(sheet);
    }),
  );
}

function newSheet(context: Excel.RequestContext, template: FormTemplate, taken: string[]): Excel.Worksheet {
  return context.workbook.worksheets.add(
    freeSheetName(formText.sheetName(template.dataYear, template.unitName), taken),
  );
}

/** What goes into the cells to fill: what stands on the sheet goes before what the server has. */
function toTyped({ template, entries }: FormState, grid: FormGrid | null): (key: string, field: Field) => SheetCell {
  const onSheet = new Map(grid?.rows.map((row) => [row.key, row.cells]));
  const onServer = new Map<string, Entry>(entries.map((entry) => [entry.key, entry]));
  const isSameVersion = grid?.identity.version === template.version;
  return (key, field) => {
    const raw = onSheet.get(key)?.[field];
    // On the present version an empty cell was emptied by someone; on an older one it may not have been asked for.
    if (raw !== undefined && (isSameVersion || raw !== '')) return rawCell(field, raw);
    const entry = onServer.get(key);
    return entryCell(field, entry ? toCellText(entry, field) : '');
  };
}

interface Cell {
  key: EntryKey;
  field: Field;
}

/** Where work begins: at what was returned, else at the first open figure, else at the title. */
function firstToFill({ template, open, returns }: FormState, places: FormPlaces): Cell | null {
  const line = template.rows.find(({ key }) => open === 'all' || (open !== 'none' && open.includes(key)));
  const returned = returns.find(({ key }) => places.rows.has(key));
  return returned ?? (line ? { key: line.key, field: line.inputs[0] ?? 'amount' } : null);
}

/** Selects a cell with its line in view: the figures, what they come to, and the explanation beside them. */
function selectInView(sheet: Excel.Worksheet, places: FormPlaces, cell: Cell | null): void {
  if (!cell) {
    sheet.getRange('B2').select();
    return;
  }
  // Selecting scrolls no further than it must, so the right end of the line goes first.
  cellOf(sheet, places, cell.key, 'explanation').select();
  cellOf(sheet, places, cell.key, cell.field).select();
}

function cellOf(sheet: Excel.Worksheet, places: FormPlaces, key: EntryKey, field: Field): Excel.Range {
  const [row, column] = [places.rows.get(key), places.columns.get(field)];
  // A line that was deleted can't be gone to; the form has to be opened anew.
  if (row === undefined || column === undefined) throw new Problem('form.notFound', {});
  return sheet.getCell(row, column);
}
