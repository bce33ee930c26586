import type { DefinedName, GridHandle, OpenModel } from './grid-handle';
import { mutation } from './mutations';
import type { Writer } from './writer';

const everySheet = 'AllDefaultWorkbook';

const isEverySheet = (id: string | undefined) => id === undefined || id === '' || id === everySheet;

export class DefinedNames {
  constructor(
    private readonly grid: GridHandle,
    private readonly model: OpenModel,
    private readonly writer: Writer,
  ) {}

  /** The names of one sheet; null: those of the whole workbook. */
  of(sheetId: string | null): DefinedName[] {
    const all = Object.values(this.grid.names.getDefinedNameMap(this.model().getUnitId()) ?? {});
    return all.filter((name) => (isEverySheet(name.localSheetId) ? null : name.localSheetId) === sheetId);
  }

  find(sheetId: string | null, name: string): DefinedName | null {
    return this.of(sheetId).find((item) => item.name.toLowerCase() === name.toLowerCase()) ?? null;
  }

  set(name: DefinedName): void {
    this.writer.write(mutation.setName, { ...name, localSheetId: name.localSheetId ?? everySheet });
  }

  remove(name: DefinedName): void {
    this.writer.write(mutation.removeName, { ...name });
  }
}
