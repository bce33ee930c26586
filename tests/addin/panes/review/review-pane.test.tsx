// @vitest-environment jsdom
import { act } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { pollEvery } from '../../../../addin/panes/review/use-news';
import { Problem } from '../../../../functions/domain/problem';
import type { Entry } from '../../../../functions/domain/submission/entry';
import { chen, li, wang, zhang, zhou } from '../../../support/people';
import { aFiledApi, filed, refile, sitDown } from './desk';

let desk: Awaited<ReturnType<typeof sitDown>> | null = null;
afterEach(async () => {
  vi.useRealTimers();
  await desk?.standUp();
  desk = null;
});

const keys = filed.map((entry) => entry.key);

/** With the review begun, li in front of it. */
async function inReview(api = aFiledApi()) {
  api.by(li, { action: 'startReview' });
  desk = await sitDown(api, li);
  return { api, desk };
}

async function writeReturn(name: string, reason: string) {
  await desk?.press(`退回：${name}`);
  await desk?.write(reason);
  await desk?.press('列入退回');
}

describe('a reviewer', () => {
  it('begins by a button that says what it ends for the other side', async () => {
    const api = aFiledApi();
    desk = await sitDown(api, li);
    expect(desk.text()).not.toContain('接受其余');
    await desk.press('开始审核（开始后对方不能撤回）');
    expect(api.submission.status).toBe('inReview');
    expect(desk.button('接受其余 3 项')).not.toBeNull();
  });

  it('opens 办理记录 for print, and comes back to the review from it', async () => {
    const { desk } = await inReview();
    expect(desk.button('办理记录（可打印）')?.closest('details')?.textContent).toMatch(/^办理记录/);
    await desk.press('办理记录（可打印）');
    expect(desk.views).toEqual([{ pane: 'record', round: 'rd_test_2023', unit: 'ou_a', back: 'review' }]);
  });

  it('sees first what a rule questioned, with the explanation beside the figure', async () => {
    const { desk } = await inReview();
    expect(desk.cardsUnder('请先看这些')).toEqual(['指标1 接受居家上门服务老人数占比']);
    expect(desk.cardsUnder('其余 3 项，无校验问题')).toHaveLength(3);
    expect(desk.text()).toContain('+20.0 个百分点');
    expect(desk.text()).toContain('情况说明（针对：变动较大）');
    expect(desk.text()).toContain('新增两处日间照料中心');
  });

  it('sees that the words were for another figure', async () => {
    const api = aFiledApi();
    const moved = (entry: Entry) => (entry.key === 'KS2-01' ? { ...entry, numerator: '650' } : entry);
    api.submission = { ...api.submission, entries: api.submission.entries.map(moved) };
    desk = await sitDown(api, li);
    expect(desk.text()).toContain('数已改动，对「变动较大」的说明已失效，填报人没有确认');
    expect(desk.text()).toContain('新增两处日间照料中心');
  });

  it('never accepts a questioned line along with the rest', async () => {
    const { api, desk } = await inReview();
    await desk.press('接受其余 3 项');
    expect(api.submission.accepted.flatMap(({ keys }) => keys)).toEqual(['KS2-02', 'KS2-03', 'KS2-04']);
    expect(desk.button('通过审核')?.getAttribute('aria-disabled')).toBe('true');
    expect(desk.text()).toContain('还有 1 项未接受');
  });

  it('passes it on once every line is accepted', async () => {
    const { api, desk } = await inReview();
    await desk.press('接受其余 3 项');
    await desk.press('接受：接受居家上门服务老人数占比');
    await desk.press('通过审核');
    expect(api.submission.status).toBe('reviewed');
    expect(desk.text()).toContain('审核已通过，转审批');
  });

  it('returns nothing without a reason', async () => {
    const { api, desk } = await inReview();
    await writeReturn('家庭适老化改造户数', '  ');
    expect(desk.text()).toContain('请写明退回原因');
    expect(desk.button('退回 1 项')).toBeNull();
    expect(api.calls).toEqual([]);
  });

  it('collects returns and sends them together, keeping what was accepted', async () => {
    const { api, desk } = await inReview();
    await writeReturn('家庭适老化改造户数', '台账为1580户，请核对');
    expect(desk.cardsUnder('待退回')).toEqual(['指标2 家庭适老化改造户数']);
    await desk.press('接受其余 2 项');
    await desk.press('退回 1 项');
    expect(api.submission.status).toBe('returned');
    expect(api.submission.returns).toMatchObject([{ key: 'KS2-02', field: 'amount', reason: '台账为1580户，请核对' }]);
    expect(api.submission.accepted.flatMap(({ keys }) => keys)).toEqual(['KS2-03', 'KS2-04']);
  });

  it('keeps written reasons when somebody else was quicker, and sends them on the newest state', async () => {
    const { api, desk } = await inReview();
    await writeReturn('家庭适老化改造户数', '台账为1580户，请核对');
    api.by(chen, { action: 'acceptEntries', keys: ['KS2-03'], found: [] });
    await desk.press('退回 1 项');
    expect(api.submission.status).toBe('inReview');
    expect(desk.text()).toContain('已写好的 1 条退回原因仍保留');
    await desk.press('载入最新');
    expect(desk.text()).toContain('台账为1580户，请核对');
    await desk.press('退回 1 项');
    expect(api.submission.returns).toMatchObject([{ reason: '台账为1580户，请核对' }]);
  });

  it('finds written reasons again after a look at the worklist', async () => {
    const { api, desk: first } = await inReview();
    await writeReturn('家庭适老化改造户数', '台账为1580户，请核对');
    await first.leave();
    desk = await sitDown(api, li);
    expect(desk.text()).toContain('台账为1580户，请核对');
  });

  it('sees after a refiling only the difference, before and after; what was accepted stays so', async () => {
    const api = aFiledApi();
    api.by(li, { action: 'startReview' });
    api.by(li, { action: 'acceptEntries', keys: ['KS2-01', 'KS2-03', 'KS2-04'], found: [] });
    const returned = { key: 'KS2-02', field: 'amount', reason: '台账为1580户，请核对', suggestion: '1580' } as const;
    api.by(li, { action: 'returnForRevision', returns: [returned] });
    refile(
      api,
      filed.map((entry) => (entry.key === 'KS2-02' ? { ...entry, amount: '1580' } : entry)),
    );
    desk = await sitDown(api, li);
    expect(desk.cardsUnder('退回后的改动')).toEqual(['指标2 家庭适老化改造户数']);
    expect(desk.cardsUnder('请先看这些')).toEqual([]);
    expect(desk.cardsUnder('已接受 3 项')).toHaveLength(3);
    expect(desk.text()).toMatch(/退回前1600重报后1580/);
    expect(desk.text()).not.toContain('退回后未作改动');
  });

  it('is told when a returned line comes back as it was, and can’t wave it through with the rest', async () => {
    const api = aFiledApi();
    api.by(li, { action: 'startReview' });
    const returned = { key: 'KS2-02', field: 'amount', reason: '台账为1580户，请核对', suggestion: null } as const;
    api.by(li, { action: 'returnForRevision', returns: [returned] });
    refile(api, filed);
    api.by(li, { action: 'startReview' });
    desk = await sitDown(api, li);
    expect(desk.text()).toContain('退回后未作改动');
    await desk.press('接受其余 2 项');
    expect(api.submission.accepted.flatMap(({ keys }) => keys)).toEqual(['KS2-03', 'KS2-04']);
  });

  it('goes on reading while somebody else moves it, and loads the news on request', async () => {
    vi.useFakeTimers();
    const { api, desk } = await inReview();
    const form = vi.spyOn(api, 'form');
    await act(() => vi.advanceTimersByTimeAsync(pollEvery));
    expect(desk.button('有新变化，点此载入')).toBeNull();
    api.by(chen, { action: 'acceptEntries', keys, found: [] });
    await act(() => vi.advanceTimersByTimeAsync(pollEvery));
    expect(desk.cardsUnder('请先看这些')).toHaveLength(1);
    // Looking asks for the number of the version only.
    expect(form).not.toHaveBeenCalled();
    await desk.press('有新变化，点此载入');
    expect(form).toHaveBeenCalledOnce();
    expect(desk.cardsUnder('已接受 4 项')).toHaveLength(4);
  });

  it('is led to a line on the sheet, which is written first if the workbook has none', async () => {
    const { desk } = await inReview();
    const went: string[] = [];
    desk.workbook.openReview = async () => void went.push('written');
    desk.workbook.goToReview = async (_, key) => {
      if (went.length === 0) throw new Problem('form.notFound', {});
      went.push(key);
    };
    await desk.press('在表格中定位：家庭适老化改造户数');
    expect(went).toEqual(['written', 'KS2-02']);
  });
});

