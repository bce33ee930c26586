// @vitest-environment jsdom
import { FluentProvider } from '@fluentui/react-components';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Api } from '../../../../addin/api/api';
import EvaluationPane from '../../../../addin/panes/evaluation/evaluation-pane';
import { paneContext, type View } from '../../../../addin/panes/pane-context';
import { theme } from '../../../../addin/theme';
import type { EvaluationReply } from '../../../../functions/contract/evaluation';
import type { Worklist } from '../../../../functions/contract/worklist';
import { defaultVerdictSettings } from '../../../../functions/domain/evaluation/verdict-defaults';
import { readTarget } from '../../../../functions/domain/plan/read-target';
import { aCount, anIndicator, aPriorResult, aTarget } from '../../../support/builders';
import { units, zhou } from '../../../support/people';
import { FakeEvaluating } from '../../support/fake-evaluating';
import { FakeWorkbook } from '../../support/fake-workbook';
import { anEvaluation, better, lagging, plan } from './results';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

const round = (year: number, plan = 'pl_test'): Worklist['rounds'][number] => ({
  id: `rd_test_${year}`,
  title: `${year}年度填报`,
  plan: plan as 'pl_test',
  planTitle: '',
  dataYear: year,
  dueOn: '2024-01-20',
  isOpen: true,
  canReadEvaluation: true,
});
const me = { id: zhou.id, name: zhou.name, duties: [] };

let root: Root | null = null;
afterEach(async () => {
  await act(async () => root?.unmount());
  document.body.replaceChildren();
});

async function show(reply: EvaluationReply) {
  const written: EvaluationReply[] = [];
  const views: View[] = [];
  const workbook = new FakeWorkbook();
  workbook.writeEvaluation = async (evaluation) => void written.push(evaluation);
  const api = {
    evaluation: async () => reply,
    evaluating: new FakeEvaluating({ plan, actor: zhou, units, evaluation: () => reply }),
    worklist: async () => ({ me, items: [], rounds: [round(2023), round(2022), round(2023, 'pl_other')] }),
  } as Partial<Api> as Api;
  const place = document.body.appendChild(document.createElement('div'));
  root = createRoot(place);
  await act(async () =>
    root?.render(
      <FluentProvider theme={theme}>
        <paneContext.Provider value={{ api, workbook, me, go: (view) => views.push(view) }}>
          <EvaluationPane round="rd_test_2023" />
        </paneContext.Provider>
      </FluentProvider>,
    ),
  );
  return {
    written,
    views,
    text: () => place.textContent ?? '',
    async press(name: string) {
      const button = [...place.querySelectorAll('button')].find((candidate) => candidate.textContent === name);
      if (!button) throw new Error(`no button 「${name}」`);
      await act(async () => button.click());
    },
  };
}

