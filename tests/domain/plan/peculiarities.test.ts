import { describe, expect, it } from 'vitest';
import { exact, Fraction, toText } from '../../../functions/domain/decimal';
import { evaluationKindOf } from '../../../functions/domain/evaluation/kind';
import type { IndicatorId } from '../../../functions/domain/ids';
import { importPlan } from '../../../functions/domain/import/import-plan';
import { allFlags } from '../../../functions/domain/import/reading';
import { splitText } from '../../../functions/domain/import/split-text';
import type { OrgUnit } from '../../../functions/domain/org/units';
import { type Indicator, isAllocated, natures, tiers, valueKinds } from '../../../functions/domain/plan/indicator';
import { readMeasure, splitName } from '../../../functions/domain/plan/measure';
import { indicatorsFor, type Plan, reportsIn } from '../../../functions/domain/plan/plan';
import { readTarget } from '../../../functions/domain/plan/read-target';
import { readValue } from '../../../functions/domain/plan/read-value';
import { boundsOf, composeTarget, meetsBounds, noReferences, type Target } from '../../../functions/domain/plan/target';
import { composeValue, printValue } from '../../../functions/domain/plan/value';
import type { Folder } from '../../../seeds/read-seeds';
import { cityOf } from '../../seeds/cities';
import { aPlan, aTarget } from '../../support/builders';

/**
 * The forty peculiarities of the five plans, one by one, as `functions/domain/DECISIONS.md` numbers them. Where a rule has
 * a test of its own elsewhere, the plans' own case stands here.
 */

const [kunshan, suzhou, nantong, zhushan, jiaxing] = [
  cityOf('kunshan').plan,
  cityOf('suzhou').plan,
  cityOf('nantong').plan,
  cityOf('zhushan').plan,
  cityOf('jiaxing').plan,
] as const;

const row = (plan: Plan, id: IndicatorId): Indicator => find(plan.indicators, id);
const prior = (plan: Plan, id: IndicatorId) => find(plan.priorResults, id);
const sentence = (plan: Plan, id: string) => find(plan.proseTargets, id);

function find<Item extends { id: string }>(items: Item[], id: string): Item {
  const item = items.find((candidate) => candidate.id === id);
  if (!item) throw new Error(`no ${id}`);
  return item;
}

const meets = (target: Target, actual: string) => {
  const bounds = boundsOf(target, 2025, noReferences);
  return bounds !== null && meetsBounds(exact(actual), bounds);
};

const flagsOf = (folder: Folder) =>
  allFlags(importPlan([{ sheet: null, rows: splitText(cityOf(folder).document) }])).map((flag) => flag.kind);

describe('missing values', () => {
  it.each(['－', '', '\u2002', '一', '—', '/', '无'])('P-01 %j is no value, and never 0 or 1', (cell) => {
    expect(readValue(cell).value.state).toBe('MISSING');
  });

  it('P-02 say why there is none', () => {
    expect(prior(nantong, 'NT1-03').baseline).toMatchObject({ state: 'MISSING', reason: 'NO_STATISTICS' });
    expect(prior(kunshan, 'KS1-02').actual.state).toBe('TRANSFERRED');
    expect(row(zhushan, 'ZS2-08').baseline).toMatchObject({ amount: null, raw: '' });
  });

  it('P-03 may be derived from other figures of the plan, with a note: 2280/2640 = 86.36 %', () => {
    const { baseline } = row(kunshan, 'KS2-10');
    expect(baseline).toMatchObject({ source: 'derived', amount: toText(new Fraction(2280, 2640).mul(100), 2) });
    expect(baseline.note).toMatch(/2280.*2640/);
  });

  it('P-04 are not a text that stands for a figure: the grading was abolished', () => {
    expect(prior(nantong, 'NT1-19').actual).toEqual({ state: 'DISCONTINUED', raw: '民政部已取消评定' });
    expect(prior(nantong, 'NT1-19').state).toBe('discontinued');
  });
});

