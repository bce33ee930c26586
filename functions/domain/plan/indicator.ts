import type { Amount } from '../decimal';
import type { IndicatorId, OrgUnitId } from '../ids';
import type { OrgUnit, UnitName, UnitType } from '../org/units';
import type { RuleSettings } from '../submission/rules';
import type { Adjustment } from './adjustment';
import type { Source } from './source';
import type { Target } from './target';

/** 约束性: a duty of government. 预期性: expected, achieved mainly by others. Always counted apart. */
export const natures = ['binding', 'anticipatory'] as const;
export type Nature = (typeof natures)[number];

/** 省级, 市级, 县级: whose plan carries the indicator. */
export const tiers = ['provincial', 'municipal', 'county'] as const;
export type Tier = (typeof tiers)[number];

/** What sort of figure it is: rate, per-capita, count, money flow, standard, ratio of standards, growth. */
export const valueKinds = ['PCT', 'PERCAP', 'CNT', 'AMOUNT_FLOW', 'STD', 'STD_RATIO', 'GROWTH'] as const;
export type ValueKind = (typeof valueKinds)[number];

/** KEEP: target = baseline. FLOOR, CEILING: a threshold tested on its own. */
export const directions = ['UP', 'DOWN', 'KEEP', 'FLOOR', 'CEILING'] as const;
export type Direction = (typeof directions)[number];

/**
 * What one year's figure covers: year-end stock, total since ever, total since the plan began, the year's flow,
 * a rate over the year's events, a standard in force.
 */
export const accumulations = ['STOCK', 'CUM_ALL', 'CUM_PLAN', 'FLOW_YEAR', 'RATE_YEAR', 'STD_YEAR'] as const;
export type Accumulation = (typeof accumulations)[number];

/**
 * 汇总方式. RATIO_OF_SUMS is Σ numerators ÷ Σ denominators, never a mean of percentages; ALL_TRUE is 1 once every unit says
 * yes (anything but 0); CITY: one unit reports for all; LATEST: the figure approved last stands; NONE: units stand apart.
 */
export const rollUpMethods = ['SUM', 'RATIO_OF_SUMS', 'MIN', 'MAX', 'ALL_TRUE', 'CITY', 'LATEST', 'NONE'] as const;
export type RollUpMethod = (typeof rollUpMethods)[number];

/** 年度分解办法; `decompose.ts` has the formulas. */
export const decompositionMethods = [
  'linear',
  'wholeUnits',
  'onGrid',
  'compound',
  'cumulative',
  'keep',
  'byHand',
] as const;
export type DecompositionMethod = (typeof decompositionMethods)[number];

/** One thing a unit counts or states: `年末接受居家上门服务的老年人数`, in 人. */
export interface Counted {
  name: string;
  measure: string;
  /** Persons, households, places: whole numbers. Standards in 元 are not. */
  isWhole: boolean;
}

/**
 * How a unit reports: a pair whose quotient the house computes (units never report a percentage),
 * or one amount that is added up and printed in a larger measure (人 → 万人: `scale` 10000).
 */
export type Reporting =
  | { kind: 'ratio'; numerator: Counted; denominator: Counted; per: number }
  | { kind: 'amount'; counted: Counted; scale: number };

/** 基期值 with where it came from: the plan's table, another figure of the plan (推算), or a planner's recorded decision (补充). */
export interface Baseline {
  amount: Amount | null;
  raw: string;
  source: 'table' | 'derived' | 'supplemented';
  note: string | null;
}

/** A sub-indicator. Where it has no baseline or target of its own (null), the indicator's holds for it. */
export interface Part {
  key: string;
  label: string;
  baseline: Baseline | null;
  target: Target | null;
}

/** How the years' targets came about, and why a planner set some of them differently. */
export interface Decomposition {
  method: DecompositionMethod;
  /** For `onGrid`: how many units the coverage is counted over. */
  gridOf: number | null;
  /** 调整理由 by year: these years' targets were set by hand. */
  reasons: Record<string, string>;
}

/** Which units report it: all of certain types but some, or just those named. */
export type Allocation = { by: 'types'; types: UnitType[]; except: OrgUnitId[] } | { by: 'units'; units: OrgUnitId[] };

/** 指标去向. What is not active is still read, but neither reported nor counted from the year `since` on. */
export type Lifecycle =
  | { state: 'active' }
  /** 划归其它部门管理 */
  | { state: 'transferred'; since: number; receiver: string; note: string }
  /** No longer counted by anyone (取消评定). */
  | { state: 'discontinued'; since: number; note: string };

/** What came before it: renamed or continued, the series goes on; redefined, the figures may not be compared. */
export interface Predecessor {
  /** A row of the period before (`NT1-16`) or another indicator of this plan. */
  indicator: IndicatorId;
  relation: 'continued' | 'renamed' | 'redefined';
  note: string | null;
}

