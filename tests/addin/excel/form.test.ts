import { describe, expect, it } from 'vitest';
import { createExcelWorkbook } from '../../../addin/excel/excel-workbook';
import { toEntries } from '../../../functions/domain/form/grid';
import { formOf, linesOf, unitNamed } from './form-for-tests';
import { openExcel } from './open-excel';
import { countSyncs, pulled, stateOf } from './sheets-for-tests';

const { office, look } = await openExcel();

const zhangpu = formOf('张浦镇');

describe('pulling the form', () => {
  it('takes at most five trips to the workbook', async () => {
    const workbook = createExcelWorkbook();
    expect(
      await countSyncs(office, () => workbook.openForm(stateOf(zhangpu), { replaceTyped: false })),
    ).toBeLessThanOrEqual(5);
  });

  it('puts a protected sheet of its own in front, named after year and unit', async () => {
    await pulled(zhangpu);
    expect(look.active).toBe('2023填报_张浦镇');
    expect(await look.isProtected()).toBe(true);
    expect(await look.text('B2')).toBe(zhangpu.title);
    expect(await look.text('B3')).toContain('填报单位：张浦镇');
    expect(await look.text('D3')).toContain('截止：2024年1月19日');
    expect(await look.text('D4')).toBe(zhangpu.demoNotice);
  });

  it('prints targets and last year as the plan prints them, as numbers to calculate with', async () => {
    await pulled(zhangpu);
    expect(await look.textAt('KS2-01', 'lastYear')).toBe('44.6');
    expect(await look.textAt('KS2-14', 'target')).toBe('≥0.27');
    expect(await look.textAt('KS2-03', 'lastYear')).toBe('－');
    expect((await createExcelWorkbook().readForm(zhangpu)).changedPrint).toEqual([]);
  });

  it('shows what the server has, a number as a number and a state in its word', async () => {
    const entries = linesOf(unitNamed('张浦镇'), {
      'KS2-01': { numerator: '46', denominator: '100', explanation: '=新增两个服务点' },
      'KS2-02': { amount: '00231', state: 'NUMERIC' },
      'KS2-03': { state: 'NOT_APPLICABLE' },
      'KS2-06': { unread: { amount: '5%' } },
    });
    const workbook = await pulled(zhangpu, { entries });
    const { rows } = await workbook.readForm(zhangpu);
    const cells = Object.fromEntries(rows.map((row) => [row.key, row.cells]));
    expect(cells['KS2-01']).toMatchObject({ numerator: 46, denominator: 100, explanation: '=新增两个服务点' });
    expect(cells['KS2-02']).toMatchObject({ amount: '00231' });
    expect(cells['KS2-03']).toMatchObject({ numerator: '不适用', denominator: '不适用' });
    expect(cells['KS2-06']).toMatchObject({ amount: '5%' });
    expect(await look.textAt('KS2-01', 'value')).toBe('46.0');
  });

  it('tells the form of another unit apart, in the same workbook', async () => {
    const zhoushi = formOf('周市镇');
    const workbook = await pulled(zhangpu);
    expect(await workbook.hasForm(zhoushi)).toBe(false);
    await workbook.openForm(stateOf(zhoushi), { replaceTyped: false });
    await office.user.type(await look.at('KS2-02', 'amount'), '77');
    expect(await workbook.activeForm()).toEqual({ round: 'rd_ks_2023', unit: zhoushi.unit, version: 1 });
    const amountIn = async (template: typeof zhangpu) =>
      (await workbook.readForm(template)).rows.find((row) => row.key === 'KS2-02')?.cells.amount;
    expect(await amountIn(zhoushi)).toBe(77);
    expect(await amountIn(zhangpu)).toBe('');
  });

  it('says that there is no form rather than reading another sheet', async () => {
    const workbook = createExcelWorkbook();
    expect(await workbook.hasForm(zhangpu)).toBe(false);
    expect(await workbook.activeForm()).toBeNull();
    await expect(workbook.readForm(zhangpu)).rejects.toMatchObject({ code: 'form.notFound' });
    await expect(workbook.goTo(zhangpu, 'KS2-01', 'numerator')).rejects.toMatchObject({ code: 'form.notFound' });
  });

  it('finds a free name if the sheet name is taken', async () => {
    await look.meddle((_, workbook) => {
      workbook.worksheets.add('2023填报_张浦镇');
    });
    await pulled(zhangpu);
    expect(look.active).toBe('2023填报_张浦镇 (2)');
  });
});

