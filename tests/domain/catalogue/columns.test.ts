import { describe, expect, it } from 'vitest';
import { catalogueColumns } from '../../../functions/domain/catalogue/columns';
import { describeTarget } from '../../../functions/domain/catalogue/describe-target';
import {
  accumulationLabels,
  codeOf,
  decompositionLabels,
  directionLabels,
  filedLabels,
  labelOf,
  lifecycleLabels,
  natureLabels,
  populationLabels,
  relationLabels,
  rollUpLabels,
  tierLabels,
  valueKindLabels,
} from '../../../functions/domain/catalogue/labels';
import { printReasons, readReasons } from '../../../functions/domain/catalogue/reasons';
import type { Target } from '../../../functions/domain/plan/target';
import { sheetOf } from './sheet';

const { draft, units } = await sheetOf('kunshan');
const zhushan = await sheetOf('zhushan');
const suzhou = await sheetOf('suzhou');

describe('the columns of the catalogue', () => {
  const columns = catalogueColumns(draft, units);

  it('stand as a planner reads: what it is, what is asked, how it is counted, the years, the fine print', () => {
    expect(columns.map(({ heading }) => heading)).toEqual(
      (
        '键 序号 类别 指标名称 计量单位 属性 层级 2020年基期值 基期说明 目标值（规划原文） 目标读作 目标年 指标类型 方向 ' +
        '数据口径 汇总方式 分子或所计事项 分子单位 分母（比率填） 分母单位 每（基数或折算倍数） 小数位 责任处室 年度分解办法 单位总数 ' +
        '2021年目标 2022年目标 2023年目标 2024年目标 2025年目标 分解调整理由 人口口径 备案口径 口径说明 口径启用年 状态 ' +
        '起始年 接收单位 前身指标 备注'
      ).split(' '),
    );
  });

  it('print the key and how the target was read; all else is the planner’s', () => {
    expect(columns.filter(({ kind }) => kind === 'printed').map(({ id }) => id)).toEqual(['key', 'targetRead']);
  });

  it('offer the office’s departments, or a free cell where none are recorded', () => {
    const department = columns.find(({ id }) => id === 'department');
    expect(department).toMatchObject({ kind: 'choice' });
    expect(department?.choices).toEqual([
      '养老服务科',
      '儿童福利科',
      '社会事务科',
      '社会组织管理科',
      '慈善社工科',
      '基层政权和社区治理科',
    ]);
    const free = catalogueColumns(suzhou.draft, suzhou.units).find(({ id }) => id === 'department');
    expect(free).toMatchObject({ kind: 'input', choices: [] });
  });

  it('show a year outside the plan for which a target is stored, so that it can be taken away', () => {
    const [first, ...rest] = draft.indicators;
    if (!first) throw new Error('no indicators');
    const odd = { ...draft, indicators: [{ ...first, annualTargets: { 2027: '55' } }, ...rest] };
    const years = catalogueColumns(odd, units).filter(({ id }) => id.startsWith('annual2'));
    expect(years.map(({ id }) => id)).toEqual([
      'annual2021',
      'annual2022',
      'annual2023',
      'annual2024',
      'annual2025',
      'annual2027',
    ]);
  });
});

describe('the words of the drop-downs', () => {
  it.each(
    Object.entries({
      natureLabels,
      tierLabels,
      valueKindLabels,
      directionLabels,
      accumulationLabels,
      rollUpLabels,
      decompositionLabels,
      populationLabels,
      filedLabels,
      lifecycleLabels,
      relationLabels,
    }),
  )('%s lead back to their codes, each word to one', (_, labels) => {
    const list: Record<string, string> = labels;
    for (const code of Object.keys(list)) expect(codeOf(list, labelOf(list, code))).toBe(code);
    expect(codeOf(list, '其它')).toBeNull();
    expect(labelOf(list, null)).toBe('');
  });

  it('have no half-width comma, which would part them in a sheet’s list', () => {
    const choices = catalogueColumns(draft, units).flatMap((column) => column.choices);
    expect(choices.filter((choice) => choice.includes(','))).toEqual([]);
  });
});

describe('how a target was read', () => {
  const terms = { version: 1, dueYear: 2025, everyYear: false, strength: 'hard', raw: '' } as const;
  it.each<[Target, string]>([
    [{ ...terms, kind: 'fixed', comparator: 'GE', amount: '95' }, '≥95 · 2025年'],
    [{ ...terms, kind: 'fixed', comparator: 'LE', amount: '5', dueYear: 2022 }, '≤5 · 2022年'],
    [{ ...terms, kind: 'fixed', comparator: 'GT', amount: '30', everyYear: true }, '>30 · 2025年 · 每年'],
    [{ ...terms, kind: 'range', lower: '2', upper: '3' }, '2～3 · 2025年'],
    [{ ...terms, kind: 'approximate', amount: '5', tolerance: '0.5' }, '5±0.5 · 2025年'],
    [
      {
        ...terms,
        kind: 'relative',
        comparator: 'GE',
        reference: { kind: 'series', series: 'rs_zs_dibao' },
        multiplier: '1.3',
        offset: '0',
        lagYears: 0,
      },
      '≥低保标准×1.3 · 2025年',
    ],
    [
      {
        ...terms,
        kind: 'relative',
        comparator: 'GE',
        reference: { kind: 'series', series: 'rs_zs_xiaofei_zengsu' },
        multiplier: '1',
        offset: '0',
        lagYears: 1,
      },
      '≥上年度居民人均消费支出增速 · 2025年',
    ],
  ])('%j is shown as %s', (target, text) => {
    expect(describeTarget(target, zhushan.draft)).toBe(text);
  });
});

describe('reasons for years set by hand', () => {
  it.each<[string, Record<string, string>, string]>([
    ['one reason', { 2023: '提前完成' }, '2023：提前完成'],
    ['the same for two years', { 2021: '未开通', 2022: '未开通' }, '2021、2022：未开通'],
    ['two reasons', { 2021: '甲', 2023: '乙', 2024: '甲' }, '2021、2024：甲；2023：乙'],
    ['a reason with a semicolon', { 2021: '甲；再说', 2022: '乙' }, '2021：甲；再说；2022：乙'],
    ['none', {}, ''],
  ])('are printed and read alike: %s', (_, reasons, text) => {
    expect(printReasons(reasons)).toBe(text);
    expect(readReasons(text, [])).toEqual(reasons);
  });

  it.each<[string, number[], Record<string, string> | null]>([
    ['疫情影响', [2022, 2023], { 2022: '疫情影响', 2023: '疫情影响' }],
    ['疫情影响', [], null],
    ['2022年:疫情;2023年:恢复', [], { 2022: '疫情', 2023: '恢复' }],
    ['2022：疫情\n2023：恢复', [], { 2022: '疫情', 2023: '恢复' }],
    ['2022：', [2022], null],
  ])('%j for %j are %j', (text, handSet, reasons) => {
    expect(readReasons(text, handSet)).toEqual(reasons);
  });
});
