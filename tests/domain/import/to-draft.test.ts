import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as contract from '../../../functions/contract/plan';
import { importPlan } from '../../../functions/domain/import/import-plan';
import { withoutBlanks } from '../../../functions/domain/import/source';
import { splitText } from '../../../functions/domain/import/split-text';
import { maxIndicators, toDraftParts } from '../../../functions/domain/import/to-draft';
import type { Plan } from '../../../functions/domain/plan/plan';

const years = { baseYear: 2020, startYear: 2021, endYear: 2025 };
const read = (text: string) => importPlan([{ sheet: null, rows: splitText(text) }]);
/** A plan's table as it is pasted: a caption, then cells with TABs between them. */
const draftOf = (...lines: string[]) =>
  toDraftParts(read(lines.join('\n')), { ...years, code: 'KS', document: '粘贴' });
const caption = '表2 “十四五”时期民政事业发展主要指标';
const head = '序号\t指标名称\t单位\t2020年\t2025年目标\t属性';
const rowsOf = (count: number, from = 1) =>
  Array.from(
    { length: count },
    (_, index) => `${from + index}\t指标第${from + index}项\t个\t${index}\t${index + 5}\t预期性`,
  );

describe.each([
  ['kunshan', 'KS', 18, 18],
  ['nantong', 'NT', 27, 23],
  ['zhushan', 'ZS', 23, 9],
] as const)('the document of %s as a draft', (name, code, indicatorCount, resultCount) => {
  const reading = read(readFileSync(`seeds/documents/${name}.txt`, 'utf8'));
  const parts = toDraftParts(reading, { ...years, code, document: name });
  const seed: Plan = JSON.parse(readFileSync(`seeds/${name}/plan.json`, 'utf8'));
  const rows = (purpose: 'target' | 'completion') =>
    reading.tables.filter((table) => table.purpose === purpose).flatMap((table) => table.rows);

  it('has every row of the tables', () => {
    expect([parts.indicators.length, parts.priorResults.length]).toEqual([indicatorCount, resultCount]);
    expect(parts.indicators.map(({ nameRaw }) => nameRaw)).toEqual(rows('target').map(({ nameRaw }) => nameRaw));
    expect(parts.priorResults.map(({ nameRaw }) => nameRaw)).toEqual(rows('completion').map(({ nameRaw }) => nameRaw));
    expect(parts.untouched).toEqual([]);
  });

  it('agrees with the plan as it was settled by hand, wherever the plan itself speaks', () => {
    const printed = ({ indicators }: Pick<typeof parts, 'indicators'> | Plan) =>
      indicators.map(
        ({
          id,
          serial,
          name,
          nameRaw,
          measureRaw,
          measureSource,
          categoryRaw,
          nature,
          tier,
          baseline,
          target,
          source,
        }) => ({
          ...{ id, serial, name, nameRaw, measureRaw, measureSource, categoryRaw, nature, tier, source },
          ...{ baseline: baseline.raw, target: target?.raw, kind: target?.kind, dueYear: target?.dueYear },
          everyYear: target?.everyYear,
        }),
      );
    expect(printed(parts)).toEqual(printed(seed));
    // Where a figure is printed, it is the baseline; what was derived or supplemented later is no reading.
    for (const { id, baseline } of seed.indicators)
      if (baseline.source === 'table')
        expect([id, parts.indicators.find((one) => one.id === id)?.baseline.amount]).toEqual([id, baseline.amount]);
  });

  it('agrees with the results of the period before, and with how they ended', () => {
    const results = ({ priorResults }: Pick<typeof parts, 'priorResults'>) =>
      priorResults.map(({ id, serial, nameRaw, categoryRaw, baseline, target, actual, verdictRaw, state, source }) => ({
        ...{ id, serial, nameRaw, categoryRaw, baseline, target, actual, verdictRaw, state, source },
      }));
    expect(results(parts)).toEqual(results(seed));
  });

  it('loses no printed cell', () => {
    const kept = (one: object) =>
      withoutBlanks(JSON.stringify(Object.values(one)))
        .replaceAll('\\n', '')
        .replaceAll('\\"', '"');
    const natures = {
      binding: '约束性',
      anticipatory: '预期性',
      provincial: '省级',
      municipal: '市级',
      county: '县级',
    };
    const lost = [
      ...rows('target').map((row, index) => ({ row, one: parts.indicators[index] ?? {} })),
      ...rows('completion').map((row, index) => ({ row, one: parts.priorResults[index] ?? {} })),
    ].flatMap(({ row, one }) => {
      const texts = `${kept(one)}${Object.entries(natures).map(([key, word]) => (kept(one).includes(key) ? word : ''))}`;
      return row.printed.map(({ text }) => withoutBlanks(text)).filter((text) => !texts.includes(text));
    });
    expect(lost).toEqual([]);
  });

  it('classifies nothing', () => {
    for (const one of parts.indicators)
      expect([
        one.valueKind,
        one.direction,
        one.accumulation,
        one.rollUp,
        one.reporting,
        one.appliesTo,
        one.department,
      ]).toEqual([null, null, null, null, null, null, null]);
  });

  it('is accepted as a draft by the server', () => {
    for (const one of parts.indicators) expect(() => contract.indicatorDraft.parse(one)).not.toThrow();
    for (const one of parts.priorResults) expect(() => contract.priorResult.parse(one)).not.toThrow();
    for (const one of parts.references) expect(() => contract.referenceSeries.parse(one)).not.toThrow();
  });
});

