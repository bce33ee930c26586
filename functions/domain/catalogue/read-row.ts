import type { OrgUnit } from '../org/units';
import type { IndicatorDraft } from '../plan/draft';
import type { Series } from '../plan/indicator';
import { defaultDecimals, isTypedHere } from './blank-indicator';
import {
  accumulationLabels,
  directionLabels,
  filedLabels,
  natureLabels,
  populationLabels,
  rollUpLabels,
  tierLabels,
  valueKindLabels,
} from './labels';
import { readBaseline } from './read-baseline';
import { findDepartment } from './read-department';
import { readLifecycle, readPredecessor, readSeries } from './read-history';
import { readReporting } from './read-reporting';
import { readTargetCell } from './read-target-cell';
import { readAnnualTargets, readDecomposition } from './read-years';
import { isNothing, type Row, readChoice, readWholeNumber } from './row';

function readDepartment(
  row: Row,
  stored: IndicatorDraft['department'],
  units: OrgUnit[],
): IndicatorDraft['department'] {
  if (!row.isChanged('department')) return stored;
  const name = row.text('department');
  if (isNothing(name)) return null;
  const { found, choices } = findDepartment(name, row.draft, units);
  if (found === null) row.complain('choiceUnknown', 'department', choices.join('、'));
  return found ?? stored;
}

function readFiled(row: Row, stored: boolean | null): boolean | null {
  const code = readChoice(row, 'includesFiled', filedLabels, stored === null ? null : `${stored}`);
  return code === null ? null : code === 'true';
}

/**
 * The indicator a row says, starting from the stored one: a cell that says what is stored changes nothing, not even how it is
 * stored. `inForce` is the published definition's series, null while the indicator is not published.
 */
export function readRow(row: Row, stored: IndicatorDraft, inForce: Series | null, units: OrgUnit[]): IndicatorDraft {
  const typed = (column: 'name' | 'measure' | 'definition', before: string) =>
    row.isChanged(column) ? row.text(column) : before;
  const orNull = (column: 'category' | 'remark', before: string | null) =>
    row.isChanged(column) ? row.text(column) || null : before;

  const name = typed('name', stored.name);
  const measure = typed('measure', stored.measure);
  const direction = readChoice(row, 'direction', directionLabels, stored.direction);
  const valueKind = readChoice(row, 'valueKind', valueKindLabels, stored.valueKind);
  const indicator: IndicatorDraft = {
    ...stored,
    serial: readWholeNumber(row, 'serial', [1, 999], stored.serial, stored.serial),
    category: orNull('category', stored.category),
    name,
    measure,
    nature: readChoice(row, 'nature', natureLabels, stored.nature),
    tier: readChoice(row, 'tier', tierLabels, stored.tier),
    baseline: readBaseline(row, stored.baseline, {
      name,
      measure,
      isTypedHere: isTypedHere(stored, row.draft.id),
    }),
    target: readTargetCell(row, stored.target, { name, measure, direction }, stored.direction),
    valueKind,
    direction,
    accumulation: readChoice(row, 'accumulation', accumulationLabels, stored.accumulation),
    rollUp: readChoice(row, 'rollUp', rollUpLabels, stored.rollUp),
    reporting: readReporting(row, stored.reporting, { name, measure }),
    decimals: readWholeNumber(row, 'decimals', [0, 8], stored.decimals, defaultDecimals(measure)),
    department: readDepartment(row, stored.department, units),
    annualTargets: readAnnualTargets(row, stored.annualTargets, measure),
    population: readChoice(row, 'population', populationLabels, stored.population),
    includesFiled: readFiled(row, stored.includesFiled),
    definition: typed('definition', stored.definition),
    series: readSeries(row, stored.series, inForce),
    lifecycle: readLifecycle(row, stored.lifecycle),
    predecessor: readPredecessor(row, stored.predecessor),
    remark: orNull('remark', stored.remark),
  };
  return { ...indicator, decomposition: readDecomposition(row, stored.decomposition, indicator) };
}
