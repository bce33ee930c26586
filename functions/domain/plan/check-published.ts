import { exact, isSameAmount } from '../decimal';
import type { Adjustment } from './adjustment';
import { type CheckContext, type Found, type IndicatorCheck, spanText } from './check-context';
import { targetText } from './check-target';
import type { IndicatorDraft, PlanDraft } from './draft';
import type { Indicator } from './indicator';
import { isMeasuredAlike } from './measure';
import type { CatalogueField, PlanFinding } from './plan-findings';
import { isSameContent } from './same-content';
import type { Target } from './target';

/** What publishing may not do in silence, held against the version in force. */
export const checkPublished: IndicatorCheck = (indicator, { draft, surroundings }) => {
  const published = surroundings.published?.indicators.find(({ id }) => id === indicator.id);
  return [
    ...(published && surroundings.hasRounds
      ? [
          ...checkTargets(indicator, published),
          ...checkBaselines(indicator, published),
          ...checkSeries(indicator, published),
        ]
      : []),
    ...checkAdjustments(indicator, published),
    ...checkSeriesYear(indicator, published, draft),
    ...checkLifecycle(indicator, draft),
  ];
};

/** Published indicators that a draft has lost: one is retired (指标去向), never removed. In the published order. */
export function findRemoved({ draft, surroundings }: CheckContext): Pick<PlanFinding, 'indicator' | 'found'>[] {
  const kept = new Set(draft.indicators.map(({ id }) => id));
  const published = surroundings.published?.indicators ?? [];
  return published.filter(({ id }) => !kept.has(id)).map(({ id, name }) => ({ indicator: id, found: name }));
}

/** What a target is judged by: all but its wording, with 50.0 the same figure as 50. */
function substanceOf(target: Target | null) {
  if (target === null) return null;
  const { raw: _, dueYear: __, ...rest } = target;
  const figures = ['amount', 'lower', 'upper', 'tolerance', 'multiplier', 'offset'];
  return Object.fromEntries(
    Object.entries(rest).map(([key, value]) => [
      key,
      figures.includes(key) ? exact(String(value)).toFraction() : value,
    ]),
  );
}

/** 目标调整 is a procedure of its own; publishing leaves targets that figures were reported on as they are. */
function checkTargets(indicator: IndicatorDraft, published: Indicator): Found[] {
  const pairs: [Target | null, Target | null][] = [
    [indicator.target, published.target],
    [indicator.unitTarget, published.unitTarget],
    ...pairParts(indicator, published).map(([now, then]): [Target | null, Target | null] => [
      now?.target ?? null,
      then?.target ?? null,
    ]),
  ];
  const rewritten = (column: CatalogueField, found: string, expected: string): Found => ({
    rule: 'targetRewritten',
    column,
    found,
    expected,
  });
  const found = pairs.flatMap(([now, then]) => {
    // An empty cell is asked for anyway.
    if (now === null && then !== null && then === published.target) return [];
    if (!isSameContent(substanceOf(now), substanceOf(then)))
      return [rewritten('target', now ? targetText(now) : '', then ? targetText(then) : '')];
    return now && then && now.dueYear !== then.dueYear
      ? [rewritten('dueYear', String(now.dueYear), String(then.dueYear))]
      : [];
  });
  // 5000 of something else is another target. An empty cell is asked for anyway.
  if (indicator.measure.trim() !== '' && !isMeasuredAlike(indicator.measure, published.measure))
    found.push(rewritten('measure', indicator.measure, published.measure));
  // A duty made an expectation, or a way made a threshold, eases the target as much as another figure would.
  for (const column of ['nature', 'direction'] as const)
    if (indicator[column] !== null && indicator[column] !== published[column])
      found.push(rewritten(column, indicator[column], published[column]));
  return found;
}

/** Adjustments (目标调整) come from their own procedure, with two persons to it; no draft adds, changes or takes away any. */
function checkAdjustments({ adjustments }: IndicatorDraft, published: Indicator | undefined): Found[] {
  const approved = published?.adjustments ?? [];
  if (isSameContent(adjustments, approved)) return [];
  const named = (list: Adjustment[]) => list.map(({ documentNumber }) => documentNumber).join('、');
  return [{ rule: 'targetRewritten', column: 'target', found: named(adjustments), expected: named(approved) }];
}

