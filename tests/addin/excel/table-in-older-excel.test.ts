import { expect, it } from 'vitest';
import { createExcelWorkbook } from '../../../addin/excel/excel-workbook';
import { openExcel } from './open-excel';

const { office, look } = await openExcel();

it('reads a table without its merged cells in an Excel that cannot name them', async () => {
  await office.user.paste('A1', '类别\t指标名称\n养老服务\t护理型床位占比\n\t家庭适老化改造户数');
  await look.meddle((sheet) => sheet.getRange('A2:A3').merge());
  expect(await createExcelWorkbook().table.read()).toEqual({
    sheet: 'Sheet1',
    rows: [
      ['类别', '指标名称'],
      ['养老服务', '护理型床位占比'],
      ['', '家庭适老化改造户数'],
    ],
    merges: [],
  });
});
