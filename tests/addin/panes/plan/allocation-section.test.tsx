// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AllocationSection } from '../../../../addin/panes/plan/allocation-section';
import { summarise } from '../../../../addin/panes/plan/allocation-summary';
import type { IndicatorId } from '../../../../functions/domain/ids';
import { toDraft } from '../../../../functions/domain/plan/draft';
import { isAllocated } from '../../../../functions/domain/plan/indicator';
import { fill } from '../../support/fields';
import { closeAll, isOff, pass, type Screen } from '../../support/render';
import { cityOf } from '../../support/seeded-cities';
import { officeOf, sitAt } from './section-for-tests';

beforeEach(() => void vi.useFakeTimers());
afterEach(async () => {
  await closeAll();
  vi.useRealTimers();
});

const chongchuan = 'ou_nt_chongchuan';
const { plan: nantong } = cityOf('nantong');

/** The first indicator that a county reports, and the first that only the bureau does. */
const reportedBy = (unit: 'ou_nt_chongchuan' | 'ou_nt_bj') => {
  const type = unit === 'ou_nt_bj' ? '市本级' : '县（市、区）';
  const found = nantong.indicators.find(({ appliesTo }) => isAllocated(appliesTo, { id: unit, type }));
  if (!found) throw new Error('nobody reports anything');
  return found;
};

/** The line of a unit in the table of units. */
const lineOf = ({ element }: Screen, unit: string) =>
  [...element.querySelectorAll('tbody tr')]
    .map((row) => [...row.children].map((cell) => cell.textContent))
    .find(([name]) => name?.startsWith(unit));

async function openSheet(sat: Awaited<ReturnType<typeof sitAt>>) {
  await sat.screen.click('打开 2023 年任务分解表');
  await pass(10);
  return sat.workbook.allocation;
}

describe('the allocation of tasks', () => {
  it('shows what every unit reports before a sheet is opened, and opens one for the year', async () => {
    const sat = await sitAt(AllocationSection, 'nantong');
    const all = nantong.indicators.filter(({ appliesTo }) =>
      isAllocated(appliesTo, { id: chongchuan, type: '县（市、区）' }),
    );
    expect(lineOf(sat.screen, '崇川区')).toEqual(['崇川区', String(all.length), '有']);
    expect(sat.screen.has('港闸区')).toBe(false);
    const sheet = await openSheet(sat);
    expect(sheet.sheet?.units).toHaveLength(8);
    expect(sat.screen.has('与已存的相同。')).toBe(true);
    expect(isOff(sat.screen.button('保存任务分解'))).toBe(true);
  });

  it('says after typing what would change, and saves it into the draft with all the rest', async () => {
    const sat = await sitAt(AllocationSection, 'nantong');
    const sheet = await openSheet(sat);
    const { id, serial, name } = reportedBy(chongchuan);
    sheet.type(id, chongchuan, '');
    await pass(500);
    expect(sat.screen.has(`${serial} ${name}去掉 崇川区`)).toBe(true);
    await sat.screen.click('保存任务分解（改动 1 项）');
    const { draft } = await sat.planning.plan(nantong.id);
    const saved = draft.indicators.find((indicator) => indicator.id === id);
    expect(saved?.appliesTo && isAllocated(saved.appliesTo, { id: chongchuan, type: '县（市、区）' })).toBe(false);
    expect(draft.indicators).toHaveLength(27);
    expect(draft.references).toEqual(nantong.references);
    expect(sat.screen.text()).toMatch(/\d\d:\d\d 已保存，发布指标体系后生效。/);
    expect(sat.screen.has('与已存的相同。')).toBe(true);
  });

  it('takes another department from the sheet', async () => {
    const sat = await sitAt(AllocationSection, 'nantong');
    const sheet = await openSheet(sat);
    const { id, department } = reportedBy(chongchuan);
    const other = department.name === '区划地名处' ? '养老服务处' : '区划地名处';
    sheet.typeDepartment(id, other);
    await pass(500);
    expect(sat.screen.has(`责任处室：${department.name} → ${other}`)).toBe(true);
  });

  it('keeps what is stored where a mark says nothing we know, and says so', async () => {
    const sat = await sitAt(AllocationSection, 'nantong');
    const sheet = await openSheet(sat);
    sheet.type(reportedBy(chongchuan).id, chongchuan, '待定');
    await pass(500);
    expect(sat.screen.has('表中有 1 处读不懂，按原来的保留')).toBe(true);
    expect(sat.screen.has('填的是「崇川区：待定」')).toBe(true);
    expect(sat.screen.has('与已存的相同。')).toBe(true);
  });

  it('names the units with tasks for which nobody fills in', async () => {
    const sat = await sitAt(AllocationSection, 'nantong', officeOf('nantong', { without: ['ou_nt_rudong'] }));
    expect(sat.screen.has('如东县有填报任务，但没有登记填报人。')).toBe(true);
    expect(lineOf(sat.screen, '如东县')?.at(-1)).toBe('没有登记');
  });

  it('names the indicators that nobody reports', async () => {
    const sat = await sitAt(AllocationSection, 'nantong');
    const sheet = await openSheet(sat);
    const { id, serial } = reportedBy(chongchuan);
    for (const unit of sheet.sheet?.units ?? []) sheet.type(id, unit, '');
    await pass(500);
    expect(sat.screen.has(`指标 ${serial}没有单位填报。`)).toBe(true);
  });

  it('tries again by itself while a cell is being edited', async () => {
    const sat = await sitAt(AllocationSection, 'nantong');
    const sheet = await openSheet(sat);
    sheet.readFault = new Error('cell is being edited');
    sheet.type(reportedBy(chongchuan).id, chongchuan, '');
    await pass(5_000);
    expect(sat.screen.has('表格正在编辑中')).toBe(true);
    sheet.readFault = null;
    await pass(2_500);
    expect(sat.screen.has('表格正在编辑中')).toBe(false);
    expect(sat.screen.has('去掉 崇川区')).toBe(true);
  });

  it('keeps the marks on the sheet when somebody else was first', async () => {
    const sat = await sitAt(AllocationSection, 'nantong');
    const sheet = await openSheet(sat);
    const { id } = reportedBy(chongchuan);
    sheet.type(id, chongchuan, '');
    await pass(500);
    sat.planning.saveBy(sat.planning.actor, nantong.id, (draft) => draft);
    await sat.screen.click('保存任务分解（改动 1 项）');
    expect(sat.screen.has('规划已被他人更新')).toBe(true);
    await sat.screen.click('载入最新');
    await sat.screen.click('保存任务分解（改动 1 项）');
    const { draft } = await sat.planning.plan(nantong.id);
    const saved = draft.indicators.find((indicator) => indicator.id === id);
    expect(saved?.appliesTo && isAllocated(saved.appliesTo, { id: chongchuan, type: '县（市、区）' })).toBe(false);
  });
});