describe('filling in', () => {
  it('computes value and change, rates in points and counts in percent', async () => {
    await pulled(zhangpu);
    await office.user.type(await look.at('KS2-01', 'numerator'), '4700');
    await office.user.type(await look.at('KS2-01', 'denominator'), '10000');
    await office.user.type(await look.at('KS2-02', 'amount'), '224');
    await office.user.type(await look.at('KS2-14', 'amount'), '264');
    expect(await look.textAt('KS2-01', 'value')).toBe('47.0');
    expect(await look.textAt('KS2-01', 'change')).toBe('+2.4个百分点');
    expect(await look.textAt('KS2-02', 'value')).toBe('224');
    expect(await look.textAt('KS2-02', 'change')).toBe('+12.0%');
    expect(await look.textAt('KS2-14', 'value')).toBe('0.0264');
  });

  it.each([
    ['', ''],
    ['4700', ''],
    ['不适用', '不适用'],
    ['－', '－'],
    ['约四千', '10000'],
    ['4700', '0'],
  ])('shows no value and no error for %j of %j', async (numerator, denominator) => {
    await pulled(zhangpu);
    if (numerator) expect(await office.user.type(await look.at('KS2-01', 'numerator'), numerator)).toBe(true);
    if (denominator) expect(await office.user.type(await look.at('KS2-01', 'denominator'), denominator)).toBe(true);
    expect(await look.textAt('KS2-01', 'value')).toBe('');
    expect(await look.textAt('KS2-01', 'change')).toBe('');
  });

  it('opens the cells that are asked for and no others', async () => {
    await pulled(zhangpu);
    expect(await look.isLockedAt('KS2-01', 'numerator')).toBe(false);
    expect(await look.isLockedAt('KS2-01', 'amount')).toBe(true);
    expect(await look.isLockedAt('KS2-02', 'amount')).toBe(false);
    expect(await look.isLockedAt('KS2-02', 'numerator')).toBe(true);
    expect(await look.isLockedAt('KS2-02', 'explanation')).toBe(false);
    expect(await look.isLockedAt('KS2-02', 'name')).toBe(true);
    expect(await look.fillAt('KS2-01', 'amount')).not.toBe(await look.fillAt('KS2-01', 'numerator'));
  });

  it('takes a pasted block, and refuses as a whole one that reaches into locked cells', async () => {
    const workbook = await pulled(zhangpu);
    const numerator = await look.at('KS2-03', 'numerator');
    expect(await office.user.paste(numerator, '95\t100\n1\t1\n1\t1')).toBe(true);
    expect(await look.textAt('KS2-03', 'value')).toBe('95.0');
    expect(await office.user.paste(numerator, '90\t100\t3')).toBe(false);
    const { rows } = await workbook.readForm(zhangpu);
    expect(rows.find((row) => row.key === 'KS2-03')?.cells).toMatchObject({ numerator: 95, denominator: 100 });
  });

  it('asks before taking a doubtful figure, but never forbids an answer', async () => {
    await pulled(zhangpu);
    const address = await look.at('KS2-01', 'numerator');
    const validation = await office.Excel.run(async (context) => {
      const { dataValidation } = context.workbook.worksheets.getActiveWorksheet().getRange(address);
      dataValidation.load('rule,errorAlert,prompt');
      await context.sync();
      return dataValidation.toJSON();
    });
    expect(validation.errorAlert).toMatchObject({ style: 'Warning', title: '请核对所填内容' });
    expect(validation.prompt?.message).toContain('年末接受居家上门服务的老年人数（人）');
    expect(validation.prompt?.message.length).toBeLessThanOrEqual(255);
    expect(validation.rule?.custom?.formula).toContain('不适用');
  });

  it('takes a text for a person, also one that Excel would make something else of', async () => {
    const workbook = await pulled(zhangpu);
    await workbook.writeCell(zhangpu, 'KS2-01', 'numerator', '173');
    await workbook.writeCell(zhangpu, 'KS2-02', 'amount', '1e3');
    await workbook.writeCell(zhangpu, 'KS2-01', 'explanation', '3月起按新口径');
    const { rows } = await workbook.readForm(zhangpu);
    expect(rows[0]?.cells).toMatchObject({ numerator: 173, explanation: '3月起按新口径' });
    expect(rows[1]?.cells.amount).toBe('1e3');
  });

  it('goes to a cell, and says in which line and field the selection is', async () => {
    const workbook = await pulled(zhangpu);
    const seen: unknown[] = [];
    const stop = await workbook.onSelected(zhangpu, (at) => seen.push(at));
    await office.user.openSheet('Sheet1');
    await workbook.goTo(zhangpu, 'KS2-07', 'denominator');
    await office.settled();
    expect(look.active).toBe('2023填报_张浦镇');
    expect(office.user.selected()).toBe(await look.at('KS2-07', 'denominator'));
    expect(seen.at(-1)).toEqual({ key: 'KS2-07', field: 'denominator' });
    await office.user.select(await look.at('KS2-17/vigil', 'name'));
    await office.settled();
    expect(seen.at(-1)).toEqual({ key: 'KS2-17/vigil', field: null });
    await office.user.select('B2');
    await office.settled();
    expect(seen.at(-1)).toBeNull();
    await stop();
    await stop();
    const count = seen.length;
    await office.user.select('L8');
    await office.settled();
    expect(seen).toHaveLength(count);
  });

  it('hears typing on this form, not its own writes and not other sheets', async () => {
    const workbook = await pulled(zhangpu);
    let heard = 0;
    const stop = await workbook.onTyped(zhangpu, () => {
      heard += 1;
    });
    await office.user.type(await look.at('KS2-02', 'amount'), '220');
    await office.settled();
    expect(heard).toBe(1);
    await workbook.writeCell(zhangpu, 'KS2-02', 'amount', '221');
    await workbook.openForm(stateOf(zhangpu), { replaceTyped: true });
    await office.settled();
    expect(heard).toBe(1);
    await office.user.type('Sheet1!A1', '备忘');
    await office.settled();
    expect(heard).toBe(1);
    await office.user.paste(await look.at('KS2-03', 'numerator'), '95\t100');
    await office.settled();
    expect(heard).toBe(2);
    await stop();
    await office.user.type(await look.at('KS2-02', 'amount'), '222');
    await office.settled();
    expect(heard).toBe(2);
  });
});

