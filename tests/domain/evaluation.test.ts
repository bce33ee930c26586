import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exact, Fraction, toPlainText, toText } from '../../functions/domain/decimal';
import { type EvaluationRequest, evaluate as evaluateFor } from '../../functions/domain/evaluation/evaluate';
import { judgePace } from '../../functions/domain/evaluation/judge';
import { measureProgress } from '../../functions/domain/evaluation/progress';
import type { Indicator } from '../../functions/domain/plan/indicator';
import type { Plan } from '../../functions/domain/plan/plan';
import { boundsOf, type Comparator, type LookUp, noReferences } from '../../functions/domain/plan/target';
import type { ChildReport } from '../../functions/domain/roll-up/roll-up';
import { aCount, anEntry, anIndicator, aPart, aPlan, aTarget } from '../support/builders';
import { countyA, countyB } from '../support/people';

const plan = aPlan();

function evaluate(of: Plan, year: number, children: ChildReport[], differs: Partial<EvaluationRequest> = {}) {
  return evaluateFor(of, { year, kind: 'annual', children, earlier: [], lookUp: noReferences, ...differs });
}

function from(
  baseline: string | null,
  target: string,
  differs: Partial<Indicator> = {},
  comparator: Comparator = 'GE',
) {
  return anIndicator({
    baseline: { amount: baseline, raw: baseline ?? '－', source: 'table', note: null },
    target: aTarget(target, { comparator }),
    ...differs,
  });
}

function measure(indicator: Indicator, actual: string, year = 2023) {
  const bounds = boundsOf(indicator.target, year, noReferences);
  if (!bounds) throw new Error('no bounds');
  return measureProgress(indicator, null, exact(actual), bounds, plan, year);
}

function verdictOf(indicator: Indicator, actual: string, year = 2023) {
  return judgePace(measure(indicator, actual, year), plan.verdictSettings);
}

function percent(indicator: Indicator, actual: string): string {
  const { progress } = measure(indicator, actual);
  return progress ? toText(progress.mul(100), 2) : '－';
}

describe('progress P = (A − B)/(T − B)', () => {
  it.each([
    // 昆山, prior plan: beds per 1000 old people 41.5 → 45, 51.3 reached: 9.8/3.5
    ['41.5', '45', '51.3', '280.00'],
    // day-care centres 100 → 130, 149 reached: 49/30
    ['100', '130', '149', '163.33'],
    // rated organisations 10.7 → 60, 25 assumed: 14.3/49.3
    ['10.7', '60', '25', '29.01'],
    // lower is better: 12 days → 8, 9.5 reached: (−2.5)/(−4)
    ['12', '8', '9.5', '62.50'],
    // regress shows as it is
    ['41', '50', '40', '-11.11'],
    // no way to go, or no start: undefined, never a division by zero
    ['95', '95', '96', '－'],
    [null, '95', '90', '－'],
  ])('from %s to %s at %s is %s %%', (baseline, target, actual, expected) => {
    const isFalling = baseline === '12';
    const indicator = from(baseline, target, isFalling ? { direction: 'DOWN' } : {}, isFalling ? 'LE' : 'GE');
    expect(percent(indicator, actual)).toBe(expected);
  });

  it('is undefined for a floor below where one stands already: 72.1 → 60 would praise the fall', () => {
    expect(percent(from('72.1', '60', { direction: 'FLOOR' }), '70')).toBe('－');
  });

  it('is due by the share of time, or by the target of the year where there is one', () => {
    const due = (indicator: Indicator) => toText(measure(indicator, '41').expectedPace.mul(100), 1);
    expect(due(from('41', '50'))).toBe('60.0');
    // (44.6 − 41)/(50 − 41) = 3.6/9
    expect(due(from('41', '50', { annualTargets: { '2023': '44.6' } }))).toBe('40.0');
  });

  it('tells what the remaining years need against what the past ones brought', () => {
    const { requiredPace, achievedPace, strain } = measure(from('10.7', '60'), '25');
    // (60 − 25)/2 = 17.5 a year needed, (25 − 10.7)/3 = 4.77 a year achieved, 3.67 times
    expect([requiredPace, achievedPace, strain].map((value) => value && toText(value, 2))).toEqual([
      '17.50',
      '4.77',
      '3.67',
    ]);
  });
});

