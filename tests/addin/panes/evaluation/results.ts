import { presentEvaluation } from '../../../../functions/api/present/evaluation';
import type { EvaluationReply } from '../../../../functions/contract/evaluation';
import { type EvaluationRequest, evaluate } from '../../../../functions/domain/evaluation/evaluate';
import type { OrgUnit } from '../../../../functions/domain/org/units';
import { adjustmentInForce, withOriginalTargets, withTargetsOf } from '../../../../functions/domain/plan/adjustment';
import type { MilestoneKind, Plan } from '../../../../functions/domain/plan/plan';
import { noReferences } from '../../../../functions/domain/plan/target';
import type { Entry } from '../../../../functions/domain/submission/entry';
import { newSubmission } from '../../../../functions/domain/submission/submission';
import { aCount, anEntry, anIndicator, aPlan, aRound } from '../../../support/builders';
import { city, countyA, countyB } from '../../../support/people';

/** A binding rate far from its target, an anticipatory count on its way. */
export const plan = aPlan({ indicators: [anIndicator(), aCount()] });

export const lagging: Entry[] = [
  anEntry('KS2-01', { numerator: '430', denominator: '1000' }),
  anEntry('KS2-02', { amount: '2000' }),
];
export const better: Entry[] = [
  anEntry('KS2-01', { numerator: '440', denominator: '1000' }),
  anEntry('KS2-02', { amount: '2000' }),
];

/** The reply for county A and county B in 2023; null = not approved yet. */
export function anEvaluation(
  a: Entry[] | null,
  b: Entry[] | null,
  of: Plan = plan,
  kind: MilestoneKind = 'annual',
): EvaluationReply {
  const round = aRound();
  const reports: [OrgUnit, Entry[] | null][] = [
    [countyA, a],
    [countyB, b],
  ];
  const inForce = withTargetsOf(of, of, round.dataYear);
  const isAdjusted = of.indicators.some((indicator) => adjustmentInForce(indicator, round.dataYear) !== null);
  const request: EvaluationRequest = {
    year: round.dataYear,
    kind,
    children: reports.map(([unit, entries]) => ({ unit, entries })),
    earlier: [],
    lookUp: noReferences,
  };
  return presentEvaluation({
    progress: {
      round,
      plan: of,
      daysLeft: 5,
      units: reports.map(([unit, entries]) => ({
        unit,
        head: {
          ...newSubmission(round.id, unit.id, city.id),
          figures: entries ?? [],
          contentHash: entries && 'c0ffee00c0ffee00c0ffee00',
          status: entries ? 'approved' : 'submitted',
        },
        hasBegun: true,
        filled: 2,
        total: 2,
        fillers: [],
      })),
    },
    plan: inForce,
    newest: of,
    references: [],
    owner: city,
    evaluation: evaluate(inForce, request),
    byOriginal: isAdjusted ? evaluate(withOriginalTargets(inForce), request) : null,
    counted: [],
    asOf: '2024-01-10T01:00:00.000Z',
    earlier: [],
  });
}
