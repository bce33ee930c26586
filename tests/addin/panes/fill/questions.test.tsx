// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NoAnswer } from '../../../../addin/api/api';
import { withTies } from '../../../../functions/domain/submission/read-filled';
import { anEntry } from '../../../support/builders';
import { li, zhang } from '../../../support/people';
import type { FakeApi } from '../../support/fake-api';
import { closeAll, isOff } from '../../support/render';
import { count, rate, sitDown } from './desk';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(async () => {
  await closeAll();
  vi.useRealTimers();
});

const send = '发出答复：指标 2 家庭适老化改造户数';

/** Handed in, begun, and asked about by li. */
function asked(api: FakeApi): void {
  const filed = [anEntry(rate, { numerator: '460', denominator: '1000' }), anEntry(count, { amount: '300' })];
  const entries = withTies(api.template, filed);
  api.by(zhang, { action: 'submit', entries, mustFindings: 0, unexplained: 0 });
  api.by(li, { action: 'startReview' });
  api.by(li, { action: 'ask', key: count, text: '是否含结转户数？' });
}

describe('a question about a line', () => {
  it('is answered beside the receipt, without opening anything', async () => {
    const { api, screen } = await sitDown({ prepare: asked });
    expect(screen.has('有 1 个询问待答复')).toBe(true);
    expect(screen.text()).toMatch(/李 2024年1月8日 \d\d:\d\d 询问是否含结转户数？/);
    await screen.click(send);
    expect(screen.has('请写明答复')).toBe(true);
    await screen.write('含 20 户，均在本年验收');
    await screen.click(send);
    expect(api.history.at(-1)).toMatchObject({ action: 'answer', keys: [count], reason: '含 20 户，均在本年验收' });
    expect(api.submission.status).toBe('inReview');
    expect(screen.has('待答复')).toBe(false);
    expect(screen.has('已答复')).toBe(true);
  });

  it('keeps the answer that was typed through a lost network and a look at the worklist', async () => {
    const { api, screen } = await sitDown({ prepare: asked });
    await screen.write('含 20 户');
    api.troubles.push(new NoAnswer());
    await screen.click(send);
    expect(screen.has('连不上服务器')).toBe(true);
    await screen.close();

    const again = await sitDown({ prepare: asked });
    await again.screen.click(send);
    expect(again.api.history.at(-1)).toMatchObject({ action: 'answer', reason: '含 20 户' });
  });

  it('is answered although somebody moved the submission meanwhile', async () => {
    const { api, screen } = await sitDown({ prepare: asked });
    await screen.write('含 20 户');
    api.by(li, { action: 'acceptEntries', keys: [rate], found: [] });
    await screen.click(send);
    expect(api.submission.questions).toEqual([]);
  });

  it('stands above the returned lines, and both lead to their cells', async () => {
    const { workbook, template, screen } = await sitDown({
      prepare: (api) => {
        asked(api);
        const returned = { key: rate, field: 'numerator', reason: '请核对', suggestion: null } as const;
        api.by(li, { action: 'returnForRevision', returns: [returned] });
      },
    });
    await screen.click(/^拉取表样/);
    expect(screen.text().indexOf('询问待答复')).toBeLessThan(screen.text().indexOf('被退回 1 项'));
    expect(workbook.asked(template)).toEqual([{ key: count, text: '是否含结转户数？' }]);
    await screen.click('定位：指标 2 家庭适老化改造户数');
    expect(workbook.lastPlace).toEqual({ key: count, field: 'amount' });
    expect(isOff(screen.button(send))).toBe(false);
  });
});
