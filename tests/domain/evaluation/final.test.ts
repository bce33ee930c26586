import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../functions/domain/evaluation/evaluate';
import { defaultVerdictSettings } from '../../../functions/domain/evaluation/verdict-defaults';
import type { Nature } from '../../../functions/domain/plan/indicator';
import { type Comparator, noReferences } from '../../../functions/domain/plan/target';
import { anEntry, aPart, aPlan, aTarget } from '../../support/builders';
import { countyA } from '../../support/people';
import { atTheEnd, evaluateOne, from, percent } from './situation';

describe('at the end of the plan', () => {
  it.each<[Nature, Comparator, string, string, string, string | null]>([
    // A = T
    ['binding', 'GE', '50', '50', 'met', '100.00'],
    // 49.99/50 = 99.98 %: a duty of government knows no nearly
    ['binding', 'GE', '50', '49.99', 'missed', '99.98'],
    ['anticipatory', 'GE', '50', '49.99', 'nearlyMet', '99.98'],
    // 47.5/50 = 95 % to the hair, 47.49/50 = 94.98 %
    ['anticipatory', 'GE', '50', '47.5', 'nearlyMet', '95.00'],
    ['anticipatory', 'GE', '50', '47.49', 'missed', '94.98'],
    // Strictly more than 30: 30.00 is not met, though R is 100 %
    ['binding', 'GT', '30', '30.00', 'missed', '100.00'],
    ['anticipatory', 'GT', '30', '30.00', 'nearlyMet', '100.00'],
    // ≧95 includes 95.00
    ['binding', 'GE', '95', '95.00', 'met', '100.00'],
    // Less is better: R = T/A. 8/8.4 = 95.24 %, 8/8.5 = 94.12 %; 2 − A/T would give 95 % and 93.75 %
    ['anticipatory', 'LE', '8', '8', 'met', '100.00'],
    ['anticipatory', 'LE', '8', '8.4', 'nearlyMet', '95.24'],
    ['anticipatory', 'LE', '8', '8.5', 'missed', '94.12'],
    // None allowed: one is missed with R = 0/1, none is met without a quotient
    ['anticipatory', 'LE', '0', '1', 'missed', '0.00'],
    ['anticipatory', 'LE', '0', '0', 'met', null],
  ])('%s %s %s at %s is %s', (nature, comparator, target, actual, verdict, attainment) => {
    const direction = comparator === 'LE' ? 'DOWN' : 'UP';
    const item = evaluateOne(from('10', target, { nature, direction }, comparator), actual, atTheEnd);
    expect(item.verdict).toBe(verdict);
    expect(percent(item.deciding?.measured?.attainment)).toBe(attainment);
    expect(item.isAlert).toBe(nature === 'binding' && verdict === 'missed');
  });

  it.each([
    // 55/50 = 110 %
    ['55', '1.1', true],
    ['54.99', '1.1', false],
    ['60', null, false],
    ['60', '1.2', true],
  ])('says 超额完成 of %s against 50 from R = %s on: %s', (actual, exceeded, isExceeded) => {
    const plan = { verdictSettings: { ...defaultVerdictSettings, exceeded } };
    expect(evaluateOne(from('41', '50'), actual, { ...atTheEnd, plan })).toMatchObject({ verdict: 'met', isExceeded });
  });

  it('says it of nothing that is only to be kept, and never during the plan', () => {
    const floor = from('10', '30', { direction: 'FLOOR' });
    expect(evaluateOne(floor, '72.1', atTheEnd)).toMatchObject({ verdict: 'met', isExceeded: false });
    expect(percent(evaluateOne(floor, '72.1', atTheEnd).deciding?.measured?.attainment)).toBe('100.00');
    expect(evaluateOne(from('41', '50'), '60')).toMatchObject({ verdict: 'ahead', isExceeded: false });
  });

  it.each([
    ['95', '92', 'met', 'urban'],
    // 城市 94/95 = 98.9 %, 农村 met
    ['94', '92', 'nearlyMet', 'urban'],
    // 农村 80/92 = 87.0 % decides, not 城市 with 98.9 %
    ['94', '80', 'missed', 'rural'],
  ])('城市%s、农村%s against 95 and 92 is %s by %s: all parts must be met', (urban, rural, verdict, part) => {
    const dual = from('70', '95', {
      parts: [aPart('urban', '城市'), { ...aPart('rural', '农村'), target: aTarget('92') }],
    });
    const entries = [anEntry('KS2-02/urban', { amount: urban }), anEntry('KS2-02/rural', { amount: rural })];
    const [item] = evaluate(aPlan({ indicators: [dual] }), {
      ...{ ...atTheEnd, children: [{ unit: countyA, entries }] },
      ...{ earlier: [], lookUp: noReferences },
    }).indicators;
    expect([item?.verdict, item?.deciding?.part]).toEqual([verdict, part]);
  });

  it('of two parts of one class goes by the one further from its target', () => {
    const both = from('0', '100', { parts: [aPart('urban', '城市'), aPart('rural', '农村')] });
    const decidingOf = (urban: string, rural: string) =>
      evaluate(aPlan({ indicators: [both] }), {
        ...{ ...atTheEnd, earlier: [], lookUp: noReferences },
        children: [
          {
            unit: countyA,
            entries: [anEntry('KS2-02/urban', { amount: urban }), anEntry('KS2-02/rural', { amount: rural })],
          },
        ],
      }).indicators[0]?.deciding?.part;
    expect([decidingOf('60', '70'), decidingOf('70', '60')]).toEqual(['urban', 'rural']);
  });

  it('is incomplete while a unit is missing, whatever the others come to', () => {
    const sum = from('0', '100', { rollUp: 'SUM' });
    expect(evaluateOne(sum, { a: '100', b: null }, atTheEnd)).toMatchObject({
      verdict: 'incomplete',
      provisional: 'met',
    });
    // 90 of 100 without county B says nothing: B can bring the ten.
    expect(evaluateOne(sum, { a: '90', b: null }, atTheEnd)).toMatchObject({
      verdict: 'incomplete',
      provisional: null,
    });
  });
});
