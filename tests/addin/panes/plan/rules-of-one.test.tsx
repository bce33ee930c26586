// @vitest-environment jsdom
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RulesSection } from '../../../../addin/panes/plan/rules-section';
import { toFormTemplate } from '../../../../functions/domain/form/template';
import type { IndicatorId } from '../../../../functions/domain/ids';
import type { Checks } from '../../../../functions/domain/plan/indicator';
import type { Plan } from '../../../../functions/domain/plan/plan';
import { Problem } from '../../../../functions/domain/problem';
import { type TriedForm, withDraftRules } from '../../../../functions/domain/submission/try-rules';
import { validate } from '../../../../functions/domain/submission/validate';
import { elderly } from '../../../domain/plan/support';
import { aCount, anEntry, anIndicator, aPlan, aRound, noChecks } from '../../../support/builders';
import { bureau, city, countyA, countyB, units, zhou } from '../../../support/people';
import { FakePlanning } from '../../support/fake-planning';
import { box, fill, press } from '../../support/fields';
import { closeAll, isOff, pass, type Screen } from '../../support/render';
import { sitAt } from './section-for-tests';

beforeEach(() => void vi.useFakeTimers());
afterEach(async () => {
  await closeAll();
  vi.useRealTimers();
});

const beds = { kind: 'amount' as const, counted: { name: '床位数', measure: '张', isWhole: true }, scale: 1 };
const aStock = (id: IndicatorId, serial: number, name: string, checks: Partial<Checks> = {}) =>
  aCount({
    ...{ id, serial, name, measure: '张', accumulation: 'STOCK', reporting: beds },
    checks: { ...noChecks, ...checks },
  });

/** A rate of persons, households, and beds: all of them, those of two kinds. */
const plan: Plan = aPlan({
  id: 'pl_nt_14',
  indicators: [
    anIndicator({ checks: { ...noChecks, isShare: true } }),
    aCount({ checks: noChecks }),
    aStock('KS2-03', 3, '养老床位总数'),
    aStock('KS2-04', 4, '护理型床位数'),
    aStock('KS2-05', 5, '普通床位数'),
  ],
});

/** The city's planner at the rules, with the beds two counties filed: 护理型 and 普通 of 总数. */
async function sit(differs: Partial<Plan> = {}) {
  const planning = new FakePlanning([{ ...plan, ...differs }], {
    actor: zhou,
    units: [...units, elderly],
    staffing: { fillers: [countyA.id, countyB.id, bureau.id], reviewers: [city.id] },
    rounds: [aRound({ plan: plan.id })],
  });
  planning.filed = (draft) => {
    const checked = withDraftRules({ ...plan, ...differs }, draft);
    const filed = [
      [countyA, ['100', '120', '40']],
      [countyB, ['200', '150', '50']],
    ] as const;
    return filed.map(([unit, [all, nursing, other]]): TriedForm => {
      const entries = [
        anEntry('KS2-01', { numerator: '45', denominator: '100' }),
        anEntry('KS2-02', { amount: '300' }),
        anEntry('KS2-03', { amount: all }),
        anEntry('KS2-04', { amount: nursing }),
        anEntry('KS2-05', { amount: other }),
      ];
      const template = toFormTemplate(checked, aRound({ plan: plan.id }), unit, []);
      return { round: 'rd_test_2023', unit: unit.id, unitName: unit.name, template, entries, isApproved: true };
    });
  };
  return sitAt(RulesSection, 'nantong', planning);
}

const scope = '设定哪些指标';
const partOf = '其中项：是哪项指标的一部分';
const options = () => [...document.querySelectorAll('[role=listbox] [role=option]')];
const texts = (elements: Iterable<Element>) => [...elements].map(({ textContent }) => textContent);
const choicesOf = (screen: Screen, label: string) => texts(box(screen, label).querySelectorAll('option'));

/** Types into the picker as a person does. */
async function look(screen: Screen, text: string) {
  await fill(screen, scope, text);
  await pass(50);
}

async function choose(screen: Screen, serial: number) {
  await look(screen, String(serial));
  await act(async () => (options()[0] as HTMLElement | undefined)?.click());
  await pass(50);
}

async function tick(screen: Screen, label: string) {
  await act(async () => (box(screen, label) as HTMLInputElement).click());
}

