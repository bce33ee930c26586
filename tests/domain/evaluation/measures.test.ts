import { describe, expect, it } from 'vitest';
import { type Fraction, toText } from '../../../functions/domain/decimal';
import { evaluationKindOf } from '../../../functions/domain/evaluation/kind';
import type { Indicator } from '../../../functions/domain/plan/indicator';
import type { Target } from '../../../functions/domain/plan/target';
import { aPlan, aTarget } from '../../support/builders';
import { atTheEnd, evaluateOne, from, percent } from './situation';

const text = (value: Fraction | null | undefined) => (value ? toText(value, 2) : null);

describe('the forecast F = B + (A − B)·n/k', () => {
  const forecastOf = (indicator: Indicator, amounts: Record<string, string | null>, year = 2023) => {
    const made = evaluateOne(indicator, amounts, { year }).parts[0]?.forecast;
    return made && 'refused' in made ? made.refused : [text(made?.value), made?.meetsTarget];
  };

  it.each([
    // rated organisations 10.7 → 60, 25 in the third year: 10.7 + 14.3 × 5/3 = 34.53
    ['10.7', '60', '25', 2023, ['34.53', false]],
    // on the line exactly: 41 + 5.4 × 5/3 = 50
    ['41', '50', '46.4', 2023, ['50.00', true]],
    // one year's figure is enough beside the baseline: 41 + 1 × 5 = 46
    ['41', '50', '42', 2021, ['46.00', false]],
  ] as const)('from %s to %s at %s in %s is %j', (baseline, target, actual, year, expected) => {
    expect(forecastOf(from(baseline, target), { a: actual }, year)).toEqual(expected);
  });

  it('is refused below two points, and says why', () => {
    expect(forecastOf(from(null, '50'), { a: '46' })).toBe('noBaseline');
    expect(forecastOf(from('41', '50'), { a: null })).toBe('noActual');
    expect(forecastOf(from('41', '50'), { a: '46' }, 2020)).toBe('noYear');
    expect(forecastOf(from('41', '50'), { a: '46' }, 2025)).toBe('isDue');
    expect(forecastOf(from('41', '50', { rollUp: 'SUM' }), { a: '46', b: null })).toBe('incomplete');
    expect(forecastOf(from('41', '50', { target: aTarget('50', { everyYear: true }) }), { a: '46' })).toBe(
      'yearByYear',
    );
  });

  it('meets the target just where the pace is kept', () => {
    for (const actual of ['40', '46.39', '46.4', '46.41', '60']) {
      const item = evaluateOne(from('41', '50', { annualTargets: {} }), actual);
      const { forecast, measured } = item.parts[0] ?? {};
      const isOnPace = (measured?.progress?.compare(measured.expectedPace) ?? -1) >= 0;
      expect(forecast && 'value' in forecast && forecast.meetsTarget).toBe(isOnPace);
    }
  });
});

const range = from('0', '2', {
  target: { ...aTarget('2'), kind: 'range', lower: '2', upper: '3', raw: '2~3所' } as Target,
});
const about = from('3', '5', {
  target: { ...aTarget('5'), kind: 'approximate', amount: '5', tolerance: '0.5', raw: '5%左右' } as Target,
});

describe('ranges and approximate targets', () => {
  it.each([
    [range, '2', 'met', '100.00'],
    [range, '3', 'met', '100.00'],
    // 3/4 = 75 %: too much is as far off as too little
    [range, '4', 'missed', '75.00'],
    [range, '1.95', 'nearlyMet', '97.50'],
    [about, '4.5', 'met', '100.00'],
    [about, '5.5', 'met', '100.00'],
    // 5.5/5.7 = 96.49 %
    [about, '5.7', 'nearlyMet', '96.49'],
  ])('no. %# ends at %s as %s', (indicator, actual, verdict, attainment) => {
    const item = evaluateOne(indicator, actual, atTheEnd);
    expect([item.verdict, percent(item.deciding?.measured?.attainment)]).toEqual([verdict, attainment]);
  });

  it('count the way back beyond the far end', () => {
    // 0 → 2: at 1 half of the way; at 4, one beyond 3, half of the way again
    const progress = (actual: string) => percent(evaluateOne(range, actual).deciding?.measured?.progress);
    expect(['1', '2', '4', '5'].map(progress)).toEqual(['50.00', '100.00', '50.00', '0.00']);
    expect(evaluateOne(range, '9').verdict).toBe('farBehind');
  });

  it('are approached from above where one stands above', () => {
    // 9 → 5.5: at 7.25 half of the way
    const high = { ...about, baseline: { ...about.baseline, amount: '9' } };
    expect(percent(evaluateOne(high, '7.25').deciding?.measured?.progress)).toBe('50.00');
  });
});

