import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Amount, exact, Fraction, isAmount, toPlainText } from '../../../functions/domain/decimal';
import {
  type CannotDecompose,
  type ComputedMethod,
  decomposeByYear,
  isDecomposed,
  obstacles,
  type Way,
} from '../../../functions/domain/plan/decompose';

/** Five years from 41 to 50 % in a straight line; say only what matters for the test. */
function aWay(differs: Partial<Way> = {}): Way {
  return {
    method: 'linear',
    baseline: '41',
    target: '50',
    baseYear: 2020,
    dueYear: 2025,
    decimals: 1,
    gridOf: null,
    isLowerBetter: false,
    ...differs,
  };
}

const stepsOf = (way: Way): Amount[] => {
  const result = decomposeByYear(way);
  if (!isDecomposed(result)) throw new Error(`expected years, got ${result}`);
  return Object.values(result);
};

describe('the years of a plan (年度分解)', () => {
  it.each<[string, Partial<Way>, Amount[]]>([
    ['KS2-01, a rate in a straight line', {}, ['42.8', '44.6', '46.4', '48.2', '50']],
    // 3956/5 = 791.2 a year: 1835.2, 2626.4, 3417.6, 4208.8
    [
      'KS2-02, households',
      { method: 'wholeUnits', baseline: '1044', target: '5000', decimals: 0 },
      ['1836', '2627', '3418', '4209', '5000'],
    ],
    // 5.6, 9.2, 12.8, 16.4
    [
      'NT2-08, centres',
      { method: 'wholeUnits', baseline: '2', target: '20', decimals: 0 },
      ['6', '10', '13', '17', '20'],
    ],
    [
      'KS2-05, 5 to 11 of 11 places, by way of 7, 8, 9 and 10',
      { method: 'onGrid', baseline: '45.5', target: '100', gridOf: 11 },
      ['63.6', '72.7', '81.8', '90.9', '100'],
    ],
    // 20, 40, 60, 80 % of 11 are 2.2, 4.4, 6.6, 8.8: 3, 5, 7 and 9 places; 3/11 = 27.27…, 5/11 = 45.45…
    [
      'KS2-04, from none to 11 of 11 places, cut off and not rounded up',
      { method: 'onGrid', baseline: '0', target: '100', gridOf: 11 },
      ['27.2', '45.4', '63.6', '81.8', '100'],
    ],
    // 0.2 × 1.35^(k/5) = 0.21237…, 0.22550…, 0.23945…, 0.25427…
    [
      'KS2-14, at equal growth',
      { method: 'compound', baseline: '0.2', target: '0.27', decimals: 3 },
      ['0.2124', '0.2255', '0.2395', '0.2543', '0.27'],
    ],
    [
      'KS2-14, counted in persons: one place more',
      { method: 'compound', baseline: '0.2', target: '0.27', decimals: 4 },
      ['0.21237', '0.22551', '0.23946', '0.25427', '0.27'],
    ],
    // In units of 10⁻¹²: 9/5 = 1.8, 3.6, 5.4, 7.2 – an amount has no place for the fifths.
    [
      'a figure that already has all twelve places',
      { baseline: '0', target: '0.000000000009', decimals: 8 },
      ['0.000000000002', '0.000000000004', '0.000000000005', '0.000000000007', '0.000000000009'],
    ],
    [
      'KS2-14, in a straight line',
      { baseline: '0.2', target: '0.27', decimals: 2 },
      ['0.214', '0.228', '0.242', '0.256', '0.27'],
    ],
    [
      'two ten thousand carers trained in five years',
      { method: 'cumulative', baseline: null, target: '20000', decimals: 0 },
      ['4000', '8000', '12000', '16000', '20000'],
    ],
    ['KS2-03, kept', { method: 'keep', baseline: '95', target: '95' }, ['95', '95', '95', '95', '95']],
    ['a threshold without a baseline, kept', { method: 'keep', baseline: null }, ['50', '50', '50', '50', '50']],
  ])('%s', (_, way, expected) => {
    expect(stepsOf(aWay(way))).toEqual(expected);
  });

  it.each<[string, Partial<Way>, Amount[]]>([
    ['days in a straight line', { baseline: '12', target: '8', decimals: 0 }, ['11.2', '10.4', '9.6', '8.8', '8']],
    // 16.4, 12.8, 9.2, 5.6: what is due is the next lower whole case
    ['cases', { method: 'wholeUnits', baseline: '20', target: '2', decimals: 0 }, ['16', '12', '9', '5', '2']],
    // 80, 60, 40, 20 % of 11 are 8.8, 6.6, 4.4, 2.2: 8, 6, 4 and 2 places; 8/11 = 72.72…
    [
      'places that still lack something, stated no lower than m of 11 is',
      { method: 'onGrid', baseline: '100', target: '0', gridOf: 11 },
      ['72.8', '54.6', '36.4', '18.2', '0'],
    ],
    // 12 × (2/3)^(k/5) = 11.0652…, 10.2033…, 9.4086…, 8.6757…
    [
      'days at an equal rate',
      { method: 'compound', baseline: '12', target: '8', decimals: 1 },
      ['11.07', '10.2', '9.41', '8.68', '8'],
    ],
    // A third of 100 is 33.3…: a ceiling that is used up year by year
    [
      'a five-year ceiling',
      { method: 'cumulative', baseline: null, target: '100', decimals: 0, dueYear: 2023 },
      ['33', '66', '100'],
    ],
  ])('falls where less is better: %s', (_, way, expected) => {
    expect(stepsOf(aWay({ ...way, isLowerBetter: true }))).toEqual(expected);
  });

  it('names the years after the base year up to the due year, whichever that is', () => {
    expect(decomposeByYear(aWay({ dueYear: 2022 }))).toEqual({ '2021': '45.5', '2022': '50' });
    expect(decomposeByYear(aWay({ dueYear: 2021 }))).toEqual({ '2021': '50' });
  });

  it('leaves the target as the plan prints it', () => {
    expect(stepsOf(aWay({ target: '50.0' })).at(-1)).toBe('50.0');
  });

  it('rounds a straight line half up to one place more than the plan prints', () => {
    // 49.3/3 = 16.4333…: 27.1333…, 43.5666…
    expect(stepsOf(aWay({ baseline: '10.7', target: '60', dueYear: 2023 }))).toEqual(['27.13', '43.57', '60']);
    // 0.05 of 0.1 in two years, printed in whole numbers: the plan's own place counts, and the half goes up.
    expect(stepsOf(aWay({ baseline: '0', target: '0.01', dueYear: 2022, decimals: 0 }))).toEqual(['0.005', '0.01']);
    expect(stepsOf(aWay({ baseline: '0', target: '1', dueYear: 2028, decimals: 1 }))).toEqual(
      // Eighths: 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875
      ['0.13', '0.25', '0.38', '0.5', '0.63', '0.75', '0.88', '1'],
    );
  });

  it('takes 45.5 of 11 places for 5 of them, so that one more each year is enough', () => {
    expect(stepsOf(aWay({ method: 'onGrid', baseline: '0', target: '45.5', gridOf: 11 }))).toEqual(
      // Exactly 1, 2, 3, 4 of 11: measured towards 45.5 the first year would ask for two.
      ['9', '18.1', '27.2', '36.3', '45.5'],
    );
  });

  it('does not ask for more than a target that no number of places gives', () => {
    // 50 of 11 is 5.5. From 5 of 11 (45.5) every year asks for a sixth, which is beyond the target.
    expect(stepsOf(aWay({ method: 'onGrid', baseline: '45.5', target: '50', gridOf: 11 }))).toEqual(
      Array(5).fill('50'),
    );
  });

  it('asks for whole persons where a five-year total does not divide', () => {
    expect(stepsOf(aWay({ method: 'cumulative', baseline: null, target: '100', decimals: 0, dueYear: 2023 }))).toEqual([
      '34',
      '67',
      '100',
    ]);
  });

  it('does not count an existing stock into a five-year total', () => {
    expect(stepsOf(aWay({ method: 'cumulative', baseline: '7', target: '10', decimals: 0 }))[0]).toBe('2');
  });

  it('states 45.5 of 11 as the plan does where it is to be kept, neither cut off nor a place more', () => {
    expect(stepsOf(aWay({ method: 'onGrid', baseline: '45.5', target: '45.5', gridOf: 11 }))).toEqual(
      Array(5).fill('45.5'),
    );
  });

  it.each<ComputedMethod>(['linear', 'wholeUnits', 'onGrid', 'compound'])(
    'keeps what is reached already where nothing is left to divide (%s)',
    (method) => {
      expect(stepsOf(aWay({ method, baseline: '95', target: '95', gridOf: 11 }))).toEqual(Array(5).fill('95'));
    },
  );
});

