import { exact } from '../decimal';
import type { IndicatorId } from '../ids';
import type { PriorResult, PriorState } from '../plan/plan';
import { boundsOf, meetsBounds, noReferences, type Target } from '../plan/target';
import type { Value } from '../plan/value';
import { cellsBeside, textsOf } from './besides';
import type { RowReading, TableReading } from './reading';
import { type PlanOfImport, tableName, toName } from './to-indicator';
import { toTarget } from './to-target';

const blank: Value = { state: 'MISSING', reason: 'BLANK', raw: '' };

/** A result of the period before from a row of its table (完成情况). */
export function toPriorResult(row: RowReading, id: IndicatorId, table: TableReading, plan: PlanOfImport): PriorResult {
  const figureOf = (role: 'baseline' | 'actual') => row.figures.find((figure) => figure.role === role) ?? null;
  const [baseline, actual] = [figureOf('baseline'), figureOf('actual')];
  const measure = toName(row.measure.read?.raw ?? '');
  const result: Omit<PriorResult, 'state'> = {
    id,
    serial: row.serial,
    category: row.category.proposal && toName(row.category.proposal),
    categoryRaw: row.category.raw,
    name: toName(row.name),
    nameRaw: row.nameRaw,
    measure,
    measureRaw: row.measure.raw,
    baseline: baseline?.value ?? null,
    target: row.target?.reading ?? null,
    actual: actual?.value ?? blank,
    verdictRaw: row.verdict,
    note: noteOf(row, [baseline?.value.raw ?? '', actual?.value.raw ?? '']),
    source: {
      kind: 'table',
      document: plan.document,
      table: tableName(table),
      row: table.rows.indexOf(row) + 1,
      line: row.line,
    },
  };
  return { ...result, state: stateOf(result, plan.baseYear) };
}

/** The plan's notes and remarks on the row, and what else is printed of it. */
function noteOf(row: RowReading, figures: string[]): string | null {
  const beside = cellsBeside(row, [...textsOf(row), row.target?.reading.raw ?? '', ...figures]);
  const pieces = [...row.notes, ...(row.remark === null ? [] : [row.remark]), ...beside];
  return pieces.length > 0 ? pieces.join('；') : null;
}

/** How it ended, by the plan's own account: its figure, its verdict, its note; where it says nothing, by the figures. */
function stateOf({ target, actual, verdictRaw, note }: Omit<PriorResult, 'state'>, year: number): PriorState {
  if (actual.state === 'TRANSFERRED') return 'transferred';
  if (actual.state === 'DISCONTINUED') return 'discontinued';
  const account = [verdictRaw, note].join(' ');
  if (/未(能)?(完成|实现|达)/.test(account)) return 'missed';
  if (/实现|完成|达标|超/.test(verdictRaw ?? '')) return 'met';
  // A target measured on something else, or in words, can't be judged from the table alone.
  const testable: Target | null =
    target === null || target.kind === 'relative'
      ? null
      : toTarget(target, year, '', () => ({ kind: 'series', series: 'rs_none' }));
  const bounds = testable && boundsOf(testable, year, noReferences);
  if (bounds === null || actual.state !== 'NUMERIC') return 'notJudged';
  return meetsBounds(exact(actual.amount), bounds) ? 'met' : 'missed';
}
