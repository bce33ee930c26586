import type { IndicatorId } from '../ids';
import type { CheckContext, Found, IndicatorCheck } from './check-context';
import { targetsOf } from './check-target';
import type { IndicatorDraft, PlanDraft } from './draft';
import type { Reference, Target } from './target';

type Relative = Extract<Target, { kind: 'relative' }>;

const relativesOf = (indicator: IndicatorDraft): Relative[] =>
  targetsOf(indicator).flatMap(({ target }) => (target.kind === 'relative' ? [target] : []));

/** Whether everything an indicator rests on is there: series, other indicators, rows of the period before. */
export const checkReferences: IndicatorCheck = (indicator, context) => [
  ...relativesOf(indicator).flatMap(({ reference }) => checkReference(reference, context)),
  ...checkCircle(indicator, context.draft),
  ...checkPredecessor(indicator, context.draft),
];

function checkReference(reference: Reference, { draft, records }: CheckContext): Found[] {
  if (reference.kind === 'indicator') {
    const isKnown = draft.indicators.some(({ id }) => id === reference.indicator);
    return isKnown ? [] : [{ rule: 'referenceUnknown', column: 'target', found: reference.indicator }];
  }
  const series = draft.references.find(({ id }) => id === reference.series);
  if (!series) return [{ rule: 'referenceUnknown', column: 'target', found: reference.series }];
  const record = records.find((one) => one.plan === draft.id && one.series === series.id);
  const hasValues = record !== undefined && record.values.length > 0;
  return hasValues ? [] : [{ rule: 'referenceValueMissing', column: 'target', found: series.name }];
}

/** Indicators that this one's targets need in the same year. One on an earlier year's figure (上年度) is no step of a circle. */
const neededBy = (indicator: IndicatorDraft): IndicatorId[] =>
  relativesOf(indicator).flatMap(({ reference, lagYears }) =>
    reference.kind === 'indicator' && lagYears === 0 ? [reference.indicator] : [],
  );

/** A ring of targets of which each waits for the next; said at each member, the ring beginning with itself. */
function checkCircle(indicator: IndicatorDraft, draft: PlanDraft): Found[] {
  const byId = new Map(draft.indicators.map((one) => [one.id, one]));
  const seen = new Set<IndicatorId>();
  const paths: IndicatorId[][] = [[indicator.id]];
  // Breadth first, so that the shortest ring is the one that is named. The list grows while it is read.
  for (const path of paths) {
    const last = path.at(-1) ?? indicator.id;
    const current = path.length === 1 ? indicator : byId.get(last);
    for (const next of current ? neededBy(current) : []) {
      if (next === indicator.id)
        return [{ rule: 'referenceCircle', column: 'target', found: [...path, next].join(' → ') }];
      if (seen.has(next)) continue;
      seen.add(next);
      paths.push([...path, next]);
    }
  }
  return [];
}

function checkPredecessor({ id, predecessor }: IndicatorDraft, draft: PlanDraft): Found[] {
  if (predecessor === null) return [];
  const isKnown = [...draft.priorResults, ...draft.indicators].some(
    (one) => one.id === predecessor.indicator && one.id !== id,
  );
  return isKnown ? [] : [{ rule: 'predecessorUnknown', column: 'predecessor', found: predecessor.indicator }];
}