describe('the rules of one indicator', () => {
  it('are not chosen by the Enter that settles a word in the input method', async () => {
    const { screen } = await sit();
    await act(async () => box(screen, scope).focus());
    await look(screen, '床位');
    await press('ArrowDown');
    await press('Enter', { composing: 'safari' });
    expect(box(screen, scope).value).toBe('床位');
    await press('Enter');
    await pass(50);
    expect(box(screen, scope).value).toBe('4 护理型床位数');
  });

  it('are found by its number or name; those with settings of their own say which', async () => {
    const own = aStock('KS2-04', 4, '护理型床位数', { maxChangePercent: '20', rules: { W1: 'must' } });
    const { screen } = await sit({ indicators: plan.indicators.map((one) => (one.id === own.id ? own : one)) });
    expect(screen.has('1 项指标另有设定')).toBe(true);
    await look(screen, '床位');
    expect(texts(options())).toEqual([
      '3 养老床位总数',
      '4 护理型床位数「变动较大」等级 强制，变动上限（%） 20',
      '5 普通床位数',
    ]);
    await look(screen, '5');
    expect(texts(options())).toEqual(['5 普通床位数']);
    await look(screen, '高速公路');
    expect(texts(options())).toEqual(['没有相符的指标']);
    // What was only looked for changes nothing.
    expect(box(screen, '数量变动上限（%）').value).toBe('');
  });

  it('stand where the plan has them until the planner says otherwise, and fixed ones only stricter', async () => {
    const { screen } = await sit({ rules: { W1: 'notice' } });
    await choose(screen, 4);
    expect(screen.has('指标 4 护理型床位数')).toBe(true);
    expect(choicesOf(screen, '变动较大的等级')).toEqual(['随规划（提示）', '强制', '核实', '提示', '停用']);
    expect(choicesOf(screen, '没有填数的等级')).toEqual(['随规划（核实）', '强制', '核实']);
    // Beds have no numerator and no denominator.
    expect(() => box(screen, '分子大于分母的等级')).toThrow('no box');
    expect(() => box(screen, '每个单位的分母应为')).toThrow('no box');
    await choose(screen, 1);
    expect(box(screen, '分子大于分母的等级').value).toBe('');
    expect(box(screen, '每个单位的分母应为').value).toBe('');
  });

  it('ask for its limit in points where it is a rate and in percent where it is an amount', async () => {
    const { screen } = await sit({ changeLimits: { points: null, percent: '30' } });
    await choose(screen, 1);
    expect(box(screen, '变动上限（百分点）').value).toBe('');
    expect(() => box(screen, '变动上限（%）')).toThrow('no box');
    await choose(screen, 2);
    expect(screen.has('留空随规划（30%）')).toBe(true);
    expect(() => box(screen, '变动上限（百分点）')).toThrow('no box');
  });

  it('offer as a total only what counts the same', async () => {
    const { screen } = await sit();
    await choose(screen, 4);
    expect(choicesOf(screen, partOf)).toEqual(['不是其中项', '3 养老床位总数', '5 普通床位数']);
    await fill(screen, partOf, 'KS2-03');
    await choose(screen, 3);
    // A total is not part of its own part.
    expect(choicesOf(screen, partOf)).toEqual(['不是其中项', '5 普通床位数']);
    expect(screen.has('其中项：4 护理型床位数')).toBe(true);
  });

  it('are saved into the draft without what is as usual, and stand among what is not published', async () => {
    const { screen, planning } = await sit();
    await choose(screen, 4);
    await fill(screen, '变动较大的等级', 'off');
    await fill(screen, '比上年下降的等级', 'must');
    await fill(screen, '比上年下降的等级', '');
    await fill(screen, '变动上限（%）', '15');
    await tick(screen, '不应减少：比上年少的要说明');
    await fill(screen, partOf, 'KS2-03');
    await tick(screen, '各部分之和应等于合计');
    expect(screen.has('未保存的改动：指标 4')).toBe(true);
    await screen.click('保存规则');
    const { draft } = await planning.plan(plan.id);
    expect(draft.indicators.find(({ id }) => id === 'KS2-04')?.checks).toEqual({
      ...noChecks,
      maxChangePercent: '15',
      neverFalls: true,
      rules: { W1: 'off' },
      partOf: { indicator: 'KS2-03', addsUp: true },
    });
    expect(draft).not.toHaveProperty('rules');
    expect(draft.indicators.filter(({ id }) => id !== 'KS2-04')).toEqual(
      plan.indicators.filter(({ id }) => id !== 'KS2-04'),
    );
    expect(screen.has('与已发布第 1 版不同的校验设定（4 处）')).toBe(true);
    expect(screen.has('「变动较大」等级：随规划 → 停用')).toBe(true);
    expect(screen.has('其中项：不是 → 属于指标 3 养老床位总数，各部分之和应等于合计')).toBe(true);

    // Taken back, it is as it was published.
    await fill(screen, '变动较大的等级', '');
    await fill(screen, '变动上限（%）', '');
    await tick(screen, '不应减少：比上年少的要说明');
    await fill(screen, partOf, '');
    await screen.click('保存规则');
    expect((await planning.plan(plan.id)).draft.indicators).toEqual(plan.indicators);
    expect(screen.has('不同的校验设定')).toBe(false);
  });

  it('are tried unsaved: the meter is of this indicator, its hits unit by unit', async () => {
    const { screen, planning } = await sit();
    await choose(screen, 4);
    await fill(screen, partOf, 'KS2-03');
    await screen.click('试算');
    // 120 of 100 beds in one county; 150 of 200 in the other.
    expect(screen.has('对 2 份填报单试算，这项指标共发现 1 个问题')).toBe(true);
    expect(screen.has(`${countyA.name}（1 处）`)).toBe(true);
    expect(screen.has('数值 120 大于同表「养老床位总数」的 100')).toBe(true);
    expect((await planning.plan(plan.id)).draft.indicators).toEqual(plan.indicators);

    // The others have results of their own; coming back, these still stand.
    await choose(screen, 5);
    expect(screen.has('份填报单试算')).toBe(false);
    await choose(screen, 4);
    expect(screen.has('这项指标共发现 1 个问题')).toBe(true);
    await fill(screen, '合计与其中项不符的等级', 'off');
    expect(screen.has('设定已改')).toBe(true);
    await screen.click('试算');
    expect(screen.has('这项指标没有发现问题')).toBe(true);
  });

  it('wait while a limit can’t be read, and say whose it is', async () => {
    const { screen } = await sit();
    await choose(screen, 4);
    await fill(screen, '变动上限（%）', '三成');
    await choose(screen, 5);
    expect(screen.has('指标 4：有读不懂的数')).toBe(true);
    expect(isOff(screen.button('保存规则'))).toBe(true);
    expect(isOff(screen.button('试算'))).toBe(true);
  });

  it('lose nothing typed when somebody else was first, and nothing of theirs either', async () => {
    const { screen, planning } = await sit();
    await choose(screen, 4);
    await fill(screen, '变动上限（%）', '15');
    planning.saveBy({ ...zhou, id: 'pn_other', name: '另一人' }, plan.id, (draft) => ({
      ...draft,
      rules: { V8: 'explain' },
      indicators: draft.indicators.map((one) =>
        one.id === 'KS2-04' ? { ...one, checks: { ...one.checks, neverFalls: true } } : one,
      ),
    }));
    await screen.click('保存规则');
    expect(screen.has('规划已被他人更新')).toBe(true);
    await screen.click('载入最新');
    await pass(10);
    expect(box(screen, '变动上限（%）').value).toBe('15');
    await screen.click('保存规则');
    const { draft } = await planning.plan(plan.id);
    expect(draft.rules).toEqual({ V8: 'explain' });
    expect(draft.indicators.find(({ id }) => id === 'KS2-04')?.checks).toMatchObject({
      maxChangePercent: '15',
      neverFalls: true,
    });
  });

  it('keep what is changed while the answer is still under way', async () => {
    const { screen, planning } = await sit();
    await choose(screen, 4);
    await fill(screen, '变动上限（%）', '15');
    let go = () => {};
    planning.pause = new Promise((done) => {
      go = done;
    });
    await screen.click('保存规则');
    await fill(screen, '变动上限（%）', '16');
    planning.pause = null;
    await act(async () => go());
    await pass(10);
    expect(box(screen, '变动上限（%）').value).toBe('16');
    expect(screen.has('未保存的改动：指标 4')).toBe(true);
    await screen.click('保存规则');
    const { draft } = await planning.plan(plan.id);
    expect(draft.indicators.find(({ id }) => id === 'KS2-04')?.checks.maxChangePercent).toBe('16');
  });

  it('are not held to be changed where what was typed is taken back', async () => {
    // As a plan may come from a file: nothing, said in so many words.
    const said = aStock('KS2-04', 4, '护理型床位数', { rules: {}, partOf: null });
    const { screen } = await sit({ indicators: plan.indicators.map((one) => (one.id === said.id ? said : one)) });
    await choose(screen, 4);
    await fill(screen, '变动上限（%）', '15');
    expect(isOff(screen.button('保存规则'))).toBe(false);
    await fill(screen, '变动上限（%）', '');
    expect(screen.has('未保存的改动')).toBe(false);
    expect(isOff(screen.button('保存规则'))).toBe(true);
  });

  it('are in nobody’s way once somebody else has taken the indicator out', async () => {
    const { screen, planning } = await sit();
    await choose(screen, 4);
    await fill(screen, '变动上限（%）', '16');
    await choose(screen, 5);
    await fill(screen, '变动上限（%）', '20');
    planning.saveBy(zhou, plan.id, (draft) => ({
      ...draft,
      indicators: draft.indicators.filter(({ id }) => id !== 'KS2-05'),
    }));
    await screen.click('保存规则');
    await screen.click('载入最新');
    await pass(10);
    // What is gone from the plan is gone from the picker; the rest can be saved.
    expect(box(screen, scope).value).toBe('全部指标（规划统一设定）');
    expect(screen.has('未保存的改动：指标 4')).toBe(true);
    await screen.click('保存规则');
    const { draft } = await planning.plan(plan.id);
    expect(draft.indicators.map(({ id }) => id)).toEqual(['KS2-01', 'KS2-02', 'KS2-03', 'KS2-04']);
    expect(draft.indicators.at(-1)?.checks.maxChangePercent).toBe('16');
  });

  it('leave the keyboard at the picker on the way back to all', async () => {
    const { screen } = await sit();
    await choose(screen, 4);
    await screen.click('回到全部指标');
    expect(document.activeElement).toBe(box(screen, scope));
    expect(box(screen, scope).value).toBe('全部指标（规划统一设定）');
    expect(box(screen, '数量变动上限（%）').value).toBe('');
  });
});

