import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMeasure, splitName } from '../../../functions/domain/plan/measure';
import { readValue } from '../../../functions/domain/plan/read-value';
import { composeValue, printValue, type Value } from '../../../functions/domain/plan/value';

/** Cell, unit, name → what it is read as, and the flags that go with it. */
const cells: [cell: string, measure: string | null, name: string, read: string, flags: string[]][] = [
  ['95', '%', '', '95', []],
  ['45.50', '%', '', '45.50', []],
  ['４１', '%', '', '41', []],
  ['１２．４９', '%', '', '12.49', []],
  [' 100 ', '%', '', '100', []],
  ['-3.2', '%', '', '-3.2', []],
  ['007', '个', '', '7', []],
  ['15%', '%', '', '15', []],
  ['15％', '%', '', '15', []],
  ['15%', null, '', '15', ['percentWithoutMeasure']],
  ['15%', '个', '', '15', ['percentAgainstMeasure']],
  ['1,044', '户', '', '1044', ['commaInFigure']],
  ['12,48', '户', '', 'TEXT', ['textInsteadOfFigure']],
  ['1 044', '户', '', '1044', ['blankInFigure']],
  ['1O0', '%', '', '100', ['lettersForDigits']],
  ['l0', '%', '', '10', ['lettersForDigits']],
  ['4ı', '%', '', '41', ['lettersForDigits']],
  ['ı', '个', '', 'TEXT', ['lettersForDigits']],
  ['O', '个', '', 'TEXT', ['lettersForDigits']],
  ['↑ 1', '个', '', '1', ['strayMark']],
  [',', '个', '', 'MISSING LOST_IN_SCAN', ['straySign']],
  ['', '%', '', 'MISSING BLANK', ['blankCell']],
  ['\u2002', '%', '', 'MISSING BLANK', ['blankCell']],
  ['\u3000', '%', '', 'MISSING BLANK', ['blankCell']],
  ['－', '%', '', 'MISSING DASH', []],
  ['—', '%', '', 'MISSING DASH', []],
  ['——', '%', '', 'MISSING DASH', []],
  ['一', '个', '', 'MISSING DASH', ['dashReadAsOne']],
  ['/', '%', '', 'MISSING DASH', []],
  ['不适用', '%', '', 'MISSING NOT_APPLICABLE', []],
  ['无此项统计口径', '%', '', 'MISSING NO_STATISTICS', []],
  ['新增指标', '%', '', 'MISSING NEW_INDICATOR', []],
  ['593/501', '元/月', '城乡低保保障标准', '城市 593 / 农村 501', ['partsLabelled']],
  ['92、85', '%', '省级城市、农村和谐社区建设合格率', '城市 92 、 农村 85', ['partsLabelled']],
  ['99.5%、97.6%', '%', '城市、农村合格率', '城市 99.5 、 农村 97.6', ['partsLabelled']],
  ['7704/11460', '元/年', '五保老人集中供养年标准', '7704 / 11460', ['partsUnlabelled']],
  ['1/2/3/4/5', null, '', 'TEXT', ['textInsteadOfFigure']],
  ['9.43 (25.4)', '个', '', '9.43 (25.4)', ['otherDefinition']],
  ['9.43（25.4）', '个', '', '9.43 (25.4)', ['otherDefinition']],
  ['民政部已取消评定', '个', '', 'DISCONTINUED', ['discontinued']],
  ['已划归退役军人局', '%', '', 'TRANSFERRED', ['transferredInCell']],
  ['2000万', '人', '', '20000000', ['scaleInFigure']],
  ['2000万', '万人', '', '2000', ['scaleInFigure']],
  ['0.2万人', '万人', '', '0.2', []],
  ['0.2万人', '人', '', '2000', ['scaleInFigure']],
  ['0.2万人', null, '', '2000', ['otherMeasureInFigure', 'scaleInFigure']],
  ['38个', '个', '', '38', []],
  ['38个', '家', '', '38', ['otherMeasureInFigure']],
  ['超90%', '%', '', 'TEXT', ['boundInsteadOfFigure']],
  ['5左右', '%', '', 'TEXT', ['boundInsteadOfFigure']],
  ['50\n60', '%', '', 'TEXT', ['textInsteadOfFigure']],
  ['2020/12', '%', '', 'TEXT', ['looksLikeDate']],
  ['2024-10-04', null, '', 'TEXT', ['looksLikeDate']],
  ['2020年12月', null, '', 'TEXT', ['looksLikeDate']],
  ['2020.5', '元', '', '2020.5', []],
  ['全部达标', '%', '', 'TEXT', ['textInsteadOfFigure']],
  ['1e3', '个', '', 'TEXT', ['textInsteadOfFigure']],
  ['NaN', '个', '', 'TEXT', ['textInsteadOfFigure']],
  ['#DIV/0!', '%', '', 'TEXT', ['textInsteadOfFigure']],
  ['9'.repeat(30), '个', '', 'TEXT', ['textInsteadOfFigure']],
  ['1'.repeat(5000), '个', '', 'TEXT', ['textInsteadOfFigure']],
];

