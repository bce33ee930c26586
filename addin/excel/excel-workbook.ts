import { AllocationSheets } from './allocation-sheet';
import { CatalogueSheets } from './catalogue-sheet';
import { EvaluationSheets } from './evaluation-sheet';
import { SheetFinder } from './find-sheet';
import { FormCells } from './form-cells';
import { FormEvents } from './form-events';
import { FormSheets } from './form-sheet';
import { ReviewSheets } from './review-sheet';
import { RosterSheets } from './roster-sheet';
import { SheetTables } from './table-book';
import type { Workbook } from './workbook';

/** The workbook in Excel. This folder holds the only code that says `Excel.run`. */
export function createExcelWorkbook(): Workbook {
  const finder = new SheetFinder();
  const forms = new FormSheets(finder);
  const cellsOfForms = new FormCells(finder);
  const events = new FormEvents(finder);
  const reviews = new ReviewSheets(finder);
  const evaluations = new EvaluationSheets(finder);
  return {
    openForm: (state, options) => forms.openForm(state, options),
    hasForm: (template) => forms.hasForm(template),
    readForm: (template) => forms.readForm(template),
    activeForm: () => forms.activeForm(),
    setOpenCells: (state) => forms.setOpenCells(state),
    markFindings: (template, findings) => forms.markFindings(template, findings),
    goTo: (template, key, field) => forms.goTo(template, key, field),
    writeCell: (template, key, field, text) => forms.writeCell(template, key, field, text),
    writeCells: (template, cells) => cellsOfForms.writeCells(template, cells),
    inStep: (template) => cellsOfForms.inStep(template),
    noteInStep: (template, inStep) => cellsOfForms.noteInStep(template, inStep),
    onTyped: (template, handler) => events.onTyped(template, handler),
    onSelected: (template, handler) => events.onSelected(template, handler),
    openReview: (state, findings, changed) => reviews.openReview(state, findings, changed),
    goToReview: (template, key) => reviews.goToReview(template, key),
    catalogue: new CatalogueSheets(finder),
    allocation: new AllocationSheets(finder),
    roster: new RosterSheets(finder),
    table: new SheetTables(),
    writeEvaluation: (evaluation, supplement) => evaluations.writeEvaluation(evaluation, supplement),
  };
}
