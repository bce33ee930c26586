import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, launchBrowser, openDesk, pictureOfFailure } from '../support/browser';
import { apiAs, finishRound } from '../support/finish-round';
import { type LocalServer, startLocalServer } from '../support/local-server';

/**
 * Kunshan's mid-term evaluation of 2023: all units are approved; the planner accounts for what lags, publishes, has a target
 * adjusted, and meets a correction afterwards. What was published stays as it was.
 */
let server: LocalServer;
let browser: Browser;
let planner: Desk;
let other: Desk;

const round = 'rd_ks_2023';

beforeAll(async () => {
  [server, browser] = await Promise.all([startLocalServer(), launchBrowser()]);
  await finishRound(server.url, round, JSON.parse(readFileSync('seeds/kunshan/people.json', 'utf8')));
  [planner, other] = await Promise.all([openDesk(browser, server.url), openDesk(browser, server.url)]);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

afterEach((test) => pictureOfFailure(test, { planner, other }));

const openEvaluation = (desk: Desk) => desk.pane.getByRole('button', { name: /^评估/ }).first().click();

describe('the mid-term evaluation', () => {
  it('周颖 sees all 18 indicators judged, binding ones apart, those that lag first', async () => {
    await planner.signIn('周颖');
    await openEvaluation(planner);
    await planner.sees('2023年度评估（中期评估）');
    await planner.sees('10项指标全部参评，达到时序进度或提前完成7项，占70.0%。');
    await planner.sees('8项指标全部参评，达到时序进度或提前完成5项，占62.5%。');
    await planner.sees('原因和措施还缺 4 项');
  });

  it('is not published before cause and measure of each that lags are written', async () => {
    await planner.press('发布评估…');
    await planner.sees('4 项滞后或未完成的指标还缺原因和措施');
    await planner.press('返回评估');
    await planner.press('去补写');
    for (const name of [
      '区镇区域性养老服务中心建成率',
      '区镇公益性骨灰安放设施和集中守灵中心覆盖率',
      '等级社会组织覆盖率',
      '城乡社区综合服务设施面积达标率',
    ]) {
      const form = planner.pane.getByRole('region', { name: `原因和措施：${name}` });
      if (!(await form.isVisible())) await planner.pane.getByRole('button', { name }).last().click();
      await form.getByLabel('原因').fill('用地和建设手续办理时间较长');
      await form.getByLabel('措施').fill('列入年度重点项目，按月调度');
      if (await form.getByLabel('责任人').isVisible()) {
        await form.getByLabel('责任人').fill('陆建平');
        await form.getByLabel('时限').fill('2024-12-31');
      }
    }
    await planner.press(/^保存原因和措施/);
    await planner.sees(/已保存原因和措施/);
    expect(await planner.pane.getByText(/原因和措施还缺/).count()).toBe(0);
  });

  it('is published as number 1', async () => {
    await planner.press('发布评估…');
    await planner.pane.getByLabel('发布说明').fill('依据规划第五章开展中期评估');
    await planner.pane.getByRole('button', { name: '发布', exact: true }).click();
    await planner.sees(/已发布第 1 号/);
  });
});

describe('an adjusted target', () => {
  it('is proposed by the planner and decided by somebody else', async () => {
    await planner.pane
      .getByText(/^目标调整/)
      .first()
      .click();
    await planner.pane.getByText('提出调整', { exact: true }).first().click();
    const propose = planner.pane.getByRole('button', { name: '提出调整' });
    await planner.pane.getByRole('combobox', { name: /^指标/ }).selectOption({ label: '12 等级社会组织覆盖率' });
    await planner.pane.getByLabel('调整后目标').fill('40');
    await planner.pane.getByLabel('生效年度').selectOption('2023');
    await planner.pane.getByLabel('调整事由').selectOption({ label: '上级规划或政策调整' });
    await planner.pane.getByLabel('调整理由').fill('省级规划评估等级口径收紧，同步调整');
    await planner.pane.getByLabel('批准文号').fill('昆政办发〔2023〕58号');
    await planner.pane.getByLabel('批准机关').fill('昆山市人民政府办公室');
    await propose.click();
    await planner.sees('待审批');

    await other.signIn('王志远');
    await openEvaluation(other);
    // What waits for a decision stands open.
    await other.pane.getByRole('button', { name: '同意', exact: true }).click();
    await other.sees('已同意');
  });

  it('shows both verdicts: 14.3/49.3 of the way by the plan’s own, 14.3/29.3 by the new one', async () => {
    await planner.press('刷新');
    // (25.0 − 10.7)/(40 − 10.7) = 48.8 %, by 60: 29.0 %
    await planner.sees(
      /目标自2023年起调整：按原目标 60%，严重滞后（进度 29\.\d%）；按调整后目标 40%，滞后（进度 48\.\d%）/,
    );
    await planner.sees('已有更新，建议发布更正');
  });
});

describe('a correction after publication', () => {
  it('runs the whole way again, and the approved figure counts until then', async () => {
    await other.signIn('钱芳');
    await other.pane
      .getByText(/已提交|已通过/)
      .first()
      .waitFor();
    await other.press(/查看/);
    await other.press('更正…');
    await other.pane.getByRole('textbox').first().fill('年末台账重复统计，已逐户核实');
    await other.press(/更正/);
    const filler = await apiAs(server.url, 'pn_qian');
    const reviewer = await apiAs(server.url, 'pn_li');
    const approver = await apiAs(server.url, 'pn_wang');
    const at = async () => {
      const { submission } = await filler.form(round, 'ou_ks_kaifaqu');
      return { submission, at: { round, unit: 'ou_ks_kaifaqu', revision: submission.revision } as const };
    };
    const opened = await at();
    const entries = opened.submission.entries.map((entry) =>
      entry.key === 'KS2-02' ? { ...entry, amount: String(Number(entry.amount) + 5) } : entry,
    );
    await filler.submit(opened.at, entries, 1);
    await reviewer.startReview((await at()).at);
    await reviewer.acceptEntries((await at()).at, ['KS2-02']);
    await reviewer.passReview((await at()).at);
    await approver.approve((await at()).at);
  });

  it('leaves what was published as it was, and shows in the evaluation of today', async () => {
    await planner.press('刷新');
    // 3655 households before, five more since
    await planner.sees('3660 户');
    await planner.press('查看第 1 号');
    await planner.sees(/已发布第 1 号，数据截至/);
    await planner.sees('3655 户');
    await planner.press('回到当前评估');
    await planner.sees('3660 户');
  });

  it('is published as an amendment, number 2', async () => {
    await planner.press('发布更正（第 2 号）…');
    await planner.sees(/与第 1 号相比，2 项指标有变化/);
    await planner.pane.getByLabel('发布说明').fill('开发区更正家庭适老化改造户数；指标12目标调整');
    await planner.press('发布第 2 号');
    await planner.sees(/已发布第 2 号/);
  });
});

it('never put an error on anybody’s console', () => {
  expect([planner.errors, other.errors]).toEqual([[], []]);
});
