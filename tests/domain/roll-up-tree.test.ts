import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exact, Fraction, toText } from '../../functions/domain/decimal';
import type { OrgUnitId } from '../../functions/domain/ids';
import type { Indicator } from '../../functions/domain/plan/indicator';
import {
  type Aggregate,
  aggregateOf,
  type Figure,
  merge,
  mergeAll,
  valueOfAggregate,
} from '../../functions/domain/roll-up/aggregate';
import { toAmount, toExactSum, toFraction } from '../../functions/domain/roll-up/exact-sum';
import { correctUnit, rollUpTree, type UnitTree } from '../../functions/domain/roll-up/tree';
import { aCount, anIndicator } from '../support/builders';

const rate = anIndicator();
const count = aCount();

const pair = (numerator: string, denominator: string): Figure => ({
  state: 'NUMERIC',
  numerator,
  denominator,
  amount: null,
});
const amount = (figure: string): Figure => ({ state: 'NUMERIC', numerator: null, denominator: null, amount: figure });

/** A tree from its edges: `{ city: ['a', 'b'] }`. */
function aTree(edges: Record<string, string[]>): UnitTree {
  const id = (name: string) => `ou_${name}` as OrgUnitId;
  const children = new Map(Object.entries(edges).map(([parent, names]) => [id(parent), names.map(id)]));
  const parents = new Map(
    Object.entries(edges).flatMap(([parent, names]) => names.map((name) => [id(name), id(parent)])),
  );
  return { childrenOf: (unit) => children.get(unit) ?? [], parentOf: (unit) => parents.get(unit) ?? null };
}

const text = (indicator: Indicator, aggregate: Aggregate | undefined, places = 2) => {
  const value = aggregate && valueOfAggregate(indicator, aggregate);
  return value ? toText(value, places) : null;
};

describe('rolling up level by level', () => {
  const tree = aTree({ city: ['east', 'west'], east: ['a', 'b'], west: ['c'] });
  const figures: Record<string, Figure> = { ou_a: pair('60', '77'), ou_b: pair('317', '446'), ou_c: pair('1', '4') };
  const roll = (indicator: Indicator, by: Record<string, Figure | undefined>) =>
    rollUpTree(indicator, 'ou_city', tree, (unit) => ({ figure: by[unit] ?? null }));

  it('divides sums at every level: 377/523 in the east, 378/527 in the city', () => {
    const aggregates = roll(rate, figures);
    expect(text(rate, aggregates.get('ou_east'))).toBe('72.08');
    // (60 + 317 + 1) / (77 + 446 + 4) = 378/527 = 71.7268 %
    expect(text(rate, aggregates.get('ou_city'))).toBe('71.73');
  });

  it('counts the units that report, not those in between, and names who is missing', () => {
    const city = roll(rate, { ou_a: figures.ou_a }).get('ou_city');
    expect(city).toMatchObject({ reported: 1, applicable: 3, missing: ['ou_b', 'ou_c'] });
  });

  it('lets a unit leave numerator, denominator and count where it does not apply', () => {
    const none: Figure = { state: 'NOT_APPLICABLE', numerator: null, denominator: null, amount: null };
    const city = roll(rate, { ...figures, ou_c: none }).get('ou_city');
    expect(city).toMatchObject({ reported: 2, applicable: 2, notApplicable: ['ou_c'] });
    expect(text(rate, city)).toBe('72.08');
  });

  it('works a correction out again for the unit and those above it only', () => {
    const aggregates = roll(rate, figures);
    const west = aggregates.get('ou_west');
    const corrected = { unit: 'ou_a' as const, figure: pair('70', '77') };
    expect(correctUnit(rate, aggregates, tree, corrected)).toEqual(['ou_a', 'ou_east', 'ou_city']);
    expect(aggregates.get('ou_west')).toBe(west);
    expect(aggregates).toEqual(roll(rate, { ...figures, ou_a: corrected.figure }));
  });
});

