import { toText } from '../../../functions/domain/decimal';
import {
  type EvaluationRequest,
  evaluate,
  type IndicatorEvaluation,
} from '../../../functions/domain/evaluation/evaluate';
import type { OrgUnitId } from '../../../functions/domain/ids';
import type { Indicator } from '../../../functions/domain/plan/indicator';
import type { MilestoneKind, Plan } from '../../../functions/domain/plan/plan';
import { type Comparator, noReferences } from '../../../functions/domain/plan/target';
import type { ChildReport } from '../../../functions/domain/roll-up/roll-up';
import { aCount, anEntry, aPlan, aTarget } from '../../support/builders';
import { countyA } from '../../support/people';

/** A figure one unit states for all, from baseline to target by 2025: value in, value out. */
export function from(
  baseline: string | null,
  target: string,
  differs: Partial<Indicator> = {},
  comparator: Comparator = 'GE',
): Indicator {
  return aCount({
    accumulation: 'STOCK',
    rollUp: 'CITY',
    measure: '%',
    decimals: 1,
    reporting: { kind: 'amount', counted: { name: '完成值', measure: '', isWhole: false }, scale: 1 },
    baseline: { amount: baseline, raw: baseline ?? '－', source: 'table', note: null },
    target: aTarget(target, { comparator }),
    ...differs,
  });
}

/** What units say of one indicator: an amount each; null = nothing approved. */
export function reports(indicator: Indicator, amounts: Record<string, string | null>): ChildReport[] {
  return Object.entries(amounts).map(([name, amount]) => ({
    unit: { ...countyA, id: `ou_${name}` as OrgUnitId, name },
    entries: amount === null ? null : [anEntry(indicator.id, { amount })],
  }));
}

interface Occasion extends Partial<Omit<EvaluationRequest, 'children' | 'earlier'>> {
  plan?: Partial<Plan>;
  /** Amounts of the years before, by year. */
  before?: Record<number, Record<string, string | null>>;
}

/** The evaluation of a plan of one indicator; without more said, of 2023 and during the plan. */
export function evaluateOne(
  indicator: Indicator,
  amounts: string | Record<string, string | null>,
  { plan = {}, before = {}, ...differs }: Occasion = {},
): IndicatorEvaluation {
  const kind: MilestoneKind = 'annual';
  const { indicators } = evaluate(aPlan({ indicators: [indicator], ...plan }), {
    ...{ year: 2023, kind, lookUp: noReferences },
    children: reports(indicator, typeof amounts === 'string' ? { a: amounts } : amounts),
    earlier: Object.entries(before).map(([year, of]) => ({ year: Number(year), children: reports(indicator, of) })),
    ...differs,
  });
  const [item] = indicators;
  if (!item) throw new Error('the plan has lost its indicator');
  return item;
}

/** At the end of the plan. */
export const atTheEnd = { year: 2025, kind: 'final' } as const;

/** A share of one in percent. */
export function percent(share: { mul(factor: number): Parameters<typeof toText>[0] } | null | undefined, places = 2) {
  return share ? toText(share.mul(100), places) : null;
}
