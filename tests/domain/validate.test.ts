import { describe, expect, it } from 'vitest';
import type { Indicator } from '../../functions/domain/plan/indicator';
import type { Entry } from '../../functions/domain/submission/entry';
import { withTies } from '../../functions/domain/submission/read-filled';
import { fixedRules, levelOf, type RuleSettings, ruleSettings, rules } from '../../functions/domain/submission/rules';
import { blocking, byUrgency, isExplanation, validate } from '../../functions/domain/submission/validate';
import { aCount, aForm, anEntry, anIndicator, aPart, aPlan, goodEntries, noChecks } from '../support/builders';

/** The rules a form of one indicator hits, for an entry and last year's. */
function rulesHit(indicator: Indicator, entry: Partial<Entry>, lastYear?: Partial<Entry>): string[] {
  const last = lastYear ? [anEntry(indicator.id, lastYear)] : [];
  const form = aForm(aPlan({ indicators: [indicator] }), last);
  return validate(form, [anEntry(indicator.id, entry)]).map((finding) => `${finding.rule} ${finding.field}`);
}

const rate = anIndicator();
const count = aCount();
const perTown = anIndicator({ checks: { ...noChecks, isShare: true, denominatorPerUnit: '1', neverFalls: true } });
const standard = anIndicator({
  valueKind: 'STD_RATIO',
  accumulation: 'STD_YEAR',
  reporting: {
    kind: 'ratio',
    numerator: { name: '散居标准', measure: '元/月', isWhole: false },
    denominator: { name: '机构标准', measure: '元/月', isWhole: false },
    per: 100,
  },
  checks: noChecks,
});