describe('what targets rest on', () => {
  const zhushan = toDraftParts(read(readFileSync('seeds/documents/zhushan.txt', 'utf8')), {
    ...years,
    code: 'ZS',
    document: 'zhushan',
  });

  it('is proposed as series, one for the same words', () => {
    expect(zhushan.references.map(({ id, name }) => [id, name])).toEqual([
      ['rs_zs_1', '居民上年度人均消费支出增速'],
      ['rs_zs_2', '低保标准'],
      ['rs_zs_3', '最低工资标准'],
      ['rs_zs_4', '重度残疾人护理补贴标准'],
    ]);
    const targets = zhushan.indicators.flatMap(({ id, target }) =>
      target?.kind === 'relative' ? [[id, target.reference, target.multiplier, target.lagYears]] : [],
    );
    expect(targets).toEqual([
      ['ZS2-01', { kind: 'series', series: 'rs_zs_1' }, '1', 1],
      ['ZS2-03', { kind: 'series', series: 'rs_zs_2' }, '1.3', 0],
      ['ZS2-04', { kind: 'series', series: 'rs_zs_2' }, '1.3', 0],
      ['ZS2-05', { kind: 'series', series: 'rs_zs_3' }, '0.8', 0],
      ['ZS2-06', { kind: 'series', series: 'rs_zs_3' }, '0.2', 0],
      ['ZS2-07', { kind: 'series', series: 'rs_zs_4' }, '1', 0],
    ]);
  });

  it('is said to be a proposal', () => {
    expect(zhushan.doubts.map(({ kind, indicator, proposal }) => [kind, indicator, proposal])).toContainEqual([
      'referenceProposed',
      'ZS2-05',
      '最低工资标准',
    ]);
  });
});

