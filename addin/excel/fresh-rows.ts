import { nextId } from '../../functions/domain/catalogue/blank-indicator';
import type { IndicatorId } from '../../functions/domain/ids';
import type { PlanFinding } from '../../functions/domain/plan/plan-findings';
import { isFilled } from './catalogue-layout';
import type { Table } from './plan-sheet';

/** Ids that are taken although no row of the sheet has them: a new indicator is not given one of these. */
export function takenBeside(findings: PlanFinding[]): IndicatorId[] {
  return findings.flatMap(({ rule, indicator }) =>
    indicator !== null && (rule === 'rowLost' || rule === 'indicatorRemoved') ? [indicator] : [],
  );
}

/**
 * Where the new indicators stand, whose rows have no key yet: by the ids they are given when the sheet is read, in the
 * sheet's order. `wanted` is any id of the plan, from which its code is known where no row has a key.
 */
export function freshRows(table: Table, wanted: IndicatorId | undefined, taken: IndicatorId[]): Map<string, number> {
  const columns = [...table.columns.keys()].filter(isFilled);
  const isBlank = ({ at }: Table['lines'][number]) => columns.every((column) => at(column).trim() === '');
  const code = codeOf(wanted ?? [...table.rows.keys()][0]);
  const rows = new Map<string, number>();
  if (code === null) return rows;
  const ids = new Set<string>([...table.rows.keys(), ...taken]);
  for (const line of table.lines) {
    if (line.key !== '' || isBlank(line)) continue;
    const id = nextId(code, ids);
    ids.add(id);
    rows.set(id, line.row);
  }
  return rows;
}

/** `KS` of `KS2-07`. */
const codeOf = (id: string | undefined) => /^(.+)\d-\d+$/.exec(id ?? '')?.[1] ?? null;