describe('the checks on a filled form', () => {
  it('find nothing wrong with a sound form', () => {
    expect(validate(aForm(), goodEntries())).toEqual([]);
  });

  it.each<[string, Indicator, Partial<Entry>, Partial<Entry> | undefined, string[]]>([
    ['V1 an empty cell', rate, { state: 'BLANK' }, undefined, ['V1 numerator', 'V1 denominator']],
    ['V1 half a pair', rate, { numerator: '4' }, undefined, ['V1 denominator']],
    ['V2 text in a figure', rate, { unread: { numerator: '约4' }, denominator: '9' }, undefined, ['V2 numerator']],
    ['V3 half a person', rate, { numerator: '4.5', denominator: '9' }, undefined, ['V3 numerator']],
    ['V3 a negative count', count, { amount: '-3' }, undefined, ['V3 amount']],
    ['a standard may have decimals', standard, { numerator: '2280.5', denominator: '2640' }, undefined, []],
    ['V4 173 of 166', rate, { numerator: '173', denominator: '166' }, undefined, ['V4 numerator']],
    ['100 % is fine', rate, { numerator: '166', denominator: '166' }, undefined, []],
    ['V5 a denominator of zero', rate, { numerator: '3', denominator: '0' }, undefined, ['V5 denominator']],
    ['W6 不适用', rate, { state: 'NOT_APPLICABLE' }, undefined, ['W6 numerator']],
    ['V8 a running total falls', count, { amount: '290' }, { amount: '300' }, ['V8 amount']],
    [
      'a share may fall although it counts since ever: more people are to be reached',
      anIndicator({ accumulation: 'CUM_ALL', checks: noChecks }),
      { numerator: '1000', denominator: '1200' },
      { numerator: '900', denominator: '1000' },
      [],
    ],
    [
      'V9 万人 instead of 人',
      rate,
      { numerator: '4600', denominator: '10000' },
      { numerator: '450', denominator: '1000' },
      ['V9 numerator', 'V9 denominator'],
    ],
    ['two becomes twenty without V9', aCount({ checks: noChecks }), { amount: '20' }, { amount: '2' }, []],
    [
      'W1 a rate jumps by more than its limit',
      rate,
      { numerator: '570', denominator: '1000' },
      { numerator: '460', denominator: '1000' },
      ['W1 numerator'],
    ],
    [
      'a rate moves by just its limit',
      rate,
      { numerator: '560', denominator: '1000' },
      { numerator: '460', denominator: '1000' },
      [],
    ],
    ['W1 a count jumps by more than 30 %', count, { amount: '400' }, { amount: '300' }, ['W1 amount']],
    [
      'W2 what was built has vanished',
      perTown,
      { numerator: '0', denominator: '1' },
      { numerator: '1', denominator: '1' },
      ['W2 numerator'],
    ],
    [
      'W2 a standard is lowered',
      standard,
      { numerator: '2200', denominator: '2640' },
      { numerator: '2280', denominator: '2640' },
      ['W2 numerator'],
    ],
    ['W3 a town counts as two', perTown, { numerator: '1', denominator: '2' }, undefined, ['W3 denominator']],
    [
      'N1 exactly last year',
      rate,
      { numerator: '460', denominator: '1000' },
      { numerator: '460', denominator: '1000' },
      ['N1 numerator'],
    ],
    [
      '100 % again is nothing to notice',
      rate,
      { numerator: '9', denominator: '9' },
      { numerator: '9', denominator: '9' },
      [],
    ],
  ])('%s', (_, indicator, entry, lastYear, expected) => {
    expect(rulesHit(indicator, entry, lastYear)).toEqual(expected);
  });

  it('V10: one denominator has one value on a form, whichever indicator asks for it', () => {
    const form = aForm(
      aPlan({ indicators: [anIndicator(), anIndicator({ id: 'KS2-03', serial: 3, name: '另一比例' })] }),
    );
    const findings = validate(form, [
      anEntry('KS2-01', { numerator: '1', denominator: '166' }),
      anEntry('KS2-03', { numerator: '1', denominator: '167' }),
    ]);
    expect(findings).toMatchObject([
      { rule: 'V10', key: 'KS2-03', details: { found: '167', other: '166', otherName: '接受居家上门服务老人数占比' } },
    ]);
  });

  it('V10 leaves the parts of one indicator alone: each counts its own people', () => {
    const parts = [aPart('living', '困难残疾人生活补贴'), aPart('nursing', '重度残疾人护理补贴')];
    const findings = validate(aForm(aPlan({ indicators: [anIndicator({ parts })] })), [
      anEntry('KS2-01/living', { numerator: '1', denominator: '166' }),
      anEntry('KS2-01/nursing', { numerator: '1', denominator: '167' }),
    ]);
    expect(findings).toEqual([]);
  });

  it('compares nothing with last year across a changed definition', () => {
    const lastYear = { numerator: '8', denominator: '100' };
    const since = (year: number) => anIndicator({ series: { number: 2, since: year } });
    expect(rulesHit(since(2022), { numerator: '30', denominator: '100' }, lastYear)).toContain('W1 numerator');
    expect(rulesHit(since(2023), { numerator: '30', denominator: '100' }, lastYear)).toEqual([]);
  });

  it('F1, F2, N2: a deleted row, an overwritten print and a cleaned text are found where they are', () => {
    const findings = validate(aForm(), goodEntries(), {
      missingKeys: ['KS2-01'],
      changedPrint: ['KS2-02'],
      readAs: [{ key: 'KS2-02', field: 'amount', typed: '３００', amount: '300' }],
    });
    expect(findings.map(({ rule, key }) => `${rule} ${key}`)).toEqual(['F1 KS2-01', 'F2 KS2-02', 'N2 KS2-02']);
  });

  it('a line that is not handed in at all is missing, not fine', () => {
    expect(validate(aForm(), []).map(({ rule }) => rule)).toEqual(['F1', 'F1']);
  });

  it('every finding says where, and what it was compared with', () => {
    const form = aForm(aPlan({ indicators: [count] }), [anEntry('KS2-02', { amount: '300' })]);
    expect(validate(form, [anEntry('KS2-02', { amount: '400' })])).toMatchObject([
      {
        rule: 'W1',
        level: 'explain',
        serial: '2',
        name: '家庭适老化改造户数',
        details: { found: '400', lastYear: '300', change: '33.3', limit: '30', inPoints: false },
      },
    ]);
  });
});

