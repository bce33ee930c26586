import { describe, expect, it } from 'vitest';
import { createExcelWorkbook } from '../../../addin/excel/excel-workbook';
import type { PlanDesk } from '../../../addin/excel/plan-books';
import { toAllocationRows } from '../../../functions/domain/allocation/to-rows';
import type { IndicatorId } from '../../../functions/domain/ids';
import { openExcel } from './open-excel';
import { deskOf } from './plan-for-tests';
import { countSyncs } from './sheets-for-tests';

const { office, look } = await openExcel();

const kunshan = deskOf('kunshan');
const nantong = deskOf('nantong');
const plan = kunshan.draft.id;

async function withAllocation(desk: PlanDesk, dataYear = 2023) {
  const workbook = createExcelWorkbook();
  await workbook.allocation.open(desk, dataYear, { rewrite: false });
  return workbook;
}

const rowsOf = ({ draft, units }: PlanDesk, dataYear = 2023) =>
  toAllocationRows(draft, units, dataYear).map(({ key, department, marks }) => ({ key, department, marks }));

describe('the allocation', () => {
  it.each([
    ['昆山', kunshan],
    ['南通', nantong],
  ])('of %s has the indicators down and the units across, and reads the same back', async (_, desk) => {
    const workbook = await withAllocation(desk);
    const grid = await workbook.allocation.read(desk.draft.id);
    expect(grid?.rows.map(({ key, department, marks }) => ({ key, department, marks }))).toEqual(rowsOf(desk));
    expect(grid?.units).toEqual(Object.keys(rowsOf(desk)[0]?.marks ?? {}));
    expect(grid?.revision).toBe(0);
  });

  it('takes at most five trips to open and one to read', async () => {
    const workbook = createExcelWorkbook();
    const open = () => workbook.allocation.open(nantong, 2023, { rewrite: false });
    expect(await countSyncs(office, open)).toBeLessThanOrEqual(5);
    // The last trip is the library's own, which finds nothing to do.
    expect(await countSyncs(office, () => workbook.allocation.read(nantong.draft.id))).toBeLessThanOrEqual(2);
  });

  it('shows the eleven 区镇 of Kunshan and the office itself by name, and counts who reports', async () => {
    const workbook = await withAllocation(kunshan);
    expect(look.active).toBe('任务分解');
    const rows = (await workbook.allocation.read(plan))?.rows ?? [];
    const marked = rows.map(({ key, marks }) => [key, Object.values(marks).filter((mark) => mark === '●').length]);
    const counted = await Promise.all(rows.map(async ({ key }) => [key, Number(await look.textAt(key, 'count'))]));
    expect(counted).toEqual(marked);
    const address = await look.at('KS2-01', 'ou_ks_zhangpu');
    const headingRow = Number((await look.at('KS2-01', 'name')).replace(/\D/g, '')) - 1;
    expect(await look.text(address.replace(/\d+/, String(headingRow)))).toBe('张浦镇');
    expect((await look.texts()).some((row) => row.includes('养老服务科') && row.includes('张浦镇'))).toBe(false);
  });

  it('counts again when a mark comes or goes, a tick like a circle', async () => {
    const workbook = await withAllocation(kunshan);
    const before = Number(await look.textAt('KS2-01', 'count'));
    await office.user.clear(await look.at('KS2-01', 'ou_ks_zhangpu'));
    await office.settled();
    expect(Number(await look.textAt('KS2-01', 'count'))).toBe(before - 1);
    await office.user.type(await look.at('KS2-01', 'ou_ks_zhangpu'), '√');
    await office.settled();
    expect(Number(await look.textAt('KS2-01', 'count'))).toBe(before);
    const row = (await workbook.allocation.read(plan))?.rows.find(({ key }) => key === 'KS2-01');
    expect(row?.marks.ou_ks_zhangpu).toBe('√');
  });

  it('leaves marks and departments open and nothing else', async () => {
    await withAllocation(kunshan);
    expect(await look.isProtected()).toBe(true);
    expect(await look.isLockedAt('KS2-01', 'ou_ks_zhangpu')).toBe(false);
    expect(await look.isLockedAt('KS2-01', 'department')).toBe(false);
    expect(await look.isLockedAt('KS2-01', 'name')).toBe(true);
    expect(await look.isLockedAt('KS2-01', 'count')).toBe(true);
  });

  it.each([
    ['ou_ks_zhangpu', '●', true],
    ['ou_ks_zhangpu', '报', false],
    ['department', '养老服务科', true],
    ['department', '养老科', false],
  ])('offers a list for %s: %j fits is %s', async (column, text, fits) => {
    await withAllocation(kunshan);
    const address = await look.at('KS2-01', column);
    await office.user.type(address, text);
    expect(await look.isValid(address)).toBe(fits);
  });

  it('is read by what its rows and columns are, wherever they stand', async () => {
    const workbook = await withAllocation(kunshan);
    await look.meddle((sheet) => {
      sheet.getRange('D:E').insert('Right');
      sheet.getRange('6:7').insert('Down');
    });
    const gone = (await look.at('KS2-01', 'ou_ks_zhangpu')).replace(/\d/g, '');
    await look.meddle((sheet) => sheet.getRange(`${gone}:${gone}`).delete('Left'));
    const grid = await workbook.allocation.read(plan);
    expect(grid?.units).not.toContain('ou_ks_zhangpu');
    expect(grid?.rows.map(({ key, department, marks }) => ({ key, department, marks }))).toEqual(
      rowsOf(kunshan).map(({ key, department, marks: { ou_ks_zhangpu: _, ...marks } }) => ({ key, department, marks })),
    );
    await look.meddle((sheet) => sheet.getRange('9:9').delete('Up'));
    expect((await workbook.allocation.read(plan))?.rows).toHaveLength(17);
  });

  it('runs nothing that somebody wrote as a name: neither a plan’s title nor a unit’s', async () => {
    const formula = '=HYPERLINK("http://example.org","点我")';
    const [first, ...others] = kunshan.units.filter(({ type }) => type === '区镇');
    if (!first) throw new Error('no 区镇');
    const rest = kunshan.units.filter(({ type }) => type !== '区镇');
    const units = [{ ...first, name: formula }, ...others, ...rest];
    await withAllocation({ ...kunshan, units, draft: { ...kunshan.draft, title: '=1+1' } });
    const texts = (await look.texts()).flat();
    expect(texts).toContain(formula);
    expect(texts.some((text) => String(text).startsWith('=1+1'))).toBe(true);
  });

  it('is written for another year only when told to', async () => {
    const zhoushi = kunshan.units.find(({ name }) => name === '周市镇');
    const merged = {
      ...kunshan,
      units: kunshan.units.map((unit) => (unit.id === zhoushi?.id ? { ...unit, validTo: 2023 } : unit)),
    };
    const workbook = await withAllocation(merged, 2023);
    await workbook.allocation.open(merged, 2024, { rewrite: false });
    expect((await workbook.allocation.read(plan))?.units).toContain('ou_ks_zhoushi');
    await workbook.allocation.open(merged, 2024, { rewrite: true });
    expect((await workbook.allocation.read(plan))?.units).not.toContain('ou_ks_zhoushi');
    expect(look.sheets).toEqual(['Sheet1', '任务分解']);
  });

  it('hears typing, and not what is written by the pane', async () => {
    const workbook = await withAllocation(kunshan);
    let heard = 0;
    const stop = await workbook.allocation.onTyped(plan, () => {
      heard += 1;
    });
    await office.user.type(await look.at('KS2-02', 'department'), '儿童福利科');
    await office.settled();
    expect(heard).toBe(1);
    await workbook.allocation.open(kunshan, 2023, { rewrite: true });
    await office.settled();
    expect(heard).toBe(1);
    await stop();
  });

  it('has none to read where there is none', async () => {
    expect(await createExcelWorkbook().allocation.read(plan)).toBeNull();
  });

  it('is readable also for a draft without indicators', async () => {
    const workbook = await withAllocation({ ...kunshan, draft: { ...kunshan.draft, indicators: [] } });
    expect(await workbook.allocation.read(plan)).toMatchObject({ rows: [] as { key: IndicatorId }[] });
  });
});