describe('settings that may not be published', () => {
  it.each<[string, Partial<Checks>, string, string, string]>([
    [
      'a fixed rule made looser',
      { rules: { W6: 'off' } },
      '规则「没有填数」保证数据可用，不能放宽或停用。请改回「核实」',
      '没有填数的等级',
      '',
    ],
    [
      'a limit of nothing',
      { maxChangePercent: '0' },
      '变动幅度上限 0 不大于 0，任何变动都会要求说明',
      '变动上限（%）',
      '20',
    ],
    [
      'a total that counts households',
      { partOf: { indicator: 'KS2-02', addsUp: false } },
      '合计「指标 2 家庭适老化改造户数」不存在、分了项、计量单位不同',
      partOf,
      'KS2-03',
    ],
  ])('say so at the form, with the way out: %s', async (_, checks, said, field, mended) => {
    const broken = aStock('KS2-04', 4, '护理型床位数', checks);
    const { screen } = await sit({ indicators: plan.indicators.map((one) => (one.id === broken.id ? broken : one)) });
    expect(screen.has(said)).toBe(true);
    await screen.click('转到指标 4 护理型床位数');
    expect(document.activeElement).toBe(box(screen, scope));
    expect(screen.has(said)).toBe(true);
    // Nothing seems to be in order that is not.
    expect(box(screen, field).value).not.toBe('');
    await fill(screen, field, mended);
    expect(screen.has(said)).toBe(false);
    await choose(screen, 5);
    expect(screen.has(said)).toBe(false);
  });
});