/** 口径版次: a changed denominator or scope (含备案) breaks the series; no figure is compared across the break. */
export interface Series {
  number: number;
  /** First data year of this definition; null = since the plan began. */
  since: number | null;
}

/** Limits for 核实性 rules, chosen by the planner per indicator. */
export interface Checks {
  /** Percentage points a rate may move in a year without an explanation. */
  maxChangePoints: Amount | null;
  /** Percent an amount may move in a year without an explanation. */
  maxChangePercent: Amount | null;
  /** Buildings do not vanish: a fall needs an explanation. */
  neverFalls: boolean;
  /** What a unit's denominator has to be (1 where 区镇 are counted), so that the city's figure is a k/N. */
  denominatorPerUnit: Amount | null;
  /** The numerator can't exceed the denominator. */
  isShare: boolean;
  /** Levels for this indicator; where none is said, the plan's, then the usual ones. */
  rules?: RuleSettings | undefined;
  /** 其中项: what is counted here is part of what that indicator counts. `addsUp`: all such parts together are the whole. */
  partOf?: { indicator: IndicatorId; addsUp: boolean } | null | undefined;
}

/** 指标 of a published plan: everything settled. */
export interface Indicator {
  id: IndicatorId;
  serial: number;
  /** 类别 as confirmed, and as the table prints it (merged and scanned cells are no guide). */
  category: string | null;
  categoryRaw: string;
  /** Cleaned of scanning blanks and of the measure in brackets that some tables print in the name. */
  name: string;
  nameRaw: string;
  measure: string;
  measureRaw: string;
  measureSource: 'column' | 'name' | 'both' | 'inferred';
  decimals: number;
  nature: Nature;
  tier: Tier | null;
  valueKind: ValueKind;
  direction: Direction;
  accumulation: Accumulation;
  rollUp: RollUpMethod;
  reporting: Reporting;
  /** Whose number the denominator is: 户籍 or 常住; null where it counts no residents or the plan does not say. */
  population: 'registered' | 'resident' | null;
  /** 含备案 or 不含备案; null where it counts no organisations. */
  includesFiled: boolean | null;
  /** Sub-indicators; all must be met, so the lowest decides (区镇公益性骨灰安放设施 and 集中守灵中心). Empty = undivided. */
  parts: Part[];
  baseline: Baseline;
  target: Target;
  /** 目标调整, oldest first; `target` is what the last one made it. */
  adjustments: Adjustment[];
  /** 每个涉农县至少3所: what each unit has to reach beside the total; null where the plan sets none. */
  unitTarget: Target | null;
  /** 年度目标 by year; a missing year is judged by the share of time passed. */
  annualTargets: Record<string, Amount>;
  /** Null where the plan has no yearly targets for it. */
  decomposition: Decomposition | null;
  appliesTo: Allocation;
  /** 责任处室, by the name it had when the plan was published. */
  department: UnitName;
  definition: string;
  series: Series;
  predecessor: Predecessor | null;
  lifecycle: Lifecycle;
  checks: Checks;
  /** Where in the plan it stands. */
  source: Source;
  remark: string | null;
}

/** Whether an indicator is still reported in a year. */
export function isActiveIn({ lifecycle }: Pick<Indicator, 'lifecycle'>, year: number): boolean {
  return lifecycle.state === 'active' || year < lifecycle.since;
}

/** Whether a unit is among those that report. Validity of the unit itself is asked elsewhere. */
export function isAllocated(allocation: Allocation, unit: Pick<OrgUnit, 'id' | 'type'>): boolean {
  return allocation.by === 'units'
    ? allocation.units.includes(unit.id)
    : allocation.types.includes(unit.type) && !allocation.except.includes(unit.id);
}

/** The parts an indicator is reported in; one nameless part where it is undivided. */
export function partsOf(indicator: Pick<Indicator, 'parts'>): { key: string | null; label: string | null }[] {
  return indicator.parts.length > 0 ? indicator.parts : [{ key: null, label: null }];
}

/** The baseline that holds for a part. */
export function baselineOf(indicator: Indicator, part: string | null): Baseline {
  return indicator.parts.find(({ key }) => key === part)?.baseline ?? indicator.baseline;
}

/** The target that holds for a part. */
export function targetOf(indicator: Indicator, part: string | null): Target {
  return indicator.parts.find(({ key }) => key === part)?.target ?? indicator.target;
}

/** For whom less is more: 逆向指标. */
export function isLowerBetter({ direction }: Pick<Indicator, 'direction'>): boolean {
  return direction === 'DOWN' || direction === 'CEILING';
}
