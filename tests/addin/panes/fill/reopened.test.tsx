// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NoAnswer } from '../../../../addin/api/api';
import { Problem } from '../../../../functions/domain/problem';
import type { Entry } from '../../../../functions/domain/submission/entry';
import { anEntry, goodEntries } from '../../../support/builders';
import { chen } from '../../../support/people';
import type { FakeApi } from '../../support/fake-api';
import { closeAll, pass } from '../../support/render';
import { count, rate, sitDown } from './desk';

beforeEach(() => void vi.useFakeTimers());
afterEach(async () => {
  await closeAll();
  vi.useRealTimers();
});

const rateFilled = goodEntries()[0] ?? anEntry(rate);
const lines = (amount: string | null) => [
  rateFilled,
  amount === null ? anEntry(count, { state: 'BLANK' }) : anEntry(count, { amount }),
];
const blank = [anEntry(rate, { state: 'BLANK' }), anEntry(count, { state: 'BLANK' })];
const stored = (api: FakeApi, key: string) => api.submission.entries.find((entry) => entry.key === key);

/** zhang filled the rate and saved (revision 2), perhaps typed on, and closed the file; what came after is `since`. */
async function reopen({
  typed = {},
  since = [],
  troubles = [],
}: {
  typed?: Record<string, string>;
  since?: { by: 'me' | 'chen'; entries: Entry[] }[];
  troubles?: Error[];
}) {
  const begin = (api: FakeApi) => api.by(api.actor, { action: 'saveDraft', entries: blank });
  const first = await sitDown({ prepare: begin });
  await first.screen.click('拉取表样（2 项）');
  await first.type(rate, { numerator: '460', denominator: '1000' });
  await pass(3_100);
  expect(first.api.submission.revision).toBe(2);
  if (Object.keys(typed).length > 0) await first.type(count, typed);
  await first.screen.close();
  return sitDown({
    workbook: first.workbook,
    prepare: (api) => {
      begin(api);
      api.by(api.actor, { action: 'saveDraft', entries: lines(null) });
      for (const { by, entries } of since) {
        api.by(by === 'me' ? api.actor : chen, { action: 'saveDraft', entries });
      }
      // The first answer is the form; what fails is asked after it.
      if (troubles.length > 0) {
        const { entriesAt } = api;
        api.entriesAt = async (...args) => {
          const trouble = troubles.shift();
          if (trouble) throw trouble;
          return entriesAt(...args);
        };
      }
    },
  });
}

describe('a file that is opened again', () => {
  it('takes in what others saved meanwhile where nothing was typed in it', async () => {
    const { api, screen, workbook, template } = await reopen({ since: [{ by: 'chen', entries: lines('310') }] });
    await pass(1_000);
    expect(workbook.cell(template, count, 'amount')).toBe('310');
    expect(screen.has('已并入陈的 1 项修改')).toBe(true);
    expect(screen.has('与已保存的草稿不同')).toBe(false);
    await pass(20_000);
    expect(api.calls).toEqual([]);
  });

  it('takes in what was filled at another desk by the same person, and says so', async () => {
    const { screen, workbook, template } = await reopen({ since: [{ by: 'me', entries: lines('310') }] });
    await pass(1_000);
    expect(workbook.cell(template, count, 'amount')).toBe('310');
    expect(screen.has('已并入您在别处的 1 项修改')).toBe(true);
  });

  it('saves what was typed before it was closed, and asks nobody', async () => {
    const { api, screen } = await reopen({ typed: { amount: '300' } });
    await pass(5_000);
    expect(stored(api, count)?.amount).toBe('300');
    expect(screen.has('与已保存的草稿不同')).toBe(false);
  });

  it('asks where both were typed, and asks again when it was closed without an answer', async () => {
    const desk = await reopen({ typed: { amount: '300' }, since: [{ by: 'chen', entries: lines('310') }] });
    await pass(10_000);
    expect(desk.screen.has('有 1 处两人填得不同')).toBe(true);
    expect(desk.screen.has('您填的：300')).toBe(true);
    await desk.screen.close();
    expect((await desk.workbook.inStep(desk.template))?.revision).toBe(2);
    expect(stored(desk.api, count)?.amount).toBe('310');
  });

  it('is in step with the newest once all is settled', async () => {
    const { screen, workbook, template } = await reopen({
      typed: { amount: '300' },
      since: [{ by: 'chen', entries: lines('310') }],
    });
    await pass(1_000);
    await screen.click('用对方的：指标 2 家庭适老化改造户数 数值');
    await pass(1_000);
    expect(await workbook.inStep(template)).toEqual({ revision: 3, hash: 'c0ffee00c0ff' });
  });

  it('goes on from the newest, and sends nothing by itself, where the version it was made on was tampered with', async () => {
    const damage = new Problem('record.damaged', { round: 'rd_test_2023', unit: 'ou_a', lastYear: null });
    const { api, screen, workbook, template } = await reopen({
      since: [{ by: 'chen', entries: lines('310') }],
      troubles: [damage],
    });
    await pass(20_000);
    expect(screen.has('与已保存的草稿不同')).toBe(true);
    expect(workbook.cell(template, count, 'amount')).toBe('');
    expect(stored(api, count)?.amount).toBe('310');
    expect(api.calls).toEqual([]);
  });

  it('sends nothing before it knows what it goes on from', async () => {
    const { api, screen, workbook, template } = await reopen({
      typed: { amount: '300' },
      since: [{ by: 'chen', entries: [{ ...rateFilled, remark: '含新站' }, anEntry(count, { state: 'BLANK' })] }],
      troubles: [new NoAnswer('lost')],
    });
    await pass(20_000);
    expect(api.calls).toEqual([]);
    await screen.click('载入最新');
    await pass(5_000);
    expect(workbook.cell(template, rate, 'remark')).toBe('含新站');
    expect(stored(api, count)?.amount).toBe('300');
  });
});

describe('a file of another house, with the same numbers', () => {
  it('is treated like one that tells nothing', async () => {
    const first = await sitDown();
    await first.screen.click('拉取表样（2 项）');
    await first.type(count, { amount: '7' });
    await first.screen.close();
    await first.workbook.noteInStep(first.template, { revision: 1, hash: 'ffffffffffff' });
    const { api, screen } = await sitDown({
      workbook: first.workbook,
      prepare: (fake) => {
        fake.by(chen, { action: 'saveDraft', entries: lines(null) });
        fake.by(chen, { action: 'saveDraft', entries: lines('310') });
      },
    });
    await pass(10_000);
    expect(screen.has('有 2 项与已保存的草稿不同')).toBe(true);
    expect(api.calls).toEqual([]);
  });
});
