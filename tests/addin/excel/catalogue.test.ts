import { describe, expect, it } from 'vitest';
import { createExcelWorkbook } from '../../../addin/excel/excel-workbook';
import { catalogueColumns } from '../../../functions/domain/catalogue/columns';
import type { CatalogueGrid } from '../../../functions/domain/catalogue/grid';
import { toCatalogueRows } from '../../../functions/domain/catalogue/to-rows';
import type { IndicatorId } from '../../../functions/domain/ids';
import type { PlanFinding } from '../../../functions/domain/plan/plan-findings';
import { openExcel } from './open-excel';
import { deskOf, withCatalogue } from './plan-for-tests';
import { countSyncs, pulled } from './sheets-for-tests';

const { office, look } = await openExcel();

const kunshan = deskOf('kunshan');
const nantong = deskOf('nantong');
const plan = kunshan.draft.id;

const plain = '#FFFBE6';
const red = '#FFC7CE';
const blue = '#CFE8FC';

/** What a person sees of each indicator, without how we read its target. */
const textsOf = (desk: typeof kunshan) =>
  toCatalogueRows(desk.draft, desk.units).map(({ key, cells: { targetRead: _, ...cells } }) => ({ key, cells }));

const rowOf = (grid: CatalogueGrid | null, key: IndicatorId) => grid?.rows.find((row) => row.key === key)?.cells;

const finding = (indicator: IndicatorId | null, column: PlanFinding['column'], level: PlanFinding['level']) =>
  ({ rule: 'cellUnread', level, indicator, column, found: '', expected: '' }) satisfies PlanFinding;

/** The first row below the last indicator. */
async function spareRow(): Promise<number> {
  const last = kunshan.draft.indicators.at(-1)?.id ?? '';
  return Number((await look.at(last, 'name')).replace(/\D/g, '')) + 1;
}

/** The address of a cell in a row without a key. */
const inRow = async (row: number, column: string) => (await look.at('KS2-01', column)).replace(/\d+/, String(row));