describe('a change of a value that is computed', () => {
  const workers = { name: '持证社会工作专业人才数', measure: '人', isWhole: true };
  const people = { name: '常住人口', measure: '人', isWhole: true };
  const typedIn = (reporting: Indicator['reporting'], now: Partial<Entry>, then: Partial<Entry>) => {
    const indicator = aCount({ measure: '万人', decimals: 4, accumulation: 'STOCK', reporting });
    const form = aForm(aPlan({ indicators: [indicator] }), [anEntry('KS2-02', then)]);
    return validate(form, [anEntry('KS2-02', now)]).map(({ rule, details }) => [rule, details]);
  };

  it('names the amounts that were typed: 43 人 are 0.0043 万人, 15 are 0.0015, which is 65.1 % less', () => {
    const amount = { kind: 'amount', counted: workers, scale: 10_000 } as const;
    expect(typedIn(amount, { amount: '15' }, { amount: '43' })).toEqual([
      [
        'W1',
        {
          found: '0.0015',
          lastYear: '0.0043',
          change: '-65.1',
          limit: '30',
          inPoints: false,
          typed: { found: [{ amount: '15', measure: '人' }], lastYear: [{ amount: '43', measure: '人' }] },
        },
      ],
    ]);
  });

  it('names both figures of a quotient, and nothing beside a count that is printed as it was typed', () => {
    const ratio = { kind: 'ratio', numerator: workers, denominator: people, per: 1 } as const;
    const [now, then] = [
      { numerator: '20', denominator: '1000' },
      { numerator: '40', denominator: '1000' },
    ];
    expect(typedIn(ratio, now, then)).toMatchObject([
      [
        'W1',
        { typed: { found: [{ amount: '20' }, { amount: '1000' }], lastYear: [{ amount: '40' }, { amount: '1000' }] } },
      ],
    ]);
    const plain = { kind: 'amount', counted: workers, scale: 1 } as const;
    expect(typedIn(plain, { amount: '15' }, { amount: '43' })[0]?.[1]).not.toHaveProperty('typed');
  });
});

describe('V7 其中项 and 合计', () => {
  const beds = { name: '床位数', measure: '张', isWhole: true };
  const total = aCount({ id: 'KS2-05', serial: 5, name: '养老床位', checks: noChecks, accumulation: 'STOCK' });
  const part = (id: 'KS2-06' | 'KS2-07', name: string, addsUp: boolean) =>
    aCount({
      id,
      serial: Number(id.slice(-1)),
      name,
      accumulation: 'STOCK',
      reporting: { kind: 'amount', counted: beds, scale: 1 },
      checks: { ...noChecks, partOf: { indicator: 'KS2-05', addsUp } },
    });
  const found = (addsUp: boolean, whole: string, publicBeds: Partial<Entry>, privateBeds: Partial<Entry>) => {
    const indicators = [total, part('KS2-06', '公办床位', addsUp), part('KS2-07', '民办床位', addsUp)];
    return validate(aForm(aPlan({ indicators })), [
      anEntry('KS2-05', { amount: whole }),
      anEntry('KS2-06', publicBeds),
      anEntry('KS2-07', privateBeds),
    ]).filter(({ rule }) => rule === 'V7');
  };

  it.each<[string, boolean, string, Partial<Entry>, Partial<Entry>, string[]]>([
    ['a part within its total', false, '100', { amount: '60' }, { amount: '30' }, []],
    ['a part as large as its total', false, '100', { amount: '100' }, { amount: '0' }, []],
    ['a part above its total', false, '100', { amount: '101' }, { amount: '0' }, ['KS2-06 within 101 100']],
    ['60 and 40 make 100', true, '100', { amount: '60' }, { amount: '40' }, []],
    ['60 and 30 do not', true, '100', { amount: '60' }, { amount: '30' }, ['KS2-05 sum 100 90']],
    ['a part it does not apply to counts for nothing', true, '60', { amount: '60' }, { state: 'NOT_APPLICABLE' }, []],
    ['a sum that lacks a part says nothing', true, '100', { amount: '60' }, { state: 'MISSING' }, []],
  ])('%s', (_, addsUp, whole, publicBeds, privateBeds, expected) => {
    const said = found(addsUp, whole, publicBeds, privateBeds).map(({ key, details }) => {
      const { kind, found: stands, other } = details as { kind: string; found: string; other: string };
      return [key, kind, stands, other].join(' ');
    });
    expect(said).toEqual(expected);
  });

  it('stands in the form’s order, at the line where the figure is', () => {
    const [finding] = found(true, '100', { amount: '60' }, { amount: '30' });
    expect(finding).toMatchObject({ field: 'amount', serial: '5', details: { otherName: '公办床位、民办床位' } });
  });
});

