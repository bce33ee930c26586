/** The mutations and commands of Univer 0.25.1 the host sends or listens to, by what they do. */

export const mutation = {
  setCells: 'sheet.mutation.set-range-values',
  insertRows: 'sheet.mutation.insert-row',
  removeRows: 'sheet.mutation.remove-rows',
  insertColumns: 'sheet.mutation.insert-col',
  removeColumns: 'sheet.mutation.remove-col',
  moveRange: 'sheet.mutation.move-range',
  moveRows: 'sheet.mutation.move-rows',
  moveColumns: 'sheet.mutation.move-columns',
  reorder: 'sheet.mutation.reorder-range',
  addMerge: 'sheet.mutation.add-worksheet-merge',
  removeMerge: 'sheet.mutation.remove-worksheet-merge',
  columnWidth: 'sheet.mutation.set-worksheet-col-width',
  rowHeight: 'sheet.mutation.set-worksheet-row-height',
  rowIsAutoHeight: 'sheet.mutation.set-worksheet-row-is-auto-height',
  hideColumns: 'sheet.mutation.set-col-hidden',
  showColumns: 'sheet.mutation.set-col-visible',
  hideRows: 'sheet.mutation.set-row-hidden',
  showRows: 'sheet.mutation.set-row-visible',
  rowCount: 'sheet.mutation.set-worksheet-row-count',
  columnCount: 'sheet.mutation.set-worksheet-column-count',
  insertSheet: 'sheet.mutation.insert-sheet',
  removeSheet: 'sheet.mutation.remove-sheet',
  renameSheet: 'sheet.mutation.set-worksheet-name',
  orderSheet: 'sheet.mutation.set-worksheet-order',
  hideSheet: 'sheet.mutation.set-worksheet-hidden',
  tabColor: 'sheet.mutation.set-tab-color',
  gridlines: 'sheet.mutation.toggle-gridlines',
  freeze: 'sheet.mutation.set-frozen',
  addValidation: 'data-validation.mutation.addRule',
  removeValidation: 'data-validation.mutation.removeRule',
  updateValidation: 'data-validation.mutation.updateRule',
  addConditional: 'sheet.mutation.add-conditional-rule',
  setConditional: 'sheet.mutation.set-conditional-rule',
  deleteConditional: 'sheet.mutation.delete-conditional-rule',
  moveConditional: 'sheet.mutation.move-conditional-rule',
  updateNote: 'sheet.mutation.update-note',
  removeNote: 'sheet.mutation.remove-note',
  setName: 'formula.mutation.set-defined-name',
  removeName: 'formula.mutation.remove-defined-name',
  setNumberFormat: 'sheet.mutation.set.numfmt',
  removeNumberFormat: 'sheet.mutation.remove.numfmt',
  calculationStart: 'formula.mutation.set-formula-calculation-start',
  calculationEnd: 'formula.mutation.set-formula-calculation-notification',
} as const;

export const operation = {
  select: 'sheet.operation.set-selections',
  activateSheet: 'sheet.operation.set-worksheet-active',
} as const;

export const command = {
  setStyle: 'sheet.command.set-style',
  setCells: 'sheet.command.set-range-values',
  insertRows: 'sheet.command.insert-row-by-range',
  insertColumns: 'sheet.command.insert-col-by-range',
  removeRows: 'sheet.command.remove-row-by-range',
  removeColumns: 'sheet.command.remove-col-by-range',
  insertCellsDown: 'sheet.command.insert-range-move-down',
  insertCellsRight: 'sheet.command.insert-range-move-right',
  deleteCellsUp: 'sheet.command.delete-range-move-up',
  deleteCellsLeft: 'sheet.command.delete-range-move-left',
  clearContent: 'sheet.command.clear-selection-content',
  activateSheet: 'sheet.command.set-worksheet-activate',
  renameSheet: 'sheet.command.set-worksheet-name',
  insertSheet: 'sheet.command.insert-sheet',
  removeSheet: 'sheet.command.remove-sheet',
} as const;

/** Commands whose other mutations (formula texts, merges, rules that move along) are consequences, not edits. */
const structuralCommands = /^sheet\.command\.(insert|remove|delete|move|append|reorder)-/;
export const isStructuralTrigger = (trigger: string | undefined) => structuralCommands.test(trigger ?? '');
