import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../functions/domain/evaluation/evaluate';
import { noReferences, type Target } from '../../../functions/domain/plan/target';
import { anEntry, aPlan, aTarget } from '../../support/builders';
import { from, reports } from './situation';

describe('a target that rests on another indicator’s figure of the year before (上年度)', () => {
  const minimum = (baseline: string | null) => from(baseline, '900', { id: 'KS2-01' });
  const support = from(null, '0', {
    direction: 'FLOOR',
    target: {
      ...aTarget('1', { raw: '不低于上年度低保标准的1.3倍' }),
      kind: 'relative',
      reference: { kind: 'indicator', indicator: 'KS2-01' },
      ...{ multiplier: '1.3', offset: '0', lagYears: 1 },
    } as Target,
  });
  const verdictIn = (year: number, baseline: string | null, amount: string) => {
    const standard = minimum(baseline);
    return evaluate(aPlan({ indicators: [standard, support] }), {
      ...{ year, kind: 'annual', lookUp: noReferences },
      children: reports(standard, { a: '800' }).map(({ unit, entries }) => ({
        unit,
        entries: [...(entries ?? []), anEntry('KS2-02', { amount })],
      })),
      earlier: year === 2021 ? [] : [{ year: 2021, children: reports(standard, { a: '750' }) }],
    }).indicators[1]?.verdict;
  };

  it.each([
    // 1.3 × 700 = 910, the baseline of 2020; 1.3 × 750 = 975, the figure of 2021
    ['the first year by the baseline', 2021, '700', '910', 'onPace'],
    ['the first year, just below', 2021, '700', '909.99', 'behind'],
    ['the first year without a baseline', 2021, null, '910', 'notAssessable'],
    ['the second year by the first year’s figure', 2022, '700', '975', 'onPace'],
    ['the second year, just below', 2022, '700', '974.99', 'behind'],
  ] as const)('is tested in %s', (_, year, baseline, amount, verdict) => {
    expect(verdictIn(year, baseline, amount)).toBe(verdict);
  });
});