describe('W4', () => {
  const due = { annualTargets: { '2023': '46.4' } };
  it.each<[string, Indicator, Partial<Entry>, string[]]>([
    [
      'a rate that is the year’s target to the last digit',
      anIndicator(due),
      { numerator: '464', denominator: '1000' },
      ['W4 numerator'],
    ],
    ['46.38 is printed 46.4 and is another figure', anIndicator(due), { numerator: '4638', denominator: '10000' }, []],
    [
      'a threshold is met exactly as a matter of course',
      anIndicator({ ...due, direction: 'FLOOR' }),
      { numerator: '464', denominator: '1000' },
      [],
    ],
    ['without a target of the year there is none to copy', rate, { numerator: '464', denominator: '1000' }, []],
  ])('%s', (_, indicator, entry, expected) => {
    expect(rulesHit(indicator, entry)).toEqual(expected);
  });
});

describe('V11', () => {
  it('tells last year’s figure typed over from other print', () => {
    const form = aForm(aPlan(), [anEntry('KS2-02', { amount: '290' })]);
    const findings = validate(form, goodEntries(), {
      readAs: [],
      missingKeys: [],
      changedPrint: ['KS2-01', 'KS2-02'],
      changedLastYear: [{ key: 'KS2-02', found: '250' }],
    });
    expect(findings.map(({ rule, key }) => `${rule} ${key}`)).toEqual(['F2 KS2-01', 'V11 KS2-02']);
    expect(findings[1]?.details).toEqual({ found: '250', lastYear: '290' });
  });
});

