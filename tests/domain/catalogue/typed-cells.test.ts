import { describe, expect, it } from 'vitest';
import type { IndicatorId } from '../../../functions/domain/ids';
import type { IndicatorDraft } from '../../../functions/domain/plan/draft';
import { afterTyping, type Cells, sheetOf } from './sheet';

const kunshan = await sheetOf('kunshan');
const nantong = await sheetOf('nantong');
const zhushan = await sheetOf('zhushan');

type Expected = Partial<IndicatorDraft>;

/** The terms every target here has besides its figure. */
const terms = { version: 1, dueYear: 2025, everyYear: false, strength: 'hard' } as const;
const floor = (amount: string, raw: string) => ({ kind: 'fixed', comparator: 'GE', amount, ...terms, raw }) as const;

describe('what a planner types over a stored cell', () => {
  it.each<[string, IndicatorId, Cells, Expected]>([
    ['a name', 'KS2-01', { name: ' 居家上门服务占比 ' }, { name: '居家上门服务占比' }],
    ['a drop-down', 'KS2-01', { nature: '预期性' }, { nature: 'anticipatory' }],
    ['half-width brackets in a drop-down', 'KS2-01', { valueKind: '人均(每万人等)' }, { valueKind: 'PERCAP' }],
    ['a tier where there was none', 'KS2-01', { tier: '省级' }, { tier: 'provincial' }],
    ['备案', 'KS2-12', { includesFiled: '含备案' }, { includesFiled: true }],
    ['a population taken away', 'KS2-01', { population: '' }, { population: null }],
    [
      'another department',
      'KS2-01',
      { department: '社会事务科' },
      { department: { id: 'ou_ks_d_shiwu', name: '社会事务科' } },
    ],
    ['full-width places', 'KS2-01', { decimals: '２' }, { decimals: 2 }],
    ['a remark of several lines', 'KS2-01', { remark: '甲\r\n乙' }, { remark: '甲\n乙' }],
    ['a target with a full-width sign', 'KS2-01', { target: '≥５５％' }, { target: floor('55', '≥５５％') }],
    ['a letter for a digit in the target', 'KS2-01', { target: '5O' }, { target: floor('50', '5O') }],
    [
      'a range',
      'KS2-06',
      { target: '11～13' },
      { target: { kind: 'range', lower: '11', upper: '13', ...terms, raw: '11～13' } },
    ],
    [
      'a target that is near enough within a margin',
      'KS2-06',
      { target: '12左右±1' },
      { target: { kind: 'approximate', amount: '12', tolerance: '1', ...terms, raw: '12左右±1' } },
    ],
    [
      'a year in the wording of the target',
      'KS2-01',
      { target: '到2023年达到50%' },
      { target: { ...floor('50', '到2023年达到50%'), dueYear: 2023 } },
    ],
    ['the due year', 'KS2-01', { dueYear: '2024年' }, { target: { ...floor('50', '50'), dueYear: 2024 } }],
    [
      'a target every year',
      'KS2-01',
      { target: '每年不低于50%' },
      { target: { ...floor('50', '每年不低于50%'), everyYear: true } },
    ],
    [
      'a direction, and the bare number turns into a ceiling',
      'KS2-01',
      { direction: '越低越好' },
      {
        direction: 'DOWN',
        target: { ...floor('50', '50'), comparator: 'LE' },
      },
    ],
    [
      'a direction beside a printed sign, which stays',
      'KS2-10',
      { direction: '越低越好' },
      {
        direction: 'DOWN',
        target: floor('95', '≧95'),
      },
    ],
    [
      'a reporting pair turned into one amount',
      'KS2-01',
      { denominator: '', denominatorMeasure: '' },
      {
        reporting: {
          kind: 'amount',
          counted: { name: '年末接受居家上门服务的老年人数', measure: '人', isWhole: true },
          scale: 1,
        },
      },
    ],
    [
      'a ratio per 1000',
      'KS2-01',
      { per: '1000' },
      {
        reporting: {
          kind: 'ratio',
          numerator: { name: '年末接受居家上门服务的老年人数', measure: '人', isWhole: true },
          denominator: { name: '60周岁以上户籍老年人数', measure: '人', isWhole: true },
          per: 1000,
        },
      },
    ],
    [
      'a denominator in 元',
      'KS2-01',
      { denominatorMeasure: '万元' },
      {
        reporting: {
          kind: 'ratio',
          numerator: { name: '年末接受居家上门服务的老年人数', measure: '人', isWhole: true },
          denominator: { name: '60周岁以上户籍老年人数', measure: '万元', isWhole: false },
          per: 100,
        },
      },
    ],
    ['no pair at all', 'KS2-14', { counted: '', countedMeasure: '', per: '' }, { reporting: null }],
    [
      'a year by hand',
      'KS2-01',
      { annual2022: '４５', annualReason: '2022：新增服务对象较多' },
      {
        annualTargets: { 2021: '42.8', 2022: '45', 2023: '46.4', 2024: '48.2', 2025: '50' },
        decomposition: { method: 'linear', gridOf: null, reasons: { 2022: '新增服务对象较多' } },
      },
    ],
    [
      'one reason for the years that differ from the method',
      'KS2-01',
      { annual2022: '45', annual2023: '47', annualReason: '前快后慢' },
      {
        annualTargets: { 2021: '42.8', 2022: '45', 2023: '47', 2024: '48.2', 2025: '50' },
        decomposition: { method: 'linear', gridOf: null, reasons: { 2022: '前快后慢', 2023: '前快后慢' } },
      },
    ],
    [
      'reasons for several years',
      'KS2-18',
      { annualReason: '2021、2022：平台未开通；2023年：全省上线；一次到位' },
      {
        decomposition: {
          method: 'byHand',
          gridOf: null,
          reasons: { 2021: '平台未开通', 2022: '平台未开通', 2023: '全省上线；一次到位' },
        },
      },
    ],
    [
      'a year without a target',
      'KS2-01',
      { annual2021: '' },
      {
        annualTargets: { 2022: '44.6', 2023: '46.4', 2024: '48.2', 2025: '50' },
      },
    ],
    ['no method', 'KS2-01', { decomposition: '' }, { decomposition: null }],
    [
      'a method by units',
      'KS2-11',
      { decomposition: '按单位数取整', gridOf: '11个' },
      {
        decomposition: { method: 'onGrid', gridOf: 11, reasons: {} },
      },
    ],
    [
      'an indicator handed to another office',
      'KS2-18',
      { lifecycle: '划转', lifecycleSince: '2023', receiver: '数据局' },
      {
        lifecycle: { state: 'transferred', since: 2023, receiver: '数据局', note: '' },
      },
    ],
    [
      'an indicator no longer counted',
      'KS2-18',
      { lifecycle: '停止统计', lifecycleSince: '２０２４年' },
      {
        lifecycle: { state: 'discontinued', since: 2024, note: '' },
      },
    ],
    [
      'a predecessor',
      'KS2-01',
      { predecessor: 'ＫＳ１－01 口径调整：分母改为户籍' },
      {
        predecessor: { indicator: 'KS1-01', relation: 'redefined', note: '分母改为户籍' },
      },
    ],
    ['a category', 'KS2-01', { category: '养老服务' }, { category: '养老服务' }],
  ])('is taken over: %s', (_, key, cells, expected) => {
    const { indicator, stored, findings } = afterTyping(kunshan, key, cells);
    expect(findings).toEqual([]);
    expect(indicator).toEqual({ ...stored, ...expected });
  });

  it.each<[string, Cells]>([
    ['blanks around a word', { name: '　接受居家上门服务老人数占比 ' }],
    ['another way of writing a figure', { baseline: '41.0', target: '50.00', annual2023: '46.40', serial: '01' }],
    ['a column that was deleted', { remark: undefined, department: undefined, target: undefined }],
  ])('is no change at all: %s', (_, cells) => {
    const { indicator, stored, findings } = afterTyping(kunshan, 'KS2-01', cells);
    expect(findings).toEqual([]);
    expect(indicator).toEqual(stored);
  });

  it.each<[string, Cells, keyof IndicatorDraft]>([
    ['nature', { nature: '' }, 'nature'],
    ['kind', { valueKind: '－' }, 'valueKind'],
    ['direction', { direction: '' }, 'direction'],
    ['accumulation', { accumulation: '' }, 'accumulation'],
    ['roll-up', { rollUp: '' }, 'rollUp'],
    ['target', { target: '' }, 'target'],
    ['department', { department: '' }, 'department'],
  ])('leaves a settled field open once its cell is emptied: %s', (_, cells, field) => {
    const { indicator, findings } = afterTyping(kunshan, 'KS2-12', cells);
    expect(indicator[field]).toBeNull();
    expect(findings).toEqual([]);
  });
});

