import { BarChart, LineChart, PieChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TitleComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { describe, expect, it } from 'vitest';
import { chartOption } from '../../addin/workbench/grid/chart-option';
import { chartWords } from '../../addin/workbench/grid/chart-words';
import { numberText } from '../../addin/workbench/grid/number-text';
import { type ChartType, chartTypes, newChart, newLabels } from '../../addin/workbench/host/chart-data';
import type { ChartView } from '../../addin/workbench/host/charts';

use([BarChart, LineChart, PieChart, GridComponent, LegendComponent, TitleComponent, SVGRenderer]);

const cells = { sheetId: 's', rect: null };
const series = (words: string, numbers: (number | null)[], numberFormat = 'General') => ({
  ...{ name: null, nameAt: cells, values: cells, categories: cells, color: null, words, numbers },
  labels: { ...newLabels(), isShown: true, numberFormat },
});

/** Three towns with two series; the third has not reported. */
function aView(type: ChartType = 'BarClustered', differs: Partial<ChartView> = {}): ChartView {
  const both = [series('完成', [50, 70.5, null], '0.0'), series('应达', [60, 60, 60], '0;;;')];
  const chart = newChart('id', '进度', type, both);
  return {
    ...chart,
    title: { ...chart.title, words: '各镇进度' },
    box: { left: 0, top: 0, width: 360, height: 216 },
    categories: ['张浦镇', '周市镇', '千灯镇'],
    series: both,
    ...differs,
  };
}

function svgOf(view: ChartView): string {
  const size = { width: 600, height: 320 };
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...size });
  chart.setOption(chartOption(view, size));
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}

it.each([
  [29, '0.0', '29.0'],
  [0, '0.0', '0.0'],
  [5, '0;;;', '5'],
  [0, '0;;;', ''],
  [-3, '0;;;', ''],
  [-3, '0', '-3'],
  [-3, '0;-0', '-3'],
  [0.605, '0.0%', '60.5%'],
  [1234567.891, '#,##0.00', '1,234,567.89'],
  [0.1 + 0.2, 'General', '0.3'],
  [3655, '0"户"', '3655户'],
])('shows %d in the format %s as %s', (value, format, text) => {
  expect(numberText(value, format)).toBe(text);
});

describe('what a chart says to who does not see it', () => {
  it('is all of it, and of a figure that is missing that it is', () => {
    expect(chartWords(aView())).toBe(
      '条形图：各镇进度。张浦镇：完成 50.0，应达 60；周市镇：完成 70.5，应达 60；千灯镇：完成 无数据，应达 60。',
    );
  });

  it('has the noughts the eye is spared', () => {
    const counts = [series('约束性', [0, 2], '0;;;'), series('预期性', [1, 0], '0;;;')];
    const view = aView('ColumnClustered', { categories: ['滞后', '达到'], series: counts });
    expect(chartWords(view)).toBe('柱形图：各镇进度。滞后：约束性 0，预期性 1；达到：约束性 2，预期性 0。');
  });
});

describe('the picture of a chart', () => {
  it.each(chartTypes)('of the type %s has its title, its names and no figure out of nowhere', (type) => {
    const svg = svgOf(aView(type));
    expect(svg).toContain('各镇进度');
    if (type !== 'Pie') expect(svg).toContain('千灯镇');
    expect(svg).not.toContain('NaN');
  });

  it('has the labels in their format, and none where there is no figure', () => {
    const svg = svgOf(aView());
    expect([...svg.matchAll(/>(\d+\.\d)</g)].map(([, text]) => text)).toEqual(['50.0', '70.5']);
  });

  it('has the first name above where the order is turned round', () => {
    const heightOf = (svg: string, word: string) => {
      const text = [...svg.matchAll(/<text[^>]*translate\([\d.]+ ([\d.]+)\)[^>]*>([^<]*)</g)].find(
        (one) => one[2] === word,
      );
      if (!text) throw new Error(`${word} is not in the picture`);
      return Number(text[1]);
    };
    const chart = aView();
    const straight = svgOf(chart);
    expect(heightOf(straight, '张浦镇')).toBeGreaterThan(heightOf(straight, '千灯镇'));
    const turned = svgOf({ ...chart, categoryAxis: { ...chart.categoryAxis, isReversed: true } });
    expect(heightOf(turned, '张浦镇')).toBeLessThan(heightOf(turned, '千灯镇'));
  });

  it('gives bars the gap they have in Excel: half a bar of two bars and a half', () => {
    const { series } = chartOption({ ...aView(), gapWidth: 50 }, { width: 600, height: 320 });
    // 50 ÷ (2 × 100 + 50) = 20 % of what a category has
    expect(series[0]).toMatchObject({ barCategoryGap: '20%', barGap: '0%' });
  });
});
