import { describe, expect, it } from 'vitest';
import { createExcelWorkbook } from '../../../addin/excel/excel-workbook';
import type { Workbook } from '../../../addin/excel/workbook';
import { toEntries } from '../../../functions/domain/form/grid';
import { validate } from '../../../functions/domain/submission/validate';
import { formOf } from './form-for-tests';
import { openExcel } from './open-excel';
import { countSyncs, pulled, stateOf } from './sheets-for-tests';

const { office, look } = await openExcel();
const zhangpu = formOf('张浦镇');
const second = { revision: 2, hash: 'c0ffee012345' };
const third = { revision: 3, hash: 'decade012345' };

const cellsOf = async (workbook: Workbook, key: string) =>
  (await workbook.readForm(zhangpu)).rows.find((row) => row.key === key)?.cells;

describe('the version a sheet is in step with', () => {
  it('is told by the sheet itself, to any pane that opens the file later', async () => {
    const workbook = await pulled(zhangpu, { inStep: second });
    expect(await createExcelWorkbook().inStep(zhangpu)).toEqual(second);
    await workbook.noteInStep(zhangpu, third);
    expect(await createExcelWorkbook().inStep(zhangpu)).toEqual(third);
    expect(await workbook.hasForm(zhangpu)).toBe(true);
  });

  it('before the first step is one too', async () => {
    await pulled(zhangpu, { inStep: { revision: 0, hash: '' } });
    expect(await createExcelWorkbook().inStep(zhangpu)).toEqual({ revision: 0, hash: '' });
  });

  it('is unknown of a sheet that was written before it was noted', async () => {
    const workbook = await pulled(zhangpu);
    expect(await workbook.inStep(zhangpu)).toBeNull();
    expect(await workbook.activeForm()).toMatchObject({ version: 1 });
  });

  it('is noted without a change of any cell, so that everything can still be undone', async () => {
    const workbook = await pulled(zhangpu, { inStep: second });
    let changed = 0;
    await office.Excel.run(async (context) => {
      context.workbook.worksheets.onChanged.add(async () => {
        changed += 1;
      });
      await context.sync();
    });
    const before = await look.texts();
    await workbook.noteInStep(zhangpu, third);
    await office.settled();
    expect(await look.texts()).toEqual(before);
    expect(changed).toBe(0);
  });

  it('is an older one, never a newer one, where the part of the file was taken out', async () => {
    const workbook = await pulled(zhangpu, { inStep: second });
    await workbook.noteInStep(zhangpu, third);
    await office.Excel.run(async (context) => {
      const parts = context.workbook.customXmlParts.getByNamespace('urn:gangmu:sheet').load('items/id');
      await context.sync();
      for (const part of parts.items) part.delete();
      await context.sync();
    });
    expect(await createExcelWorkbook().inStep(zhangpu)).toEqual(second);
  });

  it('stays when the sheet is mended, and goes on when it is written anew', async () => {
    const workbook = await pulled(zhangpu, { inStep: second });
    const target = await look.at('KS2-01', 'target');
    await look.meddle((sheet) => {
      sheet.getRange(target).values = [[45]];
    });
    await workbook.openForm(stateOf(zhangpu, { inStep: third }), { replaceTyped: false });
    expect(await look.textAt('KS2-01', 'target')).toBe('50');
    expect(await workbook.inStep(zhangpu)).toEqual(second);
    await workbook.openForm(stateOf(zhangpu, { inStep: third }), { replaceTyped: true });
    expect(await workbook.inStep(zhangpu)).toEqual(third);
  });
});

