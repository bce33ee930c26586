import { describe, expect, it } from 'vitest';
import { fillAll, proposeYears, toOverwriting } from '../../../../addin/panes/plan/indicator-years';
import type { Indicator } from '../../../../functions/domain/plan/indicator';
import { aCount, anIndicator, aTarget } from '../../../support/builders';

const plan = { baseYear: 2020, endYear: 2025 };
const linear = { method: 'linear', gridOf: null, reasons: {} } as const;

describe('what a method offers for the years', () => {
  it.each<[string, Partial<Indicator>, string]>([
    ['no method', {}, 'noMethod'],
    ['years entered by hand', { decomposition: { ...linear, method: 'byHand' } }, 'byHand'],
    ['a coverage over an unknown number of units', { decomposition: { ...linear, method: 'onGrid' } }, 'noGrid'],
    [
      'no baseline',
      { decomposition: linear, baseline: { amount: null, raw: '－', source: 'table', note: null } },
      'noBaseline',
    ],
    [
      'a target that follows an outside figure',
      {
        decomposition: linear,
        target: {
          kind: 'relative',
          comparator: 'GE',
          reference: { kind: 'series', series: 'rs_dibao' },
          multiplier: '1.3',
          offset: '0',
          lagYears: 0,
          version: 1,
          dueYear: 2025,
          everyYear: false,
          strength: 'hard',
          raw: '不低于低保标准的1.3倍',
        },
      },
      'relative',
    ],
  ])('nothing with %s', (_, differs, why) => {
    expect(proposeYears(anIndicator(differs), plan)).toEqual({ kind: 'none', why });
  });

  it('nothing while direction or target are not settled', () => {
    const draft = { ...anIndicator({ decomposition: linear }), target: null };
    expect(proposeYears(draft, plan)).toEqual({ kind: 'none', why: 'unsettled' });
  });

  it('tells empty years from those that say something else; 44.60 is 44.6', () => {
    const proposal = proposeYears(
      anIndicator({ decomposition: linear, annualTargets: { 2022: '44.60', 2023: '47' } }),
      plan,
    );
    expect(proposal).toMatchObject({ kind: 'years', empty: ['2021', '2024', '2025'], differing: ['2023'] });
  });

  it('takes the reasons away with the figures they were given for', () => {
    const indicator = anIndicator({
      decomposition: { ...linear, reasons: { 2023: '提前' } },
      annualTargets: { 2023: '47' },
    });
    const proposal = proposeYears(indicator, plan);
    if (proposal.kind !== 'years') throw new Error('years expected');
    expect(toOverwriting(indicator, proposal.computed).at(-1)).toEqual({
      key: 'KS2-01',
      column: 'annualReason',
      text: '',
    });
  });

  it('for all at once fills what is empty and counts what it could not do', () => {
    const { cells, ...counts } = fillAll(
      [
        anIndicator({ decomposition: linear, annualTargets: { 2021: '45' } }),
        aCount({ decomposition: { ...linear, method: 'onGrid' } }),
        aCount({ id: 'KS2-03' }),
        aCount({ id: 'KS2-04', decomposition: { ...linear, method: 'keep' }, target: aTarget('1044') }),
      ],
      plan,
    );
    expect(counts).toEqual({ filled: 2, leftAlone: 1, impossible: 1 });
    expect(cells.map(({ key, column }) => `${key} ${column}`)).toEqual([
      ...[2022, 2023, 2024, 2025].map((year) => `KS2-01 annual${year}`),
      ...[2021, 2022, 2023, 2024, 2025].map((year) => `KS2-04 annual${year}`),
    ]);
  });
});
