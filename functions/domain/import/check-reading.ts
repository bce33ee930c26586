import { exact } from '../decimal';
import { toKey } from './clean';
import type { FigureReading, FlagKind, PlanReading, RowReading, TableReading } from './reading';

/** What only shows when rows are held against each other. Adds flags to the rows it concerns. */
export function checkReading(draft: PlanReading): void {
  for (const table of draft.tables) {
    checkSerials(table);
    for (const row of table.rows) if (table.purpose === 'target') checkAgainstBaseline(table, row);
  }
  checkNames(draft);
}

function flag(table: TableReading, row: RowReading, kind: FlagKind, original: string, proposal: string | null): void {
  const where = {
    sheet: table.sheet,
    table: table.number,
    row: row.serialRaw || row.name.slice(0, 20),
    column: null,
    line: row.line,
    lastLine: row.lastLine,
  };
  row.flags.push({ kind, where, original, proposal });
}

function checkSerials(table: TableReading): void {
  const seen = new Set<number>();
  let before = 0;
  for (const row of table.rows) {
    if (row.serial === null) continue;
    if (seen.has(row.serial)) flag(table, row, 'serialTwice', row.serialRaw, String(before + 1));
    else if (row.serial !== before + 1) flag(table, row, 'serialGap', `${before} → ${row.serial}`, null);
    seen.add(row.serial);
    before = row.serial;
  }
}

const amountOf = (figure: FigureReading | undefined) =>
  figure?.value.state === 'NUMERIC' ? figure.value.amount : null;

/** A target that is met from the start, or lies below today's value: the planner has to say what it means. */
function checkAgainstBaseline(table: TableReading, row: RowReading, stands?: FigureReading): void {
  const baseline = amountOf(stands ?? row.figures.find((figure) => figure.role === 'baseline'));
  const target = row.target?.reading;
  if (baseline === null || target?.kind !== 'fixed' || !['GE', 'GT'].includes(target.comparator)) return;
  const order = exact(target.amount).compare(exact(baseline));
  if (order <= 0)
    flag(
      table,
      row,
      order === 0 ? 'targetAtBaseline' : 'targetBelowBaseline',
      `${baseline} → ${target.raw.trim()}`,
      null,
    );
}

/** The same name twice: with the same figures it is a repetition, with others a contradiction. */
function checkNames(draft: PlanReading): void {
  const firsts = new Map<string, { table: TableReading; row: RowReading }>();
  for (const table of draft.tables)
    for (const row of table.rows) {
      const key = toKey(row.name);
      const first = firsts.get(key);
      if (key === '') continue;
      if (!first) {
        firsts.set(key, { table, row });
        continue;
      }
      const isSamePurpose = first.table.purpose === table.purpose;
      const [one, other] = [first.row.target?.reading.raw.trim(), row.target?.reading.raw.trim()];
      const place = String(first.row.line);
      if (isSamePurpose && one !== other) flag(table, row, 'targetsContradict', `${one ?? ''} / ${other ?? ''}`, place);
      else if (isSamePurpose) flag(table, row, 'nameTwice', row.name, place);
      compareYears(first, { table, row });
      // A table of targets without baselines: the result of the period before is where the indicator stands.
      const hasOwn = row.figures.some((figure) => figure.role === 'baseline');
      const result = first.row.figures.find((figure) => figure.role === 'actual');
      if (!isSamePurpose && table.purpose === 'target' && !hasOwn && result) checkAgainstBaseline(table, row, result);
    }
}

/** The 2020 result of one table is the baseline of the next: they have to agree. */
function compareYears(first: { row: RowReading }, second: { table: TableReading; row: RowReading }): void {
  for (const figure of second.row.figures) {
    const twin = first.row.figures.find(
      (one) => one.year !== null && one.year === figure.year && one.role !== 'annualTarget',
    );
    const [here, there] = [amountOf(figure), amountOf(twin)];
    if (figure.role === 'annualTarget' || here === null || there === null || exact(here).equals(exact(there))) continue;
    flag(second.table, second.row, 'valuesContradict', `${figure.year}: ${there} / ${here}`, null);
  }
}
