import type { Amount } from '../decimal';
import { toText } from '../decimal';
import type { EntryKey, OrgUnitId, PlanId, RoundId } from '../ids';
import type { OrgUnit } from '../org/units';
import type { Indicator, Nature } from '../plan/indicator';
import type { Plan } from '../plan/plan';
import { composeTarget } from '../plan/target';
import type { Round } from '../round/round';
import { type Entry, entryKeysOf, type FigureField, figureFieldsOf } from '../submission/entry';
import { type ChangeLimits, noChangeLimits, type RuleSettings } from '../submission/rules';
import { unitValue } from '../submission/unit-value';

/** One line of a form: what is printed, what is to be typed, and what the checks need to know of it. */
export interface FormRow {
  key: EntryKey;
  indicator: Indicator;
  part: string | null;
  serial: string;
  name: string;
  measure: string;
  nature: Nature;
  baseline: string;
  target: string;
  annualTarget: string;
  inputs: FigureField[];
  /** What goes into which cell, in the words of the plan: 分子、分母 or the thing counted, with its measure. */
  asks: string;
  /** The approved line of last year, for comparison; null if there is none. */
  lastYear: Entry | null;
  lastYearText: string;
}

/** 表样: the form of one unit for one round. Everything the pane, a file and the server need to read it alike. */
export interface FormTemplate {
  plan: PlanId;
  round: RoundId;
  unit: OrgUnitId;
  version: number;
  title: string;
  unitName: string;
  dataYear: number;
  baseYear: number;
  endYear: number;
  dueOn: string;
  demoNotice: string | null;
  /** The plan's levels and limits; an indicator's own go before them. */
  rules: RuleSettings;
  changeLimits: ChangeLimits;
  rows: FormRow[];
}

/** A target as the form prints it: a figure by itself, a relative one in the plan's own words. */
export function targetText({ target }: Pick<Indicator, 'target'>): string {
  return target.kind === 'relative' ? target.raw : composeTarget(target);
}

/** What a unit has to type for an indicator, in words. */
function asksOf(indicator: Indicator): string {
  const { reporting } = indicator;
  if (reporting.kind === 'amount') return `${reporting.counted.name}（${reporting.counted.measure}）`;
  const { numerator, denominator } = reporting;
  return `分子：${numerator.name}（${numerator.measure}）\n分母：${denominator.name}（${denominator.measure}）`;
}

/** Whether figures of an earlier year were counted by the definition of today (口径). */
function isComparable({ series }: Indicator, year: number): boolean {
  return series.since === null || year >= series.since;
}

/** Builds the form of a unit; `lastYear` are its approved lines of the year before. */
export function toFormTemplate(plan: Plan, round: Round, unit: OrgUnit, lastYear: Entry[]): FormTemplate {
  const previous = new Map(lastYear.map((entry) => [entry.key, entry]));
  const rows = entryKeysOf(plan, unit, round.dataYear).map(({ key, indicator, part }): FormRow => {
    const last = isComparable(indicator, round.dataYear - 1) ? (previous.get(key) ?? null) : null;
    const value = last && unitValue(indicator, last);
    const label = indicator.parts.find((candidate) => candidate.key === part)?.label;
    return {
      key,
      indicator,
      part,
      serial: String(indicator.serial),
      name: label ? `${indicator.name}：${label}` : indicator.name,
      measure: indicator.measure,
      nature: indicator.nature,
      baseline: indicator.baseline.amount ?? '－',
      target: targetText(indicator),
      annualTarget: annualTargetOf(indicator, round.dataYear) ?? '－',
      inputs: figureFieldsOf(indicator),
      asks: asksOf(indicator),
      lastYear: last,
      lastYearText: value ? toText(value, indicator.decimals) : '－',
    };
  });
  return {
    plan: plan.id,
    round: round.id,
    unit: unit.id,
    version: round.templateVersion,
    title: `${plan.title}主要指标${round.dataYear}年度进展填报表`,
    unitName: unit.name,
    dataYear: round.dataYear,
    baseYear: plan.baseYear,
    endYear: plan.endYear,
    dueOn: round.dueOn,
    demoNotice: plan.demoNotice,
    rules: plan.rules ?? {},
    changeLimits: plan.changeLimits ?? noChangeLimits,
    rows,
  };
}

export function annualTargetOf(indicator: Indicator, year: number): Amount | null {
  return indicator.annualTargets[String(year)] ?? null;
}
