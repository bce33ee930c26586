// @vitest-environment jsdom
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { IndexForm } from '../../../../addin/panes/plan/index-form';
import { ReferencesSection } from '../../../../addin/panes/plan/references-section';
import { RulesSection } from '../../../../addin/panes/plan/rules-section';
import { Problem } from '../../../../functions/domain/problem';
import { units, wang } from '../../../support/people';
import { FakePlanning } from '../../support/fake-planning';
import { box, fill, press } from '../../support/fields';
import { closeAll, isOff, type Screen } from '../../support/render';
import { anOffice, aSoundPlan, count, rate } from './desk';
import { sitAt } from './section-for-tests';

beforeEach(() => void vi.useFakeTimers());
afterEach(async () => {
  await closeAll();
  vi.useRealTimers();
});

/** A planner at a plan of two indicators, in the office of the tests. */
const sit = (planning: FakePlanning = anOffice([aSoundPlan({ id: 'pl_nt_14' })])) =>
  sitAt(IndexForm, 'nantong', planning);

const tick = async (screen: Screen) => {
  const found = screen.element.querySelector<HTMLInputElement>('input[type=checkbox]');
  await act(async () => found?.click());
};
const weightBoxes = (screen: Screen) =>
  [...screen.element.querySelectorAll<HTMLInputElement>('input:not([type=checkbox])')].map(({ value }) => value);
/** The label of an indicator's weight: its number and name. */
const labelOf = (screen: Screen, at: number) =>
  [...screen.element.querySelectorAll('label')].filter(({ textContent }) => !textContent?.startsWith('计算'))[at]
    ?.textContent ?? '';

describe('the index that a city may want beside the counts (综合实现程度)', () => {
  it('is off until somebody asks for it; then every indicator weighs 1', async () => {
    const { screen } = await sit();
    expect(screen.has('综合实现程度（不计算）')).toBe(true);
    expect(weightBoxes(screen)).toEqual([]);
    expect(isOff(screen.button('保存权数'))).toBe(true);
    expect(screen.has('没有改动')).toBe(true);
    await tick(screen);
    expect(weightBoxes(screen)).toEqual(['1', '1']);
    expect(isOff(screen.button('保存权数'))).toBe(false);
  });

  it('stands among the rules, last of them, and not among the outside figures', async () => {
    const { screen } = await sitAt(RulesSection, 'nantong');
    expect([...screen.element.querySelectorAll('summary')].at(-1)?.textContent).toBe('综合实现程度（不计算）');
    await screen.close();
    expect((await sitAt(ReferencesSection, 'nantong')).screen.has('综合实现程度')).toBe(false);
  });

  it('is saved with the weights that differ from 1, and says from when they hold', async () => {
    const { screen, planning } = await sit();
    await tick(screen);
    await fill(screen, labelOf(screen, 0), ' 2.5 ');
    await fill(screen, labelOf(screen, 1), '0');
    await screen.click('保存权数');
    const { draft } = await planning.plan('pl_nt_14');
    expect((draft as { index?: object }).index).toEqual({ withIndex: true, weights: { [rate]: '2.5', [count]: '0' } });
  });

  it.each([
    ['no number', '二'],
    ['less than nothing', '-1'],
    ['a share in per cent', '20%'],
  ])('can’t be saved with %s as a weight, and says so', async (_, weight) => {
    const { screen, planning } = await sit();
    await tick(screen);
    await fill(screen, labelOf(screen, 0), weight);
    expect(screen.has('权数应为不小于 0 的数')).toBe(true);
    expect(isOff(screen.button('保存权数'))).toBe(true);
    await screen.click('保存权数');
    expect(planning.calls).toEqual([]);
    // At the box itself, and beside the button with the number of the indicator.
    const said = (element: Element | null, by: string) =>
      document.getElementById(element?.getAttribute(by)?.split(' ')[0] ?? '')?.textContent;
    expect(box(screen, labelOf(screen, 0)).getAttribute('aria-invalid')).toBe('true');
    expect(said(box(screen, labelOf(screen, 0)), 'aria-describedby')).toBe('权数应为不小于 0 的数');
    expect(box(screen, labelOf(screen, 1)).getAttribute('aria-invalid')).toBeNull();
    expect(said(screen.button('保存权数'), 'aria-describedby')).toBe('指标 1 的权数应为不小于 0 的数。');
  });

  it('says in its heading what is ticked, and that it is not saved yet', async () => {
    const { screen } = await sit();
    const heading = () => screen.element.querySelector('summary')?.textContent;
    expect(heading()).toBe('综合实现程度（不计算）');
    await tick(screen);
    expect(heading()).toBe('综合实现程度（计算，未保存）');
    await tick(screen);
    expect(heading()).toBe('综合实现程度（不计算）');
  });

  it('asks nothing more of an unreadable weight once it is not ticked any longer', async () => {
    const { screen } = await sit();
    await tick(screen);
    await fill(screen, labelOf(screen, 0), '二');
    await tick(screen);
    expect(screen.has('权数应为')).toBe(false);
    expect(screen.has('没有改动')).toBe(true);
  });

  it('takes an empty box for 1, not for 0', async () => {
    const { screen } = await sit();
    await tick(screen);
    await fill(screen, labelOf(screen, 0), '');
    expect(screen.has('权数应为')).toBe(false);
    expect(isOff(screen.button('保存权数'))).toBe(false);
  });

  it('says why the server refused, keeps what was typed, and offers the newest where somebody was first', async () => {
    const { screen, planning } = await sit();
    await tick(screen);
    await fill(screen, labelOf(screen, 0), '3');
    planning.troubles.push(new Problem('plan.stale', { expected: 1, current: 2 }));
    await screen.click('保存权数');
    expect(screen.element.querySelector('[role=alert]')?.textContent).toContain('载入最新');
    expect(weightBoxes(screen)).toEqual(['3', '1']);
    await screen.click('载入最新');
    expect(screen.element.querySelector('[role=alert]')).toBeNull();
    expect(weightBoxes(screen)).toEqual(['3', '1']);
  });

  it('is not for an approver: the button says so', async () => {
    const planning = new FakePlanning([aSoundPlan({ id: 'pl_nt_14' })], {
      actor: wang,
      units,
      staffing: { fillers: [], reviewers: [] },
      rounds: [],
    });
    const { screen } = await sit(planning);
    await tick(screen);
    expect(isOff(screen.button('保存权数'))).toBe(true);
    expect(screen.element.querySelector('[role=status]')?.textContent).not.toBe('');
  });

  it('is folded away by Escape, with the keyboard at its line and what was typed still there', async () => {
    const { screen } = await sit();
    const fold = screen.element.querySelector('details');
    await act(async () => void (fold as HTMLDetailsElement).setAttribute('open', ''));
    await tick(screen);
    const label = labelOf(screen, 0);
    await fill(screen, label, '4');
    await act(async () => box(screen, label).focus());
    await press('Escape');
    expect(fold?.open).toBe(false);
    expect(document.activeElement?.tagName).toBe('SUMMARY');
    expect(weightBoxes(screen)).toEqual(['4', '1']);
  });
});
