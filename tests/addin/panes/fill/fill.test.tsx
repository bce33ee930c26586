// @vitest-environment jsdom
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NoAnswer } from '../../../../addin/api/api';
import { Problem } from '../../../../functions/domain/problem';
import { aCount, anEntry, anIndicator, aPlan, goodEntries } from '../../../support/builders';
import { chen, li } from '../../../support/people';
import type { FakeApi } from '../../support/fake-api';
import { FakeWorkbook } from '../../support/fake-workbook';
import { closeAll, isOff, pass } from '../../support/render';
import { count, type Desk, rate, sitDown } from './desk';

beforeEach(() => void vi.useFakeTimers());
afterEach(async () => {
  await closeAll();
  vi.useRealTimers();
});

const submits = (desk: Desk) => desk.api.calls.filter((call) => call === 'submit').length;

describe('拉取', () => {
  it('offers one button that names how many lines will come', async () => {
    const { screen, workbook } = await sitDown();
    expect(screen.button('检查')).toBeNull();
    await screen.click('拉取表样（2 项）');
    expect(workbook.writtenForms).toBe(1);
    expect(screen.button('检查')).not.toBeNull();
  });

  it('goes straight on where the workbook already has the form, and leaves what stands in it alone', async () => {
    const first = await sitDown();
    await first.screen.click('拉取表样（2 项）');
    await first.type(count, { amount: '300' });
    await first.screen.close();
    const { screen, workbook, template } = await sitDown({ workbook: first.workbook });
    expect(screen.button('检查')).not.toBeNull();
    expect(workbook.cell(template, count, 'amount')).toBe('300');
    expect(workbook.writtenForms).toBe(1);
  });

  it('brings the saved draft along on a new computer', async () => {
    const { screen, workbook, template } = await sitDown({
      prepare: (api) => api.by(api.actor, { action: 'saveDraft', entries: goodEntries() }),
    });
    expect(screen.has('已保存的 2 项会一并写入')).toBe(true);
    await screen.click('拉取表样（2 项）');
    expect(workbook.cell(template, rate, 'numerator')).toBe('460');
  });

  it('says when a sheet that tells no version and the saved draft differ, and takes the draft only when asked', async () => {
    const first = await sitDown();
    await first.screen.click('拉取表样（2 项）');
    await first.type(count, { amount: '7' });
    await first.screen.close();
    first.workbook.forgetVersion(first.template);
    const { screen, workbook, template } = await sitDown({
      workbook: first.workbook,
      prepare: (api) => api.by(chen, { action: 'saveDraft', entries: goodEntries() }),
    });
    expect(screen.has('有 2 项与已保存的草稿不同')).toBe(true);
    expect(workbook.cell(template, count, 'amount')).toBe('7');
    await screen.click('改用草稿');
    expect(workbook.cell(template, count, 'amount')).toBe('300');
    expect(screen.has('与已保存的草稿不同')).toBe(false);
  });
});

