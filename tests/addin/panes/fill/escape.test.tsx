// @vitest-environment jsdom
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aCount, anEntry, anIndicator, aPlan, goodEntries } from '../../../support/builders';
import { li, wang, zhang } from '../../../support/people';
import type { FakeApi } from '../../support/fake-api';
import { fill, press } from '../../support/fields';
import { closeAll } from '../../support/render';
import { count, rate, sitDown } from './desk';

beforeEach(() => void vi.useFakeTimers());
afterEach(async () => {
  await closeAll();
  vi.useRealTimers();
});

const focused = () => document.activeElement?.textContent;

function approveAll(api: FakeApi): void {
  api.by(zhang, { action: 'submit', entries: goodEntries(), mustFindings: 0, unexplained: 0 });
  api.by(li, { action: 'startReview' });
  api.by(li, { action: 'acceptEntries', keys: [rate, count], found: [] });
  api.by(li, { action: 'passReview' });
  api.by(wang, { action: 'approve' });
}

describe('Escape at the filler', () => {
  it('puts 零报告 away, keeps what was written, and goes back to its button', async () => {
    const plan = aPlan({ indicators: [anIndicator(), aCount({ accumulation: 'FLOW_YEAR' })] });
    const { screen } = await sitDown({ plan, last: [anEntry(count, { amount: '50' })] });
    await screen.click('拉取表样（2 项）');
    await screen.click('零报告…');
    expect(focused()).toBe('本年没有发生的，一次填 0');
    await screen.write('本年没有新建');
    await press('Escape');
    expect(focused()).toBe('零报告…');
    await screen.click('零报告…');
    expect(screen.element.querySelector('textarea')?.value).toBe('本年没有新建');
    await screen.click('取消');
    expect(focused()).toBe('零报告…');
  });

  it('takes back the question whether a correction is given up', async () => {
    const { screen, api } = await sitDown({
      prepare: (api) => {
        approveAll(api);
        api.by(zhang, { action: 'correct', reason: '验收单漏计两户', keys: [] });
      },
    });
    await screen.click('放弃更正…');
    // The answer under the keyboard is the one that costs nothing.
    expect(focused()).toBe('继续更正');
    await press('Escape');
    expect(focused()).toBe('放弃更正…');
    expect(screen.has('确认放弃')).toBe(false);
    expect(api.submission.correction).not.toBeNull();
  });

  it('leaves 更正 before anything was written, and not after', async () => {
    const { screen } = await sitDown({ prepare: approveAll });
    await screen.click('打开填报表');
    await screen.click('更正…');
    expect(focused()).toBe('更正已通过的填报单');
    await press('Escape');
    expect(focused()).toBe('提交回执');
    await screen.click('更正…');
    await fill(screen, '更正原因', '验收单漏计两户');
    await press('Escape');
    expect(screen.has('要更正的指标')).toBe(true);
    expect(screen.element.querySelector('textarea')?.value).toBe('验收单漏计两户');
    await fill(screen, '更正原因', '');
    await act(async () => screen.element.querySelector<HTMLInputElement>('input[type=checkbox]')?.click());
    await press('Escape');
    expect(screen.has('要更正的指标')).toBe(true);
  });

  it('closes the answer to a return, and keeps it', async () => {
    const { screen } = await sitDown({
      prepare: (api) => {
        api.by(zhang, { action: 'submit', entries: goodEntries(), mustFindings: 0, unexplained: 0 });
        api.by(li, { action: 'startReview' });
        const line = { key: count, field: 'amount', reason: '附验收单', suggestion: null } as const;
        api.by(li, { action: 'returnForRevision', returns: [line] });
      },
    });
    await screen.click('拉取表样（2 项）');
    const fold = [...screen.element.querySelectorAll('details')].find((one) =>
      one.textContent?.startsWith('在情况说明中答复'),
    );
    if (!fold) throw new Error('no box to answer in');
    fold.open = true;
    await screen.write('验收单已补');
    await act(async () => fold.querySelector('textarea')?.focus());
    await press('Escape');
    expect(fold.open).toBe(false);
    expect(focused()).toBe('在情况说明中答复');
    expect(fold.querySelector('textarea')?.value).toBe('验收单已补');
  });
});
