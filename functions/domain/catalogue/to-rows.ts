import type { IndicatorId } from '../ids';
import type { OrgUnit } from '../org/units';
import type { IndicatorDraft, PlanDraft } from '../plan/draft';
import type { Baseline, Lifecycle, Predecessor } from '../plan/indicator';
import { readMeasure } from '../plan/measure';
import type { CatalogueColumnId } from '../plan/plan-findings';
import { readValue } from '../plan/read-value';
import { annualColumn, annualYears } from './columns';
import { describeTarget } from './describe-target';
import {
  accumulationLabels,
  decompositionLabels,
  directionLabels,
  filedLabels,
  labelOf,
  lifecycleLabels,
  natureLabels,
  populationLabels,
  relationLabels,
  rollUpLabels,
  tierLabels,
  valueKindLabels,
} from './labels';
import { printReasons } from './reasons';

/** The texts of one row, as a person would have typed them. */
export type CatalogueTexts = Record<CatalogueColumnId, string>;

/** What the plan prints as the baseline: its figure, or null where it prints none. */
export function printedBaseline({ raw }: Pick<Baseline, 'raw'>, of: Pick<IndicatorDraft, 'name' | 'measure'>) {
  const { value } = readValue(raw, { name: of.name, measure: readMeasure(of.measure) });
  return value.state === 'NUMERIC' ? value.amount : null;
}

/** The cell as printed where it says what is stored (a dash included), else the figure that holds. */
function baselineText(indicator: IndicatorDraft): string {
  const { baseline } = indicator;
  return printedBaseline(baseline, indicator) === baseline.amount ? baseline.raw.trim() : (baseline.amount ?? '');
}

function reportingTexts({ reporting }: IndicatorDraft) {
  if (reporting === null) return { counted: '', countedMeasure: '', denominator: '', denominatorMeasure: '', per: '' };
  if (reporting.kind === 'amount') {
    const { counted, scale } = reporting;
    return {
      counted: counted.name,
      countedMeasure: counted.measure,
      denominator: '',
      denominatorMeasure: '',
      per: String(scale),
    };
  }
  const { numerator, denominator, per } = reporting;
  return {
    counted: numerator.name,
    countedMeasure: numerator.measure,
    denominator: denominator.name,
    denominatorMeasure: denominator.measure,
    per: String(per),
  };
}

function lifecycleTexts(lifecycle: Lifecycle) {
  return {
    lifecycle: labelOf(lifecycleLabels, lifecycle.state),
    lifecycleSince: lifecycle.state === 'active' ? '' : String(lifecycle.since),
    receiver: lifecycle.state === 'transferred' ? lifecycle.receiver : '',
  };
}

/** `KS1-06 更名：说明` */
function predecessorText(predecessor: Predecessor | null): string {
  if (predecessor === null) return '';
  const note = predecessor.note === null ? '' : `：${predecessor.note}`;
  return `${predecessor.indicator} ${labelOf(relationLabels, predecessor.relation)}${note}`;
}

/** One indicator's row, with a cell for each of these years' targets. Numbers are plain decimals; what is not settled is empty. */
export function toCatalogueTexts(indicator: IndicatorDraft, years: number[]): CatalogueTexts {
  const targets = years.map((year) => [annualColumn(year), indicator.annualTargets[year] ?? ''] as const);
  return {
    ...(Object.fromEntries(targets) as Record<`annual${number}`, string>),
    serial: String(indicator.serial),
    category: indicator.category ?? '',
    name: indicator.name,
    measure: indicator.measure,
    nature: labelOf(natureLabels, indicator.nature),
    tier: labelOf(tierLabels, indicator.tier),
    baseline: baselineText(indicator),
    baselineNote: indicator.baseline.note ?? '',
    target: indicator.target?.raw ?? '',
    dueYear: String(indicator.target?.dueYear ?? ''),
    valueKind: labelOf(valueKindLabels, indicator.valueKind),
    direction: labelOf(directionLabels, indicator.direction),
    accumulation: labelOf(accumulationLabels, indicator.accumulation),
    rollUp: labelOf(rollUpLabels, indicator.rollUp),
    ...reportingTexts(indicator),
    decimals: String(indicator.decimals),
    department: indicator.department?.name ?? '',
    decomposition: labelOf(decompositionLabels, indicator.decomposition?.method ?? null),
    gridOf: String(indicator.decomposition?.gridOf ?? ''),
    annualReason: printReasons(indicator.decomposition?.reasons ?? {}),
    population: labelOf(populationLabels, indicator.population),
    includesFiled: indicator.includesFiled === null ? '' : filedLabels[`${indicator.includesFiled}`],
    definition: indicator.definition,
    seriesSince: String(indicator.series.since ?? ''),
    ...lifecycleTexts(indicator.lifecycle),
    predecessor: predecessorText(indicator.predecessor),
    remark: indicator.remark ?? '',
  };
}

/**
 * The rows of the catalogue (指标体系表) in the plan's order. Targets stand in the plan's wording, and `targetRead` says how
 * each was read.
 */
export function toCatalogueRows(
  draft: PlanDraft,
  _units: OrgUnit[],
): { key: IndicatorId; cells: Record<string, string> }[] {
  const years = annualYears(draft);
  return draft.indicators.map((indicator) => ({
    key: indicator.id,
    cells: { ...toCatalogueTexts(indicator, years), targetRead: describeTarget(indicator.target, draft) },
  }));
}
