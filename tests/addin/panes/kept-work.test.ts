// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { forgetWork, keepWork, recallWork } from '../../../addin/panes/kept-work';

afterEach(() => {
  vi.restoreAllMocks();
  forgetWork();
});

describe('what was typed, where the window has no room to store it', () => {
  it('is there until the window is loaded anew, and nothing of it once somebody signs out', () => {
    keepWork('zhang/reason', '口径调整');
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    keepWork('zhang/reason', '口径调整，按新口径填报');
    expect(recallWork('zhang/reason')).toBe('口径调整，按新口径填报');
    forgetWork();
    keepWork('li/reason', '请核对');
    forgetWork();
    expect(recallWork('zhang/reason')).toBeUndefined();
    expect(recallWork('li/reason')).toBeUndefined();
  });
});
