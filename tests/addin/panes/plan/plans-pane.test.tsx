// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Api } from '../../../../addin/api/api';
import { NoAnswer } from '../../../../addin/api/api';
import { type PaneContext, paneContext, type View } from '../../../../addin/panes/pane-context';
import PlansPane from '../../../../addin/panes/plan/plans-pane';
import { aRound } from '../../../support/builders';
import { chen, zhou } from '../../../support/people';
import { FakeWorkbook } from '../../support/fake-workbook';
import { closeAll, show } from '../../support/render';
import { anOffice, aSoundPlan } from './desk';

beforeEach(() => void vi.useFakeTimers());
afterEach(async () => {
  await closeAll();
  vi.useRealTimers();
});

async function openList(planning = anOffice()) {
  const visited: View[] = [];
  const api = { planning } as Partial<Api> as Api;
  const me: PaneContext['me'] = { id: zhou.id, name: zhou.name, duties: [] };
  const screen = await show(
    <paneContext.Provider value={{ api, workbook: new FakeWorkbook(), me, go: (view) => void visited.push(view) }}>
      <PlansPane />
    </paneContext.Provider>,
  );
  return { screen, visited };
}

describe('the list of plans', () => {
  it('says of each plan whose it is, in which version, what it holds and what is open on it', async () => {
    const { screen, visited } = await openList(anOffice([aSoundPlan()], [aRound()]));
    for (const words of ['示例市', '“十四五” 2021—2025年', '现行', '第 1 版', '指标 2 项', '进行中的填报 1 个']) {
      expect(screen.text()).toContain(words);
    }
    expect(screen.has('有未发布的修改')).toBe(false);
    await screen.click(/^打开 /);
    expect(visited).toEqual([{ pane: 'plan', plan: 'pl_test' }]);
  });

  it('tells of changes that were saved and not published', async () => {
    const planning = anOffice();
    planning.saveBy(chen, 'pl_test', (draft) => ({ ...draft, route: ['review'] }));
    const { screen } = await openList(planning);
    expect(screen.has('有未发布的修改')).toBe(true);
  });

  it('offers a new plan from a table to whoever plans for a unit', async () => {
    const { screen, visited } = await openList();
    await screen.click('从表格新建规划');
    expect(visited).toEqual([{ pane: 'importPlan' }]);
  });

  it('says what to do first where there is no plan, and tries again after a lost network', async () => {
    const planning = anOffice([]);
    planning.troubles.push(new NoAnswer());
    const { screen } = await openList(planning);
    expect(screen.has('连不上服务器')).toBe(true);
    await screen.click('重试');
    expect(screen.has('还没有规划')).toBe(true);
  });
});
