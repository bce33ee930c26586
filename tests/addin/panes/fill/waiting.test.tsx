// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NoAnswer } from '../../../../addin/api/api';
import { goodEntries } from '../../../support/builders';
import { li, zhang } from '../../../support/people';
import { closeAll, pass } from '../../support/render';
import { sitDown } from './desk';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(async () => {
  await closeAll();
  vi.useRealTimers();
});

const sitWaiting = () =>
  sitDown({
    prepare: (api) => api.by(zhang, { action: 'submit', entries: goodEntries(), mustFindings: 0, unexplained: 0 }),
  });

describe('a form that waits for others', () => {
  it('is asked for its revision only, and loaded when that has moved on', async () => {
    const { api, screen } = await sitWaiting();
    const [form, revision] = [vi.spyOn(api, 'form'), vi.spyOn(api, 'revision')];
    await pass(45_100);
    expect(revision).toHaveBeenCalledTimes(3);
    expect(form).not.toHaveBeenCalled();
    api.by(li, { action: 'startReview' });
    await pass(15_100);
    expect(form).toHaveBeenCalledOnce();
    expect(screen.has('审核已经开始，不能撤回')).toBe(true);
  });

  it('is not loaded over what its own filler did while the look was under way', async () => {
    const { api, screen } = await sitWaiting();
    const [form, revision] = [vi.spyOn(api, 'form'), api.revision];
    // The answer takes as long as the filler takes: five seconds.
    api.revision = (...of) => new Promise((resolve) => setTimeout(() => resolve(revision(...of)), 5_000));
    await pass(15_100);
    await screen.click('撤回');
    expect(screen.button('撤回')).toBeNull();
    await pass(5_000);
    expect(form).not.toHaveBeenCalled();
  });

  it('goes on looking after the server was not reached', async () => {
    const { api, screen } = await sitWaiting();
    api.by(li, { action: 'startReview' });
    api.troubles.push(new NoAnswer('lost'));
    await pass(15_100);
    expect(screen.has('审核已经开始，不能撤回')).toBe(false);
    await pass(15_100);
    expect(screen.has('审核已经开始，不能撤回')).toBe(true);
  });
});
