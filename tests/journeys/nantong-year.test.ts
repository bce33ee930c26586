import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { OrgUnitId, PersonId, RoundId } from '../../functions/domain/ids';
import { type Desk, launchBrowser, openDesk, pictureOfFailure } from '../support/browser';
import { apiAs } from '../support/finish-round';
import { type LocalServer, startLocalServer } from '../support/local-server';
import { walkRoute } from '../support/walk-route';

/**
 * A full year of Nantong: 如东县 fills in, its head signs, the departments judge in parallel while one reviewer is away and
 * another stands in, two lines go back, the planning office checks, the city approves, evaluates, and a correction after
 * the approval changes the figure and leaves the record whole.
 */
let server: LocalServer;
let browser: Browser;
/** The county's computer, and two in the city. */
let county: Desk;
let city: Desk;
let office: Desk;

beforeAll(async () => {
  [server, browser] = await Promise.all([startLocalServer(), launchBrowser()]);
  [county, city, office] = (await Promise.all([0, 1, 2].map(() => openDesk(browser, server.url)))) as [
    Desk,
    Desk,
    Desk,
  ];
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});
afterEach((test) => pictureOfFailure(test, { county, city, office }));

const round: RoundId = 'rd_nt_2021';
const rudong: OrgUnitId = 'ou_nt_rudong';
/** 养老服务处's line that goes back first, 社会救助处's that goes back second. */
const [elderlyLine, reliefLine] = ['NT2-06', 'NT2-02'] as const;

const rowOf = (desk: Desk, unit: string) => desk.pane.getByRole('listitem').filter({ hasText: unit });
const openForm = async (desk: Desk, person: string, verb: RegExp) => {
  await desk.signIn(person);
  await rowOf(desk, '如东县').getByRole('button', { name: verb }).first().click();
};
/** Lines on which no rule has anything to say lie folded. */
const unfold = (desk: Desk) =>
  desk.pane
    .getByText(/无校验问题$/)
    .first()
    .click();
const fileAgain = async () => {
  await county.press(/^重新提交|^提交更正|^提交 /);
  await county.sees('提交回执');
};
const sign = async () => {
  await openForm(county, '丛建华', /签字/);
  await county.press('签字并上报');
  await county.sees(/已签字/);
};

describe('January: the round', () => {
  it('袁雪 opens it for the eight units', async () => {
    await office.signIn('袁雪');
    await office.press('打开规划列表');
    await office.press('打开');
    await office.pane.getByRole('tab', { name: '填报任务' }).click();
    await office.sees('办理流程：填报 → 签字 → 审核 → 汇总 → 审批');
    await office.pane.getByLabel('数据年度').selectOption('2021');
    await office.press('开展 2021 年度填报');
    await office.sees(/8 个单位/);
  });

  it('陆海峰 is away, and 倪佳 stands in for him', async () => {
    await city.signIn('陆海峰');
    await city.press('代理');
    await city.press('设立代理');
    for (const duty of await city.pane.getByRole('checkbox').all()) await duty.check();
    await city.pane.getByLabel('代理人').selectOption('pn_nt_ni');
    await city.pane.getByLabel('结束日期').fill(await city.pane.getByLabel('开始日期').inputValue());
    await city.pane.getByLabel('代理事由').fill('参加省厅培训');
    await city.press('设立代理');
    await city.sees('倪佳 代理 陆海峰');
  });
});

describe('the county', () => {
  it('缪军 fills in 29 lines and hands in', async () => {
    await county.signIn('缪军');
    await county.press('开始填报');
    await county.press(/拉取表样（29 项）/);
    await county.grid('settled');
    const api = await apiAs(server.url, 'pn_nt_miao');
    const { template } = await api.form(round, rudong);
    for (const { key, inputs, indicator } of template.rows) {
      const each = indicator.checks.denominatorPerUnit;
      for (const field of inputs) {
        const figure = field === 'amount' ? '20' : field === 'numerator' ? (each ?? '60') : (each ?? '100');
        await county.type(key, field, figure);
      }
    }
    await county.sees('已填 29/29 项');
    await county.press('检查');
    await county.press(/^提交 29 项/);
    await county.sees('提交回执');
    await county.sees('等待单位负责人签字');
  });

  it('丛建华 signs, and it leaves the county', sign);
});