describe('填写', () => {
  it('counts what is filled and keeps quiet about lines nobody has begun', async () => {
    const { screen, type } = await sitDown();
    await screen.click('拉取表样（2 项）');
    expect(screen.has('强制 0')).toBe(true);
    await type(rate, { numerator: '460', denominator: '1000' });
    expect(screen.has('已填 1/2 项')).toBe(true);
    expect(screen.has('强制 0')).toBe(true);
  });

  it('shows the card of the line that is selected in the sheet, and computes as one types', async () => {
    const { screen, select, type } = await sitDown();
    await screen.click('拉取表样（2 项）');
    const card = () => screen.element.querySelector('[aria-label="当前指标"]')?.textContent ?? '';
    await select(count);
    expect(card()).toContain('家庭适老化改造户数');
    await select(rate);
    expect(card()).toContain('待填');
    await type(rate, { numerator: '460', denominator: '1000' });
    expect(card()).toContain('46.0 %');
    expect(card()).toContain('460 ÷ 1000 × 100');
    expect(card()).toContain('较上年 +1.0 个百分点');
  });

  it('marks what it finds in the sheet while one types', async () => {
    const { screen, workbook, template, type } = await sitDown();
    await screen.click('拉取表样（2 项）');
    await type(rate, { numerator: '1200', denominator: '1000' });
    expect(screen.has('强制 1')).toBe(true);
    expect(workbook.marked(template).map(({ rule }) => rule)).toContain('V4');
    await type(rate, { numerator: '460' });
    expect(workbook.marked(template)).toEqual([]);
  });

  it('saves by itself some seconds after typing, and only what changed', async () => {
    const { api, screen, type } = await sitDown();
    await screen.click('拉取表样（2 项）');
    await pass(10_000);
    expect(api.calls).toEqual([]);
    await type(count, { amount: '300' });
    await pass(3_100);
    expect(api.calls).toEqual(['saveDraft']);
    expect(screen.text()).toMatch(/已自动保存 \d\d:\d\d/);
    await pass(30_000);
    expect(api.calls).toEqual(['saveDraft']);
  });

  it('says that saving failed with a shape of its own, tries again, and keeps nobody from working', async () => {
    const { api, screen, type, workbook, template } = await sitDown();
    await screen.click('拉取表样（2 项）');
    api.troubles.push(new NoAnswer('lost'));
    await type(count, { amount: '300' });
    await pass(3_100);
    const line = [...screen.element.querySelectorAll('[role=status] div')].find(({ textContent }) =>
      textContent?.startsWith('未能保存'),
    );
    expect(line?.textContent).toBe('未能保存，稍后自动重试；您填的都在工作表里');
    expect(line?.querySelector('svg')).not.toBeNull();
    expect(isOff(screen.button('检查'))).toBe(false);
    await pass(15_100);
    expect(api.submission.entries.find(({ key }) => key === count)?.amount).toBe('300');
    expect(workbook.cell(template, count, 'amount')).toBe('300');
  });
});

