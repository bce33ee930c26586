import type { InStep, OpenCells, QuestionNote, Workbook } from '../../../addin/excel/workbook';
import { type FormGrid, type FormIdentity, toCellText } from '../../../functions/domain/form/grid';
import type { RawCell } from '../../../functions/domain/form/read-cell';
import type { FormTemplate } from '../../../functions/domain/form/template';
import type { EntryKey } from '../../../functions/domain/ids';
import { Problem } from '../../../functions/domain/problem';
import { type Field, fields } from '../../../functions/domain/submission/entry';
import type { Finding } from '../../../functions/domain/submission/findings';
import type { Return } from '../../../functions/domain/submission/submission';
import { FakeAllocation, FakeCatalogue, FakeRoster, FakeTable } from './fake-plan-books';

type Cells = Partial<Record<Field, RawCell>>;

interface Sheet {
  identity: FormIdentity;
  rows: Map<string, Cells>;
  open: OpenCells;
  marked: Finding[];
  returns: Return[];
  questions: QuestionNote[];
  inStep: InStep | null;
}

type At = { key: EntryKey; field: Field | null } | null;

/**
 * A workbook in memory that keeps the promises of the interface, with a person at it: `type`, `select`, `deleteRow` do
 * what hands do in Excel, and are told to the pane as Excel tells it – its own writes are not.
 */
export class FakeWorkbook implements Workbook {
  private readonly sheets = new Map<string, Sheet>();
  private readonly typed = new Set<() => void>();
  private readonly selected = new Set<(at: At) => void>();
  /** What is in front; null = a sheet that is no form. */
  front: FormIdentity | null = null;
  /** Where the pane sent the person last. */
  lastPlace: { key: EntryKey; field: Field } | null = null;
  /** Set to make every read fail, as while a cell is being edited. */
  readFault: Error | null = null;
  writtenForms = 0;
  /** Runs before cells are written: what a hand types in just that instant. */
  beforeWriting: () => void = () => undefined;
  readonly catalogue = new FakeCatalogue();
  readonly allocation = new FakeAllocation();
  readonly roster = new FakeRoster();
  readonly table = new FakeTable();

  // ---- What hands do ------------------------------------------------------------------------------------------------

  type(template: FormTemplate, key: EntryKey, cells: Cells): void {
    const row = this.sheetOf(template).rows.get(key);
    if (!row) throw new Error(`no row ${key} to type in`);
    Object.assign(row, cells);
    for (const handler of [...this.typed]) handler();
  }

  select(key: EntryKey | null): void {
    for (const handler of [...this.selected]) handler(key && { key, field: null });
  }

  deleteRow(template: FormTemplate, key: EntryKey): void {
    this.sheetOf(template).rows.delete(key);
    for (const handler of [...this.typed]) handler();
  }

  /** The sheet as an older version of the form left it. */
  age(template: FormTemplate): void {
    const sheet = this.sheetOf(template);
    sheet.identity = { ...sheet.identity, version: sheet.identity.version - 1 };
  }

  /** The sheet as a pane left it that noted no version on it. */
  forgetVersion(template: FormTemplate): void {
    this.sheetOf(template).inStep = null;
  }

  cell(template: FormTemplate, key: EntryKey, field: Field): RawCell {
    return this.sheetOf(template).rows.get(key)?.[field] ?? '';
  }

  openCells(template: FormTemplate): OpenCells {
    return this.sheetOf(template).open;
  }

  /** Lines the sheet shows as sent back. */
  returned(template: FormTemplate): string[] {
    return this.sheetOf(template).returns.map(({ key }) => key);
  }

  /** Questions the sheet shows. */
  asked(template: FormTemplate): Pick<QuestionNote, 'key' | 'text'>[] {
    return this.sheetOf(template).questions.map(({ key, text }) => ({ key, text }));
  }

  marked(template: FormTemplate): Finding[] {
    return this.sheetOf(template).marked;
  }