describe('after people were at the sheet', () => {
  it('finds the form under another tab name, also from a new pane', async () => {
    const workbook = await pulled(zhangpu);
    await office.user.renameSheet('2023填报_张浦镇', '张浦 最终版');
    expect(await workbook.hasForm(zhangpu)).toBe(true);
    expect(await createExcelWorkbook().hasForm(zhangpu)).toBe(true);
  });

  it.each([
    [
      'the name',
      (_: Excel.Worksheet, workbook: Excel.Workbook) =>
        workbook.names.getItem('gangmu_form_rd_ks_2023_ou_ks_zhangpu').delete(),
    ],
    ['the cell', (sheet: Excel.Worksheet) => sheet.getRange('A1').clear('Contents')],
  ])('finds the form when it lost %s, and mends it on opening', async (_, lose) => {
    const workbook = await pulled(zhangpu);
    await office.user.type(await look.at('KS2-02', 'amount'), '220');
    await look.meddle(lose);
    const other = createExcelWorkbook();
    expect((await other.readForm(zhangpu)).rows[1]?.cells.amount).toBe(220);
    await workbook.openForm(stateOf(zhangpu), { replaceTyped: false });
    expect(look.sheets).toHaveLength(2);
    expect(await workbook.activeForm()).toMatchObject({ unit: zhangpu.unit });
    const formula = await office.Excel.run(async (context) => {
      const name = context.workbook.names.getItem('gangmu_form_rd_ks_2023_ou_ks_zhangpu').load('formula,visible');
      await context.sync();
      return { formula: name.formula, visible: name.visible };
    });
    expect(formula).toEqual({ formula: "='2023填报_张浦镇'!$A$1", visible: false });
  });

  it('reads lines by key wherever they stand, with rows and columns inserted', async () => {
    const workbook = await pulled(zhangpu);
    await office.user.type(await look.at('KS2-06', 'amount'), '3');
    await look.meddle((sheet) => {
      sheet.getRange('8:9').insert('Down');
      sheet.getRange('E:E').insert('Right');
    });
    const grid = await workbook.readForm(zhangpu);
    expect(grid.rows).toHaveLength(17);
    expect(grid.rows.find((row) => row.key === 'KS2-06')?.cells.amount).toBe(3);
    expect(grid.changedPrint).toEqual([]);
    expect(toEntries(zhangpu, grid).missingKeys).toEqual([]);
  });

  it('misses a deleted row, and heals it on opening without losing what was typed', async () => {
    const workbook = await pulled(zhangpu);
    await office.user.type(await look.at('KS2-02', 'amount'), '220');
    await office.user.type(await look.at('KS2-02', 'explanation'), '新增20户');
    const row = Number((await look.at('KS2-03', 'name')).slice(1));
    await look.meddle((sheet) => sheet.getRange(`${row}:${row}`).delete('Up'));
    const grid = await workbook.readForm(zhangpu);
    expect(toEntries(zhangpu, grid).missingKeys).toEqual(['KS2-03']);

    const entries = linesOf(unitNamed('张浦镇'), {
      'KS2-02': { amount: '1' },
      'KS2-03': { numerator: '9', denominator: '10' },
    });
    await workbook.openForm(stateOf(zhangpu, { entries }), { replaceTyped: false });
    const { rows } = await workbook.readForm(zhangpu);
    expect(rows.find(({ key }) => key === 'KS2-02')?.cells).toMatchObject({ amount: 220, explanation: '新增20户' });
    expect(rows.find(({ key }) => key === 'KS2-03')?.cells).toMatchObject({ numerator: 9, denominator: 10 });
    expect(await look.textAt('KS2-03', 'value')).toBe('90.0');
    expect(await look.isProtected()).toBe(true);
  });

  it('names lines whose printed cells were overwritten, and prints them anew on opening', async () => {
    const workbook = await pulled(zhangpu);
    const [target, name] = [await look.at('KS2-01', 'target'), await look.at('KS2-04', 'name')];
    await look.meddle((sheet) => {
      sheet.getRange(target).values = [[45]];
      sheet.getRange(name).values = [['别的指标']];
    });
    expect((await workbook.readForm(zhangpu)).changedPrint).toEqual(['KS2-01', 'KS2-04']);
    await workbook.openForm(stateOf(zhangpu), { replaceTyped: false });
    expect((await workbook.readForm(zhangpu)).changedPrint).toEqual([]);
    expect(await look.textAt('KS2-01', 'target')).toBe('50');
  });

  it('tells last year’s figure typed over from other print', async () => {
    const workbook = await pulled(zhangpu);
    const lastYear = await look.at('KS2-01', 'lastYear');
    await look.meddle((sheet) => {
      sheet.getRange(lastYear).values = [[88.8]];
    });
    const grid = await workbook.readForm(zhangpu);
    expect(grid.changedPrint).toEqual(['KS2-01']);
    expect(grid.changedLastYear).toEqual([{ key: 'KS2-01', found: '88.8' }]);
  });

  it('leaves what was typed alone on opening, unless told to replace it', async () => {
    const workbook = await pulled(zhangpu);
    const address = await look.at('KS2-02', 'amount');
    await office.user.type(address, '220');
    const state = stateOf(zhangpu, { entries: linesOf(unitNamed('张浦镇'), { 'KS2-02': { amount: '1' } }) });
    await createExcelWorkbook().openForm(state, { replaceTyped: false });
    expect(await look.text(address)).toBe('220');
    await workbook.openForm(state, { replaceTyped: true });
    expect(await look.text(address)).toBe('1');
    expect(look.sheets).toHaveLength(2);
  });

  it('detects a form of an older version, and upgrades it with what was typed', async () => {
    const workbook = await pulled(zhangpu);
    await office.user.type(await look.at('KS2-02', 'amount'), '220');
    const newer = formOf('张浦镇', { templateVersion: 2 });
    expect((await workbook.readForm(newer)).identity.version).toBe(1);
    expect(() =>
      toEntries(newer, { identity: { round: newer.round, unit: newer.unit, version: 1 }, rows: [], changedPrint: [] }),
    ).toThrow();
    const entries = linesOf(unitNamed('张浦镇'), { 'KS2-06': { amount: '4' } });
    await workbook.openForm(stateOf(newer, { entries }), { replaceTyped: false });
    const { identity, rows } = await workbook.readForm(newer);
    expect(identity.version).toBe(2);
    expect(rows.find(({ key }) => key === 'KS2-02')?.cells.amount).toBe(220);
    expect(rows.find(({ key }) => key === 'KS2-06')?.cells.amount).toBe(4);
    expect(look.sheets).toHaveLength(2);
  });

  it('pulls a new form after the sheet was deleted', async () => {
    const workbook = await pulled(zhangpu);
    await office.user.deleteSheet('2023填报_张浦镇');
    expect(await workbook.hasForm(zhangpu)).toBe(false);
    await workbook.openForm(stateOf(zhangpu), { replaceTyped: false });
    expect((await workbook.readForm(zhangpu)).rows).toHaveLength(17);
  });
});