describe('a target of a table', () => {
  const targetOf = (printed: string, measure = '%') =>
    draftOf(caption, head, `1\t覆盖率\t${measure}\t41\t${printed}\t约束性`).indicators[0]?.target;
  const terms = { version: 1, dueYear: 2025, everyYear: false, strength: 'hard' };

  it.each([
    ['50', '%', { kind: 'fixed', comparator: 'GE', amount: '50' }],
    ['>50', '%', { kind: 'fixed', comparator: 'GT', amount: '50' }],
    ['2~3', '所', { kind: 'range', lower: '2', upper: '3' }],
    // A tenth of the amount on either side, for a planner to confirm.
    ['5.5左右', '%', { kind: 'approximate', amount: '5.5', tolerance: '0.55' }],
  ])('%s %s', (raw, measure, target) => {
    expect(targetOf(raw, measure)).toEqual({ ...terms, ...target, raw });
  });

  it.each(['', '—', '进入全省前列'])('that names no figure («%s») is left to a person', (raw) => {
    expect(targetOf(raw)).toBeNull();
  });

  it('in two parts gives two parts, each with its own figures, and no figure for both', () => {
    const [one] = draftOf(caption, head, '1\t城乡低保覆盖率\t%\t80/70\t92/85\t约束性').indicators;
    expect(one?.target).toBeNull();
    expect(one?.parts.map(({ key, label, baseline, target }) => [key, label, baseline?.amount, target])).toEqual([
      ['part1', expect.any(String), '80', { ...terms, kind: 'fixed', comparator: 'GE', amount: '92', raw: '92/85' }],
      ['part2', expect.any(String), '70', { ...terms, kind: 'fixed', comparator: 'GE', amount: '85', raw: '92/85' }],
    ]);
    expect(one?.baseline).toEqual({ amount: null, raw: '80/70', source: 'table', note: null });
  });

  it('says its tolerance is a proposal', () => {
    expect(draftOf(caption, head, '1\t失业率\t%\t4.1\t5.5左右\t预期性').doubts).toEqual([
      { kind: 'toleranceProposed', indicator: 'KS2-01', original: '5.5左右', proposal: '0.55' },
    ]);
  });
});

describe('what has no field of its own', () => {
  it('stands in the remark: another year, the responsible office, a nature in unknown words', () => {
    const [one] = draftOf(
      caption,
      '序号\t指标名称\t单位\t2019年\t2020年\t2025年目标\t属性\t责任部门\t资料来源',
      '1\t养老床位数\t张\t100\t120\t200.5\t引导性\t养老处\t年报',
    ).indicators;
    expect(one?.baseline.amount).toBe('120');
    expect(one?.decimals).toBe(1);
    expect(one?.nature).toBeNull();
    expect(one?.remark).toBe('责任部门：养老处；2019年：100；引导性；年报');
  });

  it('does not swallow a cell because another holds the same figure', () => {
    const [one] = draftOf(`${caption}`, `${head}\t排名`, '1\t养老床位数\t张\t120\t200\t约束性\t200').indicators;
    expect(one?.remark).toBe('200');
  });

  it('does not take a figure for a piece of a longer one', () => {
    const [one] = draftOf(caption, head, '1\t养老床位数\t张\t12\t120\t约束性').indicators;
    expect([one?.baseline.raw, one?.target?.raw, one?.remark]).toEqual(['12', '120', null]);
  });

  it('keeps the year beside the base year that a person has named', () => {
    const table = [caption, '指标名称\t单位\t2019年\t2020年\t2025年目标', '床位数\t张\t100\t120\t200'].join('\n');
    const [one] = toDraftParts(read(table), { ...years, baseYear: 2019, code: 'KS', document: '粘贴' }).indicators;
    expect([one?.baseline.raw, one?.remark]).toEqual(['100', '2020年：120']);
  });

  it('keeps the steps a plan prints for its years', () => {
    const [one] = draftOf(
      caption,
      '序号\t指标名称\t单位\t2020年\t2023年目标\t2025年目标\t属性',
      '1\t养老床位数\t张\t120\t160\t200\t约束性',
    ).indicators;
    expect(one?.annualTargets).toEqual({ '2023': '160' });
    expect(one?.decomposition).toEqual({ method: 'byHand', gridOf: null, reasons: {} });
    expect(one?.remark).toBeNull();
  });
});

