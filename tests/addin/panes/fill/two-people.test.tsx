// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Api, NoAnswer } from '../../../../addin/api/api';
import type { Entry } from '../../../../functions/domain/submission/entry';
import { anEntry, goodEntries } from '../../../support/builders';
import { chen, li } from '../../../support/people';
import type { FakeApi } from '../../support/fake-api';
import { closeAll, isOff, pass } from '../../support/render';
import { count, type Desk, rate, sitDown } from './desk';

beforeEach(() => void vi.useFakeTimers());
afterEach(async () => {
  await closeAll();
  vi.useRealTimers();
});

const blank = [anEntry(rate, { state: 'BLANK' }), anEntry(count, { state: 'BLANK' })];
const rateFilled = goodEntries()[0] ?? anEntry(rate);
const lines = (amount: string) => [rateFilled, anEntry(count, { amount })];
const saves = (api: FakeApi, entries: Entry[]) => api.by(chen, { action: 'saveDraft', entries });
const stored = (api: FakeApi, key: string) => api.submission.entries.find((entry) => entry.key === key);

/** Time in which the pane does one thing after the other: what a moment brings about, the next one finds. */
async function passInSteps(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 1_000) await pass(1_000);
}

/** zhang with the sheet of a blank draft, that chen may fill too. */
async function sitWithDraft(wrap?: (api: Api) => Api): Promise<Desk> {
  const desk = await sitDown({
    prepare: (api) => api.by(api.actor, { action: 'saveDraft', entries: blank }),
    ...(wrap && { wrap }),
  });
  await desk.screen.click('拉取表样（2 项）');
  return desk;
}

