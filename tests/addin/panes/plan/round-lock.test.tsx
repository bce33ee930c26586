// @vitest-environment jsdom
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Api } from '../../../../addin/api/api';
import { paneContext } from '../../../../addin/panes/pane-context';
import { RoundLock } from '../../../../addin/panes/plan/round-lock';
import type { LockingReply } from '../../../../functions/contract/locks';
import { Problem } from '../../../../functions/domain/problem';
import { FakeWorkbook } from '../../support/fake-workbook';
import { box, fill, press } from '../../support/fields';
import { closeAll, pass, type Screen, show } from '../../support/render';

beforeEach(() => void vi.useFakeTimers());
afterEach(async () => {
  await closeAll();
  vi.useRealTimers();
});

const label = '锁定情况 2023年度填报';
const reason = '原因（必填，留作记录）';
const zhou = { id: 'pn_zhou', name: '周' } as const;
const event = (action: 'lockRound' | 'unlockRound', at: string, why: string) => ({ action, by: zhou, at, reason: why });

/** A round's lock as the server keeps it. What stands in the way of a call is put into `troubles`. */
class FakeLocking {
  readonly troubles: Error[] = [];
  readonly asked: [string, string][] = [];
  /** Whether this person is an approver. */
  mayUnlock = true;
  state: LockingReply = {
    round: 'rd_test_2023',
    title: '2023年度填报',
    lock: null,
    events: [],
    allowedActions: [
      { action: 'lockRound', refusal: null },
      { action: 'unlockRound', refusal: { code: 'lock.stale', details: { isLocked: false } } },
    ],
  };

  locking = async () => this.answer();
  changeLock = async (_: unknown, action: 'lockRound' | 'unlockRound', why: string) => {
    this.asked.push([action, why]);
    const trouble = this.troubles.shift();
    if (trouble) throw trouble;
    const done = event(action, `2024-03-0${this.asked.length}T01:00:00.000Z`, why);
    const isLocked = action === 'lockRound';
    this.state = {
      ...this.state,
      lock: isLocked ? done : null,
      events: [...this.state.events, done],
      allowedActions: [
        { action: 'lockRound', refusal: isLocked ? { code: 'lock.stale', details: { isLocked } } : null },
        { action: 'unlockRound', refusal: isLocked ? null : { code: 'lock.stale', details: { isLocked } } },
      ],
    };
    // What is no duty of a person is not listed.
    if (!this.mayUnlock) this.state.allowedActions.pop();
    return structuredClone(this.state);
  };

  private answer() {
    const trouble = this.troubles.shift();
    if (trouble) throw trouble;
    return structuredClone(this.state);
  }
}

async function sit(locking = new FakeLocking(), who = 'pn_zhou', isLocked = false) {
  const api = { locking } as Partial<Record<keyof Api, unknown>> as Api;
  const context = { api, workbook: new FakeWorkbook(), me: { id: who, name: '周', duties: [] }, go: () => undefined };
  const screen = await show(
    <paneContext.Provider value={context as Parameters<typeof paneContext.Provider>[0]['value']}>
      <RoundLock round="rd_test_2023" title="2023年度填报" isLocked={isLocked} />
    </paneContext.Provider>,
  );
  const open = async () => {
    await screen.click(label);
    await pass(0);
  };
  return { screen, locking, open };
}

/** What stands at the head of a year: that it is locked, in words and not on a button, and what the button says. */
const state = (screen: Screen) =>
  [...(screen.button(label)?.parentElement?.children ?? [])].map(({ textContent }) => textContent);
const focused = () => document.activeElement?.getAttribute('aria-label');