describe('检查 and 提交', () => {
  it('says calmly that nothing was begun, with one way to the first line', async () => {
    const { screen, workbook } = await sitDown();
    await screen.click('拉取表样（2 项）');
    await screen.click('检查');
    expect(screen.has('还没有填数，共 2 项')).toBe(true);
    expect(screen.button('1')).toBeNull();
    expect(screen.button(/^定位/)).toBeNull();
    await screen.click('从第 1 项开始');
    expect(workbook.lastPlace).toEqual({ key: rate, field: 'numerator' });
  });

  it('lists what is not filled as one, with a way to each line', async () => {
    const { screen, workbook, type } = await sitDown();
    await screen.click('拉取表样（2 项）');
    await type(rate, { numerator: '460', denominator: '1000' });
    await screen.click('检查');
    expect(screen.has('还有 1 项没有填')).toBe(true);
    expect(screen.button(/^从第/)).toBeNull();
    await screen.click('定位：指标 2 家庭适老化改造户数');
    expect(workbook.lastPlace).toEqual({ key: count, field: 'amount' });
  });

  describe('one remedy for both figures of a line', () => {
    const times = (text: string, words: string) => text.split(words).length - 1;

    it('is said once where neither is filled, on the card too', async () => {
      const { screen } = await sitDown();
      await screen.click('拉取表样（2 项）');
      await screen.click('检查');
      const card = screen.element.querySelector('[aria-label="当前指标"]')?.textContent ?? '';
      expect(card).toContain('分子、分母没有填。');
      expect(times(card, '在情况说明中写明原因')).toBe(1);
    });

    it('is said once where both are words, each with what stands there', async () => {
      const { screen, workbook, type } = await sitDown();
      await screen.click('拉取表样（2 项）');
      await type(rate, { numerator: '约30', denominator: '1千' });
      await screen.click('检查');
      const list = screen.element.querySelector('ul')?.textContent ?? '';
      expect(list).toContain('分子填的是「约30」，读不成数字；分母填的是「1千」，读不成数字。');
      expect(times(list, '请只填数字')).toBe(1);
      // With the line that is not filled.
      expect(screen.has('强制 2')).toBe(true);
      await screen.click('定位：指标 1 接受居家上门服务老人数占比');
      expect(workbook.lastPlace).toEqual({ key: rate, field: 'numerator' });
      await type(count, { amount: '300' });
      expect(screen.has('还有 1 个强制问题没有改正')).toBe(true);
    });

    it('stays two where the two figures want different things', async () => {
      const { screen, type } = await sitDown();
      await screen.click('拉取表样（2 项）');
      await type(rate, { numerator: '约30' });
      await screen.click('检查');
      expect(screen.element.querySelectorAll('ul')[0]?.children).toHaveLength(2);
    });
  });

  it('blocks on a 强制 finding, with the reason beside the button', async () => {
    const desk = await sitDown();
    const { screen, type } = desk;
    await desk.fillWell();
    await type(rate, { numerator: '1200' });
    await screen.click('检查');
    const submit = screen.button('提交 2 项');
    expect(isOff(submit)).toBe(true);
    const reason = document.getElementById(submit?.getAttribute('aria-describedby') ?? '');
    expect(reason?.textContent).toContain('还有 1 个强制问题没有改正');
    expect(screen.has('分子 1200 大于分母 1000')).toBe(true);
    await type(rate, { numerator: '约30' });
    expect(reason?.textContent).toBe('还有 1 个强制问题没有改正。');
    await screen.click('提交 2 项');
    expect(submits(desk)).toBe(0);
  });

  it('asks for an explanation where a figure moved much, writes it into the sheet and keeps it', async () => {
    const desk = await sitDown();
    const { screen, workbook, template, type } = desk;
    await desk.fillWell();
    await type(count, { amount: '600' });
    await screen.click('检查');
    expect(screen.has('还有 1 个核实问题没有说明')).toBe(true);
    await screen.write('情况属实');
    expect(isOff(screen.button('写入工作表'))).toBe(true);
    await screen.write('新增两批改造，台账已核对');
    await screen.click('写入工作表');
    expect(workbook.cell(template, count, 'explanation')).toBe('新增两批改造，台账已核对');
    expect(screen.has('核实 · 已说明')).toBe(true);
    await screen.click('提交 2 项');
    expect(submits(desk)).toBe(1);
    expect(desk.api.submission.entries.find(({ key }) => key === count)?.explanation).toBe('新增两批改造，台账已核对');
  });

  it('asks once for a line that two rules ask about, and counts how many lines are explained', async () => {
    const checks = { ...anIndicator().checks, neverFalls: true, maxChangePoints: '10' };
    const desk = await sitDown({ plan: aPlan({ indicators: [anIndicator({ checks }), aCount()] }) });
    const { screen, type } = desk;
    await desk.fillWell();
    // 45.0 % last year; 300 of 1000 is 30.0 %, and 600 is more than twice last year's 290.
    await type(rate, { numerator: '300' });
    await type(count, { amount: '600' });
    await screen.click('检查');
    const list = screen.element.querySelector('ul') as HTMLElement;
    const asked = () => [...(screen.element.querySelector('ul')?.children ?? [])].map(({ textContent }) => textContent);
    expect(asked()).toHaveLength(2);
    expect(asked()[0]).toContain('由上年 45.0 降为 30.0。由上年 45.0 变为 30.0（-15.0 个百分点），超过 10 个百分点。');
    expect(asked()[0]?.split('请核对；属实的')).toHaveLength(2);
    expect(list.querySelectorAll('textarea')).toHaveLength(2);
    expect(screen.has('还有 2 个核实问题没有说明')).toBe(true);
    expect(screen.has('核实 2')).toBe(true);
    await type(rate, { explanation: '两处站点停办，服务人数减少' });
    expect(screen.has('核实 1/2 已说明')).toBe(true);
    expect(screen.has('还有 1 个核实问题没有说明')).toBe(true);
    await type(count, { explanation: '新增两批改造，台账已核对' });
    expect(screen.has('核实 2/2 已说明')).toBe(true);
    expect(isOff(screen.button('提交 2 项'))).toBe(false);
  });

  it("offers last year's explanation, and never puts it in by itself", async () => {
    const desk = await sitDown();
    await desk.fillWell();
    await desk.type(count, { amount: '600' });
    await desk.screen.click('检查');
    expect(desk.workbook.cell(desk.template, count, 'explanation')).toBe('');
    await desk.screen.click('沿用 2022 年说明（当时 290）：上年集中验收');
    expect(desk.screen.element.querySelector('textarea')?.value).toBe('上年集中验收');
    expect(desk.screen.has('还有 1 个核实问题没有说明')).toBe(true);
    await desk.screen.click('写入工作表');
    expect(desk.screen.has('核实 · 已说明')).toBe(true);
  });

  it("does not offer last year's words for another question", async () => {
    const words = '上年未作统计';
    const explains = [{ rule: 'W6' as const, field: 'amount' as const, print: 'MISSING' }];
    const last = [anEntry(count, { amount: '290', explanation: words, explains })];
    const desk = await sitDown({ last });
    await desk.fillWell();
    await desk.type(count, { amount: '600' });
    await desk.screen.click('检查');
    expect(desk.screen.has('还有 1 个核实问题没有说明')).toBe(true);
    expect(desk.screen.has(words)).toBe(false);
  });

  describe('说明 whose figure moved on', () => {
    const words = '新增两批改造，台账已核对';
    const stored = (desk: Desk) => desk.api.submission.entries.find(({ key }) => key === count);

    async function explained() {
      const desk = await sitDown();
      await desk.fillWell();
      await desk.type(count, { amount: '600', explanation: words });
      await desk.screen.click('检查');
      expect(desk.screen.has('核实 · 已说明')).toBe(true);
      await pass(3_100);
      await desk.type(count, { amount: '650' });
      return desk;
    }

    it('is void: the old words stay in sight, and handing in waits', async () => {
      const { screen, workbook, template } = await explained();
      expect(workbook.cell(template, count, 'explanation')).toBe(words);
      expect(screen.has('数已改动，原说明不再有效（原按数值 600写）')).toBe(true);
      expect(isOff(screen.button('提交 2 项'))).toBe(true);
    });

    it('holds again with one click, which is kept', async () => {
      const desk = await explained();
      await desk.screen.click('说明仍适用');
      expect(desk.screen.has('核实 · 已说明')).toBe(true);
      expect(desk.screen.button('说明仍适用')).toBeNull();
      await pass(3_100);
      expect(stored(desk)?.explains).toEqual([{ rule: 'W1', field: 'amount', print: 'NUMERIC amount=650' }]);
      await desk.screen.click('提交 2 项');
      expect(submits(desk)).toBe(1);
    });

    it('keeps a confirmation although nothing else changed since the draft was saved', async () => {
      const desk = await explained();
      await pass(3_100);
      const saves = desk.api.calls.length;
      await desk.screen.click('说明仍适用');
      await pass(3_100);
      expect(desk.api.calls.length).toBe(saves + 1);
      expect(stored(desk)?.explains[0]?.print).toBe('NUMERIC amount=650');
    });

    it('is renewed by other words, typed in the sheet like the first', async () => {
      const desk = await explained();
      await desk.type(count, { explanation: '第三批改造完成，台账已核对' });
      expect(desk.screen.has('核实 · 已说明')).toBe(true);
    });

    it('stays void on another computer, where only the saved draft tells what it was for', async () => {
      const first = await explained();
      await pass(3_100);
      const entries = first.api.submission.entries;
      await first.screen.close();
      const desk = await sitDown({ prepare: (api) => api.by(api.actor, { action: 'saveDraft', entries }) });
      await desk.screen.click('拉取表样（2 项）');
      await desk.screen.click('检查');
      expect(desk.screen.has('原按数值 600写')).toBe(true);
      await desk.type(count, { amount: '600' });
      expect(desk.screen.has('核实 · 已说明')).toBe(true);
    });
  });

  it('submits what stands in the sheet, closes it, and shows a receipt', async () => {
    const desk = await sitDown();
    const { screen, workbook, template, visited } = desk;
    await desk.fillWell();
    await screen.click('检查');
    await screen.click('提交 2 项');
    expect(screen.has('提交回执')).toBe(true);
    expect(screen.has('c0ffee00c0ff')).toBe(true);
    expect(screen.has('等待审核人审核')).toBe(true);
    expect(workbook.openCells(template)).toBe('none');
    const folds = [...screen.element.querySelectorAll('details')].map((fold) => fold.textContent ?? '');
    expect(folds.find((text) => text.startsWith('存证'))).toContain('凭证号c0ffee00c0ff');
    expect(folds.find((text) => text.startsWith('办理记录'))).toContain('办理记录（可打印）');
    await screen.click('办理记录（可打印）');
    await screen.click('返回待办');
    expect(visited).toEqual(['record', 'worklist']);
  });

  describe('with an anchor of the house', () => {
    const anchor = {
      ...{ day: '2024-01-08', count: 40, root: 'ab'.repeat(32), shortRoot: 'abababababab' },
      ...{ hash: '1'.repeat(64), publicKey: 'key', signature: 'signature' },
    };
    // Handed in at 09:00 in China.
    it.each([
      ['2024-01-08T16:00:00.000Z', '这次提交已计入定锚'],
      ['2024-01-07T16:00:00.000Z', '这次提交将计入下一次定锚'],
    ])('made at %s the receipt says: %s', async (at, words) => {
      const desk = await sitDown({
        prepare: (api) => {
          api.anchor = { ...anchor, at };
        },
      });
      await desk.fillWell();
      await desk.screen.click('检查');
      await desk.screen.click('提交 2 项');
      await pass(0);
      expect(desk.screen.has('最近定锚2024年1月8日根校验码abababababab')).toBe(true);
      expect(desk.screen.has(words)).toBe(true);
    });
  });

  it('says nothing of anchors where there is none, or it is not to be had', async () => {
    for (const answer of [async () => ({ anchor: null }), () => Promise.reject(new NoAnswer('lost'))]) {
      const desk = await sitDown({
        wrap: (api) => Object.assign(Object.create(api), { record: { ...api.record, latestAnchor: answer } }),
      });
      await desk.fillWell();
      await desk.screen.click('检查');
      await desk.screen.click('提交 2 项');
      expect(desk.screen.has('提交回执')).toBe(true);
      expect(desk.screen.has('定锚')).toBe(false);
    }
  });

  it('submits once, however often one clicks', async () => {
    const desk = await sitDown();
    const { api, screen } = desk;
    await desk.fillWell();
    await screen.click('检查');
    let answer = () => {};
    api.pause = new Promise((resolve) => {
      answer = resolve;
    });
    const button = screen.button('提交 2 项');
    await act(async () => {
      button?.click();
      button?.click();
    });
    await pass(0);
    await screen.click('正在提交…');
    answer();
    await pass(100);
    expect(submits(desk)).toBe(1);
    expect(screen.has('提交回执')).toBe(true);
  });

  it('keeps everything when the network is lost in the middle, and 重试 finishes it', async () => {
    const desk = await sitDown();
    const { api, screen, workbook, template } = desk;
    await desk.fillWell();
    await screen.click('检查');
    api.troubles.push(new NoAnswer('lost'));
    await screen.click('提交 2 项');
    expect(screen.has('连不上服务器')).toBe(true);
    expect(workbook.cell(template, count, 'amount')).toBe('300');
    await screen.click('重试');
    expect(screen.has('提交回执')).toBe(true);
  });

  it('takes it back while nobody has looked, and says why not afterwards', async () => {
    const desk = await sitDown();
    const { api, screen, workbook, template } = desk;
    await desk.fillWell();
    await screen.click('检查');
    await screen.click('提交 2 项');
    await screen.click('撤回');
    expect(screen.button('检查')).not.toBeNull();
    expect(workbook.openCells(template)).toBe('all');

    await screen.click('检查');
    await screen.click('提交 2 项');
    api.by(li, { action: 'startReview' });
    await pass(15_100);
    expect(isOff(screen.button('撤回'))).toBe(true);
    expect(screen.has('审核已经开始，不能撤回')).toBe(true);
  });
});

