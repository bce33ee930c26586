import type { ConditionalRule, GridHandle, Note, OpenModel, SheetValidationRule } from './grid-handle';

/** What plugins of the grid keep for a sheet: validation, conditional formats, notes. */
export class Plugins {
  constructor(
    private readonly grid: GridHandle,
    private readonly model: OpenModel,
  ) {}

  validations(sheetId: string): SheetValidationRule[] {
    return this.grid.validations.getRules(this.model().getUnitId(), sheetId) ?? [];
  }

  conditionalRules(sheetId: string): ConditionalRule[] {
    return this.grid.conditionalFormats.getSubunitRules(this.model().getUnitId(), sheetId) ?? [];
  }

  notes(sheetId: string): Note[] {
    return [...(this.grid.notes.getSheetNotes(this.model().getUnitId(), sheetId)?.values() ?? [])];
  }
}
