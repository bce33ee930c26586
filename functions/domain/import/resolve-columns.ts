import { type ColumnReading, type ColumnRole, periodOf } from './columns';
import type { FoundTable } from './locate';
import type { FlagKind } from './reading';
import { isBlankText } from './source';

type Period = { start: number; end: number };

export interface ResolvedTable {
  purpose: 'completion' | 'target';
  period: Period | null;
  columns: ColumnReading[];
  doubts: { kind: FlagKind; column: string | null; original: string; proposal: string | null }[];
}

/**
 * Settles what a table is for, which plan's years it covers and what each column means. 2020年 is the result in a table of
 * completion and the baseline in a table of targets: a bare year is read from its table, and said so where it is in doubt.
 */
export function resolveColumns(table: FoundTable, givenPeriod: Period | null): ResolvedTable {
  const doubts: ResolvedTable['doubts'] = [];
  const doubt = (kind: FlagKind, original: string, proposal: string | null, column: string | null = null) =>
    doubts.push({ kind, column, original, proposal });

  const caption = table.caption?.text ?? '';
  const headings = table.headings;
  const roles = headings.map(({ heading }) => heading?.role);
  const hasTarget = roles.includes('target');
  // 2020年实际值 beside 2025年目标值 is where the plan starts from, not how one ended.
  const yearsOf = (role: string) =>
    headings.flatMap(({ heading }) => (heading?.role === role ? [heading.year ?? 0] : []));
  const looksAhead = Math.max(...yearsOf('target')) > Math.max(...yearsOf('actual'), 0) && yearsOf('actual').length > 0;
  const isCompletion =
    /完成情况|实现情况|完成值/.test(caption) || roles.includes('verdict') || (roles.includes('actual') && !looksAhead);
  const purpose = isCompletion ? 'completion' : 'target';
  const years = headings.flatMap(({ heading }) => (heading?.year ? [heading.year] : []));
  if (!isCompletion && !hasTarget && !/指标|目标/.test(caption)) doubt('purposeProposed', caption, 'target');
  if (/主要指$/.test(caption.trim())) doubt('captionCut', caption.trim(), `${caption.trim()}标`);

  // A table of results belongs to the plan before the one whose years were given.
  const fromCaption = periodOf(caption);
  const given =
    givenPeriod && isCompletion && fromCaption
      ? fromCaption
      : (givenPeriod ?? fromCaption ?? periodOf(headings.map((one) => one.header).join(' ')));
  const last = Math.max(...years);
  const period =
    given ??
    (years.length > 0 && last % 5 === 0 && (hasTarget || isCompletion) ? { start: last - 4, end: last } : null);

  const bareYears = headings.flatMap(({ heading }) => (heading?.role === 'year' && heading.year ? [heading.year] : []));
  const columns = headings.map(({ header, heading, printed, isInherited }): ColumnReading => {
    let role: ColumnRole = 'other';
    const year = heading?.year ?? null;
    if (heading?.role === 'year') {
      role = roleOfYear(year ?? 0);
      if (role === 'target' || role === 'annualTarget') doubt('columnProposed', header, role, header);
    } else if (heading) role = heading.role === 'actual' && !isCompletion ? 'baseline' : heading.role;
    if (isInherited) doubt('columnProposed', header, header, header);
    if (heading?.isOtherPlan) doubt('otherPlansTarget', header, null, header);
    return { role, year, measure: heading?.measure ?? null, header, printed };
  });

  function roleOfYear(year: number): ColumnRole {
    if (isCompletion) return year === Math.max(...bareYears) ? 'actual' : 'baseline';
    const isAhead = period !== null && year >= period.start;
    if (hasTarget) {
      if (isAhead && year < period.end) return 'annualTarget';
      return year < (Math.max(...yearsOf('target')) || Number.POSITIVE_INFINITY) ? 'baseline' : 'other';
    }
    if (isAhead) return year >= period.end ? 'target' : 'annualTarget';
    return 'baseline';
  }

  // Several targets of different years: the last one is the plan's, the others are its steps.
  const targets = columns.filter((column) => column.role === 'target');
  const lastTarget = Math.max(...targets.map((column) => column.year ?? 0));
  if (new Set(targets.map((column) => column.year)).size > 1)
    for (const column of targets) if ((column.year ?? lastTarget) < lastTarget) column.role = 'annualTarget';

  const seen = new Set<string>();
  for (const [index, column] of columns.entries()) {
    const hasContent = table.body.some((row) => !isBlankText(row.cells[index]?.text ?? ''));
    const key = `${column.role} ${column.year ?? ''}`;
    if (column.role === 'other') {
      if (hasContent) doubt('columnUnknown', column.header, null, column.header);
    } else if (seen.has(key)) {
      doubt('columnTwice', column.header, null, column.header);
      column.role = 'other';
    } else seen.add(key);
    checkYear(column);
  }

  function checkYear(column: ColumnReading): void {
    if (!['baseline', 'actual', 'target', 'annualTarget'].includes(column.role)) return;
    if (column.year === null) {
      const proposal = period ? (column.role === 'baseline' ? period.start - 1 : period.end) : null;
      doubt('columnYearMissing', column.header, proposal === null ? null : String(proposal), column.header);
      column.year = proposal;
    } else if (period && (column.year < period.start - 1 || column.year > period.end))
      doubt('yearOutsidePlan', column.header, `${period.start}-${period.end}`, column.header);
  }

  if (purpose === 'target') {
    if (!columns.some((column) => column.role === 'baseline')) doubt('noBaselineColumn', caption, null);
    if (!columns.some((column) => column.role === 'nature')) doubt('noNatureColumn', caption, null);
  }
  return { purpose, period, columns, doubts };
}