function show(value: Value): string {
  if (value.state === 'PARTS')
    return value.parts.map(({ label, amount }) => (label ? `${label} ${amount}` : amount)).join(` ${value.separator} `);
  if (value.state === 'MISSING') return `MISSING ${value.reason}`;
  return composeValue(value) ?? value.state;
}

describe('a figure of a plan', () => {
  it.each(cells)('%j in %s (%s) is read as %s', (cell, unit, name, read, flags) => {
    const reading = readValue(cell, { name, measure: unit === null ? null : readMeasure(unit) });
    expect(show(reading.value)).toBe(read);
    expect(reading.flags.map((flag) => flag.kind).toSorted()).toEqual(flags.toSorted());
    expect(printValue(reading.value), 'the source text comes back unchanged').toBe(cell);
  });

  it('is the same after being written out and read again', () => {
    const amount = fc
      .tuple(fc.nat(999_999), fc.option(fc.nat(99)))
      .map(([whole, part]) => (part === null ? `${whole}` : `${whole}.${part}`));
    // n.b. 2020/12 is taken for a date: parts with decimals never are.
    const part = fc.tuple(fc.nat(99_999), fc.nat(99)).map(([whole, rest]) => `${whole}.${rest}`);
    const written = fc.oneof(
      amount,
      fc.tuple(amount, amount).map(([one, other]) => `${one} (${other})`),
      fc.array(part, { minLength: 2, maxLength: 4 }).map((parts) => parts.join('/')),
      fc.array(part, { minLength: 2, maxLength: 4 }).map((parts) => parts.join('、')),
    );
    fc.assert(
      fc.property(written, (text) => {
        const { value } = readValue(text);
        expect(composeValue(value)).toBe(text);
      }),
    );
  });

  it('is read from any text without failing', () => {
    const signs = fc.constantFrom(...'0123456789.,/、%（）()一－—万亿个人↑ıOl ≧>不低于以上\u2002\t\n'.split(''));
    fc.assert(
      fc.property(fc.string({ unit: signs, maxLength: 30 }), (text) => {
        expect(readValue(text).value.raw).toBe(text);
      }),
    );
  });
});

describe('a unit', () => {
  it.each([
    ['%', '%', 1, null, []],
    ['％', '%', 1, null, []],
    ['万人', '人', 10000, null, []],
    ['亿元', '元', 1e8, null, []],
    ['元/月', '元', 1, 'month', []],
    ['元/年', '元', 1, 'year', []],
    ['（元/人、月）', '元', 1, 'month', ['人']],
    ['(元/人、月）', '元', 1, 'month', ['人']],
    ['元/人·月', '元', 1, 'month', ['人']],
    ['张/千人', '张', 1, null, ['千人']],
    ['人次', '人次', 1, null, []],
    ['平方米', '平方米', 1, null, []],
    ['千人比', '千人比', 1, null, []],
  ] as const)('%s counts %s', (text, code, scale, period, per) => {
    expect(readMeasure(text)).toMatchObject({ code, scale, period, per: [...per] });
  });

  it.each(['ı', '户籍人口', '放', '葬', '不含备案', '', '元/月/斤', '万', '千%'])('%j is none', (text) => {
    expect(readMeasure(text)).toBeNull();
  });

  it.each([
    ['家庭适老化改造户数（户）', '家庭适老化改造户数', '户'],
    ['覆盖率(%)', '覆盖率', '%'],
    ['持证社会工作专业人才数（万人）', '持证社会工作专业人才数', '万人'],
    ['最低养育标准(元/人、月）', '最低养育标准', '元/人、月'],
    ['福利彩票发行总量(五年累计值、亿元)', '福利彩票发行总量(五年累计值)', '亿元'],
    ['每万人（户籍人口）拥有登记社会组织（不含备案）数', '每万人（户籍人口）拥有登记社会组织（不含备案）数', null],
    ['城乡公益性骨灰安放（葬）', '城乡公益性骨灰安放（葬）', null],
    ['规划(2021至2035年)', '规划(2021至2035年)', null],
  ])('at the end of %s leaves the name %s', (printed, name, raw) => {
    const split = splitName(printed);
    expect([split.name, split.measure?.raw ?? null]).toEqual([name, raw]);
  });
});