  // ---- What the pane asks -------------------------------------------------------------------------------------------

  openForm: Workbook['openForm'] = async (state, { replaceTyped }) => {
    const { template, entries, open, returns, questions = [] } = state;
    const identity = identityOf(template);
    const before = this.sheets.get(nameOf(identity));
    const stored = new Map(entries.map((entry) => [entry.key, entry]));
    const rows = new Map<string, Cells>(
      template.rows.map((row) => {
        const typed = replaceTyped ? undefined : before?.rows.get(row.key);
        const entry = stored.get(row.key);
        return [
          row.key,
          typed ?? Object.fromEntries(fields.map((field) => [field, entry ? toCellText(entry, field) : ''])),
        ];
      }),
    );
    const inStep = (before && !replaceTyped ? before.inStep : (state.inStep ?? before?.inStep)) ?? null;
    const marked = before?.marked ?? [];
    this.sheets.set(nameOf(identity), { identity, rows, open, marked, returns, questions, inStep });
    this.front = identity;
    this.writtenForms += 1;
  };

  hasForm: Workbook['hasForm'] = async (template) => this.sheets.has(nameOf(identityOf(template)));

  readForm: Workbook['readForm'] = async (template): Promise<FormGrid> => {
    if (this.readFault) throw this.readFault;
    const { identity, rows } = this.sheetOf(template);
    return {
      identity,
      rows: [...rows].map(([key, cells]) => ({ key, cells: { ...cells } })),
      changedPrint: [],
    };
  };

  activeForm: Workbook['activeForm'] = async () => this.front;

  setOpenCells: Workbook['setOpenCells'] = async ({ template, open, returns, questions = [] }) => {
    Object.assign(this.sheetOf(template), { open, returns, questions });
  };

  markFindings: Workbook['markFindings'] = async (template, findings) => {
    this.sheetOf(template).marked = findings;
  };

  goTo: Workbook['goTo'] = async (template, key, field) => {
    this.front = identityOf(template);
    this.lastPlace = { key, field };
  };

  writeCell: Workbook['writeCell'] = async (template, key, field, text) => {
    const row = this.sheetOf(template).rows.get(key);
    if (!row) throw new Problem('form.notFound', {});
    row[field] = text;
  };

  writeCells: Workbook['writeCells'] = async (template, cells) => {
    this.beforeWriting();
    this.beforeWriting = () => undefined;
    const { rows } = this.sheetOf(template);
    if (cells.some(({ key }) => !rows.has(key))) throw new Problem('form.notFound', {});
    return cells.filter(({ key, field, found, text }) => {
      const row = rows.get(key);
      const isAsFound = (row?.[field] ?? '') === found;
      if (row && isAsFound) row[field] = text;
      return !isAsFound;
    });
  };

  inStep: Workbook['inStep'] = async (template) => this.sheetOf(template).inStep;

  noteInStep: Workbook['noteInStep'] = async (template, inStep) => {
    this.sheetOf(template).inStep = inStep;
  };

  onTyped: Workbook['onTyped'] = async (_, handler) => {
    this.typed.add(handler);
    return async () => void this.typed.delete(handler);
  };

  onSelected: Workbook['onSelected'] = async (_, handler) => {
    this.selected.add(handler);
    return async () => void this.selected.delete(handler);
  };

  openReview: Workbook['openReview'] = async () => undefined;
  goToReview: Workbook['goToReview'] = async () => undefined;
  writeEvaluation: Workbook['writeEvaluation'] = async () => undefined;

  private sheetOf(template: FormTemplate): Sheet {
    const sheet = this.sheets.get(nameOf(identityOf(template)));
    if (!sheet) throw new Problem('form.notFound', {});
    return sheet;
  }
}

const identityOf = ({ round, unit, version }: FormTemplate): FormIdentity => ({ round, unit, version });
const nameOf = ({ round, unit }: FormIdentity) => `${round} ${unit}`;
