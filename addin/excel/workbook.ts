import type { EvaluationDeskReply } from '../../functions/contract/evaluating';
import type { EvaluationReply } from '../../functions/contract/evaluation';
import type { FormGrid, FormIdentity } from '../../functions/domain/form/grid';
import type { FormTemplate } from '../../functions/domain/form/template';
import type { EntryKey } from '../../functions/domain/ids';
import type { Entry, Field } from '../../functions/domain/submission/entry';
import type { Finding } from '../../functions/domain/submission/findings';
import type { Return } from '../../functions/domain/submission/submission';
import type { CellChange } from './form-cells';
import type { AllocationBook, CatalogueBook, RosterBook, TableBook, Unsubscribe } from './plan-books';
import type { InStep } from './sheet-identity';

export type { CellChange, InStep, Unsubscribe };

/** Which cells of a form are open: all inputs, only those of the returned lines, or none. */
export type OpenCells = 'all' | 'none' | EntryKey[];

/** What a form's sheet looks like at a moment: its texts, its locks, what is marked. */
export interface FormState {
  template: FormTemplate;
  entries: Entry[];
  open: OpenCells;
  returns: Return[];
  /** 询问 that wait for an answer; absent = none are shown. */
  questions?: QuestionNote[];
  /** The version `entries` are of; absent where they are of none. What is noted on a sheet that is there already stays. */
  inStep?: InStep;
}

/** A question on a line, in the words of who asked. */
export interface QuestionNote {
  key: EntryKey;
  by: string;
  /** An ISO instant. */
  at: string;
  text: string;
}

/** What stands on the evaluation's sheet beside its figures. */
export interface EvaluationSupplement {
  /** 原因和措施, as saved. */
  accounts: EvaluationDeskReply['accounts']['byIndicator'];
  /** Where a published one is written instead of the current one. */
  publication: { number: number; publishedBy: string; publishedAt: string } | null;
}

/**
 * The open workbook as the panes see it: forms by round and unit, cells by line and field – never sheets by position or
 * cells by address. One implementation speaks to Excel (`excel-workbook.ts`); tests have another.
 *
 * Faults reach the caller: a `Problem` where the form is not what it should be (`form.notFound`, `form.otherUnit`, …),
 * the host's own error otherwise. Nothing is swallowed here, because only the pane knows what the person was doing.
 */
export interface Workbook {
  /**
   * Brings the form's sheet to the front: writes it if the workbook has none (or one of an older version), else leaves
   * what was typed alone and only renews locks and marks. `replaceTyped` also writes `entries` over what stands there.
   */
  openForm(state: FormState, options: { replaceTyped: boolean }): Promise<void>;

  /** Whether the workbook has a sheet of just this form. */
  hasForm(template: FormTemplate): Promise<boolean>;

  /** The filled form, by keys. Throws `form.notFound` if the workbook has no such sheet. */
  readForm(template: FormTemplate): Promise<FormGrid>;

  /** The form on the sheet in front; null if that sheet is no form. */
  activeForm(): Promise<FormIdentity | null>;

  /** Renews locks and the marks of returned lines; what was typed stays. */
  setOpenCells(state: FormState): Promise<void>;

  /** Colours the cells that have findings and takes the colour off those that have none. */
  markFindings(template: FormTemplate, findings: Finding[]): Promise<void>;

  /** Brings the form to the front and selects the cell. */
  goTo(template: FormTemplate, key: EntryKey, field: Field): Promise<void>;

  /** Types a text into a cell for the person (takes a suggestion, writes an explanation). */
  writeCell(template: FormTemplate, key: EntryKey, field: Field, text: string): Promise<void>;

  /**
   * Writes just these cells, each only where it still says what was found in it; returns those that were left alone because the
   * person has typed there since. Throws `form.notFound`, before anything is written, if a cell's line is gone.
   */
  writeCells(template: FormTemplate, cells: CellChange[]): Promise<CellChange[]>;

  /** The version the sheet was last in step with; null where it does not say. */
  inStep(template: FormTemplate): Promise<InStep | null>;

  /** Notes which version the sheet is in step with now. It goes with the file and touches no cell: what can be undone stays so. */
  noteInStep(template: FormTemplate, inStep: InStep): Promise<void>;

  /** Calls back after the person changed something on the form's sheet. Never for the add-in's own writes. */
  onTyped(template: FormTemplate, handler: () => void): Promise<Unsubscribe>;

  /** Calls back with the line and field in the selected cell; key null outside the lines. */
  onSelected(
    template: FormTemplate,
    handler: (at: { key: EntryKey; field: Field | null } | null) => void,
  ): Promise<Unsubscribe>;

  /**
   * A read-only sheet for the reviewer: last year and this year side by side, findings and explanations marked, returns and open
   * questions as comments. Comments of people stay.
   */
  openReview(state: FormState, findings: Finding[], changed: EntryKey[]): Promise<void>;

  /** Selects a line on the review sheet. */
  goToReview(template: FormTemplate, key: EntryKey): Promise<void>;

  /** The planner's sheets. */
  catalogue: CatalogueBook;
  allocation: AllocationBook;
  /** The administrator's sheet. */
  roster: RosterBook;
  /** Whatever table stands on the sheet in front, for importing it. */
  table: TableBook;

  /**
   * Writes the evaluation into a sheet of its own, formatted to print on A4 landscape, and brings it to the front. What a person
   * typed into its column of remarks stays with its indicator.
   */
  writeEvaluation(evaluation: EvaluationReply, supplement: EvaluationSupplement): Promise<void>;
}
