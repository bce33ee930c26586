import { type Amount, toPlainText } from '../../../functions/domain/decimal';
import type { SeriesId } from '../../../functions/domain/ids';
import type { IndicatorDraft, PlanDraft } from '../../../functions/domain/plan/draft';
import { type ReferenceRecord, type ReferenceValue, referenceValue } from '../../../functions/domain/plan/reference';
import { boundsOf, type Target } from '../../../functions/domain/plan/target';

export type RelativeTarget = Extract<Target, { kind: 'relative' }>;

/** One way in which indicators rest on a series: the same comparator, multiplier, offset and lag. */
export interface Rule {
  target: RelativeTarget;
  measure: string;
  /** Serials of the indicators that use it so, in the plan's order. */
  serials: number[];
}

const targetsOf = ({ target, unitTarget, parts }: IndicatorDraft): Target[] =>
  [target, unitTarget, ...parts.map((part) => part.target)].filter((one) => one !== null);

/** How the plan's indicators use a series; targets that say the same stand together. */
export function rulesOn({ indicators }: Pick<PlanDraft, 'indicators'>, series: SeriesId): Rule[] {
  const rules = new Map<string, Rule>();
  for (const indicator of indicators)
    for (const target of targetsOf(indicator)) {
      if (target.kind !== 'relative' || target.reference.kind !== 'series' || target.reference.series !== series)
        continue;
      const { comparator, multiplier, offset, lagYears } = target;
      const key = [comparator, multiplier, offset, lagYears, indicator.measure].join(' ');
      const rule = rules.get(key) ?? { target, measure: indicator.measure, serials: [] };
      if (!rule.serials.includes(indicator.serial)) rule.serials.push(indicator.serial);
      rules.set(key, rule);
    }
  return [...rules.values()];
}

export interface Threshold {
  /** The data year it holds for, and the year whose figure it rests on. */
  year: number;
  basisYear: number;
  /** Both null while nobody has entered the figure. Exact, never rounded. */
  basis: Amount | null;
  amount: Amount | null;
}

/** The threshold of one data year: 1.3 × 720 = 936. */
export function thresholdOf({ target }: Rule, record: ReferenceRecord | undefined, year: number): Threshold {
  const basisYear = year - target.lagYears;
  const basis = referenceValue(record, basisYear);
  const bounds = boundsOf(target, year, (_, asked) => referenceValue(record, asked));
  return {
    year,
    basisYear,
    basis: basis && toPlainText(basis),
    amount: bounds && 'amount' in bounds ? toPlainText(bounds.amount) : null,
  };
}

/** All years of the plan. */
export function yearsOf({ startYear, endYear }: Pick<PlanDraft, 'startYear' | 'endYear'>): number[] {
  return Array.from({ length: endYear - startYear + 1 }, (_, index) => startYear + index);
}

/** The years whose figures the rules need, and those entered besides, in order. */
export function seriesYears(draft: PlanDraft, rules: Rule[], record: ReferenceRecord | undefined): number[] {
  const lags = rules.length > 0 ? rules.map(({ target }) => target.lagYears) : [0];
  const needed = yearsOf(draft).flatMap((year) => lags.map((lag) => year - lag));
  const entered = record?.values.map(({ year }) => year) ?? [];
  return [...new Set([...needed, ...entered])].toSorted((one, other) => one - other);
}

/** All that was entered for a year, newest version first. */
export function versionsOf(record: ReferenceRecord | undefined, year: number): ReferenceValue[] {
  return (record?.values ?? [])
    .filter((value) => value.year === year)
    .toSorted((one, other) => other.version - one.version);
}

/** Years that are over and lack a figure that a rule needs. */
export function missingYears(
  draft: PlanDraft,
  rules: Rule[],
  record: ReferenceRecord | undefined,
  thisYear: number,
): number[] {
  if (rules.length === 0) return [];
  const needed = new Set(rules.flatMap(({ target }) => yearsOf(draft).map((year) => year - target.lagYears)));
  return [...needed]
    .filter((year) => year < thisYear && versionsOf(record, year).length === 0)
    .toSorted((one, other) => one - other);
}

/** The thresholds within the plan that would follow if a year had this figure: one for each rule. */
export function thresholdsFrom(
  draft: PlanDraft,
  rules: Rule[],
  { year, amount }: { year: number; amount: Amount },
): { rule: Rule; threshold: Threshold }[] {
  const value: ReferenceValue = { year, amount, version: 1, source: '', by: { id: 'pn_', name: '' }, at: '' };
  return rules.flatMap((rule) => {
    const dataYear = year + rule.target.lagYears;
    const record: ReferenceRecord = { plan: draft.id, series: 'rs_', revision: 0, values: [value] };
    return yearsOf(draft).includes(dataYear) ? [{ rule, threshold: thresholdOf(rule, record, dataYear) }] : [];
  });
}
