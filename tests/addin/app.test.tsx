// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  clearSession,
  type DemoPerson,
  onSessionChange,
  readSession,
  type SignIn,
  writeSession,
} from '../../addin/api/session';
import { App } from '../../addin/app';
import { keepWork, recallWork } from '../../addin/panes/kept-work';
// Fetched beforehand: on the test's clock a file would never arrive.
import '../../addin/panes/fill/fill-pane';
import '../../addin/panes/record/record-pane';
import type { Worklist, WorklistItem } from '../../functions/contract/worklist';
import type { PersonId } from '../../functions/domain/ids';
import { Problem } from '../../functions/domain/problem';
import { aPlan, aRound, goodEntries } from '../support/builders';
import { countyA, li, zhang } from '../support/people';
import { FakeApi } from './support/fake-api';
import { FakeWorkbook } from './support/fake-workbook';
import { closeAll, pass, show } from './support/render';

beforeEach(() => void vi.useFakeTimers());
afterEach(async () => {
  await closeAll();
  clearSession();
  vi.useRealTimers();
});

const demoPeople = [
  { id: zhang.id, name: zhang.name, city: '示例市', unitName: '甲县', roleLabel: '填报人', role: 'filler' },
  { id: li.id, name: li.name, city: '示例市', unitName: '示例市', roleLabel: '审核人', role: 'reviewer' },
] satisfies DemoPerson[];

let tokens = 0;

function aDoor(people: DemoPerson[] | null = demoPeople): SignIn {
  return {
    people: async () => people,
    async as(person: PersonId) {
      tokens += 1;
      const { id, name } = demoPeople.find((candidate) => candidate.id === person) ?? zhang;
      const session = { token: `token-${tokens}`, expiresAt: '', person: { id, name } };
      writeSession(session);
      return session;
    },
  };
}

const item = (differs: Partial<WorklistItem> = {}): WorklistItem => ({
  task: 'fill',
  isMine: true,
  onBehalfOf: null,
  openQuestions: 0,
  round: 'rd_test_2023',
  roundTitle: '2023年度填报',
  dataYear: 2023,
  dueOn: '2024-01-20',
  daysLeft: 5,
  unit: 'ou_a',
  unitName: '甲县',
  status: 'draft',
  filled: 0,
  total: 2,
  openReturns: 0,
  isInCorrection: false,
  isRoundOpen: true,
  isLocked: false,
  explainFindings: 0,
  largestChange: null,
  isRefiled: false,
  cameBack: null,
  review: null,
  submittedAt: null,
  submittedBy: null,
  ...differs,
});

async function openApp({ items = [item()], door = aDoor() }: { items?: WorklistItem[]; door?: SignIn } = {}) {
  const api = new FakeApi(aPlan(), aRound(), countyA, zhang);
  let asked = 0;
  api.worklist = async () => {
    asked += 1;
    const trouble = api.troubles.shift();
    if (trouble) throw trouble;
    const name = readSession()?.person.name ?? '';
    const me: Worklist['me'] = { id: zhang.id, name, duties: [{ role: 'filler', unit: 'ou_a', unitName: '甲县' }] };
    return { me, items, rounds: [] };
  };
  const screen = await show(<App api={api} workbook={new FakeWorkbook()} signIn={door} />);
  return { api, screen, timesAsked: () => asked };
}

