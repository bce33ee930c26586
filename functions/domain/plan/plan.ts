import type { Amount } from '../decimal';
import type { IndicatorId, OrgUnitId, PlanId } from '../ids';
import type { UnitType } from '../org/units';
import type { Target } from './target';

/** 约束性: a duty of government. 预期性: expected, achieved mainly by others. Always counted apart. */
export const natures = ['binding', 'anticipatory'] as const;
export type Nature = (typeof natures)[number];

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

/** 汇总方式. RATIO_OF_SUMS is Σ numerators ÷ Σ denominators, never a mean of percentages; CITY: one unit reports for all. */
export const rollUpMethods = ['SUM', 'RATIO_OF_SUMS', 'MIN', 'MAX', 'CITY'] as const;
export type RollUpMethod = (typeof rollUpMethods)[number];

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

/** 基期值 with where it came from: the plan's table, another figure of the plan, or a planner's recorded decision. */
export interface Baseline {
  amount: Amount | null;
  raw: string;
  source: 'table' | 'derived' | 'supplemented';
  note: string | null;
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
}

export interface Indicator {
  id: IndicatorId;
  serial: number;
  /** Cleaned of the measure in brackets that some tables print in the name. */
  name: string;
  nameRaw: string;
  measure: string;
  decimals: number;
  nature: Nature;
  valueKind: ValueKind;
  direction: Direction;
  accumulation: Accumulation;
  rollUp: RollUpMethod;
  reporting: Reporting;
  /** Sub-indicators under one target; the lowest part decides (区镇公益性骨灰安放设施 and 集中守灵中心). Empty = undivided. */
  parts: { key: string; label: string }[];
  baseline: Baseline;
  target: Target;
  /** 年度目标 by year; a missing year is judged by the share of time passed. */
  annualTargets: Record<string, Amount>;
  /** Types of unit that report it. */
  appliesTo: UnitType[];
  department: string;
  definition: string;
  checks: Checks;
  /** Where in the plan it stands. */
  source: { table: string; row: number };
}

/** How a prior period's indicator ended: by the plan's own account, in its table and the notes under it. */
export const priorStates = ['met', 'missed', 'transferred'] as const;
export type PriorState = (typeof priorStates)[number];

/** A row of a prior period's table of results (十三五完成情况), kept for reading, not for reporting. */
export interface PriorResult {
  serial: number;
  name: string;
  measure: string;
  target: string;
  actual: string;
  /** What the plan's own note says of it. */
  note: string | null;
  state: PriorState;
}

/** Where the classes of 评估结论 begin, as exact decimals of the expected pace. Settings of the plan. */
export interface VerdictSettings {
  nearPace: Amount;
  behind: Amount;
  /** 需要年均/已达年均 above which an indicator that lags is held to be out of reach. */
  maxStrain: Amount;
}

export interface Plan {
  id: PlanId;
  title: string;
  /** The node of the tree whose plan it is: its children report. */
  owner: OrgUnitId;
  baseYear: number;
  startYear: number;
  endYear: number;
  midTermYear: number | null;
  verdictSettings: VerdictSettings;
  indicators: Indicator[];
  priorResults: PriorResult[];
  /** What in it was invented for the demo; shown wherever the figures are. Null for a real office's plan. */
  demoNotice: string | null;
}

/** The indicators a type of unit reports, in the plan's order. */
export function indicatorsFor(plan: Plan, unitType: UnitType): Indicator[] {
  return plan.indicators.filter((indicator) => indicator.appliesTo.includes(unitType));
}

/** The parts an indicator is reported in; one nameless part where it is undivided. */
export function partsOf(indicator: Indicator): { key: string | null; label: string | null }[] {
  return indicator.parts.length > 0 ? indicator.parts : [{ key: null, label: null }];
}
