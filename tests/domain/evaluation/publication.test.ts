import { describe, expect, it } from 'vitest';
import {
  type Account,
  basisChanges,
  type EvaluationBasis,
  type EvaluationInput,
  missingAccounts,
  missingInAccount,
  targetVersions,
  toEvaluationId,
  usedReferences,
} from '../../../functions/domain/evaluation/publication';
import { type Verdict, verdicts } from '../../../functions/domain/evaluation/verdict';
import type { ReferenceRecord } from '../../../functions/domain/plan/reference';
import type { Target } from '../../../functions/domain/plan/target';
import { aCount, anIndicator, aPlan, aTarget } from '../../support/builders';

const zhou = { id: 'pn_zhou', name: '周' } as const;
const whole: Account = { cause: '人手不足', measure: '增设站点', responsible: '养老服务科', dueOn: '2024-06-30' };

describe('an account', () => {
  it.each<[string, Account | undefined, boolean, (keyof Account)[]]>([
    ['nothing, of a binding indicator', undefined, true, ['cause', 'measure', 'responsible', 'dueOn']],
    ['nothing, of an anticipatory one', undefined, false, ['cause', 'measure']],
    ['blanks', { ...whole, cause: ' \n' }, true, ['cause']],
    ['nobody responsible, of a binding one', { ...whole, responsible: '' }, true, ['responsible']],
    ['nobody responsible, of an anticipatory one', { ...whole, responsible: '' }, false, []],
    ['everything', whole, true, []],
  ])('of %s lacks what it lacks', (_, account, isBinding, missing) => {
    expect(missingInAccount(account, isBinding)).toEqual(missing);
  });

  it('is asked for of what lags or was missed, and of nothing else', () => {
    const asked = (verdict: Verdict) => missingAccounts([{ indicator: anIndicator(), verdict }], {}).length === 1;
    expect(verdicts.filter(asked)).toEqual(['behind', 'farBehind', 'missed']);
  });

  it('is asked for in the plan’s order, until it is whole', () => {
    const lagging = [anIndicator(), aCount()].map((indicator) => ({ indicator, verdict: 'behind' as const }));
    expect(missingAccounts(lagging, { 'KS2-01': { ...whole, dueOn: '' } })).toEqual([
      { indicator: 'KS2-01', fields: ['dueOn'] },
      { indicator: 'KS2-02', fields: ['cause', 'measure'] },
    ]);
    expect(missingAccounts(lagging, { 'KS2-01': whole, 'KS2-02': whole })).toEqual([]);
  });
});

describe('the outside figures an evaluation rests on', () => {
  const resting = (differs: Partial<Extract<Target, { kind: 'relative' }>> = {}): Target => ({
    ...{ kind: 'relative', version: 1, comparator: 'GE', multiplier: '1.3', offset: '0', lagYears: 0 },
    ...{ dueYear: 2025, everyYear: false, strength: 'hard', raw: '不低于低保标准的1.3倍' },
    reference: { kind: 'series', series: 'rs_minimum' },
    ...differs,
  });
  const value = (year: number, version: number, amount: string) => ({
    ...{ year, version, amount },
    ...{ source: '通知', by: zhou, at: '2024-01-01T00:00:00.000Z' },
  });
  const records: ReferenceRecord[] = [
    {
      plan: 'pl_test',
      series: 'rs_minimum',
      revision: 5,
      values: [
        value(2023, 1, '1095'),
        value(2022, 1, '1045'),
        value(2023, 2, '1095.5'),
        value(2021, 1, '995'),
        value(2020, 1, '945'),
      ],
    },
    { plan: 'pl_test', series: 'rs_other', revision: 1, values: [value(2023, 1, '7')] },
  ];
  const used = (target: Target, year = 2023) =>
    usedReferences(aPlan({ indicators: [anIndicator({ target })] }), year, records).map((one) => [
      one.year,
      one.version,
      one.amount,
    ]);

  it.each<[string, Target, (string | number)[][]]>([
    ['a fixed target', aTarget('50'), []],
    ['the year’s', resting(), [[2023, 2, '1095.5']]],
    ['the year before', resting({ lagYears: 1 }), [[2022, 1, '1045']]],
    [
      'every year of the plan',
      resting({ everyYear: true }),
      [
        [2021, 1, '995'],
        [2022, 1, '1045'],
        [2023, 2, '1095.5'],
      ],
    ],
    ['another indicator of the plan', resting({ reference: { kind: 'indicator', indicator: 'KS2-02' } }), []],
  ])('of %s are those as entered last', (_, target, expected) => {
    expect(used(target)).toEqual(expected);
  });

  it('of an adjusted target are also those of the target before it: for the years it was in force, and for the verdict by it', () => {
    const terms = {
      reasonKind: 'statisticsChanged',
      reason: '统计停止',
      documentNumber: '1号',
      approvingBody: '市政府',
    } as const;
    const hands = { proposedBy: zhou, approvedBy: zhou, at: '2024-01-01T00:00:00.000Z', annualTargets: {} };
    const adjusted = (everyYear: boolean) =>
      anIndicator({
        target: resting({ version: 2, everyYear, reference: { kind: 'series', series: 'rs_other' } }),
        adjustments: [{ ...terms, ...hands, from: resting({ everyYear }), effectiveFrom: 2023 }],
      });
    const seriesOf = (everyYear: boolean) =>
      usedReferences(aPlan({ indicators: [adjusted(everyYear)] }), 2023, records).map(
        ({ series, year }) => `${series} ${year}`,
      );
    expect(seriesOf(false)).toEqual(['rs_minimum 2023', 'rs_other 2023']);
    // 2021 and 2022 were tested by the minimum then in force.
    expect(seriesOf(true)).toEqual(['rs_minimum 2021', 'rs_minimum 2022', 'rs_minimum 2023', 'rs_other 2023']);
  });

  it('leave out what nobody has entered, and name each once', () => {
    expect(used(resting(), 2024)).toEqual([]);
    const both = [anIndicator({ target: resting() }), aCount({ unitTarget: resting() })];
    expect(usedReferences(aPlan({ indicators: both }), 2023, records)).toHaveLength(1);
  });
});

