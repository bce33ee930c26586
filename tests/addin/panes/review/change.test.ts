import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeBetween, isLargeChange } from '../../../../addin/panes/review/change';
import { changeText } from '../../../../addin/text/zh-review';
import type { Indicator } from '../../../../functions/domain/plan/indicator';
import { aCount, aForm, anEntry, anIndicator, aPlan } from '../../../support/builders';

const rowOf = (indicator: Indicator) => {
  const [row] = aForm(aPlan({ indicators: [indicator] })).rows;
  if (!row) throw new Error('the form has no line');
  return row;
};
const rate = rowOf(anIndicator());
const count = rowOf(aCount());
const rateOf = (numerator: string) => anEntry('KS2-01', { numerator, denominator: '1000' });
const countOf = (amount: string) => anEntry('KS2-02', { amount });
const words = (row: typeof rate, before: ReturnType<typeof rateOf> | null, after: ReturnType<typeof rateOf>) =>
  changeText(changeBetween(row, before, after));

describe('the words of a change', () => {
  it.each([
    ['a rate rises', rate, rateOf('440'), rateOf('464'), '+2.4 个百分点'],
    ['a rate falls', rate, rateOf('464'), rateOf('440'), '-2.4 个百分点'],
    ['a rate stands still', rate, rateOf('440'), rateOf('440'), '与上年持平'],
    ['an amount rises', count, countOf('1500'), countOf('1680'), '+12.0%'],
    ['an amount falls', count, countOf('1500'), countOf('1400'), '-6.7%'],
    ['an amount rises from nothing', count, countOf('0'), countOf('3'), '由 0 增加'],
    ['there was no last year', count, null, countOf('3'), '无上年数'],
  ])('%s', (_, row, before, after, expected) => {
    expect(words(row, before, after)).toBe(expected);
  });

  it('never rounds a real move to none', () => {
    expect(words(count, countOf('1000000'), countOf('1000100'))).toBe('+0.01%');
  });

  it('says points of a rate and percent of an amount, whatever the figures are', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(1000), (before, after) => {
        const ofRate = words(rate, rateOf(String(before)), rateOf(String(after)));
        const ofCount = words(count, countOf(String(before)), countOf(String(after)));
        expect(ofRate).not.toContain('%');
        expect(ofCount).not.toContain('百分点');
      }),
    );
  });
});

describe('a large change', () => {
  it('is one beyond what the planner allows without an explanation', () => {
    expect(isLargeChange(rate, changeBetween(rate, rateOf('440'), rateOf('540')))).toBe(false);
    expect(isLargeChange(rate, changeBetween(rate, rateOf('440'), rateOf('541')))).toBe(true);
  });

  it('includes a rise from zero, which has no percentage a rule could test', () => {
    expect(isLargeChange(count, changeBetween(count, countOf('0'), countOf('1')))).toBe(true);
  });
});
