import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createExcelWorkbook } from '../../../addin/excel/excel-workbook';
import { type House, isOfHouse } from '../../../functions/domain/org/house';
import type { Person } from '../../../functions/domain/org/people';
import type { OrgUnit } from '../../../functions/domain/org/units';
import { readRoster } from '../../../functions/domain/roster/read-rows';
import { openExcel } from './open-excel';
import { countSyncs } from './sheets-for-tests';

const { office, look } = await openExcel();

const seed = <T>(name: string): T =>
  JSON.parse(readFileSync(new URL(`../../../seeds/nantong/${name}.json`, import.meta.url), 'utf8')) as T;
const all = seed<OrgUnit[]>('units');
const [city] = all;
if (!city) throw new Error('no units');
const units = all.filter(({ parent }) => parent === city.id);
const people = seed<Person[]>('people').filter((person) => isOfHouse({ city, units }, person));
const house: House = { city, units, people };

async function withRoster() {
  const workbook = createExcelWorkbook();
  await workbook.roster.open(house, { rewrite: false });
  return workbook;
}

async function reading(workbook = createExcelWorkbook()) {
  const grid = await workbook.roster.read(city?.id ?? 'ou_none');
  return grid && readRoster(grid, house);
}

describe('the sheet of people and units', () => {
  it('of Nantong comes back as it went, in five trips at most', async () => {
    expect(await createExcelWorkbook().roster.read(city.id)).toBeNull();
    const workbook = createExcelWorkbook();
    expect(await countSyncs(office, () => workbook.roster.open(house, { rewrite: false }))).toBeLessThanOrEqual(5);
    expect(look.active).toBe('人员与单位');
    expect(await reading(workbook)).toEqual({ items: [], faults: [] });
  });

  it('offers roles, units and departments, and says where somebody typed another', async () => {
    const workbook = await withRoster();
    const role = await look.at('pn_nt_gu', 'role');
    await office.user.type(role, '审核人');
    expect(await look.isValid(role)).toBe(true);
    await office.user.type(role, '科员');
    expect(await look.isValid(role)).toBe(false);
    // Nine names of departments do not fit into a rule; they stand in a hidden row.
    const department = await look.at('pn_nt_xu', 'department');
    await office.user.type(department, '安全监管处');
    expect(await look.isValid(department)).toBe(true);
    expect((await reading(workbook))?.faults).toMatchObject([
      { row: Number(role.replace(/\D/g, '')), name: '顾晓燕', fault: 'choiceUnknown', column: 'role', found: '科员' },
    ]);
  });

  it('takes who comes on a spare row, and keeps a code that was typed as a number', async () => {
    const workbook = await withRoster();
    const rows = (await workbook.roster.read(city.id))?.rows ?? [];
    const spare = (rows.at(-1)?.row ?? 0) + 1;
    const column = async (id: string) => (await look.at('pn_nt_gu', id)).replace(/\d/g, '');
    for (const [id, text] of [
      ['kind', '单位'],
      ['name', '新区'],
      ['type', '县（市、区）'],
      ['divisionCode', '320699'],
      ['validFrom', '2024'],
    ] as const)
      await office.user.type(`${await column(id)}${spare}`, text);
    expect(await reading(workbook)).toMatchObject({
      faults: [],
      items: [{ id: null, after: { name: '新区', divisionCode: '320699', validFrom: 2024 } }],
    });
  });

  it('leaves everything open but the keys', async () => {
    await withRoster();
    expect(await look.isProtected()).toBe(true);
    for (const column of ['name', 'role', 'presence']) expect(await look.isLockedAt('pn_nt_gu', column)).toBe(false);
  });
});
