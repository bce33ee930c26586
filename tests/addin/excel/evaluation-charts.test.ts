import { describe, expect, it } from 'vitest';
import { createExcelWorkbook } from '../../../addin/excel/excel-workbook';
import type { EvaluationSupplement } from '../../../addin/excel/workbook';
import { Worksheet } from '../../../addin/workbench/host/objects/worksheet';
import { evaluationOf } from './evaluation-for-tests';
import { openExcel } from './open-excel';

const { office, look } = await openExcel();

const nothingBeside: EvaluationSupplement = { accounts: {}, publication: null };
const complete = evaluationOf();
const partial = evaluationOf({ missing: ['千灯镇'] });

const write = (evaluation = complete) => createExcelWorkbook().writeEvaluation(evaluation, nothingBeside);

/** The charts of the sheet in front, as the workbook keeps and shows them. */
async function charts() {
  await office.settled();
  const { book } = office.host;
  const sheetId = book.activeSheet().getSheetId();
  return book.charts.on(sheetId).map((chart) => ({
    ...book.charts.view(sheetId, chart),
    addresses: chart.series.map(({ values }) => book.charts.address(values).replace(/^.*!/, '')),
  }));
}

const chartNamed = async (name: string) => {
  const chart = (await charts()).find((one) => one.name === name);
  if (!chart) throw new Error(`no chart ${name}`);
  return chart;
};

/** The serials in the table with the figures beside them, from the cells. */
async function tableRow(name: string) {
  const rows = await look.texts();
  const heading = rows.find((row) => row[1] === '序号') ?? [];
  const line = rows.find((row) => row[2] === name) ?? [];
  return Object.fromEntries(heading.map((word, index) => [word.replace('\n', ''), line[index] ?? '']));
}

