// @vitest-environment jsdom
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readAdjustedTarget } from '../../../../addin/panes/evaluation/adjustment-target';
import type { Target } from '../../../../functions/domain/plan/target';
import { aTarget } from '../../../support/builders';
import { chen, wang, zhou } from '../../../support/people';
import type { FakeEvaluating } from '../../support/fake-evaluating';
import { fill } from '../../support/fields';
import { closeAll, isOff, pass } from '../../support/render';
import { sit } from './sit';

beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: true }));
afterEach(async () => {
  await closeAll();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const wanted = {
  indicator: 'KS2-02',
  to: aTarget('4200', { version: 2 }),
  effectiveFrom: 2023,
  reasonKind: 'higherPlanChanged',
  reason: '上级规划把任务总数调减',
  documentNumber: '示政办〔2023〕5号',
  approvingBody: '示例市人民政府',
} as const;
const proposed = (server: FakeEvaluating) => server.proposeBy(zhou, wanted);

describe('adjusting a target', () => {
  it('is proposed with its ground, and what is missing is said beside the button', async () => {
    const { screen, server } = await sit();
    expect(screen.text()).toContain('请填写指标、调整后目标、调整理由、批准文号、批准机关');
    await fill(screen, '指标', 'KS2-02');
    expect(screen.text()).toContain('2 家庭适老化改造户数：现行目标 5000 户');
    await fill(screen, '调整后目标（户）', '4200户');
    expect(screen.text()).toContain('读作 ≥4200');
    await fill(screen, '调整理由', wanted.reason);
    await fill(screen, '批准文号', wanted.documentNumber);
    expect(isOff(screen.button('提出调整'))).toBe(true);
    await fill(screen, '批准机关', wanted.approvingBody);
    await screen.click('提出调整');
    expect(server.proposals[0]).toMatchObject({ indicator: 'KS2-02', to: { kind: 'fixed', amount: '4200' } });
    expect(screen.text()).toContain('已提出，待审批');
    expect(screen.text()).toContain('5000 户 → 4200 户自2023年数据起');
    expect(screen.text()).toContain('1 项目标调整待审批');
  });

  it('keeps what was typed when it is refused', async () => {
    const { screen, server } = await sit({ before: proposed });
    await fill(screen, '指标', 'KS2-02');
    await fill(screen, '调整后目标（户）', '4300');
    await fill(screen, '调整理由', wanted.reason);
    await fill(screen, '批准文号', wanted.documentNumber);
    await fill(screen, '批准机关', wanted.approvingBody);
    await screen.click('提出调整');
    expect(server.proposals).toHaveLength(1);
    expect(screen.element.querySelector<HTMLInputElement>('input[value="4300"]')).not.toBeNull();
  });

  it('is decided by an approver; from then on both verdicts are given', async () => {
    const { screen, server } = await sit({ actor: wang, before: proposed });
    expect(screen.text()).toContain('上级规划或政策调整：上级规划把任务总数调减');
    expect(screen.text()).toContain('自2023年数据起');
    expect(screen.button('提出调整')).toBeNull();
    await screen.click('同意');
    expect(server.plan.indicators[1]?.target).toMatchObject({ amount: '4200', version: 2 });
    expect(screen.text()).toContain('已同意');
    await screen.click('2家庭适老化改造户数');
    // (4000 − 1044)/3956 = 74.7 %, (4000 − 1044)/3156 = 93.7 %
    expect(screen.text()).toContain(
      '目标自2023年起调整：按原目标 5000 户，达到时序进度（进度 74.7%）；按调整后目标 4200 户，达到时序进度（进度 93.7%）',
    );
  });

  it('is not turned down without a word why', async () => {
    const { screen, server } = await sit({ actor: wang, before: proposed });
    expect(isOff(screen.button('不同意'))).toBe(true);
    await screen.write('依据不足');
    await screen.click('不同意');
    expect(server.proposals[0]).toMatchObject({ status: 'rejected', decisionNote: '依据不足' });
    expect(screen.text()).toContain('未同意：依据不足');
    expect(server.plan.version).toBe(1);
  });

  it('is announced to the approver on top, with the way to it; until it is decided that is the one thing to do', async () => {
    const { screen, server } = await sit({ actor: wang, before: proposed });
    const notice = screen.element.querySelector('[role=status]');
    expect(notice?.textContent).toContain('目标调整待审批 1 项');
    const looksLike = (one: string, other: string) => screen.button(one)?.className === screen.button(other)?.className;
    expect(looksLike('写入工作表', '刷新')).toBe(true);
    const fold = [...screen.element.querySelectorAll('details')].find((one) => one.textContent?.includes('目标调整'));
    await act(async () => void fold?.removeAttribute('open'));
    await screen.click('去审批');
    expect(fold?.open).toBe(true);
    expect(document.activeElement?.textContent).toContain('5000 户 → 4200 户');
    await screen.click('同意');
    expect(server.proposals[0]?.status).toBe('approved');
    expect(screen.button('去审批')).toBeNull();
    expect(looksLike('写入工作表', '刷新')).toBe(false);
  });

  it('is not announced so to who can’t decide it', async () => {
    const { screen } = await sit({ before: proposed });
    expect(screen.has('目标调整待审批 1 项')).toBe(false);
    expect(screen.text()).toContain('1 项目标调整待审批');
    await screen.click('去看');
    expect(document.activeElement?.textContent).toContain('5000 户 → 4200 户');
    await closeAll();
    const own = await sit({ actor: chen, before: (server) => server.proposeBy(chen, wanted) });
    expect(own.screen.button('去审批')).toBeNull();
  });

  it('ends with a line of what was decided and what came of it, where the keyboard goes', async () => {
    const { screen } = await sit({ actor: wang, before: proposed });
    await act(async () => screen.button('同意')?.focus());
    await screen.click('同意');
    await pass(10);
    expect(document.activeElement?.getAttribute('role')).toBe('status');
    expect(document.activeElement?.textContent).toMatch(
      /已同意：2 家庭适老化改造户数自2023年数据起目标为 4200 户，本年评价结论：达到时序进度。$/,
    );
  });

  it('that was turned down leaves the target as it was, and says so', async () => {
    const { screen } = await sit({ actor: wang, before: proposed });
    await screen.write('依据不足');
    await screen.click('不同意');
    expect(screen.text()).toContain('未同意：2 家庭适老化改造户数目标仍为 5000 户。');
  });

  it('for later years alone says nothing of this year’s verdict', async () => {
    const { screen } = await sit({
      actor: wang,
      before: (server) => server.proposeBy(zhou, { ...wanted, effectiveFrom: 2024 }),
    });
    await screen.click('同意');
    await pass(10);
    expect(screen.text()).toContain('自2024年数据起目标为 4200 户。');
    expect(screen.has('本年评价结论')).toBe(false);
  });

  it('is never decided by who proposed it, whatever else that person is', async () => {
    const { screen } = await sit({ actor: chen, before: (server) => server.proposeBy(chen, wanted) });
    expect(screen.text()).toContain('提出人不能审批自己提出的调整');
    expect(isOff(screen.button('同意'))).toBe(true);
  });
});

describe('the wording of an adjusted target', () => {
  const count = aTarget('5000');
  const range: Target = { ...aTarget('0'), kind: 'range', lower: '2', upper: '3', raw: '2～3' };

  it.each([
    ['a bare number', '4200', count, '户', { kind: 'fixed', comparator: 'GE', amount: '4200', version: 2 }],
    ['a bare number under a ceiling', '8', aTarget('9', { comparator: 'LE' }), '天', { comparator: 'LE', amount: '8' }],
    ['a bound', '不超过4200', count, '户', { comparator: 'LE', amount: '4200' }],
    ['a range', '1～2', range, '所', { kind: 'range', lower: '1', upper: '2' }],
    ['tens of thousands', '1.2万户', count, '户', { amount: '12000' }],
    ['a figure with its measure', '4200户', count, '户', { amount: '4200', raw: '4200' }],
    ['a percentage of a rate', '48%', aTarget('50'), '%', { amount: '48', raw: '48' }],
    ['every year, as before', '40', aTarget('50', { everyYear: true }), '%', { everyYear: true }],
  ])('%s is read', (_, typed, current, measure, expected) => {
    expect(readAdjustedTarget(typed, current, measure)).toMatchObject({ target: expected });
  });

  it.each([
    ['words without a figure', '基本完成', count, '户', '读不出'],
    ['a change instead of a level', '提高5个百分点', aTarget('50'), '%', '读不出'],
    ['a percentage of a count', '60%', count, '户', '不能写百分数'],
    ['another measure', '60所', count, '户', '计量单位须与原目标一致'],
    ['the target in force', '≥5000', count, '户', '与现行目标相同'],
    ['roughly, where nobody said how near', '4200左右', count, '户', '读不出'],
  ])('%s is not', (_, typed, current, measure, doubt) => {
    expect(readAdjustedTarget(typed, current, measure)).toMatchObject({ doubt: expect.stringContaining(doubt) });
  });
});
