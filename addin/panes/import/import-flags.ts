import { allFlags, type Flag, type PlanReading, type TableReading } from '../../../functions/domain/import/reading';

/** A flag with a name that stays the same as long as nothing about it changes, wherever its row has moved to. */
export interface ListedFlag {
  key: string;
  flag: Flag;
}

/** All flags in reading order. Two that say just the same are told apart by their order. */
export function listFlags(reading: PlanReading): ListedFlag[] {
  const seen = new Map<string, number>();
  return allFlags(reading).map((flag) => {
    const { table, row, column } = flag.where;
    const name = JSON.stringify([flag.kind, table, row, column, flag.original, flag.proposal]);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return { key: `${name} ${count}`, flag };
  });
}

/** The cell a flag speaks of, counted from 1; its row alone where it names no column. Null where there is nothing to go to. */
export function cellOf(
  { tables }: PlanReading,
  { where }: Flag,
): { sheet: string; row: number; column: number } | null {
  if (where.sheet === null || where.line === null) return null;
  const columns = tables.find(({ number }) => number === where.table)?.columns ?? [];
  const headed = columns.findIndex(({ header }) => where.column !== null && header === where.column);
  const named = where.row === null ? -1 : columns.findIndex(({ role }) => role === 'name');
  return { sheet: where.sheet, row: where.line, column: Math.max(headed >= 0 ? headed : named, 0) + 1 };
}

/** How many flags speak of each row of a table, by the row's first line. */
export function flagsOfRow(row: TableReading['rows'][number], open: ReadonlySet<Flag>): number {
  return row.flags.filter((flag) => open.has(flag)).length;
}