describe('locking a year', () => {
  it('asks the server when it is opened, and shows who said what about it', async () => {
    const locking = new FakeLocking();
    locking.state.events = [
      event('lockRound', '2024-02-01T01:00:00.000Z', '已报省厅'),
      event('unlockRound', '2024-02-03T01:00:00.000Z', '省厅退回'),
    ];
    const { screen, open } = await sit(locking);
    expect(screen.has('没有锁定')).toBe(false);
    expect(screen.button(label)?.getAttribute('aria-expanded')).toBe('false');
    await open();
    expect(screen.button(label)?.getAttribute('aria-expanded')).toBe('true');
    expect(screen.text()).toMatch(
      /没有锁定，已通过的数据可以更正周 2024年2月1日 09:00 锁定：已报省厅周 2024年2月3日 09:00 解除锁定：省厅退回/,
    );
  });

  it('does nothing without a reason, and says that it lacks one', async () => {
    const { screen, locking, open } = await sit();
    await open();
    await screen.click('锁定');
    expect(locking.asked).toEqual([]);
    expect(screen.has('请写明原因')).toBe(true);
    await fill(screen, reason, '   ');
    await screen.click('锁定');
    expect(locking.asked).toEqual([]);
  });

  it('is done with a reason, stands on record, and can be undone', async () => {
    const { screen, locking, open } = await sit();
    await open();
    await fill(screen, reason, '已报省厅');
    await screen.click('锁定');
    expect(locking.asked).toEqual([['lockRound', '已报省厅']]);
    expect(state(screen)).toEqual(['已锁定', '锁定情况']);
    expect(screen.has('数据已锁定，不再受理更正')).toBe(true);
    expect(screen.has('周 2024年3月1日 09:00 锁定：已报省厅')).toBe(true);
    expect(box(screen, reason).value).toBe('');
    expect(screen.has('请写明原因')).toBe(false);
    await fill(screen, reason, '省厅退回');
    await screen.click('解除锁定');
    expect(screen.has('没有锁定，已通过的数据可以更正')).toBe(true);
  });

  it('tells the planner who locked that only an approver unlocks, and leaves the keyboard there', async () => {
    const locking = new FakeLocking();
    locking.mayUnlock = false;
    const { screen, open } = await sit(locking);
    await open();
    expect(screen.has('解除锁定由审批人办理')).toBe(false);
    await fill(screen, reason, '已报省厅');
    await act(async () => screen.button('锁定')?.focus());
    await screen.click('锁定');
    expect(screen.button('解除锁定')).toBeNull();
    expect(screen.has('解除锁定由审批人办理')).toBe(true);
    expect(document.activeElement?.textContent).toBe('数据已锁定，不再受理更正');
  });

  it('says why the server refused, and keeps the reason', async () => {
    const { screen, locking, open } = await sit();
    await open();
    await fill(screen, reason, '已报省厅');
    locking.troubles.push(new Problem('lock.stale', { isLocked: true }));
    await screen.click('锁定');
    expect(screen.element.querySelector('[role=alert]')?.textContent).toContain('锁定');
    expect(box(screen, reason).value).toBe('已报省厅');
    expect(state(screen)).toEqual(['锁定…']);
  });

  it('offers nothing to who may not, and says why', async () => {
    const locking = new FakeLocking();
    locking.state.allowedActions = [
      { action: 'lockRound', refusal: { code: 'action.notYours', details: { action: 'lockRound' } } },
    ];
    const { screen, open } = await sit(locking, 'pn_li');
    await open();
    expect(screen.button('锁定')).toBeNull();
    expect(screen.element.querySelector('textarea')).toBeNull();
    expect(screen.element.querySelector('section [role=status]')?.textContent).toContain('您的职责中没有');
  });

  it('says where the server can’t be reached; what stood on the button stays', async () => {
    const locking = new FakeLocking();
    locking.troubles.push(new Error('offline'));
    const { screen, open } = await sit(locking, 'pn_zhou', true);
    await open();
    expect(screen.element.querySelector('[role=alert]')).not.toBeNull();
    expect(state(screen)).toEqual(['已锁定', '锁定情况']);
    // Opened anew it asks anew.
    await screen.click(label);
    await open();
    expect(screen.element.querySelector('[role=alert]')).toBeNull();
    expect(screen.has('没有锁定')).toBe(true);
  });

  it('is put away by Escape, which leaves the reason for later and the keyboard at its button', async () => {
    const { screen, open } = await sit(new FakeLocking(), 'pn_kept');
    await open();
    await fill(screen, reason, '省厅已汇总');
    await act(async () => box(screen, reason).focus());
    await press('Escape', { composing: 'chrome' });
    expect(screen.element.querySelector('textarea')).not.toBeNull();
    await press('Escape');
    expect(screen.element.querySelector('textarea')).toBeNull();
    expect(focused()).toBe(label);
    await screen.close();
    const again = await sit(new FakeLocking(), 'pn_kept');
    await again.open();
    expect(box(again.screen, reason).value).toBe('省厅已汇总');
    // Nobody else finds it at the same machine.
    const other = await sit(new FakeLocking(), 'pn_other');
    await other.open();
    expect(box(other.screen, reason).value).toBe('');
  });
});