describe('units that come and go', () => {
  const { plan, units } = cityOf('nantong');
  // 崇川区 is merged after 2022, 通州区 begins in 2023.
  const changed = units.map((unit) => {
    if (unit.id === chongchuan) return { ...unit, validTo: 2022 };
    return unit.id === 'ou_nt_tongzhou' ? { ...unit, validFrom: 2023 } : unit;
  });

  it('are told with their years, and counted only in those', () => {
    const staffing = { fillers: [], reviewers: [] };
    const in2022 = summarise(toDraft(plan), changed, staffing, 2022).units;
    const in2023 = summarise(toDraft(plan), changed, staffing, 2023).units;
    expect(in2022.find(({ unit }) => unit.id === chongchuan)?.goesAfter).toBe(2022);
    expect(in2022.some(({ unit }) => unit.id === 'ou_nt_tongzhou')).toBe(false);
    expect(in2023.find(({ unit }) => unit.id === 'ou_nt_tongzhou')?.comesFrom).toBe(2023);
    expect(in2023.some(({ unit }) => unit.id === chongchuan)).toBe(false);
  });

  it('get a sheet of their own for another year, but not over marks that are not saved', async () => {
    const sat = await sitAt(AllocationSection, 'nantong', officeOf('nantong', { units: changed }));
    const sheet = await openSheet(sat);
    expect(sheet.sheet?.units).toContain('ou_nt_tongzhou');
    expect(sat.screen.has('2023年起填报')).toBe(true);
    const key: IndicatorId = reportedBy('ou_nt_bj').id;
    const mark = sheet.sheet?.rows.find((row) => row.key === key)?.marks.ou_nt_tongzhou ?? '';
    sheet.type(key, 'ou_nt_tongzhou', mark === '' ? '●' : '');
    await pass(500);
    await fill(sat.screen, '数据年度', '2022');
    expect(sat.screen.has('表中改动还没有保存。先保存，再换年度打开。')).toBe(true);
    expect(isOff(sat.screen.button('打开 2022 年任务分解表'))).toBe(true);
    await sat.screen.click('保存任务分解（改动 1 项）');
    await sat.screen.click('打开 2022 年任务分解表');
    await pass(10);
    expect(sheet.sheet?.units).toContain(chongchuan);
    expect(sheet.sheet?.units).not.toContain('ou_nt_tongzhou');
    expect(sheet.written).toBe(2);
  });
});
