import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exact, Fraction } from '../../../functions/domain/decimal';
import { intervalOf } from '../../../functions/domain/evaluation/attainment';
import { compositeIndex } from '../../../functions/domain/evaluation/composite-index';
import { evaluate, type IndicatorEvaluation } from '../../../functions/domain/evaluation/evaluate';
import { type JudgedVerdict, rankOf } from '../../../functions/domain/evaluation/verdict';
import { accumulations, directions, type Indicator, natures } from '../../../functions/domain/plan/indicator';
import { boundsOf, comparators, noReferences, type Target } from '../../../functions/domain/plan/target';
import { aPlan, aTarget } from '../../support/builders';
import { atTheEnd, evaluateOne, from, reports } from './situation';

/** Small figures with two decimals, so that limits, zero and equal values come up often. */
const amount = fc
  .oneof(fc.constantFrom(0, 5000, -5000, 10000), fc.integer({ min: -12000, max: 12000 }))
  .map((hundredths) => new Fraction(hundredths, 100).toString());

const sort = <Value>(a: Value, b: Value, by: (value: Value) => Fraction): [Value, Value] =>
  by(a).compare(by(b)) <= 0 ? [a, b] : [b, a];

function targetOfKind(kind: number, one: string, other: string, everyYear: boolean): Target {
  const [lower, upper] = sort(one, other, exact);
  const terms = { ...aTarget(one), everyYear };
  const { comparator: _, amount: __, ...bare } = terms;
  if (kind < comparators.length) return { ...terms, comparator: comparators[kind] ?? 'GE' };
  if (kind === comparators.length) return { ...bare, kind: 'range', lower, upper };
  return { ...bare, kind: 'approximate', amount: one, tolerance: '0.5' };
}

const indicators = fc
  .record({
    kind: fc.integer({ min: 0, max: comparators.length + 1 }),
    one: amount,
    other: amount,
    everyYear: fc.boolean(),
    baseline: fc.option(amount),
    direction: fc.constantFrom(...directions),
    nature: fc.constantFrom(...natures),
    accumulation: fc.constantFrom(...accumulations),
    rollUp: fc.constantFrom('SUM', 'CITY', 'MIN', 'MAX', 'NONE', 'ALL_TRUE', 'RATIO_OF_SUMS'),
    annual: fc.option(amount),
    unitTarget: fc.option(amount),
  })
  .map(({ kind, one, other, everyYear, baseline, annual, unitTarget, ...rest }) =>
    from(baseline, '1', {
      ...rest,
      target: targetOfKind(kind, one, other, everyYear),
      annualTargets: annual === null ? {} : { '2023': annual },
      unitTarget: unitTarget === null ? null : aTarget(unitTarget),
    }),
  );

const years = fc.integer({ min: 2019, max: 2027 });
const kinds = fc.constantFrom('annual', 'midTerm', 'final');
const units = fc.record({ a: fc.option(amount), b: fc.option(amount), c: fc.option(amount) });

/** All that is told of an indicator, without the order in which units came. */
function told({ verdict, provisional, isAlert, isExceeded, actual, parts }: IndicatorEvaluation) {
  return {
    ...{ verdict, provisional, isAlert, isExceeded, actual: actual?.toFraction() },
    parts: parts.map(({ measured, worst, best, spread, years: ofYears, forecast, unitTargets, rollUp }) => ({
      progress: measured?.progress?.toFraction(),
      attainment: measured?.attainment?.toFraction(),
      due: measured?.expectedPace.toFraction(),
      strain: measured?.strain?.toFraction(),
      ...{ worst: worst?.unit, best: best?.unit, spread: spread?.toFraction() },
      years: ofYears.map(({ year, isMet }) => [year, isMet]),
      forecast: 'refused' in forecast ? forecast.refused : forecast.value.toFraction(),
      below: unitTargets?.below.map(({ unit }) => unit),
      carried: rollUp.coverage.carried.toSorted(),
    })),
  };
}

