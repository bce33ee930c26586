// @vitest-environment jsdom
import { FluentProvider } from '@fluentui/react-components';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Api, NoAnswer } from '../../../../addin/api/api';
import { paneContext, type View } from '../../../../addin/panes/pane-context';
import ProgressPane from '../../../../addin/panes/progress/progress-pane';
import { theme } from '../../../../addin/theme';
import type { ProgressReply, UnitProgress } from '../../../../functions/contract/evaluation';
import type { DebtView, RemindersReply } from '../../../../functions/contract/reminders';
import { Problem } from '../../../../functions/domain/problem';
import { turnOf } from '../../../../functions/domain/submission/turn';
import { zhou } from '../../../support/people';
import { FakeWorkbook } from '../../support/fake-workbook';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

const aUnit = (name: string, status: UnitProgress['status'], differs: Partial<UnitProgress> = {}): UnitProgress => ({
  unit: `ou_${status.toLowerCase()}`,
  name,
  type: '区镇',
  status,
  hasBegun: true,
  filled: 18,
  total: 18,
  openReturns: [],
  hasApproved: status === 'approved',
  isInCorrection: false,
  submittedAt: status === 'draft' || status === 'returned' ? null : '2024-01-05T01:00:00.000Z',
  waitingFor: turnOf[status],
  fillers: ['张'],
  ...differs,
});
const li = { id: 'pn_li', name: '李' } as const;
const back = {
  key: 'KS2-02',
  field: 'amount',
  reason: '请核对',
  suggestion: null,
  by: li,
  at: '2024-01-08T01:00:00.000Z',
} as const;
const untouched = aUnit('张浦镇', 'draft', { hasBegun: false, filled: 0 });
const returned = aUnit('巴城镇', 'returned', { openReturns: [back] });
const reply: ProgressReply = {
  round: 'rd_test_2023',
  title: '2023年度填报',
  dataYear: 2023,
  dueOn: '2024-01-20',
  daysLeft: 5,
  route: ['review', 'approval'],
  units: [untouched, returned, aUnit('千灯镇', 'submitted'), aUnit('花桥', 'reviewed'), aUnit('陆家镇', 'approved')],
};

const zhang = { id: 'pn_zhang', name: '张' } as const;
const aDebt = (unitName: string, differs: Partial<DebtView> = {}): DebtView => ({
  id: `ou_${unitName}/file/start`,
  unit: `ou_${unitName}`,
  unitName,
  kind: 'unfiled',
  isCorrection: false,
  owners: [zhang],
  superiors: [],
  since: null,
  dueOn: '2024-01-22',
  daysLeft: 10,
  stage: null,
  returned: 0,
  filled: 0,
  total: 18,
  text: `${unitName}：请及时填报并提交。`,
  wouldTell: [],
  ...differs,
});
const late = aDebt('张浦镇', { dueOn: '2024-01-19', daysLeft: -2, stage: 'overdue', wouldTell: [zhang] });
const sentBack = aDebt('巴城镇', {
  kind: 'returned',
  since: '2024-01-08T01:00:00.000Z',
  returned: 1,
  dueOn: '2024-01-23',
  daysLeft: 0,
  stage: 'due',
  wouldTell: [zhang],
});
const desk: RemindersReply = {
  round: 'rd_test_2023',
  title: '2023年度填报',
  today: '2024-01-23',
  isWorkingDay: true,
  nextWorkingDay: '2024-01-23',
  dueOn: '2024-01-22',
  workingDaysLeft: -1,
  unknownYears: [],
  channel: 'mail',
  debts: [late, sentBack, aDebt('花桥', { owners: [], dueOn: '2024-02-05' })],
  log: [],
  gaps: [],
};

