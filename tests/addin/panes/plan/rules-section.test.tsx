// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RulesSection } from '../../../../addin/panes/plan/rules-section';
import { toFormTemplate } from '../../../../functions/domain/form/template';
import type { Round } from '../../../../functions/domain/round/round';
import type { Entry } from '../../../../functions/domain/submission/entry';
import { withTies } from '../../../../functions/domain/submission/read-filled';
import { type TriedForm, withDraftRules } from '../../../../functions/domain/submission/try-rules';
import { anEntry, aRound } from '../../../support/builders';
import { box, fill } from '../../support/fields';
import { closeAll, isOff } from '../../support/render';
import { cityOf } from '../../support/seeded-cities';
import { officeOf, sitAt } from './section-for-tests';

beforeEach(() => void vi.useFakeTimers());
afterEach(async () => {
  await closeAll();
  vi.useRealTimers();
});

const { plan, units } = cityOf('kunshan');
const rounds: Round[] = [aRound({ id: 'rd_ks_2023', plan: plan.id, parent: plan.owner, title: '2023年度填报' })];
const line = 'KS2-14' as const;

/** Four towns with 100 certified social workers last year, and this year's figure of each. */
function office(amounts: string[]) {
  const planning = officeOf('kunshan', { rounds });
  planning.filed = (draft) => {
    const checked = withDraftRules(plan, draft);
    const only = { ...checked, indicators: checked.indicators.filter(({ id }) => id === line) };
    return amounts.map((amount, index): TriedForm => {
      const unit = units.filter(({ type }) => type === '区镇')[index];
      if (!unit) throw new Error('too many figures');
      const template = toFormTemplate(only, rounds[0] as Round, unit, [anEntry(line, { amount: '100' })]);
      const entries: Entry[] = withTies(template, [
        anEntry(line, { amount, explanation: '集中组织考试，持证人数增加' }),
      ]);
      return { round: 'rd_ks_2023', unit: unit.id, unitName: unit.name, template, entries, isApproved: true };
    });
  };
  return planning;
}

const sit = (amounts: string[] = ['140', '150', '160', '170']) => sitAt(RulesSection, 'kunshan', office(amounts));

describe('the rules of a plan', () => {
  it('stand with their levels; what keeps the record sound can only be made stricter', async () => {
    const { screen } = await sit();
    expect(box(screen, '累计数减少的等级').value).toBe('must');
    const choices = (name: string) =>
      [...box(screen, `${name}的等级`).querySelectorAll('option')].map(({ textContent }) => textContent);
    expect(choices('累计数减少')).toEqual(['强制', '核实', '提示', '停用']);
    expect(choices('没有填数')).toEqual(['强制', '核实']);
    // Where nothing can be chosen there is no box, and why is said once for all of them.
    expect(() => choices('漏填')).toThrow('no box');
    expect(screen.text().match(/不能放宽或停用/g)).toHaveLength(1);
    expect(screen.has('不能放宽的规则（8 条）')).toBe(true);
  });

  it('are called by what they are about, not by the numbers of the list they come from', async () => {
    const { screen } = await sit(['100', '100', '100']);
    await screen.click('试算');
    expect(screen.text()).not.toMatch(/[VWFN]\d/);
  });

  it('are tried with settings nobody has saved, and say which rule asks nearly everybody', async () => {
    const { screen, planning } = await sit();
    await screen.click('试算');
    expect(planning.calls).toEqual(['tryRules']);
    expect(screen.has('对 4 份填报单试算，共发现 4 个问题')).toBe(true);
    expect(screen.has('4/4 份')).toBe(true);
    expect(screen.has('问得太多')).toBe(true);
    // All four were explained and approved: the rule asked in vain.
    expect(screen.has('4/4 次')).toBe(true);
    expect(screen.has('（+40.0%），超过 30%')).toBe(true);

    await fill(screen, '变动较大的等级', 'off');
    expect(screen.has('设定已改')).toBe(true);
    await screen.click('试算');
    expect(screen.has('对 4 份填报单试算，没有发现问题')).toBe(true);
    expect(planning.calls).toEqual(['tryRules', 'tryRules']);
  });

  it('show what they find unit by unit, with counts', async () => {
    const { screen } = await sit(['140', '150', '160', '105']);
    await screen.click('试算');
    const folds = [...screen.element.querySelectorAll('summary')].map(({ textContent }) => textContent);
    const names = units.filter(({ type }) => type === '区镇').slice(0, 3);
    expect(folds).toContain('命中的 3 处（3 个单位）');
    for (const { name } of names) expect(folds).toContain(`${name}（1 处）`);
  });

  it('say which of them nobody ever heard', async () => {
    const { screen } = await sit(['101', '102', '103', '104']);
    await screen.click('试算');
    expect(screen.has('从未问过')).toBe(true);
    expect(screen.has('问得太多')).toBe(false);
  });

  it('say what only shows with all units side by side', async () => {
    const { screen } = await sit(['100', '100', '100']);
    await screen.click('试算');
    expect(screen.has('3 个单位所填都与上年完全相同')).toBe(true);
  });

  it('are saved with the draft, saying only what is not as usual', async () => {
    const { screen, planning } = await sit();
    expect(isOff(screen.button('保存规则'))).toBe(true);
    await fill(screen, '累计数减少的等级', 'explain');
    await fill(screen, '变动较大的等级', 'notice');
    await fill(screen, '变动较大的等级', 'explain');
    await fill(screen, '数量变动上限（%）', '30');
    await screen.click('保存规则');
    const { draft } = await planning.plan(plan.id);
    expect(draft.rules).toEqual({ V8: 'explain' });
    expect(draft.changeLimits).toEqual({ points: null, percent: '30' });
    expect(draft.indicators).toEqual(plan.indicators);
    expect(screen.text()).toMatch(/已保存 \d\d:\d\d，发布后生效/);
  });

  it('wait for who looks at another tab before saving', async () => {
    const { screen } = await sit();
    await fill(screen, '累计数减少的等级', 'explain');
    await screen.close();
    const { screen: again, planning } = await sit();
    expect(box(again, '累计数减少的等级').value).toBe('explain');
    await again.click('保存规则');
    await again.close();
    expect((await planning.plan(plan.id)).draft.rules).toEqual({ V8: 'explain' });
    expect(box((await sit()).screen, '累计数减少的等级').value).toBe('must');
  });

  it('wait while a limit can’t be read', async () => {
    const { screen } = await sit();
    await fill(screen, '数量变动上限（%）', '三成');
    expect(screen.has('请填大于 0 的数，或留空')).toBe(true);
    expect(isOff(screen.button('保存规则'))).toBe(true);
    expect(isOff(screen.button('试算'))).toBe(true);
  });

  it('say that there is nothing to try them on', async () => {
    const { screen } = await sit([]);
    await screen.click('试算');
    expect(screen.has('还没有单位提交过填报单')).toBe(true);
  });
});