describe('the baseline', () => {
  it.each<[string, IndicatorId, Cells, IndicatorDraft['baseline']]>([
    [
      'beside a dash of the plan is the planner’s own',
      'KS2-04',
      { baseline: '9.1', baselineNote: '2020年已有1个区镇建成。' },
      { amount: '9.1', raw: '－', source: 'supplemented', note: '2020年已有1个区镇建成。' },
    ],
    [
      'that was worked out is 推算',
      'KS2-04',
      { baseline: '9.1', baselineNote: '由正文推算：1÷11。' },
      { amount: '9.1', raw: '－', source: 'derived', note: '由正文推算：1÷11。' },
    ],
    [
      'taken back to the dash is the table’s again',
      'KS2-04',
      { baseline: '－', baselineNote: '' },
      { amount: null, raw: '－', source: 'table', note: null },
    ],
    [
      'other than the printed one is the planner’s, and the printed one is kept',
      'KS2-01',
      { baseline: '４１．５', baselineNote: '以年报为准' },
      { amount: '41.5', raw: '41', source: 'supplemented', note: '以年报为准' },
    ],
    [
      'with only a note added stays the table’s',
      'KS2-01',
      { baselineNote: '年末数' },
      { amount: '41', raw: '41', source: 'table', note: '年末数' },
    ],
  ])('%s', (_, key, cells, baseline) => {
    const { indicator, findings } = afterTyping(kunshan, key, cells);
    expect(findings).toEqual([]);
    expect(indicator.baseline).toEqual(baseline);
  });
});

