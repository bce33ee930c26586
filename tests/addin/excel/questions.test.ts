import { describe, expect, it } from 'vitest';
import type { EntryKey } from '../../../functions/domain/ids';
import { formOf } from './form-for-tests';
import { openExcel } from './open-excel';
import { pulled, stateOf } from './sheets-for-tests';

const { look } = await openExcel();

const form = formOf('张浦镇');
const violet = '#D9C9F0';
const strongOrange = '#F4B183';
const white = '#FFFFFF';
const by = { id: 'pn_li', name: '李审核' } as const;
const at = '2024-01-12T02:00:00.000Z';
const about = (key: EntryKey) => ({ key, by: by.name, at, text: '是否含结转户数？' });

describe('a question in the sheet', () => {
  it('stands as a comment at the name of its line, in a colour of its own, and opens no cell', async () => {
    const workbook = await pulled(form);
    await workbook.setOpenCells(stateOf(form, { open: 'none', questions: [about('KS2-02')] }));
    expect(await look.comments()).toEqual({
      [await look.at('KS2-02', 'name')]: '【询问】李审核 2024年1月12日\n是否含结转户数？',
    });
    expect(await look.fillAt('KS2-02', 'name')).toBe(violet);
    expect(await look.fillAt('KS2-02', 'amount')).toBe(white);
    expect(await look.isLockedAt('KS2-02', 'amount')).toBe(true);
  });

  it('is told from a return of the same line, which keeps its cell and the number', async () => {
    const workbook = await pulled(form);
    const returned = { key: 'KS2-02', field: 'amount', reason: '请核对', suggestion: null, by, at } as const;
    await workbook.setOpenCells(stateOf(form, { open: ['KS2-02'], returns: [returned], questions: [about('KS2-02')] }));
    expect(Object.values(await look.comments())).toHaveLength(2);
    expect(await look.fillAt('KS2-02', 'name')).toBe(violet);
    expect(await look.fillAt('KS2-02', 'serial')).toBe(strongOrange);
    expect(await look.fillAt('KS2-02', 'amount')).toBe(strongOrange);
  });

  it('goes when it was answered; the comments of people stay', async () => {
    const workbook = await pulled(form, { questions: [about('KS2-02')] });
    const elsewhere = await look.at('KS2-03', 'name');
    await look.meddle((sheet) => sheet.comments.add(sheet.getRange(elsewhere), '待核实'));
    await workbook.setOpenCells(stateOf(form, { open: 'none' }));
    expect(await look.comments()).toEqual({ [elsewhere]: '待核实' });
    expect(await look.fillAt('KS2-02', 'name')).toBe(white);
  });
});
