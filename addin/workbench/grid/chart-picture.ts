import { BarChart, LineChart, PieChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TitleComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { ChartView } from '../host/charts';
import { chartOption } from './chart-option';

// Loaded with the first chart that comes into sight: most workbooks have none.
use([BarChart, LineChart, PieChart, GridComponent, LegendComponent, TitleComponent, SVGRenderer]);

export interface Picture {
  draw(view: ChartView, size: { width: number; height: number }): void;
  dispose(): void;
}

export function openPicture(element: HTMLElement): Picture {
  const chart = init(element, null, { renderer: 'svg', width: 10, height: 10, locale: 'ZH' });
  return {
    draw(view, size) {
      chart.resize(size);
      chart.setOption(chartOption(view, size), { notMerge: true });
    },
    dispose: () => chart.dispose(),
  };
}
