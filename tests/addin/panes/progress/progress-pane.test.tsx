// @vitest-environment jsdom
import { FluentProvider } from '@fluentui/react-components';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Api } from '../../../../addin/api/api';
import { paneContext, type View } from '../../../../addin/panes/pane-context';
import ProgressPane from '../../../../addin/panes/progress/progress-pane';
import { reminderFor } from '../../../../addin/panes/progress/reminders';
import { theme } from '../../../../addin/theme';
import type { ProgressReply, UnitProgress } from '../../../../functions/contract/evaluation';
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
  units: [untouched, returned, aUnit('千灯镇', 'submitted'), aUnit('花桥', 'reviewed'), aUnit('陆家镇', 'approved')],
};

let root: Root | null = null;
afterEach(async () => {
  await act(async () => root?.unmount());
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

async function show(progress: ProgressReply) {
  const views: View[] = [];
  const place = document.body.appendChild(document.createElement('div'));
  root = createRoot(place);
  const api = { progress: async () => progress } as Partial<Api> as Api;
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
    expect(pane.text()).toContain('1月20日截止 · 剩 5 天');
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
    // Who corrects does so of their own accord; only who owes is urged.
    const urged = [...place.querySelectorAll('button')].map((button) => button.getAttribute('aria-label'));
    expect(urged.filter((label) => label?.startsWith('复制催报文字'))).toEqual(['复制催报文字：张浦镇']);
  });

  it('lists who owes what since when, by whose turn it is', async () => {
    const pane = await show(reply);
    expect(pane.text()).toContain('巴城镇1月8日被退回 1 项，未重报');
    expect(pane.text()).toContain('千灯镇1月5日提交，等待办理');
    expect(pane.text()).not.toContain('陆家镇1月');
  });

  it('hands the text over for copying by hand where the clipboard is closed', async () => {
    vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText: () => Promise.reject(new Error('denied')) } });
    const pane = await show(reply);
    await pane.press('复制催报文字：张浦镇');
    expect(pane.text()).toContain('未能自动复制');
    expect(pane.place.querySelector('textarea')?.value).toContain('张浦镇：');
  });

  it('leads to a submission that can be looked at', async () => {
    const pane = await show(reply);
    await pane.press('查看千灯镇的填报');
    expect(pane.views).toEqual([{ pane: 'review', round: 'rd_test_2023', unit: 'ou_submitted' }]);
  });
});

describe('the text of a reminder', () => {
  it.each([
    ['nothing yet', untouched, 5, '张浦镇：2023年度指标填报请于1月20日前报送。目前尚未填报。'],
    [
      'half done',
      { ...untouched, filled: 12 },
      5,
      '张浦镇：2023年度指标填报请于1月20日前报送。目前已填12/18项、尚未提交。',
    ],
    [
      'overdue',
      { ...untouched, filled: 12 },
      -2,
      '张浦镇：2023年度指标填报已于1月20日到期，逾期2天，请尽快报送。目前已填12/18项、尚未提交。',
    ],
    ['returned', returned, 5, '巴城镇：2023年度指标填报有1项被退回，请于1月20日前修改并重新提交。'],
  ])('%s', (_, unit, daysLeft, expected) => {
    expect(reminderFor({ ...reply, daysLeft }, unit)).toBe(expected);
  });
});
