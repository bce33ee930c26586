import type { Amount } from '../decimal';
import type { Verdict } from '../evaluation/verdict';
import type { IndicatorId, OrgUnitId, PlanId } from '../ids';
import type { PersonName } from '../org/people';
import { isValidIn, type OrgUnit } from '../org/units';
import type { Step } from '../round/round';
import type { ChangeLimits, RuleSettings } from '../submission/rules';
import { type Indicator, isActiveIn, isAllocated } from './indicator';
import type { TargetReading } from './read-target';
import type { ReferenceSeries } from './reference';
import type { Source } from './source';
import type { Value } from './value';

/** How a prior period's indicator ended: by the plan's own account, in its table and the notes under it. */
export const priorStates = ['met', 'missed', 'transferred', 'discontinued', 'notJudged'] as const;
export type PriorState = (typeof priorStates)[number];

/** A result of the period before, from its table (十三五完成情况) or from the text, kept for reading and comparing. */
export interface PriorResult {
  /** `KS1-12`; results from the text `SZ0-07`. */
  id: IndicatorId;
  serial: number | null;
  category: string | null;
  categoryRaw: string;
  name: string;
  nameRaw: string;
  measure: string;
  measureRaw: string;
  /** At the start of the period before (2015年末); null where the table has no such column. */
  baseline: Value | null;
  /** Null where the table has no column of targets. */
  target: TargetReading | null;
  actual: Value;
  /** What the plan's own table says of it: 实现目标, 超过0.1%. The house works out its own. */
  verdictRaw: string | null;
  /** What the plan's own note says of it. */
  note: string | null;
  state: PriorState;
  source: Source;
}

/** How firmly a sentence of the plan can be tested: a figure, a relative one, 全覆盖 in words, a milestone or grade, a rank. */
export const proseTargetKinds = ['figure', 'relative', 'fullCoverage', 'milestone', 'rank'] as const;
export type ProseTargetKind = (typeof proseTargetKinds)[number];

/** What a sentence does to the table's row on the same matter. */
export const proseRelations = ['same', 'tighter', 'looser', 'contradicts', 'otherScope'] as const;
export type ProseRelation = (typeof proseRelations)[number];

/** A target set in the text of the plan, outside its table. */
export interface ProseTarget {
  /** `NT-P07`, counted in the document's order. */
  id: string;
  kind: ProseTargetKind;
  name: string;
  measure: string | null;
  /** The figure as the sentence words it: `95%以上`. */
  raw: string;
  reading: TargetReading;
  dueYear: number | null;
  /** The row of the table on the same matter. The table counts; the sentence is kept beside it. */
  related: { indicator: IndicatorId; relation: ProseRelation } | null;
  remark: string | null;
  source: Source;
}

/** 文本疑点: something in the document that does not fit with itself, for the planner to know of. */
export interface PlanNote {
  /** `E-39`, counted through the five plans; `lines` are those of the document it speaks of. */
  id: string;
  text: string;
  lines: number[];
  /** Rows of tables it concerns; empty where it concerns the document. */
  about: IndicatorId[];
}

/** A plan above this one, and which of ours it is, where we have it. */
export interface ParentPlan {
  title: string;
  plan: PlanId | null;
}

export const milestoneKinds = ['annual', 'midTerm', 'final'] as const;
export type MilestoneKind = (typeof milestoneKinds)[number];

/** 年度监测, 中期评估 or 总结评估 as the plan sets it; a plan that sets none has none. */
export interface Milestone {
  year: number;
  kind: MilestoneKind;
}

/** 征求意见稿 is not in force: nothing is reported on it. */
export const planStatuses = ['forComment', 'inForce'] as const;
export type PlanStatus = (typeof planStatuses)[number];

/** 五年专项规划, or an opinion (实施意见) with targets of its own. */
export const planKinds = ['fiveYear', 'opinion'] as const;
export type PlanKind = (typeof planKinds)[number];

/** Where the classes of 评估结论 begin, and what a city calls them. Settings of the plan; amounts are exact decimals. */
export interface VerdictSettings {
  /** Shares of the expected pace: from here on 基本达到时序进度, and below `behind` 严重滞后. */
  nearPace: Amount;
  behind: Amount;
  /** 需要年均/已达年均 above which an indicator that lags is held to be out of reach. */
  maxStrain: Amount;
  /** Attainment at the end from which an anticipatory target counts as 基本完成. */
  nearlyMet: Amount;
  /** Attainment at the end from which 超额完成 is said; null = never. */
  exceeded: Amount | null;
  /** A city's own words for the classes; where there are none the usual ones stand. */
  names: Partial<Record<Verdict, string>>;
  /** Whether 综合实现程度 is worked out beside the counts. */
  withIndex: boolean;
  /** What indicators weigh in it: who is not named weighs 1, and 0 leaves one out. */
  weights?: Partial<Record<IndicatorId, Amount>> | undefined;
}

/** What a plan is, apart from its indicators. */
export interface PlanHead {
  id: PlanId;
  /** Two capitals; indicators are numbered by it (`NT2-19`). */
  code: string;
  title: string;
  kind: PlanKind;
  status: PlanStatus;
  issuers: string[];
  /** 文号 */
  documentNumber: string | null;
  issuedOn: string | null;
  /** The node of the tree whose plan it is: its children report. */
  owner: OrgUnitId;
  parents: ParentPlan[];
  baseYear: number;
  startYear: number;
  endYear: number;
  milestones: Milestone[];
  /** The plan's own words on monitoring and evaluation. */
  evaluationClause: string | null;
  verdictSettings: VerdictSettings;
  /** 办理流程: the steps a submission passes, in order. */
  route: Step[];
  /** 校验规则: levels that differ from the usual ones; an indicator may set its own over them. */
  rules?: RuleSettings | undefined;
  /** For indicators that set no limit of their own. */
  changeLimits?: ChangeLimits | undefined;
  /** Outside figures on which its relative targets rest. */
  references: ReferenceSeries[];
  proseTargets: ProseTarget[];
  priorResults: PriorResult[];
  notes: PlanNote[];
  /** What in it was invented for the demo; shown wherever the figures are. Null for a real office's plan. */
  demoNotice: string | null;
}

/** One publication of a plan's indicators: who, when, and what for. */
export interface Edition {
  version: number;
  by: PersonName;
  /** ISO instant. */
  at: string;
  note: string;
}

/** 规划 as published. */
export interface Plan extends PlanHead {
  /** 版次: counts up with each publication; rounds name the one they were opened on. */
  version: number;
  /** All publications up to this one, oldest first. */
  editions: Edition[];
  indicators: Indicator[];
}

/** The indicators a unit reports for a data year, in the plan's order. */
export function indicatorsFor(plan: Plan, unit: Pick<OrgUnit, 'id' | 'type'>, year: number): Indicator[] {
  return plan.indicators.filter((indicator) => isActiveIn(indicator, year) && isAllocated(indicator.appliesTo, unit));
}

/** Whether a unit owes anything to a data year: it exists then, and some active indicator is allocated to it. */
export function reportsIn(plan: Plan, unit: OrgUnit, year: number): boolean {
  return isValidIn(unit, year) && indicatorsFor(plan, unit, year).length > 0;
}