describe('two people on one draft', () => {
  it('is merged and saved on without a question where they did different things', async () => {
    const { api, screen, workbook, template, type } = await sitWithDraft();
    saves(api, [rateFilled, anEntry(count, { state: 'BLANK' })]);
    await type(count, { amount: '300' });
    await pass(3_100);
    expect(screen.has('已并入陈的 2 项修改')).toBe(true);
    expect(workbook.cell(template, rate, 'numerator')).toBe('460');
    await pass(3_100);
    expect(api.submission.entries).toEqual(lines('300'));
    await screen.click('知道了');
    expect(screen.has('已并入')).toBe(false);
  });

  it('of one line, too, where each filled another cell of it', async () => {
    const { api, workbook, template, type } = await sitWithDraft();
    saves(api, [anEntry(rate, { denominator: '1000' }), anEntry(count, { state: 'BLANK' })]);
    await type(rate, { numerator: '460' });
    await passInSteps(7_000);
    expect(stored(api, rate)).toEqual(rateFilled);
    expect(workbook.cell(template, rate, 'denominator')).toBe('1000');
  });

  async function meetInOneCell() {
    const desk = await sitWithDraft();
    saves(desk.api, lines('310'));
    await desk.type(count, { amount: '300' });
    await pass(3_100);
    return desk;
  }

  it('shows both values of one cell with who and when, and saves nothing before somebody chose', async () => {
    const { api, screen } = await meetInOneCell();
    expect(screen.has('有 1 处两人填得不同，请选定用哪一个')).toBe(true);
    expect(screen.has('原来：空您填的：300陈 2024年1月8日 09:01 填的：310')).toBe(true);
    expect(screen.has('已并入陈的 2 项修改')).toBe(true);
    expect(screen.has('选用您的，对方的留在办理记录里；选用对方的，您的不保存。')).toBe(true);
    await passInSteps(60_000);
    expect(stored(api, count)?.amount).toBe('310');
    await screen.click('检查');
    expect(isOff(screen.button('提交 2 项'))).toBe(true);
    expect(screen.has('请先选定两人填得不同的各处')).toBe(true);
  });

  it('keeps mine when I choose it, and tells in which revision the other one stands', async () => {
    const { api, screen, workbook, template } = await meetInOneCell();
    await screen.click('用我的：指标 2 家庭适老化改造户数 数值');
    expect(screen.has('用了您填的 300，对方填的 310 留在第 2 版')).toBe(true);
    expect(screen.has('您填的没有改动；请核对后继续。')).toBe(true);
    await pass(3_100);
    expect(api.submission.entries).toEqual(lines('300'));
    expect(workbook.cell(template, rate, 'numerator')).toBe('460');
  });

  it("writes the other's into the sheet when I choose that", async () => {
    const { api, screen, workbook, template } = await meetInOneCell();
    await screen.click('用对方的：指标 2 家庭适老化改造户数 数值');
    expect(workbook.cell(template, count, 'amount')).toBe('310');
    expect(screen.has('用了对方填的 310，您填的 300 没有保存')).toBe(true);
    expect(screen.has('您填的没有改动')).toBe(false);
    await pass(3_100);
    expect(api.submission.entries).toEqual(lines('310'));
  });

  it('says that all is settled, and not that there was no difference, where nothing else came in', async () => {
    const { api, screen, type } = await sitWithDraft();
    saves(api, [anEntry(rate, { state: 'BLANK' }), anEntry(count, { amount: '310' })]);
    await type(count, { amount: '300' });
    await pass(3_100);
    await screen.click('用我的：指标 2 家庭适老化改造户数 数值');
    expect(screen.has('两人填得不同的 1 处已选定')).toBe(true);
    expect(screen.has('没有出入')).toBe(false);
  });

  it('asks about － and a figure as about one thing', async () => {
    const { api, screen, workbook, template, type } = await sitWithDraft();
    saves(api, [anEntry(rate, { state: 'MISSING' }), anEntry(count, { state: 'BLANK' })]);
    await type(rate, { numerator: '460', denominator: '1000' });
    await pass(3_100);
    expect(screen.has('您填的：460/1000')).toBe(true);
    await screen.click('用对方的：指标 1 接受居家上门服务老人数占比 填报数');
    expect(workbook.cell(template, rate, 'numerator')).toBe('－');
    await pass(3_100);
    expect(stored(api, rate)?.state).toBe('MISSING');
  });

  it('writes no other cell than those that came in, and does not move the sheet', async () => {
    const { api, workbook, template, type, screen } = await sitWithDraft();
    saves(api, [rateFilled, anEntry(count, { state: 'BLANK' })]);
    await type(count, { amount: '300' });
    workbook.beforeWriting = () => workbook.type(template, count, { remark: '当场又写的' });
    await pass(3_100);
    expect(workbook.cell(template, rate, 'numerator')).toBe('460');
    expect(workbook.cell(template, count, 'remark')).toBe('当场又写的');
    expect(workbook.writtenForms).toBe(1);
    await passInSteps(7_000);
    expect(stored(api, count)).toMatchObject({ amount: '300', remark: '当场又写的' });
    expect(screen.has('两人填得不同')).toBe(false);
  });

  it('asks about a key that was typed in the very cell in the very instant, instead of writing over it', async () => {
    const { api, workbook, template, type, screen } = await sitWithDraft();
    saves(api, [rateFilled, anEntry(count, { state: 'BLANK' })]);
    await type(count, { amount: '300' });
    workbook.beforeWriting = () => workbook.type(template, rate, { numerator: '455' });
    await pass(3_100);
    expect(workbook.cell(template, rate, 'numerator')).toBe('455');
    expect(workbook.cell(template, rate, 'denominator')).toBe('1000');
    expect(screen.has('已并入陈的 1 项修改')).toBe(true);
    expect(screen.has('您填的：455')).toBe(true);
    await passInSteps(10_000);
    expect(stored(api, rate)?.numerator).toBe('460');
  });

  it('is not handed in by itself with figures that were not seen: they are shown first', async () => {
    const desk = await sitDown();
    await desk.fillWell();
    await pass(3_100);
    saves(desk.api, [{ ...rateFilled, remark: '含两处新站' }, ...lines('300').slice(1)]);
    await desk.screen.click('检查');
    await desk.screen.click('提交 2 项');
    expect(desk.api.submission.status).toBe('draft');
    expect(desk.screen.has('已并入陈的 1 项修改')).toBe(true);
    await desk.screen.click('提交 2 项');
    expect(desk.api.submission.status).toBe('submitted');
    expect(stored(desk.api, rate)?.remark).toBe('含两处新站');
  });

  it('keeps everything where Excel cannot be written just now, and sends nothing until it could', async () => {
    const { api, screen, workbook, template, type } = await sitWithDraft();
    saves(api, [rateFilled, anEntry(count, { state: 'BLANK' })]);
    await type(count, { amount: '300' });
    const writeCells = workbook.writeCells;
    workbook.writeCells = () => Promise.reject(new Error('a cell is being edited'));
    await pass(3_100);
    expect(screen.has('还没能并入您的工作表')).toBe(true);
    await passInSteps(60_000);
    expect(stored(api, rate)).toEqual(rateFilled);
    workbook.writeCells = writeCells;
    await screen.click('载入最新');
    await pass(3_100);
    expect(workbook.cell(template, rate, 'numerator')).toBe('460');
    expect(api.submission.entries).toEqual(lines('300'));
  });
});

