// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../../functions/domain/submission/entry';
import { anEntry } from '../../../support/builders';
import { li, wang, zhang } from '../../../support/people';
import type { FakeApi } from '../../support/fake-api';
import { aFiledApi, filed, refile, sitDown } from './desk';

const keys = ['KS2-01', 'KS2-02', 'KS2-03', 'KS2-04'] as const;
const corrected: Entry[] = filed.map((entry) =>
  entry.key === 'KS2-02' ? anEntry('KS2-02', { amount: '1650', explanation: '补计两批验收' }) : entry,
);

/** Approved as its fifth revision, then opened again by zhang for the count of households. */
function underCorrection(): FakeApi {
  const api = aFiledApi();
  api.by(li, { action: 'startReview' });
  api.by(li, { action: 'acceptEntries', keys: [...keys], found: [] });
  api.by(li, { action: 'passReview' });
  api.by(wang, { action: 'approve' });
  api.by(zhang, { action: 'correct', reason: '验收单漏计两批', keys: ['KS2-02'] });
  return api;
}

function refiled(): FakeApi {
  const api = underCorrection();
  refile(api, corrected);
  return api;
}

describe('a correction in front of those who judge it', () => {
  it('is marked as one, with its reason and the version that counts meanwhile', async () => {
    const desk = await sitDown(refiled(), li);
    expect(desk.text()).toContain('更正 · 已提交');
    expect(desk.text()).toContain('更正原因：验收单漏计两批');
    expect(desk.text()).toContain('张 2024年1月8日 09:05 发起');
    expect(desk.text()).toContain('审批通过前，仍以第 5 版为准（王 2024年1月8日 09:04 批准）');
    await desk.standUp();
  });

  it('shows the corrected lines apart, old under new; what was accepted stays accepted', async () => {
    const api = refiled();
    api.by(li, { action: 'startReview' });
    const desk = await sitDown(api, li);
    expect(desk.cardsUnder('更正的内容')).toEqual(['指标2 家庭适老化改造户数']);
    expect(desk.cardsUnder('已接受 3 项')).toHaveLength(3);
    const card = document.getElementById('line-KS2-02');
    const rows = [...(card?.querySelectorAll('tbody tr') ?? [])].map((row) => row.textContent);
    expect(rows).toEqual(['2022年1500', '更正前1600', '更正后1650']);
    await desk.standUp();
  });

  it('is not accepted along with lines nothing was found in', async () => {
    const api = refiled();
    api.by(li, { action: 'startReview' });
    const desk = await sitDown(api, li);
    expect(desk.enabled().filter((name) => name.startsWith('接受'))).toEqual(['接受：家庭适老化改造户数']);
    await desk.standUp();
  });

  it('shows the approver the same difference, and what approving it will replace', async () => {
    const api = refiled();
    api.by(li, { action: 'startReview' });
    api.by(li, { action: 'acceptEntries', keys: ['KS2-02'], found: [] });
    api.by(li, { action: 'passReview' });
    const desk = await sitDown(api, wang);
    expect(desk.cardsUnder('更正的内容')).toEqual(['指标2 家庭适老化改造户数']);
    expect(desk.text()).toContain('更正的指标1 项');
    await desk.press('批准更正，取代第 5 版');
    expect(api.submission).toMatchObject({ status: 'approved', correction: null });
    expect(desk.text()).not.toContain('更正的内容');
    await desk.standUp();
  });

  it('in the unit’s hands is shown as what counts, not as what is being typed', async () => {
    const api = underCorrection();
    api.by(zhang, { action: 'saveDraft', entries: corrected });
    const desk = await sitDown(api, li);
    expect(desk.text()).toContain('更正中');
    expect(desk.text()).toContain('填报单位正在更正；审批通过前，仍以第 5 版为准。');
    expect(desk.text()).not.toContain('补计两批验收');
    expect(desk.text()).not.toContain('1650');
    expect(desk.enabled().some((name) => name.startsWith('接受') || name.startsWith('退回'))).toBe(false);
    await desk.standUp();
  });

  it('sent back and refiled, shows what counts, what was seen and what came of it', async () => {
    const api = refiled();
    api.by(li, { action: 'startReview' });
    api.by(li, {
      action: 'returnForRevision',
      returns: [{ key: 'KS2-02', field: 'amount', reason: '附验收单', suggestion: null }],
    });
    refile(
      api,
      corrected.map((entry) => (entry.key === 'KS2-02' ? anEntry('KS2-02', { amount: '1640' }) : entry)),
    );
    const desk = await sitDown(api, li);
    const card = document.getElementById('line-KS2-02');
    const rows = [...(card?.querySelectorAll('tbody tr') ?? [])].map((row) => row.textContent);
    expect(rows).toEqual(['2022年1500', '更正前1600', '退回前1650', '重报后1640']);
    await desk.standUp();
  });
});
