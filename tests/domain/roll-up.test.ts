import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exact, toText } from '../../functions/domain/decimal';
import type { OrgUnitId } from '../../functions/domain/ids';
import type { Indicator } from '../../functions/domain/plan/indicator';
import { type ChildReport, rollUp, worstShare } from '../../functions/domain/roll-up/roll-up';
import type { Entry } from '../../functions/domain/submission/entry';
import { aCount, anEntry, anIndicator } from '../support/builders';
import { countyA } from '../support/people';

const rate = anIndicator();

function child(name: string, entry: Partial<Entry> | null, indicator: Indicator = rate): ChildReport {
  const unit = { ...countyA, id: `ou_${name}` as OrgUnitId, name };
  return { unit, entries: entry && [anEntry(indicator.id, entry)] };
}

const pair = (numerator: number, denominator: number) => ({
  numerator: String(numerator),
  denominator: String(denominator),
});

describe('rolling up a ratio', () => {
  it('divides the sums and never averages the percentages', () => {
    // Public home 60 of 77 (77.92 %), private homes 317 of 446 (71.08 %): together 377/523 = 72.08 %, their mean 74.50 %.
    const { value } = rollUp(rate, null, [child('public', pair(60, 77)), child('private', pair(317, 446))]);
    expect(value && toText(value, 2)).toBe('72.08');
  });

  it('is incomplete, not lower, while a unit has not reported', () => {
    const result = rollUp(rate, null, [child('a', pair(1, 2)), child('b', null), child('c', { state: 'MISSING' })]);
    expect(result.isComplete).toBe(false);
    expect(result.coverage).toMatchObject({ reported: 1, applicable: 3, missing: ['ou_b', 'ou_c'] });
    expect(result.value && toText(result.value, 1)).toBe('50.0');
  });

  it('leaves a unit it does not apply to out of numerator, denominator and count', () => {
    const result = rollUp(rate, null, [child('a', pair(1, 2)), child('b', { state: 'NOT_APPLICABLE' })]);
    expect(result).toMatchObject({
      isComplete: true,
      coverage: { reported: 1, applicable: 1, notApplicable: ['ou_b'] },
    });
  });

  it('does not ask units of another type', () => {
    const bureau = { ...child('bureau', null), unit: { ...countyA, id: 'ou_bureau' as const, type: '市本级' } };
    expect(rollUp(rate, null, [child('a', pair(1, 2)), bureau]).coverage).toMatchObject({ applicable: 1, reported: 1 });
  });

  it('has no value, and no error, when no unit has a denominator', () => {
    expect(rollUp(rate, null, [child('a', pair(0, 0))])).toMatchObject({ value: null, isComplete: false });
    expect(rollUp(rate, null, [])).toMatchObject({ value: null });
  });

  it('names the worst unit beside the figure of all', () => {
    const result = rollUp(rate, null, [child('a', pair(9, 10)), child('b', pair(1, 10)), child('c', pair(8, 10))]);
    expect(worstShare(rate, result)?.unit).toBe('ou_b');
    expect(worstShare({ ...rate, direction: 'DOWN' }, result)?.unit).toBe('ou_a');
  });

  it('gives Σn/Σd in any order and any grouping', () => {
    const units = fc.array(fc.tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 500 })), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(units, fc.integer({ min: 0, max: 20 }), (pairs, cut) => {
        const of = (list: [number, number][]) =>
          rollUp(
            rate,
            null,
            list.map(([n, d], i) => child(String(i), pair(n, d))),
          );
        const whole = of(pairs);
        const n = pairs.reduce((sum, [x]) => sum + x, 0);
        const d = pairs.reduce((sum, [, x]) => sum + x, 0);
        expect(whole.value?.equals(exact(String(n)).div(d).mul(100))).toBe(true);
        expect(of(pairs.toReversed()).value?.equals(whole.value ?? 0)).toBe(true);

        const groups = [pairs.slice(0, cut), pairs.slice(cut)].filter((group) => group.length > 0).map(of);
        const regrouped = groups.map((group): [number, number] => [Number(group.numerator), Number(group.denominator)]);
        expect(of(regrouped).value?.equals(whole.value ?? 0)).toBe(true);
      }),
    );
  });
});

