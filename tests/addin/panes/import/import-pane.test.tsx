// @vitest-environment jsdom
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Api } from '../../../../addin/api/api';
import { TooLargeTable } from '../../../../addin/excel/plan-books';
import ImportPane from '../../../../addin/panes/import/import-pane';
import { paneContext, type View } from '../../../../addin/panes/pane-context';
import { Problem } from '../../../../functions/domain/problem';
import document from '../../../../seeds/documents/nantong.txt?raw';
import { zhou } from '../../../support/people';
import { FakeWorkbook } from '../../support/fake-workbook';
import { box, fill, tick } from '../../support/fields';
import { closeAll, isOff, show } from '../../support/render';
import { anOffice } from '../plan/desk';

beforeEach(() => void vi.useFakeTimers());
afterEach(async () => {
  await closeAll();
  vi.useRealTimers();
});

const header = ['序号', '指标名称', '单位', '2020年值', '2025年目标值', '指标属性'];
const care = ['1', '护理型床位占比', '%', '41', '60', '预期性'];
const volunteers = ['2', '注册志愿者', '人', '1200', '2000', '预期性'];

async function sitDown(rows: string[][] = []) {
  const planning = anOffice();
  const workbook = new FakeWorkbook();
  workbook.table.paste(rows);
  const visited: View[] = [];
  const api = { planning } as Partial<Api> as Api;
  const me = { id: zhou.id, name: zhou.name, duties: [] };
  const screen = await show(
    <paneContext.Provider value={{ api, workbook, me, go: (view) => void visited.push(view) }}>
      <ImportPane />
    </paneContext.Provider>,
  );
  return { screen, planning, workbook, table: workbook.table, visited };
}

async function sitWith(rows: string[][]) {
  const sat = await sitDown(rows);
  await sat.screen.click('读取前面的工作表');
  return sat;
}

/** Reasons under the buttons. */
const reasonOf = ({ element }: { element: HTMLElement }) =>
  [...element.querySelectorAll('[role=status]')].map(({ textContent }) => textContent).join(' ');

const placesOf = ({ element }: { element: HTMLElement }) =>
  [...element.querySelectorAll('input[type=checkbox]')].map((one) => one.getAttribute('aria-label'));

