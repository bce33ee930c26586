import { describe, expect, it } from 'vitest';
import type { IndicatorDraft } from '../../../functions/domain/plan/draft';
import { fitTotals, isFitTotal } from '../../../functions/domain/plan/total';
import { aCount, anIndicator, aPart, noChecks } from '../../support/builders';

const beds = (name: string) => ({
  kind: 'amount' as const,
  counted: { name, measure: '张', isWhole: true },
  scale: 1,
});
type Id = IndicatorDraft['id'];
const aStock = (id: Id, partOf: Id | null = null, differs: Partial<IndicatorDraft> = {}): IndicatorDraft => ({
  ...aCount(),
  id,
  name: id,
  reporting: beds(id),
  checks: { ...noChecks, partOf: partOf && { indicator: partOf, addsUp: false } },
  ...differs,
});
const part = aStock('KS2-11');

describe('the total of a part', () => {
  it.each<[string, IndicatorDraft, IndicatorDraft[], boolean]>([
    ['another one that counts the same', aStock('KS2-12'), [], true],
    ['one that is part of a third itself', aStock('KS2-12', 'KS2-13'), [aStock('KS2-13')], true],
    ['one whose total is gone', aStock('KS2-12', 'KS2-99'), [], true],
    ['itself', part, [], false],
    ['one in other measures', aStock('KS2-12', null, { reporting: aCount().reporting }), [], false],
    ['a rate', aStock('KS2-12', null, { reporting: anIndicator().reporting }), [], false],
    ['one in parts of its own', aStock('KS2-12', null, { parts: [aPart('city', '城市')] }), [], false],
    ['one that is part of it', aStock('KS2-12', 'KS2-11'), [], false],
    ['one that is part of a part of it', aStock('KS2-12', 'KS2-13'), [aStock('KS2-13', 'KS2-11')], false],
    ['one of two that go round in a circle without it', aStock('KS2-12', 'KS2-13'), [aStock('KS2-13', 'KS2-12')], true],
  ])('%s', (_, total, others, isFit) => {
    const all = [part, total, ...others];
    expect(isFitTotal(total, part, all)).toBe(isFit);
    expect(fitTotals(part, all).includes(total)).toBe(isFit);
  });

  it('is sought among rates by both of their measures', () => {
    const persons = { name: '老年人', measure: '人', isWhole: true };
    const rate = {
      ...anIndicator(),
      reporting: { kind: 'ratio' as const, numerator: persons, denominator: persons, per: 100 },
    };
    const alike = { ...rate, id: 'KS2-12' as const, reporting: { ...rate.reporting, per: 1000 } };
    const other = { ...alike, reporting: { ...rate.reporting, denominator: { ...persons, measure: '户' } } };
    expect(isFitTotal(alike, rate, [rate, alike])).toBe(true);
    expect(isFitTotal(other, rate, [rate, other])).toBe(false);
  });
});