describe('the numbers of indicators', () => {
  it('are those printed; rows of a second table with the same numbers go on after the last', () => {
    const parts = draftOf(caption, head, ...rowsOf(3), '', '', '附表 “十四五”时期其他主要指标', head, ...rowsOf(2));
    expect(parts.indicators.map(({ id, serial }) => [id, serial])).toEqual([
      ['KS2-01', 1],
      ['KS2-02', 2],
      ['KS2-03', 3],
      ['KS2-04', 4],
      ['KS2-05', 5],
    ]);
    expect(parts.doubts).toEqual([
      { kind: 'renumbered', indicator: 'KS2-04', original: '1', proposal: '4' },
      { kind: 'renumbered', indicator: 'KS2-05', original: '2', proposal: '5' },
    ]);
  });

  it('are counted where the table prints none', () => {
    const parts = draftOf(caption, '指标名称\t单位\t2020年\t2025年目标', '床位数\t张\t120\t200', '户数\t户\t1\t2');
    expect(parts.indicators.map(({ id }) => id)).toEqual(['KS2-01', 'KS2-02']);
    expect(parts.doubts).toEqual([]);
  });

  it('leave gaps of the table as they are: a row without a number comes after the highest', () => {
    const parts = draftOf(caption, head, ...rowsOf(1), ...rowsOf(1, 5), '\t无号指标\t个\t1\t2\t预期性');
    expect(parts.indicators.map(({ id }) => id)).toEqual(['KS2-01', 'KS2-05', 'KS2-06']);
    expect(parts.doubts).toEqual([]);
  });

  it('stay unique and valid beyond 99, and too many are said to be', () => {
    const parts = draftOf(caption, head, ...rowsOf(120));
    const ids = parts.indicators.map(({ id }) => id);
    expect([ids.length, new Set(ids).size]).toEqual([120, 120]);
    expect(ids.slice(98, 101)).toEqual(['KS2-99', 'KS3-01', 'KS3-02']);
    expect(parts.indicators.map(({ serial }) => serial).slice(98, 101)).toEqual([99, 100, 101]);
    expect(parts.doubts).toEqual([{ kind: 'tooManyIndicators', indicator: null, original: '120', proposal: '100' }]);
    expect(maxIndicators).toBe(contract.maxIndicators);
  });
});

describe('texts longer than a name may be', () => {
  const long = (word: string) => word.repeat(150);
  const wide = '序号\t类别\t指标名称\t单位\t2020年\t2025年目标\t属性';
  const { indicators } = draftOf(
    caption,
    wide,
    `1\t${long('养老')}\t${long('床位')}\t${long('张数')}\t1\t2\t预期性`,
    '2\t儿童\t站点\t个\t1\t2\t预期性',
  );

  it('are cut to one, and kept whole as printed', () => {
    expect(indicators[0]).toMatchObject({
      name: '床位'.repeat(100),
      nameRaw: long('床位'),
      categoryRaw: long('养老'),
      measureRaw: long('张数'),
      remark: long('床位'),
    });
    expect(indicators[1]).toMatchObject({ name: '站点', remark: null });
  });

  it('make a draft that can be saved', () => {
    for (const indicator of indicators) expect(contract.indicatorDraft.parse(indicator)).toEqual(indicator);
  });
});

describe('what does not become part of a draft', () => {
  it('is named: captions whose tables the text has lost', () => {
    const text = readFileSync('seeds/documents/suzhou.txt', 'utf8');
    const { indicators, untouched } = toDraftParts(read(text), { ...years, code: 'SZ', document: 'suzhou' });
    expect(indicators).toEqual([]);
    expect(untouched.map(({ reason, table }) => [reason, table.slice(0, 2)])).toEqual([
      ['captionWithoutTable', '表1'],
      ['captionWithoutTable', '表2'],
    ]);
  });

  it('is named: more rows than there are numbers for', () => {
    // The digits 2 to 9 with 99 rows each: 8 × 99 = 792.
    const parts = draftOf(caption, head, ...rowsOf(800));
    expect(parts.indicators).toHaveLength(792);
    expect(parts.untouched.map(({ reason }) => reason)).toEqual(Array(8).fill('noIdLeft'));
    expect(parts.untouched[0]?.original).toContain('指标第793项');
  });
});
