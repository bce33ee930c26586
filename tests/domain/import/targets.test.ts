import { describe, expect, it } from 'vitest';
import { readMeasure } from '../../../functions/domain/plan/measure';
import { readTarget, type TargetReading } from '../../../functions/domain/plan/read-target';

/** Wording, unit → what it is read as, and the flags that go with it. `~` stands for a comparator nobody printed. */
const wordings: [wording: string, measure: string | null, read: string, flags: string[]][] = [
  ['100', '%', '~GE 100', []],
  ['５０', '%', '~GE 50', []],
  ['100%', '%', '~GE 100', []],
  ['≧95', null, 'GE 95', []],
  ['≧0.27', '万人', 'GE 0.27', []],
  ['≥1.3', '倍', 'GE 1.3', []],
  ['>=50', '%', 'GE 50', []],
  ['>30', '平方米', 'GT 30', []],
  ['＞30', '平方米', 'GT 30', []],
  ['<5', '%', 'LT 5', []],
  ['≤5%', '%', 'LE 5', []],
  ['=100', '%', 'EQ 100', []],
  ['不低于80%', '%', 'GE 80', []],
  ['不少于1次', '次', 'GE 1', []],
  ['不超过5', '%', 'LE 5', []],
  ['不高于5%', '%', 'LE 5', []],
  ['至少1所', '所', 'GE 1', []],
  ['至少55%', '%', 'GE 55', []],
  ['超过2700名', '名', 'GT 2700', []],
  ['高于90%', '%', 'GT 90', []],
  ['低于3%', '%', 'LT 3', []],
  ['不足10', '个', 'LT 10', []],
  ['75%以上', '%', 'GE 75', []],
  ['达75%以上', '%', 'GE 75', []],
  ['1个以上', '个', 'GE 1', []],
  ['5天以内', '天', 'LE 5', []],
  ['10000元以上', '元/年', 'GE 10000', []],
  ['100%以上', '%', 'GE 100', ['overHundred']],
  ['120', '%', '~GE 120', ['overHundred']],
  ['100 名', '名', '~GE 100', []],
  ['2万人次', '人次', '~GE 20000', ['scaleInFigure']],
  ['1.3万人', '万人', '~GE 1.3', []],
  ['5%左右', '%', 'about 5', ['approximateTarget']],
  ['约20', '个', 'about 20', ['approximateTarget']],
  ['80%～90%', '%', '80 to 90', []],
  ['2-3', '所', '2 to 3', []],
  ['至少2~3所', '所', '2 to 3', ['rangeWithBound']],
  ['90-80', '%', 'person', ['rangeReversed']],
  ['92、85', '%', '~GE parts 92 85', ['partsUnlabelled']],
  ['不低于居民上年度人均消费支出增速', '%', 'GE 居民上年度人均消费支出增速 × 1, lag 1', ['relativeTarget']],
  ['不低于低保标准的1.3倍', '元/月', 'GE 低保标准 × 1.3, lag 0', ['relativeTarget']],
  ['不低于低保标准的 1.3 倍', '元/月', 'GE 低保标准 × 1.3, lag 0', ['relativeTarget']],
  ['不低于最低工资标准的80%', '元/月', 'GE 最低工资标准 × 0.8, lag 0', ['relativeTarget']],
  ['不低于重度残疾人护理补贴标准', '元/月', 'GE 重度残疾人护理补贴标准 × 1, lag 0', ['relativeTarget']],
  ['力争达到全省平均水平', null, 'strive ~ 全省平均水平 × 1, lag 0', ['softWording', 'relativeTarget']],
  ['低保标准力争达到全省平均水平', null, 'person', ['targetUnread']],
  ['不低于最低工资标准的80%、20%', '元/月', 'person', ['severalMultipliers']],
  ['原则上不低于1.3倍', '元/月', 'inPrinciple person', ['softWording', 'referenceMissing']],
  ['原则上不低于1.3倍', '倍', 'inPrinciple GE 1.3', ['softWording']],
  ['原则上不低于30%', '%', 'inPrinciple GE 30', ['softWording']],
  ['一般3名', '名', 'inPrinciple ~GE 3', ['softWording']],
  ['不少于总数的5%', '%', 'GE 5', ['shareOfTotal']],
  ['实现全覆盖', '%', '~GE 100', ['fullCoverageInWords']],
  ['应保尽保', '%', '~GE 100', ['fullCoverageInWords']],
  ['一家', '家', '~GE 1', ['chineseNumeral']],
  ['每年不低于5%', '%', 'GE 5 every year', ['everyYear']],
  ['到2022年达到55%以上', '%', 'GE 55 due 2022', ['ownDueYear']],
  ['降至5%', '%', '~LE 5', ['comparatorProposed']],
  ['控制在5%以内', '%', 'LE 5', []],
  ['保持100%', '%', '~GE 100', ['comparatorProposed']],
  ['提高到95%', '%', '~GE 95', []],
  ['提高5个百分点', '%', 'person', ['changeInsteadOfLevel']],
  ['年均增长7%', '%', 'person', ['changeInsteadOfLevel']],
  ['翻一番', '个', 'person', ['changeInsteadOfLevel']],
  ['不低于80%以下', '%', 'person', ['contradictoryWording']],
  ['超过80%左右', '%', 'person', ['contradictoryWording']],
  ['1O0', '%', '~GE 100', ['lettersForDigits']],
  ['80\n90', '%', 'person', ['targetUnread']],
  ['国家二级', null, 'person', ['targetUnread']],
  ['保持第二方阵领先地位', null, 'person', ['targetUnread']],
  ['约束性', null, 'person', ['targetUnread']],
  ['', '%', 'none', ['targetBlank']],
  ['－', '%', 'none', ['targetDash']],
  ['一', '%', 'none', ['targetDash']],
  ['长'.repeat(3000), '%', 'person', ['targetUnread']],
];