describe('a table on its way to become a plan', () => {
  it('is read, named, and set up as a draft that opens at once', async () => {
    const { screen, planning, visited } = await sitWith([header, care, volunteers]);
    expect(screen.has('目标表 · 2 行 · 2021—2025年')).toBe(true);
    const rows = [...screen.element.querySelectorAll('tbody tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent),
    );
    expect(rows).toEqual([
      ['1 护理型床位占比（%）', '41', '60', '预期性'],
      ['2 注册志愿者（人）', '1200', '2000', '预期性'],
    ]);
    expect(reasonOf(screen)).toContain('请填写规划名称。');
    await fill(screen, '规划名称', '示例市民政事业发展“十四五”规划');
    expect(reasonOf(screen)).toContain('请填写代码。');
    await fill(screen, '代码', 'ｓｌ');
    await screen.click('建立规划草稿（2 项指标）');
    const created = visited.at(-1);
    if (created?.pane !== 'plan') throw new Error('no plan was opened');
    const { draft } = await planning.plan(created.plan);
    expect(draft).toMatchObject({ code: 'SL', owner: 'ou_city', baseYear: 2020, startYear: 2021, endYear: 2025 });
    expect(draft.indicators.map(({ id, name, baseline }) => [id, name, baseline.amount])).toEqual([
      ['SL2-01', '护理型床位占比', '41'],
      ['SL2-02', '注册志愿者', '1200'],
    ]);
  });

  it('has every doubt looked at first; a click goes to the very cell', async () => {
    const { screen, table } = await sitWith([
      ['主要指标'],
      header,
      care,
      [...volunteers.slice(0, 3), '1 200', '2000', ''],
    ]);
    await fill(screen, '规划名称', '规划');
    await fill(screen, '代码', 'SL');
    expect(placesOf(screen)).toEqual(['已核对：表1 指标2 列“2020年值” 第4行', '已核对：表1 指标2 列“指标属性” 第4行']);
    expect(screen.has('1 200 → 1200')).toBe(true);
    expect(screen.has('数字中间有空格：“1 200”，读作 1200。请确认不是两个数。')).toBe(true);
    expect(reasonOf(screen)).toContain('还有 2 条提示未核对。');
    await screen.click('定位：表1 指标2 列“2020年值” 第4行');
    expect(table.went).toEqual({ sheet: 'Sheet1', row: 4, column: 4 });
    for (const place of placesOf(screen)) await tick(screen, place ?? '');
    expect(screen.button('未核对 0')).not.toBeNull();
    expect(isOff(screen.button('建立规划草稿（2 项指标）'))).toBe(false);
  });

  it('keeps the checks of what has not changed when cells are mended and the sheet is read again', async () => {
    const rows = [header, ['1', '甲率', '%', '4 1', '60', '预期性'], ['2', '乙率', '%', '3 1', '50', '预期性']];
    const { screen, table } = await sitWith(rows);
    await fill(screen, '规划名称', '规划');
    for (const place of placesOf(screen)) await tick(screen, place ?? '');
    expect(screen.button('未核对 0')).not.toBeNull();
    // A caption is put above, and one of the two figures is mended into something else that is doubtful.
    table.paste([['“十四五”主要指标'], header, rows[1] ?? [], ['2', '乙率', '%', '3 2', '50', '预期性']]);
    await screen.click('重新读取');
    expect(screen.button('未核对 1')).not.toBeNull();
    expect(placesOf(screen)).toEqual(['已核对：表1 指标2 列“2020年值” 第4行']);
    expect(box(screen, '规划名称').value).toBe('规划');
  });

  it('marks all doubts of one kind at once', async () => {
    const bare = [3, 4, 5].map((serial) => [String(serial), `指标${serial}`, '个', '1', '5', '']);
    const { screen } = await sitWith([header, care, ...bare]);
    await screen.click('同类 3 条全部标为已核对');
    expect(screen.button(/^未核对/)?.textContent).toBe(`未核对 ${placesOf(screen).length - 3}`);
  });

  it('reads Nantong’s two tables as they stand in its document: 27 indicators, and 23 results of the period before', async () => {
    const lines = document.split('\n');
    const first = lines.findIndex((line) => line.startsWith('表 1:'));
    const { screen, planning, visited } = await sitWith(
      lines.slice(first, first + 120).map((line) => line.split('\t')),
    );
    expect(screen.has('完成情况表 · 23 行 · 2016—2020年')).toBe(true);
    expect(screen.has('目标表 · 27 行 · 2021—2025年')).toBe(true);
    for (let button = screen.button(/^同类/); button; button = screen.button(/^同类/))
      await screen.click(button.textContent ?? '');
    await tickAll(screen);
    expect(screen.button('未核对 0')).not.toBeNull();
    await fill(screen, '规划名称', '南通市“十四五”民政事业发展规划');
    await fill(screen, '代码', 'NT');
    await screen.click('建立规划草稿（27 项指标）');
    const created = visited.at(-1);
    if (created?.pane !== 'plan') throw new Error('no plan was opened');
    const { draft } = await planning.plan(created.plan);
    expect(draft.indicators).toHaveLength(27);
    expect(draft.priorResults).toHaveLength(23);
  });

  it('is read for other years where the planner says so', async () => {
    const { screen } = await sitWith([
      ['主要指标'],
      ['序号', '指标名称', '单位', '基期值', '目标值', '指标属性'],
      care,
    ]);
    expect(box(screen, '起始年').value).toBe('2021');
    await fill(screen, '起始年', '2026');
    await fill(screen, '结束年', '2030');
    expect(screen.has('目标表 · 1 行 · 2026—2030年')).toBe(true);
    expect(screen.has('基期年为 2025 年')).toBe(true);
    await fill(screen, '结束年', '203');
    expect(screen.has('起始年、结束年应为四位年份，结束年不早于起始年。')).toBe(true);
  });
});

/** Ticks what is not ticked yet. */
async function tickAll({ element }: { element: HTMLElement }) {
  for (const one of element.querySelectorAll<HTMLInputElement>('input[type=checkbox]'))
    if (!one.checked) await act(async () => one.click());
}

describe('a sheet that does not become a plan', () => {
  const many = Array.from({ length: 2001 }, (_, index) => [
    String(index + 1),
    `指标${index + 1}`,
    '个',
    '1',
    '5',
    '预期性',
  ]);

  it.each([
    ['an empty sheet', [], '工作表「Sheet1」是空的。请先把指标表粘贴进来'],
    ['a letter', [['关于印发规划的通知'], ['各单位：']], '工作表「Sheet1」上没有找到指标表。请在表格上方补一行表头'],
    [
      'a table whose header was left behind',
      [care, volunteers, ['3', '丙', '个', '1', '5', '预期性']],
      '有一块像表格，但没有认得的表头。请在表格上方补一行表头',
    ],
    ['two thousand and one rows', [header, ...many], '表格有 2002 行，超过上限 2000 行，没有读取。'],
  ])('%s is answered with what to do', async (_, rows, answer) => {
    const { screen } = await sitWith(rows);
    expect(screen.has(answer)).toBe(true);
    expect(screen.button(/^建立规划草稿/)).toBeNull();
  });

  it('one of our own sheets is not read', async () => {
    const { screen, table } = await sitDown();
    table.front = null;
    await screen.click('读取前面的工作表');
    expect(screen.has('前面的是本系统生成的工作表')).toBe(true);
  });

  it.each([
    [new TooLargeTable(60_000, 8), '表格有 60000 行，超过上限 2500 行'],
    [new TooLargeTable(30, 300), '表格有 300 列，超过上限 60 列'],
  ])('a sheet that is far too large is not read at all', async (fault, answer) => {
    const { screen, table } = await sitDown();
    table.readFault = fault;
    await screen.click('读取前面的工作表');
    expect(screen.has(answer)).toBe(true);
  });

  it('results alone make no plan', async () => {
    const { screen } = await sitWith([
      ['“十三五”主要指标完成情况'],
      ['序号', '指标名称', '单位', '2015年', '2020年'],
      ['1', '床位', '张', '30', '41'],
    ]);
    expect(reasonOf(screen)).toContain('没有目标表，不能建立规划。');
  });

  it('a column that stands twice is flagged, and two tables of targets are named', async () => {
    const { screen } = await sitWith([
      ['甲市“十四五”主要指标'],
      [...header, '2025年目标值'],
      [...care, '70'],
      [],
      ['乙市“十四五”主要指标'],
      header,
      volunteers,
    ]);
    expect(screen.has('“2025年目标值”一列重复出现')).toBe(true);
    expect(screen.has('读到 2 张目标表：甲市“十四五”主要指标、乙市“十四五”主要指标。')).toBe(true);
  });

  it('more indicators than a plan can hold are refused before anything is sent', async () => {
    const { screen } = await sitWith([header, ...many.slice(0, 101)]);
    expect(reasonOf(screen)).toContain('指标 101 项，超过上限 100 项。');
  });

  it('keeps what was read when another sheet is in front by mistake', async () => {
    const { screen, table } = await sitWith([header, care]);
    await fill(screen, '规划名称', '规划');
    table.paste([]);
    await screen.click('重新读取');
    expect(screen.has('工作表「Sheet1」是空的')).toBe(true);
    expect(screen.has('护理型床位占比')).toBe(true);
    expect(box(screen, '规划名称').value).toBe('规划');
  });
});

describe('what is typed of the plan', () => {
  it.each([
    ['S1', '代码「S1」不对，应为两个大写字母。'],
    ['KSX', '代码「KSX」不对，应为两个大写字母。'],
    ['KS', '代码 KS 已用于'],
  ])('a code of %s is refused beside the button', async (code, reason) => {
    const { screen } = await sitWith([header, care]);
    await fill(screen, '规划名称', '规划');
    await fill(screen, '代码', code);
    expect(reasonOf(screen)).toContain(reason);
  });

  it('outlives a refusal of the server', async () => {
    const { screen, planning } = await sitWith([header, care]);
    await fill(screen, '规划名称', '规划');
    await fill(screen, '代码', 'SL');
    planning.troubles.push(new Problem('plan.codeTaken', { code: 'SL' }));
    await screen.click('建立规划草稿（1 项指标）');
    expect(screen.has('代码「SL」已用于另一部规划')).toBe(true);
    expect(box(screen, '代码').value).toBe('SL');
    expect(screen.has('护理型床位占比')).toBe(true);
  });
});
