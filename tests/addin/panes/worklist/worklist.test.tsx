// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Api } from '../../../../addin/api/api';
import { paneContext, type View } from '../../../../addin/panes/pane-context';
import { WorklistPane } from '../../../../addin/panes/worklist/worklist-pane';
import type { Me, WorklistItem } from '../../../../functions/contract/worklist';
import { FakeWorkbook } from '../../support/fake-workbook';
import { closeAll, show } from '../../support/render';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(async () => {
  await closeAll();
  vi.useRealTimers();
});

function anItem(differs: Partial<WorklistItem>): WorklistItem {
  return {
    task: 'fill',
    isMine: true,
    onBehalfOf: null,
    round: 'rd_test_2023',
    roundTitle: '2023年度填报',
    dataYear: 2023,
    dueOn: '2024-01-20',
    daysLeft: 5,
    unit: 'ou_a',
    unitName: '甲县',
    status: 'draft',
    filled: 2,
    total: 2,
    openReturns: 0,
    openQuestions: 0,
    isInCorrection: false,
    isRoundOpen: true,
    explainFindings: 0,
    largestChange: null,
    isRefiled: false,
    cameBack: null,
    review: null,
    submittedAt: '2024-01-08T01:00:00.000Z',
    submittedBy: { id: 'pn_zhang', name: '张' },
    ...differs,
  };
}

/** Somebody with these duties in front of a worklist with these items. */
async function open(items: WorklistItem[], duties: Me['duties'] = []) {
  const me: Me = { id: 'pn_x', name: '某', duties };
  const views: View[] = [];
  const api = { people: { houses: async () => ({ houses: [] }) } } as unknown as Api;
  const screen = await show(
    <paneContext.Provider value={{ api, workbook: new FakeWorkbook(), me, go: (view) => void views.push(view) }}>
      <WorklistPane worklist={{ me, items, rounds: [] }} updatedAt={null} problem={null} onRefresh={() => {}} />
    </paneContext.Provider>,
  );
  return { screen, views };
}

/** The headings of what is to be done; the way to people and stand-ins is there for everybody. */
const headings = (element: HTMLElement) =>
  [...element.querySelectorAll('h3')].map(({ textContent }) => textContent).filter((text) => text !== '人员与代理');

describe('the worklist', () => {
  it('shows a head what waits for their signature, and leads to it', async () => {
    const { screen, views } = await open([anItem({ task: 'sign', status: 'signing' })]);
    expect(headings(screen.element)).toEqual(['签字']);
    expect(screen.has('已提交 · 待签字')).toBe(true);
    await screen.click('签字 甲县');
    expect(views).toEqual([{ pane: 'review', round: 'rd_test_2023', unit: 'ou_a' }]);
  });

  it('shows the planning office what it has to check across', async () => {
    const { screen } = await open([anItem({ task: 'check', status: 'checking' })]);
    expect(screen.button('汇总审核 甲县')).not.toBeNull();
    expect(screen.has('审核中 · 待汇总审核')).toBe(true);
  });

  it('says whose work it is where one stands in, and keeps it apart from one’s own', async () => {
    const of = { id: 'pn_wang', name: '王' } as const;
    const { screen } = await open([
      anItem({ task: 'approve', status: 'reviewed' }),
      anItem({ task: 'approve', status: 'reviewed', onBehalfOf: of }),
      anItem({ task: 'fill', onBehalfOf: { id: 'pn_zhao', name: '赵' } }),
    ]);
    expect(screen.button('审批 甲县')).not.toBeNull();
    expect(screen.button('审批 甲县 代 王')).not.toBeNull();
    expect(screen.has('甲县 · 代 赵')).toBe(true);
  });

  it('sets what was asked of a filler apart from what is to be filled in', async () => {
    const { screen } = await open([
      anItem({ status: 'inReview', openQuestions: 2, daysLeft: -3 }),
      anItem({ round: 'rd_test_2024', status: 'returned', openReturns: 1, openQuestions: 1 }),
    ]);
    expect(headings(screen.element)).toEqual(['被退回 1', '待答复 1']);
    expect(screen.has('询问 2 个待答复')).toBe(true);
    expect(screen.button('答复 2 个询问')).not.toBeNull();
    expect(screen.button('修改退回的 1 项')).not.toBeNull();
  });

  it('has nothing for a duty without tasks', async () => {
    const { screen } = await open([], [{ role: 'admin', unit: 'ou_city', unitName: '示例市' }]);
    expect(headings(screen.element)).toEqual([]);
    expect(screen.has('现在没有待办')).toBe(true);
  });
});