describe('被退回', () => {
  function sentBack(api: FakeApi) {
    api.by(api.actor, { action: 'submit', entries: goodEntries(), mustFindings: 0, unexplained: 0 });
    api.by(li, { action: 'startReview' });
    api.by(li, { action: 'acceptEntries', keys: [rate], found: [] });
    api.by(li, {
      action: 'returnForRevision',
      returns: [{ key: count, field: 'amount', reason: '台账为 305 户，请核对。', suggestion: '305' }],
    });
  }

  async function openReturned() {
    const desk = await sitDown({ prepare: sentBack });
    await desk.screen.click('拉取表样（2 项）');
    return desk;
  }

  it('shows only what came back, with reason and name, and folds the rest away', async () => {
    const { screen, workbook, template } = await openReturned();
    expect(screen.has('被退回 1 项')).toBe(true);
    expect(screen.has('台账为 305 户，请核对。')).toBe(true);
    expect(screen.text()).toMatch(/李 2024年1月8日 09:03 退回/);
    expect(screen.has('已接受 1 项')).toBe(true);
    expect(workbook.openCells(template)).toEqual([count]);
  });

  it('takes a suggested value when asked to, and hands in again', async () => {
    const { api, screen, workbook, template } = await openReturned();
    expect(screen.has('还没有改动')).toBe(true);
    await screen.click('采纳');
    expect(workbook.cell(template, count, 'amount')).toBe('305');
    expect(screen.has('已改动')).toBe(true);
    await screen.click('重新提交 1 项');
    expect(api.submission.status).toBe('submitted');
    expect(api.submission.accepted.flatMap(({ keys }) => keys)).toContain(rate);
  });

  it("marks the returned lines in the sheet only while they are the filler's to mend", async () => {
    const { screen, workbook, template } = await openReturned();
    expect(workbook.returned(template)).toEqual([count]);
    await screen.click('采纳');
    await screen.click('重新提交 1 项');
    expect(workbook.returned(template)).toEqual([]);
    await screen.click('撤回');
    expect(workbook.returned(template)).toEqual([count]);
    expect(screen.has('被退回 1 项')).toBe(true);
  });

  it('names a line that was changed without having been returned, and puts it back', async () => {
    const { api, screen, workbook, template, type } = await openReturned();
    await type(count, { amount: '306' });
    await type(rate, { numerator: '470' });
    expect(screen.has('指标 1 接受居家上门服务老人数占比不在退回之列')).toBe(true);
    expect(isOff(screen.button('重新提交 1 项'))).toBe(true);
    await screen.click('恢复这 1 项');
    expect(workbook.cell(template, rate, 'numerator')).toBe('460');
    expect(workbook.cell(template, count, 'amount')).toBe('306');
    await screen.click('重新提交 1 项');
    expect(api.submission.status).toBe('submitted');
  });
});

