import { findDepartment } from '../catalogue/read-department';
import { readCell } from '../form/read-cell';
import type { OrgUnitId } from '../ids';
import { toKey } from '../import/clean';
import type { OrgUnit } from '../org/units';
import type { IndicatorDraft, PlanDraft } from '../plan/draft';
import { isAllocated } from '../plan/indicator';
import { type PlanFinding, type PlanRule, planRules } from '../plan/plan-findings';
import { mark } from './columns';
import type { AllocationGrid } from './grid';
import { toAllocation } from './to-allocation';
import { reportingUnits } from './units';

type Row = AllocationGrid['rows'][number];

const yes = new Set(['●', '√', '✓', '✔', '是', '1', 'y'].map(toKey));
const no = new Set(['0', '否', 'n', '×', '○'].map(toKey));

/** Whether a cell says that the unit reports; null where it says neither. */
function readMark(text: string): boolean | null {
  const key = toKey(text);
  if (yes.has(key)) return true;
  return no.has(key) || ['empty', 'dash', 'notApplicable'].includes(readCell(text).kind) ? false : null;
}

/** One row laid over the indicator. A unit whose mark can't be read keeps what it had. */
function readRow(
  { marks, department }: Row,
  stored: IndicatorDraft,
  across: OrgUnit[],
  context: { draft: PlanDraft; units: OrgUnit[] },
  complain: (rule: PlanRule, column: PlanFinding['column'], found: string, expected: string) => void,
): IndicatorDraft {
  const { draft, units } = context;
  const had = (unit: OrgUnit) => stored.appliesTo !== null && isAllocated(stored.appliesTo, unit);
  const selected = across.filter((unit) => {
    const reading = readMark(marks[unit.id] ?? '');
    if (reading === null) complain('choiceUnknown', null, `${unit.name}：${marks[unit.id]}`, mark);
    return reading ?? had(unit);
  });
  const all = reportingUnits(draft, units);
  const ids = (list: OrgUnit[]): OrgUnitId[] => list.map(({ id }) => id);
  const isUntouched = stored.appliesTo === null && selected.length === 0;
  const appliesTo = isUntouched ? null : toAllocation(ids(selected), all, stored.appliesTo, ids(across));

  const name = department.trim();
  if (toKey(name) === toKey(stored.department?.name ?? '')) return { ...stored, appliesTo };
  if (name === '') return { ...stored, appliesTo, department: null };
  const { found, choices } = findDepartment(name, draft, units);
  if (found === null) complain('choiceUnknown', 'department', name, choices.join('、'));
  return { ...stored, appliesTo, department: found ?? stored.department };
}

/**
 * The draft's indicators with the departments and units that 任务分解表 says, and what of it could not be read. An indicator
 * without a row keeps both; it is found if it is still reported in every year. Units that the sheet has no column for keep what
 * they had.
 */
export function readAllocation(
  grid: AllocationGrid,
  draft: PlanDraft,
  units: OrgUnit[],
): { indicators: IndicatorDraft[]; findings: PlanFinding[] } {
  const findings: PlanFinding[] = [];
  const across = reportingUnits(draft, units).filter(({ id }) => grid.units.includes(id));
  const indicators = draft.indicators.map((stored) => {
    const complain = (rule: PlanRule, column: PlanFinding['column'], found: string, expected: string) =>
      findings.push({ rule, level: planRules[rule], indicator: stored.id, column, found, expected });
    const [row, ...others] = grid.rows.filter(({ key }) => key === stored.id);
    if (others.length > 0) complain('rowTwice', null, stored.name, '');
    if (row) return readRow(row, stored, across, { draft, units }, complain);
    if (stored.lifecycle.state === 'active') complain('rowLost', null, stored.name, '');
    return stored;
  });
  return { indicators, findings };
}