describe('the methods over many units', () => {
  const of = (indicator: Indicator, ...list: (Figure & { on?: string })[]) =>
    mergeAll(
      indicator,
      list.map(({ on, ...figure }, at) =>
        aggregateOf(indicator, { unit: `ou_${at}` as OrgUnitId, figure, ...(on && { approvedOn: on }) }),
      ),
    );

  it.each<[Indicator['rollUp'], string[], string | null]>([
    ['SUM', ['3', '4.5', '0'], '7.50'],
    ['MIN', ['1045', '710', '980'], '710.00'],
    ['MAX', ['1045', '710', '980'], '1045.00'],
    ['ALL_TRUE', ['1', '1', '2'], '1.00'],
    ['ALL_TRUE', ['1', '0', '1'], '0.00'],
    ['NONE', ['1', '2'], null],
  ])('%s of %j is %s', (rollUp, amounts, expected) => {
    const indicator = aCount({ rollUp });
    expect(text(indicator, of(indicator, ...amounts.map(amount)))).toBe(expected);
  });

  it('LATEST takes the figure that was approved last', () => {
    const latest = aCount({ rollUp: 'LATEST' });
    const figures = [
      { ...amount('5'), on: '2024-01-20' },
      { ...amount('7'), on: '2024-02-03' },
    ];
    expect(text(latest, of(latest, ...figures), 0)).toBe('7');
    expect(text(latest, of(latest, ...figures.toReversed()), 0)).toBe('7');
  });

  it('per 10,000 residents: 738 of 73.8万 and 150 of 26.2万 make 888 of 100万, 8.88', () => {
    const perTenThousand = anIndicator({
      valueKind: 'PERCAP',
      reporting: {
        kind: 'ratio',
        numerator: { name: '人数', measure: '人', isWhole: true },
        denominator: { name: '常住人口', measure: '人', isWhole: true },
        per: 10000,
      },
    });
    expect(text(perTenThousand, of(perTenThousand, pair('738', '738000'), pair('150', '262000')))).toBe('8.88');
  });
});

describe('the laws of rolling up', () => {
  const figures = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 1, max: 9999 }), fc.constantFrom('', '.5', '.125')),
    { minLength: 1, maxLength: 12 },
  );
  const methods = ['SUM', 'RATIO_OF_SUMS', 'MIN', 'MAX', 'ALL_TRUE', 'CITY', 'LATEST', 'NONE'] as const;

  it('order and grouping never matter', () => {
    fc.assert(
      fc.property(figures, fc.constantFrom(...methods), fc.nat(12), fc.boolean(), (list, rollUp, cut, isRatio) => {
        const indicator = isRatio ? anIndicator({ rollUp }) : aCount({ rollUp });
        const all = list.map(([n, d, decimals], at) =>
          aggregateOf(indicator, {
            unit: `ou_${at}` as OrgUnitId,
            figure: isRatio ? pair(`${n}${decimals}`, String(d)) : amount(`${n}${decimals}`),
            approvedOn: `2024-01-${String((n % 28) + 1).padStart(2, '0')}`,
          }),
        );
        const whole = valueOfAggregate(indicator, mergeAll(indicator, all));
        const parts = [all.slice(0, cut), all.slice(cut)].map((part) => mergeAll(indicator, part));
        const same = [
          mergeAll(indicator, all.toReversed()),
          merge(indicator, parts[0] as Aggregate, parts[1] as Aggregate),
          merge(indicator, parts[1] as Aggregate, parts[0] as Aggregate),
        ];
        for (const other of same) {
          expect(valueOfAggregate(indicator, other)?.toFraction()).toBe(whole?.toFraction());
          expect([other.reported, other.applicable]).toEqual([all.length, all.length]);
        }
      }),
    );
  });

  it('sums are exact whatever the decimals, and can be reported again as they are', () => {
    const amounts = fc.array(
      fc.tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.integer({ min: 0, max: 12 })),
      {
        minLength: 1,
        maxLength: 9,
      },
    );
    fc.assert(
      fc.property(amounts, (list) => {
        const written = list.map(([digits, places]) => toPlain(digits, places));
        const sum = written.map(toExactSum).reduce((total, one) => total + one, 0n);
        const fractions = written.map(exact).reduce((total, one) => total.add(one), new Fraction(0));
        expect(toFraction(sum).equals(fractions)).toBe(true);
        expect(toExactSum(toAmount(sum))).toBe(sum);
      }),
    );
  });

  function toPlain(digits: bigint, places: number): string {
    const text = (digits < 0n ? -digits : digits).toString().padStart(places + 1, '0');
    const plain = places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`;
    return digits < 0n ? `-${plain}` : plain;
  }
});

describe('a country', () => {
  it('comes to the same through provinces and cities as from its counties at once', () => {
    const counties = Array.from({ length: 60 }, (_, at) => `x${at}`);
    const cities = Array.from({ length: 10 }, (_, at) => `c${at}`);
    const provinces = ['p0', 'p1', 'p2'];
    const tree = aTree({
      nation: provinces,
      ...Object.fromEntries(provinces.map((name, at) => [name, cities.filter((_, i) => i % 3 === at)])),
      ...Object.fromEntries(cities.map((name, at) => [name, counties.filter((_, i) => i % 10 === at)])),
    });
    const figureOf = (unit: string) => amount(String(unit.length * 7));
    const levels = rollUpTree(count, 'ou_nation', tree, (unit) => ({ figure: figureOf(unit) }));
    const flat = mergeAll(
      count,
      counties.map((name) => aggregateOf(count, { unit: `ou_${name}`, figure: figureOf(`ou_${name}`) })),
    );
    expect(text(count, levels.get('ou_nation'))).toBe(text(count, flat));
    expect(levels.get('ou_nation')?.reported).toBe(60);
  });
});