describe('其中项 set in the pane', () => {
  it('is asked at the units’ forms once it is published', async () => {
    const { screen, planning } = await sit();
    await choose(screen, 4);
    await fill(screen, partOf, 'KS2-03');
    await tick(screen, '各部分之和应等于合计');
    await choose(screen, 5);
    await fill(screen, partOf, 'KS2-03');
    await tick(screen, '各部分之和应等于合计');
    await screen.click('保存规则');
    const { draft } = await planning.plan(plan.id);
    const { published } = await planning.publishPlan(plan.id, draft.revision, '护理型、普通床位合为总数');
    if (!published) throw new Error('nothing is published');

    // 总数 200: 护理型 210 is above it, and 210 + 50 = 260 is not 200.
    const template = toFormTemplate(published, aRound({ plan: plan.id }), countyA, []);
    const findings = validate(template, [
      anEntry('KS2-01', { numerator: '45', denominator: '100' }),
      anEntry('KS2-02', { amount: '300' }),
      anEntry('KS2-03', { amount: '200' }),
      anEntry('KS2-04', { amount: '210' }),
      anEntry('KS2-05', { amount: '50' }),
    ]);
    expect(findings).toMatchObject([
      { rule: 'V7', level: 'must', key: 'KS2-03', details: { kind: 'sum', found: '200', other: '260' } },
      { rule: 'V7', level: 'must', key: 'KS2-04', details: { kind: 'within', found: '210', other: '200' } },
    ]);
  });
});

describe('a server that has lost the indicator meanwhile', () => {
  it('is told in words, and what was set stays', async () => {
    const { screen, planning } = await sit();
    await choose(screen, 4);
    await fill(screen, '变动上限（%）', '15');
    planning.troubles.push(new Problem('thing.notFound', { what: 'indicator' }));
    await screen.click('试算');
    expect(screen.has('没有找到这个指标')).toBe(true);
    expect(box(screen, '变动上限（%）').value).toBe('15');
  });
});