describe('the sheet itself', () => {
  it('brings a deleted row back and keeps what was typed elsewhere', async () => {
    const desk = await sitDown();
    const { screen, workbook, template } = desk;
    await desk.fillWell();
    workbook.deleteRow(template, rate);
    await pass(500);
    expect(screen.has('工作表少了 1 行')).toBe(true);
    await screen.click('恢复表样');
    expect(screen.has('工作表少了')).toBe(false);
    expect(workbook.cell(template, count, 'amount')).toBe('300');
  });

  it('upgrades a sheet of an older version and keeps what was typed', async () => {
    const first = await sitDown();
    await first.fillWell();
    await first.screen.close();
    first.workbook.age(first.template);
    const { screen, workbook, template } = await sitDown({ workbook: first.workbook });
    await screen.click('升级表样');
    expect(screen.button('检查')).not.toBeNull();
    expect(workbook.cell(template, count, 'amount')).toBe('300');
  });

  it("says when the sheet in front is another unit's, and goes to the right one", async () => {
    const { screen, workbook, template, select } = await sitDown();
    await screen.click('拉取表样（2 项）');
    workbook.front = { round: template.round, unit: 'ou_b', version: 1 };
    await select(null);
    expect(screen.has('前面这张工作表不是本单位的填报表')).toBe(true);
    await screen.click('转到填报表');
    expect(workbook.front).toEqual({ round: template.round, unit: template.unit, version: 1 });
    expect(screen.has('前面这张工作表')).toBe(false);
  });

  it('waits while a cell is being edited, and reads once that is over', async () => {
    const { screen, workbook, type } = await sitDown();
    await screen.click('拉取表样（2 项）');
    workbook.readFault = new Error('Excel is in cell-editing mode');
    await type(count, { amount: '300' });
    expect(screen.has('没有办成')).toBe(false);
    workbook.readFault = null;
    await pass(2_100);
    expect(screen.has('已填 1/2 项')).toBe(true);
  });
});

