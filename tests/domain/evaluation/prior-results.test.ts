import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { toPlainText } from '../../../functions/domain/decimal';
import { readPrintedVerdict } from '../../../functions/domain/evaluation/printed-verdict';
import {
  countPriorResults,
  judgePriorResults,
  type PriorJudgement,
} from '../../../functions/domain/evaluation/prior-results';
import type { Plan, PriorResult } from '../../../functions/domain/plan/plan';
import { readTarget } from '../../../functions/domain/plan/read-target';
import { readValue } from '../../../functions/domain/plan/read-value';
import { aPlan, aPriorResult } from '../../support/builders';
import { percent } from './situation';

const seed = (name: string): Plan =>
  JSON.parse(readFileSync(new URL(`../../../seeds/${name}/plan.json`, import.meta.url), 'utf8'));
const [kunshan, zhushan, nantong] = ['kunshan', 'zhushan', 'nantong'].map((name) => judgePriorResults(seed(name)));
const of = (judgements: PriorJudgement[] | undefined, id: string) => judgements?.find((one) => one.id === id);

describe('the period before, judged by its printed figures', () => {
  it('of Kunshan: 18, of which 6 transferred, 12 evaluated, 11 met, 91.67 %', () => {
    const counts = countPriorResults(kunshan ?? []);
    expect(counts).toMatchObject({ total: 18, excluded: 6, withoutData: 0, evaluated: 12, met: 11, missed: 1 });
    expect(percent(counts.rate)).toBe('91.67');
    // 守灵堂、骨灰堂: 50 of 100
    const missed = of(kunshan, 'KS1-18');
    expect([missed?.verdict, percent(missed?.attainment), missed?.difference?.toFraction()]).toEqual([
      'missed',
      '50.00',
      '-50',
    ]);
  });

  it('of Kunshan: points to the doubt that 29.76 is another figure than its name says', () => {
    // 29.76 against 15 is 198.4 %
    const organisations = of(kunshan, 'KS1-12');
    expect([organisations?.verdict, percent(organisations?.attainment), organisations?.notes]).toEqual([
      'met',
      '198.40',
      ['E-18'],
    ]);
  });

  it('of Zhushan: nine met, three of them with a wrong word on by how much', () => {
    expect(countPriorResults(zhushan ?? [])).toMatchObject({ total: 9, evaluated: 9, met: 9 });
    const wrong = zhushan?.filter(({ disagreement }) => disagreement !== null) ?? [];
    expect(wrong.map((one) => [one.id, one.printedVerdict, one.disagreement, one.difference?.toFraction()])).toEqual([
      // 6.8 − 6.7 = 0.1 个; 0.1/6.7 = 1.49 %
      ['ZS1-05', '超过0.1%', 'percentIsDifference', '1/10'],
      // 100 − 70 = 30 points; 30/70 = 42.86 %
      ['ZS1-07', '超过43个百分点', 'pointsAreRelative', '30'],
      // 100 − 60 = 40 points; 40/60 = 66.67 %, cut off
      ['ZS1-08', '超过66个百分点', 'pointsAreRelative', '40'],
    ]);
  });

  it('of Nantong: without targets nothing is judged, but where it went is told', () => {
    const counts = countPriorResults(nantong ?? []);
    expect(counts).toMatchObject({ total: 23, excluded: 1, withoutData: 22, evaluated: 0, rate: null });
    const changes = ['NT1-01', 'NT1-11', 'NT1-18', 'NT1-03', 'NT1-09', 'NT1-19'].map((id) => of(nantong, id)?.change);
    // 593/501 → 710 both up; 10 → 9.43; 49.04 → 48.52; no figure of 2015; 92、85 → 99.5、97.6; no figure of 2020
    expect(changes).toEqual(['up', 'down', 'down', null, 'up', null]);
  });
});

describe('a printed verdict', () => {
  const judged = (target: string, actual: string, verdictRaw: string, differs: Partial<PriorResult> = {}) =>
    judgePriorResults(
      aPlan({
        priorResults: [
          aPriorResult({
            measure: '%',
            target: readTarget(target).target,
            actual: readValue(actual).value,
            verdictRaw,
            ...differs,
          }),
        ],
      }),
    )[0];

  it.each([
    ['85', '100', '实现目标', null],
    ['85', '80', '实现目标', 'saysMet'],
    ['85', '100', '未完成', 'saysMissed'],
    ['85', '80', '未完成预期目标', null],
    ['70', '100', '超过30个百分点', null],
    ['70', '100', '超过43个百分点', 'pointsAreRelative'],
    ['70', '100', '超过35个百分点', 'excessDiffers'],
    // 30/70 = 42.857 %: printed with a decimal, 42.9
    ['70', '100', '超过42.9%', null],
    ['70', '100', '超过30%', 'percentIsDifference'],
    ['85', '80', '超过5个百分点', 'saysMet'],
    ['85', '100', '见附件', null],
  ])('target %s, %s: 「%s」 %s', (target, actual, words, disagreement) => {
    expect(judged(target, actual, words)?.disagreement).toBe(disagreement);
  });

  it('of an amount is a difference in its measure, and points are none of it', () => {
    expect(judged('900', '1100', '超过200(元/人、月）', { measure: '元/人、月' })?.disagreement).toBeNull();
    expect(judged('900', '1100', '超过200个百分点', { measure: '元/人、月' })?.disagreement).toBe('excessDiffers');
  });

  it('is read for what it says', () => {
    expect(readPrintedVerdict('超过 0.1%')).toEqual({ says: 'exceeds', amount: '0.1', by: 'percent' });
    expect(readPrintedVerdict('已实现目标')).toEqual({ says: 'met' });
    expect(readPrintedVerdict('没有达到')).toEqual({ says: 'missed' });
    expect(readPrintedVerdict('－')).toBeNull();
  });
});

describe('targets in parts', () => {
  const judged = (target: string, actual: string) =>
    judgePriorResults(
      aPlan({
        priorResults: [
          aPriorResult({
            measure: '%',
            target: readTarget(target).target,
            actual: readValue(actual).value,
          }),
        ],
      }),
    )[0];

  it('are met when every part is, and else measured by the part that is not', () => {
    expect(judged('95、92', '99.5、97.6')?.verdict).toBe('met');
    const missed = judged('95、92', '99.5、90');
    expect([missed?.verdict, missed?.difference && toPlainText(missed.difference)]).toEqual(['missed', '-2']);
  });

  it('are not judged by one figure for both, nor one that rests on something else', () => {
    expect(judged('95、92', '96')?.verdict).toBe('notJudged');
    expect(judged('不低于低保标准的1.3倍', '96')?.verdict).toBe('notJudged');
    expect(judged('5%左右', '5')?.verdict).toBe('notJudged');
  });
});
