import type { IRange } from '@univerjs/core';
import { span } from './addresses';
import type { CellPatch } from './grid-handle';
import { isStructuralTrigger, mutation } from './mutations';
import type { ProtectionOptions } from './side-data';

/** What the guard may ask about the workbook. */
interface GuardedBook {
  protection(sheetId: string): ProtectionOptions | null;
  isLocked(sheetId: string, row: number, column: number): boolean;
  isVeryHidden(sheetId: string): boolean;
}

export interface MutationParams {
  subUnitId?: string;
  sheetId?: string;
  trigger?: string;
  cellValue?: CellPatch;
  hidden?: number;
  [key: string]: unknown;
}

const lockedCell = '工作表已保护，这个单元格不能修改。请填写可编辑的单元格。';
const lockedFormat = '工作表已保护，不能修改单元格格式。';
const lockedCut = '工作表已保护，不能剪切或移动单元格。请改用复制。';
const lockedStructure = '工作表已保护，不能执行这项操作。';

const optionFor: Record<string, keyof ProtectionOptions> = {
  [mutation.insertRows]: 'allowInsertRows',
  [mutation.removeRows]: 'allowDeleteRows',
  [mutation.insertColumns]: 'allowInsertColumns',
  [mutation.removeColumns]: 'allowDeleteColumns',
  [mutation.columnWidth]: 'allowFormatColumns',
  [mutation.hideColumns]: 'allowFormatColumns',
  [mutation.showColumns]: 'allowFormatColumns',
  [mutation.rowHeight]: 'allowFormatRows',
  [mutation.hideRows]: 'allowFormatRows',
  [mutation.showRows]: 'allowFormatRows',
  [mutation.reorder]: 'allowSort',
  [mutation.addConditional]: 'allowFormatCells',
  [mutation.setConditional]: 'allowFormatCells',
  [mutation.deleteConditional]: 'allowFormatCells',
  [mutation.moveConditional]: 'allowFormatCells',
  [mutation.setNumberFormat]: 'allowFormatCells',
  [mutation.removeNumberFormat]: 'allowFormatCells',
  [mutation.updateNote]: 'allowEditObjects',
  [mutation.removeNote]: 'allowEditObjects',
};

/** Never on a protected sheet. Nor is a cut: the value would move and its dependents would not follow. */
const forbidden = new Set<string>([
  mutation.moveRows,
  mutation.moveColumns,
  mutation.addMerge,
  mutation.removeMerge,
  mutation.addValidation,
  mutation.removeValidation,
  mutation.updateValidation,
]);

/**
 * Why a person may not do this, or null. All their ways into the sheet (typing, paste, list, Delete, fill, undo) end in
 * mutations, so this is the one place to ask; Univer's own permissions are not used.
 */
export function refusalOf(id: string, params: MutationParams, book: GuardedBook): string | null {
  if (id === mutation.moveRange) {
    const ends = [params.from, params.to] as ({ subUnitId?: string } | undefined)[];
    return ends.some((end) => end?.subUnitId && book.protection(end.subUnitId)) ? lockedCut : null;
  }
  if (id === mutation.setCells) keepLocks(params);
  const sheetId = params.subUnitId ?? params.sheetId;
  if (!sheetId) return null;
  if (id === mutation.hideSheet && book.isVeryHidden(sheetId)) return lockedStructure;
  const options = book.protection(sheetId);
  if (!options) return null;

  if (id === mutation.setCells) {
    return isAllowedMove(params.trigger, options) ? null : cellRefusal(params, options, sheetId, book);
  }
  if (isStructuralTrigger(params.trigger) && !(id in optionFor)) {
    // Merges and rules that move along with rows or columns whose insertion is allowed.
    const mayMove = options.allowInsertRows || options.allowDeleteRows || options.allowInsertColumns;
    return mayMove || options.allowDeleteColumns || !forbidden.has(id) ? null : lockedStructure;
  }
  if (forbidden.has(id)) return lockedStructure;
  if (isFormatOfEntry(id, params, sheetId, book)) return null;
  const option = optionFor[id];
  return option && !options[option] ? lockedStructure : null;
}

/** As Excel does, protected or not: an open cell in which 5% or 3/4 is typed gets the format of a percentage or a date with it. */
function isFormatOfEntry(id: string, params: MutationParams, sheetId: string, book: GuardedBook): boolean {
  if (id !== mutation.setNumberFormat && id !== mutation.removeNumberFormat) return false;
  const values = (params.values ?? {}) as Record<string, { ranges: IRange[] }>;
  const ranges = [...((params.ranges ?? []) as IRange[]), ...Object.values(values).flatMap((value) => value.ranges)];
  return ranges.every(({ startRow, endRow, startColumn, endColumn }) =>
    span(startRow, endRow).every((row) =>
      span(startColumn, endColumn).every((column) => !book.isLocked(sheetId, row, column)),
    ),
  );
}

/** Formulas below an inserted row get new texts, locked as they are. */
function isAllowedMove(trigger: string | undefined, options: ProtectionOptions): boolean {
  const [, what] = /^sheet\.command\.((?:insert|remove)-(?:row|col))/.exec(trigger ?? '') ?? [];
  if (what === 'insert-row') return options.allowInsertRows;
  if (what === 'remove-row') return options.allowDeleteRows;
  if (what === 'insert-col') return options.allowInsertColumns;
  return what === 'remove-col' && options.allowDeleteColumns;
}

/** Delete and paste bring "no custom data" along. Taken literally, the cell they emptied would be locked from then on. */
function keepLocks(params: MutationParams): void {
  for (const cells of Object.values(params.cellValue ?? {})) {
    for (const cell of Object.values(cells)) if (cell && !cell.custom) delete cell.custom;
  }
}

function cellRefusal(
  params: MutationParams,
  options: ProtectionOptions,
  sheetId: string,
  book: GuardedBook,
): string | null {
  const isPaste = params.trigger?.includes('paste') ?? false;
  for (const [row, cells] of Object.entries(params.cellValue ?? {})) {
    for (const [column, cell] of Object.entries(cells)) {
      const hasValue = cell === null || 'v' in cell || 'f' in cell || 'p' in cell || 'si' in cell;
      if (hasValue && book.isLocked(sheetId, Number(row), Number(column))) return lockedCell;
      if (options.allowFormatCells) continue;
      if (cell === null) {
        // The whole cell would go, look and lock with it.
        cells[Number(column)] = { v: null, f: null, si: null, p: null };
        continue;
      }
      // Pasted text brings an empty style along and would wipe the look of the cell.
      if (isPaste && hasValue) {
        delete cell.s;
        delete cell.custom;
      } else if ('s' in cell && !hasValue) {
        return lockedFormat;
      }
    }
  }
  return null;
}
