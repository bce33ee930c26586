import { describe, expect, it } from 'vitest';
import type { Person } from '../../../functions/domain/org/people';
import { type PlanDraft, toDraft } from '../../../functions/domain/plan/draft';
import type { Plan } from '../../../functions/domain/plan/plan';
import {
  allowedPlanActions,
  planRefusal,
  referenceRefusal,
  roundRefusal,
} from '../../../functions/domain/plan/plan-refusal';
import { type PlanAction, planActions } from '../../../functions/domain/plan/planning';
import type { Refusal } from '../../../functions/domain/problem';
import { anIndicator, aPlan, aRound } from '../../support/builders';
import { chen, countyA, countyB, elsewhere, li, people, qin, sun, wang, zhang, zhou } from '../../support/people';
import { aDraft, theCity, withRate } from './support';

const situation = (actor: Person, draft: PlanDraft = aDraft(), published: Plan | null = null) => ({
  draft,
  surroundings: theCity({ published }),
  actor,
});
const changed = (published: Plan) => ({ ...toDraft(published), title: '示例市民政事业发展“十四五”规划（修订）' });

describe('who may plan', () => {
  it.each(planActions)('%s is open to the planners of the plan’s owner and to nobody else', (action) => {
    const published = aPlan();
    const allowed = people.filter(
      (actor) => planRefusal(action, situation(actor, changed(published), published)) === null,
    );
    expect(allowed).toEqual([zhou, chen]);
  });

  it.each([zhang, li, wang, sun, qin])('$name sees no action at all', (actor) => {
    expect(allowedPlanActions(situation(actor))).toEqual([]);
  });

  it('shows a planner every action, each disabled one with its reason', () => {
    expect(allowedPlanActions(situation(zhou))).toEqual([
      { action: 'savePlanDraft', refusal: null },
      { action: 'publishPlan', refusal: null },
      { action: 'openRound', refusal: { code: 'plan.notPublished', details: {} } },
      { action: 'recordReference', refusal: null },
    ]);
  });
});

describe('what a plan does not allow', () => {
  const notice = aPlan({ status: 'forComment' });
  const empty = aPlan({ indicators: [] });

  it.each<[string, PlanAction, PlanDraft, Plan | null, Refusal | null]>([
    [
      'publishing what is published',
      'publishPlan',
      toDraft(aPlan()),
      aPlan(),
      { code: 'plan.nothingToPublish', details: {} },
    ],
    [
      'publishing an empty plan',
      'publishPlan',
      aDraft({ indicators: [] }),
      null,
      { code: 'plan.noIndicators', details: {} },
    ],
    [
      'publishing over findings',
      'publishPlan',
      withRate({ nature: null, department: null }),
      null,
      { code: 'plan.hasFindings', details: { count: 2 } },
    ],
    ['publishing a 征求意见稿, which is only not in force', 'publishPlan', changed(notice), notice, null],
    [
      'asking for figures on a 征求意见稿',
      'openRound',
      toDraft(notice),
      notice,
      { code: 'plan.forComment', details: {} },
    ],
    ['asking for figures on an empty plan', 'openRound', aDraft(), empty, { code: 'plan.noIndicators', details: {} }],
    // A round is opened on what is published; a draft in disorder is no hindrance.
    ['asking for figures while the draft is being worked on', 'openRound', withRate({ nature: null }), aPlan(), null],
    ['saving a draft in disorder', 'savePlanDraft', withRate({ nature: null }), null, null],
  ])('%s', (_, action, draft, published, refused) => {
    expect(planRefusal(action, situation(zhou, draft, published))).toEqual(refused);
  });
});

describe('a round that is asked for', () => {
  const units = [countyA, countyB, elsewhere];
  const wanted = { dataYear: 2024, dueOn: '2025-01-20' };
  const refused = (differs: Partial<typeof wanted>, plan = aPlan(), at = units) =>
    roundRefusal(plan, { ...wanted, ...differs }, [aRound()], '2025-01-20', at);

  it('may be due on the day itself, in any year of the plan not asked for yet', () => {
    expect(refused({})).toBeNull();
    expect(refused({ dataYear: 2021 })).toBeNull();
    expect(refused({ dataYear: 2025 })).toBeNull();
  });

  it('is refused for a year that was asked for already, closed or not', () => {
    const closed = [aRound({ isOpen: false })];
    expect(roundRefusal(aPlan(), { ...wanted, dataYear: 2023 }, closed, '2025-01-20', units)).toEqual({
      code: 'round.exists',
      details: { dataYear: 2023 },
    });
    // The same year of another plan is another matter.
    const others = [aRound({ plan: 'pl_other', dataYear: 2024 })];
    expect(roundRefusal(aPlan(), wanted, others, '2025-01-20', units)).toBeNull();
  });

  it.each([2020, 2026])('is refused for %i, outside of the plan', (dataYear) => {
    expect(refused({ dataYear })).toEqual({
      code: 'round.yearOutside',
      details: { dataYear, startYear: 2021, endYear: 2025 },
    });
  });

  it('is refused with a day that is past', () => {
    expect(refused({ dueOn: '2025-01-19' })).toEqual({ code: 'round.dueInPast', details: { dueOn: '2025-01-19' } });
  });

  it('is refused where nobody reports that year', () => {
    const nobody = { code: 'round.nobodyReports', details: { dataYear: 2024 } };
    const ended = aPlan({ indicators: [anIndicator({ lifecycle: { state: 'discontinued', since: 2024, note: '' } })] });
    expect(refused({}, ended)).toEqual(nobody);
    expect(refused({}, aPlan(), [elsewhere, { ...countyA, validTo: 2023 }])).toEqual(nobody);
  });
});

describe('a figure from outside', () => {
  const series = { id: 'rs_ks_1', name: '低保标准', measure: '元/月', definition: '' } as const;

  it('is taken for a series of the plan only', () => {
    expect(referenceRefusal(aPlan({ references: [series] }), 'rs_ks_1')).toBeNull();
    expect(referenceRefusal(aPlan({ references: [series] }), 'rs_ks_2')).toEqual({
      code: 'plan.unknownSeries',
      details: { series: 'rs_ks_2' },
    });
  });
});
