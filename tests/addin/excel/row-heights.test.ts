import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createExcelWorkbook } from '../../../addin/excel/excel-workbook';
import { formLayout } from '../../../addin/excel/form-layout';
import { lineCount } from '../../../addin/excel/wrapped-text';
import { type FormTemplate, toFormTemplate } from '../../../functions/domain/form/template';
import type { OrgUnit } from '../../../functions/domain/org/units';
import type { Plan } from '../../../functions/domain/plan/plan';
import { round2023 } from './form-for-tests';
import { openExcel } from './open-excel';

const { office, look } = await openExcel();

const seed = <T>(city: string, name: string): T =>
  JSON.parse(readFileSync(new URL(`../../../seeds/${city}/${name}.json`, import.meta.url), 'utf8')) as T;

function formIn(city: string, unitName: string): FormTemplate {
  const unit = seed<OrgUnit[]>(city, 'units').find(({ name }) => name === unitName);
  if (!unit) throw new Error(`no unit ${unitName}`);
  return toFormTemplate(seed<Plan>(city, 'plan'), { ...round2023, parent: unit.parent ?? unit.id }, unit, []);
}

const pull = (template: FormTemplate) =>
  createExcelWorkbook().openForm({ template, entries: [], open: 'all', returns: [] }, { replaceTyped: false });

/** By the keys of the lines, in points. */
async function heights(form: FormTemplate): Promise<Map<string, number>> {
  const addresses = await Promise.all(form.rows.map(async ({ key }) => [key, await look.at(key, 'name')] as const));
  return office.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    const cells = addresses.map(([key, address]) => [key, sheet.getRange(address).load('format/rowHeight')] as const);
    await context.sync();
    return new Map(cells.map(([key, { format }]) => [key, format.rowHeight]));
  });
}

const [rudong, district] = [formIn('nantong', '如东县'), formIn('zhushan', '珠山区民政局（区本级）')];

describe('the height of a line of the form', () => {
  it('has room for the four lines in which Nantong asks for its first indicator', async () => {
    // At 9 points 34 columns have room for (34 − 1) × 10.5 ÷ 9 = 38.5, that is 19 letters. 分子：已建成…机制的县 is 18, and
    // （市、 may not be torn apart; （市、区）数（建成填1，未建成填0） is 17, and （个） again does not fit; 分母：… is one line more.
    const asks = rudong.rows.find(({ key }) => key === 'NT2-01')?.asks ?? '';
    expect(asks).toMatch(/^分子：已建成困难群众主动发现机制的县（市、区）数（建成填1，未建成填0）（个）\n分母：/);
    await pull(rudong);
    // Four lines of 9 points, each a third higher than its letters, within the pixel a grid rounds to.
    expect((await heights(rudong)).get('NT2-01')).toBeGreaterThanOrEqual(4 * 9 * 1.3 + 7);
  });

  it('has room for a relative target in the words of the plan, which is wrapped', async () => {
    const row = district.rows.find(({ target }) => target === '不低于重度残疾人护理补贴标准');
    if (!row) throw new Error('no such target');
    await pull(district);
    // Fourteen letters, of which a column of 10 takes four: four lines of 10 points.
    expect(lineCount({ text: row.target, width: 10, size: 10 })).toBe(4);
    expect((await heights(district)).get(row.key)).toBeGreaterThanOrEqual(4 * 10 * 1.3 + 7);
    const address = await look.at(row.key, 'target');
    const isWrapped = await office.Excel.run(async (context) => {
      const { format } = context.workbook.worksheets.getActiveWorksheet().getRange(address);
      format.load('wrapText');
      await context.sync();
      return format.wrapText;
    });
    expect(isWrapped).toBe(true);
  });

  it.each([
    ['Nantong', rudong],
    ['Zhushan', district],
  ] as const)('of %s has room for all that is printed, in every line', async (_, form) => {
    await pull(form);
    const widths = new Map(formLayout(form).columns.map(({ id, width }) => [id, width]));
    const needs = (id: 'name' | 'target' | 'measure' | 'asks', text: string, size: number) =>
      lineCount({ text, width: widths.get(id) ?? 0, size }) * size * 1.3;
    const found = await heights(form);
    for (const row of form.rows) {
      const needed = Math.max(
        needs('name', row.name, 10),
        needs('target', row.target, 10),
        needs('measure', row.measure, 10),
        needs('asks', row.asks, 9),
      );
      expect(found.get(row.key), row.key).toBeGreaterThanOrEqual(needed);
    }
  });
});
