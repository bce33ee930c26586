import { describe, expect, it } from 'vitest';
import { createExcelWorkbook } from '../../../addin/excel/excel-workbook';
import { validate } from '../../../functions/domain/submission/validate';
import { formOf, linesOf, unitNamed } from './form-for-tests';
import { openExcel } from './open-excel';
import { countSyncs, pulled, stateOf } from './sheets-for-tests';

const { office, look } = await openExcel();

const form = formOf('张浦镇');
const entries = linesOf(unitNamed('张浦镇'), {
  'KS2-01': { numerator: '6000', denominator: '10000', explanation: '=新增服务点，故增幅较大' },
  'KS2-02': { amount: '224' },
  'KS2-03': { numerator: '101', denominator: '100' },
});
const findings = validate(form, entries);

const line = async (serial: string) => (await look.texts()).find((row) => row[1] === serial) ?? [];

describe('the sheet beside the reviewer', () => {
  it('shows last year and this year side by side, with what there is to look at', async () => {
    const workbook = createExcelWorkbook();
    const state = stateOf(form, { entries, open: 'none' });
    expect(await countSyncs(office, () => workbook.openReview(state, findings, ['KS2-02']))).toBeLessThanOrEqual(5);
    expect(look.active).toBe('审核_张浦镇_2023');
    expect(await look.isProtected()).toBe(true);
    const first = await line('1');
    expect(first.slice(2, 14)).toEqual([
      '接受居家上门服务老人数占比',
      '%',
      ...['4460', '10000', '', '44.6'],
      ...['6000', '10000', '', '60.0'],
      '+15.4个百分点',
      '=新增服务点，故增幅较大',
    ]);
    expect(first[14]).toContain('变动较大：由上年 44.6 变为 60.0');
    expect((await line('2')).slice(12)).toEqual(['+12.0%', '', '', '重报有改动']);
    expect((await line('3'))[14]).toContain('分子大于分母');
  });

  it('is renewed in place, and goes to a line', async () => {
    const workbook = createExcelWorkbook();
    await workbook.openReview(stateOf(form, { entries, open: 'none' }), findings, []);
    await office.user.openSheet('Sheet1');
    await workbook.openReview(stateOf(form, { entries: linesOf(unitNamed('张浦镇')), open: 'none' }), [], []);
    expect(look.sheets).toEqual(['Sheet1', '审核_张浦镇_2023']);
    expect((await line('3')).slice(14)).toEqual(['', '']);
    await office.user.openSheet('Sheet1');
    await workbook.goToReview(form, 'KS2-03');
    expect(look.active).toBe('审核_张浦镇_2023');
    expect(office.user.selected()).toBe('B8:P8');
  });

  it('can not be edited, and is no form to the filler', async () => {
    const workbook = createExcelWorkbook();
    await workbook.openReview(stateOf(form, { entries, open: 'none' }), findings, []);
    expect(await office.user.type('I6', '1')).toBe(false);
    expect(await workbook.activeForm()).toBeNull();
    expect(await workbook.hasForm(form)).toBe(false);
    await pulled(form);
    expect(look.sheets).toEqual(['Sheet1', '审核_张浦镇_2023', '2023填报_张浦镇']);
  });

  it('says so when there is none', async () => {
    await expect(createExcelWorkbook().goToReview(form, 'KS2-01')).rejects.toMatchObject({ code: 'form.notFound' });
  });
});

describe('what was said of a line, beside the reviewer', () => {
  const by = { id: 'pn_li', name: '李静' } as const;
  const at = '2024-01-12T02:00:00.000Z';
  const returned = { key: 'KS2-01', field: 'numerator', reason: '请附台账', suggestion: '4500', by, at } as const;
  const asked = { key: 'KS2-02', by: by.name, at, text: '是否含结转户数？' } as const;
  const [strongOrange, violet, red] = ['#F4B183', '#D9C9F0', '#FFC7CE'];
  // Of the sheet's lines: the first stands in row 6, under 序号, 指标名称, …, this year's 分子, 分母, 数值 in I to K.
  const at2023 = { numerator: 'I', amount: 'K', serial: 'B', name: 'C' } as const;
  const cell = (line: 1 | 2 | 3, column: keyof typeof at2023) => `${at2023[column]}${line + 5}`;
  const open = (differs: Parameters<typeof stateOf>[1]) =>
    createExcelWorkbook().openReview(stateOf(form, { entries, open: 'none', ...differs }), findings, []);

  it('stands in comments at its cell, in the colours the filler sees', async () => {
    await open({ returns: [returned], questions: [asked] });
    const [numerator, name] = [cell(1, 'numerator'), cell(2, 'name')];
    expect(await look.comments()).toEqual({
      [numerator]: '【退回】李静 2024年1月12日\n分子：请附台账\n建议：4500',
      [name]: '【询问】李静 2024年1月12日\n是否含结转户数？',
    });
    expect(await look.fill(numerator)).toBe(strongOrange);
    expect(await look.fill(cell(1, 'serial'))).toBe(strongOrange);
    expect(await look.fill(name)).toBe(violet);
    expect(await look.fill(cell(2, 'serial'))).not.toBe(strongOrange);
  });

  it('leaves a cell that has to be mended in its red, and puts what was said of 备注 at the name', async () => {
    await open({
      returns: [
        { ...returned, key: 'KS2-03' },
        { ...returned, key: 'KS2-02', field: 'remark' },
      ],
    });
    expect(await look.fill(cell(3, 'numerator'))).toBe(red);
    expect(Object.keys(await look.comments()).toSorted()).toEqual([cell(3, 'numerator'), cell(2, 'name')].toSorted());
  });

  it('goes when it was answered or passed; comments of people stay, also where one of ours would go', async () => {
    await open({ returns: [returned], questions: [asked] });
    const elsewhere = cell(2, 'amount');
    await look.meddle((sheet) => sheet.comments.add(sheet.getRange(elsewhere), '与台账一致'));
    await open({ returns: [{ ...returned, key: 'KS2-02', field: 'amount' }] });
    expect(await look.comments()).toEqual({ [elsewhere]: '与台账一致' });
    await open({});
    expect(await look.comments()).toEqual({ [elsewhere]: '与台账一致' });
    expect(await look.fill(cell(2, 'name'))).toBe('#FFFFFF');
    expect(await look.isProtected()).toBe(true);
  });
});
