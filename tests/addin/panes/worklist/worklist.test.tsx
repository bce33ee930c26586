// @vitest-environment jsdom
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Api } from '../../../../addin/api/api';
import { paneContext, type View } from '../../../../addin/panes/pane-context';
import { WorklistPane } from '../../../../addin/panes/worklist/worklist-pane';
import type { Me, Worklist, WorklistItem } from '../../../../functions/contract/worklist';
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
    isLocked: false,
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
async function open(items: WorklistItem[], duties: Me['duties'] = [], rounds: Worklist['rounds'] = []) {
  const me: Me = { id: 'pn_x', name: '某', duties };
  const views: View[] = [];
  const api = {
    people: { houses: async () => ({ houses: [] }) },
    progress: () => Promise.reject(new Error('not asked here')),
    locking: {
      locking: async () => ({ lock: null, events: [], allowedActions: [{ action: 'lockRound', refusal: null }] }),
    },
  } as unknown as Api;
  const screen = await show(
    <paneContext.Provider value={{ api, workbook: new FakeWorkbook(), me, go: (view) => void views.push(view) }}>
      <WorklistPane worklist={{ me, items, rounds }} updatedAt={null} problem={null} onRefresh={() => {}} />
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

  it('says the year of each form only where those of several years wait', async () => {
    const past = { round: 'rd_test_2021', roundTitle: '2021年度填报', dataYear: 2021 } as const;
    const { screen, views } = await open([
      anItem({ task: 'check', status: 'checking' }),
      anItem({ task: 'check', status: 'checking', isInCorrection: true, ...past }),
    ]);
    expect(screen.button('汇总审核 甲县 2023年度填报')).not.toBeNull();
    await screen.click('汇总审核 甲县 2021年度填报');
    expect(views).toEqual([{ pane: 'review', round: 'rd_test_2021', unit: 'ou_a' }]);

    const other = await open([anItem({ task: 'check', status: 'checking' })]);
    expect(other.screen.has('2023年度填报')).toBe(false);
  });

  it('sets what was asked of a filler apart from what is to be filled in', async () => {
    const { screen } = await open([
      anItem({ status: 'inReview', openQuestions: 2, daysLeft: -3 }),
      anItem({ round: 'rd_test_2024', status: 'returned', openReturns: 1, openQuestions: 1 }),
    ]);
    expect(headings(screen.element)).toEqual(['被退回 1', '待答复 1']);
    expect(screen.has('有 2 个问题未答复')).toBe(true);
    expect(screen.button('答复 2 个询问')).not.toBeNull();
    expect(screen.button('修改退回的 1 项')).not.toBeNull();
  });

  it.each([
    ['none', [false, false], '以往年度已通过 2 份，可查看、更正', 0],
    ['one', [true, false], '以往年度已通过 2 份，可查看，其中 1 份可更正', 1],
    ['every year', [true, true], '以往年度已通过 2 份，可查看', 2],
  ])('says of past forms what can be done with them where %s is locked', async (_, locks, summary, marked) => {
    const { screen } = await open(
      locks.map((isLocked, index) =>
        anItem({ round: `rd_test_202${index}`, status: 'approved', isMine: false, isRoundOpen: false, isLocked }),
      ),
    );
    const past = screen.element.querySelector('details');
    expect(past?.querySelector('summary')?.textContent).toBe(summary);
    expect(past?.textContent?.split('已锁定，不再受理更正')).toHaveLength(marked + 1);
  });

  it('has nothing for a duty without tasks', async () => {
    const { screen } = await open([], [{ role: 'admin', unit: 'ou_city', unitName: '示例市' }]);
    expect(headings(screen.element)).toEqual([]);
    expect(screen.has('现在没有待办')).toBe(true);
  });
});