describe('the departments, in parallel', () => {
  it('徐明华 sends a line of 养老 back, with a suggestion', async () => {
    await openForm(city, '徐明华', /审核/);
    await city.press(/开始审核/);
    await unfold(city);
    await city.press(new RegExp(`^退回：.*${await nameOf(elderlyLine)}`));
    await city.pane.getByLabel(/退回原因/).fill('护理型床位应按验收合格数填报');
    await city.pane.getByLabel(/建议值/).fill('58');
    await city.press('列入退回');
    await city.press(/^退回 1 项/);
    await city.sees(/已退回/);
  });

  it('倪佳 goes on meanwhile, for her own departments and for 陆海峰’s', async () => {
    await openForm(office, '倪佳', /审核|查看/);
    await office.press(/^接受(全部|其余) \d+ 项/);
    await office.press('通过审核');
    await office.sees(/已通过/);
  });

  it('缪军 takes the suggestion, the head signs anew, and 徐明华 passes', async () => {
    await county.signIn('缪军');
    await county.press(/修改退回的 1 项/);
    await county.sees('护理型床位应按验收合格数填报');
    await county.grid('settled');
    await county.press('采纳');
    const cell = await county.cellOf(elderlyLine, 'numerator');
    await expect.poll(() => county.grid('cellText', cell)).toBe('58');
    await fileAgain();
    await sign();
    await openForm(city, '徐明华', /审核/);
    await city.press(/开始审核/);
    await city.sees('退回后的改动');
    await city.press(new RegExp(`^接受：.*${await nameOf(elderlyLine)}`));
    await city.press(/^接受其余 \d+ 项/);
    await city.press('通过审核');
    await city.sees(/转规划部门汇总审核/);
  });
});

describe('the planning office', () => {
  it('袁雪 sends a second line back to the filler', async () => {
    await openForm(office, '袁雪', /汇总审核/);
    await unfold(office);
    await office.press(new RegExp(`^退回：.*${await nameOf(reliefLine)}`));
    await office.pane.getByLabel(/退回原因/).fill('与统计年报不一致，请核对');
    await office.press('列入退回');
    await office.press(/^退回填报人 1 项/);
    await office.sees(/已退回/);
  });

  it('it comes back by the same way, and only its department looks again', async () => {
    await county.signIn('缪军');
    await county.press(/修改退回的 1 项/);
    await county.grid('settled');
    await county.type(reliefLine, 'numerator', '59');
    await county.sees(/已自动保存|重新提交/);
    await fileAgain();
    await sign();
    await openForm(city, '徐明华', /审核/);
    await city.press(/开始审核/);
    await city.press(new RegExp(`^接受：.*${await nameOf(reliefLine)}`));
    await city.press('通过审核');
    await city.sees(/转规划部门汇总审核/);
  });

  it('passes it on, and 季文斌 approves', async () => {
    await openForm(office, '袁雪', /汇总审核/);
    await office.press('汇总审核通过');
    await office.sees(/汇总审核已通过/);
    await openForm(city, '季文斌', /审批/);
    await city.press('批准');
    await city.sees(/已批准/);
  });
});