describe('opening the catalogue', () => {
  it.each([
    ['昆山', kunshan, 18],
    ['南通', nantong, 27],
  ])('of %s writes each indicator as its row of texts, and reads the same back', async (_, desk, count) => {
    const workbook = await withCatalogue(desk);
    const grid = await workbook.catalogue.read(desk.draft.id);
    expect(grid).toMatchObject({ plan: desk.draft.id, revision: 0 });
    expect(grid?.rows).toHaveLength(count);
    expect(grid?.rows.map(({ key, cells }) => ({ key, cells }))).toEqual(textsOf(desk));
  });

  it('takes at most five trips to the workbook, and reading it one', async () => {
    const workbook = createExcelWorkbook();
    expect(await countSyncs(office, () => workbook.catalogue.open(nantong, { rewrite: false }))).toBeLessThanOrEqual(5);
    // The last trip is the library's own, which finds nothing to do.
    expect(await countSyncs(office, () => workbook.catalogue.read(nantong.draft.id))).toBeLessThanOrEqual(2);
    const reopened = createExcelWorkbook();
    expect(await countSyncs(office, () => reopened.catalogue.read(nantong.draft.id))).toBeLessThanOrEqual(4);
  });

  it('puts a protected sheet in front that says which plan and version it is', async () => {
    await withCatalogue({
      ...kunshan,
      draft: {
        ...kunshan.draft,
        basedOn: 2,
        revision: 3,
        saved: { by: { id: 'pn_zhou', name: '周颖' }, at: '2026-11-20T01:00:00.000Z' },
      },
    });
    expect(look.active).toBe('指标体系');
    expect(await look.isProtected()).toBe(true);
    expect(await look.text('B2')).toBe('昆山市民政事业发展“十四五”规划指标体系表');
    expect(await look.text('B3')).toBe('在第2版基础上修订　第3次保存');
    expect(await look.texts()).toContainEqual(expect.arrayContaining(['规划载明', '统计属性', '填报', '年度目标']));
  });

  it('shows ten indicators and more on a screen, with baseline and target side by side', async () => {
    await withCatalogue(nantong);
    const heights = await office.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const first = Number((await look.at('NT2-01', 'name')).replace(/\D/g, ''));
      const rows = Array.from({ length: 27 }, (_, row) => sheet.getRange(`B${first + row}`).load('format/rowHeight'));
      await context.sync();
      return rows.map(({ format }) => format.rowHeight);
    });
    // 400 points are what 800 pixels leave for rows.
    const points = heights.slice(0, 10).reduce((sum, height) => sum + height, 0);
    expect(points).toBeLessThan(400);
    expect(await look.text(await look.at('NT2-09', 'baseline'))).toBe('12.49');
    const column = async (id: string) => (await look.at('NT2-09', id)).replace(/\d/g, '');
    expect([await column('baseline'), await column('target')]).toEqual(['H', 'I']);
  });

  it('writes plain figures as numbers, of which Excel has nothing to warn, and all else as it is printed', async () => {
    await withCatalogue(nantong);
    const values = await office.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const at = await Promise.all(['serial', 'baseline', 'target'].map((id) => look.at('NT2-09', id)));
      const cells = at.map((address) => sheet.getRange(address).load('values'));
      await context.sync();
      return cells.map(({ values }) => values[0]?.[0]);
    });
    expect(values).toEqual([9, 12.49, '18']);
  });

  it('keeps its title within the frozen columns, so that scrolling never cuts it', async () => {
    await withCatalogue(nantong);
    const size = await office.Excel.run(async (context) => {
      const { format } = context.workbook.worksheets.getActiveWorksheet().getRange('B2').load('format/font/size');
      await context.sync();
      return format.font.size;
    });
    // 5 + 12 + 32 characters are 268.5 points; 21 letters of 12 points are 252.
    expect(size).toBe(12);
  });

  it('prints on A4 across, legibly, with the names on every page and without the spare rows', async () => {
    await withCatalogue(kunshan);
    const page = await office.Excel.run(async (context) => {
      const { pageLayout } = context.workbook.worksheets.getActiveWorksheet();
      pageLayout.load('orientation,paperSize,zoom');
      const area = pageLayout.getPrintAreaOrNullObject().load('address');
      const columns = pageLayout.getPrintTitleColumnsOrNullObject().load('address');
      await context.sync();
      return { ...pageLayout.toJSON(), area: area.address, columns: columns.address };
    });
    expect(page).toMatchObject({ orientation: 'Landscape', paperSize: 'A4', zoom: { horizontalFitToPages: 5 } });
    const last = Number((await look.at('KS2-18', 'name')).replace(/\D/g, ''));
    expect(page.area).toMatch(new RegExp(`!B2:[A-Z]+${last}$`));
    expect(page.columns).toMatch(/!B:D$/);
  });

  it('leaves the planner everything but how a target was read', async () => {
    await withCatalogue(kunshan);
    expect(await look.isLockedAt('KS2-01', 'targetRead')).toBe(true);
    for (const { id, kind } of catalogueColumns(kunshan.draft, kunshan.units)) {
      if (kind !== 'printed') expect(await look.isLockedAt('KS2-01', id)).toBe(false);
    }
    expect(await office.user.type(await look.at('KS2-01', 'targetRead'), '≥1')).toBe(false);
    expect(await office.user.type(await look.at('KS2-01', 'name'), '别的名称')).toBe(true);
  });

  it('offers the words of each list, also in the spare rows', async () => {
    await withCatalogue(kunshan);
    const spare = await spareRow();
    for (const { id, kind, choices } of catalogueColumns(kunshan.draft, kunshan.units).slice(1)) {
      for (const address of [await look.at('KS2-01', id), await inRow(spare + 19, id)]) {
        const source = await office.Excel.run(async (context) => {
          const { dataValidation } = context.workbook.worksheets.getActiveWorksheet().getRange(address);
          dataValidation.load('rule');
          await context.sync();
          return dataValidation.rule.list?.source ?? null;
        });
        expect(source).toBe(kind === 'choice' ? choices.join(',') : null);
      }
    }
    expect(await office.user.type(await look.at('KS2-01', 'direction'), '保持')).toBe(true);
  });

  it('offers a list that is too long for a rule from a hidden row', async () => {
    const departments = Array.from({ length: 40 }, (_, index) => ({
      ...(kunshan.units.find(({ type }) => type === '科室') as (typeof kunshan.units)[number]),
      id: `ou_ks_d_${index}` as const,
      name: `民政事务第${index + 1}科室`,
    }));
    const workbook = await withCatalogue({ ...kunshan, units: [...kunshan.units, ...departments] });
    const address = await look.at('KS2-01', 'department');
    expect(await look.isValid(address)).toBe(true);
    await office.user.type(address, '民政事务第40科室');
    expect(await look.isValid(address)).toBe(true);
    await office.user.type(address, '民政事务第41科室');
    expect(await look.isValid(address)).toBe(false);
    expect((await workbook.catalogue.read(plan))?.rows).toHaveLength(18);
  });

  it('writes over what stands there only when told to, and leaves nothing of the larger draft before', async () => {
    const workbook = await withCatalogue(kunshan);
    await office.user.type(await look.at('KS2-01', 'name'), '改过的名称');
    const shorter = { ...kunshan, draft: { ...kunshan.draft, indicators: kunshan.draft.indicators.slice(0, 3) } };
    await workbook.catalogue.open(shorter, { rewrite: false });
    expect((await workbook.catalogue.read(plan))?.rows).toHaveLength(18);
    expect(rowOf(await workbook.catalogue.read(plan), 'KS2-01')?.name).toBe('改过的名称');
    await workbook.catalogue.open(shorter, { rewrite: true });
    const grid = await workbook.catalogue.read(plan);
    expect(grid?.rows.map(({ key }) => key)).toEqual(['KS2-01', 'KS2-02', 'KS2-03']);
    expect(look.sheets).toEqual(['Sheet1', '指标体系']);
  });

  it('keeps the catalogues of two plans apart, and from the forms', async () => {
    const workbook = await pulled((await import('./form-for-tests')).formOf('张浦镇'));
    expect(await workbook.catalogue.read(plan)).toBeNull();
    await workbook.catalogue.open(kunshan, { rewrite: false });
    await workbook.catalogue.open(nantong, { rewrite: false });
    expect(look.sheets).toEqual(['Sheet1', '2023填报_张浦镇', '指标体系', '指标体系 (2)']);
    expect((await workbook.catalogue.read(plan))?.rows).toHaveLength(18);
    expect((await workbook.catalogue.read(nantong.draft.id))?.rows).toHaveLength(27);
    expect(await workbook.activeForm()).toBeNull();
  });
});

