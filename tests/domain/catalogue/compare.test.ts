import { describe, expect, it } from 'vitest';
import { compareIndicators, describeAllocation } from '../../../functions/domain/catalogue/compare';
import { afterAdding, afterTyping, sheetOf } from './sheet';

const kunshan = await sheetOf('kunshan');
const { draft, units } = kunshan;

describe('the difference between two states of a plan', () => {
  it('is nothing where nothing was changed', () => {
    expect(compareIndicators(draft.indicators, structuredClone(draft.indicators), units)).toEqual([]);
  });

  it('speaks the words of the sheet, column by column', () => {
    const { indicators } = afterTyping(kunshan, 'KS2-01', { nature: '预期性', target: '≥55', annual2025: '55' });
    expect(compareIndicators(draft.indicators, indicators, units)).toEqual([
      {
        indicator: 'KS2-01',
        name: '接受居家上门服务老人数占比',
        kind: 'changed',
        changes: [
          { column: 'nature', heading: '属性', before: '约束性', after: '预期性' },
          { column: 'target', heading: '目标值（规划原文）', before: '50', after: '≥55' },
          { column: 'annual2025', heading: '2025年目标', before: '50', after: '55' },
        ],
      },
    ]);
  });

  it('says so when the same wording is read otherwise', () => {
    const { indicators } = afterTyping(kunshan, 'KS2-01', { direction: '越低越好' });
    const [difference] = compareIndicators(draft.indicators, indicators, units);
    expect(difference?.changes).toEqual([
      {
        column: 'target',
        heading: '目标值（规划原文）',
        before: '50（读作≥50 · 2025年）',
        after: '50（读作≤50 · 2025年）',
      },
      { column: 'direction', heading: '方向', before: '越高越好', after: '越低越好' },
    ]);
  });

  it('shows a year’s target that only one of the two has', () => {
    const { indicators } = afterTyping(kunshan, 'KS2-11', { annual2023: '75' });
    expect(compareIndicators(draft.indicators, indicators)[0]?.changes).toEqual([
      { column: 'annual2023', heading: '2023年目标', before: '', after: '75' },
    ]);
    expect(compareIndicators(indicators, draft.indicators)[0]?.changes).toEqual([
      { column: 'annual2023', heading: '2023年目标', before: '75', after: '' },
    ]);
  });

  it('names what was added with its cells, and what is gone', () => {
    const { indicators } = afterAdding(kunshan, { name: '新指标', measure: '个', department: '养老服务科' });
    expect(compareIndicators(draft.indicators, indicators, units)).toEqual([
      {
        indicator: 'KS2-19',
        name: '新指标',
        kind: 'added',
        changes: [
          { column: 'serial', heading: '序号', before: '', after: '19' },
          { column: 'name', heading: '指标名称', before: '', after: '新指标' },
          { column: 'measure', heading: '计量单位', before: '', after: '个' },
          { column: 'decimals', heading: '小数位', before: '', after: '0' },
          { column: 'department', heading: '责任处室', before: '', after: '养老服务科' },
          { column: 'lifecycle', heading: '状态', before: '', after: '在用' },
        ],
      },
    ]);
    expect(compareIndicators(indicators, draft.indicators, units)).toEqual([
      { indicator: 'KS2-19', name: '新指标', kind: 'removed', changes: [] },
    ]);
  });

  it('says who reports in words', () => {
    const after = draft.indicators.map((one) =>
      one.id === 'KS2-01'
        ? { ...one, appliesTo: { by: 'types' as const, types: ['区镇'], except: ['ou_ks_zhangpu' as const] } }
        : one,
    );
    expect(compareIndicators(draft.indicators, after, units)[0]?.changes).toEqual([
      { column: 'appliesTo', heading: '填报单位', before: '区镇', after: '区镇（不含张浦镇）' },
    ]);
    expect(describeAllocation({ by: 'units', units: ['ou_ks_zhangpu', 'ou_ks_jinxi'] }, units)).toBe('张浦镇、锦溪镇');
    expect(describeAllocation(null, units)).toBe('');
  });
});
