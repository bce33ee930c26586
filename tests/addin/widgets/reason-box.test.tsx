// @vitest-environment jsdom
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ReasonBox } from '../../../addin/widgets/reason-box';
import { closeAll, show } from '../support/render';

beforeEach(() => void vi.useFakeTimers());
afterEach(async () => {
  await closeAll();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function Box({ text }: { text: string }) {
  const [value, setValue] = useState('');
  return <ReasonBox label="情况说明" value={value} onChange={setValue} suggestions={[{ label: '沿用', text }]} />;
}

describe('the box for a reason', () => {
  // A line of 20 px for every ten characters, in a box of as many lines as it has rows.
  it.each([
    ['two lines', 20, 2],
    ['three lines', 21, 3],
    ['five lines', 50, 5],
    ['ten lines', 100, 6],
  ])('is as high as its text of %s, up to six rows, and small again without it', async (_, length, rows) => {
    vi.spyOn(HTMLTextAreaElement.prototype, 'scrollHeight', 'get').mockImplementation(function (this: HTMLElement) {
      return Math.ceil((this as HTMLTextAreaElement).value.length / 10) * 20;
    });
    vi.spyOn(HTMLTextAreaElement.prototype, 'clientHeight', 'get').mockImplementation(function (this: HTMLElement) {
      return (this as HTMLTextAreaElement).rows * 20;
    });
    const screen = await show(<Box text={'因'.repeat(length)} />);
    const area = screen.element.querySelector('textarea');
    expect(area?.rows).toBe(2);
    await screen.click('沿用');
    expect(area?.rows).toBe(rows);
    await screen.write('');
    expect(area?.rows).toBe(2);
  });
});
