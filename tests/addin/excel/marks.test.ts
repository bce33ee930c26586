import { describe, expect, it } from 'vitest';
import { createExcelWorkbook } from '../../../addin/excel/excel-workbook';
import type { EntryKey } from '../../../functions/domain/ids';
import type { Field } from '../../../functions/domain/submission/entry';
import type { Finding } from '../../../functions/domain/submission/findings';
import type { RuleId } from '../../../functions/domain/submission/rules';
import { rules } from '../../../functions/domain/submission/rules';
import type { Return } from '../../../functions/domain/submission/submission';
import { formOf } from './form-for-tests';
import { openExcel } from './open-excel';
import { countSyncs, pulled, stateOf } from './sheets-for-tests';

const { office, look } = await openExcel();

const form = formOf('张浦镇');
const own = '#FFFBE6';
const red = '#FFC7CE';
const orange = '#FFE0B2';
const blue = '#CFE8FC';
const strongOrange = '#F4B183';

function finding(rule: RuleId, key: EntryKey, field: Field, isExplained = false): Finding {
  return { rule, level: rules[rule], key, field, serial: '1', name: '', details: {}, isExplained } as Finding;
}

function returned(key: EntryKey, field: Field, differs: Partial<Return> = {}): Return {
  const by = { id: 'pn_li', name: '李审核' } as const;
  return { key, field, reason: '分子应不含托管老人', suggestion: null, by, at: '2024-01-12T02:00:00.000Z', ...differs };
}

describe('marking findings', () => {
  it('colours by level, and for what wants explaining the explanation too', async () => {
    const workbook = await pulled(form);
    await workbook.markFindings(form, [
      finding('V2', 'KS2-01', 'numerator'),
      finding('W1', 'KS2-02', 'amount'),
      finding('W1', 'KS2-06', 'amount', true),
      finding('N1', 'KS2-03', 'numerator'),
    ]);
    expect(await look.fillAt('KS2-01', 'numerator')).toBe(red);
    expect(await look.fillAt('KS2-01', 'denominator')).toBe(own);
    expect(await look.fillAt('KS2-02', 'amount')).toBe(orange);
    expect(await look.fillAt('KS2-02', 'explanation')).toBe(orange);
    expect(await look.fillAt('KS2-06', 'amount')).toBe(orange);
    expect(await look.fillAt('KS2-06', 'explanation')).toBe(own);
    expect(await look.fillAt('KS2-03', 'numerator')).toBe(blue);
    expect(await look.isProtected()).toBe(true);
  });

  it('shows the worst of several', async () => {
    const workbook = await pulled(form);
    await workbook.markFindings(form, [
      finding('N2', 'KS2-01', 'numerator'),
      finding('V4', 'KS2-01', 'numerator'),
      finding('W1', 'KS2-01', 'numerator'),
    ]);
    expect(await look.fillAt('KS2-01', 'numerator')).toBe(red);
  });

  it('gives a mended cell its own colour back', async () => {
    const workbook = await pulled(form);
    await workbook.markFindings(form, [finding('V2', 'KS2-01', 'numerator'), finding('V2', 'KS2-02', 'amount')]);
    await workbook.markFindings(form, [finding('V2', 'KS2-02', 'amount')]);
    expect(await look.fillAt('KS2-01', 'numerator')).toBe(own);
    expect(await look.fillAt('KS2-02', 'amount')).toBe(red);
    await workbook.markFindings(form, []);
    expect(await look.fillAt('KS2-02', 'amount')).toBe(own);
  });

  it('takes two trips at most, and only one while nothing changes', async () => {
    const workbook = await pulled(form);
    const findings = [finding('V2', 'KS2-01', 'numerator')];
    // The last trip of each is the library's own, which finds nothing to do.
    const trips = (act: () => Promise<void>) => countSyncs(office, act).then((count) => count - 1);
    expect(await trips(() => workbook.markFindings(form, findings))).toBe(2);
    expect(await trips(() => workbook.markFindings(form, findings))).toBe(1);
  });

  it('finds the cells after rows moved', async () => {
    const workbook = await pulled(form);
    await look.meddle((sheet) => sheet.getRange('6:7').insert('Down'));
    await workbook.markFindings(form, [finding('V2', 'KS2-17/vigil', 'numerator')]);
    expect(await look.fillAt('KS2-17/vigil', 'numerator')).toBe(red);
  });

  it('keeps locks as they were when a new pane marks', async () => {
    await pulled(form, { open: ['KS2-01'] });
    await createExcelWorkbook().markFindings(form, [finding('V2', 'KS2-01', 'numerator')]);
    expect(await look.fillAt('KS2-01', 'numerator')).toBe(red);
    expect(await look.isLockedAt('KS2-02', 'amount')).toBe(true);
    expect(await look.isLockedAt('KS2-01', 'numerator')).toBe(false);
    expect(await look.fillAt('KS2-01', 'denominator')).toBe(own);
    expect(await look.fillAt('KS2-02', 'amount')).toBe('#FFFFFF');
  });

  it('is no reason to stop where a person locked the sheet with a password', async () => {
    const workbook = await pulled(form);
    await look.meddle((sheet) => sheet.protection.protect({}, '镇里的密码'));
    await workbook.markFindings(form, [finding('V2', 'KS2-01', 'numerator')]);
    expect(await look.fillAt('KS2-01', 'numerator')).toBe(own);
    await office.user.type(await look.at('KS2-02', 'amount'), '5');
    expect((await workbook.readForm(form)).rows[1]?.cells.amount).toBe(5);
    await workbook.openForm(stateOf(form), { replaceTyped: false });
    await look.meddle(() => {}, '镇里的密码');
    await workbook.markFindings(form, [finding('V2', 'KS2-01', 'numerator')]);
    expect(await look.fillAt('KS2-01', 'numerator')).toBe(red);
  });
});