describe('the verdict, at three of five years', () => {
  const rate = from('0', '100');
  it.each([
    ['100', 'ahead'],
    ['60', 'onPace'],
    ['59.99', 'nearPace'],
    ['54', 'nearPace'],
    ['53.99', 'behind'],
    ['34', 'behind'],
    // 70/2 a year needed against 30/3: strain 3.5 – out of reach although half of the pace is kept
    ['30', 'farBehind'],
    ['29.99', 'farBehind'],
    ['-5', 'farBehind'],
  ])('of a rate from 0 to 100 at %s is %s', (actual, verdict) => {
    expect(verdictOf(rate, actual)).toBe(verdict);
  });

  it('is taken on the unrounded value: 99.96 shown as 100.0 has not reached 100', () => {
    expect(verdictOf(from('100', '100', { direction: 'KEEP' }), '99.96')).toBe('behind');
    expect(verdictOf(from('100', '100', { direction: 'KEEP' }), '100')).toBe('onPace');
  });

  it.each([
    ['GT', '30', 'onPace'],
    ['GT', '30.01', 'ahead'],
    ['GE', '95', 'ahead'],
  ] as const)('knows that %s includes its limit or not: %s', (comparator, actual, verdict) => {
    expect(verdictOf(from('20', comparator === 'GT' ? '30' : '95', {}, comparator), actual)).toBe(verdict);
  });

  it('holds a floor that was met from the start to being kept', () => {
    const nursingBeds = from('72.1', '60', { direction: 'FLOOR' });
    expect(verdictOf(nursingBeds, '65')).toBe('onPace');
    expect(verdictOf(nursingBeds, '59.9')).toBe('behind');
  });

  it('tests a target that is relative to an outside figure by the figure of its year', () => {
    // 1.3 × 720 = 936 in 2020; by 2023 the standard is 800: 1.3 × 800 = 1040
    const support = anIndicator({
      direction: 'FLOOR',
      rollUp: 'CITY',
      reporting: { kind: 'amount', counted: { name: '供养标准', measure: '元/人、月', isWhole: false }, scale: 1 },
      baseline: { amount: null, raw: '', source: 'table', note: null },
      target: {
        ...aTarget('1'),
        kind: 'relative',
        reference: { kind: 'series', series: 'rs_zs_dibao' },
        multiplier: '1.3',
        offset: '0',
        lagYears: 0,
        raw: '不低于低保标准的1.3倍',
      },
    });
    const only = aPlan({ indicators: [support] });
    const report = (amount: string): ChildReport[] => [{ unit: countyA, entries: [anEntry('KS2-01', { amount })] }];
    const verdict = (amount: string, lookUp: LookUp) =>
      evaluate(only, 2023, report(amount), { lookUp }).indicators[0]?.verdict;
    const entered: LookUp = (_, year) => (year === 2023 ? exact('800') : null);
    expect(verdict('1040', entered)).toBe('onPace');
    expect(verdict('1039.99', entered)).toBe('behind');
    expect(verdict('1040', () => null)).toBe('notAssessable');
  });

  it('of what was handed over to another department is, from that year on, that it is not evaluated, and to whom it went', () => {
    const gone = anIndicator({ lifecycle: { state: 'transferred', since: 2023, receiver: '社会工作部', note: '' } });
    const of = (year: number) =>
      evaluate(aPlan({ indicators: [gone, aCount()] }), year, [{ unit: countyA, entries: null }]);
    expect(of(2022).indicators.map(({ verdict }) => verdict)).toEqual(['incomplete', 'incomplete']);
    const { indicators, counts } = of(2023);
    expect(indicators.map(({ verdict }) => verdict)).toEqual(['excluded', 'incomplete']);
    expect(indicators[0]).toMatchObject({ exclusion: { receiver: '社会工作部' }, isAlert: false, provisional: null });
    expect(counts.binding).toMatchObject({ total: 1, excluded: 1, evaluated: 0, rate: null });
  });

  it('without a baseline holds the attainment against the pace, and says so', () => {
    // 90/95 = 94.7 % against 60 %; 57/95 = 60 %; 51.3/95 = 54 %
    const indicator = from(null, '95');
    expect(measure(indicator, '90')).toMatchObject({ progress: null, isByAttainment: true });
    expect(['90', '57', '51.3', '51.2'].map((actual) => verdictOf(indicator, actual))).toEqual([
      'onPace',
      'onPace',
      'nearPace',
      'behind',
    ]);
    // A target of nothing has no share to attain: 0.1 % of errors where none are allowed.
    expect(verdictOf(from(null, '0', {}, 'GE'), '-1')).toBe('notAssessable');
  });

  it('never gets worse when the value gets better, whichever way is better', () => {
    const order = ['farBehind', 'behind', 'nearPace', 'onPace', 'ahead'];
    const thousandth = fc.integer({ min: -50_000, max: 150_000 });
    fc.assert(
      fc.property(thousandth, thousandth, fc.boolean(), (a, b, isReversed) => {
        const indicator = isReversed ? from('100', '0', { direction: 'DOWN' }, 'LE') : rate;
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((n) => verdictOf(indicator, String(n / 1000)));
        const [worse, better] = isReversed ? [high, low] : [low, high];
        expect(order.indexOf(better ?? '')).toBeGreaterThanOrEqual(order.indexOf(worse ?? ''));
      }),
    );
  });

  it('does not depend on the measure: 人 or 万人', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), (persons) => {
        const inTenThousands = new Fraction(persons, 10000);
        const small = from('0.2', '0.27');
        const large = from('2000', '2700');
        expect(verdictOf(small, toPlainText(inTenThousands))).toBe(verdictOf(large, String(persons)));
      }),
    );
  });
});

