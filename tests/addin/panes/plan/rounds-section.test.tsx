// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { daysAfter, openYears, proposedYear } from '../../../../addin/panes/plan/rounds-defaults';
import { RoundsSection } from '../../../../addin/panes/plan/rounds-section';
import type { PlanDeskReply } from '../../../../functions/contract/planning';
import { Problem } from '../../../../functions/domain/problem';
import type { Round } from '../../../../functions/domain/round/round';
import { box, fill } from '../../support/fields';
import { closeAll, isOff } from '../../support/render';
import { cityOf } from '../../support/seeded-cities';
import { officeOf, sitAt } from './section-for-tests';

beforeEach(() => void vi.useFakeTimers());
afterEach(async () => {
  await closeAll();
  vi.useRealTimers();
});

const roundOf = (dataYear: number, differs: Partial<Round> = {}): Round => ({
  id: `rd_nt_${dataYear}`,
  plan: cityOf('nantong').plan.id,
  parent: 'ou_nt',
  dataYear,
  title: `${dataYear}年度指标进展填报`,
  templateVersion: 1,
  opensOn: '2023-01-04',
  dueOn: '2023-01-20',
  isOpen: false,
  route: ['review', 'approval'],
  lock: null,
  ...differs,
});

describe('the rounds of a plan', () => {
  it('proposes the year just over, its title and two weeks, and opens it for all who owe it', async () => {
    const { screen, planning } = await sitAt(RoundsSection, 'nantong');
    expect(screen.has('还没有开展过填报。')).toBe(true);
    expect(box(screen, '数据年度').value).toBe('2023');
    expect(box(screen, '任务名称').value).toBe('2023年度指标进展填报');
    expect(box(screen, '截止日期').value).toBe('2024-01-22');
    await screen.click('开展 2023 年度填报');
    expect(planning.rounds.map(({ dataYear, dueOn, isOpen }) => ({ dataYear, dueOn, isOpen }))).toEqual([
      { dataYear: 2023, dueOn: '2024-01-22', isOpen: true },
    ]);
    // Seven counties and districts, and the city's own bureau; 港闸区 was merged before the plan began.
    expect(screen.text()).toMatch(/\d\d:\d\d 已开展 2023 年度填报，8 个单位待报。/);
    expect(box(screen, '数据年度').value).toBe('2022');
  });

  it('lets the title follow the year until somebody words it', async () => {
    const { screen } = await sitAt(RoundsSection, 'nantong');
    await fill(screen, '数据年度', '2021');
    expect(box(screen, '任务名称').value).toBe('2021年度指标进展填报');
    await fill(screen, '任务名称', '补报');
    await fill(screen, '数据年度', '2022');
    expect(box(screen, '任务名称').value).toBe('补报');
  });

  it('lists them newest first, with the way to the progress of each', async () => {
    const planning = officeOf('nantong', { rounds: [roundOf(2021), roundOf(2022, { isOpen: true })] });
    const { screen, visited } = await sitAt(RoundsSection, 'nantong', planning);
    const cards = [...screen.element.querySelectorAll('li')].map((card) => card.textContent);
    expect(cards[0]).toMatch(/^2022年度指标进展填报进行中2023年1月20日截止8 个单位第 1 版规划/);
    expect(cards[1]).toMatch(/^2021年度指标进展填报已截止/);
    await screen.click('查看进度：2021年度指标进展填报');
    expect(visited).toEqual([{ pane: 'progress', round: 'rd_nt_2021' }]);
  });

  it.each([
    ['a due date that is past', '截止日期', '2024-01-07', '截止日期不能早于今天（2024-01-08）。'],
    ['no due date', '截止日期', '', '请填写截止日期。'],
    ['no title', '任务名称', ' ', '请填写任务名称。'],
  ])('does not open with %s', async (_, label, text, reason) => {
    const { screen } = await sitAt(RoundsSection, 'nantong');
    await fill(screen, label, text);
    expect(isOff(screen.button('开展 2023 年度填报'))).toBe(true);
    expect(screen.has(reason)).toBe(true);
  });

  it('keeps what was typed when the network is lost', async () => {
    const { screen, planning } = await sitAt(RoundsSection, 'nantong');
    await fill(screen, '任务名称', '二〇二三年度填报');
    planning.troubles.push(new Problem('server.fault', { requestId: 'r1' }));
    await screen.click('开展 2023 年度填报');
    expect(screen.has('服务器出了差错')).toBe(true);
    expect(box(screen, '任务名称').value).toBe('二〇二三年度填报');
    await screen.click('开展 2023 年度填报');
    expect(planning.rounds.map(({ title }) => title)).toEqual(['二〇二三年度填报']);
  });

  it.each([
    ['jiaxing', '征求意见稿'],
    ['suzhou', '还没有指标'],
  ] as const)('says why nothing can be opened on the plan of %s', async (folder, reason) => {
    const { screen } = await sitAt(RoundsSection, folder);
    expect(isOff(screen.button(/^开展/))).toBe(true);
    expect(screen.has(reason)).toBe(true);
  });
});

describe('what is proposed for a round', () => {
  const desk = (today: string, years: number[]) =>
    ({
      draft: { startYear: 2021, endYear: 2025 },
      published: null,
      today,
      rounds: years.map((dataYear) => ({ dataYear })),
    }) as unknown as PlanDeskReply;

  it.each([
    ['the year just over', '2024-01-08', [], 2023],
    ['an earlier year that was left out', '2024-01-08', [2021, 2023], 2022],
    ['the running year if all before have theirs', '2024-01-08', [2021, 2022, 2023], 2024],
    ['the year after the last that was asked for, long after the plan', '2030-05-01', [2021], 2022],
    ['the last year, if nothing was ever asked for', '2030-05-01', [], 2025],
    ['the first year before the plan has begun', '2020-12-01', [], 2021],
    ['none if every year has its own', '2026-02-01', [2021, 2022, 2023, 2024, 2025], null],
  ])('is %s', (_, today, years, expected) => {
    expect(proposedYear(desk(today, years))).toBe(expected);
    expect(openYears(desk(today, years))).toHaveLength(5 - years.length);
  });

  it.each([
    ['2024-01-08', 14, '2024-01-22'],
    ['2023-12-25', 14, '2024-01-08'],
    ['2024-02-20', 14, '2024-03-05'],
    ['2023-02-20', 14, '2023-03-06'],
  ])('%s and %i days is %s', (day, days, expected) => {
    expect(daysAfter(day, days)).toBe(expected);
  });
});