describe('a target measured on a figure from outside', () => {
  const relative = { kind: 'relative', comparator: 'GE', offset: '0', ...terms } as const;
  it.each<[string, string, IndicatorDraft['target']]>([
    [
      'by its name',
      '不低于低保标准的1.5倍',
      {
        ...relative,
        reference: { kind: 'series', series: 'rs_zs_dibao' },
        multiplier: '1.5',
        lagYears: 0,
        raw: '不低于低保标准的1.5倍',
      },
    ],
    [
      'by a name with words around it',
      '不低于当地最低工资标准的80%',
      {
        ...relative,
        reference: { kind: 'series', series: 'rs_zs_zuidi_gongzi' },
        multiplier: '0.8',
        lagYears: 0,
        raw: '不低于当地最低工资标准的80%',
      },
    ],
    [
      'of the year before, though the series does not say so',
      '不低于上年度居民人均消费支出增速',
      {
        ...relative,
        reference: { kind: 'series', series: 'rs_zs_xiaofei_zengsu' },
        multiplier: '1',
        lagYears: 1,
        raw: '不低于上年度居民人均消费支出增速',
      },
    ],
  ])('finds its series %s', (_, target, expected) => {
    const { indicator, findings } = afterTyping(zhushan, 'ZS2-03', { target });
    expect(findings).toEqual([]);
    expect(indicator.target).toEqual(expected);
  });

  it('that the plan does not have is open, and the planner is told which it has', () => {
    const { indicator, findings } = afterTyping(zhushan, 'ZS2-03', { target: '不低于全省平均工资的50%' });
    expect(indicator.target).toBeNull();
    expect(findings).toEqual([
      {
        rule: 'referenceUnknown',
        level: 'must',
        indicator: 'ZS2-03',
        column: 'target',
        found: '不低于全省平均工资的50%',
        expected: '低保标准、最低工资标准、重度残疾人护理补贴标准、居民人均消费支出增速',
      },
    ]);
  });

  it('keeps what a note under the table decided beyond its wording: every year counts', () => {
    const { indicator } = afterTyping(zhushan, 'ZS2-01', { target: '不低于上年度居民人均消费支出增速' });
    expect(indicator.target).toMatchObject({ everyYear: true, raw: '不低于上年度居民人均消费支出增速' });
  });
});

