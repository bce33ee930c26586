// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clearSession, type SignIn, writeSession } from '../../../../addin/api/session';
import { App } from '../../../../addin/app';
// Fetched beforehand: on the test's clock a file would never arrive.
import '../../../../addin/panes/import/import-pane';
import '../../../../addin/panes/plan/plan-pane';
import '../../../../addin/panes/plan/plans-pane';
import type { Me } from '../../../../functions/contract/worklist';
import type { Person } from '../../../../functions/domain/org/people';
import { aPlan, aRound } from '../../../support/builders';
import { countyA, zhang, zhou } from '../../../support/people';
import { FakeApi } from '../../support/fake-api';
import { FakeWorkbook } from '../../support/fake-workbook';
import { closeAll, pass, show } from '../../support/render';

beforeEach(() => void vi.useFakeTimers());
afterEach(async () => {
  await closeAll();
  clearSession();
  vi.useRealTimers();
});

const nobody: SignIn = { people: async () => [], as: () => Promise.reject(new Error('already signed in')) };

async function openAs({ id, name, duties }: Person) {
  writeSession({ token: 'token', expiresAt: '', person: { id, name } });
  const api = new FakeApi(aPlan(), aRound(), countyA, zhang);
  const me: Me = { id, name, duties: duties.map((duty) => ({ ...duty, unitName: '示例市' })) };
  api.worklist = async () => ({ me, items: [], rounds: [] });
  const screen = await show(<App api={api} workbook={new FakeWorkbook()} signIn={nobody} />);
  await pass(100);
  return screen;
}

describe('the way to the plans', () => {
  it('leads a planner from the worklist to the list, to a plan, and back', async () => {
    const screen = await openAs(zhou);
    await screen.click('打开规划列表');
    await pass(100);
    await screen.click(/^打开 示例市/);
    await pass(100);
    expect(screen.button(/^打开指标体系表/)).not.toBeNull();
    await screen.click('返回规划列表');
    await pass(100);
    expect(screen.has('指标 2 项')).toBe(true);
    await screen.click('返回待办');
    expect(screen.button('打开规划列表')).not.toBeNull();
  });

  it('is not shown to those who only fill in', async () => {
    const screen = await openAs(zhang);
    expect(screen.button('打开规划列表')).toBeNull();
    expect(screen.has('现在没有待办')).toBe(true);
  });
});
