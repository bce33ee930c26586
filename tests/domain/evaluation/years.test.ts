import { describe, expect, it } from 'vitest';
import { exact, type Fraction, toText } from '../../../functions/domain/decimal';
import { evaluate } from '../../../functions/domain/evaluation/evaluate';
import type { Indicator } from '../../../functions/domain/plan/indicator';
import { type LookUp, noReferences, type Target } from '../../../functions/domain/plan/target';
import { anEntry, aPlan, aTarget } from '../../support/builders';
import { atTheEnd, evaluateOne, from, percent, reports } from './situation';

const text = (value: Fraction | null | undefined) => (value ? toText(value, 2) : null);

describe('a target of every year', () => {
  /** 城乡低保标准年度增速 ≥ growth of consumption per head in the year before, every year. */
  const growth = from(null, '0', {
    direction: 'FLOOR',
    accumulation: 'STD_YEAR',
    target: {
      ...aTarget('1', { everyYear: true, raw: '不低于居民上年度人均消费支出增速' }),
      kind: 'relative',
      reference: { kind: 'series', series: 'rs_consumption' },
      ...{ multiplier: '1', offset: '0', lagYears: 1 },
    } as Target,
  });
  const consumption: Record<number, string> = { 2020: '3.0', 2021: '8.1', 2022: '2.5', 2023: '5.0', 2024: '4.0' };
  const lookUp: LookUp = (_, year) => (consumption[year] ? exact(consumption[year]) : null);

  it('is tested each year by the figure of the year before', () => {
    // 2023 against 2.5 of 2022; 2022 against 8.1 of 2021
    expect(evaluateOne(growth, '2.5', { lookUp }).verdict).toBe('onPace');
    expect(evaluateOne(growth, '2.4', { lookUp }).verdict).toBe('behind');
    expect(evaluateOne(growth, '8.0', { lookUp, year: 2022 }).verdict).toBe('behind');
  });

  const before = { 2021: { a: '3.0' }, 2022: { a: '8.1' }, 2023: { a: '6.0' }, 2024: { a: '5.0' } };
  it.each<[string, Record<number, Record<string, string | null>>, string, string]>([
    ['all five met', before, '4.0', 'met'],
    // 8.0 < 8.1 in 2022: the four good years do not make up for it
    ['one bad year', { ...before, 2022: { a: '8.0' } }, '9.0', 'missed'],
    ['the last year bad', before, '3.9', 'missed'],
    ['one year not reported', { ...before, 2023: { a: null } }, '4.0', 'incomplete'],
  ])('at the end, with %s, is judged by all years', (_, years, last, verdict) => {
    expect(evaluateOne(growth, { a: last }, { ...atTheEnd, lookUp, before: years }).verdict).toBe(verdict);
  });

  it('names the years that were missed, while the class during the plan is of this year only', () => {
    const item = evaluateOne(growth, '2.5', { lookUp, before: { 2021: { a: '3.0' }, 2022: { a: '8.0' } } });
    expect(item.verdict).toBe('onPace');
    expect(item.parts[0]?.years.map(({ year, isMet }) => [year, isMet])).toEqual([
      [2021, true],
      [2022, false],
      [2023, true],
    ]);
  });

  it('tests each year by the target that was in force then', () => {
    const people = { id: 'pn_x', name: '周' } as const;
    // 50 every year by the plan, 40 from 2023 on: 45 was too little in 2022, and is enough in 2023.
    const adjusted = from(null, '40', {
      direction: 'FLOOR',
      target: aTarget('40', { everyYear: true, version: 2 }),
      adjustments: [
        {
          from: aTarget('50', { everyYear: true }),
          effectiveFrom: 2023,
          reasonKind: 'higherPlanChanged',
          reason: '省规划调整',
          documentNumber: '1号',
          approvingBody: '市政府',
          proposedBy: people,
          approvedBy: people,
          at: '2024-01-01T00:00:00.000Z',
          annualTargets: {},
        },
      ],
    });
    const { parts } = evaluateOne(adjusted, '45', { before: { 2021: { a: '50' }, 2022: { a: '45' } } });
    expect(parts[0]?.years.map(({ year, isMet }) => [year, isMet])).toEqual([
      [2021, true],
      [2022, false],
      [2023, true],
    ]);
  });

  it('is missed for good once a year was, also while units of the last year are missing', () => {
    const total = { ...growth, rollUp: 'SUM', target: aTarget('10', { everyYear: true }) } as const;
    const years = {
      2021: { a: '5', b: '4' },
      2022: { a: '9', b: '9' },
      2023: { a: '9', b: '9' },
      2024: { a: '9', b: '9' },
    };
    const item = evaluateOne(total, { a: '9', b: null }, { ...atTheEnd, before: years });
    expect(item).toMatchObject({ verdict: 'incomplete', provisional: 'missed' });
  });

  it('can not be judged at the end while a year has no reference', () => {
    const gap: LookUp = (reference, year) => (year === 2021 ? null : lookUp(reference, year));
    expect(evaluateOne(growth, { a: '4.0' }, { ...atTheEnd, lookUp: gap, before }).verdict).toBe('notAssessable');
  });
});

