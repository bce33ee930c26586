import type { IndicatorId } from '../ids';
import type { OrgUnit } from '../org/units';
import type { IndicatorDraft } from '../plan/draft';
import type { Allocation } from '../plan/indicator';
import { type CatalogueColumnId, catalogueFields } from '../plan/plan-findings';
import { annualColumn, headingOf } from './columns';
import { describeChecks } from './describe-checks';
import { describeTarget } from './describe-target';
import { toCatalogueTexts } from './to-rows';

/** One cell, or one of the indicator's checks (校验设定), that says something else, in the office's words. */
export interface Change {
  column: CatalogueColumnId | 'appliesTo' | 'checks';
  heading: string;
  before: string;
  after: string;
}

/** How one indicator differs. An added one lists its filled cells, a removed one nothing. */
export interface Difference {
  indicator: IndicatorId;
  name: string;
  kind: 'added' | 'removed' | 'changed';
  changes: Change[];
}

/** Who reports it, as a sentence: `区镇（不含张浦镇）`, `张浦镇、周市镇`. Units that are not in the list stand by their ids. */
export function describeAllocation(allocation: Allocation | null, units: OrgUnit[]): string {
  if (allocation === null) return '';
  const names = (ids: string[]) => ids.map((id) => units.find((unit) => unit.id === id)?.name ?? id).join('、');
  if (allocation.by === 'units') return names(allocation.units);
  const except = allocation.except.length > 0 ? `（不含${names(allocation.except)}）` : '';
  return `${allocation.types.join('、')}${except}`;
}

/** The texts to compare. The same wording read otherwise (底线 turned into 上限) is a difference too, and shows as such. */
function textsOf(indicator: IndicatorDraft, other: IndicatorDraft | null, all: IndicatorDraft[], years: number[]) {
  const texts = toCatalogueTexts(indicator, years);
  const names = { references: [], indicators: all };
  const terms = (one: IndicatorDraft) => describeTarget(one.target && { ...one.target, dueYear: 0 }, names);
  const isReadOtherwise =
    indicator.target !== null &&
    other?.target !== null &&
    indicator.target.raw === other?.target?.raw &&
    terms(indicator) !== terms(other);
  return isReadOtherwise
    ? { ...texts, target: `${texts.target}（读作${describeTarget(indicator.target, names)}）` }
    : texts;
}

function changesOf(
  before: IndicatorDraft | null,
  after: IndicatorDraft,
  all: IndicatorDraft[],
  units: OrgUnit[],
): Change[] {
  const years = new Set([before, after].flatMap((one) => Object.keys(one?.annualTargets ?? {}).map(Number)));
  const sorted = [...years].sort((one, other) => one - other);
  const left = before && textsOf(before, after, all, sorted);
  const right = textsOf(after, before, all, sorted);
  const columns = catalogueFields.flatMap<CatalogueColumnId>((id) =>
    id === 'annualReason' ? [...sorted.map(annualColumn), id] : [id],
  );
  const changes: Change[] = columns.map((column) => ({
    column,
    heading: headingOf(column),
    before: left?.[column] ?? '',
    after: right[column] ?? '',
  }));
  changes.push({
    column: 'appliesTo',
    heading: '填报单位',
    before: describeAllocation(before?.appliesTo ?? null, units),
    after: describeAllocation(after.appliesTo, units),
  });
  changes.push(...changesOfChecks(before, after, all));
  return changes.filter((change) => change.before !== change.after);
}

/** An indicator that is new names only those of its checks that are not as usual. */
function changesOfChecks(before: IndicatorDraft | null, after: IndicatorDraft, all: IndicatorDraft[]): Change[] {
  const left = before && describeChecks(before.checks, all);
  return describeChecks(after.checks, all).map(({ heading, text, usual }, index) => ({
    column: 'checks',
    heading,
    before: left?.[index]?.text ?? (text === usual ? usual : ''),
    after: text,
  }));
}

/**
 * What differs between two states of a plan's indicators, in the order of `after`, removed ones last: what the two sheets show, and
 * how figures are checked. `units` lend their names to the allocation.
 */
export function compareIndicators(
  before: IndicatorDraft[],
  after: IndicatorDraft[],
  units: OrgUnit[] = [],
): Difference[] {
  const known = new Map(before.map((indicator) => [indicator.id, indicator]));
  const kept = new Set(after.map(({ id }) => id));
  // What something was measured on, or part of, may be among those that are gone.
  const all = [...after, ...before];
  const differences = after.map<Difference>((indicator) => {
    const stored = known.get(indicator.id) ?? null;
    return {
      indicator: indicator.id,
      name: indicator.name,
      kind: stored === null ? 'added' : 'changed',
      changes: changesOf(stored, indicator, all, units),
    };
  });
  return [
    ...differences.filter(({ kind, changes }) => kind === 'added' || changes.length > 0),
    ...before
      .filter(({ id }) => !kept.has(id))
      .map<Difference>(({ id, name }) => ({ indicator: id, name, kind: 'removed', changes: [] })),
  ];
}