describe('a target with its own due year', () => {
  // 跨省通办 by 2022: half of the way is due in 2021, all of it in 2022
  const early = from('0', '100', { target: aTarget('100', { dueYear: 2022 }) });
  it.each([
    ['50', 2021, 'onPace'],
    ['100', 2021, 'ahead'],
    ['100', 2022, 'onPace'],
    ['90', 2022, 'nearPace'],
    ['60', 2023, 'behind'],
  ])('stands at %s in %s: %s', (actual, year, verdict) => {
    expect(evaluateOne(early, actual, { year }).verdict).toBe(verdict);
  });
});

describe('what there is no way to', () => {
  it('is held to being kept: at the target, past it, or nothing above the baseline asked for', () => {
    for (const baseline of ['50', '72.1']) {
      expect(evaluateOne(from(baseline, '50'), '50').verdict).toBe('onPace');
      expect(evaluateOne(from(baseline, '50'), '49.9').verdict).toBe('behind');
    }
  });

  it('without a baseline is held to the attainment of the year target where there is one', () => {
    // 跨省通办: nothing due in 2022 by the year's target of 0, all of it in 2023
    const stepped = from(null, '100', { annualTargets: { '2022': '0', '2023': '100' } });
    expect(evaluateOne(stepped, '0', { year: 2022 }).verdict).toBe('onPace');
    expect(evaluateOne(stepped, '80').verdict).toBe('behind');
  });
});

describe('每个涉农县至少3所', () => {
  const centres = from('2', '20', { rollUp: 'SUM', unitTarget: aTarget('3'), nature: 'binding' });
  const units = { a: '8', b: '7', c: '3', d: '2' };

  it('names the units below it beside the total, and the worst and best of all', () => {
    const [part] = evaluateOne(centres, units, atTheEnd).parts;
    expect(part?.unitTargets?.below.map(({ unit, value }) => [unit, text(value)])).toEqual([['ou_d', '2.00']]);
    expect([part?.worst?.unit, part?.best?.unit, text(part?.spread)]).toEqual(['ou_d', 'ou_a', '6.00']);
  });

  it('names the one furthest below first', () => {
    const [part] = evaluateOne(centres, { a: '2', b: '1', c: '0', d: '3' }).parts;
    expect(part?.unitTargets?.below.map(({ unit }) => unit)).toEqual(['ou_c', 'ou_b', 'ou_a']);
  });

  it.each([
    // 8 + 7 + 3 + 2 = 20, but D has only two
    [units, 'binding', 'missed'],
    [{ ...units, d: '3' }, 'binding', 'met'],
    // 2/3 is no nearly either
    [units, 'anticipatory', 'missed'],
    // 2.9/3 = 96.7 %
    [{ ...units, d: '2.9' }, 'anticipatory', 'nearlyMet'],
  ] as const)('%j, %s, ends as %s', (amounts, nature, verdict) => {
    expect(evaluateOne({ ...centres, nature }, { ...amounts }, atTheEnd).verdict).toBe(verdict);
  });

  it('is not ahead of time while a unit is below, but on its way', () => {
    expect(evaluateOne(centres, units).verdict).toBe('onPace');
    expect(evaluateOne(centres, { ...units, d: '3' }).verdict).toBe('ahead');
  });
});

describe('a sum to be within a range', () => {
  it('says nothing of the units so far: the rest may bring it in, or carry it beyond', () => {
    const sum = { ...range, rollUp: 'SUM' } as const;
    for (const amount of ['1', '2.5']) expect(evaluateOne(sum, { a: amount, b: null }).provisional).toBeNull();
  });
});

describe('a figure that is corrected', () => {
  it.each([
    // 41 → 50, third year: 6.3/9 = 70 % of the way; as corrected 4.5/9 = 50 %, under nine tenths of 60 %
    ['47.3', '70.00', 'onPace'],
    ['45.5', '50.00', 'behind'],
  ])('to %s is at %s %% and %s', (actual, progress, verdict) => {
    const item = evaluateOne(from('41', '50'), actual);
    expect([percent(item.deciding?.measured?.progress), item.verdict]).toEqual([progress, verdict]);
  });
});

describe('a sum of which little is good', () => {
  it('says of the units so far only what the others can not undo', () => {
    const cases = from('100', '50', { direction: 'DOWN', rollUp: 'SUM' }, 'LE');
    // 40 so far may yet be 90; 99 so far is too much already
    expect(evaluateOne(cases, { a: '40', b: null }).provisional).toBeNull();
    expect(evaluateOne(cases, { a: '99', b: null }).provisional).toBe('farBehind');
  });
});

describe('which evaluation a year calls for', () => {
  it('is what the plan says, and the last one at its end', () => {
    const plan = aPlan({
      milestones: [
        { year: 2023, kind: 'annual' },
        { year: 2023, kind: 'midTerm' },
      ],
    });
    expect([2022, 2023, 2024, 2025].map((year) => evaluationKindOf(plan, year))).toEqual([
      'annual',
      'midTerm',
      'annual',
      'final',
    ]);
  });
});