describe('writing single cells', () => {
  it('changes those and nothing else, and leaves the person where they are', async () => {
    const workbook = await pulled(zhangpu);
    await office.user.type(await look.at('KS2-02', 'amount'), '220');
    const place = await look.at('KS2-06', 'amount');
    await office.user.select(place);
    const left = await workbook.writeCells(zhangpu, [
      { key: 'KS2-01', field: 'numerator', found: '', text: '460' },
      { key: 'KS2-01', field: 'explanation', found: '', text: '=新增两个服务点' },
      { key: 'KS2-03', field: 'numerator', found: '', text: '不适用' },
    ]);
    expect(left).toEqual([]);
    expect(await cellsOf(workbook, 'KS2-01')).toMatchObject({ numerator: 460, explanation: '=新增两个服务点' });
    expect(await cellsOf(workbook, 'KS2-03')).toMatchObject({ numerator: '不适用' });
    expect(await cellsOf(workbook, 'KS2-02')).toMatchObject({ amount: 220 });
    expect(office.user.selected()).toBe(place);
    expect(await look.isProtected()).toBe(true);
  });

  it('leaves a cell alone in which something was typed since, and says so', async () => {
    const workbook = await pulled(zhangpu);
    await office.user.type(await look.at('KS2-02', 'amount'), '220');
    const other = { key: 'KS2-06', field: 'amount', found: '', text: '4' } as const;
    const overtaken = { key: 'KS2-02', field: 'amount', found: '', text: '310' } as const;
    expect(await workbook.writeCells(zhangpu, [overtaken, other])).toEqual([overtaken]);
    expect(await cellsOf(workbook, 'KS2-02')).toMatchObject({ amount: 220 });
    expect(await cellsOf(workbook, 'KS2-06')).toMatchObject({ amount: 4 });
  });

  it('reaches closed lines too, and closes them again', async () => {
    const workbook = await pulled(zhangpu, { open: ['KS2-02'] });
    await workbook.writeCells(zhangpu, [{ key: 'KS2-06', field: 'amount', found: '', text: '4' }]);
    expect(await cellsOf(workbook, 'KS2-06')).toMatchObject({ amount: 4 });
    expect(await look.isProtected()).toBe(true);
    expect(await look.isLockedAt('KS2-06', 'amount')).toBe(true);
  });

  it('writes open cells also under a password of somebody else', async () => {
    const workbook = await pulled(zhangpu);
    await look.meddle((sheet) => sheet.protection.protect({}, 'geheim'));
    await workbook.writeCells(zhangpu, [{ key: 'KS2-06', field: 'amount', found: '', text: '4' }]);
    expect(await cellsOf(workbook, 'KS2-06')).toMatchObject({ amount: 4 });
  });

  it('writes nothing at all where one of the lines was deleted', async () => {
    const workbook = await pulled(zhangpu);
    const row = Number((await look.at('KS2-06', 'name')).slice(1));
    await look.meddle((sheet) => sheet.getRange(`${row}:${row}`).delete('Up'));
    const cells = (['KS2-02', 'KS2-06'] as const).map((key) => ({
      key,
      field: 'amount' as const,
      found: '',
      text: '4',
    }));
    await expect(workbook.writeCells(zhangpu, cells)).rejects.toMatchObject({ code: 'form.notFound' });
    expect(await cellsOf(workbook, 'KS2-02')).toMatchObject({ amount: '' });
  });

  it('takes no more trips to the workbook for many cells than for one cells there are', async () => {
    const workbook = await pulled(zhangpu);
    const cells = (['KS2-02', 'KS2-06', 'KS2-14'] as const).map((key) => ({
      key,
      field: 'amount' as const,
      found: '',
      text: '4',
    }));
    expect(await countSyncs(office, () => workbook.writeCells(zhangpu, cells))).toBeLessThanOrEqual(4);
  });
});

/** A number as typing leaves it in Excel when Excel gives the cell a format of its own. */
async function numberIn(key: string, value: number | string, format: string): Promise<string> {
  const address = await look.at(key, 'amount');
  await look.meddle((sheet) => {
    const cell = sheet.getRange(address);
    cell.numberFormat = [[format]];
    cell.values = [[value]];
    sheet.protection.protect();
  });
  return address;
}

const formatOf = (address: string) =>
  office.Excel.run(async (context) => {
    const cell = context.workbook.worksheets.getActiveWorksheet().getRange(address).load('numberFormat');
    await context.sync();
    return cell.numberFormat[0]?.[0];
  });

