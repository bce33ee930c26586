// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { chen, li, zhang } from '../../../support/people';
import { aFiledApi, filed, refile, sitDown } from './desk';

let desk: Awaited<ReturnType<typeof sitDown>> | null = null;
afterEach(async () => {
  await desk?.standUp();
  desk = null;
});

async function inReview() {
  const api = aFiledApi();
  api.by(li, { action: 'startReview' });
  desk = await sitDown(api, li);
  return { api, desk };
}

describe('a judgement that came too late', () => {
  it('to accept is not made, and what others did is told', async () => {
    const { api, desk } = await inReview();
    api.by(chen, { action: 'acceptEntries', keys: ['KS2-03'], found: [] });
    await desk.press('接受其余 3 项');
    expect(Object.keys(api.submission.accepted)).not.toContain('KS2-02');
    await desk.press('载入最新');
    expect(desk.text()).toContain('其间陈接受 1 项。填报数据没有改动。');
    expect(desk.button('接受其余 2 项')).not.toBeNull();
  });

  it('names the figures that are others now, and keeps the written reasons', async () => {
    const { api, desk } = await inReview();
    await desk.press('退回：护理型床位占比');
    await desk.write('请附名单');
    await desk.press('列入退回');
    const returned = { key: 'KS2-02', field: 'amount', reason: '请核对', suggestion: null } as const;
    api.by(chen, { action: 'returnForRevision', returns: [returned] });
    refile(
      api,
      filed.map((entry) => (entry.key === 'KS2-02' ? { ...entry, amount: '1580' } : entry)),
      zhang,
    );
    await desk.press('退回 1 项');
    await desk.press('载入最新');
    expect(desk.text()).toContain('其间陈退回 1 项，张提交');
    expect(desk.text()).toContain('填报数据有改动：指标 2 家庭适老化改造户数 数值');
    expect(desk.text()).toContain('请附名单');
  });
});
