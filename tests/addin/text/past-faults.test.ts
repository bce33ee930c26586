import { describe, expect, it } from 'vitest';
import { faultText } from '../../../addin/text/zh-past-faults';
import { type PastProblem, pastRules } from '../../../functions/domain/observation/past-years';
import { fileRules } from '../../../functions/domain/observation/problem';

const aProblem = (differs: Partial<PastProblem>): PastProblem => ({
  line: 24,
  code: 'notAnAmount',
  level: 'must',
  column: 'amount',
  found: '1x2',
  expected: '1234.5',
  ...differs,
});

describe('a fault in a file of past years', () => {
  it.each<[Partial<PastProblem>, string]>([
    [
      {},
      '第 24 行［错误］「数值」栏（amount）填的是「1x2」，不是数字。请填半角数字，如 1234.5，不带百分号、千位逗号和单位。',
    ],
    [
      { code: 'figureMissing', column: 'denominator', found: '', expected: 'numerator,denominator' },
      '第 24 行［错误］「分母」栏（denominator）空着。这项指标须填分子（numerator）、分母（denominator）。',
    ],
    [
      { code: 'unknownState', column: 'state', found: '有', expected: 'NUMERIC,MISSING' },
      '第 24 行［错误］「填报情况」栏（state）填的是「有」。请填以下之一：有数（NUMERIC）、暂无数据（MISSING）。',
    ],
    [
      { code: 'figureBesideState', column: 'amount', found: '12', expected: 'MISSING' },
      '第 24 行［错误］「填报情况」栏填的是「暂无数据」（MISSING），「数值」栏（amount）却填了「12」。有数的，「填报情况」栏改填 NUMERIC；没有数的，请清空数字。',
    ],
    [
      { code: 'versionTwice', column: null, found: '2', expected: '7,9' },
      '第 24 行［错误］与第 7、9 行同为第 2 版，内容却不同，都不导入。请只留一行，或改「版次」栏（version）。',
    ],
    [
      { code: 'columnMissing', line: null, column: 'unit', found: '', expected: 'unit,state' },
      '文件［错误］首行缺「单位编号」栏（unit），全部内容都没有读。首行须有这些列：单位编号（unit）、填报情况（state）。',
    ],
    [
      { code: 'negative', found: '-3', expected: '养老床位数' },
      '第 24 行［错误］「数值」栏（amount）填的是「-3」，养老床位数不能是负数。请核对后改填 0 或正数。',
    ],
  ])('names the line, the column in Chinese, what stands there and what to type: %#', (differs, text) => {
    expect(faultText(aProblem(differs))).toBe(text);
  });

  const codes = Object.keys({ ...fileRules, ...pastRules }) as PastProblem['code'][];
  it.each(codes)('%s is two sentences, and no bare name of a column begins one', (code) => {
    const text = faultText(aProblem({ code }));
    expect(text.match(/。/g)).toHaveLength(2);
    expect(text).not.toMatch(/(］|。)[a-zA-Z]/);
  });
});