describe('targets', () => {
  it.each([
    ['≧95', '95', true],
    ['>30', '30', false],
    ['超过2700名', '2700', false],
    ['75%以上', '75', true],
    ['至少3所', '3', true],
    ['不低于55%', '55', true],
  ])('P-05 %s at exactly %s is met: %s', (wording, actual, isMet) => {
    const { target } = readTarget(wording);
    if (target.kind !== 'fixed') throw new Error(`${wording} is ${target.kind}`);
    expect(meets(aTarget(target.amount, { comparator: target.comparator }), actual)).toBe(isMet);
  });

  it('P-05 a bare number is a floor, never an equality', () => {
    expect(row(kunshan, 'KS2-01').target).toMatchObject({ kind: 'fixed', comparator: 'GE', amount: '50', raw: '50' });
  });

  it('P-06 rest on outside series with a factor and a lag', () => {
    expect(row(zhushan, 'ZS2-05').target).toMatchObject({
      kind: 'relative',
      reference: { kind: 'series', series: 'rs_zs_zuidi_gongzi' },
      multiplier: '0.8',
      lagYears: 0,
    });
    const minimumWage = (amount: string) => boundsOf(row(zhushan, 'ZS2-05').target, 2023, () => exact(amount));
    // 80 % of 1850 yuan
    expect(minimumWage('1850')).toMatchObject({ comparator: 'GE', amount: exact('1480') });
  });

  it('P-07 hold every year, and look at the year before', () => {
    const { target } = row(zhushan, 'ZS2-01');
    expect(target).toMatchObject({ everyYear: true, lagYears: 1 });
    expect(boundsOf(target, 2023, (_, year) => (year === 2022 ? exact('5.1') : null))).toMatchObject({
      amount: exact('5.1'),
    });
    expect(boundsOf(target, 2023, noReferences)).toBeNull();
  });

  it('P-08 may be a range, both ends included', () => {
    expect(sentence(nantong, 'NT-P03').reading).toMatchObject({ kind: 'range', lower: '2', upper: '3' });
    const range: Target = { ...aTarget('2'), kind: 'range', lower: '2', upper: '3' } as Target;
    expect(['1', '2', '3', '4'].map((actual) => meets(range, actual))).toEqual([false, true, true, false]);
  });

  it('P-09 may be approximate or softly worded', () => {
    expect(readTarget('5%左右').target.kind).toBe('approximate');
    const about: Target = { ...aTarget('5'), kind: 'approximate', amount: '5', tolerance: '0.5' } as Target;
    expect(['4.49', '4.5', '5.5', '5.51'].map((actual) => meets(about, actual))).toEqual([false, true, true, false]);
    const strengths = new Set(
      [...nantong.proseTargets, ...zhushan.proseTargets, ...jiaxing.proseTargets].map(
        ({ reading }) => reading.strength,
      ),
    );
    expect(strengths).toEqual(new Set(['hard', 'inPrinciple', 'strive']));
  });

  it('P-10 may set a floor for each unit beside the city’s total', () => {
    const { target, unitTarget } = row(nantong, 'NT2-08');
    expect(target).toMatchObject({ amount: '20' });
    expect(unitTarget).toMatchObject({ comparator: 'GE', amount: '3' });
  });

  it('P-11 may be met from the start: then they are to be kept', () => {
    const kept = [...kunshan.indicators, ...nantong.indicators].filter(
      ({ baseline, target }) => target.kind === 'fixed' && baseline.amount === target.amount,
    );
    expect(kept.map(({ id }) => id)).toEqual(['KS2-03', 'KS2-08', 'KS2-09', 'KS2-16', 'NT2-02', 'NT2-03']);
    expect(new Set(kept.map(({ direction }) => direction))).toEqual(new Set(['KEEP']));
  });

  it('P-12 may lie below the present value: 72.1 → 60, 100 → 75', () => {
    const below = zhushan.indicators.filter(
      ({ baseline, target }) =>
        target.kind === 'fixed' && baseline.amount !== null && exact(target.amount).compare(exact(baseline.amount)) < 0,
    );
    expect(below.map(({ id, direction }) => [id, direction])).toEqual([
      ['ZS2-02', 'FLOOR'],
      ['ZS2-15', 'FLOOR'],
    ]);
  });

  it('P-13 have a due year each, also where the column names none', () => {
    expect(row(nantong, 'NT2-01').target.dueYear).toBe(2025);
    expect(zhushan.proseTargets.some(({ dueYear }) => dueYear === 2022)).toBe(true);
    expect(jiaxing.endYear).toBe(2022);
  });

  it('P-14 stand in the table, and differently in the text: the table counts, the sentence is kept beside it', () => {
    const contradicting = zhushan.proseTargets.filter(({ related }) => related?.indicator === 'ZS2-19');
    expect(row(zhushan, 'ZS2-19').target).toMatchObject({ amount: '50' });
    expect(
      contradicting.map(({ reading, related }) => [reading.kind === 'fixed' && reading.amount, related?.relation]),
    ).toEqual([['100', 'contradicts']]);
  });
});

