import { describe, expect, it } from 'vitest';
import { readCatalogue } from '../../../functions/domain/catalogue/read-rows';
import { afterAdding, afterTyping, gridOf, sheetOf } from './sheet';

const kunshan = await sheetOf('kunshan');
const nantong = await sheetOf('nantong');
const { draft, units } = nantong;

describe('a row the planner adds', () => {
  it('is the next indicator of the plan, with all that was typed', () => {
    const { indicators, findings } = afterAdding(nantong, {
      category: '安全监管',
      name: '养老机构消防达标率',
      measure: '%',
      nature: '约束性',
      tier: '市级',
      baseline: '４０',
      target: '≥90',
      valueKind: '比率',
      direction: '越高越好',
      accumulation: '年末存量',
      rollUp: '分子分母合计再相除',
      counted: '年末消防达标的养老机构数',
      countedMeasure: '家',
      denominator: '年末养老机构总数',
      denominatorMeasure: '家',
      department: '安全监管处',
      annual2021: '50',
      decomposition: '自行确定',
      annualReason: '分步改造',
      definition: '以消防验收为准。',
    });
    expect(findings).toEqual([]);
    expect(indicators).toHaveLength(28);
    expect(indicators[27]).toEqual({
      id: 'NT2-28',
      serial: 28,
      category: '安全监管',
      categoryRaw: '安全监管',
      name: '养老机构消防达标率',
      nameRaw: '养老机构消防达标率',
      measure: '%',
      measureRaw: '%',
      measureSource: 'column',
      decimals: 1,
      nature: 'binding',
      tier: 'municipal',
      valueKind: 'PCT',
      direction: 'UP',
      accumulation: 'STOCK',
      rollUp: 'RATIO_OF_SUMS',
      reporting: {
        kind: 'ratio',
        numerator: { name: '年末消防达标的养老机构数', measure: '家', isWhole: true },
        denominator: { name: '年末养老机构总数', measure: '家', isWhole: true },
        per: 100,
      },
      population: null,
      includesFiled: null,
      parts: [],
      baseline: { amount: '40', raw: '４０', source: 'table', note: null },
      target: {
        kind: 'fixed',
        comparator: 'GE',
        amount: '90',
        version: 1,
        dueYear: 2025,
        everyYear: false,
        strength: 'hard',
        raw: '≥90',
      },
      adjustments: [],
      unitTarget: null,
      annualTargets: { 2021: '50' },
      decomposition: { method: 'byHand', gridOf: null, reasons: { 2021: '分步改造' } },
      appliesTo: null,
      department: { id: 'ou_nt_d_anquan', name: '安全监管处' },
      definition: '以消防验收为准。',
      series: { number: 1, since: null },
      predecessor: null,
      lifecycle: { state: 'active' },
      checks: {
        maxChangePoints: null,
        maxChangePercent: null,
        neverFalls: false,
        denominatorPerUnit: null,
        isShare: true,
      },
      source: { kind: 'table', document: 'pl_nt_14', table: '指标体系表', row: 28, line: 33 },
      remark: null,
    });
  });

  it.each([
    // 折算倍数 and 小数位 where nothing was typed: 1 人 is 0.0001 万人.
    { measure: '万人', counted: '持证人数', countedMeasure: '', scale: 10000, own: '人', isWhole: true, decimals: 4 },
    { measure: '万人', counted: '持证人数', countedMeasure: '人', scale: 10000, own: '人', isWhole: true, decimals: 4 },
    {
      measure: '万人',
      counted: '持证人数',
      countedMeasure: '万人',
      scale: 1,
      own: '万人',
      isWhole: false,
      decimals: 4,
    },
    { measure: '个', counted: '中心数', countedMeasure: '', scale: 1, own: '个', isWhole: true, decimals: 0 },
    {
      measure: '亿元',
      counted: '销量',
      countedMeasure: '万元',
      scale: 10000,
      own: '万元',
      isWhole: false,
      decimals: 2,
    },
    { measure: '元/月', counted: '标准', countedMeasure: '', scale: 1, own: '元/月', isWhole: false, decimals: 0 },
  ])('in $measure, counting in "$countedMeasure", is $own with $scale to one', (example) => {
    const { measure, counted, countedMeasure, scale, own, isWhole, decimals } = example;
    const { indicators } = afterAdding(nantong, { name: '新指标', measure, counted, countedMeasure });
    expect(indicators.at(-1)).toMatchObject({
      decimals,
      reporting: { kind: 'amount', counted: { name: counted, measure: own, isWhole }, scale },
    });
  });

  it.each([
    { name: '床位占比', measure: '%', per: 100 },
    { name: '每千名老年人拥有床位数', measure: '张', per: 1000 },
    { name: '每万人拥有社工数', measure: '人', per: 10000 },
    { name: '注册率', measure: '‰', per: 1000 },
  ])('$name ($measure) is given per $per unless another is typed', ({ name, measure, per }) => {
    const ratio = { counted: '甲', countedMeasure: '人', denominator: '乙', denominatorMeasure: '人' };
    const { indicators } = afterAdding(
      nantong,
      { name, measure, ...ratio },
      { name: `${name}二`, ...ratio, per: '1万' },
    );
    expect(indicators.slice(-2).map((one) => one.reporting)).toMatchObject([{ per }, { per: 10000 }]);
  });

  it('that was saved but has no key in the sheet yet is the same indicator', () => {
    const first = afterAdding(nantong, { name: '新指标' });
    const saved = { ...draft, indicators: first.indicators };
    const rows = gridOf(saved, units).rows.map((row) => (row.key === 'NT2-28' ? { ...row, key: null } : row));
    const again = readCatalogue({ plan: draft.id, revision: 1, rows }, saved, units);
    expect(again).toEqual({ indicators: first.indicators, findings: [] });
  });

  it('takes no id that any row has, and its serial number decides where it stands', () => {
    const { indicators } = afterAdding(nantong, { name: '乙', serial: '30' }, { name: '甲', serial: '29' });
    expect(indicators.slice(-2).map(({ id, serial, name }) => [id, serial, name])).toEqual([
      ['NT2-29', 29, '甲'],
      ['NT2-28', 30, '乙'],
    ]);
  });

  it('does not take the number of one that is gone: what was said of NT2-05 stays said of it', () => {
    const indicators = draft.indicators.filter(({ id }) => id !== 'NT2-05');
    const { indicators: after } = afterAdding({ draft: { ...draft, indicators }, units }, { name: '新指标' });
    expect(after.at(-1)?.id).toBe('NT2-28');
  });

  it('with nothing in it is none', () => {
    expect(afterAdding(nantong, {}, { name: '　', remark: '' })).toEqual({
      indicators: draft.indicators,
      findings: [],
    });
  });

  it('with a word that is not on a list leaves that open and says so', () => {
    const { indicators, findings } = afterAdding(nantong, { name: '新指标', direction: '越多越好' });
    expect(indicators.at(-1)?.direction).toBeNull();
    expect(findings).toMatchObject([{ rule: 'choiceUnknown', indicator: 'NT2-28', column: 'direction' }]);
  });
});

