import { describe, expect, it } from 'vitest';
import { openOffice } from './open-office';

const { office, run } = await openOffice();

/** Two towns and a third without a figure, in A1:C4, with a chart of them. */
async function withChart<T>(
  batch: (context: Excel.RequestContext, sheet: Excel.Worksheet, chart: Excel.Chart) => Promise<T>,
) {
  return run(async (context, sheet) => {
    sheet.getRange('A1:C4').values = [
      ['', '完成', '应达'],
      ['张浦镇', 50, 60],
      ['周市镇', 70.5, 60],
      ['千灯镇', '', 60],
    ];
    const chart = sheet.charts.add('BarClustered', sheet.getRange('A1:C4'));
    chart.name = '进度';
    await context.sync();
    return batch(context, sheet, chart);
  });
}

const views = () => {
  const { book } = office.host;
  const sheetId = book.activeSheet().getSheetId();
  return book.charts.on(sheetId).map((chart) => book.charts.view(sheetId, chart));
};
const addresses = () => {
  const { book } = office.host;
  return book.charts
    .on(book.activeSheet().getSheetId())
    .flatMap(({ series }) => series.map(({ values }) => book.charts.address(values)));
};

describe('charts', () => {
  it('take names and categories from the first line and column, and know an empty cell from a 0', async () => {
    await withChart(async (context, sheet, chart) => {
      chart.load('name,chartType,series/count');
      chart.series.load('items/name');
      const count = sheet.charts.getCount();
      await context.sync();
      expect([chart.name, chart.chartType, chart.series.count, count.value]).toEqual(['进度', 'BarClustered', 2, 1]);
      expect(chart.series.items.map(({ name }) => name)).toEqual(['完成', '应达']);
    });
    const [view] = views();
    expect(view?.categories).toEqual(['张浦镇', '周市镇', '千灯镇']);
    expect(view?.series.map(({ numbers }) => numbers)).toEqual([
      [50, 70.5, null],
      [60, 60, 60],
    ]);
    expect(addresses()).toEqual(['Sheet1!$B$2:$B$4', 'Sheet1!$C$2:$C$4']);
  });

  it('run along the lines where that is asked, or where there are more columns than lines', async () => {
    await run(async (context, sheet) => {
      sheet.getRange('A1:D3').values = [
        ['属性', '达到', '滞后', '合计'],
        ['约束性', 8, 2, 10],
        ['预期性', 6, 2, 8],
      ];
      sheet.charts.add('ColumnClustered', sheet.getRange('A1:D3'), 'Rows');
      sheet.charts.add('ColumnStacked', sheet.getRange('A1:D3'));
      sheet.charts.add('ColumnStacked', sheet.getRange('A1:D3'), 'Columns');
      await context.sync();
    });
    expect(views().map(({ series }) => series.map(({ words, numbers }) => [words, numbers]))).toEqual([
      [
        ['约束性', [8, 2, 10]],
        ['预期性', [6, 2, 8]],
      ],
      [
        ['约束性', [8, 2, 10]],
        ['预期性', [6, 2, 8]],
      ],
      [
        ['达到', [8, 6]],
        ['滞后', [2, 2]],
        ['合计', [10, 8]],
      ],
    ]);
  });

  it('are found by name, and a missing one is a null object', async () => {
    await withChart(async (context, sheet) => {
      const found = sheet.charts.getItemOrNullObject('进度').load('id');
      const missing = sheet.charts.getItemOrNullObject('没有');
      const all = sheet.charts.load('items/name');
      await context.sync();
      expect([found.isNullObject, missing.isNullObject]).toEqual([false, true]);
      expect(all.items.map(({ name }) => name)).toEqual(['进度']);
      all.items[0]?.delete();
      const count = sheet.charts.getCount();
      await context.sync();
      expect(count.value).toBe(0);
      sheet.charts.getItem('进度').load('name');
      await expect(context.sync()).rejects.toMatchObject({ code: 'ItemNotFound' });
    });
  });

  it('do not share a name', async () => {
    const added = withChart(async (context, sheet) => {
      sheet.charts.add('Line', sheet.getRange('A1:C4')).name = '进度';
      await context.sync();
    });
    await expect(added).rejects.toMatchObject({ code: 'ItemAlreadyExists' });
  });

  it('lie on cells: from one to another, or by points', async () => {
    await withChart(async (context, sheet, chart) => {
      // The grid's columns are 80 pixels wide and its rows 24 high: 60 and 18 points.
      chart.setPosition('B3', 'D6');
      chart.load('left,top,width,height');
      await context.sync();
      expect([chart.left, chart.top, chart.width, chart.height]).toEqual([60, 36, 180, 72]);
      chart.setPosition('C1');
      chart.width = 100;
      chart.load('left,top,width,height');
      await context.sync();
      expect([chart.left, chart.top, chart.width, chart.height]).toEqual([120, 0, 100, 72]);
      sheet.getRange('A:A').columnHidden = true;
      chart.load('left,width');
      await context.sync();
      expect([chart.left, chart.width]).toEqual([60, 100]);
    });
  });

  it('move with rows and columns that come or go, and so do the cells they show', async () => {
    await withChart(async (context, _sheet, chart) => {
      chart.setPosition('B6', 'D9');
      await context.sync();
    });
    await office.user.insertRows(3, 2);
    expect(addresses()).toEqual(['Sheet1!$B$2:$B$6', 'Sheet1!$C$2:$C$6']);
    expect(views()[0]?.box.top).toBe(7 * 18);
    await office.user.deleteRows(3, 2);
    expect(addresses()).toEqual(['Sheet1!$B$2:$B$4', 'Sheet1!$C$2:$C$4']);
    expect(views()[0]?.box).toEqual({ left: 60, top: 90, width: 180, height: 72 });
    await run(async (context, sheet) => {
      sheet.getRange('B:B').delete('Left');
      await context.sync();
    });
    expect(addresses()).toEqual(['#REF!', 'Sheet1!$B$2:$B$4']);
    expect(views()[0]?.box).toEqual({ left: 60, top: 90, width: 120, height: 72 });
  });

  it('show what is typed into their cells', async () => {
    await withChart(async () => undefined);
    await office.user.type('B4', '12');
    await office.user.type('A4', '淀山湖镇');
    expect(views()[0]?.series[0]?.numbers).toEqual([50, 70.5, 12]);
    expect(views()[0]?.categories).toEqual(['张浦镇', '周市镇', '淀山湖镇']);
  });

  it('keep titles, legend, axes, labels and colours', async () => {
    await withChart(async (context, _sheet, chart) => {
      chart.title.text = '各镇进度';
      chart.title.format.font.size = 12;
      chart.legend.position = 'Top';
      chart.axes.categoryAxis.reversePlotOrder = true;
      chart.axes.valueAxis.maximum = 100;
      chart.axes.valueAxis.majorGridlines.visible = false;
      const first = chart.series.getItemAt(0);
      first.format.fill.setSolidColor('#107A68');
      first.hasDataLabels = true;
      first.dataLabels.numberFormat = '0.0';
      first.gapWidth = 40;
      chart.load('title/text,legend/position');
      chart.axes.valueAxis.load('maximum,minimum');
      chart.series.getItemAt(1).load('gapWidth,hasDataLabels');
      const second = chart.series.getItemAt(1).load('gapWidth,hasDataLabels');
      await context.sync();
      expect([chart.title.text, chart.legend.position]).toEqual(['各镇进度', 'Top']);
      expect([chart.axes.valueAxis.maximum, chart.axes.valueAxis.minimum]).toEqual([100, '']);
      expect([second.gapWidth, second.hasDataLabels]).toEqual([40, false]);
    });
    expect(views()[0]).toMatchObject({
      title: { words: '各镇进度', font: { size: 12 } },
      categoryAxis: { isReversed: true },
      valueAxis: { hasGridlines: false },
      series: [{ color: '#107A68', labels: { isShown: true, numberFormat: '0.0' } }, { color: null }],
    });
  });

  it('may be given other cells', async () => {
    await withChart(async (context, sheet, chart) => {
      chart.series.getItemAt(1).format.fill.setSolidColor('#A6A6A6');
      chart.setData(sheet.getRange('A1:C3'));
      const more = chart.series.add('再加');
      more.setValues(sheet.getRange('C2:C3'));
      more.setXAxisValues(sheet.getRange('A2:A3'));
      await context.sync();
    });
    expect(addresses()).toEqual(['Sheet1!$B$2:$B$3', 'Sheet1!$C$2:$C$3', 'Sheet1!$C$2:$C$3']);
    expect(views()[0]?.series.map(({ words, color }) => [words, color])).toEqual([
      ['完成', null],
      ['应达', '#A6A6A6'],
      ['再加', null],
    ]);
  });

  it('are closed to changes on a protected sheet, unless its objects are open', async () => {
    const rename = () =>
      run(async (context, sheet) => {
        sheet.charts.getItemAt(0).title.text = '新';
        await context.sync();
      });
    await withChart(async (context, sheet) => {
      sheet.protection.protect();
      await context.sync();
    });
    await expect(rename()).rejects.toMatchObject({ code: 'AccessDenied' });
    await run(async (context, sheet) => {
      sheet.protection.unprotect();
      sheet.protection.protect({ allowEditObjects: true });
      await context.sync();
    });
    await rename();
    expect(views()[0]?.title.words).toBe('新');
  });

  it('are saved with the workbook', async () => {
    await withChart(async () => undefined);
    const [before] = views();
    const file = JSON.parse(JSON.stringify(office.host.book.save()));
    office.reset();
    expect(views()).toEqual([]);
    office.reset(file);
    expect(views()).toEqual([before]);
    // A file of before there were charts has none.
    delete file.side.charts;
    office.reset(file);
    expect(views()).toEqual([]);
  });

  it('are refused where nobody would draw them, and what they cannot do is refused by name', async () => {
    expect(office.refused()).toEqual([]);
    const add = (type: 'Radar') =>
      run(async (context, sheet) => {
        sheet.charts.add(type, sheet.getRange('A1:B2'));
        await context.sync();
      });
    await expect(add('Radar')).rejects.toMatchObject({ code: 'ApiNotFound' });
    const plotArea = withChart(async (context, _sheet, chart) => {
      chart.plotArea.load('width');
      await context.sync();
    });
    await expect(plotArea).rejects.toMatchObject({ code: 'ApiNotFound' });
    expect(office.refused()).toEqual(['Chart.plotArea']);
  });
});