describe('values', () => {
  it('P-15 may be two figures, with labels only where the name gives them', () => {
    expect(prior(nantong, 'NT1-01').baseline).toMatchObject({
      parts: [
        { label: '城市', amount: '593' },
        { label: '农村', amount: '501' },
      ],
    });
    expect(prior(nantong, 'NT1-05').baseline).toMatchObject({ parts: [{ label: null }, { label: null }] });
  });

  it('P-15 or one figure under two definitions, which is no pair', () => {
    expect(prior(nantong, 'NT1-11').actual).toMatchObject({ state: 'NUMERIC', amount: '9.43', alternative: '25.4' });
  });

  it('P-16 may carry the sign of their unit: 15% is 15, not 0.15', () => {
    expect(prior(nantong, 'NT1-21').baseline).toMatchObject({ amount: '15', raw: '15%' });
  });

  it('P-17 have their unit in a column, in the name, in both, or nowhere', () => {
    expect(row(kunshan, 'KS2-02')).toMatchObject({ measure: '户', measureSource: 'name' });
    expect(row(nantong, 'NT2-01')).toMatchObject({ measureSource: 'column' });
    expect(row(kunshan, 'KS2-05')).toMatchObject({ measure: '%', measureRaw: '', measureSource: 'inferred' });
    expect(row(zhushan, 'ZS2-03').measureRaw).toBe('(元/人、月）');
    expect(readMeasure('万人')).toMatchObject({ code: '人', scale: 10000 });
    expect(readMeasure('元/年')?.period).not.toBe(readMeasure('元/月')?.period);
  });

  it('P-18 brackets at the end of a name are a unit only if all of it is one', () => {
    expect(splitName('区级城乡公益性安葬（放）设施覆盖率').measure).toBeNull();
    expect(prior(kunshan, 'KS1-12').name).toContain('（不含备案）');
    expect(splitName('家庭适老化改造户数（户）')).toMatchObject({
      name: '家庭适老化改造户数',
      measure: { code: '户' },
    });
  });

  it('P-19 keep their printed places and are compared exactly', () => {
    expect(row(nantong, 'NT2-09').baseline.amount).toBe('12.49');
    expect(meets(aTarget('100'), '99.96')).toBe(false);
  });

  it('P-20 of eleven units can only be k/11: 45.5 is 5/11, 50 is none', () => {
    const grid = Array.from({ length: 12 }, (_, k) => toText(new Fraction(k, 11).mul(100), 1));
    expect(grid).toContain('45.5');
    expect(grid).not.toContain('50.0');
    expect(row(kunshan, 'KS2-05').decomposition).toMatchObject({ method: 'onGrid', gridOf: 11 });
    expect(row(kunshan, 'KS2-17').baseline.note).toContain('不可能恰为50%');
  });
});

