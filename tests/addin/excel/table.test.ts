import { describe, expect, it } from 'vitest';
import { createExcelWorkbook } from '../../../addin/excel/excel-workbook';
import { formOf } from './form-for-tests';
import { openExcel } from './open-excel';
import { deskOf, withCatalogue } from './plan-for-tests';
import { countSyncs, pulled } from './sheets-for-tests';

const { office, look } = await openExcel({ excelApi: '1.13' });

const heading = ['类别', '序号', '指标名称', '单位', '2020年', '2025年', '属性'];
const first = ['养老服务', '1', '护理型床位占比', '%', '45.5', '≧60', '约束性'];
const second = ['', '2', '家庭适老化改造户数', '户', '－', '1000', '预期性'];

const pasted = [heading, first, second].map((row) => row.join('\t')).join('\n');

describe('a table on the sheet in front', () => {
  it('is read from A1 to its last used cell, as people see it', async () => {
    await office.user.paste('B3', pasted);
    const { table } = createExcelWorkbook();
    expect(await table.read()).toEqual({
      sheet: 'Sheet1',
      rows: [Array(8).fill(''), Array(8).fill(''), ...[heading, first, second].map((row) => ['', ...row])],
      merges: [],
    });
  });

  it('is read with what Excel made of its figures, so that the import can say so', async () => {
    await look.meddle((sheet) => {
      sheet.getRange('A1:C1').numberFormat = [['yyyy/m/d', '0.0%', '#,##0']];
      sheet.getRange('A1:C1').values = [[45293, 0.455, 12000]];
    });
    expect((await createExcelWorkbook().table.read())?.rows).toEqual([['2024/1/2', '45.5%', '12,000']]);
  });

  it('is read with its merged cells, counted from 1', async () => {
    await office.user.paste('A1', pasted);
    await look.meddle((sheet) => {
      sheet.getRange('A2:A3').merge();
      sheet.getRange('E1:F1').merge();
    });
    const { table } = createExcelWorkbook();
    const merges = (await table.read())?.merges ?? [];
    expect(merges).toHaveLength(2);
    expect(merges).toEqual(
      expect.arrayContaining([
        { top: 2, left: 1, bottom: 3, right: 1 },
        { top: 1, left: 5, bottom: 1, right: 6 },
      ]),
    );
  });

  it('is read without its merged cells where they are more than Excel lists', async () => {
    await look.meddle((sheet) => {
      sheet.getRange('A1:C513').values = Array.from({ length: 513 }, (_, row) => [`第${row + 1}行`, '', '户']);
      sheet.getRange('A1:B513').merge(true);
    });
    const { rows = [], merges } = (await createExcelWorkbook().table.read()) ?? {};
    expect([rows.length, rows[512], merges]).toEqual([513, ['第513行', '', '户'], []]);
  });

  it('takes two trips to the workbook', async () => {
    await office.user.paste('A1', pasted);
    const { table } = createExcelWorkbook();
    // The last trip is the library's own, which finds nothing to do.
    expect(await countSyncs(office, () => table.read())).toBe(3);
  });

  it('is empty on an empty sheet', async () => {
    expect(await createExcelWorkbook().table.read()).toEqual({ sheet: 'Sheet1', rows: [], merges: [] });
  });

  it.each([
    ['rows', 'A2501', { rows: 2501, columns: 1 }],
    ['columns', 'BI1', { rows: 1, columns: 61 }],
  ])('is refused, and not cut in silence, with too many %s', async (_, address, size) => {
    await look.meddle((sheet) => {
      sheet.getRange(address).values = [['末']];
    });
    await expect(createExcelWorkbook().table.read()).rejects.toMatchObject({ name: 'TooLargeTable', ...size });
  });

  it('is none where the sheet in front is one of ours', async () => {
    const workbook = await pulled(formOf('张浦镇'));
    expect(await workbook.table.read()).toBeNull();
    await (await withCatalogue(deskOf('kunshan'))).allocation.open(deskOf('kunshan'), 2023, { rewrite: false });
    expect(await workbook.table.read()).toBeNull();
    await office.user.openSheet('指标体系');
    expect(await workbook.table.read()).toBeNull();
    await office.user.openSheet('Sheet1');
    expect(await workbook.table.read()).not.toBeNull();
  });

  it('is gone back to, cell by cell', async () => {
    await office.user.paste('A1', pasted);
    const workbook = await withCatalogue(deskOf('kunshan'));
    await workbook.table.goTo('Sheet1', 3, 6);
    expect(look.active).toBe('Sheet1');
    expect(office.user.selected()).toBe('F3');
  });
});
