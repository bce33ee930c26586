// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { chartBars } from '../../../../addin/panes/evaluation/chart-bars';
import { byOriginalText, countsSentence, forecastTexts } from '../../../../addin/text/zh-evaluating';
import { aCount, anEntry, anIndicator, aTarget } from '../../../support/builders';
import { fill } from '../../support/fields';
import { closeAll } from '../../support/render';
import { anEvaluation, better, lagging, plan } from './results';
import { sit } from './sit';

beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: true }));
afterEach(async () => {
  await closeAll();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the picture of all indicators', () => {
  it('draws those that lag on top, each with its words', () => {
    const bars = chartBars(anEvaluation(lagging, better));
    expect(bars.map(({ label }) => label)).toEqual([
      '1 接受居家上门服务老人数占比：严重滞后，进度27.8%，应达60.0%',
      '2 家庭适老化改造户数：达到时序进度，进度74.7%，应达60.0%',
    ]);
  });

  it('has no bar for what is only to be kept, but says whether it was', () => {
    const kept = anIndicator({ direction: 'KEEP', target: aTarget('41'), name: '保持率' });
    const [bar] = chartBars(anEvaluation(lagging, better, { ...plan, indicators: [kept] }));
    expect(bar).toMatchObject({ share: null, figure: '保持' });
    const fallen = [anEntry('KS2-01', { numerator: '390', denominator: '1000' })];
    const [lower] = chartBars(anEvaluation(fallen, fallen, { ...plan, indicators: [kept] }));
    expect(lower?.figure).toBe('未保持');
  });

  it('leaves out what is not evaluated, and says how many', async () => {
    const lifecycle = { state: 'transferred', since: 2023, receiver: '市委社会工作部', note: '' } as const;
    const { screen } = await sit({ plan: { ...plan, indicators: [anIndicator({ lifecycle }), aCount()] } });
    expect(screen.text()).toContain('图中1项，没有滞后的。另有1项未参评，不在图中。');
  });

  it('does not say that nothing lags while units are missing', async () => {
    const { screen } = await sit({ evaluation: (of) => anEvaluation(lagging, null, of) });
    expect(screen.text()).toContain('图中1项，1项暂按已报测算。');
    expect(screen.has('没有滞后的')).toBe(false);
  });

  it('leads from a bar to its indicator', async () => {
    const { screen } = await sit();
    await screen.click('1 接受居家上门服务老人数占比：严重滞后，进度27.8%，应达60.0%');
    expect(screen.text()).toContain('合计870/2000');
  });
});

describe('looking something up', () => {
  it('narrows by class and department, and sorts by number', async () => {
    const { screen } = await sit();
    await fill(screen, '排序', 'serial');
    expect(screen.text()).toContain('共 2 项');
    await fill(screen, '结果', 'farBehind');
    expect(screen.text()).toContain('共 1 项');
    await fill(screen, '属性', 'anticipatory');
    expect(screen.text()).toContain('没有这类指标');
  });
});

const counts = { total: 18, excluded: 6, withoutData: 0, evaluated: 12, reached: 11, rate: { text: '91.7' } };

describe('the sentence of the counts', () => {
  it.each([
    ['with what was transferred', counts, true, '18项指标中，6项不纳入评价；其余12项参评，完成11项，完成率91.7%。'],
    [
      'during the plan, with what has no data',
      { ...counts, excluded: 0, withoutData: 6 },
      false,
      '18项指标中，6项数据不全或无法评价；其余12项参评，达到时序进度或提前完成11项，占91.7%。',
    ],
    [
      'with all of them evaluated',
      { ...counts, total: 12, excluded: 0 },
      true,
      '12项指标全部参评，完成11项，完成率91.7%。',
    ],
    [
      'with none evaluated',
      { ...counts, total: 6, evaluated: 0, reached: 0, rate: null },
      true,
      '6项指标中，6项不纳入评价，没有可评价的指标。',
    ],
  ])('%s hides no denominator', (_, given, isFinal, sentence) => {
    expect(countsSentence(given, isFinal)).toBe(sentence);
  });
});

describe('the way ahead', () => {
  const [rate] = anEvaluation(lagging, better).indicators;
  const [none] = anEvaluation(lagging, null).indicators;

  it('is a continued line and called so, or refused with its reason', () => {
    // 41 + 2.5 × 5/3 = 45.17
    expect(rate && forecastTexts(rate)).toEqual(['线性外推到期可达 45.2%，不能达到目标（仅供参考）']);
    expect(none && forecastTexts(none)).toEqual(['不作趋势预测：单位未报齐']);
  });

  it('is told by the original and by the adjusted target where one was adjusted', () => {
    const byOriginal = { target: '60', verdict: 'farBehind', progress: null, effectiveFrom: 2023 } as const;
    expect(rate && byOriginalText({ ...rate, byOriginal }, (verdict) => verdict)).toBe(
      '目标自2023年起调整：按原目标 60%，farBehind；按调整后目标 50%，farBehind（进度 27.8%）',
    );
    expect(rate && byOriginalText(rate, (verdict) => verdict)).toBeNull();
  });
});
