// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ReadingSection } from '../../../../addin/panes/plan/reading-section';
import { readingText } from '../../../../addin/text/zh-planning';
import { readTarget } from '../../../../functions/domain/plan/read-target';
import { closeAll } from '../../support/render';
import { cityOf } from '../../support/seeded-cities';
import { sitAt } from './section-for-tests';

beforeEach(() => void vi.useFakeTimers());
afterEach(async () => {
  await closeAll();
  vi.useRealTimers();
});

const items = (screen: { element: HTMLElement }) =>
  [...screen.element.querySelectorAll('section[aria-label] li')].map((item) => item.textContent ?? '');

describe('the text of a plan', () => {
  it.each([['kunshan'], ['suzhou'], ['nantong'], ['zhushan'], ['jiaxing']] as const)(
    'shows all that %s says besides its table',
    async (folder) => {
      const { plan } = cityOf(folder);
      const { screen } = await sitAt(ReadingSection, folder);
      for (const { name, raw } of plan.proseTargets) expect(screen.text()).toContain(`${name} 「${raw}」`);
      for (const { text } of plan.notes) expect(screen.text()).toContain(text);
      for (const { name, actual } of plan.priorResults) {
        expect(screen.text()).toContain(name);
        expect(screen.text()).toContain(actual.raw);
      }
      for (const { title } of plan.parents) expect(screen.text()).toContain(title);
    },
  );

  it('says how a sentence was read, when it is due, and where it stands', async () => {
    const { screen } = await sitAt(ReadingSection, 'nantong');
    const dibao = items(screen).find((item) => item.startsWith('特困人员供养基本生活标准对低保标准的倍数'));
    expect(dibao).toContain('读作：不低于低保标准的 1.3 倍 · 2025年');
    expect(dibao).toContain('原文第 223 行：');
  });

  it('narrows to the sentences that differ from the table, each with the row it is about', async () => {
    const { screen, plan } = await sitAt(ReadingSection, 'zhushan');
    const differing = plan.proseTargets.filter(({ related }) => related !== null && related.relation !== 'same');
    await screen.click(`与表不一致 ${differing.length}`);
    const sections = [...screen.element.querySelectorAll('section section li')];
    expect(sections).toHaveLength(differing.length);
    for (const item of sections) expect(item.textContent).toMatch(/(比表更严|比表更宽|与表矛盾|口径不同)：指标 \d+ /);
  });

  it('leaves out columns in which the plan prints nothing, and says why there is no verdict', async () => {
    const { screen } = await sitAt(ReadingSection, 'suzhou');
    const heads = [...screen.element.querySelectorAll('th[class]')].map((head) => head.textContent);
    expect(heads).not.toContain('结论');
    expect(screen.has('原文没有列出目标的，不判断完成与否。')).toBe(true);
    expect(screen.has('这些数摘自正文，原文没有成表。')).toBe(true);
  });

  it('puts the one verdict of a table without targets beneath its name', async () => {
    const { screen } = await sitAt(ReadingSection, 'nantong');
    const row = [...screen.element.querySelectorAll('tr')].find((one) => one.textContent?.includes('婚姻登记机构'));
    expect([...(row?.children ?? [])].map((cell) => cell.textContent)).toEqual([
      expect.stringMatching(/^19 3A级以上婚姻登记机构（个）已停止统计/),
      '3',
      '民政部已取消评定',
    ]);
  });

  it('shows the plan’s own word beside the house’s on the period before', async () => {
    const { screen } = await sitAt(ReadingSection, 'zhushan');
    const row = [...screen.element.querySelectorAll('tr')].find((one) =>
      one.textContent?.includes('城市最低生活保障平均标准'),
    );
    expect([...(row?.children ?? [])].map((cell) => cell.textContent)).toEqual([
      ' 城市最低生活保障平均标准（元/人、月）原文：实现目标',
      '705',
      '720',
      '已完成',
    ]);
  });
});

describe('how a target of the text is said', () => {
  it.each([
    ['95%以上', '%', '不低于 95%'],
    ['2~3', '所', '2 至 3 所'],
    ['5左右', '家', '5 家左右'],
    ['力争达到100', '个', '力争不低于 100 个'],
    ['每年不低于15', '次', '每年不低于 15 次'],
    ['不超过30', '天', '不超过 30 天'],
    ['国家4A级', null, '读不出可考核的数，由人工确定'],
  ])('%s in %s is %s', (raw, measure, expected) => {
    expect(readingText(readTarget(raw).target, measure)).toBe(expected);
  });
});