describe('a form that came back', () => {
  const review = { open: 3, isOfDepartment: true };
  const by = { id: 'pn_zhou', name: '周' } as const;
  const sentBack = { how: 'sentBack', by, reason: '户数口径存疑', lines: 2 } as const;
  const of = { id: 'pn_wang', name: '王' } as const;

  it.each<[string, string[], Partial<WorklistItem>]>([
    ['a department', ['退回后重新提交，本处室还有 3 项待审'], { task: 'review', cameBack: { how: 'refiled' }, review }],
    [
      'a department that has accepted all of it',
      ['退回后重新提交，本处室各项已接受，待通过'],
      { task: 'review', cameBack: { how: 'refiled' }, review: { ...review, open: 0 } },
    ],
    [
      'a reviewer of all lines',
      ['退回后重新提交，还有 3 项待审'],
      { task: 'review', cameBack: { how: 'refiled' }, review: { ...review, isOfDepartment: false } },
    ],
    [
      'a department whose other lines stayed',
      ['1 项已退回填报人，本处室还有 3 项待审'],
      { task: 'review', status: 'returned', openReturns: 1, cameBack: { how: 'returned', lines: 1 }, review },
    ],
    [
      'a department, a step back',
      ['周 退回本处室重审 2 项', '原因：户数口径存疑'],
      { task: 'review', cameBack: sentBack, review },
    ],
    [
      'who stands in for a department',
      ['周 退回该处室重审 2 项'],
      { task: 'review', cameBack: sentBack, review, onBehalfOf: of },
    ],
    ['the planning office', ['周 退回规划部门重审', '原因：户数口径存疑'], { task: 'check', cameBack: sentBack }],
    ['the approver', ['退回后重新提交'], { task: 'approve', cameBack: { how: 'refiled' } }],
  ])('says why to %s', async (_, words, differs) => {
    const { screen } = await open([anItem({ status: 'inReview', ...differs })]);
    expect(words.filter((word) => !screen.has(word))).toEqual([]);
  });

  it('says nothing of the kind the first time', async () => {
    const { screen } = await open([anItem({ task: 'review', status: 'submitted', review })]);
    expect(screen.has('退回')).toBe(false);
  });

  it('with a question shows it on its line', async () => {
    const { screen } = await open([anItem({ task: 'review', status: 'inReview', openQuestions: 1, review })]);
    expect(screen.has('有 1 个问题未答复')).toBe(true);
  });
});

describe('the page of who plans and approves', () => {
  const aYear = (dataYear: number, differs: Partial<Worklist['rounds'][number]> = {}): Worklist['rounds'][number] => ({
    id: `rd_test_${dataYear}`,
    title: `${dataYear}年度填报`,
    plan: 'pl_test',
    planTitle: '测试规划',
    dataYear,
    dueOn: `${dataYear + 1}-01-20`,
    isOpen: false,
    canReadEvaluation: true,
    isLocked: false,
    ...differs,
  });
  const years = [
    aYear(2023, { isOpen: true }),
    aYear(2022, { waiting: { imports: 2 } }),
    aYear(2021, { isLocked: true }),
    aYear(2020, { waiting: { imports: 1 } }),
  ];
  const nameOf = (button: Element) => button.getAttribute('aria-label') ?? button.textContent;

  it.each<[string, WorklistItem[], string]>([
    [
      'what waits longest, of what is to be judged',
      [
        anItem({
          task: 'approve',
          status: 'reviewed',
          unit: 'ou_b',
          unitName: '乙县',
          submittedAt: '2024-01-09T01:00:00.000Z',
        }),
        anItem({ task: 'approve', status: 'reviewed' }),
      ],
      '审批 甲县',
    ],
    ['imported years, where nothing is to be judged', [], '历史数据待审批 2 份 2022年度填报'],
  ])('has one green button: %s', async (_, items, name) => {
    const { screen } = await open(items, [], years);
    const look = screen.button(name)?.className;
    const alike = [...screen.element.querySelectorAll('button')].filter(({ className }) => className === look);
    expect(alike.map(nameOf)).toEqual([name]);
  });

  it('keeps locking of all years behind one line, and says at each year that is locked', async () => {
    const { screen } = await open([], [], years);
    const folds = [...screen.element.querySelectorAll('details')].filter(({ textContent }) =>
      textContent?.includes('锁定：'),
    );
    expect(folds.map((fold) => fold.querySelector('summary')?.textContent)).toEqual(['锁定：3 个年度中已锁定 1 个']);
    expect(screen.has('已截止 · 已锁定')).toBe(true);
  });

  it('says in words why a year can’t be locked yet; Escape puts the form away and goes back to its button', async () => {
    const { screen } = await open([], [], years);
    await screen.click('锁定情况 2022年度填报');
    await screen.click('锁定');
    expect(screen.has('请写明原因')).toBe(true);
    const box = screen.element.querySelector('textarea');
    await act(async () => box?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })));
    expect(screen.element.querySelector('textarea')).toBeNull();
    expect(document.activeElement).toBe(screen.button('锁定情况 2022年度填报'));
  });
});
