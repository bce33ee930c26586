// @vitest-environment jsdom
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RouteForm } from '../../../../addin/panes/plan/route-form';
import { Problem } from '../../../../functions/domain/problem';
import type { Step } from '../../../../functions/domain/round/round';
import { aPlan } from '../../../support/builders';
import { city, countyA, units, zhou } from '../../../support/people';
import { FakePlanning } from '../../support/fake-planning';
import { closeAll, pass, type Screen } from '../../support/render';
import { sitAt } from './section-for-tests';

beforeEach(() => void vi.useFakeTimers());
afterEach(async () => {
  await closeAll();
  vi.useRealTimers();
});

const boxes = (screen: Screen) => [...screen.element.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];

async function tick(screen: Screen, label: string) {
  const found = boxes(screen).find(({ labels }) => labels?.[0]?.textContent === label);
  await act(async () => found?.click());
  await pass(0);
}

/** A planner at a plan with this way, of which one department has a reviewer of its own, or the city has one for all. */
async function open(route: Step[] = ['review', 'approval'], reviewers = [city.id]) {
  const plan = aPlan({ id: 'pl_nt_14', route });
  const planning = new FakePlanning([plan], {
    actor: zhou,
    units,
    staffing: { fillers: [countyA.id], reviewers },
    rounds: [],
  });
  return sitAt(RouteForm, 'nantong', planning);
}

describe('the way of a plan’s submissions', () => {
  it('says which steps there are and who acts at each', async () => {
    const { screen } = await open();
    expect(screen.has('办理流程：填报 → 审核 → 审批')).toBe(true);
    expect(boxes(screen).map(({ checked }) => checked)).toEqual([false, true, false, true]);
    expect(screen.has('涉及：养老服务科')).toBe(true);
    expect(screen.has('还没有审核人')).toBe(false);
    expect(screen.has('由各填报单位的负责人办理')).toBe(false);
  });

  it('is kept in the trade’s order, whatever is ticked first', async () => {
    const { screen, planning } = await open();
    await tick(screen, '规划部门汇总审核');
    await tick(screen, '单位负责人签字');
    expect(screen.has('办理流程：填报 → 签字 → 审核 → 汇总 → 审批')).toBe(true);
    await screen.click('保存流程');
    const desk = await planning.plan('pl_nt_14');
    expect(desk.draft.route).toEqual(['signature', 'review', 'check', 'approval']);
    expect(desk.findings.filter(({ rule }) => rule === 'routeInvalid')).toEqual([]);
    expect(screen.has('已保存，发布后生效')).toBe(true);
    expect(screen.has('现行版本的流程：填报 → 审核 → 审批')).toBe(true);
  });

  it('never goes without the approval', async () => {
    const { screen } = await open();
    const approval = boxes(screen).find(({ labels }) => labels?.[0]?.textContent === '审批（必经）');
    expect(approval).toMatchObject({ checked: true, disabled: true });
  });

  it('names departments without a reviewer before a round gets stuck on them', async () => {
    const { screen } = await open(['review', 'approval'], []);
    expect(screen.has('还没有审核人：养老服务科')).toBe(true);
    await tick(screen, '业务处室审核');
    expect(screen.has('还没有审核人')).toBe(false);
  });

  it('keeps what was chosen when somebody else was first', async () => {
    const { screen, planning } = await open();
    await tick(screen, '单位负责人签字');
    planning.troubles.push(new Problem('plan.stale', { expected: 0, current: 1 }));
    await screen.click('保存流程');
    expect(screen.has('规划已被他人更新')).toBe(true);
    expect(screen.has('填报 → 签字 → 审核 → 审批')).toBe(true);
    await screen.click('保存流程');
    expect((await planning.plan('pl_nt_14')).draft.route).toEqual(['signature', 'review', 'approval']);
  });
});