describe('four eyes', () => {
  it('gives nobody a button to judge what they filled in themselves', async () => {
    const api = aFiledApi(filed, chen);
    desk = await sitDown(api, chen);
    expect(desk.enabled().filter((name) => /^(开始审核|接受|退回|通过|批准)/.test(name))).toEqual([]);
    expect(desk.button('开始审核（开始后对方不能撤回）')?.getAttribute('aria-disabled')).toBe('true');
    expect(desk.text()).toContain('您参与过本单填报');
  });

  it('tells who passed the review that another has to approve', async () => {
    const api = aFiledApi();
    api.by(chen, { action: 'startReview' });
    api.by(chen, { action: 'acceptEntries', keys, found: [] });
    api.by(chen, { action: 'passReview' });
    desk = await sitDown(api, chen);
    expect(desk.button('批准，计入全市汇总')?.getAttribute('aria-disabled')).toBe('true');
    expect(desk.text()).toContain('您已在「审核」环节办理过这份表');
  });
});

describe('an approver', () => {
  async function beforeApproval() {
    const api = aFiledApi();
    api.by(li, { action: 'startReview' });
    api.by(li, { action: 'acceptEntries', keys, found: [] });
    api.by(li, { action: 'passReview' });
    desk = await sitDown(api, wang);
    return { api, desk };
  }

  it('sees who reviewed it, what moved most and what was explained, and approves', async () => {
    const { api, desk } = await beforeApproval();
    expect(desk.text()).toContain('审核人李');
    expect(desk.text()).toContain('变化最大的比率接受居家上门服务老人数占比+20.0 个百分点');
    expect(desk.text()).toContain('变化最大的数量家庭适老化改造户数+6.7%');
    await desk.press('批准，计入全市汇总');
    expect(api.submission.status).toBe('approved');
  });

  it('returns with a reason as a reviewer does', async () => {
    const { api, desk } = await beforeApproval();
    await writeReturn('接受居家上门服务老人数占比', '请附新增名单');
    expect(desk.button('批准，计入全市汇总')).toBeNull();
    await desk.press('退回填报人 1 项');
    expect(api.submission.returns).toMatchObject([{ key: 'KS2-01', reason: '请附新增名单' }]);
  });
});

describe('others', () => {
  it('read without any button that would be refused', async () => {
    const api = aFiledApi();
    desk = await sitDown(api, zhou);
    expect(desk.text()).toContain('等待审核人开始审核');
    expect(desk.enabled().filter((name) => /^(开始审核|接受|退回|通过|批准)/.test(name))).toEqual([]);
  });

  it('see of a submission under revision what was sent back, not what is being typed', async () => {
    const api = aFiledApi();
    api.by(li, { action: 'startReview' });
    const returned = { key: 'KS2-02', field: 'amount', reason: '请核对', suggestion: null } as const;
    api.by(li, { action: 'returnForRevision', returns: [returned] });
    const halfDone = filed.map((entry) => (entry.key === 'KS2-02' ? { ...entry, amount: '15' } : entry));
    api.by(zhang, { action: 'saveDraft', entries: halfDone });
    desk = await sitDown(api, li);
    expect(desk.cardsUnder('已退回的指标')).toEqual(['指标2 家庭适老化改造户数']);
    expect(desk.text()).toContain('2023年1600');
  });
});
