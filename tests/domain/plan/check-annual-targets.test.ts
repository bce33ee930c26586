import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wayOf } from '../../../functions/domain/plan/annual-targets';
import { checkAnnualTargets, type DividedIndicator } from '../../../functions/domain/plan/check-annual-targets';
import { type ComputedMethod, decomposeByYear, isDecomposed } from '../../../functions/domain/plan/decompose';
import type { Baseline, Decomposition } from '../../../functions/domain/plan/indicator';
import type { Target } from '../../../functions/domain/plan/target';

const terms = { version: 1, dueYear: 2025, everyYear: false, strength: 'hard', raw: '' } as const;
const fixed = (amount: string): Target => ({ ...terms, kind: 'fixed', comparator: 'GE', amount });
const baseline = (amount: string | null): Baseline => ({ amount, raw: amount ?? '', source: 'table', note: null });
const by = (method: Decomposition['method'], reasons: Record<string, string> = {}): Decomposition => ({
  method,
  gridOf: null,
  reasons,
});
const line = { '2021': '42.8', '2022': '44.6', '2023': '46.4', '2024': '48.2', '2025': '50' };

/** KS2-01, from 41 to 50 % in a straight line; say only what matters for the test. */
function divided(differs: Partial<DividedIndicator> = {}): DividedIndicator {
  return {
    baseline: baseline('41'),
    target: fixed('50'),
    decimals: 1,
    direction: 'UP',
    annualTargets: line,
    decomposition: by('linear'),
    ...differs,
  };
}

const doubtsOf = (differs: Partial<DividedIndicator>) =>
  checkAnnualTargets(divided(differs), 2020).map(({ year, kind, original, proposal }) => [
    year,
    kind,
    original,
    proposal,
  ]);

