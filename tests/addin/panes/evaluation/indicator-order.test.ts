import { describe, expect, it } from 'vitest';
import { alertsOf, filtered, groupIndicators } from '../../../../addin/panes/evaluation/indicator-order';
import { worstFirst } from '../../../../addin/panes/evaluation/unit-shares';
import { coverageText, paceText } from '../../../../addin/text/zh-evaluation';
import { aCount, anIndicator, aPlan, aTarget } from '../../../support/builders';
import { anEvaluation, better, lagging } from './results';

const names = (items: { name: string }[]) => items.map((item) => item.name);

describe('the order of indicators', () => {
  it('puts those that lag first, binding ones before anticipatory ones', () => {
    const twoBehind = aPlan({
      indicators: [aCount({ target: aTarget('90000') }), anIndicator()],
    });
    const { indicators } = anEvaluation(lagging, better, twoBehind);
    expect(names(groupIndicators(indicators).lagging)).toEqual(['接受居家上门服务老人数占比', '家庭适老化改造户数']);
  });

  it('never counts a provisional verdict as one', () => {
    const { indicators, counts } = anEvaluation(lagging, null);
    expect(indicators[0]?.provisional).toMatch(/ehind$/);
    expect(filtered(indicators, 'lagging')).toEqual([]);
    expect(groupIndicators(indicators).lagging).toEqual([]);
    expect(filtered(indicators, 'incomplete')).toHaveLength(2);
    expect(counts.binding).toMatchObject({ incomplete: 1, behind: 0, farBehind: 0 });
  });

  it('warns of a binding indicator that would lag all the same', () => {
    expect(names(alertsOf(anEvaluation(lagging, null).indicators))).toEqual(['接受居家上门服务老人数占比']);
  });
});

describe('the shares of units', () => {
  it('begin with the worst: the lowest where much is good', () => {
    const part = anEvaluation(better, lagging).indicators[0]?.parts[0];
    expect(part && names(worstFirst(part))).toEqual(['乙县', '甲县']);
  });

  it('and the highest where little is good', () => {
    const falling = aPlan({
      indicators: [anIndicator({ direction: 'DOWN', target: aTarget('30', { comparator: 'LE' }) })],
    });
    const part = anEvaluation(better, lagging, falling).indicators[0]?.parts[0];
    expect(part && names(worstFirst(part))).toEqual(['甲县', '乙县']);
  });
});

describe('the words of pace and coverage', () => {
  const pace = { required: '17.5', achieved: '4.8', measure: '%', yearsLeft: 2, yearsPassed: 3 };
  it.each([
    ['a rate, in points', pace, '余下两年每年需提高 17.5 个百分点，过去三年每年 4.8'],
    ['an amount, in its measure', { ...pace, measure: '户' }, '余下两年每年需提高 17.5 户，过去三年每年 4.8'],
    [
      'less is better',
      { ...pace, required: '-1.5', achieved: '-0.5' },
      '余下两年每年需降低 1.5 个百分点，过去三年每年 0.5',
    ],
    ['it went the wrong way', { ...pace, achieved: '-0.5' }, '余下两年每年需提高 17.5 个百分点，过去三年每年降低 0.5'],
    ['nothing moved', { ...pace, achieved: '0.0' }, '余下两年每年需提高 17.5 个百分点，过去三年没有变化'],
    ['no baseline', { ...pace, achieved: null }, '余下两年每年需提高 17.5 个百分点'],
    ['the target is met', { ...pace, required: null }, null],
  ])('%s', (_, figures, expected) => {
    expect(paceText(figures)).toBe(expected);
  });

  it('say that a provisional class is only what came in so far', () => {
    expect(coverageText(7, 11, '滞后')).toBe('7/11 · 暂按已报测算：滞后');
    expect(coverageText(7, 11, null)).toBe('7/11');
  });
});
