import type { IndicatorId } from '../ids';

/** The columns of the catalogue sheet (指标体系表) that a planner fills, in order. Years' targets stand apart: `annual2021`. */
export const catalogueFields = [
  'serial',
  'category',
  'name',
  'measure',
  'nature',
  'tier',
  'baseline',
  'baselineNote',
  'target',
  'dueYear',
  'valueKind',
  'direction',
  'accumulation',
  'rollUp',
  'counted',
  'countedMeasure',
  'denominator',
  'denominatorMeasure',
  'per',
  'decimals',
  'department',
  'decomposition',
  'gridOf',
  'annualReason',
  'population',
  'includesFiled',
  'definition',
  'seriesSince',
  'lifecycle',
  'lifecycleSince',
  'receiver',
  'predecessor',
  'remark',
] as const;
export type CatalogueField = (typeof catalogueFields)[number];

/** A year's target in the catalogue: `annual2023`. */
export type AnnualColumn = `annual${number}`;
export type CatalogueColumnId = CatalogueField | AnnualColumn;

/** What is wrong with a plan in the making. `must` stands in the way of publishing; `notice` is for the planner to look at. */
export interface PlanFinding {
  rule: PlanRule;
  level: 'must' | 'notice';
  /** Null where it concerns the plan as a whole. */
  indicator: IndicatorId | null;
  /** Where to look in the catalogue; null where it is not a cell of it (allocation, references). */
  column: CatalogueColumnId | null;
  /** What was found there, in the plan's own words or figures. */
  found: string;
  /** What would be right, or what it clashes with; empty where the rule says it all. */
  expected: string;
}

/** Every rule a draft is checked by. */
export const planRules = {
  // ---- What of the sheet could not be read ----
  cellUnread: 'must',
  choiceUnknown: 'must',
  rowLost: 'must',
  rowTwice: 'must',
  // ---- What has to be settled before publishing ----
  nameMissing: 'must',
  measureMissing: 'must',
  natureMissing: 'must',
  kindMissing: 'must',
  directionMissing: 'must',
  accumulationMissing: 'must',
  rollUpMissing: 'must',
  reportingMissing: 'must',
  targetMissing: 'must',
  departmentMissing: 'must',
  allocationMissing: 'must',
  noUnitReports: 'must',
  fillerMissing: 'must',
  reviewerMissing: 'must',
  noIndicators: 'must',
  routeInvalid: 'must',
  // ---- What contradicts itself ----
  serialTwice: 'must',
  idTwice: 'must',
  nameTwice: 'notice',
  kindAgainstRollUp: 'must',
  kindAgainstReporting: 'must',
  keepAgainstTarget: 'must',
  directionAgainstTarget: 'must',
  targetAtBaseline: 'must',
  targetBelowBaseline: 'notice',
  targetOutOfRange: 'must',
  dueYearOutside: 'must',
  everyTargetPart: 'must',
  referenceUnknown: 'must',
  referenceCircle: 'must',
  referenceValueMissing: 'notice',
  departmentUnknown: 'must',
  unitUnknown: 'must',
  predecessorUnknown: 'must',
  baselineNoteMissing: 'must',
  // ---- Years ----
  annualYearOutside: 'must',
  annualEndDiffers: 'must',
  annualBackwards: 'must',
  annualBeyond: 'must',
  annualReasonMissing: 'must',
  annualOffGrid: 'notice',
  paceFarAbovePast: 'notice',
  // ---- 校验规则 ----
  ruleLoosened: 'must',
  changeLimitNotPositive: 'must',
  totalUnfit: 'must',
  // ---- What publishing may not do silently ----
  targetRewritten: 'must',
  baselineRewritten: 'must',
  indicatorRemoved: 'must',
  seriesNotBroken: 'must',
  seriesYearMissing: 'must',
  lifecycleYearOutside: 'must',
} as const satisfies Record<string, PlanFinding['level']>;
export type PlanRule = keyof typeof planRules;
