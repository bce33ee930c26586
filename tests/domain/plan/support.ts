import { type IndicatorDraft, type PlanDraft, toDraft } from '../../../functions/domain/plan/draft';
import type { Indicator } from '../../../functions/domain/plan/indicator';
import type { Plan } from '../../../functions/domain/plan/plan';
import type { PlanSurroundings } from '../../../functions/domain/plan/planning';
import type { Target } from '../../../functions/domain/plan/target';
import { aCount, anIndicator, aPlan } from '../../support/builders';
import { bureau, countyA, countyB } from '../../support/people';

/** The lead department of the builders' indicators. */
export const elderly = { ...bureau, id: 'ou_city_elderly', name: '养老服务科', type: '科室' } as const;

/** A city in which everything is in order: two counties that fill, somebody at the city who reviews. */
export function theCity(differs: Partial<PlanSurroundings> = {}): PlanSurroundings {
  return {
    published: null,
    units: [countyA, countyB, bureau, elderly],
    staffing: { fillers: ['ou_a', 'ou_b', 'ou_bureau'], reviewers: ['ou_city'] },
    hasRounds: false,
    ...differs,
  };
}

/** The builders' plan, never published, with a rate of 41 → 50 % and a count of 1044 → 5000. */
export function aDraft(differs: Partial<PlanDraft> = {}): PlanDraft {
  return { ...toDraft(aPlan()), basedOn: 0, ...differs };
}

/** A draft with the rate changed as the test wants it, the count beside it. */
export const withRate = (rate: Partial<IndicatorDraft>, draft: Partial<PlanDraft> = {}): PlanDraft =>
  aDraft({ indicators: [{ ...anIndicator(), ...rate }, aCount()], ...draft });

/** A draft with the count changed, the rate before it. */
export const withCount = (count: Partial<IndicatorDraft>, draft: Partial<PlanDraft> = {}): PlanDraft =>
  aDraft({ indicators: [anIndicator(), { ...aCount(), ...count }], ...draft });

/** The same plan published, figures asked for on it. */
export const afterRounds = (rate: Partial<Indicator> = {}, plan: Partial<Plan> = {}): PlanSurroundings =>
  theCity({ published: aPlan({ indicators: [anIndicator(rate), aCount()], ...plan }), hasRounds: true });

/** A target measured on something else: at least 1.3 times it. */
export function relativeTo(
  reference: Extract<Target, { kind: 'relative' }>['reference'],
  lagYears = 0,
): Extract<Target, { kind: 'relative' }> {
  return {
    kind: 'relative',
    version: 1,
    dueYear: 2025,
    everyYear: false,
    strength: 'hard',
    raw: '不低于低保标准的1.3倍',
    comparator: 'GE',
    reference,
    multiplier: '1.3',
    offset: '0',
    lagYears,
  };
}