describe('what an evaluation rests on', () => {
  const input = (unit: 'a' | 'b', differs: Partial<EvaluationInput> = {}): EvaluationInput => ({
    dataYear: 2023,
    unit: `ou_${unit}`,
    submission: `sub_test_2023_${unit}`,
    revision: 6,
    contentHash: unit.repeat(64),
    approvedAt: '2024-01-08T01:00:00.000Z',
    ...differs,
  });
  const basis = (differs: Partial<EvaluationBasis> = {}): EvaluationBasis => ({
    planVersion: 1,
    inputs: [input('a'), input('b')],
    references: [{ series: 'rs_minimum', year: 2023, version: 1, amount: '1095' }],
    targets: [{ indicator: 'KS2-01', version: 1 }],
    ...differs,
  });
  const changed = { contentHash: 'c'.repeat(64) };

  it.each<[string, Partial<EvaluationBasis>, ReturnType<typeof basisChanges>]>([
    ['nothing', {}, []],
    ['only the order', { inputs: [input('b'), input('a')] }, []],
    ['a version of the plan without another target', { planVersion: 2 }, []],
    ['the same content approved anew', { inputs: [input('a', { revision: 12 }), input('b')] }, []],
    [
      'a figure of this year',
      { inputs: [input('a', changed), input('b')] },
      [{ kind: 'figures', dataYear: 2023, unit: 'ou_a' }],
    ],
    [
      'a figure of an earlier year that came in',
      { inputs: [input('a'), input('b'), input('b', { dataYear: 2022 })] },
      [{ kind: 'figures', dataYear: 2022, unit: 'ou_b' }],
    ],
    ['a unit that is gone', { inputs: [input('a')] }, [{ kind: 'figures', dataYear: 2023, unit: 'ou_b' }]],
    [
      'an outside figure entered anew',
      { references: [{ series: 'rs_minimum', year: 2023, version: 2, amount: '1100' }] },
      [{ kind: 'reference', series: 'rs_minimum', year: 2023 }],
    ],
    ['an outside figure less', { references: [] }, [{ kind: 'reference', series: 'rs_minimum', year: 2023 }]],
    [
      'an adjusted target',
      { targets: [{ indicator: 'KS2-01', version: 2 }] },
      [{ kind: 'target', indicator: 'KS2-01' }],
    ],
  ])('differs by %s', (_, differs, expected) => {
    expect(basisChanges(basis(), basis(differs))).toEqual(expected);
    expect(basisChanges(basis(differs), basis())).toEqual(expected);
  });

  it('names the version of each target that was in force in the year', () => {
    const from = aTarget('50');
    const terms = {
      reasonKind: 'forceMajeure',
      reason: '疫情',
      documentNumber: '1号',
      approvingBody: '市政府',
    } as const;
    const hands = {
      proposedBy: zhou,
      approvedBy: { id: 'pn_wang', name: '王' },
      at: '2024-03-01T00:00:00.000Z',
    } as const;
    const adjusted = anIndicator({
      target: aTarget('44', { version: 2 }),
      adjustments: [{ ...terms, ...hands, from, effectiveFrom: 2024, annualTargets: {} }],
    });
    const versions = (year: number) => targetVersions(aPlan({ indicators: [adjusted, aCount()] }), year);
    expect(versions(2023).map(({ version }) => version)).toEqual([1, 1]);
    expect(versions(2024).map(({ version }) => version)).toEqual([2, 1]);
  });

  it('is found under plan, year and number', () => {
    expect(toEvaluationId(aPlan(), 2023, 2)).toBe('ev_ks_2023_2');
  });
});