describe('editing the catalogue', () => {
  it.each([
    ['baseline', '45.5'],
    ['baseline', '2/3'],
    ['target', '≥95%'],
    ['target', '007'],
    ['target', '1-2'],
    ['definition', '第一行\n第二行'],
  ] as const)('gives %s back as typed: %j', async (column, text) => {
    const workbook = await withCatalogue(kunshan);
    await office.user.type(await look.at('KS2-01', column), text);
    expect(rowOf(await workbook.catalogue.read(plan), 'KS2-01')?.[column]).toBe(text);
  });

  it('takes a number that was pasted over a text with all its decimals, and a date or percentage as it shows', async () => {
    const workbook = await withCatalogue(kunshan);
    const [baseline, target] = [await look.at('KS2-01', 'baseline'), await look.at('KS2-01', 'target')];
    await look.meddle((sheet) => {
      sheet.getRange(baseline).numberFormat = [['0.0']];
      sheet.getRange(baseline).values = [[44.65]];
      sheet.getRange(target).numberFormat = [['0.0%']];
      sheet.getRange(target).values = [[0.455]];
    });
    const cells = rowOf(await workbook.catalogue.read(plan), 'KS2-01');
    expect(cells).toMatchObject({ baseline: '44.65', target: '45.5%' });
  });

  it('reads a new indicator in a spare row as one without a key, and no empty row', async () => {
    const workbook = await withCatalogue(kunshan);
    const row = await spareRow();
    await office.user.type(await inRow(row + 2, 'name'), '每千名老年人拥有护理员数');
    await office.user.type(await inRow(row + 2, 'measure'), '人');
    const grid = await workbook.catalogue.read(plan);
    expect(grid?.rows).toHaveLength(19);
    expect(grid?.rows.at(-1)).toMatchObject({
      key: null,
      row: row + 2,
      cells: { name: '每千名老年人拥有护理员数', measure: '人', target: '' },
    });
  });

  it('reads a row inserted between two others, where the protection lets rows come in', async () => {
    const workbook = await withCatalogue(kunshan);
    const row = Number((await look.at('KS2-05', 'name')).replace(/\D/g, ''));
    expect(await office.user.insertRows(row)).toBe(true);
    await look.meddle((sheet) => {
      sheet.getRange(`D${row}`).values = [['插入的指标']];
    });
    const grid = await workbook.catalogue.read(plan);
    expect(grid?.rows[4]).toMatchObject({ key: null, row, cells: { name: '插入的指标' } });
    expect(rowOf(grid, 'KS2-05')).toEqual(textsOf(kunshan)[4]?.cells);
  });

  it('reads a deleted row as gone, the others as they were', async () => {
    const workbook = await withCatalogue(kunshan);
    const row = Number((await look.at('KS2-03', 'name')).replace(/\D/g, ''));
    await look.meddle((sheet) => sheet.getRange(`${row}:${row}`).delete('Up'));
    const grid = await workbook.catalogue.read(plan);
    expect(grid?.rows.map(({ key, cells }) => ({ key, cells }))).toEqual(
      textsOf(kunshan).filter(({ key }) => key !== 'KS2-03'),
    );
  });

  it('reads a copied row twice, for the planner to be told', async () => {
    const workbook = await withCatalogue(kunshan);
    const row = await spareRow();
    await look.meddle((sheet) => {
      sheet.getRange(`A${row}`).values = [['KS2-02']];
    });
    const grid = await workbook.catalogue.read(plan);
    expect(grid?.rows.filter(({ key }) => key === 'KS2-02')).toHaveLength(2);
  });

  it('finds columns by what they are, with one inserted and one deleted', async () => {
    const workbook = await withCatalogue(kunshan);
    await look.meddle((sheet) => sheet.getRange('E:E').insert('Right'));
    const gone = (await look.at('KS2-01', 'tier')).replace(/\d/g, '');
    await look.meddle((sheet) => sheet.getRange(`${gone}:${gone}`).delete('Left'));
    const grid = await workbook.catalogue.read(plan);
    expect(grid?.rows.map(({ key, cells }) => ({ key, cells }))).toEqual(
      textsOf(kunshan).map(({ key, cells: { tier: _, ...cells } }) => ({ key, cells })),
    );
  });

  it('finds the sheet under another name, and when it lost its mark in A1', async () => {
    await withCatalogue(kunshan);
    await office.user.renameSheet('指标体系', '体系 征求意见');
    expect((await createExcelWorkbook().catalogue.read(plan))?.rows).toHaveLength(18);
    await look.meddle((sheet) => sheet.getRange('A1').clear('Contents'));
    expect((await createExcelWorkbook().catalogue.read(plan))?.rows).toHaveLength(18);
  });

  it('leaves a sheet that lost its ids as it is, and writes another', async () => {
    const workbook = await withCatalogue(kunshan);
    await look.meddle((sheet) => sheet.getRange('1:1').delete('Up'));
    expect(await workbook.catalogue.read(plan)).toBeNull();
    await workbook.catalogue.open(kunshan, { rewrite: false });
    expect(look.sheets).toEqual(['Sheet1', '指标体系', '指标体系 (2)']);
    expect((await workbook.catalogue.read(plan))?.rows).toHaveLength(18);
    expect((await createExcelWorkbook().catalogue.read(plan))?.rows).toHaveLength(18);
  });

  it('has none to read in another workbook, and none to go to', async () => {
    const { catalogue } = createExcelWorkbook();
    expect(await catalogue.read(plan)).toBeNull();
    await catalogue.mark(plan, [finding('KS2-01', 'name', 'must')]);
    await expect(catalogue.goTo(plan, 'KS2-01', null)).rejects.toMatchObject({ code: 'form.notFound' });
    await expect(catalogue.write(plan, [])).rejects.toMatchObject({ code: 'form.notFound' });
  });
});

