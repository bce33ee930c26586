// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { nextId } from '../../../../addin/panes/plan/references-add';
import { ReferencesSection } from '../../../../addin/panes/plan/references-section';
import { rulesOn, thresholdOf } from '../../../../addin/panes/plan/references-thresholds';
import { references as words, yearsText } from '../../../../addin/text/zh-planning';
import type { ReferenceRecord, ReferenceValue } from '../../../../functions/domain/plan/reference';
import { box, fill } from '../../support/fields';
import { closeAll, isOff, type Screen } from '../../support/render';
import { cityOf } from '../../support/seeded-cities';
import { sitAt } from './section-for-tests';

beforeEach(() => void vi.useFakeTimers());
afterEach(async () => {
  await closeAll();
  vi.useRealTimers();
});

/** The card of one series, as a screen of its own. */
function card(screen: Screen, name: string): Screen {
  const element = screen.element.querySelector<HTMLElement>(`article[aria-label="${name}"]`);
  if (!element) throw new Error(`no series ${name}`);
  const button: Screen['button'] = (wanted) =>
    [...element.querySelectorAll('button')].find(({ textContent }) =>
      typeof wanted === 'string' ? textContent === wanted : wanted.test(textContent ?? ''),
    ) ?? null;
  return { ...screen, element, text: () => element.textContent ?? '', button };
}

const value = (year: number, amount: string, version = 1): ReferenceValue => ({
  year,
  version,
  amount,
  source: '区民政局文件',
  by: { id: 'pn_zs', name: '周' },
  at: '2022-01-04T02:00:00.000Z',
});
const dibao = (values: ReferenceValue[]): ReferenceRecord => ({
  plan: 'pl_zs_14',
  series: 'rs_zs_dibao',
  revision: values.length,
  values,
});

describe('the outside figures of a plan', () => {
  it('are entered for a year with a source, and give the year’s threshold: 1.3 × 720 = 936', async () => {
    const { screen, planning } = await sitAt(ReferencesSection, 'zhushan');
    const series = () => card(screen, '低保标准');
    expect(series().text()).toContain('用于指标 3、4');
    expect(series().text()).toContain('缺 2021—2023 年的数');
    await fill(series(), '年度', '2021');
    await fill(series(), '数值（元/人、月）', '７２０');
    expect(series().text()).toContain('读作 720');
    expect(series().text()).toContain('指标 3、4 2021 年的门槛：1.3 × 720 = 936 元/人、月');
    expect(isOff(series().button('录入 2021 年的数'))).toBe(true);
    expect(series().text()).toContain('请写明来源。');
    await fill(series(), '来源', '珠府办发〔2021〕1号');
    await screen.click('录入 2021 年的数');
    expect(planning.references[0]?.values[0]).toMatchObject({
      year: 2021,
      amount: '720',
      source: '珠府办发〔2021〕1号',
    });
    expect(series().text()).toContain('2021年 1.3 × 720 = 936 元/人、月');
    expect(series().text()).toContain('缺 2022—2023 年的数');
  });

  it('keep every version: the newest stands, the earlier ones are folded beneath with who and when', async () => {
    const { screen } = await sitAt(ReferencesSection, 'zhushan');
    const enter = async (amount: string) => {
      await fill(card(screen, '低保标准'), '年度', '2021');
      await fill(card(screen, '低保标准'), '数值（元/人、月）', amount);
      await fill(card(screen, '低保标准'), '来源', `${amount}的文件`);
      await screen.click('录入 2021 年的数');
    };
    await enter('720');
    await enter('735.5');
    const row = [...card(screen, '低保标准').element.querySelectorAll('tr')].find(
      (one) => one.firstElementChild?.textContent === '2021年',
    );
    expect(row?.children[1]?.textContent).toBe('735.5');
    expect(row?.children[2]?.textContent).toMatch(/^735.5的文件.+第 2 版以前录入的 1 版第 1 版 720：720的文件/);
    // 1.3 × 735.5 = 956.15
    expect(card(screen, '低保标准').text()).toContain('2021年 1.3 × 735.5 = 956.15 元/人、月');
  });

  it.each([
    ['七百', '「七百」读不成数字'],
    ['720元', '「720元」读不成数字'],
    ['－', '「－」读不成数字'],
  ])('are not guessed at: %s', async (typed, reason) => {
    const { screen } = await sitAt(ReferencesSection, 'zhushan');
    await fill(card(screen, '低保标准'), '数值（元/人、月）', typed);
    expect(card(screen, '低保标准').text()).toContain(reason);
    expect(isOff(card(screen, '低保标准').button(/^录入/))).toBe(true);
  });

  it('get a new series, kept in the draft with all the rest', async () => {
    const { screen, planning, plan } = await sitAt(ReferencesSection, 'zhushan');
    await fill(screen, '名称', '最低工资标准');
    expect(screen.has('已经有「最低工资标准」，请换一个名称。')).toBe(true);
    await fill(screen, '名称', '城镇居民人均可支配收入');
    await fill(screen, '计量单位', '元');
    await fill(screen, '口径', '统计公报数');
    await screen.click('增加');
    const { draft } = await planning.plan(plan.id);
    expect(draft.references.at(-1)).toEqual({
      id: 'rs_zs_5',
      name: '城镇居民人均可支配收入',
      measure: '元',
      definition: '统计公报数',
    });
    expect(draft.indicators).toHaveLength(plan.indicators.length);
    expect(box(screen, '名称').value).toBe('');
  });

  it('keep what was typed when somebody else was first, and show the way to what is there now', async () => {
    const { screen, planning, plan } = await sitAt(ReferencesSection, 'zhushan');
    await fill(screen, '名称', '新数列');
    await fill(screen, '计量单位', '元');
    await fill(screen, '口径', '统计公报数');
    planning.saveBy(planning.actor, plan.id, (draft) => draft);
    await screen.click('增加');
    expect(screen.has('规划已被他人更新')).toBe(true);
    await screen.click('载入最新');
    expect(box(screen, '名称').value).toBe('新数列');
    await screen.click('增加');
    expect((await planning.plan(plan.id)).draft.references.at(-1)?.name).toBe('新数列');
  });
});