describe('the evaluation of a year', () => {
  it('counts binding and anticipatory indicators apart, with the share of time and of units', async () => {
    const pane = await show(anEvaluation(lagging, better));
    expect(pane.text()).toContain('2023年度评估');
    expect(pane.text()).toContain('时序进度 60.0%');
    expect(pane.text()).toContain('已审批 区镇 2/2');
    expect(pane.text()).toMatch(/约束性 1 项.*严重滞后1.*预期性 1 项.*达到时序进度1/);
  });

  it('names who is missing, and calls what it would come to provisional', async () => {
    const pane = await show(anEvaluation(lagging, null));
    expect(pane.text()).toContain('已审批 区镇 1/2');
    expect(pane.text()).toContain('乙县尚未审批通过');
    expect(pane.text()).toMatch(/约束性 1 项.*数据不全1/);
    expect(pane.text()).toMatch(/数据不全 1\/2 · 暂按已报测算：严重滞后/);
    expect(pane.text()).toContain('滞后 0');
  });

  it('opens an indicator: the pace still needed, and each unit with its numerator and denominator', async () => {
    const pane = await show(anEvaluation(lagging, better));
    expect(pane.text()).not.toContain('430/1000');
    await pane.press('1接受居家上门服务老人数占比');
    expect(pane.text()).toContain('甲县430/100043.0');
    expect(pane.text()).toContain('合计870/200043.5');
    expect(pane.text()).toContain('余下两年每年需提高 3.25 个百分点，过去三年每年 0.83，相当于过去速度的 3.9 倍。');
  });

  it('leads from an alert to its indicator, whatever the filter hid', async () => {
    const pane = await show(anEvaluation(lagging, better));
    await pane.press('数据不全 0');
    expect(pane.text()).toContain('没有这类指标');
    await pane.press('接受居家上门服务老人数占比');
    await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('1接受居家上门服务老人数占比'));
    expect(pane.text()).toContain('合计870/2000');
  });

  it('goes to the other years of the same plan only', async () => {
    const pane = await show(anEvaluation(lagging, better));
    expect(pane.text()).toMatch(/^2022年2023年2023年度评估/);
    await pane.press('2022年');
    expect(pane.views).toEqual([{ pane: 'evaluation', round: 'rd_test_2022' }]);
  });

  it('writes into the workbook just what it shows', async () => {
    const reply = anEvaluation(lagging, better);
    const pane = await show(reply);
    await pane.press('写入工作表');
    expect(pane.written).toEqual([reply]);
    expect(pane.text()).toContain('已写入工作表');
  });

  it('at the end of the plan says 未完成, and with each count what it was counted from', async () => {
    const pane = await show(anEvaluation(lagging, better, plan, 'final'));
    expect(pane.text()).toMatch(/约束性 1 项.*未完成11项指标全部参评，完成0项，完成率0.0%。/);
    expect(pane.text()).toContain('1 项约束性指标未完成，须逐项说明原因和责任人');
    expect(pane.text()).toContain('未完成 2 项');
    expect(pane.text()).not.toContain('滞后 2 项');
  });

  it('keeps what was handed over in the list, apart and with where it went', async () => {
    const lifecycle = { state: 'transferred', since: 2023, receiver: '市委社会工作部', note: '' } as const;
    const moved = { ...plan, indicators: [anIndicator({ lifecycle }), aCount()] };
    const pane = await show(anEvaluation(lagging, better, moved));
    expect(pane.text()).toMatch(/不纳入评价 1 项.*2023年起划归市委社会工作部管理/);
    expect(pane.text()).toMatch(/预期性 1 项/);
    expect(pane.text()).toContain('1项指标中，1项不纳入评价，没有可评价的指标。');
  });

  it("speaks of the classes in the city's own words", async () => {
    const names = { farBehind: '难以完成' };
    const own = { ...plan, verdictSettings: { ...defaultVerdictSettings, names, withIndex: true } };
    const pane = await show(anEvaluation(lagging, better, own));
    expect(pane.text()).toContain('难以完成');
    expect(pane.text()).not.toContain('严重滞后');
    // (43.5 − 41)/9 = 27.8 %, (4000 − 1044)/3956 = 74.7 %: mean 51.2 %; of what is due 46.3 % and all: 73.1 %
    expect(pane.text()).toContain('综合实现程度 51.2%，进度实现程度 73.1%（2 项）');
  });

  it('names the units below what each of them has to reach, best and worst, and where the way leads', async () => {
    const each = { ...plan, indicators: [anIndicator({ unitTarget: aTarget('44', { raw: '每个县不低于44%' }) })] };
    const pane = await show(anEvaluation(lagging, better, each));
    await pane.press('1接受居家上门服务老人数占比');
    expect(pane.text()).toContain('各单位“每个县不低于44%”，未达到的有甲县（43.0）');
    expect(pane.text()).toContain('最高 乙县 44.0，最低 甲县 43.0，相差 1.0');
    // 41 + 2.5 × 5/3 = 45.17
    expect(pane.text()).toContain('线性外推到期可达 45.2%，不能达到目标（仅供参考）。');
  });

  it('judges the period before by its figures, and says where a printed verdict is wrong', async () => {
    const prior = aPriorResult({
      measure: '%',
      target: readTarget('70').target,
      actual: { state: 'NUMERIC', amount: '100', alternative: null, raw: '100' },
      verdictRaw: '超过43个百分点',
    });
    const untold = aPriorResult({ id: 'KS1-02', name: '助餐点', target: null, state: 'notJudged' });
    const pane = await show(anEvaluation(lagging, better, { ...plan, priorResults: [prior, untold] }));
    expect(pane.text()).toContain('2 项中评价 1 项，完成 1 项');
    expect(pane.text()).toContain('原表写“超过43个百分点”，实为高出 30个百分点');
  });
});
