// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { changesSince } from '../../../../addin/panes/evaluation/publication-changes';
import { anEntry } from '../../../support/builders';
import { wang, zhou } from '../../../support/people';
import type { FakeEvaluating } from '../../support/fake-evaluating';
import { fill } from '../../support/fields';
import { closeAll, isOff } from '../../support/render';
import { anEvaluation, better, lagging, plan } from './results';
import { sit } from './sit';

beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: true }));
afterEach(async () => {
  await closeAll();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const whole = { cause: '护理员不足', measure: '增加招聘', responsible: '王处长', dueOn: '2024-06-30' };
const accountedFor = (server: FakeEvaluating) => server.saveBy(zhou, { 'KS2-01': whole });

async function published(server: FakeEvaluating) {
  const sitting = server.actor;
  server.actor = zhou;
  accountedFor(server);
  await server.publishEvaluation('rd_test_2023', { number: 0, accountsRevision: 1, asOf: null, note: '报局长办公会' });
  server.actor = sitting;
}

// (470 + 440)/2000 = 45.5 %: half of the way from 41 to 50, three fifths are due.
const corrected = [anEntry('KS2-01', { numerator: '470', denominator: '1000' }), anEntry('KS2-02', { amount: '2000' })];

describe('publishing an evaluation', () => {
  it('is held back, and says by which indicator and what it lacks', async () => {
    const { screen, server } = await sit();
    expect(screen.text()).toContain('尚未发布');
    await screen.click('发布评估…');
    expect(screen.text()).toContain('1 项滞后或未完成的指标还缺原因和措施');
    expect(screen.text()).toContain('接受居家上门服务老人数占比：缺原因、措施、责任人、时限');
    expect(isOff(screen.button('发布'))).toBe(true);
    await screen.click('发布');
    expect(server.calls).toEqual([]);
  });

  it('is held back while something typed is unsaved', async () => {
    const { screen } = await sit({ before: accountedFor });
    await screen.click('1接受居家上门服务老人数占比');
    await fill(screen, '措施', '增加招聘和培训');
    await screen.click('发布评估…');
    expect(screen.text()).toContain('原因和措施有改动未保存');
    expect(isOff(screen.button('发布'))).toBe(true);
  });

  it('freezes what is on the screen, under its number and date', async () => {
    const { screen, server } = await sit({ before: accountedFor });
    await screen.click('发布评估…');
    await fill(screen, '发布说明', '报局长办公会');
    await screen.click('发布');
    expect(server.issued[0]).toMatchObject({ number: 1, asOf: '2024-01-10T01:00:00.000Z', note: '报局长办公会' });
    expect(screen.text()).toContain('第 1 号 · 2024年2月8日 · 周');
    expect(screen.text()).toContain('报局长办公会');
    expect(screen.button('发布更正（第 2 号）…')).not.toBeNull();
  });

  it('opens a published one in the same view, frozen and marked, and leads back', async () => {
    const { screen, written } = await sit({ before: published });
    await screen.click('查看第 1 号');
    expect(screen.text()).toContain('已发布第 1 号，数据截至 2024年1月10日 09:00');
    await screen.click('1接受居家上门服务老人数占比');
    expect(screen.text()).toContain('原因：护理员不足');
    expect(screen.element.querySelectorAll('textarea')).toHaveLength(0);
    expect(screen.button('来历')).toBeNull();
    await screen.click('写入工作表');
    expect(written[0]?.supplement.publication).toMatchObject({ number: 1, publishedBy: '周' });
    await screen.click('回到当前评估');
    expect(screen.has('已发布第 1 号，数据截至')).toBe(false);
    expect(screen.button('来历')).not.toBeNull();
  });

  it('advises an amendment when figures have changed, names the changes and asks why', async () => {
    let now = lagging;
    const { screen, server } = await sit({
      evaluation: (of) => anEvaluation(now, better, of),
      before: async (server) => {
        await published(server);
        now = corrected;
        server.outdated.add(1);
      },
    });
    expect(screen.text()).toContain('已有更新，建议发布更正');
    await screen.click('发布更正（第 2 号）…');
    expect(screen.text()).toContain('与第 1 号相比，1 项指标有变化');
    expect(screen.text()).toContain('1 接受居家上门服务老人数占比：完成 43.5 → 45.5，严重滞后 → 滞后');
    expect(isOff(screen.button('发布第 2 号'))).toBe(true);
    await fill(screen, '发布说明*', '甲县更正').catch(() => fill(screen, '发布说明', '甲县更正'));
    await screen.click('发布第 2 号');
    expect(server.issued.map(({ number }) => number)).toEqual([1, 2]);
    expect(server.issued[0]?.result.indicators[0]?.actual?.text).toBe('43.5');
  });

  it('says so when another planner published first, and reads theirs', async () => {
    const { screen, server } = await sit({ before: accountedFor });
    await screen.click('发布评估…');
    await server.publishEvaluation('rd_test_2023', { number: 0, accountsRevision: 1, asOf: null, note: '' });
    await screen.click('发布');
    expect(server.issued).toHaveLength(1);
    await screen.click('读取最新');
    expect(screen.button('发布第 2 号')).not.toBeNull();
  });

  it('is not offered to who approves', async () => {
    const { screen } = await sit({ actor: wang, before: published });
    expect(screen.button('查看第 1 号')).not.toBeNull();
    expect(screen.button(/^发布/)).toBeNull();
  });
});

describe('what changed since a publication', () => {
  it('is nothing while figures, targets and classes are the same', () => {
    expect(changesSince(anEvaluation(lagging, better), anEvaluation(lagging, better))).toEqual([]);
  });

  it('is found on exact values, though both print alike', () => {
    // 43.5 % and 870.1/2000 = 43.505 % both print 43.5.
    const finer = [
      anEntry('KS2-01', { numerator: '430.1', denominator: '1000' }),
      anEntry('KS2-02', { amount: '2000' }),
    ];
    const [change, ...others] = changesSince(anEvaluation(lagging, better), anEvaluation(finer, better));
    expect(others).toEqual([]);
    expect(change).toMatchObject({ isFigureChanged: true, isVerdictChanged: false, isTargetChanged: false });
  });

  it('names an indicator that was not in it', () => {
    const before = anEvaluation(lagging, better, { ...plan, indicators: plan.indicators.slice(0, 1) });
    expect(changesSince(before, anEvaluation(lagging, better)).map(({ item }) => item.indicator)).toEqual(['KS2-02']);
  });
});