describe('signing in', () => {
  it('offers the people of the demo, and opens the worklist of the one chosen', async () => {
    const { screen } = await openApp();
    expect(screen.has('甲县 · 填报人')).toBe(true);
    await screen.click(/^张/);
    expect(screen.has('等我填报 1')).toBe(true);
    expect(screen.has('剩 5 天')).toBe(true);
  });

  it('says plainly where sign-in is not set up', async () => {
    const { screen } = await openApp({ door: aDoor(null) });
    expect(screen.has('尚未开通登录')).toBe(true);
  });

  it('takes nothing for a session that is none', () => {
    sessionStorage.setItem('gangmu.session', '{"token":');
    expect(readSession()).toBeNull();
    sessionStorage.setItem('gangmu.session', 'null');
    expect(readSession()).toBeNull();
  });

  it('follows the page around the pane, which may sign in for it', async () => {
    const heard = vi.fn();
    const stop = onSessionChange(heard);
    window.dispatchEvent(new StorageEvent('storage', { key: 'gangmu.session' }));
    window.dispatchEvent(new StorageEvent('storage', { key: 'something.else' }));
    stop();
    window.dispatchEvent(new StorageEvent('storage', { key: 'gangmu.session' }));
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('asks again in place when the sign-in has run out, and goes on where it stopped', async () => {
    const { api, screen } = await openApp();
    await screen.click(/^张/);
    api.troubles.push(new Problem('session.invalid', {}));
    await screen.click('刷新待办');
    expect(screen.has('登录已过期，请重新登录')).toBe(true);
    expect(screen.has('等我填报 1')).toBe(true);
    await screen.click('以张继续');
    expect(screen.has('登录已过期')).toBe(false);
    expect(screen.has('等我填报 1')).toBe(true);
  });
});

describe('what somebody typed and has not sent', () => {
  it('outlives a sign-in that has run out, and goes from the window with whoever signs out', async () => {
    const { api, screen } = await openApp();
    await screen.click(/^张/);
    keepWork('zhang/reason', '台账漏计');
    api.troubles.push(new Problem('session.invalid', {}));
    await screen.click('刷新待办');
    await screen.click('以张继续');
    expect(recallWork('zhang/reason')).toBe('台账漏计');
    await screen.click('退出登录');
    expect(recallWork('zhang/reason')).toBeUndefined();
    expect(JSON.stringify({ ...sessionStorage })).not.toContain('台账漏计');
  });
});

describe('办理记录 from a form', () => {
  it('opens in its place, and 返回 leads back to the form', async () => {
    const { api, screen } = await openApp({ items: [item({ isMine: false, status: 'submitted' })] });
    api.by(zhang, { action: 'submit', entries: goodEntries(), mustFindings: 0, unexplained: 0 });
    const asked: string[][] = [];
    api.record.annex = (...of) => {
      asked.push(of);
      return Promise.reject(new Problem('thing.notFound', { what: 'submission' }));
    };
    await screen.click(/^张/);
    await screen.click('查看');
    await vi.waitFor(() => expect(screen.has('提交回执')).toBe(true));
    await screen.click('办理记录（可打印）');
    await vi.waitFor(() => expect(asked).toEqual([['rd_test_2023', 'ou_a']]));
    expect(screen.element.querySelector('h1')?.textContent).toBe('办理记录');
    await screen.click('返回');
    await vi.waitFor(() => expect(screen.has('提交回执')).toBe(true));
  });
});

describe('the keyboard', () => {
  it('is at the title of whatever is opened, so that nobody starts at the top of the page', async () => {
    const { screen } = await openApp({ items: [item({ isMine: false, status: 'submitted' })] });
    await screen.click(/^张/);
    expect(document.activeElement?.tagName).not.toBe('H1');
    await screen.click('查看');
    expect(document.activeElement?.textContent).toBe('甲县');
  });
});

describe('the worklist', () => {
  it('refreshes by itself while it is looked at', async () => {
    const { screen, timesAsked } = await openApp();
    await screen.click(/^张/);
    const before = timesAsked();
    await pass(15_100);
    expect(timesAsked()).toBe(before + 1);
  });

  it('puts each form under one heading: what came back, what is late, what is open, what is handed in', async () => {
    const { screen } = await openApp({
      items: [
        item({ round: 'rd_a', isMine: false, status: 'submitted', submittedAt: '2024-01-08T01:00:00.000Z' }),
        item({ round: 'rd_b' }),
        item({ round: 'rd_c', daysLeft: -2 }),
        item({ round: 'rd_d', daysLeft: -3, status: 'returned', openReturns: 3 }),
      ],
    });
    await screen.click(/^张/);
    const headings = [...screen.element.querySelectorAll('h3')].map((heading) => heading.textContent);
    expect(headings).toEqual(['被退回 1', '逾期 1', '等我填报 1', '已提交 1', '人员与代理']);
    expect(screen.button('修改退回的 3 项')).not.toBeNull();
    expect(screen.has('逾期 2 天')).toBe(true);
  });

  it('keeps corrections apart from what is due, and forms of closed rounds folded away', async () => {
    const { screen } = await openApp({
      items: [
        item({ round: 'rd_a', status: 'returned', isInCorrection: true, isRoundOpen: false, daysLeft: -400 }),
        item({ round: 'rd_b', status: 'returned', isInCorrection: true, openReturns: 1 }),
        item({ round: 'rd_c', isMine: false, status: 'submitted', isInCorrection: true, isRoundOpen: false }),
        item({ round: 'rd_d', isMine: false, status: 'approved', isRoundOpen: false, roundTitle: '2021年度填报' }),
      ],
    });
    await screen.click(/^张/);
    const headings = [...screen.element.querySelectorAll('h3')].map((heading) => heading.textContent);
    expect(headings).toEqual(['被退回 1', '更正中 1', '已提交 1', '人员与代理']);
    expect(screen.button('继续更正')).not.toBeNull();
    expect(screen.button('修改退回的 1 项')).not.toBeNull();
    expect(screen.has('更正 · 已退回')).toBe(true);
    expect(screen.has('更正 · 已提交')).toBe(true);
    expect(screen.has('逾期')).toBe(false);
    const past = screen.element.querySelector('details');
    expect(past?.querySelector('summary')?.textContent).toBe('以往年度已通过 1 份，可查看、更正');
    expect(past?.textContent).toContain('2021年度填报');
  });

  it('filters what is to be judged, longest waiting first, and shows nobody twice', async () => {
    const waiting = (unitName: string, differs: Partial<WorklistItem>) =>
      item({ task: 'review', status: 'submitted', unit: `ou_${differs.filled}`, unitName, ...differs });
    const { screen } = await openApp({
      items: [
        waiting('乙县', { filled: 1, submittedAt: '2024-01-09T01:00:00.000Z', explainFindings: 2 }),
        waiting('丙县', {
          filled: 2,
          submittedAt: '2024-01-08T01:00:00.000Z',
          largestChange: { name: '覆盖率', points: '-24.0', exact: '-24' },
        }),
        waiting('丁县', { filled: 3, isMine: false, status: 'approved' }),
        waiting('丁县', { filled: 3, isMine: false, status: 'approved', task: 'approve' }),
      ],
    });
    await screen.click(/^张/);
    const units = () =>
      [...screen.element.querySelectorAll('section > div > ul > li')].map((row) => row.textContent?.slice(0, 2));
    expect(units()).toEqual(['丙县', '乙县']);
    expect(screen.has('-24.0 个百分点')).toBe(true);
    expect(screen.has('其余 1 份填报单')).toBe(true);
    await screen.click('有核实项 1');
    expect(units()).toEqual(['乙县']);
  });

  it('opens a form and leads back', async () => {
    const { screen } = await openApp();
    await screen.click(/^张/);
    await screen.click('开始填报');
    await pass(100);
    expect(screen.button('拉取表样（2 项）')).not.toBeNull();
    await screen.click('返回待办');
    expect(screen.has('等我填报 1')).toBe(true);
  });
});