describe('the evaluation of a plan', () => {
  const a = (numerator: string): ChildReport => ({
    unit: countyA,
    entries: [anEntry('KS2-01', { numerator, denominator: '1000' }), anEntry('KS2-02', { amount: '1700' })],
  });
  const b = (entries: ChildReport['entries']): ChildReport => ({ unit: countyB, entries });

  it('counts binding and anticipatory apart', () => {
    const { counts } = evaluate(plan, 2023, [
      a('464'),
      b([anEntry('KS2-01', { numerator: '464', denominator: '1000' }), anEntry('KS2-02', { amount: '1800' })]),
    ]);
    // 46.4 %: (46.4 − 41)/9 = 60 % – on pace. 3500 households: 2456/3956 = 62.1 %.
    expect(counts.binding).toMatchObject({ onPace: 1, incomplete: 0 });
    expect(counts.anticipatory).toMatchObject({ onPace: 1, incomplete: 0 });
  });

  it('shows what is incomplete as incomplete, with what the ratio comes to so far and nothing of a half sum', () => {
    const { indicators, counts } = evaluate(plan, 2023, [a('430'), b(null)]);
    expect(indicators.map(({ verdict, provisional, isAlert }) => [verdict, provisional, isAlert])).toEqual([
      // 43 %: (43 − 41)/9 = 22 %
      ['incomplete', 'farBehind', true],
      ['incomplete', null, false],
    ]);
    expect(counts.binding).toMatchObject({ incomplete: 1, farBehind: 0 });
  });

  it('lets a composite stand by its weakest part, whichever comes first', () => {
    const both = anIndicator({
      baseline: { amount: '50', raw: '50', source: 'table', note: null },
      parts: [aPart('ashes', '骨灰安放'), aPart('vigil', '集中守灵')],
    });
    const report = (ashes: string, vigil: string): ChildReport => ({
      unit: countyA,
      entries: [
        anEntry('KS2-01/ashes', { numerator: ashes, denominator: '100' }),
        anEntry('KS2-01/vigil', { numerator: vigil, denominator: '100' }),
      ],
    });
    const only = aPlan({ indicators: [{ ...both, target: aTarget('100') }] });
    for (const [ashes, vigil] of [
      ['90', '60'],
      ['60', '90'],
    ] as const) {
      const [item] = evaluate(only, 2023, [report(ashes, vigil)]).indicators;
      expect(item?.actual && toText(item.actual, 1)).toBe('60.0');
      expect(item?.verdict).toBe('farBehind');
    }
  });

  it('is not complete while one part of a composite is missing', () => {
    const parts = [aPart('x', '甲'), aPart('y', '乙')];
    const only = aPlan({ indicators: [aCount({ parts })] });
    const [item] = evaluate(only, 2023, [
      { unit: countyA, entries: [anEntry('KS2-02/x', { amount: '1' })] },
    ]).indicators;
    expect(item?.verdict).toBe('incomplete');
  });
});
