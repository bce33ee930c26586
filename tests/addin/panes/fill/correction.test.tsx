// @vitest-environment jsdom
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { anEntry, goodEntries } from '../../../support/builders';
import { chen, li, wang, zhang, zhou } from '../../../support/people';
import type { FakeApi } from '../../support/fake-api';
import { box, fill } from '../../support/fields';
import { closeAll, isOff, pass } from '../../support/render';
import { count, type Desk, rate, sitDown } from './desk';

beforeEach(() => void vi.useFakeTimers());
afterEach(async () => {
  await closeAll();
  vi.useRealTimers();
});

const rateLine = '指标 1 接受居家上门服务老人数占比';
const countLine = '指标 2 家庭适老化改造户数';
const note = '更正中：审批通过前，仍以第 5 版为准';

/** Through in five steps: the fifth revision is the one that counts. */
function approveAll(api: FakeApi): void {
  api.by(zhang, { action: 'submit', entries: goodEntries(), mustFindings: 0, unexplained: 0 });
  api.by(li, { action: 'startReview' });
  api.by(li, { action: 'acceptEntries', keys: [rate, count], found: [] });
  api.by(li, { action: 'passReview' });
  api.by(wang, { action: 'approve' });
}

const tick = async ({ screen }: Desk, line: string) => act(async () => box(screen, line).click());

/** zhang before the approved form, its sheet fetched. */
async function atTheApproved(): Promise<Desk> {
  const desk = await sitDown({ prepare: approveAll });
  await desk.screen.click('打开填报表');
  return desk;
}

async function startCorrecting(desk: Desk): Promise<void> {
  await desk.select(count);
  await desk.screen.click('更正…');
  await fill(desk.screen, '更正原因', '验收单漏计两户');
  await desk.screen.click('开始更正 1 项');
}