describe('kinds of indicator', () => {
  it('P-21 what a year’s figure covers is said, whatever the name suggests', () => {
    expect(row(kunshan, 'KS2-06')).toMatchObject({ name: '新增老年友好社区', accumulation: 'CUM_ALL' });
    expect(row(kunshan, 'KS2-06').baseline.note).toBeTruthy();
  });

  it('P-22 every one of the 68 is classified', () => {
    const all = [...kunshan.indicators, ...nantong.indicators, ...zhushan.indicators];
    const count = (kind: string) => all.filter(({ valueKind }) => valueKind === kind).length;
    expect(all).toHaveLength(68);
    expect(valueKinds.map((kind) => [kind, count(kind)])).toEqual([
      ['PCT', 48],
      ['PERCAP', 2],
      ['CNT', 7],
      ['AMOUNT_FLOW', 0],
      ['STD', 7],
      ['STD_RATIO', 3],
      ['GROWTH', 1],
    ]);
  });

  it('P-23 a denominator says whose number it is, and a changed one is another definition', () => {
    expect(row(nantong, 'NT2-16').population).toBe('resident');
    expect(row(nantong, 'NT2-14').predecessor).toMatchObject({ indicator: 'NT1-12', relation: 'redefined' });
  });

  it('P-24 含备案 and 不含备案 are two definitions', () => {
    expect(row(kunshan, 'KS2-12').includesFiled).toBe(false);
    expect(suzhou.notes.some(({ text }) => text.includes('备案'))).toBe(true);
  });

  it('P-25 composite rows have parts, all of which have to be met', () => {
    const composite = [...kunshan.indicators, ...nantong.indicators].filter(({ parts }) => parts.length > 0);
    expect(composite.map(({ id, parts }) => [id, parts.length])).toEqual([
      ['KS2-17', 2],
      ['NT2-20', 2],
      ['NT2-26', 2],
    ]);
  });

  it('P-26 standards are never added up: one government sets them, or the lowest counts', () => {
    const standards = [kunshan, nantong, zhushan]
      .flatMap(({ indicators }) => indicators)
      .filter(({ accumulation }) => accumulation === 'STD_YEAR');
    expect(standards).toHaveLength(11);
    expect(new Set(standards.map(({ rollUp }) => rollUp))).toEqual(new Set(['CITY', 'MIN']));
  });

  it('P-27 not every unit reports everything: no rural centres in the urban district', () => {
    const { units } = cityOf('nantong');
    const reporting = units.filter((unit) => isAllocated(row(nantong, 'NT2-08').appliesTo, unit));
    expect(reporting.map(({ name }) => name)).not.toContain('崇川区');
    expect(reporting.length).toBeGreaterThan(0);
  });

  it('P-28 the city itself may be one of the units counted', () => {
    const { units } = cityOf('nantong');
    const own = units.find(({ type }) => type === '市本级') as OrgUnit;
    expect(indicatorsFor(nantong, own, 2023).map(({ id }) => id)).toContain('NT2-17');
  });
});

describe('the life of an indicator', () => {
  it('P-29 handed over to another department it stays readable and leaves every count', () => {
    expect(kunshan.priorResults.filter(({ state }) => state === 'transferred').map(({ serial }) => serial)).toEqual([
      2, 3, 14, 15, 16, 17,
    ]);
    const gone = {
      ...row(kunshan, 'KS2-13'),
      lifecycle: { state: 'transferred', since: 2024, receiver: '社会工作部', note: '' },
    } as Indicator;
    const town: OrgUnit = cityOf('kunshan').units.find(({ type }) => type === '区镇') as OrgUnit;
    const plan = aPlan({ indicators: [gone] });
    expect([2023, 2024].map((year) => reportsIn(plan, town, year))).toEqual([true, false]);
    expect(plan.indicators).toContain(gone);
  });

  it('P-30 unmet with a reason in a note, and followed by a renamed successor', () => {
    expect(prior(kunshan, 'KS1-18').note).toContain('墓地存量较多');
    expect(row(kunshan, 'KS2-17').predecessor).toMatchObject({ indicator: 'KS1-18' });
    expect(row(nantong, 'NT2-21').predecessor).toMatchObject({ indicator: 'NT1-16', relation: 'renamed' });
  });
});