let root: Root | null = null;
afterEach(async () => {
  await act(async () => root?.unmount());
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

const notYours = new Problem('action.notYours', { action: 'remind' });

/** `reminders` null: the person may look at the progress and not urge. */
async function show(progress: ProgressReply | Error, reminders: RemindersReply | null = null) {
  const views: View[] = [];
  const sent: string[][] = [];
  const place = document.body.appendChild(document.createElement('div'));
  root = createRoot(place);
  const reminding: Api['reminding'] = {
    read: async () => {
      if (!reminders) throw notYours;
      return reminders;
    },
    send: async (_, debts) => {
      sent.push(debts);
      if (!reminders) throw notYours;
      const told = reminders.debts.filter(({ id }) => debts.includes(id));
      const log = told.map(({ id, unitName, kind, stage, text }) => ({
        debt: id,
        stage: stage ?? ('due' as const),
        unitName,
        kind,
        to: [zhang],
        text,
        channel: reminders.channel,
        by: { id: zhou.id, name: zhou.name },
        at: '2024-01-23T01:00:00.000Z',
      }));
      const debtsAfter = reminders.debts.map((debt) => (debts.includes(debt.id) ? { ...debt, wouldTell: [] } : debt));
      return { sent: debts.length, failed: 0, desk: { ...reminders, debts: debtsAfter, log } };
    },
    idleOwners: async () => ({
      owners: [
        { person: zhang, roles: ['filler'], units: [{ id: 'ou_a', name: '张浦镇' }], lastAct: null },
        {
          person: { id: 'pn_li', name: '李' },
          roles: ['reviewer'],
          units: [],
          lastAct: { action: 'passReview', unitName: '花桥', at: '2023-02-01T01:00:00.000Z' },
        },
      ],
    }),
  };
  const read = async () => {
    if (progress instanceof Error) throw progress;
    return progress;
  };
  const api = { progress: read, reminding } as Partial<Api> as Api;
  const me = { id: zhou.id, name: zhou.name, duties: [] };
  await act(async () =>
    root?.render(
      <FluentProvider theme={theme}>
        <paneContext.Provider value={{ api, workbook: new FakeWorkbook(), me, go: (view) => views.push(view) }}>
          <ProgressPane round="rd_test_2023" />
        </paneContext.Provider>
      </FluentProvider>,
    ),
  );
  return {
    views,
    sent,
    place,
    text: () => place.textContent ?? '',
    async press(name: string) {
      const button = [...place.querySelectorAll('button')].find(
        (candidate) => (candidate.getAttribute('aria-label') ?? candidate.textContent) === name,
      );
      if (!button) throw new Error(`no button 「${name}」`);
      await act(async () => button.click());
    },
  };
}

describe('the progress of a round', () => {
  it('counts what was handed in and what is through: a returned one is owed again', async () => {
    const pane = await show(reply);
    expect(pane.text()).toContain('已提交区镇 3/5');
    expect(pane.text()).toContain('已通过区镇 1/5');
    // Saturday the 20th moves on to Monday; from Monday the 15th these are Tuesday to Friday and that Monday.
    expect(pane.text()).toContain('1月22日截止 · 剩 5 个工作日');
    expect(pane.text()).toContain('未开始 1待审核 1已退回 1待审批 1已通过 1');
  });

  it.each([
    ['Tuesday the 23rd is one working day behind', -3, '1月22日截止 · 逾期 1 个工作日'],
    ['on the Sunday between the last day has not come yet', -1, '1月22日截止 · 剩 1 个工作日'],
  ])('counts to Monday the 22nd for whoever looks, also before 催报 has come: %s', async (_, daysLeft, text) => {
    const pane = await show({ ...reply, daysLeft });
    expect(pane.text()).toContain(text);
  });

  it('keeps saying that it could not be read at all: closing that would leave nothing', async () => {
    const { place } = await show(new NoAnswer());
    expect(place.textContent).toContain('连不上服务器');
    const names = [...place.querySelectorAll('button')].map(
      (button) => button.getAttribute('aria-label') ?? button.textContent,
    );
    expect(names).toEqual(['重试']);
  });

  it('says for every unit and step in words where it stands', async () => {
    const { place } = await show(reply);
    const rows = [...place.querySelectorAll('tbody tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent).join(' '),
    );
    expect(rows).toEqual([
      '张浦镇 未开始 未提交 未到 未到',
      '巴城镇 已填 退回1项 未到 未到',
      '千灯镇 已填 已提交 待审核 未到',
      '花桥 已填 已提交 已审核 待审批',
      '陆家镇 已填 已提交 已审核 已审批',
    ]);
  });

  it('shows a correction on its way, and that what was approved counts all the while', async () => {
    const corrected = (name: string, status: UnitProgress['status'], differs: Partial<UnitProgress> = {}) =>
      aUnit(name, status, { unit: `ou_${name}`, hasApproved: true, isInCorrection: true, ...differs });
    const { place, text } = await show({
      ...reply,
      units: [
        corrected('锦溪镇', 'returned'),
        corrected('周庄镇', 'returned', { openReturns: [back] }),
        corrected('淀山湖镇', 'inReview'),
        corrected('周市镇', 'reviewed'),
        untouched,
      ],
    });
    const rows = [...place.querySelectorAll('tbody tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent).join(' '),
    );
    expect(rows).toEqual([
      '锦溪镇 已填 更正中 未到 原版有效',
      '周庄镇 已填 退回1项 未到 原版有效',
      '淀山湖镇 已填 更正已交 审核中 原版有效',
      '周市镇 已填 更正已交 已审核 待审批',
      '张浦镇 未开始 未提交 未到 未到',
    ]);
    expect(text()).toContain('已提交区镇 4/5');
    expect(text()).toContain('已通过区镇 4/5');
  });

  it('has a column for each step of the longer route, and a word for each of its statuses', async () => {
    const { place, text } = await show({
      ...reply,
      route: ['signature', 'review', 'check', 'approval'],
      units: [
        aUnit('锦溪镇', 'signing'),
        aUnit('周庄镇', 'inReview'),
        aUnit('周市镇', 'checking'),
        aUnit('花桥', 'reviewed'),
      ],
    });
    const rows = [...place.querySelectorAll('tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent).join(' '),
    );
    expect(rows).toEqual([
      '单位 填报 提交 审核 汇总 审批',
      '锦溪镇 已填 待签字 未到 未到 未到',
      '周庄镇 已填 已提交 审核中 未到 未到',
      '周市镇 已填 已提交 已审核 待汇总 未到',
      '花桥 已填 已提交 已审核 已汇总 待审批',
    ]);
    // What nobody has signed has not left the unit.
    expect(text()).toContain('已提交区镇 3/4');
    expect(text()).toContain('待签字 1审核中 1待汇总 1待审批 1');
  });

  it('leads to a submission that can be looked at', async () => {
    const pane = await show(reply);
    await pane.press('查看千灯镇的填报');
    expect(pane.views).toEqual([{ pane: 'review', round: 'rd_test_2023', unit: 'ou_submitted' }]);
  });
});

describe('reminding', () => {
  it('is not shown to those it does not belong to, without a word of refusal', async () => {
    const pane = await show(reply);
    expect(pane.place.querySelector('[aria-label="催报"]')).toBeNull();
    expect(pane.text()).not.toContain('您的职责');
  });

  it('groups what is owed by urgency, in working days, what is not near yet behind a fold', async () => {
    const { place, text } = await show({ ...reply, daysLeft: -3 }, desk);
    expect(text()).toContain('1月22日截止 · 逾期 1 个工作日');
    expect([...place.querySelectorAll('h4, summary')].map((head) => head.textContent)).toEqual([
      '已逾期 1',
      '今天到期 1',
      '还有时间 1',
    ]);
    expect(text()).toContain('张浦镇尚未填报逾期 2 个工作日张');
    expect(text()).toContain('巴城镇2024年1月8日被退回 1 项，未重报今天到期张');
    expect(text()).toContain('花桥尚未填报剩 10 个工作日没有登记办理人');
  });

  it('sends what is due and ticked, and then says who was reminded when and by whom', async () => {
    const pane = await show(reply, desk);
    expect(pane.text()).toContain('发送 2 条催报');
    const box = pane.place.querySelector<HTMLInputElement>('input[aria-label="催办巴城镇"]');
    await act(async () => box?.click());
    await pane.press('发送 1 条催报');
    expect(pane.sent).toEqual([[late.id]]);
    expect(pane.text()).toContain('已催 1 条');
    expect(pane.text()).toContain('2024年1月23日 09:00 周已催（逾期）');
    expect(pane.text()).toContain('催办记录 1 条');
    expect(pane.place.querySelector('input[aria-label="催办张浦镇"]')).toBeNull();
  });

  it('says that nothing leaves a house without mail: there a reminder is registered and the text copied', async () => {
    const { text } = await show(reply, { ...desk, channel: 'registered' });
    expect(text()).toContain('登记已催 2 条');
    expect(text()).toContain('尚未接通短信和邮件');
  });

  it('does not send on a rest day, and says when it will', async () => {
    const pane = await show(reply, { ...desk, isWorkingDay: false, nextWorkingDay: '2024-01-29' });
    expect(pane.text()).toContain('今天休息，不发催报；1月29日上班后可以发送。');
    await pane.press('发送 2 条催报');
    expect(pane.sent).toEqual([]);
  });

  it('says where a year’s holidays are not known', async () => {
    const { text } = await show(reply, { ...desk, unknownYears: [2027] });
    expect(text()).toContain('2027年放假安排尚未录入，工作日先按周末推算。');
  });

  it('hands the text over for copying by hand where the clipboard is closed', async () => {
    vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText: () => Promise.reject(new Error('denied')) } });
    const pane = await show(reply, desk);
    await pane.press('复制催报文字：张浦镇');
    expect(pane.text()).toContain('未能自动复制');
    expect(pane.place.querySelector('textarea')?.value).toBe('张浦镇：请及时填报并提交。');
    await pane.press('复制 2 条');
    expect(pane.place.querySelector('textarea')?.value).toBe('张浦镇：请及时填报并提交。\n巴城镇：请及时填报并提交。');
  });

  it('names what the round lacks people for, and on demand who has not acted', async () => {
    const pane = await show(reply, {
      ...desk,
      gaps: [
        { gap: 'noFiller', unit: { id: 'ou_a', name: '花桥' } },
        { gap: 'onlyOne', person: zhang, unit: { id: 'ou_a', name: '花桥' }, roles: ['filler', 'reviewer'] },
      ],
    });
    expect(pane.text()).toContain('花桥没有登记填报人');
    expect(pane.text()).toContain('花桥的填报人和审核人都只有张一人');
    await pane.press('查看未办理过的责任人');
    expect(pane.text()).toContain('本次尚未办理过的责任人 2 名');
    expect(pane.text()).toContain('张浦镇 · 填报人从未办理');
    expect(pane.text()).toContain('2023年2月1日 09:00 审核通过 花桥');
  });
});