describe('更正 of an approved form', () => {
  it('is offered in the second place, with the line selected in the sheet ticked', async () => {
    const desk = await atTheApproved();
    const { screen } = desk;
    expect(screen.button('撤回')).toBeNull();
    expect(screen.has('通过版次第 5 版')).toBe(true);
    await desk.select(count);
    await screen.click('更正…');
    expect(screen.has('审批通过前，仍以第 5 版为准')).toBe(true);
    expect((box(screen, countLine) as HTMLInputElement).checked).toBe(true);
    expect((box(screen, rateLine) as HTMLInputElement).checked).toBe(false);
    expect(isOff(screen.button('开始更正 1 项'))).toBe(true);
    expect(screen.has('请先写明更正原因')).toBe(true);
  });

  it('is not to be had of a locked year: who locked it, when and why stands there, and no button that is not', async () => {
    const reason = '评估报告已上报。';
    const lock = { by: { id: zhou.id, name: '周' }, at: '2024-03-04T02:00:00.000Z', reason };
    const { screen } = await sitDown({
      prepare(api) {
        approveAll(api);
        api.round = { ...api.round, lock };
      },
    });
    expect(
      screen.has('2023年度数据已于2024年3月4日由周锁定：评估报告已上报。确需更正的，请规划人员提出、审批人解除锁定。'),
    ).toBe(true);
    expect([screen.button('更正…'), screen.button('撤回')]).toEqual([null, null]);
    expect(screen.has('请填报人点')).toBe(false);
  });

  it('wants a reason that says something', async () => {
    const desk = await atTheApproved();
    await desk.screen.click('更正…');
    await fill(desk.screen, '更正原因', '情况属实');
    expect(desk.screen.has('请写明具体原因')).toBe(true);
    expect(isOff(desk.screen.button('开始更正（全部 2 项可改）'))).toBe(true);
    await desk.screen.click('取消');
    expect(desk.screen.button('更正…')).not.toBeNull();
    expect(desk.api.calls).toEqual([]);
  });

  it('opens the ticked lines in the sheet, under a note which version counts, why, and for which lines', async () => {
    const desk = await atTheApproved();
    await startCorrecting(desk);
    const { api, screen, workbook, template } = desk;
    expect(api.submission).toMatchObject({
      status: 'returned',
      correction: { reason: '验收单漏计两户', keys: [count] },
    });
    expect(workbook.openCells(template)).toEqual([count]);
    expect(screen.has(note)).toBe(true);
    expect(screen.has('张 2024年1月8日 09:05 发起，原因：验收单漏计两户')).toBe(true);
    expect(screen.has(`可以更正的指标：${countLine}`)).toBe(true);
    expect(screen.has('被退回')).toBe(false);
  });

  it('opens every line where none is ticked', async () => {
    const desk = await atTheApproved();
    await desk.screen.click('更正…');
    await fill(desk.screen, '更正原因', '统计口径理解有误');
    await desk.screen.click('开始更正（全部 2 项可改）');
    expect(desk.workbook.openCells(desk.template)).toBe('all');
  });

  it('takes a second line that is ticked by hand', async () => {
    const desk = await atTheApproved();
    await desk.select(count);
    await desk.screen.click('更正…');
    await tick(desk, rateLine);
    await fill(desk.screen, '更正原因', '两项都按年报改');
    await desk.screen.click('开始更正 2 项');
    expect(desk.api.submission.correction?.keys).toEqual([count, rate]);
  });

  it('is handed in like any form, once something differs from what was approved', async () => {
    const desk = await atTheApproved();
    await startCorrecting(desk);
    const { api, screen, type } = desk;
    await screen.click('检查');
    expect(isOff(screen.button('提交更正'))).toBe(true);
    expect(screen.has('与已通过的版本没有差别')).toBe(true);
    await type(count, { amount: '302' });
    await screen.click('提交更正');
    expect(api.submission.status).toBe('submitted');
    expect(screen.has('更正 · 已提交')).toBe(true);
    expect(screen.has(note)).toBe(true);
    expect(screen.button('放弃更正…')).toBeNull();
  });

  it('still differs when a draft of it was saved', async () => {
    const desk = await atTheApproved();
    await startCorrecting(desk);
    await desk.type(count, { amount: '302' });
    await pass(4_000);
    expect(desk.api.calls).toContain('saveDraft');
    await desk.screen.click('检查');
    expect(isOff(desk.screen.button('提交更正'))).toBe(false);
  });

  it('names a line that was changed without having been ticked, and puts it back', async () => {
    const desk = await atTheApproved();
    await startCorrecting(desk);
    await desk.type(rate, { numerator: '470' });
    expect(desk.screen.has(`${rateLine}不在更正之列`)).toBe(true);
    await desk.screen.click('恢复这 1 项');
    expect(desk.workbook.cell(desk.template, rate, 'numerator')).toBe('460');
  });

  it('is given up after one more question; form and sheet say again what was approved', async () => {
    const desk = await atTheApproved();
    await startCorrecting(desk);
    const { api, screen, workbook, template } = desk;
    await desk.type(count, { amount: '302' });
    await pass(4_000);
    await screen.click('放弃更正…');
    expect(screen.has('放弃后恢复第 5 版')).toBe(true);
    expect(api.calls).not.toContain('dropCorrection');
    await screen.click('确认放弃');
    expect(api.submission).toMatchObject({ status: 'approved', correction: null });
    expect(workbook.cell(template, count, 'amount')).toBe('300');
    expect(workbook.openCells(template)).toBe('none');
    expect(screen.has(note)).toBe(false);
    expect(screen.button('更正…')).not.toBeNull();
  });

  it('stands in the record with its reason', async () => {
    const desk = await atTheApproved();
    await startCorrecting(desk);
    await desk.type(count, { amount: '302' });
    await desk.screen.click('检查');
    await desk.screen.click('提交更正');
    const record = desk.screen.element.querySelector('[aria-label="办理记录"]')?.textContent ?? '';
    expect(record).toContain('张 更正 1 项');
    expect(record).toContain('验收单漏计两户');
  });

  it('sent back by a reviewer, shows what came back, and still which version counts', async () => {
    const desk = await sitDown({
      prepare: (api) => {
        approveAll(api);
        api.by(zhang, { action: 'correct', reason: '验收单漏计两户', keys: [] });
        const entries = [goodEntries()[0] as never, anEntry(count, { amount: '302' })];
        api.by(zhang, { action: 'submit', entries, mustFindings: 0, unexplained: 0 });
        api.by(li, { action: 'startReview' });
        api.by(li, {
          action: 'returnForRevision',
          returns: [{ key: count, field: 'amount', reason: '附验收单', suggestion: null }],
        });
      },
    });
    await desk.screen.click('拉取表样（2 项）');
    expect(desk.screen.has('被退回 1 项')).toBe(true);
    expect(desk.screen.has(note)).toBe(true);
    expect(desk.workbook.openCells(desk.template)).toEqual([count]);
  });

  it('that somebody else has begun meanwhile is said, and nothing is done twice', async () => {
    const desk = await atTheApproved();
    await desk.select(count);
    await desk.screen.click('更正…');
    await fill(desk.screen, '更正原因', '验收单漏计两户');
    const calls = desk.api.calls.length;
    desk.api.by(chen, { action: 'correct', reason: '台账漏计三户', keys: [count] });
    await desk.screen.click('开始更正 1 项');
    expect(desk.screen.has('陈刚处理过这张填报单')).toBe(true);
    expect(desk.api.submission.correction?.reason).toBe('台账漏计三户');
    expect(desk.api.calls).toHaveLength(calls + 1);
  });
});