describe('what cannot be read', () => {
  it.each<[string, Cells, string, string]>([
    ['a word that is not on the list', { nature: '强制性' }, 'choiceUnknown', '约束性、预期性'],
    [
      'a department the office does not have',
      { department: '养老科' },
      'choiceUnknown',
      '养老服务科、儿童福利科、社会事务科、社会组织管理科、慈善社工科、基层政权和社区治理科',
    ],
    ['a baseline in words', { baseline: '约四成' }, 'cellUnread', ''],
    ['a baseline of two figures', { baseline: '593/501' }, 'cellUnread', ''],
    [
      'a target without a figure',
      { target: '进入全省前列' },
      'cellUnread',
      '95、≥95、2～3、5左右±0.5、不低于低保标准的1.3倍',
    ],
    ['a target about a figure, nobody knows how near', { target: '60左右' }, 'cellUnread', '60左右±…'],
    ['a year that is none', { dueYear: '下半年' }, 'cellUnread', '1949～2100'],
    ['half a place', { decimals: '1.5' }, 'cellUnread', '0～8'],
    ['no serial number', { serial: '一号' }, 'cellUnread', '1～999'],
    ['a year’s target in words', { annual2022: '待定' }, 'cellUnread', '95.5'],
    ['a reason without its words', { annualReason: '2022：' }, 'cellUnread', '2023：理由；2024：理由'],
    ['a reason though no year was set by hand', { annualReason: '疫情' }, 'cellUnread', '2023：理由；2024：理由'],
    ['a denominator without a numerator', { counted: '' }, 'cellUnread', ''],
    ['a denominator without its measure', { denominatorMeasure: '' }, 'cellUnread', '人、户、个、张、元'],
    ['an indicator handed on from no year', { lifecycle: '划转' }, 'cellUnread', '2021～2025'],
    ['a receiver of an indicator in use', { receiver: '卫健委' }, 'choiceUnknown', '划转、停止统计'],
    [
      'a predecessor without the relation',
      { predecessor: 'KS1-01' },
      'cellUnread',
      'KS1-06 延续／更名／口径调整：说明',
    ],
  ])('keeps what is stored and is found: %s', (_, cells, rule, expected) => {
    const { indicator, stored, findings } = afterTyping(kunshan, 'KS2-01', cells);
    expect(indicator).toEqual(stored);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ rule, level: 'must', indicator: 'KS2-01', expected });
  });

  it('does not hinder the cells beside it', () => {
    const { indicator, findings, stored } = afterTyping(nantong, 'NT2-05', { nature: '？', remark: '已核' });
    expect(indicator).toEqual({ ...stored, remark: '已核' });
    expect(findings).toHaveLength(1);
  });
});