describe('the shapes of tables', () => {
  it('P-31 a category read from merged or garbled cells is a proposal', () => {
    expect(row(nantong, 'NT2-04')).toMatchObject({ categoryRaw: '水 件', category: '基本民生保障' });
    expect(flagsOf('nantong')).toContain('categoriesProposed');
  });

  it('P-32 P-33 one cell a line or one row a line, broken rows, repeated headers, cut and lost captions', () => {
    expect(prior(nantong, 'NT1-17').name).toBe('达到国家基本设备配置标准的市、县(市)儿童福利机构');
    expect(flagsOf('nantong')).toContain('rowBroken');
    expect(flagsOf('zhushan')).toContain('captionCut');
    expect(flagsOf('suzhou')).toContain('captionWithoutTable');
  });

  it('P-34 the noise of scanning is cleaned in the name and kept beside it', () => {
    expect(row(nantong, 'NT2-01')).toMatchObject({
      nameRaw: '困难群众主动发现机 制建成率',
      name: '困难群众主动发现机制建成率',
    });
    expect(prior(nantong, 'NT1-17').measureRaw).toBe('ı');
  });

  it('P-35 nature and tier are two vocabularies', () => {
    expect(natures).toEqual(['binding', 'anticipatory']);
    expect(tiers).toContain(row(nantong, 'NT2-04').tier);
    expect(row(kunshan, 'KS2-01').tier).toBeNull();
  });

  it('P-36 a printed verdict is kept as a remark, also a wrong one', () => {
    // 100 against 70 are 30 percentage points, not 43
    expect(prior(zhushan, 'ZS1-07')).toMatchObject({ verdictRaw: '超过43个百分点', state: 'met' });
    expect(zhushan.notes.find(({ id }) => id === 'E-01')?.about).toContain('ZS1-07');
  });

  it('P-37 the targets of a past table may be another plan’s, or missing', () => {
    expect(prior(zhushan, 'ZS1-01').target).toMatchObject({ kind: 'fixed', amount: '705' });
    expect(prior(nantong, 'NT1-01').target).toBeNull();
  });

  it('P-38 figures of the text check those of the table: 18744 ÷ 25.4 and 6959 ÷ 9.43 are one population', () => {
    const inTenThousands = (organisations: string, per: string) => toText(exact(organisations).div(exact(per)), 1);
    const { alternative, amount } = prior(nantong, 'NT1-11').actual as { alternative: string; amount: string };
    // 737.96 and 737.95
    expect(inTenThousands('18744', alternative)).toBe(inTenThousands('6959', amount));
  });

  it('P-39 a plan knows the plans above it, and which of them are here', () => {
    expect(kunshan.parents.map(({ plan }) => plan)).toContain(suzhou.id);
    expect(suzhou.parents.map(({ title }) => title)).toContain(kunshan.parents[0]?.title);
    expect(kunshan.notes.concat(suzhou.notes).some(({ text }) => text.includes('85') && text.includes('61'))).toBe(
      true,
    );
  });

  it('P-40 kinds of unit are words of the region', () => {
    const types = [kunshan, nantong, zhushan].flatMap(({ indicators }) =>
      indicators.flatMap(({ appliesTo }) => (appliesTo.by === 'types' ? appliesTo.types : [])),
    );
    expect(new Set(types)).toEqual(new Set(['区镇', '市本级', '县（市、区）', '街道', '区本级']));
  });
});

describe('what was read', () => {
  const plans = [kunshan, suzhou, nantong, zhushan, jiaxing];

  it('prints as it stood in the document', () => {
    for (const { actual } of plans.flatMap(({ priorResults }) => priorResults)) {
      expect(readValue(printValue(actual)).value.raw).toBe(actual.raw);
    }
  });

  it('gives the same figure after being written out anew and read again', () => {
    for (const { actual } of plans.flatMap(({ priorResults }) => priorResults)) {
      const written = composeValue(actual);
      if (written === null || actual.state !== 'NUMERIC') continue;
      expect(readValue(written).value).toMatchObject({ amount: actual.amount, alternative: actual.alternative });
    }
    for (const { target } of plans.flatMap(({ indicators }) => indicators)) {
      if (target.kind !== 'fixed') continue;
      expect(readTarget(composeTarget(target)).target).toMatchObject({
        comparator: target.comparator,
        amount: target.amount,
      });
    }
  });

  it('asks for a mid-term evaluation only where the plan does', () => {
    const midTerm = plans.filter((plan) => evaluationKindOf(plan, 2023) === 'midTerm');
    expect(midTerm.map(({ id }) => id)).toEqual(['pl_ks_14']);
  });
});
