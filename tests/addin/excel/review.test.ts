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