describe('what stands in the way of a division', () => {
  const examples: Record<CannotDecompose, Partial<Way>[]> = {
    noYears: [{ dueYear: 2020 }, { dueYear: 2019, method: 'keep' }],
    noBaseline: [
      { baseline: null },
      { baseline: null, method: 'wholeUnits' },
      { baseline: null, method: 'onGrid', gridOf: 11 },
      { baseline: null, method: 'compound' },
    ],
    // ZS2-15: 72.1 now, 60 asked for.
    alreadyMet: [
      { baseline: '72.1', target: '60' },
      { baseline: '8', target: '12', isLowerBetter: true },
    ],
    notWhole: [
      { method: 'wholeUnits', baseline: '10.5' },
      { method: 'wholeUnits', target: '50.5' },
    ],
    noGrid: [{ method: 'onGrid' }, { method: 'onGrid', gridOf: 0 }, { method: 'onGrid', gridOf: 5.5 }],
    notACoverage: [
      { method: 'onGrid', gridOf: 11, target: '101' },
      { method: 'onGrid', gridOf: 11, baseline: '-1' },
    ],
    noGrowthRate: [
      { method: 'compound', baseline: '0' },
      { method: 'compound', baseline: '-5', target: '5' },
      { method: 'compound', baseline: '0.1', target: '0', isLowerBetter: true },
    ],
  };

  it.each(obstacles.flatMap((obstacle) => examples[obstacle].map((way) => [obstacle, way] as const)))(
    '%s: %o',
    (obstacle, way) => {
      expect(decomposeByYear(aWay(way))).toBe(obstacle);
    },
  );

  it('finds a growth rate between two figures below zero', () => {
    // −1 × 4^(k/2): −2, −4
    expect(
      stepsOf(aWay({ method: 'compound', baseline: '-1', target: '-4', dueYear: 2022, isLowerBetter: true })),
    ).toEqual(['-2', '-4']);
  });
});