describe('the threshold that follows from an outside figure', () => {
  const { plan } = cityOf('zhushan');

  it('is worked out exactly, from the year the target names', () => {
    const rule = rulesOn(plan as never, 'rs_zs_dibao')[0];
    expect(rule && thresholdOf(rule, dibao([value(2021, '745.5')]), 2021).amount).toBe('969.15');
    const growth = rulesOn(plan as never, 'rs_zs_xiaofei_zengsu')[0];
    const record: ReferenceRecord = { ...dibao([value(2021, '5.6')]), series: 'rs_zs_xiaofei_zengsu' };
    // 上年度: the figure of 2021 is the threshold of 2022.
    expect(growth && thresholdOf(growth, record, 2022)).toMatchObject({ basisYear: 2021, amount: '5.6' });
    expect(growth && thresholdOf(growth, record, 2021)).toMatchObject({ basisYear: 2020, amount: null });
  });

  it.each([
    ['1.3', '720', '0', '936', '1.3 × 720 = 936'],
    ['1', '1620', '0', '1620', '1620'],
    ['1', '5.6', '1', '6.6', '5.6 ＋ 1 = 6.6'],
    ['0.8', '1620', '-6', '1290', '80% × 1620 － 6 = 1290'],
  ])('shows its sum: %s times %s plus %s', (multiplier, basis, offset, result, expected) => {
    expect(words.sum(multiplier, basis, offset, result)).toBe(expected);
  });

  it.each([
    ['0.8', '当年数的 80%'],
    ['0.125', '当年数的 12.5%'],
    ['1', '当年数'],
    ['1.3', '当年数的 1.3 倍'],
  ])('is said as offices say it: %s times is %s', (multiplier, expected) => {
    expect(words.ruleOf(0, multiplier, '0')).toBe(expected);
  });

  it('names missing years as spans', () => {
    expect(yearsText([2020, 2021, 2022, 2024])).toBe('2020—2022、2024');
  });

  it('numbers a new series by what is free', () => {
    const series = (id: `rs_${string}`) => ({ id, name: '', measure: '', definition: '' });
    expect(nextId({ code: 'NT', references: [] })).toBe('rs_nt_1');
    expect(nextId({ code: 'NT', references: [series('rs_nt_dibao'), series('rs_nt_3')] })).toBe('rs_nt_4');
  });
});
