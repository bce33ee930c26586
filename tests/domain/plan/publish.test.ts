import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wayOf } from '../../../functions/domain/plan/annual-targets';
import { checkDraft } from '../../../functions/domain/plan/check-draft';
import { decomposeByYear, isDecomposed } from '../../../functions/domain/plan/decompose';
import { type PlanDraft, toDraft } from '../../../functions/domain/plan/draft';
import { directions, natures, rollUpMethods, valueKinds } from '../../../functions/domain/plan/indicator';
import { mustFindings, nothingChanged, toPlan } from '../../../functions/domain/plan/publish';
import { comparators } from '../../../functions/domain/plan/target';
import { aCount, anIndicator, aPart, aPlan, aTarget } from '../../support/builders';
import { aDraft, elderly, theCity, withCount, withRate } from './support';

const publication = { by: { id: 'pn_zhou', name: '周' }, at: '2024-01-08T01:00:00.000Z', note: '首次发布' } as const;

describe('publishing a plan', () => {
  it('makes the first version of a draft, with who, when and what for', () => {
    const plan = toPlan(aDraft({ revision: 7 }), theCity(), publication);
    expect(plan).toEqual({ ...aPlan(), version: 1, editions: [{ version: 1, ...publication }] });
  });

  it('counts the version up and keeps the record of those before', () => {
    const published = toPlan(aDraft(), theCity(), publication);
    const draft = { ...toDraft(published), indicators: [anIndicator({ remark: '口径不变' }), aCount()] };
    const next = toPlan(draft, theCity({ published }), { ...publication, note: '补充说明' });
    expect(next.version).toBe(2);
    expect(next.editions.map(({ version, note }) => [version, note])).toEqual([
      [1, '首次发布'],
      [2, '补充说明'],
    ]);
  });

  it('writes the lead departments by the names they have now', () => {
    const draft = withRate({ department: { id: elderly.id, name: '福利科' } });
    expect(toPlan(draft, theCity(), publication).indicators[0]?.department).toEqual({
      id: 'ou_city_elderly',
      name: '养老服务科',
    });
  });

  it('is refused while something stands in the way, with how much', () => {
    const draft = withRate({ nature: null, rollUp: 'SUM', target: null });
    expect(() => toPlan(draft, theCity(), publication)).toThrow(
      expect.objectContaining({ code: 'plan.hasFindings', details: { count: 3 } }),
    );
  });

  it('is not refused for what is only to be looked at', () => {
    const draft = withRate({ direction: 'FLOOR', target: aTarget('40') });
    expect(toPlan(draft, theCity(), publication).indicators[0]?.target).toEqual(aTarget('40'));
  });

  it('is refused on a draft of a version that is no longer the newest', () => {
    const published = aPlan({ version: 3 });
    const draft = { ...toDraft(published), basedOn: 2 };
    expect(() => toPlan(draft, theCity({ published }), publication)).toThrow(
      expect.objectContaining({ code: 'plan.stale', details: { expected: 2, current: 3 } }),
    );
  });
});

describe('whether there is anything to publish', () => {
  it.each<[string, PlanDraft, boolean]>([
    ['a draft nobody touched', toDraft(aPlan()), true],
    ['a draft saved without a change', { ...toDraft(aPlan()), revision: 4, saved: publication }, true],
    ['a remark more', { ...toDraft(aPlan()), indicators: [anIndicator({ remark: '见注' }), aCount()] }, false],
    ['rows in another order', { ...toDraft(aPlan()), indicators: [aCount(), anIndicator()] }, false],
    ['a rule set otherwise', { ...toDraft(aPlan()), rules: { W2: 'notice' } }, false],
    [
      'rules and limits taken back to the usual ones',
      { ...toDraft(aPlan()), rules: {}, changeLimits: { points: null, percent: null } },
      true,
    ],
    ['another way through the office', { ...toDraft(aPlan()), route: ['review'] }, false],
  ])('%s', (_, draft, isSame) => {
    expect(nothingChanged(draft, aPlan())).toBe(isSame);
  });

  it('does not depend on the order in which fields were written', () => {
    const reversed = Object.fromEntries(Object.entries(aTarget('50')).toReversed()) as ReturnType<typeof aTarget>;
    expect(
      nothingChanged({ ...toDraft(aPlan()), indicators: [anIndicator({ target: reversed }), aCount()] }, aPlan()),
    ).toBe(true);
  });

  it('is always so before the first publication', () => {
    expect(nothingChanged(aDraft(), null)).toBe(false);
  });
});

/** Drafts as planners leave them: some in order, some not. */
const drafts = fc
  .record({
    nature: fc.constantFrom(...natures, null),
    valueKind: fc.constantFrom(...valueKinds),
    direction: fc.constantFrom(...directions),
    rollUp: fc.constantFrom(...rollUpMethods),
    isRatio: fc.boolean(),
    comparator: fc.constantFrom(...comparators),
    start: fc.integer({ min: 0, max: 110 }),
    aim: fc.integer({ min: 0, max: 110 }),
    hasYears: fc.boolean(),
    hasParts: fc.boolean(),
  })
  .map(({ isRatio, start, aim, comparator, hasYears, hasParts, ...choices }) => {
    const [rate, count] = [anIndicator(), aCount()];
    const baseline = { ...rate.baseline, amount: String(start), raw: String(start) };
    const target = aTarget(String(aim), { comparator });
    const way = wayOf({ ...rate, direction: choices.direction, baseline, target }, 2020, 'linear', null);
    const years = way && hasYears ? decomposeByYear(way) : {};
    const isDivided = isDecomposed(years) && hasYears;
    return withRate({
      ...choices,
      reporting: (isRatio ? rate : count).reporting,
      baseline,
      target,
      parts: hasParts ? [aPart('city', '城市'), aPart('rural', '农村')] : [],
      annualTargets: isDivided ? years : {},
      decomposition: isDivided ? { method: 'linear', gridOf: null, reasons: {} } : null,
    });
  });

describe('any draft', () => {
  it('is published if and only if nothing stands in the way, and stays in order as the next draft', () => {
    let published = 0;
    fc.assert(
      fc.property(drafts, fc.boolean(), (draft, hasRounds) => {
        const stands = mustFindings(checkDraft(draft, theCity()));
        if (stands.length > 0) {
          expect(() => toPlan(draft, theCity(), publication)).toThrow('plan.hasFindings');
          return;
        }
        const plan = toPlan(draft, theCity(), publication);
        published += 1;
        expect(plan.indicators.map(({ id }) => id)).toEqual(draft.indicators.map(({ id }) => id));
        expect(mustFindings(checkDraft(toDraft(plan), theCity({ published: plan, hasRounds })))).toEqual([]);
        expect(nothingChanged(toDraft(plan), plan)).toBe(true);
      }),
      { numRuns: 3000, seed: 14 },
    );
    // Else the property would hold of nothing.
    expect(published).toBeGreaterThan(50);
  });

  it('of a published plan can be published again after any harmless change', () => {
    const plan = toPlan(withCount({ remark: '甲' }), theCity(), publication);
    const draft = { ...toDraft(plan), indicators: [anIndicator(), aCount({ remark: '乙' })] };
    expect(toPlan(draft, theCity({ published: plan, hasRounds: true }), publication).version).toBe(2);
  });
});