describe('the laws of evaluating', () => {
  it('nothing that can be planned or reported makes it throw, divide by zero, or lose its counts', () => {
    fc.assert(
      fc.property(indicators, units, units, years, kinds, (indicator, now, then, year, kind) => {
        const item = evaluateOne(indicator, now, { year, kind, before: { 2021: then, 2022: now } });
        expect(JSON.stringify(told(item))).not.toMatch(/NaN|Infinity/);
        const index = compositeIndex([item]);
        for (const share of index ? [index.value, index.schedule] : []) {
          expect(share.compare(0) >= 0 && share.compare(1) <= 0).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('the order of units and of years never matters', () => {
    fc.assert(
      fc.property(indicators, units, units, units, kinds, (indicator, now, first, second, kind) => {
        const ofYear = (year: number, of: typeof now) => ({ year, children: reports(indicator, of) });
        const earlier = [ofYear(2021, first), ofYear(2022, second)];
        const children = reports(indicator, now);
        const request = { year: 2023, kind, children, earlier, lookUp: noReferences } as const;
        const backwards = {
          ...request,
          children: children.toReversed(),
          earlier: earlier.toReversed().map((one) => ({ ...one, children: one.children.toReversed() })),
        };
        const plan = aPlan({ indicators: [indicator] });
        const [one, other] = [request, backwards].map((of) => evaluate(plan, of).indicators.map(told));
        expect(other).toEqual(one);
      }),
    );
  });

  it('the grouping of units never matters: towns by counties come to what all towns come to', () => {
    const figure = fc.integer({ min: 0, max: 9999 });
    fc.assert(
      fc.property(figure, figure, figure, kinds, (a, b, c, kind) => {
        const sum = from('100', '9000', { rollUp: 'SUM' });
        const whole = evaluateOne(sum, { a: `${a}`, b: `${b}`, c: `${c}` }, { kind });
        const grouped = evaluateOne(sum, { ab: `${a + b}`, c: `${c}` }, { kind });
        expect([grouped.verdict, grouped.actual?.toFraction()]).toEqual([whole.verdict, whole.actual?.toFraction()]);
      }),
    );
  });

  /** How far a value is on the wrong side: below a floor, above a ceiling, outside of a range. */
  function shortfall(indicator: Indicator, value: string): Fraction {
    const bounds = boundsOf(indicator.target, 2023, noReferences);
    const { lower, upper } = bounds ? intervalOf(bounds) : { lower: null, upper: null };
    const actual = exact(value);
    // One-sided: beyond the limit is better still.
    if (lower && !upper) return lower.sub(actual);
    if (upper && !lower) return actual.sub(upper);
    if (lower && upper && actual.compare(upper) > 0) return actual.sub(upper);
    return lower && actual.compare(lower) < 0 ? lower.sub(actual) : new Fraction(0);
  }

  function areAcross(indicator: Indicator, one: string, other: string): boolean {
    const bounds = boundsOf(indicator.target, 2023, noReferences);
    const { lower, upper } = bounds ? intervalOf(bounds) : { lower: null, upper: null };
    if (!lower || !upper) return false;
    const [low, high] = sort(exact(one), exact(other), (value) => value);
    return low.compare(lower) < 0 && high.compare(upper) > 0;
  }

  it('a better figure never gets a worse class, for any kind of target, whichever way is better', () => {
    fc.assert(
      fc.property(indicators, amount, amount, kinds, (drawn, a, b, kind) => {
        const indicator = { ...drawn, rollUp: 'CITY', accumulation: 'STOCK', unitTarget: null } as const;
        // Too little and too much of a range are measured by different quotients; each is compared with its like.
        fc.pre(!areAcross(indicator, a, b));
        const [better, worse] = sort(a, b, (value) => shortfall(indicator, value));
        const occasion = kind === 'final' ? atTheEnd : { kind };
        // Years before that met nothing would hide the difference; only this one is looked at.
        const startYear = kind === 'final' ? 2025 : 2021;
        const [low, high] = [worse, better].map((value) =>
          evaluateOne(indicator, value, { ...occasion, plan: { startYear } }),
        );
        const rank = (item: IndicatorEvaluation | undefined) => rankOf(item?.verdict as JudgedVerdict);
        if (low?.verdict === 'notAssessable' || high?.verdict === 'notAssessable') return;
        expect(rank(high)).toBeGreaterThanOrEqual(rank(low));
        if (low?.isExceeded) expect(high?.isExceeded).toBe(true);
      }),
      { numRuns: 600 },
    );
  });

  it('人 or 万人 makes no difference to any share or class', () => {
    const whole = fc.integer({ min: -5000, max: 9000 });
    fc.assert(
      fc.property(whole, whole, whole, fc.constantFrom(...directions), kinds, (b, t, a, direction, kind) => {
        const comparator = direction === 'DOWN' || direction === 'CEILING' ? 'LE' : 'GE';
        const inTenThousands = (n: number) => new Fraction(n, 10000).toString();
        const [small, large] = [inTenThousands, String].map((write) => {
          const item = evaluateOne(from(write(b), write(t), { direction }, comparator), write(a), { kind });
          const { measured } = item.parts[0] ?? {};
          const { progress, attainment, strain } = measured ?? {};
          return [item.verdict, ...[progress, attainment, strain].map((share) => share?.toFraction())];
        });
        expect(small).toEqual(large);
      }),
    );
  });

  it('the class at the end does not depend on where the plan began', () => {
    fc.assert(
      fc.property(indicators, amount, fc.option(amount), (indicator, actual, baseline) => {
        const other = { ...indicator, baseline: { ...indicator.baseline, amount: baseline } };
        const [one, same] = [indicator, other].map((of) => evaluateOne(of, actual, atTheEnd));
        expect([same?.verdict, same?.isExceeded]).toEqual([one?.verdict, one?.isExceeded]);
      }),
    );
  });

  it('what is met has an attainment of all, or none at all', () => {
    fc.assert(
      fc.property(indicators, amount, (drawn, actual) => {
        const indicator = { ...drawn, rollUp: 'CITY', accumulation: 'STOCK' } as const;
        const { isMet, attainment } = evaluateOne(indicator, actual).parts[0]?.measured ?? {};
        if (isMet && attainment) expect(attainment.compare(1)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