describe('a form that others handed in meanwhile', () => {
  it('leaves what was typed in the sheet, and says that it did not get in', async () => {
    const desk = await sitDown();
    await desk.fillWell();
    await pass(3_100);
    await desk.type(count, { amount: '305' });
    desk.api.by(chen, { action: 'submit', entries: lines('310'), mustFindings: 0, unexplained: 0 });
    await pass(3_100);
    expect(desk.screen.has('提交回执')).toBe(true);
    expect(desk.screen.has('您在工作表里填的 1 项没有收入填报单')).toBe(true);
    expect(desk.workbook.cell(desk.template, count, 'amount')).toBe('305');
    expect(desk.workbook.openCells(desk.template)).toBe('none');
  });

  it('asks about it when the line comes back, instead of sending the old figure over theirs', async () => {
    const desk = await sitDown();
    await desk.fillWell();
    await pass(3_100);
    await desk.type(count, { amount: '305' });
    const { api } = desk;
    api.by(chen, { action: 'submit', entries: lines('310'), mustFindings: 0, unexplained: 0 });
    await pass(3_100);
    api.by(li, { action: 'startReview' });
    const returned = { key: count, field: 'amount', reason: '请核对', suggestion: null } as const;
    api.by(li, { action: 'returnForRevision', returns: [returned] });
    await passInSteps(60_000);
    expect(stored(api, count)?.amount).toBe('310');
    expect(desk.screen.has('有 1 处两人填得不同')).toBe(true);
  });
});

describe('an answer that did not come', () => {
  /** The server does what it is asked, and the answer is lost on its way. */
  const losing = (times: { left: number }) => (api: Api) =>
    Object.assign(Object.create(api) as Api, {
      saveDraft: async (...args: Parameters<Api['saveDraft']>) => {
        const reply = await api.saveDraft(...args);
        if (times.left === 0) return reply;
        times.left -= 1;
        throw new NoAnswer('lost');
      },
    });

  it('makes nobody quarrel with themselves', async () => {
    const { api, screen, type } = await sitWithDraft(losing({ left: 1 }));
    await type(count, { amount: '300' });
    await pass(3_100);
    await type(count, { amount: '301' });
    await passInSteps(40_000);
    expect(screen.has('两人填得不同')).toBe(false);
    expect(stored(api, count)?.amount).toBe('301');
  });

  it('and that tells of others when it comes at last is merged like any news', async () => {
    let isRetry = false;
    const { api, screen, type, workbook, template } = await sitWithDraft((fake) =>
      Object.assign(Object.create(fake) as Api, {
        // The first attempt was carried out and its answer lost; when the same request is sent again, chen has gone on.
        saveDraft: async (...args: Parameters<Api['saveDraft']>) => {
          const reply = await fake.saveDraft(...args);
          if (isRetry) return reply;
          isRetry = true;
          saves(api, lines('310'));
          return (await fake.form('rd_test_2023', 'ou_a')).submission;
        },
      }),
    );
    await type(count, { amount: '300' });
    await pass(3_100);
    expect(workbook.cell(template, rate, 'numerator')).toBe('460');
    expect(workbook.cell(template, count, 'amount')).toBe('310');
    await passInSteps(60_000);
    expect(screen.has('已并入陈的 3 项修改')).toBe(true);
    expect(api.submission.entries).toEqual(lines('310'));
  });
});