describe('returned lines', () => {
  it('opens only what was returned and says on the cell who, why and what it might be', async () => {
    const workbook = await pulled(form);
    await workbook.setOpenCells(
      stateOf(form, { open: ['KS2-01'], returns: [returned('KS2-01', 'numerator', { suggestion: '4680' })] }),
    );
    expect(await look.fillAt('KS2-01', 'numerator')).toBe(strongOrange);
    expect(await look.fillAt('KS2-01', 'name')).toBe(strongOrange);
    expect(await look.fillAt('KS2-01', 'denominator')).toBe(own);
    expect(await look.fillAt('KS2-02', 'amount')).toBe('#FFFFFF');
    expect(await look.isLockedAt('KS2-01', 'numerator')).toBe(false);
    expect(await look.isLockedAt('KS2-02', 'amount')).toBe(true);
    expect(await office.user.type(await look.at('KS2-02', 'amount'), '5')).toBe(false);
    const comments = await look.comments();
    expect(comments).toEqual({
      [await look.at('KS2-01', 'numerator')]: '【退回】李审核 2024年1月12日\n分子：分子应不含托管老人\n建议：4680',
    });
  });

  it('takes its marks away when the line is settled, and leaves the comments of people alone', async () => {
    const workbook = await pulled(form, { open: ['KS2-01'], returns: [returned('KS2-01', 'numerator')] });
    const elsewhere = await look.at('KS2-03', 'numerator');
    await look.meddle((sheet) => sheet.comments.add(sheet.getRange(elsewhere), '待核实'));
    await workbook.setOpenCells(stateOf(form, { open: 'none' }));
    expect(await look.comments()).toEqual({ [elsewhere]: '待核实' });
    expect(await look.fillAt('KS2-01', 'numerator')).toBe('#FFFFFF');
    expect(await look.fillAt('KS2-01', 'name')).toBe('#FFFFFF');
    expect(await look.isLockedAt('KS2-01', 'numerator')).toBe(true);
    // A cell that holds somebody's comment takes no second one; the colour still says that it was returned.
    await workbook.setOpenCells(stateOf(form, { open: ['KS2-03'], returns: [returned('KS2-03', 'numerator')] }));
    expect(await look.comments()).toEqual({ [elsewhere]: '待核实' });
    expect(await look.fillAt('KS2-03', 'numerator')).toBe(strongOrange);
  });

  it('keeps findings marked when locks change, and returns when findings change', async () => {
    const workbook = await pulled(form, { open: ['KS2-01'], returns: [returned('KS2-01', 'numerator')] });
    await workbook.markFindings(form, [finding('V5', 'KS2-01', 'denominator'), finding('W1', 'KS2-01', 'numerator')]);
    expect(await look.fillAt('KS2-01', 'numerator')).toBe(strongOrange);
    await workbook.setOpenCells(stateOf(form, { open: 'all' }));
    expect(await look.fillAt('KS2-01', 'denominator')).toBe(red);
    expect(await look.fillAt('KS2-01', 'numerator')).toBe(orange);
  });

  it('needs the form to be there', async () => {
    await expect(createExcelWorkbook().setOpenCells(stateOf(form))).rejects.toMatchObject({ code: 'form.notFound' });
  });
});