describe('a target that rests on another indicator of the plan', () => {
  /** 不低于低保标准的1.3倍 */
  const minimum = from('720', '900', { id: 'KS2-01', rollUp: 'MIN' });
  const support = from(null, '0', {
    direction: 'FLOOR',
    target: {
      ...aTarget('1', { raw: '不低于低保标准的1.3倍' }),
      kind: 'relative',
      reference: { kind: 'indicator', indicator: 'KS2-01' },
      ...{ multiplier: '1.3', offset: '0', lagYears: 0 },
    } as Target,
  });
  const verdictOf = (standards: Record<string, string | null>, amount: string) =>
    evaluate(aPlan({ indicators: [minimum, { ...support, rollUp: 'MIN' }] }), {
      ...{ year: 2023, kind: 'annual', earlier: [], lookUp: noReferences },
      children: reports(minimum, standards).map(({ unit, entries }) => ({
        unit,
        entries: [...(entries ?? []), anEntry('KS2-02', { amount })],
      })),
    }).indicators[1]?.verdict;

  it('is tested by that figure once it is whole, and not before', () => {
    // 1.3 × 720 = 936
    expect(verdictOf({ a: '720', b: '750' }, '936')).toBe('onPace');
    expect(verdictOf({ a: '720', b: '750' }, '935.99')).toBe('behind');
    expect(verdictOf({ a: '720', b: null }, '936')).toBe('notAssessable');
  });
});

describe('amounts over the years', () => {
  /** 福利彩票发行总量（五年累计值）: each year its own sales, 50 by the end. */
  const sales = from('9', '50', { accumulation: 'FLOW_YEAR', rollUp: 'SUM', measure: '亿元' });
  const before = { 2021: { a: '6', b: '4' }, 2022: { a: '5', b: '5' } };

  it('are added up from nothing where the target is their total', () => {
    const item = evaluateOne(sales, { a: '6', b: '4' }, { before });
    // 10 + 10 + 10 = 30 of 50: 60 % of the way at 60 % of the time; the 9 of 2020 is no stock
    expect([text(item.actual), percent(item.deciding?.measured?.progress), item.verdict]).toEqual([
      '30.00',
      '60.00',
      'onPace',
    ]);
  });

  it('are incomplete while a year, or a unit in a year, is missing', () => {
    const gap = evaluateOne(sales, { a: '6', b: '4' }, { before: { 2021: before[2021] } });
    expect(gap).toMatchObject({ verdict: 'incomplete', parts: [{ missingYears: [2022] }] });
    const unit = evaluateOne(sales, { a: '6', b: '4' }, { before: { ...before, 2022: { a: '5', b: null } } });
    expect(unit).toMatchObject({ verdict: 'incomplete', parts: [{ missingYears: [2022] }] });
  });

  it('say nothing of the pace while years are missing, also where one unit reports for all', () => {
    const city = { ...sales, rollUp: 'CITY' } as const;
    expect(evaluateOne(city, { a: '10' }).provisional).toBeNull();
    expect(evaluateOne(city, { a: '31' }).provisional).toBe('onPace');
  });

  it('are judged year by year where the target asks for every year', () => {
    const yearly = { ...sales, target: aTarget('10', { everyYear: true }) };
    expect(evaluateOne(yearly, { a: '6', b: '4' }, { before }).verdict).toBe('onPace');
    expect(evaluateOne(yearly, { a: '5', b: '4' }, { before }).verdict).toBe('behind');
    const all = { ...before, 2023: { a: '5', b: '5' }, 2024: { a: '9', b: '0.9' } };
    expect(evaluateOne(yearly, { a: '9', b: '9' }, { ...atTheEnd, before: all }).verdict).toBe('missed');
  });

  it('since the plan began start from nothing: 培训养老护理员2万人次', () => {
    const trained = from(null, '20000', { accumulation: 'CUM_PLAN', rollUp: 'SUM' });
    const item = evaluateOne(trained, { a: '7000', b: '5000' });
    // 12000/20000
    expect([percent(item.deciding?.measured?.progress), item.verdict]).toEqual(['60.00', 'onPace']);
    expect(item.deciding?.measured?.isByAttainment).toBe(false);
  });

  it('are not whole once the definition changed: years counted otherwise are missing, not nothing', () => {
    // 10 a year towards 50; with 2021 counted by another definition, 20 of 50 would read as behind.
    const redefined = { ...sales, series: { number: 2, since: 2022 } };
    const before = { 2021: { a: '10' }, 2022: { a: '10' } };
    const item = evaluateOne(redefined, { a: '10' }, { before });
    expect([item.verdict, item.parts[0]?.missingYears]).toEqual(['incomplete', [2021]]);
  });
});

