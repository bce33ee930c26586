import { describe, expect, it } from 'vitest';
import { countVerdicts } from '../../../functions/domain/evaluation/counts';
import { type EvaluationRequest, evaluate } from '../../../functions/domain/evaluation/evaluate';
import { type Verdict, verdictsOf } from '../../../functions/domain/evaluation/verdict';
import { defaultVerdictSettings } from '../../../functions/domain/evaluation/verdict-defaults';
import type { IndicatorId } from '../../../functions/domain/ids';
import type { Indicator } from '../../../functions/domain/plan/indicator';
import { noReferences } from '../../../functions/domain/plan/target';
import { anEntry, aPlan, aTarget } from '../../support/builders';
import { countyA } from '../../support/people';
import { atTheEnd, from, percent } from './situation';

const times = (count: number, verdict: Verdict): Verdict[] => Array.from({ length: count }, () => verdict);

describe('the counts', () => {
  it.each([
    // Kunshan, period before: 6 of 18 transferred, 11 of 12 met = 91.67 %; 11/18 = 61.11 % is nobody's rate
    [[...times(6, 'excluded'), ...times(11, 'met'), 'missed'] as Verdict[], 18, 6, 0, 12, 11, '91.67'],
    // 94 indicators, 4 missed, 2 without data: 88/92 = 95.65 %, and not 90/94 with those two as met
    [[...times(88, 'met'), ...times(4, 'missed'), ...times(2, 'incomplete')] as Verdict[], 94, 0, 2, 92, 88, '95.65'],
    // during the plan, 44 of 55 on pace = 80 %
    [[...times(40, 'onPace'), ...times(4, 'ahead'), ...times(11, 'behind')] as Verdict[], 55, 0, 0, 55, 44, '80.00'],
    // nearly is not met; what can't be assessed is in no denominator: 1/2
    [['met', 'nearlyMet', 'notAssessable'] as Verdict[], 3, 0, 1, 2, 1, '50.00'],
    [times(2, 'incomplete'), 2, 0, 2, 0, 0, null],
    [[], 0, 0, 0, 0, 0, null],
  ])('no. %#: every denominator beside the rate', (list, total, excluded, withoutData, evaluated, reached, rate) => {
    const counts = countVerdicts(list);
    expect(counts).toMatchObject({ total, excluded, withoutData, evaluated, reached });
    expect(percent(counts.rate)).toBe(rate);
    expect(counts.excluded + counts.withoutData + counts.evaluated).toBe(counts.total);
  });

  it('have the classes of the time: three at the end, five before', () => {
    const always = ['incomplete', 'notAssessable', 'excluded'];
    expect(verdictsOf('final')).toEqual(['met', 'nearlyMet', 'missed', ...always]);
    expect(verdictsOf('midTerm')).toEqual(['ahead', 'onPace', 'nearPace', 'behind', 'farBehind', ...always]);
  });
});

describe('综合实现程度', () => {
  const rows: [Partial<Indicator>, string | null, string | null][] = [];
  const planOf = (list: typeof rows, withIndex = true) =>
    aPlan({
      verdictSettings: { ...defaultVerdictSettings, withIndex },
      indicators: list.map(([differs, baseline], at) =>
        from(baseline, '100', { id: `KS2-${at + 1}` as IndicatorId, ...differs }),
      ),
    });
  const indexOf = (list: typeof rows, differs: Partial<EvaluationRequest> = {}, withIndex = true) =>
    evaluate(planOf(list, withIndex), {
      ...{ year: 2023, kind: 'annual', earlier: [], lookUp: noReferences },
      children: [
        {
          unit: countyA,
          entries: list.flatMap(([, , amount], at) =>
            amount === null ? [] : [anEntry(`KS2-${at + 1}` as IndicatorId, { amount })],
          ),
        },
      ],
      ...differs,
    }).index;

  it('hides the one that is missed, so it never stands for the counts: Kunshan before, (11 × 1 + 0.5)/12', () => {
    // 11 at or past 100, one at 50: 95.83 %, against 11/12 = 91.67 % by count
    const list = [...Array.from({ length: 11 }, (_, at) => [{}, null, String(100 + at)]), [{}, null, '50']];
    const index = indexOf(list as typeof rows, atTheEnd);
    expect([percent(index?.value), index?.indicators]).toEqual(['95.83', 12]);
  });

  it('takes P between 0 and 1, R where there is no P, and for the schedule the share of what is due', () => {
    const index = indexOf([
      // P = 30 %, due 60 %: half of it
      [{}, '0', '30'],
      // P = 150 %: no more than all
      [{}, '0', '150'],
      // gone back: nothing
      [{}, '50', '40'],
      // to be kept, at 98 of 100
      [{ direction: 'KEEP' }, '100', '98'],
    ]);
    // (0.3 + 1 + 0 + 0.98)/4 = 57 %; (0.5 + 1 + 0 + 0.98)/4 = 62 %
    expect([percent(index?.value), percent(index?.schedule), index?.indicators]).toEqual(['57.00', '62.00', 4]);
  });

  it('weighs as a person says, and leaves out what has no data or is transferred', () => {
    const gone = { state: 'transferred', since: 2022, receiver: '社会工作部', note: '' } as const;
    const list: typeof rows = [
      [{}, '0', '100'],
      [{}, '0', '40'],
      [{}, '0', null],
      [{ lifecycle: gone }, '0', '100'],
    ];
    // (3 × 1 + 1 × 0.4)/4 = 85 %
    const weighed = indexOf(list, { weights: { 'KS2-1': '3' } });
    expect([percent(weighed?.value), weighed?.indicators]).toEqual(['85.00', 2]);
    expect(indexOf(list, { weights: { 'KS2-1': '0', 'KS2-2': '0' } })).toBeNull();
    expect(indexOf(list, {}, false)).toBeNull();
  });

  it('stands by the worst year where every year counts', () => {
    const everyYear = { target: aTarget('100', { everyYear: true }) };
    const children = (amount: string) => [{ unit: countyA, entries: [anEntry('KS2-1', { amount })] }];
    const earlier = [
      { year: 2021, children: children('80') },
      { year: 2022, children: children('90') },
    ];
    const index = indexOf([[everyYear, null, '100']], { earlier });
    expect([percent(index?.value), percent(index?.schedule)]).toEqual(['80.00', '80.00']);
    // With a way to go from 50 the schedule is still of what was due in full each year: 80 of 100, not 30 points of the 50
    expect(percent(indexOf([[everyYear, '50', '100']], { earlier })?.schedule)).toBe('80.00');
  });
});