describe('opening', () => {
  it('says what is wrong and offers another try when the form does not come', async () => {
    const workbook = new FakeWorkbook();
    const { screen } = await sitDown({
      workbook,
      prepare: (api) => void api.troubles.push(new Problem('thing.notFound', { what: 'round' })),
    });
    expect(screen.has('没有找到这个填报任务，或者您看不到它')).toBe(true);
    await screen.click('重试');
    expect(screen.button('拉取表样（2 项）')).not.toBeNull();
  });
});

describe('零报告', () => {
  // A count of what happened in the year; nothing of a running total.
  const plan = aPlan({ indicators: [anIndicator(), aCount({ accumulation: 'FLOW_YEAR', name: '当年新增床位' })] });
  const last = [anEntry(rate, { numerator: '450', denominator: '1000' }), anEntry(count, { amount: '50' })];

  it('names what it fills, and fills only empty counts, with why', async () => {
    const { screen, workbook, template, type, api } = await sitDown({ plan, last });
    await screen.click('拉取表样（2 项）');
    await type(rate, { numerator: '460' });
    await screen.click('零报告…');
    expect(screen.has('2 当年新增床位')).toBe(true);
    await screen.write('本年没有新建养老机构，无新增床位');
    await screen.click('1 项填 0');
    await pass(500);
    expect(workbook.cell(template, count, 'amount')).toBe('0');
    expect(workbook.cell(template, count, 'explanation')).toBe('本年没有新建养老机构，无新增床位');
    expect(workbook.cell(template, rate, 'numerator')).toBe('460');
    expect(workbook.cell(template, rate, 'denominator')).toBe('');
    expect(workbook.writtenForms).toBe(1);
    expect(screen.button('零报告…')).toBeNull();
    await pass(3_100);
    expect(api.submission.entries[1]).toMatchObject({ amount: '0', explanation: '本年没有新建养老机构，无新增床位' });
  });

  it('has the one button that stands out while its form is open; 检查 stands back until then', async () => {
    const { screen } = await sitDown({ plan, last });
    const look = () => screen.button('检查')?.className;
    await screen.click('拉取表样（2 项）');
    const standingOut = look();
    await screen.click('零报告…');
    expect(look()).not.toBe(standingOut);
    expect(isOff(screen.button('检查'))).toBe(false);
    await screen.click('取消');
    expect(look()).toBe(standingOut);
  });

  it('leaves a figure alone that was typed while it was offered', async () => {
    const { screen, workbook, template } = await sitDown({ plan, last });
    await screen.click('拉取表样（2 项）');
    await screen.click('零报告…');
    await screen.write('本年没有新建养老机构，无新增床位');
    workbook.beforeWriting = () => workbook.type(template, count, { amount: '7' });
    await screen.click('1 项填 0');
    await pass(500);
    expect(workbook.cell(template, count, 'amount')).toBe('7');
  });

  it('is not offered where no count is empty', async () => {
    const desk = await sitDown();
    await desk.fillWell();
    expect(desk.screen.has('零报告')).toBe(false);
  });
});