describe('marking findings', () => {
  it('colours what stands in the way of publishing red, what is only to be looked at blue', async () => {
    const workbook = await withCatalogue(kunshan);
    await workbook.catalogue.mark(plan, [
      finding('KS2-01', 'target', 'must'),
      finding('KS2-01', 'target', 'notice'),
      finding('KS2-02', 'annual2023', 'notice'),
      finding('KS2-03', null, 'must'),
      finding(null, null, 'must'),
      finding('KS2-99', 'name', 'must'),
      // Who reports is marked on another sheet: nothing in this row is wrong.
      { ...finding('KS2-05', null, 'must'), rule: 'allocationMissing' },
    ]);
    expect(await look.fillAt('KS2-01', 'target')).toBe(red);
    expect(await look.fillAt('KS2-02', 'annual2023')).toBe(blue);
    expect(await look.fillAt('KS2-03', 'name')).toBe(red);
    expect(await look.fillAt('KS2-04', 'name')).toBe(plain);
    expect(await look.fillAt('KS2-05', 'name')).toBe(plain);
    expect(await look.isProtected()).toBe(true);
    await workbook.catalogue.mark(plan, [finding('KS2-01', 'measure', 'must')]);
    expect(await look.fillAt('KS2-01', 'target')).toBe(plain);
    expect(await look.fillAt('KS2-01', 'measure')).toBe(red);
  });

  it('takes two trips, one while nothing changes', async () => {
    const { catalogue } = await withCatalogue(nantong);
    const findings = [finding('NT2-01', 'target', 'must')];
    const trips = (act: () => Promise<void>) => countSyncs(office, act).then((count) => count - 1);
    expect(await trips(() => catalogue.mark(nantong.draft.id, findings))).toBe(2);
    expect(await trips(() => catalogue.mark(nantong.draft.id, findings))).toBe(1);
  });

  it('takes the colours of the pane before away', async () => {
    const before = await withCatalogue(kunshan);
    await before.catalogue.mark(plan, [finding('KS2-01', 'target', 'must')]);
    await createExcelWorkbook().catalogue.mark(plan, [finding('KS2-02', 'target', 'must')]);
    expect(await look.fillAt('KS2-01', 'target')).toBe(plain);
    expect(await look.fillAt('KS2-02', 'target')).toBe(red);
  });

  it('colours a new indicator by the id it was read under, and goes to it and types there, before it has a key', async () => {
    const { catalogue } = await withCatalogue(kunshan);
    const row = await spareRow();
    await office.user.type(await inRow(row, 'name'), '新指标一');
    await office.user.type(await inRow(row + 3, 'name'), '新指标二');
    await catalogue.mark(plan, [finding('KS2-20', 'measure', 'must'), finding('KS2-19', 'measure', 'notice')]);
    expect(await look.fill(await inRow(row, 'measure'))).toBe(blue);
    expect(await look.fill(await inRow(row + 3, 'measure'))).toBe(red);
    await catalogue.goTo(plan, 'KS2-20', 'measure');
    expect(office.user.selected()).toBe(await inRow(row + 3, 'measure'));
    await catalogue.write(plan, [{ key: 'KS2-20', column: 'annual2023', text: '12' }]);
    expect((await catalogue.read(plan))?.rows.at(-1)?.cells).toMatchObject({ name: '新指标二', annual2023: '12' });

    // With the first one gone the second is the next to get an id.
    await office.user.clear(await inRow(row, 'name'));
    await catalogue.mark(plan, [finding('KS2-19', 'measure', 'must')]);
    expect(await look.fill(await inRow(row, 'measure'))).toBe(plain);
    expect(await look.fill(await inRow(row + 3, 'measure'))).toBe(red);
  });

  it('knows that the id of a lost row is not given to a new one', async () => {
    const { catalogue } = await withCatalogue(kunshan);
    const row = await spareRow();
    await office.user.type(await inRow(row, 'name'), '新指标');
    await look.meddle((sheet) => sheet.getRange(`${row - 1}:${row - 1}`).delete('Up'));
    await catalogue.mark(plan, [
      { ...finding('KS2-18', 'name', 'must'), rule: 'rowLost' },
      finding('KS2-19', 'measure', 'must'),
    ]);
    expect(await look.fill(await inRow(row - 1, 'measure'))).toBe(red);
    expect(await look.fill(await inRow(row - 1, 'name'))).toBe(plain);
  });

  it('is no reason to stop where a person locked the sheet with a password', async () => {
    const workbook = await withCatalogue(kunshan);
    await look.meddle((sheet) => sheet.protection.protect({}, '局里的密码'));
    await workbook.catalogue.mark(plan, [finding('KS2-01', 'target', 'must')]);
    expect(await look.fillAt('KS2-01', 'target')).toBe(plain);
    await workbook.catalogue.write(plan, [{ key: 'KS2-01', column: 'annual2023', text: '48' }]);
    expect(rowOf(await workbook.catalogue.read(plan), 'KS2-01')?.annual2023).toBe('48');
  });
});

