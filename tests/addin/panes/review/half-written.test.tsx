// @vitest-environment jsdom
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { writeSession } from '../../../../addin/api/session';
import { chen, li } from '../../../support/people';
import type { FakeApi } from '../../support/fake-api';

// Each test is a window of its own; importing anew is what a reload does.
let page: typeof import('./desk');
let desk: Awaited<ReturnType<typeof page.sitDown>>;
const reload = async () => {
  vi.resetModules();
  page = await import('./desk');
};

beforeEach(async () => {
  sessionStorage.clear();
  writeSession({ token: 't', expiresAt: '2030-01-01', person: li });
  await reload();
});
afterEach(() => desk.leave());

async function inReview(): Promise<FakeApi> {
  const api = page.aFiledApi();
  api.by(li, { action: 'startReview' });
  desk = await page.sitDown(api, li);
  return api;
}
const box = () => document.querySelector('textarea');
const pressEscape = () =>
  act(async () => box()?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })));

/** Half a sentence, and no click on 列入退回. */
async function writeHalf() {
  await desk.press('退回：家庭适老化改造户数');
  await desk.write('与台账');
}

describe('a reason somebody is writing', () => {
  it('stays where it is when the line moves to another group', async () => {
    const api = await inReview();
    await writeHalf();
    api.by(chen, { action: 'acceptEntries', keys: ['KS2-02'], found: [] });
    // Somebody else was faster: the newest is loaded, and the line lies folded with the accepted.
    // What somebody is about to send back is not accepted along with the rest.
    await desk.press('接受其余 2 项');
    await desk.press('载入最新');
    expect(desk.cardsUnder('已接受 1 项')).toEqual(['指标2 家庭适老化改造户数']);
    expect(box()?.value).toBe('与台账');
    expect(desk.text()).toContain('有 1 条退回原因没有写完');
  });

  it('is there again after another form, open as it was left', async () => {
    const api = await inReview();
    await writeHalf();
    await desk.leave();
    desk = await page.sitDown(api, li);
    expect(box()?.value).toBe('与台账');
    // Found open, not asked for: the keyboard is not pulled there, but the way to it is shown.
    expect(document.activeElement).not.toBe(box());
    await desk.press('转到指标 2 家庭适老化改造户数');
    expect(document.activeElement?.id).toBe('line-KS2-02');
  });

  it('and those on the list outlive a reload of the pane, and are sent as they were written', async () => {
    const api = await inReview();
    await desk.press('退回：护理型床位占比');
    await desk.write('请附名单');
    await desk.press('列入退回');
    await writeHalf();
    await desk.leave();
    await reload();
    desk = await page.sitDown(api, li);
    expect(box()?.value).toBe('与台账');
    expect(desk.text()).toContain('请附名单');
    await desk.press('列入退回');
    await desk.press('退回 2 项');
    expect(api.submission.returns.map(({ key, reason }) => [key, reason])).toEqual([
      ['KS2-03', '请附名单'],
      ['KS2-02', '与台账'],
    ]);
    expect(sessionStorage.getItem('gangmu.work')).toBe('[]');
  });

  it('is put away by Escape, kept, and gone on with from the same button', async () => {
    await inReview();
    await writeHalf();
    await pressEscape();
    expect(box()).toBeNull();
    expect(document.activeElement).toBe(desk.button('退回：家庭适老化改造户数'));
    expect(desk.text()).toContain('退回原因没有写完，已保留');
    await desk.press('退回：家庭适老化改造户数');
    expect(box()?.value).toBe('与台账');
  });

  it('is given up by 取消, and nothing is kept of a form nobody wrote in', async () => {
    await inReview();
    await writeHalf();
    await desk.press('取消');
    expect(desk.text()).not.toContain('已保留');
    await desk.press('退回：家庭适老化改造户数');
    expect(box()?.value).toBe('');
    await pressEscape();
    expect(desk.text()).not.toContain('已保留');
  });
});

describe('a question, and a form sent back a step', () => {
  it('wait half-written too, over a reload', async () => {
    const api = await inReview();
    await desk.press('询问：家庭适老化改造户数');
    await desk.write('是否含结转', '询问内容');
    await pressEscape();
    expect(document.activeElement).toBe(desk.button('接着写询问：家庭适老化改造户数'));
    expect(desk.text()).toContain('接着写询问…');
    await desk.leave();
    await reload();
    desk = await page.sitDown(api, li);
    expect(box()?.value).toBe('是否含结转');
  });

  it('are put away by Escape, and the keyboard is at the button that opened them', async () => {
    const { atPlanningOffice } = await import('./four-steps');
    const { zhou } = await import('../../../support/people');
    desk = await page.sitDown(atPlanningOffice(), zhou);
    await desk.press('退回业务处室…');
    await desk.write('口径存疑');
    await pressEscape();
    expect(document.activeElement).toBe(desk.button('退回业务处室…'));
    await desk.press('退回业务处室…');
    expect(box()?.value).toBe('口径存疑');
  });
});