// ---- Laws, over many ways ----

const amountWith = (decimals: number, min: number, max: number) =>
  fc
    .integer({ min: min * 10 ** decimals, max: max * 10 ** decimals })
    .map((units) => toPlainText(new Fraction(units).div(10 ** decimals)));

const everyMethod: ComputedMethod[] = ['linear', 'wholeUnits', 'onGrid', 'compound', 'cumulative', 'keep'];

/** Figures at the limits of what an amount can say. */
const extremes = [
  '-999999999999999999',
  '-5',
  '0',
  '0.000000000001',
  '50.123456789012',
  '999999999999999999.999999999999',
];

it.each(everyMethod)('gives by %s nothing but amounts, however many places the plan prints', (method) => {
  for (const baseline of extremes) {
    for (const target of extremes) {
      for (const isLowerBetter of [false, true]) {
        const result = decomposeByYear(aWay({ method, baseline, target, decimals: 8, gridOf: 7, isLowerBetter }));
        const amounts = isDecomposed(result) ? Object.values(result) : [];
        expect(amounts.filter((amount) => !isAmount(amount))).toEqual([]);
      }
    }
  }
});

/** Ways that can be gone: from the worse figure to the better one. */
const waysBy = (...methods: ComputedMethod[]): fc.Arbitrary<Way> =>
  fc
    .record({
      method: fc.constantFrom(...methods),
      decimals: fc.integer({ min: 0, max: 3 }),
      years: fc.integer({ min: 1, max: 10 }),
      gridOf: fc.integer({ min: 1, max: 400 }),
      isLowerBetter: fc.boolean(),
    })
    .chain(({ method, decimals, years, gridOf, isLowerBetter }) => {
      const places = method === 'wholeUnits' ? 0 : decimals;
      const [min, max] = method === 'onGrid' ? [0, 100] : method === 'compound' ? [1, 5000] : [-50, 5000];
      // Half of the coverages stand on the grid, as the plan would print them; the other half anywhere.
      const onGrid = fc
        .integer({ min: 0, max: gridOf })
        .map((units) => toPlainText(new Fraction(units * 100, gridOf).round(decimals)));
      const figure =
        method === 'onGrid' ? fc.oneof(onGrid, amountWith(places, min, max)) : amountWith(places, min, max);
      return fc.tuple(figure, figure).map(([one, other]): Way => {
        const [low, high] = exact(one).compare(exact(other)) <= 0 ? [one, other] : [other, one];
        const [baseline, target] = isLowerBetter ? [high, low] : [low, high];
        return { method, baseline, target, baseYear: 2020, dueYear: 2020 + years, decimals, gridOf, isLowerBetter };
      });
    });

