import type { Amount } from '../decimal';
import type { IndicatorDraft } from '../plan/draft';
import type { Checks, Tier } from '../plan/indicator';
import { longest } from '../plan/limits';
import type { Value } from '../plan/value';
import type { Assigned } from './assign-ids';
import { cellsBeside, textsOf, underHeading } from './besides';
import type { FigureReading, RowReading, TableReading } from './reading';
import { type Refer, toParts, toTarget } from './to-target';

/** What the person who imports says of the plan. */
export interface PlanOfImport {
  code: string;
  baseYear: number;
  startYear: number;
  endYear: number;
  /** The document's name, for telling where a figure stands. */
  document: string;
}

const tierWords = new Map<string, Tier>([
  ['省级', 'provincial'],
  ['市级', 'municipal'],
  ['县级', 'county'],
  ['区级', 'county'],
  ['区县级', 'county'],
]);
const natureWords = { binding: '约束性', anticipatory: '预期性' } as const;

/** No limits were chosen yet. */
const noChecks: Checks = {
  maxChangePoints: null,
  maxChangePercent: null,
  neverFalls: false,
  denominatorPerUnit: null,
  isShare: false,
};

/**
 * An indicator in the making from a row of a table of targets: everything printed kept, nothing classified. What sort of figure it is,
 * who reports and who leads, the catalogue asks for.
 */
export function toIndicator(
  row: RowReading,
  { id, serial }: Assigned,
  table: TableReading,
  plan: PlanOfImport,
  refer: Refer,
): IndicatorDraft {
  const dueYear = row.target?.year ?? plan.endYear;
  const baseline = baselineOf(row, plan.baseYear);
  const steps = row.figures.filter((figure) => isStep(figure, row));
  const annualTargets = Object.fromEntries(steps.map(({ year, value }) => [String(year), amountOf(value) ?? '']));
  const measure = toName(row.measure.read?.raw ?? '');
  const tier = tierWords.get(row.tier ?? '') ?? null;
  return {
    id,
    serial,
    category: row.category.proposal && toName(row.category.proposal),
    categoryRaw: row.category.raw,
    name: toName(row.name),
    nameRaw: row.nameRaw,
    measure,
    measureRaw: row.measure.raw,
    measureSource: measureSourceOf(row),
    decimals: decimalsOf(row, baseline),
    nature: row.nature,
    tier,
    valueKind: null,
    direction: null,
    accumulation: null,
    rollUp: null,
    reporting: null,
    population: null,
    includesFiled: null,
    parts: toParts(row.target?.reading ?? null, baseline?.value ?? null, dueYear),
    baseline: {
      amount: baseline ? amountOf(baseline.value) : null,
      raw: baseline?.value.raw ?? '',
      source: 'table',
      note: null,
    },
    target: row.target ? toTarget(row.target.reading, dueYear, measure, refer) : null,
    adjustments: [],
    unitTarget: null,
    annualTargets,
    // The plan's own steps were not worked out by a method of ours.
    decomposition: steps.length > 0 ? { method: 'byHand', gridOf: null, reasons: {} } : null,
    appliesTo: null,
    department: null,
    definition: '',
    series: { number: 1, since: null },
    predecessor: null,
    lifecycle: { state: 'active' },
    checks: noChecks,
    source: {
      kind: 'table',
      document: plan.document,
      table: tableName(table),
      row: table.rows.indexOf(row) + 1,
      line: row.line,
    },
    remark: remarkOf(row, table, [baseline, ...steps], tier),
  };
}

/** As much as a name may have. What is kept as printed has all of it, and so has the remark of an indicator. */
export const toName = (printed: string) => printed.slice(0, longest.name);

/** How a table is cited: `表2`, the second of the document. */
export const tableName = ({ number }: Pick<TableReading, 'number'>) => `表${number}`;

/** The figure of the base year; else the latest one before the plan's steps. */
function baselineOf({ figures }: RowReading, baseYear: number): FigureReading | null {
  const starts = figures.filter(({ role }) => role !== 'annualTarget');
  const latest = starts.toSorted((a, b) => (b.year ?? 0) - (a.year ?? 0))[0];
  return starts.find(({ year }) => year === baseYear) ?? latest ?? null;
}

/** A year's figure that can be one of the annual targets: one for each year. */
function isStep(figure: FigureReading, { figures }: RowReading): boolean {
  const isFirst = figures.find(({ role, year }) => role === 'annualTarget' && year === figure.year) === figure;
  return isFirst && figure.year !== null && amountOf(figure.value) !== null;
}

function amountOf(value: Value): Amount | null {
  return value.state === 'NUMERIC' ? value.amount : null;
}

function measureSourceOf({ measure }: RowReading): IndicatorDraft['measureSource'] {
  const { source } = measure;
  return source === 'column' || source === 'name' || source === 'both' ? source : 'inferred';
}

/** As many places as the plan itself prints anywhere in the row. */
function decimalsOf(row: RowReading, baseline: FigureReading | null): number {
  const target = row.target?.reading;
  const amounts = [
    ...[baseline, ...row.figures.filter(({ role }) => role === 'annualTarget')].flatMap((figure) =>
      figure ? amountsOf(figure.value) : [],
    ),
    ...(target?.kind === 'range' ? [target.lower, target.upper] : []),
    ...(target?.kind === 'fixed' || target?.kind === 'approximate' ? [target.amount] : []),
    ...(target?.kind === 'parts' ? target.parts.map(({ amount }) => amount) : []),
  ];
  return Math.min(8, Math.max(0, ...amounts.map((amount) => amount.split('.')[1]?.length ?? 0)));
}

function amountsOf(value: Value): Amount[] {
  if (value.state === 'PARTS') return value.parts.map(({ amount }) => amount);
  return value.state === 'NUMERIC' ? [value.amount] : [];
}

/** The plan's remark, and after it all that is printed of this row and has no field: nothing is left behind. */
function remarkOf(row: RowReading, table: TableReading, kept: (FigureReading | null)[], tier: Tier | null) {
  const others = row.figures.filter((figure) => !kept.includes(figure) && figure.value.raw.trim() !== '');
  const beside = cellsBeside(row, [
    ...textsOf(row),
    row.department ?? '',
    row.nature === null ? '' : natureWords[row.nature],
    tier === null ? '' : (row.tier ?? ''),
    row.target?.reading.raw ?? '',
    ...row.figures.map(({ value }) => value.raw),
  ]);
  const pieces = [
    toName(row.name) === row.name ? null : row.name,
    row.remark,
    row.verdict && underHeading(table.columns, 'verdict', row.verdict),
    row.department && underHeading(table.columns, 'department', row.department),
    ...others.map(({ column, value }) => `${table.columns[column]?.header ?? ''}：${value.raw.trim()}`),
    ...beside,
    ...row.notes,
  ].filter((piece): piece is string => piece !== null && piece !== '');
  return pieces.length > 0 ? pieces.join('；') : null;
}
