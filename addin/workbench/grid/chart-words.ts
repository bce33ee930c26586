import type { ChartType } from '../host/chart-data';
import type { ChartView } from '../host/charts';
import { numberText } from './number-text';

const typeWords: Record<ChartType, string> = {
  ColumnClustered: '柱形图',
  ColumnStacked: '堆积柱形图',
  BarClustered: '条形图',
  BarStacked: '堆积条形图',
  Line: '折线图',
  LineMarkers: '折线图',
  Pie: '饼图',
};

/** All a chart shows, for who does not see it: 「条形图：各镇进度。张浦镇：完成 50，应达 60；……」 */
export function chartWords({ type, title, categories, series }: ChartView): string {
  const lines = categories.map((category, at) => {
    const figures = series.map(({ words, numbers, labels }) => {
      const number = numbers[at] ?? null;
      // A format that hides a number is for the eye; whoever listens needs it.
      const text = number === null ? '无数据' : numberText(number, labels.numberFormat) || String(number);
      return series.length > 1 || words !== title.words ? `${words} ${text}` : text;
    });
    return `${category}：${figures.join('，')}`;
  });
  return `${typeWords[type]}：${title.words.replaceAll('\n', '，')}。${lines.join('；')}。`;
}