/** Parts of now and then by key; one that came or went has no other side. */
function pairParts(indicator: IndicatorDraft, published: Indicator) {
  const keys = new Set([...published.parts, ...indicator.parts].map(({ key }) => key));
  return [...keys].map(
    (key) =>
      [indicator.parts.find((part) => part.key === key), published.parts.find((part) => part.key === key)] as const,
  );
}

function checkBaselines(indicator: IndicatorDraft, published: Indicator): Found[] {
  const pairs = [
    [indicator.baseline, published.baseline] as const,
    ...pairParts(indicator, published).map(([now, then]) => [now?.baseline, then?.baseline] as const),
  ];
  return pairs.flatMap(([now, then]) => {
    const [amount, before] = [now?.amount ?? null, then?.amount ?? null];
    if (isSameAmount(amount, before)) return [];
    return [{ rule: 'baselineRewritten', column: 'baseline', found: amount ?? '', expected: before ?? '' }];
  });
}

/**
 * A changed numerator, denominator, scope, time basis (数据口径) or division into parts breaks the series: figures before and after may
 * not be compared (口径版次).
 */
function checkSeries(indicator: IndicatorDraft, published: Indicator): Found[] {
  // An emptied cell is asked for anyway.
  const accumulation = indicator.accumulation ?? published.accumulation;
  const changed = definitionsOf({ ...indicator, accumulation }).find(([column, now]) => {
    const before = definitionsOf(published).find(([other]) => other === column);
    return now !== before?.[1];
  });
  const isBroken = indicator.series.number === published.series.number + 1;
  const isUnbroken = indicator.series.number === published.series.number;
  if (isBroken || (isUnbroken && (!changed || indicator.reporting === null))) return [];
  const [column, found] = changed ?? ['seriesSince', String(indicator.series.number)];
  const before = definitionsOf(published).find(([other]) => other === column)?.[1] ?? String(published.series.number);
  return [{ rule: 'seriesNotBroken', column, found, expected: before }];
}

/**
 * What a figure is made of, by the column that says it; the keys of parts, under which figures are filed, stand in none. Whether it
 * comes in whole numbers does not change what it is.
 */
function definitionsOf(indicator: IndicatorDraft): [CatalogueField | null, string][] {
  const { accumulation, reporting, population, includesFiled, parts } = indicator;
  const counted = reporting?.kind === 'ratio' ? reporting.numerator : reporting?.counted;
  const divisor = reporting?.kind === 'ratio' ? reporting.denominator : null;
  const factor = reporting?.kind === 'ratio' ? reporting.per : reporting?.scale;
  return [
    ['accumulation', accumulation ?? ''],
    ['counted', counted?.name ?? ''],
    ['countedMeasure', counted?.measure ?? ''],
    ['denominator', divisor?.name ?? ''],
    ['denominatorMeasure', divisor?.measure ?? ''],
    ['per', String(factor ?? '')],
    ['population', population ?? ''],
    ['includesFiled', String(includesFiled ?? '')],
    [
      null,
      parts
        .map(({ key }) => key)
        .sort()
        .join('、'),
    ],
  ];
}

/** A second series begins in a year of the plan, each one later than the one before it. */
function checkSeriesYear(
  { series }: IndicatorDraft,
  published: Indicator | undefined,
  { startYear, endYear }: PlanDraft,
): Found[] {
  if (series.number === 1) return [];
  const before = published && published.series.number < series.number ? published.series.since : null;
  const earliest = Math.max(startYear, (before ?? 0) + 1);
  if (series.since !== null && series.since >= earliest && series.since <= endYear) return [];
  return [
    {
      rule: 'seriesYearMissing',
      column: 'seriesSince',
      found: series.since === null ? '' : String(series.since),
      expected: spanText(earliest, endYear),
    },
  ];
}

/** An indicator leaves (划转, 停止统计) in a year of the plan. */
function checkLifecycle({ lifecycle }: IndicatorDraft, { startYear, endYear }: PlanDraft): Found[] {
  if (lifecycle.state === 'active' || (lifecycle.since >= startYear && lifecycle.since <= endYear)) return [];
  return [
    {
      rule: 'lifecycleYearOutside',
      column: 'lifecycleSince',
      found: String(lifecycle.since),
      expected: spanText(startYear, endYear),
    },
  ];
}