describe('the levels of a plan', () => {
  const fall: [Partial<Entry>, Partial<Entry>] = [{ amount: '290' }, { amount: '300' }];
  const levels = (ofPlan: RuleSettings, ofIndicator: RuleSettings, [entry, last] = fall) => {
    const indicator = aCount({ checks: { ...noChecks, rules: ofIndicator } });
    const form = aForm(aPlan({ indicators: [indicator], rules: ofPlan }), [anEntry('KS2-02', last)]);
    return validate(form, [anEntry('KS2-02', entry)]).map(({ rule, level }) => `${rule} ${level}`);
  };

  it.each<[string, RuleSettings, RuleSettings, string[]]>([
    ['as usual', {}, {}, ['V8 must']],
    ['the plan’s', { V8: 'explain' }, {}, ['V8 explain']],
    ['the indicator’s before the plan’s', { V8: 'explain' }, { V8: 'notice' }, ['V8 notice']],
    ['off is silent', { V8: 'off' }, {}, []],
    ['off for all but this one', { V8: 'off' }, { V8: 'must' }, ['V8 must']],
  ])('%s', (_, ofPlan, ofIndicator, expected) => {
    expect(levels(ofPlan, ofIndicator)).toEqual(expected);
  });

  it.each(fixedRules)('%s is never looser than it is, whatever a plan says', (rule) => {
    for (const setting of ruleSettings) {
      const isStricter = ruleSettings.indexOf(setting) > ruleSettings.indexOf(rules[rule]);
      expect(levelOf(rule, { [rule]: setting })).toBe(isStricter ? setting : rules[rule]);
    }
  });

  it('an explanation settles what a plan made a question, and a must that it made stricter stays', () => {
    const indicator = aCount({ checks: noChecks });
    const form = (settings: RuleSettings) =>
      aForm(aPlan({ indicators: [indicator], rules: settings }), [anEntry('KS2-02', { amount: '300' })]);
    const line = [anEntry('KS2-02', { amount: '290', explanation: '两户拆迁，已从台账核减' })];
    const asked = form({ V8: 'explain' });
    expect(blocking(validate(asked, withTies(asked, line)))).toEqual({ mustFindings: 0, unexplained: 0 });
    const blocked = form({});
    expect(blocking(validate(blocked, withTies(blocked, line)))).toEqual({ mustFindings: 1, unexplained: 0 });
  });

  it.each<[string, Indicator, Partial<Entry>, Partial<Entry>, string[]]>([
    [
      '30 % for counts without a limit of their own',
      aCount({ checks: noChecks }),
      { amount: '400' },
      { amount: '300' },
      ['W1'],
    ],
    ['within it', aCount({ checks: noChecks }), { amount: '390' }, { amount: '300' }, []],
    [
      'the indicator’s own goes first',
      aCount({ checks: { ...noChecks, maxChangePercent: '50' } }),
      { amount: '400' },
      { amount: '300' },
      [],
    ],
    [
      '5 points for rates',
      anIndicator({ checks: noChecks }),
      { numerator: '460', denominator: '1000' },
      { numerator: '400', denominator: '1000' },
      ['W1'],
    ],
    [
      'built or not built has none',
      perTown,
      { numerator: '1', denominator: '1' },
      { numerator: '0', denominator: '1' },
      [],
    ],
  ])('limits: %s', (_, indicator, entry, last, expected) => {
    const plan = aPlan({ indicators: [indicator], changeLimits: { points: '5', percent: '30' } });
    const findings = validate(aForm(plan, [anEntry(indicator.id, last)]), [anEntry(indicator.id, entry)]);
    expect(findings.map(({ rule }) => rule)).toEqual(expected);
  });
});

describe('an explanation', () => {
  it.each(['情况属实', '属实。', ' 无 ', '同上', '', '\u200b', '情况\u200b属实', '情 况 属 实'])(
    '%j explains nothing',
    (text) => {
      expect(isExplanation(text)).toBe(false);
    },
  );

  it('settles what has to be explained, and never what must be right', () => {
    const form = aForm(aPlan({ indicators: [count] }), [anEntry('KS2-02', { amount: '300' })]);
    const said = '新增两个老旧小区整体改造';
    expect(blocking(validate(form, [anEntry('KS2-02', { amount: '400' })]))).toEqual({
      mustFindings: 0,
      unexplained: 1,
    });
    const explained = withTies(form, [anEntry('KS2-02', { amount: '400', explanation: said })]);
    expect(blocking(validate(form, explained))).toEqual({ mustFindings: 0, unexplained: 0 });
    const wrong = withTies(form, [anEntry('KS2-02', { amount: '-1', explanation: said })]);
    expect(blocking(validate(form, wrong))).toMatchObject({ mustFindings: 1 });
  });

  it('is asked for in order: 强制, then 核实 without a word, then the rest', () => {
    const indicators = [1, 2, 3].map((n) => aCount({ id: `KS2-0${n}`, serial: n }));
    const last = indicators.map(({ id }) => anEntry(id, { amount: '300' }));
    const form = aForm(aPlan({ indicators }), last);
    const entries = withTies(form, [
      anEntry('KS2-01', { amount: '400', explanation: '扩大了范围' }),
      anEntry('KS2-02', { amount: '400' }),
      anEntry('KS2-03', { unread: { amount: '四百' } }),
    ]);
    expect(byUrgency(validate(form, entries)).map(({ rule, key }) => `${rule} ${key}`)).toEqual([
      'V2 KS2-03',
      'W1 KS2-02',
      'W1 KS2-01',
    ]);
  });
});
