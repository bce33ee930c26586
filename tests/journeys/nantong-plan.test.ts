import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, launchBrowser, openDesk, pictureOfFailure } from '../support/browser';
import { type LocalServer, startLocalServer } from '../support/local-server';

/**
 * A planner's weeks before the first report: Nantong's plan is looked through, mended, divided by years and units,
 * published, and the counties are asked for their first figures. The other four plans are opened by those whose they are.
 */
let server: LocalServer;
let browser: Browser;
let planner: Desk;
let county: Desk;

beforeAll(async () => {
  [server, browser] = await Promise.all([startLocalServer(), launchBrowser()]);
  [planner, county] = await Promise.all([openDesk(browser, server.url), openDesk(browser, server.url)]);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

afterEach((test) => pictureOfFailure(test, { planner, county }));

const openPlan = async (desk: Desk) => {
  await desk.press('打开规划列表');
  await desk.press('打开');
};
const tab = (name: string) => planner.pane.getByRole('tab', { name }).click();
const cell = async (key: string, field: string) => planner.grid('cellText', await planner.cellOf(key, field));

describe('the catalogue', () => {
  it('袁雪 opens Nantong’s plan: 27 indicators, and one target far above the pace of the past', async () => {
    await planner.signIn('袁雪');
    await openPlan(planner);
    await planner.press('打开指标体系表（27 项）');
    await planner.sees('与已发布第 1 版相同');
    await planner.grid('settled');
    await planner.sees('到目标平均每年要变化 4.00 个百分点，上一个五年平均每年是 0.30 个百分点');
    expect([await cell('NT2-08', 'name'), await cell('NT2-08', 'target')]).toEqual([
      '县(市、涉农区)农村标准化区域性养老服务中心数量',
      '20',
    ]);
  });

  it('says where something is missing, and takes nothing away for it', async () => {
    await planner.type('NT2-05', 'rollUp', '');
    await planner.sees('没有定汇总方式。');
    await planner.sees('1 项必须补正');
    await planner.type('NT2-05', 'rollUp', '平均');
    await planner.sees('「汇总方式」');
    await planner.type('NT2-05', 'rollUp', '分子分母合计再相除');
    await planner.sees('与已发布第 1 版相同');
  });

  it('divides the way to 2025 by the chosen method: 12.49 → 18 in five equal steps', async () => {
    await planner.type('NT2-09', 'decomposition', '等额递增');
    await planner.type('NT2-08', 'decomposition', '整数递增');
    await planner.press('一并计算未填的年度目标（2 项）');
    await expect.poll(() => cell('NT2-09', 'annual2021')).toBe('13.592');
    const years = ['annual2021', 'annual2022', 'annual2023', 'annual2024', 'annual2025'];
    // 12.49 + 5.51·k/5
    expect(await Promise.all(years.map((year) => cell('NT2-09', year)))).toEqual([
      '13.592',
      '14.694',
      '15.796',
      '16.898',
      '18',
    ]);
    // ⌈2 + 18·k/5⌉
    expect(await Promise.all(years.map((year) => cell('NT2-08', year)))).toEqual(['6', '10', '13', '17', '20']);
  });

  it('asks for a reason where the planner sets a year by hand', async () => {
    await planner.type('NT2-08', 'annual2021', '4');
    await planner.sees('1 项必须补正');
    await planner.type('NT2-08', 'annualReason', '2021：土地手续尚在办理');
    await expect.poll(() => planner.pane.getByText('1 项必须补正').count()).toBe(0);
  });

  it('is saved as a draft, and shows the difference to what is published', async () => {
    await planner.type(
      'NT2-07',
      'definition',
      '年末已建成并运行综合性养老服务中心的城市街道数，占城市街道总数的比例。',
    );
    await planner.press(/^保存草稿（改动 3 项）/);
    await planner.sees(/与已发布第 1 版比较：3 项指标有改动/);
  });
});

describe('the allocation', () => {
  it('marks who reports what, unit by unit', async () => {
    await tab('任务分解');
    await planner.press(/^打开 \d+ 年任务分解表/);
    await planner.sees('任务分解');
    await planner.grid('settled');
    await expect.poll(() => planner.grid('activeSheet')).toContain('任务分解');
    // 崇川区 is urban throughout: it has no rural centres to report.
    expect(await cell('NT2-08', 'ou_nt_chongchuan')).toBe('');
    expect(await cell('NT2-08', 'ou_nt_rudong')).toBe('●');
    await planner.type('NT2-27', 'ou_nt_chongchuan', '');
    await planner.press(/^保存任务分解/);
    await planner.sees('25');
  });
});

describe('the rules', () => {
  it('are set for one indicator alone, tried, and stand among what is not published yet', async () => {
    await tab('规则');
    await planner.pane.getByRole('combobox', { name: '设定哪些指标' }).fill('主动发现机制');
    await planner.pane.getByRole('option', { name: /困难群众主动发现机制建成率/ }).click();
    expect(await planner.pane.getByLabel('每个单位的分母应为').inputValue()).toBe('1');
    await planner.pane.getByLabel('分母与口径不符的等级').selectOption({ label: '强制' });
    await planner.sees('未保存的改动：指标 1');
    await planner.press('试算');
    await planner.sees('还没有单位提交过填报单，试算不出结果。');
    await planner.press('保存规则');
    await planner.sees(/与已发布第 1 版不同的校验设定（1 处）/);
  });
});

describe('publication', () => {
  it('makes version 2, with who and what for', async () => {
    await tab('指标体系');
    await planner.press(/^发布第 2 版/);
    await planner.pane.getByRole('textbox').last().fill('年度分解、任务分解，完善口径说明');
    await planner.press(/^发布第 2 版/);
    await planner.sees('已发布第 2 版');
  });
});

describe('the first round', () => {
  it('is opened on version 2, and the counties have it on their lists', async () => {
    await tab('填报任务');
    await planner.pane.getByLabel('数据年度').selectOption('2021');
    await planner.press('开展 2021 年度填报');
    await planner.sees(/8 个单位/);
    await county.signIn('缪军');
    await county.sees('2021年度指标进展填报');
    await county.sees('已填 0/29 项');
  });

  it('asks a county by the form of version 2', async () => {
    await county.press('开始填报');
    await county.press(/拉取表样（29 项）/);
    await county.grid('settled');
    expect(await county.grid('cellText', await county.cellOf('NT2-08', 'annualTarget'))).toBe('4');
    expect(await county.grid('cellText', await county.cellOf('NT2-09', 'annualTarget'))).toBe('13.592');
  });

  it('holds the county to the rules of version 2', async () => {
    await county.type('NT2-01', 'numerator', '1');
    await county.type('NT2-01', 'denominator', '2');
    await county.press(/^检查/);
    await county.sees(/分母填了 2，按口径每个单位应为 1/);
    expect(
      await county.pane
        .getByText(/按口径每个单位应为 1/)
        .first()
        .locator('xpath=ancestor::li')
        .textContent(),
    ).toContain('强制');
  });

  it('cannot be opened twice for one year', async () => {
    expect(await planner.pane.getByLabel('数据年度').locator('option').allTextContents()).not.toContain('2021年');
  });
});

describe('the other plans', () => {
  it.each([
    ['周颖', '共 18 项指标'],
    ['刘文婷', '共 23 项指标'],
  ])('%s opens the catalogue of hers', async (name, count) => {
    await county.signIn(name);
    await openPlan(county);
    await county.sees(count);
    await county.press(/^打开指标体系表/);
    await county.grid('settled');
    await county.sees(/与已发布第 1 版相同/);
  });

  it('刘文婷 enters the subsistence standard, and the thresholds of two indicators follow', async () => {
    await county.pane.getByRole('tab', { name: '参照数' }).click();
    await county.pane.getByText('录入或更正').first().click();
    await county.pane.getByLabel(/^年度/).first().selectOption('2021');
    await county.pane.getByLabel(/数值/).first().fill('７６０');
    await county.pane.getByLabel(/来源/).first().fill('珠府办字〔2021〕12号');
    await county.press('录入 2021 年的数');
    // 1.3 × 760 = 988
    await county.sees('988');
  });

  it('顾明 finds Suzhou’s 45 results, whose tables are lost', async () => {
    await county.signIn('顾明');
    await openPlan(county);
    await county.pane.getByRole('tab', { name: '文本' }).click();
    await county.sees(/上期完成情况.*45 项/);
  });

  it('沈雅琴 may read Jiaxing’s draft for comment, and open no round on it', async () => {
    await county.signIn('沈雅琴');
    await openPlan(county);
    await county.sees('征求意见稿');
    await county.pane.getByRole('tab', { name: '填报任务' }).click();
    await county.sees('这是征求意见稿，还没有施行');
    expect(await county.pane.getByRole('button', { name: /^开展 / }).getAttribute('aria-disabled')).toBe('true');
  });
});

describe('a table from a document', () => {
  it('is read as it stands on the sheet, every doubt with what was printed and what is proposed', async () => {
    await county.signIn('顾明');
    await county.press('打开规划列表');
    await county.press('从表格新建规划');
    await county.page.getByRole('button', { name: '新建空白工作簿' }).click();
    // Nantong's second table as it stands in the document: from its caption to the note beneath it.
    const lines = readFileSync('seeds/documents/nantong.txt', 'utf8').split('\n').slice(165, 201);
    await county.grid('paste', 'A1', lines.join('\n'));
    await county.press('读取前面的工作表');
    await county.sees('目标表 · 27 行');
    await county.sees(/还有 \d+ 条提示未核对/);
  });

  it('becomes a draft only after every doubt was looked at', async () => {
    const open = county.pane.getByRole('button', { name: /^同类 \d+ 条全部标为已核对/ });
    const single = county.pane.getByRole('checkbox', { name: '已核对', checked: false });
    while ((await open.count()) > 0) await open.first().click();
    while ((await single.count()) > 0) await single.first().click();
    await county.pane.getByLabel('规划名称').fill('苏州市民政事业发展“十四五”规划（试读）');
    await county.pane.getByLabel('代码').fill('SU');
    await county.press('建立规划草稿（27 项指标）');
    await county.sees('共 27 项指标');
    // Nothing was guessed: kinds, roll-up and departments are the planner's to settle.
    await county.sees(/\d+ 项必须补正/);
    await county.press(/^打开指标体系表/);
    await county.grid('settled');
    expect(await county.grid('cellText', await county.cellOf('SU2-09', 'baseline'))).toBe('12.49');
    expect(await county.grid('cellText', await county.cellOf('SU2-09', 'rollUp'))).toBe('');
  });
});

it('never put an error on anybody’s console', () => {
  expect(Object.fromEntries(Object.entries({ planner, county }).map(([name, desk]) => [name, desk.errors]))).toEqual({
    planner: [],
    county: [],
  });
});
