import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, launchBrowser, openDesk, pictureOfFailure } from '../support/browser';
import { figuresOf } from '../support/kunshan-figures';
import { type LocalServer, startLocalServer } from '../support/local-server';

/** What happens to people on a bad day: nothing they typed may be lost, nothing be stored twice. */
let server: LocalServer;
let browser: Browser;
let zhang: Desk;

beforeAll(async () => {
  [server, browser] = await Promise.all([startLocalServer(), launchBrowser()]);
  zhang = await openDesk(browser, server.url);
  await zhang.signIn('张敏');
  await zhang.press('开始填报');
  await zhang.press(/拉取表样/);
  await zhang.sees('已填 0/17 项');
  await zhang.grid('settled');
  for (const { key, field, text } of await figuresOf('ou_ks_zhangpu', 2023)) await zhang.type(key, field, text);
  await zhang.sees('已填 17/17 项');
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});
afterEach((test) => pictureOfFailure(test, { zhang }));

const cellText = async (key: string, field: string) => zhang.grid('cellText', await zhang.cellOf(key, field));

describe('figures typed in an odd way', () => {
  it('full-width digits are read as numbers, and shown as read', async () => {
    await zhang.type('KS2-02', 'amount', '４０７');
    await zhang.press('检查');
    await zhang.pane.getByText('「４０７」读作 407').waitFor({ state: 'attached' });
    await zhang.type('KS2-02', 'amount', '407');
  });

  it.each([
    ['a percentage', 'KS2-01', 'numerator', '101%', /指标 1 .*/],
    ['a denominator of zero', 'KS2-01', 'denominator', '0', /分母/],
    ['half a household', 'KS2-02', 'amount', '407.5', /整数/],
    ['fewer than none', 'KS2-02', 'amount', '-3', /整数|负/],
  ])('%s is found, and stays as it was typed until it is mended', async (_, key, field, text, words) => {
    const before = await cellText(key, field);
    await zhang.type(key, field, text);
    await zhang.sees(/强制 [1-9]/);
    await zhang.sees(words);
    expect(await zhang.pane.getByRole('button', { name: /^提交/ }).isDisabled()).toBe(true);
    await zhang.type(key, field, before);
    await zhang.sees('强制 0');
  });
});

describe('a sheet that was meddled with', () => {
  it('is still found after it was renamed', async () => {
    const name = await zhang.grid('activeSheet');
    await zhang.grid('renameSheet', name, '我的填报');
    await zhang.type('KS2-01', 'numerator', '');
    await zhang.sees('已填 16/17 项');
    await zhang.type('KS2-01', 'numerator', '9677');
    await zhang.sees('已填 17/17 项');
    expect(await zhang.grid('activeSheet')).toBe('我的填报');
  });

  it('does not let its rows be deleted', async () => {
    const cell = await zhang.cellOf('KS2-01', 'numerator');
    expect(await zhang.grid('deleteRows', Number(cell.replace(/\D/g, '')))).toBe(false);
    expect(await cellText('KS2-01', 'numerator')).toBe('9677');
  });
});

describe('an expired sign-in', () => {
  it('in the middle of handing in asks to sign in again, right there, and then goes on', async () => {
    await zhang.page.evaluate(() => {
      const session = JSON.parse(sessionStorage.getItem('gangmu.session') ?? '{}');
      sessionStorage.setItem('gangmu.session', JSON.stringify({ ...session, token: 'a.b.c' }));
    });
    await zhang.press(/^提交 17 项/);
    await zhang.sees('登录已过期，请重新登录');
    expect(await cellText('KS2-01', 'numerator')).toBe('9677');
    await zhang.press('以张敏继续');
    await zhang.sees('提交回执');
    await zhang.press('撤回');
    await zhang.sees('已填 17/17 项');
  });
});

describe('a lost network', () => {
  it('in the middle of handing in says so, keeps everything, and stores nothing twice', async () => {
    await zhang.press('检查');
    // The request arrives, its answer does not: the worst moment.
    let isAnswerLost = true;
    await zhang.page.route('**/submit', async (route) => {
      if (!isAnswerLost) return route.continue();
      await route.fetch();
      return route.abort('connectionreset');
    });
    await zhang.press(/^提交 17 项/);
    await zhang.sees(/没有连上|连不上|网络/);
    expect(await cellText('KS2-01', 'numerator')).toBe('9677');
    isAnswerLost = false;
    await zhang.press('重试');
    await zhang.sees('提交回执');
    await zhang.pane.getByText('办理记录', { exact: true }).click();
    // Once before, taken back, and once now – not once for every try.
    await expect.poll(() => zhang.pane.getByRole('listitem').filter({ hasText: /提交/ }).count()).toBe(2);
  });
});

describe('two who fill in for one town', () => {
  it('the later one is told who changed it, and keeps what was typed', async () => {
    const [yang, chen] = await Promise.all([openDesk(browser, server.url), openDesk(browser, server.url)]);
    for (const [desk, name] of [
      [yang, '杨帆'],
      [chen, '陈立'],
    ] as const) {
      await desk.signIn(name);
      await desk.press(/继续填报/);
      await desk.press(/拉取表样/);
      await desk.sees(/已填 8\/17 项/);
      await desk.grid('settled');
    }
    await chen.type('KS2-01', 'remark', '陈立补充');
    await chen.sees(/已自动保存/);
    await yang.type('KS2-03', 'remark', '杨帆补充');
    await yang.sees(/已并入陈立/);
    await expect.poll(async () => yang.grid('cellText', await yang.cellOf('KS2-01', 'remark'))).toBe('陈立补充');
    expect(await yang.grid('cellText', await yang.cellOf('KS2-03', 'remark'))).toBe('杨帆补充');
    await Promise.all([yang.context.close(), chen.context.close()]);
  });
});