describe('a new definition', () => {
  it.each<[string, { number: number; since: number | null }, string, { number: number; since: number | null }]>([
    ['begins the next series', { number: 1, since: null }, '2023', { number: 2, since: 2023 }],
    [
      'whose year is corrected before publishing is no third one',
      { number: 2, since: 2023 },
      '2024',
      { number: 2, since: 2024 },
    ],
    ['given up before publishing leaves the published one', { number: 2, since: 2023 }, '', { number: 1, since: null }],
  ])('%s', (_, series, seriesSince, expected) => {
    const indicators = kunshan.draft.indicators.map((one) => (one.id === 'KS2-12' ? { ...one, series } : one));
    const sheet = { ...kunshan, draft: { ...kunshan.draft, indicators } };
    expect(afterTyping(sheet, 'KS2-12', { seriesSince }).indicator.series).toEqual(expected);
  });

  it('once published is not taken away by emptying the cell', () => {
    const published = { number: 2, since: 2023 };
    const indicators = kunshan.plan.indicators.map((one) =>
      one.id === 'KS2-12' ? { ...one, series: published } : one,
    );
    const sheet = { ...kunshan, plan: { ...kunshan.plan, indicators }, draft: { ...kunshan.draft, indicators } };
    const { indicator, findings } = afterTyping(sheet, 'KS2-12', { seriesSince: '' });
    expect(indicator.series).toEqual(published);
    expect(findings).toMatchObject([{ rule: 'cellUnread', column: 'seriesSince', expected: '2023' }]);
  });
});

describe('what a planner decided before', () => {
  const withStored = (key: IndicatorId, stored: Partial<IndicatorDraft>) => ({
    ...kunshan,
    draft: {
      ...kunshan.draft,
      indicators: kunshan.draft.indicators.map((one) => (one.id === key ? { ...one, ...stored } : one)),
    },
  });

  it('of a bound, holds when the direction changes', () => {
    const target = { ...floor('50', '50'), comparator: 'EQ' } as const;
    const { indicator } = afterTyping(withStored('KS2-01', { target }), 'KS2-01', { direction: '越低越好' });
    expect(indicator.target).toEqual(target);
  });

  it('of whole numbers, holds as long as thing and measure are the same', () => {
    const counted = { name: '持证人数', measure: '人', isWhole: false };
    const sheet = withStored('KS2-14', { reporting: { kind: 'amount', counted, scale: 10000 } });
    expect(afterTyping(sheet, 'KS2-14', { per: '1' }).indicator.reporting).toEqual({
      kind: 'amount',
      counted,
      scale: 1,
    });
    expect(afterTyping(sheet, 'KS2-14', { counted: '人才数' }).indicator.reporting).toEqual({
      kind: 'amount',
      counted: { name: '人才数', measure: '人', isWhole: true },
      scale: 10000,
    });
  });

  it('of an indicator’s end, keeps its note when the year is corrected', () => {
    const lifecycle = { state: 'transferred', since: 2023, receiver: '数据局', note: '机构改革' } as const;
    const { indicator } = afterTyping(withStored('KS2-18', { lifecycle }), 'KS2-18', { lifecycleSince: '2024' });
    expect(indicator.lifecycle).toEqual({ ...lifecycle, since: 2024 });
  });
});

describe('series with names alike', () => {
  const series = (id: `rs_${string}`, name: string) => ({ id, name, measure: '元/月', definition: '' });
  const references = [
    series('rs_a', '工资标准'),
    series('rs_b', '最低工资标准'),
    series('rs_c', '城市低保标准'),
    series('rs_d', '农村低保标准'),
  ];
  const sheet = { ...zhushan, draft: { ...zhushan.draft, references } };

  it.each([
    ['不低于全市最低工资标准的80%', 'rs_b'],
    ['不低于在岗职工工资标准的50%', 'rs_a'],
    ['不低于城市低保标准', 'rs_c'],
  ])('%s means the one whose name says most', (target, id) => {
    const { indicator } = afterTyping(sheet, 'ZS2-03', { target });
    expect(indicator.target).toMatchObject({ reference: { kind: 'series', series: id } });
  });

  it('are not guessed between: 低保标准 may be the city’s or the villages’', () => {
    const { indicator, findings } = afterTyping(sheet, 'ZS2-03', { target: '不低于低保标准的1.5倍' });
    expect(indicator.target).toBeNull();
    expect(findings).toMatchObject([{ rule: 'referenceUnknown', column: 'target' }]);
  });
});