describe('结转', () => {
  const count = from('1044', '5000', { accumulation: 'CUM_ALL', rollUp: 'SUM' });
  const before = { 2021: { a: '900', b: '700' }, 2022: { a: '1000', b: null } };
  const totals = (item: ReturnType<typeof evaluateOne>) => {
    const { rollUp } = item.parts[0] ?? {};
    return [text(item.actual), rollUp?.coverage.reported, rollUp?.coverage.carried, item.verdict, item.provisional];
  };

  it('lets a unit without a figure stand with its last one, listed, and nothing final said', () => {
    // 1800 of A, and 700 that B had in 2021: (2500 − 1044)/3956 = 36.8 % so far – too little to say anything
    expect(totals(evaluateOne(count, { a: '1800', b: null }, { before }))).toEqual([
      '2500.00',
      1,
      ['ou_b'],
      'incomplete',
      null,
    ]);
    // 4500 + 700 is past 5000 already
    expect(totals(evaluateOne(count, { a: '4500', b: null }, { before }))).toEqual([
      '5200.00',
      1,
      ['ou_b'],
      'incomplete',
      'ahead',
    ]);
  });

  it('tells which year the figure is of', () => {
    const { parts } = evaluateOne(count, { a: '1800', b: null }, { before });
    expect(parts[0]?.rollUp.shares.map(({ unit, carriedFrom }) => [unit, carriedFrom])).toEqual([
      ['ou_a', null],
      ['ou_b', 2021],
    ]);
  });

  it('follows a late correction of the year it was carried from, and of no other', () => {
    const corrected = (year: 2021 | 2022, amount: string) =>
      text(
        evaluateOne(count, { a: '1800', b: null }, { before: { ...before, [year]: { ...before[year], b: amount } } })
          .actual,
      );
    expect(corrected(2021, '650')).toBe('2450.00');
    expect(corrected(2022, '720')).toBe('2520.00');
    const reported = { a: '1800', b: '800' };
    const late = { ...before, 2021: { a: '1', b: '1' } };
    expect(text(evaluateOne(count, reported, { before: late }).actual)).toBe('2600.00');
  });

  it.each<[string, Partial<Indicator>]>([
    ['a year-end stock', { accumulation: 'STOCK' }],
    ['figures of another definition', { series: { number: 2, since: 2022 } }],
  ])('never carries %s', (_, differs) => {
    const item = evaluateOne({ ...count, ...differs }, { a: '1800', b: null }, { before });
    expect(item.parts[0]?.rollUp.coverage).toMatchObject({ carried: [], missing: ['ou_b'] });
  });

  it('carries nothing from before the plan', () => {
    const item = evaluateOne(count, { a: '1800', b: null }, { before: { 2020: { b: '700' } } });
    expect(item.parts[0]?.rollUp.coverage.carried).toEqual([]);
  });
});
