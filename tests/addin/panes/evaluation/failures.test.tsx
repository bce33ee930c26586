// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NoAnswer } from '../../../../addin/api/api';
import { closeAll, pass } from '../../support/render';
import { anEvaluation, better, lagging } from './results';
import { sit } from './sit';

beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: true }));
afterEach(async () => {
  await closeAll();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Somebody at the evaluation, with a line to the server that comes and goes. */
async function sitOn(line: { isDown: boolean }) {
  const { screen, server } = await sit({
    evaluation: (of) => {
      if (line.isDown) throw new NoAnswer('no answer', true);
      return anEvaluation(lagging, better, of);
    },
  });
  const alerts = () => [...screen.element.querySelectorAll('[role=alert]')].map(({ textContent }) => textContent);
  const buttons = (name: string) =>
    [...screen.element.querySelectorAll('button')].filter(({ textContent, ariaLabel }) =>
      [textContent, ariaLabel].includes(name),
    );
  return { screen, server, alerts, buttons };
}

describe('an evaluation that could not be fetched', () => {
  it('says so once, can’t be waved away, and is whole once it is fetched again', async () => {
    const line = { isDown: true };
    const { screen, alerts, buttons } = await sitOn(line);
    expect(alerts()).toEqual([expect.stringContaining('没有取到内容')]);
    expect(buttons('重试')).toHaveLength(1);
    expect(buttons('关闭')).toHaveLength(0);
    line.isDown = false;
    await screen.click('重试');
    await pass(10);
    expect(alerts()).toEqual([]);
    expect(screen.has('接受居家上门服务老人数占比')).toBe(true);
    // Of the desk, which was lost too.
    expect(screen.has('尚未发布')).toBe(true);
  });

  it('leaves what was read before on the page, where the message may be closed', async () => {
    const line = { isDown: false };
    const { screen, alerts, buttons } = await sitOn(line);
    line.isDown = true;
    await screen.click('刷新');
    await pass(10);
    expect(alerts()).toHaveLength(1);
    expect(screen.has('接受居家上门服务老人数占比')).toBe(true);
    expect(buttons('关闭')).toHaveLength(1);
    await screen.click('关闭');
    await pass(10);
    expect(alerts()).toEqual([]);
  });

  it('may lack only what stands beside the figures: that alone is asked for again', async () => {
    const { screen, server, alerts } = await sitOn({ isDown: false });
    server.troubles.push(new NoAnswer('no answer', true));
    await screen.click('刷新');
    await pass(10);
    expect(alerts()).toEqual([expect.stringContaining('没有取到内容')]);
    await screen.click('重试');
    await pass(10);
    expect(alerts()).toEqual([]);
  });
});