describe('what can not be added up', () => {
  const oneOf = (indicator: Indicator) =>
    rollUp(indicator, null, [
      child('a', { ...pair(1, 2), amount: '3' }, indicator),
      child('b', { ...pair(1, 3), amount: '4' }, indicator),
    ]);

  it('has no figure: percentages are never summed, amounts make no ratio', () => {
    expect(oneOf(anIndicator({ rollUp: 'SUM' })).value).toBeNull();
    expect(oneOf(aCount({ rollUp: 'RATIO_OF_SUMS' })).value).toBeNull();
  });
});

describe('the newest figure', () => {
  it('is that of the line approved last, whatever day the rest of the unit was approved', () => {
    const latest = aCount({ rollUp: 'LATEST' });
    const on = (name: string, amount: string, day: string) => {
      const { unit, entries } = child(name, { amount }, latest);
      return {
        unit,
        entries: entries?.map((entry) => ({ ...entry, approvedOn: day })) ?? null,
        approvedOn: '2024-03-01',
      };
    };
    const result = rollUp(latest, null, [on('a', '5', '2024-01-20'), on('b', '7', '2024-02-03')]);
    expect(result.value && toText(result.value, 0)).toBe('7');
  });

  describe('of a running total, where units have none for this year (结转)', () => {
    const latest = aCount({ rollUp: 'LATEST', accumulation: 'CUM_ALL' });
    const reported = (name: string, amount: string, approvedOn: string) => ({
      ...child(name, { amount }, latest),
      approvedOn,
    });
    const silent = (name: string) => ({ ...child(name, { amount: '0' }, latest), entries: null });

    it.each([
      {
        what: 'is this year’s, though an import of 2021 was approved after it',
        now: [reported('a', '300', '2024-01-10'), silent('b')],
        earlier: [{ year: 2021, children: [reported('b', '120', '2024-02-20')] }],
        value: '300',
      },
      {
        what: 'is that of the newer year among earlier ones, whatever the days',
        now: [silent('a'), silent('b')],
        earlier: [
          { year: 2022, children: [reported('a', '210', '2023-01-10')] },
          { year: 2021, children: [reported('b', '120', '2024-02-20')] },
        ],
        value: '210',
      },
      {
        what: 'is the one approved last of the same earlier year',
        now: [silent('a'), silent('b')],
        earlier: [{ year: 2022, children: [reported('a', '210', '2023-01-10'), reported('b', '220', '2023-01-12')] }],
        value: '220',
      },
    ])('$what', ({ now, earlier, value }) => {
      for (const children of [now, now.toReversed()]) {
        const result = rollUp(latest, null, children, earlier);
        expect(result.value && toText(result.value, 0)).toBe(value);
        expect(result.isComplete).toBe(false);
      }
    });
  });
});

describe('rolling up amounts', () => {
  it('adds counts, and prints persons in 万人 exactly', () => {
    const workers = aCount({
      measure: '万人',
      reporting: { kind: 'amount', counted: { name: '人数', measure: '人', isWhole: true }, scale: 10000 },
    });
    const result = rollUp(workers, null, [
      child('a', { amount: '1538' }, workers),
      child('b', { amount: '1162' }, workers),
    ]);
    expect(result.value?.equals(exact('0.27'))).toBe(true);
  });

  it.each([
    ['MIN', '710'],
    ['MAX', '1045'],
  ] as const)('takes the %s of standards, which add up to nothing', (method, expected) => {
    const standard = aCount({ rollUp: method });
    const result = rollUp(standard, null, [
      child('a', { amount: '1045' }, standard),
      child('b', { amount: '710' }, standard),
    ]);
    expect(result.value && toText(result.value, 0)).toBe(expected);
  });
});