describe('rows of the sheet', () => {
  const grid = gridOf(draft, units);

  it('in another order are the same plan', () => {
    const rows = grid.rows.toReversed();
    expect(readCatalogue({ ...grid, rows }, draft, units)).toEqual({ indicators: draft.indicators, findings: [] });
  });

  it('do not sort a plan whose numbers begin anew in each table', () => {
    const indicators = draft.indicators.map((one, index) => ({ ...one, serial: (index % 9) + 1 }));
    const anew = { ...draft, indicators };
    expect(readCatalogue(gridOf(anew, units), anew, units)).toEqual({ indicators, findings: [] });
  });

  it('that are gone lose nothing: the indicator is kept, and found', () => {
    const rows = grid.rows.filter(({ key }) => key !== 'NT2-19');
    expect(readCatalogue({ ...grid, rows }, draft, units)).toEqual({
      indicators: draft.indicators,
      findings: [
        {
          rule: 'rowLost',
          level: 'must',
          indicator: 'NT2-19',
          column: 'name',
          found: '社会散居孤儿生活保障标准占机构集中供养孤儿生活保障标准比例',
          expected: '',
        },
      ],
    });
  });

  it('copied with their hidden key are found; the first one counts', () => {
    const [first] = grid.rows;
    if (!first) throw new Error('no rows');
    const rows = [...grid.rows, { ...first, row: 40, cells: { ...first.cells, name: '抄来的一行' } }];
    const { indicators, findings } = readCatalogue({ ...grid, rows }, draft, units);
    expect(indicators).toEqual(draft.indicators);
    expect(findings).toMatchObject([{ rule: 'rowTwice', indicator: 'NT2-01', found: '抄来的一行' }]);
  });

  it('renumbered by the planner follow their numbers', () => {
    const { indicators } = afterTyping(kunshan, 'KS2-18', { serial: '1' });
    // Two rows of number 1 until the planner renumbers the other; of the two the older place comes first.
    expect(indicators.slice(0, 3).map(({ id }) => id)).toEqual(['KS2-01', 'KS2-18', 'KS2-02']);
  });
});

describe('a row that is not to be an indicator', () => {
  const grid = gridOf(draft, units);
  const typed = (published: typeof nantong.plan | null) => {
    const rows = grid.rows.map((row) =>
      row.key === 'NT2-02' ? { ...row, cells: { ...row.cells, lifecycle: '不采用' } } : row,
    );
    return readCatalogue({ ...grid, rows }, draft, units, published);
  };

  it('is left out while it was never published', () => {
    const { indicators, findings } = typed(null);
    expect(indicators.map(({ id }) => id)).not.toContain('NT2-02');
    expect([indicators.length, findings.length]).toEqual([draft.indicators.length - 1, 0]);
  });

  it('is retired instead once it was', () => {
    const { indicators, findings } = typed(nantong.plan);
    expect(indicators).toEqual(draft.indicators);
    expect(findings).toMatchObject([{ rule: 'choiceUnknown', indicator: 'NT2-02', column: 'lifecycle' }]);
  });
});

describe('an office that has not recorded its departments', () => {
  it('types the department freely, as a part of the owner', () => {
    const bare = { draft: kunshan.draft, units: kunshan.units.filter(({ type }) => type !== '科室') };
    const { indicator, findings } = afterTyping(bare, 'KS2-01', { department: '养老科' });
    expect(findings).toEqual([]);
    expect(indicator.department).toEqual({ id: 'ou_ks', name: '养老科' });
  });
});
