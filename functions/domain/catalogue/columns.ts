import type { OrgUnit } from '../org/units';
import type { PlanDraft } from '../plan/draft';
import { type AnnualColumn, type CatalogueColumnId, type CatalogueField, catalogueFields } from '../plan/plan-findings';
import { departmentsOf } from './departments';
import {
  accumulationLabels,
  decompositionLabels,
  directionLabels,
  filedLabels,
  lifecycleLabels,
  natureLabels,
  notAdoptedLabel,
  populationLabels,
  rollUpLabels,
  tierLabels,
  valueKindLabels,
} from './labels';

export interface CatalogueColumn {
  id: 'key' | 'targetRead' | CatalogueColumnId;
  heading: string;
  /** In characters of the default font, as Excel counts column widths. */
  width: number;
  /** `printed` is ours and is never read back; `choice` offers a drop-down. */
  kind: 'printed' | 'input' | 'choice';
  /** The words of the drop-down; empty unless `kind` is `choice`. */
  choices: string[];
}

type Layout = [heading: string, width: number, choices?: Readonly<Record<string, string>>];

// 每 serves both kinds of reporting: what a ratio is given per (100 for %), or how many of what is counted make one of the
// indicator's measure (10000 where persons are counted and 万人 is printed).
const layouts: Record<CatalogueField, Layout> = {
  serial: ['序号', 5],
  category: ['类别', 12],
  name: ['指标名称', 32],
  measure: ['计量单位', 9],
  nature: ['属性', 8, natureLabels],
  tier: ['层级', 7, tierLabels],
  baseline: ['基期值', 9],
  baselineNote: ['基期说明', 24],
  target: ['目标值（规划原文）', 16],
  dueYear: ['目标年', 7],
  valueKind: ['指标类型', 12, valueKindLabels],
  direction: ['方向', 10, directionLabels],
  accumulation: ['数据口径', 11, accumulationLabels],
  rollUp: ['汇总方式', 18, rollUpLabels],
  counted: ['分子或所计事项', 30],
  countedMeasure: ['分子单位', 9],
  denominator: ['分母（比率填）', 30],
  denominatorMeasure: ['分母单位', 9],
  per: ['每（基数或折算倍数）', 11],
  decimals: ['小数位', 7],
  department: ['责任处室', 16],
  decomposition: ['年度分解办法', 14, decompositionLabels],
  gridOf: ['单位总数', 9],
  annualReason: ['分解调整理由', 24],
  population: ['人口口径', 9, populationLabels],
  includesFiled: ['备案口径', 10, filedLabels],
  definition: ['口径说明', 40],
  seriesSince: ['口径启用年', 10],
  lifecycle: ['状态', 10, { ...lifecycleLabels, notAdopted: notAdoptedLabel }],
  lifecycleSince: ['起始年', 7],
  receiver: ['接收单位', 14],
  predecessor: ['前身指标', 20],
  remark: ['备注', 24],
};

/** The years that have a column: those of the plan, and others for which a year's target is stored. */
export function annualYears({
  startYear,
  endYear,
  indicators,
}: Pick<PlanDraft, 'startYear' | 'endYear' | 'indicators'>): number[] {
  const years = new Set(indicators.flatMap((indicator) => Object.keys(indicator.annualTargets).map(Number)));
  for (let year = startYear; year <= endYear; year++) years.add(year);
  return [...years].sort((one, other) => one - other);
}

export const annualColumn = (year: number): AnnualColumn => `annual${year}`;

/** A column's heading where no plan is at hand to say the base year. */
export function headingOf(column: CatalogueColumnId): string {
  return column in layouts ? layouts[column as CatalogueField][0] : `${column.slice('annual'.length)}年目标`;
}

function toColumn(id: CatalogueField, draft: PlanDraft, units: OrgUnit[]): CatalogueColumn {
  const [printed, width, list] = layouts[id];
  const heading = id === 'baseline' ? `${draft.baseYear}年基期值` : printed;
  const choices =
    id === 'department' ? departmentsOf(draft, units).map((unit) => unit.name) : Object.values(list ?? {});
  return { id, heading, width, kind: choices.length > 0 ? 'choice' : 'input', choices };
}

/**
 * The columns of the catalogue (指标体系表) in order. The key column stands first and is hidden: rows are found by it. Where
 * the office's departments are not recorded, 责任处室 is typed freely.
 */
export function catalogueColumns(draft: PlanDraft, units: OrgUnit[]): CatalogueColumn[] {
  const years = annualYears(draft).map<CatalogueColumn>((year) => ({
    id: annualColumn(year),
    heading: headingOf(annualColumn(year)),
    width: 10,
    kind: 'input',
    choices: [],
  }));
  const targetRead: CatalogueColumn = {
    id: 'targetRead',
    heading: '目标读作',
    width: 18,
    kind: 'printed',
    choices: [],
  };
  return [
    { id: 'key', heading: '键', width: 2, kind: 'printed', choices: [] },
    ...catalogueFields.flatMap((id) => {
      const column = toColumn(id, draft, units);
      if (id === 'target') return [column, targetRead];
      return id === 'annualReason' ? [...years, column] : [column];
    }),
  ];
}