describe('the pane at work on the catalogue', () => {
  it('types texts for the planner, also one that begins like a formula', async () => {
    const workbook = await withCatalogue(kunshan);
    await workbook.catalogue.write(plan, [
      { key: 'KS2-01', column: 'annual2021', text: '45.5' },
      { key: 'KS2-02', column: 'target', text: '=1+1' },
    ]);
    const pasted = await look.at('KS2-03', 'target');
    await look.meddle((sheet) => {
      sheet.getRange(pasted).numberFormat = [['0']];
    });
    await workbook.catalogue.write(plan, [{ key: 'KS2-03', column: 'target', text: '2/3' }]);
    const grid = await workbook.catalogue.read(plan);
    expect(rowOf(grid, 'KS2-01')?.annual2021).toBe('45.5');
    expect(rowOf(grid, 'KS2-02')?.target).toBe('=1+1');
    expect(rowOf(grid, 'KS2-03')?.target).toBe('2/3');
  });

  it('goes to a cell, and to the name where the sheet has no such column', async () => {
    const workbook = await withCatalogue(kunshan);
    await office.user.openSheet('Sheet1');
    await workbook.catalogue.goTo(plan, 'KS2-07', 'definition');
    expect(look.active).toBe('指标体系');
    expect(office.user.selected()).toBe(await look.at('KS2-07', 'definition'));
    await workbook.catalogue.goTo(plan, 'KS2-07', null);
    expect(office.user.selected()).toBe(await look.at('KS2-07', 'name'));
    await workbook.catalogue.goTo(plan, 'KS2-07', 'annual2099');
    expect(office.user.selected()).toBe(await look.at('KS2-07', 'name'));
    await expect(workbook.catalogue.goTo(plan, 'KS2-99', 'name')).rejects.toMatchObject({ code: 'form.notFound' });
    const text = '50';
    const nowhere = workbook.catalogue.write(plan, [{ key: 'KS2-07', column: 'annual2099', text }]);
    await expect(nowhere).rejects.toMatchObject({ code: 'form.notFound' });
  });

  it('hears typing, not its own writes and not other sheets', async () => {
    const workbook = await withCatalogue(kunshan);
    let heard = 0;
    const stop = await workbook.catalogue.onTyped(plan, () => {
      heard += 1;
    });
    await office.user.type(await look.at('KS2-02', 'target'), '220');
    await office.settled();
    expect(heard).toBe(1);
    await workbook.catalogue.write(plan, [{ key: 'KS2-02', column: 'target', text: '221' }]);
    await workbook.catalogue.mark(plan, [finding('KS2-02', 'target', 'must')]);
    await workbook.catalogue.open(kunshan, { rewrite: true });
    await office.user.type('Sheet1!A1', '备忘');
    await office.settled();
    expect(heard).toBe(1);
    await stop();
    await stop();
    await office.user.type(await look.at('KS2-02', 'target'), '222');
    await office.settled();
    expect(heard).toBe(1);
  });

  it('says which indicator is selected, and none above, below and beside', async () => {
    const workbook = await withCatalogue(kunshan);
    const seen: unknown[] = [];
    const stop = await workbook.catalogue.onSelected(plan, (at) => seen.push(at));
    for (const address of [
      await look.at('KS2-04', 'department'),
      'B2',
      await inRow(await spareRow(), 'name'),
      'Sheet1!A1',
    ]) {
      await office.user.select(address);
      await office.settled();
    }
    expect(seen).toEqual(['KS2-04', null, null, null]);
    await stop();
  });
});
