import { describe, expect, it } from 'vitest';
import { createExcelWorkbook } from '../../../addin/excel/excel-workbook';
import type { EvaluationSupplement } from '../../../addin/excel/workbook';
import { evaluationOf } from './evaluation-for-tests';
import { openExcel } from './open-excel';
import { countSyncs } from './sheets-for-tests';

const { office, look } = await openExcel();

const nothingBeside: EvaluationSupplement = { accounts: {}, publication: null };
const complete = evaluationOf();
const partial = evaluationOf({ missing: ['千灯镇'] });

async function rowOf(serial: string): Promise<string[]> {
  return (await look.texts()).find((row) => row[1] === serial) ?? [];
}

async function table(): Promise<Record<string, string>[]> {
  const rows = await look.texts();
  const heading = rows.find((row) => row[1] === '序号') ?? [];
  const lines = rows.filter((row) => row[0]?.startsWith('KS2-'));
  return lines.map((line) =>
    Object.fromEntries(heading.map((name, index) => [name.replace('\n', ''), line[index] ?? ''])),
  );
}

describe('the evaluation sheet', () => {
  it('says of what, as of when, how far time is and who is in it', async () => {
    expect(
      await countSyncs(office, () => createExcelWorkbook().writeEvaluation(partial, nothingBeside)),
    ).toBeLessThanOrEqual(5);
    expect(look.active).toBe('2023年度评估');
    expect(await look.text('B2')).toBe('昆山市民政事业发展“十四五”规划主要指标2023年度评估表');
    expect(await look.text('D3')).toContain('数据截至：2024年1月19日 17:30');
    expect(await look.text('D3')).toContain('时序进度：60.0%（3/5）');
    expect(await look.text('D4')).toContain('已审批 区镇 10/11、市本级 1/1');
  });

  it('begins its title at the left, where it is in sight beside the pane however wide the table is', async () => {
    await createExcelWorkbook().writeEvaluation(complete, nothingBeside);
    const alignment = await office.Excel.run(async (context) => {
      const { format } = context.workbook.worksheets
        .getActiveWorksheet()
        .getRange('B2')
        .load('format/horizontalAlignment');
      await context.sync();
      return format.horizontalAlignment;
    });
    expect(alignment).toBe('Left');
  });

  it.each([
    ['annual', '2023年度评估', '主要指标2023年度评估表'],
    ['midTerm', '2023年度评估（中期评估）', '主要指标中期评估表（2023年度）'],
    ['final', '2023年度评估（总结评估）', '主要指标总结评估表（2023年度）'],
  ] as const)('says which kind of evaluation it is: %s', async (kind, sheet, title) => {
    await createExcelWorkbook().writeEvaluation({ ...complete, kind }, nothingBeside);
    expect(look.active).toBe(sheet);
    expect(await look.text('B2')).toBe(`昆山市民政事业发展“十四五”规划${title}`);
  });

  it('has the categories of a plan that has them, before the names, and stays frozen up to those', async () => {
    const [first, ...rest] = complete.indicators;
    const indicators = [{ ...first, category: '养老服务' }, ...rest.map((item) => ({ ...item, category: null }))];
    await createExcelWorkbook().writeEvaluation({ ...complete, indicators } as typeof complete, nothingBeside);
    const lines = await table();
    expect(Object.keys(lines[0] ?? {}).slice(1, 4)).toEqual(['序号', '类别', '指标名称']);
    expect([lines[0]?.类别, lines[1]?.类别]).toEqual(['养老服务', '']);
    const [frozen, counts] = await office.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const location = sheet.freezePanes.getLocationOrNullObject().load('address');
      const corner = sheet.getRange('D5').load('text');
      await context.sync();
      return [location.address.replace(/^.*!/, ''), corner.text[0]?.[0]];
    });
    expect([frozen, counts]).toEqual(['A1:D9', '属性']);
  });

  it('has no column of categories for a plan without any', async () => {
    await createExcelWorkbook().writeEvaluation(complete, nothingBeside);
    expect(Object.keys((await table())[0] ?? {})).not.toContain('类别');
  });

  it('counts binding and anticipatory apart', async () => {
    await createExcelWorkbook().writeEvaluation(complete, nothingBeside);
    const rows = await look.texts();
    const counts = rows
      .filter((row) => ['属性', '约束性', '预期性'].includes(row[2] ?? ''))
      .map((row) => row.slice(2, 12));
    expect(counts).toEqual([
      [
        '属性',
        '提前完成',
        '达到时序进度',
        '基本达到',
        '滞后',
        '严重滞后',
        '数据不全',
        '无法评价',
        '不纳入评价',
        '合计',
      ],
      ['约束性', '2', '5', '1', '2', '0', '0', '0', '0', '10'],
      ['预期性', '3', '2', '1', '1', '1', '0', '0', '0', '8'],
    ]);
  });

  it("at the end of the plan has its three classes, in the city's own words, and what was handed over with where to", async () => {
    const { exclusion: _, ...first } = complete.indicators[0] ?? {};
    const exclusion = { state: 'transferred', since: 2023, receiver: '市委社会工作部', note: '' } as const;
    const moved = { ...first, verdict: 'excluded', isAlert: false, parts: [], actual: null, exclusion };
    const rest = complete.indicators.slice(1).map((item) => ({ ...item, verdict: 'met', isExceeded: true }));
    const final = { ...complete, kind: 'final', verdictNames: { met: '已完成' }, indicators: [moved, ...rest] };
    await createExcelWorkbook().writeEvaluation(final as typeof complete, nothingBeside);
    const heading = (await look.texts()).find((row) => row[2] === '属性') ?? [];
    expect(heading.slice(2, 10)).toEqual([
      ...['属性', '已完成', '基本完成', '未完成', '数据不全', '无法评价', '不纳入评价', '合计'],
    ]);
    const [line, next] = await table();
    expect(line).toMatchObject({ 评价结果: '不纳入评价', 情况: '2023年起划归市委社会工作部管理；见注11' });
    expect(next?.评价结果).toBe('已完成');
    expect(next?.情况).toContain('超额完成');
  });

  it('has a line for each indicator, in the columns of the practice', async () => {
    await createExcelWorkbook().writeEvaluation(complete, nothingBeside);
    const lines = await table();
    expect(lines).toHaveLength(18);
    expect(lines[11]).toMatchObject({
      指标名称: '等级社会组织覆盖率',
      单位: '%',
      属性: '预期性',
      '2020年基期值': '10.7',
      '2021年实际值': '13.5',
      '2022年实际值': '17.5',
      '2023年实际值': '25.0',
      '2025年目标值': '60',
      '2023年目标': '40.28',
      '完成进度（%）': '29.0',
      '应达进度（%）': '60.0',
      评价结果: '严重滞后',
      覆盖面: '11/11',
      责任处室: '社会组织管理科',
      数据来源: '区镇填报',
    });
    expect(lines[17]?.数据来源).toBe('市本级填报');
    expect(lines[11]?.情况).toContain('今后每年需 17.50 个百分点，已实现每年 4.77 个百分点');
    expect(lines[16]?.情况).toContain('预警：约束性指标滞后');
    expect(lines[16]?.情况).toContain('集中守灵中心 72.7');
  });

  it('gives no verdict on figures that are not all in, only what they would come to so far', async () => {
    await createExcelWorkbook().writeEvaluation(partial, nothingBeside);
    const fifth = (await table())[4];
    expect(fifth?.评价结果).toBe('数据不全（10/11）\n暂按已报测算：滞后');
    expect(fifth?.情况).toContain('暂定预警：约束性指标滞后');
    expect((await rowOf('18')).join()).toContain('提前完成');
    const [verdict, actual] = await office.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const fonts = ['N14', 'I14'].map((address) => sheet.getRange(address).format.font.load('italic,color'));
      await context.sync();
      return fonts.map(({ italic, color }) => ({ italic, color }));
    });
    expect(verdict).toEqual({ italic: true, color: '#7F7F7F' });
    expect(actual).toEqual(verdict);
  });

  it('tells in notes what is behind a baseline, who is missing and what was invented', async () => {
    await createExcelWorkbook().writeEvaluation(partial, nothingBeside);
    const notes = (await look.texts()).map((row) => row[1] ?? '').filter((text) => /^(注：|　　)\d+\./.test(text));
    expect(notes[0]).toMatch(/^注：1\.家庭适老化改造户数基期值：/);
    expect((await table())[1]?.情况).toContain('见注1');
    expect(notes).toContainEqual(expect.stringContaining('尚未审批的1个单位：千灯镇'));
    expect(notes.at(-1)).toContain(partial.demoNotice);
  });

  it('has causes and measures beside what lags, and no columns for them where nothing does', async () => {
    const [, , , , fifth] = complete.indicators;
    const account = { cause: '两镇选址未定', measure: '二季度开工', responsible: '李科长', dueOn: '2024-06-30' };
    const accounts = Object.fromEntries(complete.indicators.map(({ indicator }) => [indicator, account]));
    await createExcelWorkbook().writeEvaluation(complete, { accounts, publication: null });
    const lines = await table();
    expect(fifth?.verdict).toBe('behind');
    expect(lines[4]).toMatchObject({ 原因: '两镇选址未定', 措施: '二季度开工', 责任人及时限: '李科长\n2024年6月30日' });
    // The 18th was completed ahead: what was once written of it is not printed.
    expect(lines[17]).toMatchObject({ 评价结果: '提前完成', 原因: '' });
    const calm = { ...complete, indicators: complete.indicators.filter(({ verdict }) => verdict === 'ahead') };
    await createExcelWorkbook().writeEvaluation(calm, { accounts, publication: null });
    expect(Object.keys((await table())[0] ?? {})).not.toContain('原因');
  });

  it('gives both targets and both classes where one was adjusted, and says so in a note', async () => {
    const byOriginal = { target: '60', verdict: 'behind', progress: null, effectiveFrom: 2023 } as const;
    const [first, ...rest] = complete.indicators;
    if (!first) throw new Error('no indicators');
    const adjusted = { ...complete, indicators: [{ ...first, byOriginal }, ...rest] };
    await createExcelWorkbook().writeEvaluation(adjusted, nothingBeside);
    const [line, next] = await table();
    expect(line).toMatchObject({ 调整前目标值: '60', '2025年目标值': '50', 按原目标评价: '滞后' });
    expect(next).toMatchObject({ 调整前目标值: '－', 按原目标评价: '－' });
    expect((await look.texts()).flat().join()).toContain('目标自2023年起调整：按原目标 60%，滞后');
  });

  it('names in notes what is not evaluated and what was carried over', async () => {
    const [first, second, ...rest] = complete.indicators;
    if (!first || !second) throw new Error('no indicators');
    const exclusion = { state: 'discontinued', since: 2022, receiver: null, note: '' } as const;
    const carried = second.parts.map((part) => ({ ...part, carried: ['巴城镇'] }));
    const changed = [{ ...first, verdict: 'excluded', exclusion }, { ...second, parts: carried }, ...rest];
    await createExcelWorkbook().writeEvaluation({ ...complete, indicators: changed } as typeof complete, nothingBeside);
    const all = (await look.texts()).flat().join();
    expect(all).toContain(`${first.name}：2022年起停止统计，不纳入评价。`);
    expect(all).toContain(`${second.name}：巴城镇本年未报，暂用上次数据（结转）。`);
  });

  it('says of a published one which it is', async () => {
    const publication = { number: 2, publishedBy: '周颖', publishedAt: '2024-03-01T02:00:00.000Z' };
    await createExcelWorkbook().writeEvaluation(complete, { accounts: {}, publication });
    expect((await look.texts()).flat().join()).toContain('本表为已发布的第2号评估（2024年3月1日，周颖）。');
  });

  it('keeps what the planner typed into the column of remarks, by indicator, also where the table was sorted', async () => {
    const workbook = createExcelWorkbook();
    await workbook.writeEvaluation(partial, nothingBeside);
    await office.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const used = sheet.getUsedRange(true).load('values');
      await context.sync();
      const heading = used.values.findIndex((row) => row.includes('备注\n（自填）'));
      const column = used.values[heading]?.indexOf('备注\n（自填）') ?? -1;
      sheet.getCell(heading + 3, column).values = [['已与教育局核对']];
      // Two rows change places, as in sorting: the hidden key goes with its row.
      sheet.getCell(heading + 3, 0).values = [['KS2-07']];
      sheet.getCell(heading + 7, 0).values = [['KS2-03']];
      await context.sync();
    });
    await workbook.writeEvaluation(complete, nothingBeside);
    const lines = await table();
    expect(lines.filter((line) => line['备注（自填）'] !== '').map(({ 序号 }) => 序号)).toEqual(['7']);
    expect(lines[6]?.['备注（自填）']).toBe('已与教育局核对');
  });

  it('keeps those remarks also from a sheet whose columns were fewer', async () => {
    const workbook = createExcelWorkbook();
    await workbook.writeEvaluation(partial, nothingBeside);
    const own = '备注\n（自填）';
    await office.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const used = sheet.getUsedRange(true).load('values');
      await context.sync();
      const heading = used.values.findIndex((row) => row.includes(own));
      const columns = used.values[heading] ?? [];
      sheet.getCell(heading + 5, columns.indexOf(own)).values = [['待补']];
      // As it was written before there was a column of sources.
      sheet.getCell(0, columns.indexOf('数据来源')).getEntireColumn().delete('Left');
      await context.sync();
    });
    expect(Object.keys((await table())[0] ?? {})).not.toContain('数据来源');
    await workbook.writeEvaluation(complete, nothingBeside);
    const lines = await table();
    expect(lines[4]).toMatchObject({ '备注（自填）': '待补', 数据来源: '区镇填报' });
    expect(lines.filter((line) => line['备注（自填）'] !== '')).toHaveLength(1);
  });

  it('is renewed in place, without leftovers', async () => {
    const workbook = createExcelWorkbook();
    await workbook.writeEvaluation(partial, nothingBeside);
    await office.user.renameSheet('2023年度评估', '给局长');
    await workbook.writeEvaluation(complete, nothingBeside);
    expect(look.sheets).toEqual(['Sheet1', '给局长']);
    expect((await look.texts()).flat().join()).not.toContain('暂按已报测算：');
    expect(await look.text('N14')).toBe('滞后');
    const { italic } = await office.Excel.run(async (context) => {
      const font = context.workbook.worksheets.getActiveWorksheet().getRange('N14').format.font.load('italic');
      await context.sync();
      return font;
    });
    expect(italic).toBe(false);
  });

  it('prints on A4 across, one page wide, with the heading on every page', async () => {
    await createExcelWorkbook().writeEvaluation(complete, nothingBeside);
    const page = await office.Excel.run(async (context) => {
      const layout = context.workbook.worksheets.getActiveWorksheet().pageLayout;
      layout.load('orientation,paperSize,zoom,centerHorizontally');
      const titles = layout.getPrintTitleRowsOrNullObject().load('address');
      await context.sync();
      const { orientation, paperSize, zoom, centerHorizontally } = layout;
      return {
        orientation,
        paperSize,
        pagesWide: zoom.horizontalFitToPages,
        centerHorizontally,
        titles: titles.address,
      };
    });
    expect(page).toEqual({
      orientation: 'Landscape',
      paperSize: 'A4',
      pagesWide: 1,
      centerHorizontally: true,
      titles: "'2023年度评估'!9:9",
    });
  });
});