const seeded = { seed: 20251231, numRuns: 400 };

const startOf = ({ method, baseline, target }: Way) =>
  exact(method === 'cumulative' ? '0' : method === 'keep' ? target : (baseline ?? '0'));

const lineAt = (from: Fraction, to: Fraction, passed: number, years: number) =>
  from.add(to.sub(from).mul(passed).div(years));

describe('whatever the way', () => {
  it('every year has its target, and the last is the plan’s own', () => {
    fc.assert(
      fc.property(waysBy(...everyMethod), (way) => {
        const result = decomposeByYear(way);
        const years = Array.from({ length: way.dueYear - 2020 }, (_, index) => String(2021 + index));
        expect(Object.keys(result)).toEqual(years);
        expect(stepsOf(way).at(-1)).toBe(way.target);
      }),
      seeded,
    );
  });

  it('no year falls back behind the one before, and none goes beyond the target', () => {
    fc.assert(
      fc.property(waysBy(...everyMethod), (way) => {
        const target = exact(way.target);
        const towards = target.compare(startOf(way));
        let before = startOf(way);
        for (const step of stepsOf(way).map(exact)) {
          expect(step.compare(before) * towards).toBeGreaterThanOrEqual(0);
          expect(target.compare(step) * towards).toBeGreaterThanOrEqual(0);
          before = step;
        }
      }),
      seeded,
    );
  });

  it('the yearly additions make up the whole way to the last digit', () => {
    fc.assert(
      fc.property(waysBy(...everyMethod), (way) => {
        const steps = [startOf(way), ...stepsOf(way).map(exact)];
        const additions = steps.slice(1).map((step, index) => step.sub(steps[index] ?? step));
        const sum = additions.reduce((total, addition) => total.add(addition), new Fraction(0));
        expect(sum.equals(exact(way.target).sub(startOf(way)))).toBe(true);
      }),
      seeded,
    );
  });

  it('no year is further from its formula than one rounding, however many years went before', () => {
    fc.assert(
      fc.property(waysBy('linear', 'wholeUnits', 'cumulative'), (way) => {
        const years = way.dueYear - way.baseYear;
        const target = exact(way.target);
        for (const [index, step] of stepsOf(way).entries()) {
          const off = exact(step).sub(lineAt(startOf(way), target, index + 1, years));
          const limit =
            way.method === 'linear' ? new Fraction(1n, 2n * 10n ** BigInt(way.decimals + 1)) : wholeStep(way);
          expect(off.abs().compare(limit)).toBeLessThanOrEqual(0);
          // What is counted is rounded towards what is harder to reach.
          if (way.method !== 'linear') expect(off.compare(0) * (way.isLowerBetter ? -1 : 1)).toBeGreaterThanOrEqual(0);
        }
      }),
      seeded,
    );
  });

  it('a coverage asks for the fewest units that reach the line, and whoever has them meets it', () => {
    const coverages = fc
      .record({
        gridOf: fc.integer({ min: 1, max: 40 }),
        years: fc.integer({ min: 1, max: 10 }),
        isLowerBetter: fc.boolean(),
      })
      .chain(({ gridOf, ...rest }) => {
        const units = fc.integer({ min: 0, max: gridOf });
        return fc.record({ one: units, other: units, gridOf: fc.constant(gridOf), rest: fc.constant(rest) });
      });
    fc.assert(
      fc.property(coverages, ({ one, other, gridOf, rest: { years, isLowerBetter } }) => {
        fc.pre(one !== other);
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        const [from, to] = isLowerBetter ? [more, less] : [less, more];
        // As a plan prints m of N: rounded to one place.
        const printed = (units: number) => toPlainText(new Fraction(units * 100, gridOf).round(1));
        const steps = stepsOf(
          aWay({
            method: 'onGrid',
            baseline: printed(from),
            target: printed(to),
            gridOf,
            dueYear: 2020 + years,
            isLowerBetter,
          }),
        );
        for (const [index, step] of steps.slice(0, -1).entries()) {
          const line = lineAt(new Fraction(from), new Fraction(to), index + 1, years);
          const share = (isLowerBetter ? line.floor() : line.ceil()).mul(100).div(gridOf);
          const ease = isLowerBetter ? exact(step).sub(share) : share.sub(exact(step));
          expect(ease.compare(0)).toBeGreaterThanOrEqual(0);
          // Easier by no more than the digits that printing drops.
          expect(ease.compare('0.1')).toBeLessThan(0);
        }
      }),
      seeded,
    );
  });

  it('equal growth is the root of its formula, rounded half up', () => {
    fc.assert(
      fc.property(waysBy('compound'), (way) => {
        const years = way.dueYear - way.baseYear;
        const [from, to] = [startOf(way), exact(way.target)];
        const half = new Fraction(1n, 2n * 10n ** BigInt(way.decimals + 1));
        for (const [index, step] of stepsOf(way).entries()) {
          const passed = index + 1;
          const power = from.pow(years - passed)?.mul(to.pow(passed) ?? 0) ?? new Fraction(0);
          // (D − ½)ⁿ ≤ Bⁿ⁻ᵏ·Tᵏ < (D + ½)ⁿ, with ½ of the last place
          expect(exact(step).sub(half).pow(years)?.compare(power)).toBeLessThanOrEqual(0);
          expect(exact(step).add(half).pow(years)?.compare(power)).toBeGreaterThan(0);
        }
      }),
      seeded,
    );
  });

  it('a way down is the way up seen in a mirror', () => {
    fc.assert(
      fc.property(waysBy('wholeUnits', 'onGrid'), (way) => {
        const mirror = (amount: Amount) => toPlainText(new Fraction(100).sub(exact(amount)));
        const mirrored = stepsOf({
          ...way,
          baseline: mirror(way.baseline ?? '0'),
          target: mirror(way.target),
          isLowerBetter: !way.isLowerBetter,
        });
        // Beyond 0…100 only whole units go.
        expect(mirrored.map((step) => exact(mirror(step)).toFraction())).toEqual(
          stepsOf(way).map((step) => exact(step).toFraction()),
        );
      }),
      seeded,
    );
  });
});

/** The least that can be counted on a way: a whole unit, or the last printed place. */
function wholeStep({ method, decimals }: Way): Fraction {
  return method === 'wholeUnits' ? new Fraction(1) : new Fraction(1n, 10n ** BigInt(decimals));
}