function show(target: TargetReading): string {
  const words = {
    fixed: () => target.kind === 'fixed' && `${target.isImplied ? '~' : ''}${target.comparator} ${target.amount}`,
    range: () => target.kind === 'range' && `${target.lower} to ${target.upper}`,
    approximate: () => target.kind === 'approximate' && `about ${target.amount}`,
    relative: () =>
      target.kind === 'relative' &&
      `${/不低于/.test(target.raw) ? target.comparator : '~'} ${target.reference} × ${target.multiplier}, lag ${target.lagYears}`,
    parts: () =>
      target.kind === 'parts' && `~${target.comparator} parts ${target.parts.map((one) => one.amount).join(' ')}`,
    none: () => 'none',
    needsPerson: () => 'person',
  }[target.kind]();
  const strength = target.strength === 'hard' ? '' : `${target.strength} `;
  return `${strength}${words}${target.everyYear ? ' every year' : ''}${target.dueYear ? ` due ${target.dueYear}` : ''}`;
}

describe('a target', () => {
  it.each(wordings)('%j in %s is read as %s', (wording, unit, read, flags) => {
    const result = readTarget(wording, { measure: unit === null ? null : readMeasure(unit) });
    expect(show(result.target)).toBe(read);
    expect(result.flags.map((flag) => flag.kind).toSorted()).toEqual(flags.toSorted());
    expect(result.target.raw, 'the wording is kept').toBe(wording);
  });

  it('is a ceiling when nothing is printed and lower is better', () => {
    const { target } = readTarget('5', { measure: readMeasure('%'), direction: 'DOWN' });
    expect(target).toMatchObject({ kind: 'fixed', comparator: 'LE', isImplied: true });
  });

  it('takes the labels of its parts from the name', () => {
    const { target, flags } = readTarget('80、20', { name: '失能、半失能特困人员护理标准' });
    expect(target).toMatchObject({ parts: [{ label: '失能' }, { label: '半失能' }] });
    expect(flags.map((flag) => flag.kind)).toEqual(['partsLabelled']);
  });
});