describe('the charts of the evaluation', () => {
  it('set the progress of each indicator against the pace that is due', async () => {
    await write();
    const { type, title, categories, series } = await chartNamed('纲目_完成进度图');
    expect([type, title.words]).toEqual(['BarClustered', '2023年主要指标完成进度与应达进度（%）']);
    expect(series.map(({ words }) => words)).toEqual(['完成进度（%）', '应达进度（%）']);
    const at = categories.indexOf('等级社会组织覆盖率');
    // (25.0 − 10.7) ÷ (60 − 10.7) = 29.0 % of the way after three of five years
    expect(series.map(({ numbers }) => numbers[at])).toEqual([29, 60]);
    const row = await tableRow('等级社会组织覆盖率');
    expect([row['完成进度（%）'], row['应达进度（%）']]).toEqual(['29.0', '60.0']);
    expect(series.map(({ numbers }) => numbers.length)).toEqual([categories.length, categories.length]);
  });

  it('cut off what is far ahead, say so, and still give its figure', async () => {
    const [first, ...rest] = complete.indicators;
    if (!first) throw new Error('no indicators');
    const ahead = { ...first, progress: { text: '420.0', exact: '21/5' } };
    await write({ ...complete, indicators: [ahead, ...rest] });
    const { title, valueAxis, series } = await chartNamed('纲目_完成进度图');
    expect(title.words).toBe('2023年主要指标完成进度与应达进度（%）\n超过150%的画到150%');
    expect([valueAxis.maximum, series[0]?.numbers[0], series[0]?.labels.isShown]).toEqual([150, 420, true]);
  });

  it('leave out what has no progress, and say how many', async () => {
    await write();
    const { categories } = await chartNamed('纲目_完成进度图');
    const drawn = complete.indicators.filter(({ isByAttainment, attainment, progress }) =>
      isByAttainment ? attainment : progress,
    );
    const names = drawn.map(({ name, isByAttainment }) => (isByAttainment ? `${name}（目标完成率）` : name));
    expect(categories).toEqual(names);
    expect(drawn.length).toBeLessThan(18);
    const all = (await look.texts()).flat();
    expect(all).toContainEqual(expect.stringMatching(new RegExp(`^${18 - drawn.length}项没有完成进度`)));
  });

  it('mark what is provisional', async () => {
    await write(partial);
    const { categories } = await chartNamed('纲目_完成进度图');
    const incomplete = partial.indicators.filter(({ verdict, progress }) => verdict === 'incomplete' && progress);
    expect(incomplete.length).toBeGreaterThan(0);
    expect(categories.filter((name) => name.endsWith('（暂定）'))).toHaveLength(incomplete.length);
  });

  it('count binding and anticipatory apart, from the table of counts without its totals', async () => {
    await write();
    const { type, title, categories, series, addresses } = await chartNamed('纲目_评价结果图');
    expect([type, title.words]).toEqual(['ColumnClustered', '2023年约束性、预期性指标评价结果（项）']);
    expect(categories.slice(0, 5)).toEqual(['提前完成', '达到时序进度', '基本达到', '滞后', '严重滞后']);
    expect(series.map(({ words, numbers }) => [words, numbers])).toEqual([
      ['约束性', [2, 5, 1, 2, 0, 0, 0, 0]],
      ['预期性', [3, 2, 1, 1, 1, 0, 0, 0]],
    ]);
    expect(addresses).toEqual(['$D$6:$K$6', '$D$7:$K$7']);
  });

  it('follow the table when a figure is corrected in it', async () => {
    await write();
    const { categories } = await chartNamed('纲目_完成进度图');
    const at = categories.indexOf('等级社会组织覆盖率');
    const rows = await look.texts();
    const line = rows.findIndex((row) => row[2] === '等级社会组织覆盖率') + 1;
    expect(await look.text(`L${line}`)).toBe('29.0');
    await office.user.type(`L${line}`, '31.5');
    const { series } = await chartNamed('纲目_完成进度图');
    expect(series[0]?.numbers[at]).toBe(31.5);
  });

  it('lie below the table and its notes, beside the frozen columns, and not over each other', async () => {
    await write();
    const [progress, counts] = [await chartNamed('纲目_完成进度图'), await chartNamed('纲目_评价结果图')];
    const rows = await look.texts();
    const lastNote = rows.findLastIndex((row) => /^(注：|　　)\d+\./.test(row[1] ?? ''));
    const { bottom, left } = await office.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const note = sheet.getCell(lastNote, 1).load('top,height');
      const names = sheet.getRange('D1').load('left');
      await context.sync();
      return { bottom: note.top + note.height, left: names.left };
    });
    expect(progress.box.top).toBeGreaterThanOrEqual(bottom);
    expect(counts.box.top).toBeGreaterThanOrEqual(progress.box.top + progress.box.height);
    expect([progress.box.left, counts.box.left]).toEqual([left, left]);
    // Each indicator has 15 points to itself: its name in one line.
    expect(progress.box.height).toBe((progress.categories.length + 6) * 15);
  });

  it('are replaced when the sheet is written again, and those of the planner are left alone', async () => {
    const workbook = createExcelWorkbook();
    await workbook.writeEvaluation(partial, nothingBeside);
    await office.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const own = sheet.charts.add('Line', sheet.getRange('C5:F7'));
      own.name = '给局长看的';
      own.title.text = '我的图';
      own.setPosition('B60', 'F70');
      await context.sync();
    });
    await workbook.writeEvaluation(complete, nothingBeside);
    await createExcelWorkbook().writeEvaluation(complete, nothingBeside);
    const all = await charts();
    expect(all.map(({ name }) => name)).toEqual(['给局长看的', '纲目_完成进度图', '纲目_评价结果图']);
    expect(all[0]).toMatchObject({ type: 'Line', title: { words: '我的图' }, box: { left: expect.any(Number) } });
    expect(all[1]?.categories.join()).not.toContain('暂定');
  });

  it('are one where nothing has a progress yet', async () => {
    const none = { ...complete, indicators: complete.indicators.map((item) => ({ ...item, ...without })) };
    await write(none as typeof complete);
    expect((await charts()).map(({ name }) => name)).toEqual(['纲目_评价结果图']);
  });
});

const without = { verdict: 'notAssessable', progress: null, attainment: null, isByAttainment: false } as const;

describe('a host without charts', () => {
  it('still gets the sheet where it says that it is older', async () => {
    const { requirements } = office.Office.context;
    const genuine = requirements.isSetSupported;
    requirements.isSetSupported = (_set: string, version?: string | number) => version !== '1.8';
    try {
      await write();
    } finally {
      requirements.isSetSupported = genuine;
    }
    expect(await charts()).toEqual([]);
    expect(await look.text('B2')).toBe('昆山市民政事业发展“十四五”规划主要指标2023年度评估表');
  });

  it('still gets the sheet, and refreshed, where it says nothing of the kind and refuses', async () => {
    const refused = office.host.ledger.refused.length;
    const genuine = Object.getOwnPropertyDescriptor(Worksheet.prototype, 'Charts');
    if (!genuine) throw new Error('the host has no charts');
    Reflect.deleteProperty(Worksheet.prototype, 'Charts');
    try {
      const workbook = createExcelWorkbook();
      await workbook.writeEvaluation(partial, nothingBeside);
      await workbook.writeEvaluation(complete, nothingBeside);
    } finally {
      Object.defineProperty(Worksheet.prototype, 'Charts', genuine);
    }
    expect(await look.text('N14')).toBe('滞后');
    expect(office.host.ledger.refused.splice(refused)).toEqual(['Worksheet.charts', 'Worksheet.charts']);
    expect(await charts()).toEqual([]);
  });
});