describe('the evaluation, and a correction after it', () => {
  it('the other seven come in, and the city’s year is whole', async () => {
    const as = (person: string) => apiAs(server.url, `pn_nt_${person}` as PersonId);
    const [planner, approver, ...reviewers] = await Promise.all(['yuan', 'ji', 'xu', 'ni', 'lu'].map(as));
    if (!planner || !approver) throw new Error('nobody plans or approves');
    const others = [
      ['chongchuan', 'gu', 'cui'],
      ['tongzhou', 'cao', 'jin'],
      ['haimen', 'shi', 'mao'],
      ['qidong', 'huang', 'zhu'],
      ['rugao', 'xue', 'mei'],
      ['haian', 'chu', 'yu'],
      ['bj', 'ge', 'bao'],
    ] as const;
    for (const [unit, filler, head] of others) {
      const hands = { filler: await as(filler), head: await as(head), reviewers, planner, approver };
      await walkRoute(hands, round, `ou_nt_${unit}`);
    }
    await office.signIn('袁雪');
    await office.press(/^评估/);
    await office.sees('2021年度评估');
    // (58 + 6 × 60) ÷ (7 × 100) = 418/700
    expect(await cityValue()).toBe('59.7');
  });

  it('缪军 corrects a figure; what was approved counts until the new one is', async () => {
    await county.signIn('缪军');
    await county.press(/查看/);
    await county.press('更正…');
    await county.pane.getByRole('textbox').first().fill('年末验收台账重复统计，已逐床核实');
    await county.press(/更正/);
    await county.sees(/更正中|拉取表样|已填/);
    await county.grid('settled');
    await county.type(elderlyLine, 'numerator', '51');
    await county.sees(/已自动保存/);
    expect(await cityValue()).toBe('59.7');
    await county.press('检查');
    await fileAgain();
    await sign();
    await openForm(city, '徐明华', /审核/);
    await city.press(/开始审核/);
    await city.sees('更正的内容');
    await city.press(new RegExp(`^接受：.*${await nameOf(elderlyLine)}`));
    await city.press('通过审核');
    await city.sees(/转规划部门汇总审核/);
    await openForm(office, '袁雪', /汇总审核/);
    await office.press('汇总审核通过');
    await openForm(city, '季文斌', /审批/);
    expect(await cityValue()).toBe('59.7');
    await city.press(/^批准更正/);
    await city.sees(/已批准/);
    // (51 + 6 × 60) ÷ 700
    expect(await cityValue()).toBe('58.7');
  });

  it('the record tells of every hand it went through, and is whole', async () => {
    const api = await apiAs(server.url, 'pn_nt_miao');
    const { submission } = await api.form(round, rudong);
    expect(submission.history.filter(({ action }) => action === 'sign')).toHaveLength(4);
    expect(submission.history.filter(({ action }) => action === 'approve')).toHaveLength(2);
    expect(
      submission.history
        .filter(({ onBehalfOf }) => onBehalfOf !== null)
        .map(({ action, by, onBehalfOf }) => [action, by.name, onBehalfOf?.name]),
    ).toContainEqual(['acceptEntries', '倪佳', '陆海峰']);
    const planner = await tokenOf('pn_nt_yuan');
    const reply = await fetch(`${server.url}/api/rounds/${round}/record`, { headers: { authorization: planner } });
    expect(await reply.json()).toMatchObject({ findings: [] });
  });
});

it('never put an error on anybody’s console', () => {
  expect([county.errors, city.errors, office.errors]).toEqual([[], [], []]);
});

async function nameOf(key: string): Promise<string> {
  const api = await apiAs(server.url, 'pn_nt_miao');
  const { template } = await api.form(round, rudong);
  return template.rows.find((row) => row.key === key)?.name ?? key;
}

async function cityValue(): Promise<string | null> {
  const api = await apiAs(server.url, 'pn_nt_yuan');
  const { indicators } = await api.evaluation(round);
  return indicators.find(({ indicator }) => indicator === elderlyLine)?.actual?.text ?? null;
}

async function tokenOf(person: PersonId): Promise<string> {
  const reply = await fetch(`${server.url}/demo/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person }),
  });
  return `Bearer ${((await reply.json()) as { token: string }).token}`;
}