describe('a percentage typed where a figure belongs', () => {
  const percentIn = (key: string, value: number | '', format = '0%') => numberIn(key, value, format);

  it.each([
    [0.05, '0%', '5%'],
    [0.07, '0.00%', '7%'],
    [0.05123, '0.00%', '5.123%'],
    [96.77, '0%', '9677%'],
    [-0.5, '0%', '-50%'],
  ])(
    '%d in the format %s is read as what is seen, %s, and never as the small number behind it',
    async (value, format, seen) => {
      const workbook = await pulled(zhangpu);
      await percentIn('KS2-02', value, format);
      expect(await cellsOf(workbook, 'KS2-02')).toMatchObject({ amount: seen });
    },
  );

  it('leaves no format behind: it stands there as a text, and the next number typed is that number', async () => {
    const workbook = await pulled(zhangpu);
    const address = await percentIn('KS2-02', 0.05);
    await workbook.readForm(zhangpu);
    expect(await look.text(address)).toBe('5%');
    expect(await cellsOf(workbook, 'KS2-02')).toMatchObject({ amount: '5%' });
    expect(await look.textAt('KS2-02', 'value')).toBe('');
    expect(await look.isProtected()).toBe(true);
    await office.user.type(address, '9677');
    expect(await look.text(address)).toBe('9677');
    expect(await cellsOf(workbook, 'KS2-02')).toMatchObject({ amount: 9677 });
  });

  it('nor where it was pasted', async () => {
    const workbook = await pulled(zhangpu);
    const address = await look.at('KS2-02', 'amount');
    await office.user.paste(address, '5%');
    expect(await cellsOf(workbook, 'KS2-02')).toMatchObject({ amount: '5%' });
    await office.user.type(address, '9677');
    expect(await look.text(address)).toBe('9677');
  });

  it('nor when it was deleted again', async () => {
    const workbook = await pulled(zhangpu);
    const address = await percentIn('KS2-02', '');
    expect(await cellsOf(workbook, 'KS2-02')).toMatchObject({ amount: '' });
    expect(await formatOf(address)).toBe('General');
  });

  it('is read right also where a lock keeps the format on', async () => {
    const workbook = await pulled(zhangpu);
    await percentIn('KS2-02', 0.05);
    await look.meddle((sheet) => sheet.protection.protect({}, 'geheim'));
    expect(await cellsOf(workbook, 'KS2-02')).toMatchObject({ amount: '5%' });
  });
});

describe('a date or a time that Excel makes of what is typed', () => {
  it.each([
    // 46085 days after the last one of 1899 is 4 March 2026, 45658 is 1 January 2025.
    ['3/4', 46085, 'm"月"d"日"', '3月4日'],
    ['1-2', 46024, 'm"月"d"日"', '1月2日'],
    ['2026/3/4', 46085, 'yyyy/m/d', '2026/3/4'],
    ['12:30', 0.520833333333333, 'h:mm', '12:30'],
    ['2025-1', 45658, 'yyyy', '2025/1/1'],
  ])('%s, which is %d beneath, is read as what is seen and no figure', async (_, value, format, seen) => {
    const workbook = await pulled(zhangpu);
    const address = await numberIn('KS2-02', value, format);
    const reading = toEntries(zhangpu, await workbook.readForm(zhangpu));
    const entry = reading.entries.find(({ key }) => key === 'KS2-02');
    expect(entry).toMatchObject({ amount: null, unread: { amount: seen } });
    expect(validate(zhangpu, reading.entries, reading)).toContainEqual(
      expect.objectContaining({ rule: 'V2', key: 'KS2-02', details: { typed: seen } }),
    );
    expect(await look.text(address)).toBe(seen);
    await office.user.type(address, '9677');
    expect(await cellsOf(workbook, 'KS2-02')).toMatchObject({ amount: 9677 });
    expect(await look.text(address)).toBe('9677');
  });

  it('leaves its format to no word that is typed over it, and no empty cell', async () => {
    const workbook = await pulled(zhangpu);
    for (const value of ['不适用', '']) {
      const address = await numberIn('KS2-02', value, 'yyyy/m/d');
      expect(await cellsOf(workbook, 'KS2-02')).toMatchObject({ amount: value });
      expect(await formatOf(address)).toBe('General');
    }
  });

  it.each(['#,##0.00', '0.00E+00', '_ * #,##0_ ;[Red]-#,##0', '"共"0"户"', '¥#,##0', '# ?/?'])(
    'is not seen in a number that shows as %s: pasted with its look, it is the figure it was',
    async (format) => {
      const workbook = await pulled(zhangpu);
      const address = await numberIn('KS2-02', 1250, format);
      expect(await cellsOf(workbook, 'KS2-02')).toMatchObject({ amount: 1250 });
      expect(await formatOf(address)).toBe(format);
    },
  );
});