describe('doubts about annual targets', () => {
  it('are none where the years are the method’s own', () => {
    expect(doubtsOf({})).toEqual([]);
  });

  it('are none where the plan sets no years, or not all of them', () => {
    expect(doubtsOf({ annualTargets: {}, decomposition: null })).toEqual([]);
    expect(doubtsOf({ annualTargets: { '2023': '46.4' } })).toEqual([]);
  });

  it('are none about a year set by hand with its reason', () => {
    expect(
      doubtsOf({ annualTargets: { ...line, '2021': '41' }, decomposition: by('linear', { '2021': '先摸底' }) }),
    ).toEqual([]);
  });

  it('are none about KS2-18, entered by hand with two empty years first', () => {
    expect(
      doubtsOf({
        baseline: baseline('0'),
        target: fixed('100'),
        annualTargets: { '2021': '0', '2022': '0', '2023': '100', '2024': '100', '2025': '100' },
        decomposition: by('byHand'),
      }),
    ).toEqual([]);
  });

  const reasons = Object.fromEntries(['2019', '2020', ...Object.keys(line), '2026'].map((year) => [year, '调整']));

  it.each<[string, Partial<DividedIndicator>, unknown[]]>([
    ['the year of the baseline', { annualTargets: { '2020': '41', ...line } }, [[2020, 'yearOutside', '41', null]]],
    ['a year after the due year', { annualTargets: { ...line, '2026': '51' } }, [[2026, 'yearOutside', '51', null]]],
    [
      'a due year short of the target',
      { annualTargets: { ...line, '2025': '49.9' } },
      [[2025, 'dueYearDiffers', '49.9', '50']],
    ],
    [
      'a due year beyond the target',
      { annualTargets: { ...line, '2025': '51' } },
      [[2025, 'dueYearDiffers', '51', '50']],
    ],
    [
      'a year behind the one before',
      { annualTargets: { ...line, '2023': '44.5' } },
      [[2023, 'stepBackwards', '44.5', '44.6']],
    ],
    [
      'a first year behind the baseline',
      { annualTargets: { ...line, '2021': '40.9' } },
      [[2021, 'stepBackwards', '40.9', '41']],
    ],
    [
      'a year beyond the target, and the next that has to come back',
      { annualTargets: { ...line, '2024': '50.1' } },
      [
        [2024, 'beyondTarget', '50.1', '50'],
        [2025, 'stepBackwards', '50', '50.1'],
      ],
    ],
  ])('%s', (_, differs, expected) => {
    expect(doubtsOf({ decomposition: by('linear', reasons), ...differs })).toEqual(expected);
  });

  it.each<[string, Decomposition | null, unknown[]]>([
    ['none given', by('linear'), [[2021, 'reasonMissing', '42', '42.8']]],
    ['a blank', by('linear', { '2021': ' ' }), [[2021, 'reasonMissing', '42', '42.8']]],
    ['a word that says nothing', by('linear', { '2021': '无' }), [[2021, 'reasonMissing', '42', '42.8']]],
  ])('a year set by hand needs its reason: %s', (_, decomposition, expected) => {
    expect(doubtsOf({ annualTargets: { ...line, '2021': '42' }, decomposition })).toEqual(expected);
  });

  it('a year once set by hand needs its reason even where the figure is the method’s, or all are by hand', () => {
    expect(doubtsOf({ decomposition: by('linear', { '2021': '' }) })).toEqual([
      [2021, 'reasonMissing', '42.8', '42.8'],
    ]);
    expect(doubtsOf({ decomposition: by('byHand', { '2021': '' }) })).toEqual([[2021, 'reasonMissing', '42.8', null]]);
  });

  it('figures with no word on how they came about need their reasons', () => {
    expect(doubtsOf({ annualTargets: { '2024': '48.2', '2025': '50' }, decomposition: null })).toEqual([
      [2024, 'reasonMissing', '48.2', null],
      [2025, 'reasonMissing', '50', null],
    ]);
  });

  it('so do those of a method that cannot have given them', () => {
    expect(doubtsOf({ annualTargets: { '2025': '50' }, baseline: baseline(null) })).toEqual([
      [2025, 'reasonMissing', '50', null],
    ]);
  });

  it('how a figure is written makes no difference', () => {
    expect(doubtsOf({ annualTargets: { ...line, '2021': '42.80', '2025': '50.0' } })).toEqual([]);
  });

  it('see a fall as the way where less is better', () => {
    const falling = {
      baseline: baseline('12'),
      target: { ...fixed('8'), comparator: 'LE' } as Target,
      direction: 'DOWN',
      decimals: 1,
    } as const;
    const years = { '2021': '11.2', '2022': '10.4', '2023': '9.6', '2024': '8.8', '2025': '8' };
    expect(doubtsOf({ ...falling, annualTargets: years })).toEqual([]);
    expect(
      doubtsOf({
        ...falling,
        annualTargets: { ...years, '2022': '11.3', '2024': '7.9' },
        decomposition: by('linear', reasons),
      }),
    ).toEqual([
      [2022, 'stepBackwards', '11.3', '11.2'],
      [2024, 'beyondTarget', '7.9', '8'],
      [2025, 'stepBackwards', '8', '7.9'],
    ]);
  });

  it('see a total rise from zero to its ceiling, though less of it is better', () => {
    const ceiling = {
      baseline: baseline('80'),
      target: { ...fixed('100'), comparator: 'LE' } as Target,
      direction: 'CEILING',
      decimals: 0,
    } as const;
    const years = { '2021': '20', '2022': '40', '2023': '60', '2024': '80', '2025': '100' };
    expect(doubtsOf({ ...ceiling, annualTargets: years, decomposition: by('cumulative') })).toEqual([]);
    expect(
      doubtsOf({
        ...ceiling,
        annualTargets: { ...years, '2024': '101' },
        decomposition: by('cumulative', { '2024': '集中采购' }),
      }),
    ).toEqual([
      [2024, 'beyondTarget', '101', '100'],
      [2025, 'stepBackwards', '100', '101'],
    ]);
  });

  it('take ZS2-15 for no fall: 72.1 now, a floor of 60 every year', () => {
    const years = { '2021': '60', '2022': '60', '2023': '60', '2024': '60', '2025': '60' };
    expect(
      doubtsOf({
        baseline: baseline('72.1'),
        target: fixed('60'),
        direction: 'FLOOR',
        annualTargets: years,
        decomposition: by('keep'),
      }),
    ).toEqual([]);
  });

  it('let the due year lie anywhere in a range', () => {
    const range: Target = { ...terms, kind: 'range', lower: '2', upper: '3' };
    const dueYear = (amount: string) =>
      doubtsOf({
        baseline: baseline('1'),
        target: range,
        annualTargets: { '2025': amount },
        decomposition: by('byHand'),
      });
    expect(dueYear('2.5')).toEqual([]);
    expect(dueYear('1.9')).toEqual([[2025, 'dueYearDiffers', '1.9', '2']]);
    expect(dueYear('3.1')).toEqual([[2025, 'dueYearDiffers', '3.1', '2']]);
  });

  it('take the far end of a range for the limit of the years before', () => {
    const range: Target = { ...terms, kind: 'range', lower: '2', upper: '3' };
    const yearBefore = (direction: 'UP' | 'DOWN', from: string, amount: string) =>
      doubtsOf({
        baseline: baseline(from),
        target: range,
        direction,
        annualTargets: { '2024': amount },
        decomposition: by('byHand'),
      });
    expect(yearBefore('UP', '1', '3')).toEqual([]);
    expect(yearBefore('UP', '1', '3.1')).toEqual([[2024, 'beyondTarget', '3.1', '3']]);
    expect(yearBefore('DOWN', '9', '2')).toEqual([]);
    expect(yearBefore('DOWN', '9', '1.9')).toEqual([[2024, 'beyondTarget', '1.9', '2']]);
  });

  it('cannot hold the years of a relative target against it, only against each other', () => {
    const relative: Target = {
      ...terms,
      kind: 'relative',
      comparator: 'GE',
      reference: { kind: 'series', series: 'rs_minimum_wage' },
      multiplier: '0.8',
      offset: '0',
      lagYears: 0,
    };
    expect(
      doubtsOf({
        target: relative,
        baseline: baseline('1500'),
        annualTargets: { '2021': '1600', '2022': '1550', '2025': '99999' },
        decomposition: by('byHand'),
      }),
    ).toEqual([[2022, 'stepBackwards', '1550', '1600']]);
  });

  it('are none about whatever a method gives', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<ComputedMethod>('linear', 'wholeUnits', 'onGrid', 'compound', 'cumulative', 'keep'),
        fc.integer({ min: 1, max: 100 }),
        fc.integer({ min: 1, max: 100 }),
        fc.integer({ min: 1, max: 50 }),
        fc.boolean(),
        (method, from, to, gridOf, isFalling) => {
          const indicator = {
            baseline: baseline(String(from)),
            target: fixed(String(to)),
            decimals: 1,
            direction: isFalling ? 'DOWN' : 'UP',
          } as const;
          const way = wayOf(indicator, 2020, method, gridOf);
          const annualTargets = way && decomposeByYear(way);
          fc.pre(annualTargets !== null && isDecomposed(annualTargets));
          const decomposition = { method, gridOf, reasons: {} };
          expect(checkAnnualTargets({ ...indicator, annualTargets, decomposition }, 2020)).toEqual([]);
        },
      ),
      { seed: 20251231, numRuns: 500 },
    );
  });
});
