// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NoAnswer } from '../../../../addin/api/api';
import { anIndicator, aRound, aTarget } from '../../../support/builders';
import { chen, zhou } from '../../../support/people';
import { FakeWorkbook } from '../../support/fake-workbook';
import { closeAll, isOff, pass } from '../../support/render';
import { anOffice, aSoundPlan, count, rate, sitDown } from './desk';

beforeEach(() => void vi.useFakeTimers());
afterEach(async () => {
  await closeAll();
  vi.useRealTimers();
});

describe('the catalogue on the planner’s desk', () => {
  it('is brought into the workbook on the planner’s word, and then followed', async () => {
    const { screen, sheet } = await sitDown();
    expect(screen.has('指标体系在工作表里编辑')).toBe(true);
    await screen.click('打开指标体系表（2 项）');
    expect(sheet.written).toBe(1);
    expect(screen.has('没有发现问题')).toBe(true);
    expect(screen.has('与已发布第 1 版相同')).toBe(true);
  });

  it('says which cell cannot be read, leads there, and colours it', async () => {
    const { screen, sheet, type } = await sitDown();
    await screen.click('打开指标体系表（2 项）');
    await type(rate, 'nature', '强制性');
    expect(screen.has('1 项必须补正')).toBe(true);
    expect(screen.has('「属性」栏填的是「强制性」，不在可选的范围内')).toBe(true);
    expect(sheet.marks.map(({ rule, column }) => [rule, column])).toEqual([['choiceUnknown', 'nature']]);
    await screen.click(/^定位：指标 1 /);
    expect(sheet.went).toEqual({ indicator: rate, column: 'nature' });
    // Unread, it changes nothing that could be saved, and nothing may be published over it.
    expect(screen.button(/^保存草稿/)).toBeNull();
    expect(isOff(screen.button('发布第 2 版…'))).toBe(true);
  });

  it('shows only what must be put right, or only what is worth a look', async () => {
    const { screen, type } = await sitDown();
    await screen.click('打开指标体系表（2 项）');
    await type(rate, 'department', '不存在的处室');
    await type(count, 'name', '接受居家上门服务老人数占比');
    expect(screen.has('必须补正 1')).toBe(true);
    await screen.click('提示 1');
    expect(screen.has('接受居家上门服务老人数占比」与 KS2-01 相同')).toBe(true);
    expect(screen.has('不存在的处室')).toBe(false);
  });

  it('says once what many indicators lack alike, leads to the first, and then to the next', async () => {
    const ids = ['KS2-01', 'KS2-02', 'KS2-03', 'KS2-04', 'KS2-05'] as const;
    const plan = aSoundPlan({
      indicators: ids.map((id, index) => anIndicator({ id, serial: index + 1, name: `覆盖率${index + 1}` })),
    });
    const { screen, sheet, type } = await sitDown({ planning: anOffice([plan]) });
    await screen.click('打开指标体系表（5 项）');
    for (const id of ids) await type(id, 'rollUp', '');
    for (const id of ids.slice(1)) await type(id, 'nature', '');
    expect(screen.has('9 项必须补正')).toBe(true);
    expect(screen.has('5 项指标：没有定汇总方式')).toBe(true);
    // In the order of the columns, so that one goes from left to right.
    expect(screen.text().indexOf('4 项指标：没有定属性')).toBeLessThan(
      screen.text().indexOf('5 项指标：没有定汇总方式'),
    );
    await screen.click(/^定位：5 项指标：没有定汇总方式/);
    expect(sheet.went).toEqual({ indicator: 'KS2-01', column: 'rollUp' });

    await type('KS2-01', 'rollUp', '分子分母合计再相除');
    await screen.click(/^定位：4 项指标：没有定汇总方式/);
    expect(sheet.went).toEqual({ indicator: 'KS2-02', column: 'rollUp' });
    await screen.click('指标 4 覆盖率4');
    expect(sheet.went?.indicator).toBe('KS2-04');

    // Few enough to be read one by one: they stand with their indicators again.
    await type('KS2-02', 'rollUp', '分子分母合计再相除');
    expect(screen.has('项指标：没有定汇总方式')).toBe(false);
    expect(screen.has('没有定汇总方式。')).toBe(true);
  });

  it('says before a change is saved what it changes, and keeps it over leaving the pane', async () => {
    const workbook = new FakeWorkbook();
    const planning = anOffice();
    const first = await sitDown({ workbook, planning });
    await first.screen.click('打开指标体系表（2 项）');
    await first.type(count, 'remark', '含历年存量');
    expect(first.screen.has('与已保存的比较：1 项指标有改动')).toBe(true);
    expect(first.screen.has('备注：空 → 含历年存量')).toBe(true);
    await first.screen.close();

    const { screen } = await sitDown({ workbook, planning });
    expect(screen.has('备注：空 → 含历年存量')).toBe(true);
    await screen.click('保存草稿（改动 1 项）');
    expect(planning.calls).toEqual(['savePlanDraft']);
    expect(screen.has('已保存草稿')).toBe(true);
    expect(screen.has('与已保存的比较')).toBe(false);
    expect(screen.has('与已发布第 1 版比较：1 项指标有改动')).toBe(true);
  });

  it('keeps what is typed while the draft is on its way', async () => {
    const { screen, sheet, planning, type } = await sitDown();
    await screen.click('打开指标体系表（2 项）');
    await type(count, 'remark', '第一句');
    let answer = () => {};
    planning.pause = new Promise((resolve) => {
      answer = resolve;
    });
    await screen.click('保存草稿（改动 1 项）');
    await type(rate, 'remark', '第二句');
    planning.pause = null;
    answer();
    await pass(500);
    expect(sheet.cell(count, 'remark')).toBe('第一句');
    expect(sheet.cell(rate, 'remark')).toBe('第二句');
    expect(screen.has('备注：空 → 第二句')).toBe(true);
    expect(screen.has('第一句')).toBe(true);
  });

  it('gives an added row its key once it is saved', async () => {
    const { screen, sheet, planning } = await sitDown();
    await screen.click('打开指标体系表（2 项）');
    sheet.addRow({ name: '护理型床位占比', measure: '%', target: '≥70' });
    await pass(500);
    expect(screen.has('新增')).toBe(true);
    await screen.click('保存草稿（改动 1 项）');
    const desk = await planning.plan('pl_test');
    const added = desk.draft.indicators.at(-1);
    expect(added?.name).toBe('护理型床位占比');
    expect(sheet.sheet?.rows.map(({ key }) => key)).toEqual([rate, count, added?.id]);
  });

  it('does not save while something in the sheet cannot be read: it would be written over', async () => {
    const { screen, type } = await sitDown();
    await screen.click('打开指标体系表（2 项）');
    await type(rate, 'baseline', '四十一左右');
    await type(count, 'remark', '改动');
    const save = screen.button(/^保存草稿/);
    expect(isOff(save)).toBe(true);
    expect(screen.has('处读不懂或缺行，先改正再保存')).toBe(true);
  });

  it('brings a deleted row back; a published indicator cannot be taken out by deleting its row', async () => {
    const { screen, sheet } = await sitDown();
    await screen.click('打开指标体系表（2 项）');
    sheet.deleteRow(count);
    await pass(500);
    expect(screen.has('在表里没有了')).toBe(true);
    expect(screen.button('删除这项指标')).toBeNull();
    await screen.click('恢复这一行');
    expect(sheet.sheet?.rows.map(({ key }) => key)).toEqual([rate, count]);
    expect(screen.has('没有发现问题')).toBe(true);
  });

  it('takes an indicator out that was never published, on the planner’s word', async () => {
    const planning = anOffice();
    const fresh = anIndicator({ id: 'KS2-03', serial: 3, name: '误录的一项' });
    planning.saveBy(chen, 'pl_test', (draft) => ({ ...draft, indicators: [...draft.indicators, fresh] }));
    const { screen, sheet } = await sitDown({ planning });
    await screen.click('打开指标体系表（3 项）');
    sheet.deleteRow('KS2-03');
    await pass(500);
    await screen.click('删除这项指标');
    await screen.click('保存草稿（改动 1 项）');
    const desk = await planning.plan('pl_test');
    expect(desk.draft.indicators.map(({ id }) => id)).toEqual([rate, count]);
  });

  it('says so when Excel cannot be read for long, and reads again by itself', async () => {
    const { screen, sheet } = await sitDown();
    await screen.click('打开指标体系表（2 项）');
    sheet.readFault = new Error('cell is being edited');
    sheet.type(rate, 'remark', '新');
    await pass(500 + 2 * 2_000);
    expect(screen.has('这一步没有办成')).toBe(true);
    sheet.readFault = null;
    await pass(2_000);
    expect(screen.has('这一步没有办成')).toBe(false);
    expect(screen.has('备注：空 → 新')).toBe(true);
  });

  it('keeps a lost save in the sheet and repeats it on the next press', async () => {
    const { screen, planning, type } = await sitDown();
    await screen.click('打开指标体系表（2 项）');
    await type(rate, 'remark', '新');
    planning.troubles.push(new NoAnswer());
    await screen.click('保存草稿（改动 1 项）');
    expect(screen.has('连不上服务器')).toBe(true);
    await screen.click('保存草稿（改动 1 项）');
    expect(screen.has('连不上服务器')).toBe(false);
    expect(screen.has('已保存草稿')).toBe(true);
  });
});

describe('two planners at one plan', () => {
  it('tells who was first and shows what differs, before anything is written over', async () => {
    const { screen, planning, sheet, type } = await sitDown();
    await screen.click('打开指标体系表（2 项）');
    await type(rate, 'remark', '我的备注');
    planning.saveBy(chen, 'pl_test', (draft) => ({
      ...draft,
      indicators: draft.indicators.map((one) => (one.id === count ? { ...one, remark: '对方的备注' } : one)),
    }));
    await screen.click('保存草稿（改动 1 项）');
    expect(screen.has('陈已于')).toBe(true);
    expect(screen.has('备注：对方的备注 → 空')).toBe(true);
    expect(screen.has('备注：空 → 我的备注')).toBe(true);
    expect(isOff(screen.button('保存草稿（改动 2 项）'))).toBe(true);

    await screen.click('载入最新');
    expect(sheet.cell(rate, 'remark')).toBe('我的备注');
    await screen.click('载入最新（表中 2 项改动将不保留）');
    expect(sheet.cell(rate, 'remark')).toBe('');
    expect(sheet.cell(count, 'remark')).toBe('对方的备注');
    expect(screen.has('陈已于')).toBe(false);
  });

  it('does not take what the same person saved at another computer for what was done here', async () => {
    const { screen, planning, type } = await sitDown();
    await screen.click('打开指标体系表（2 项）');
    await type(rate, 'remark', '办公室改的');
    planning.saveBy(zhou, 'pl_test', (draft) => ({
      ...draft,
      indicators: draft.indicators.map((one) => (one.id === count ? { ...one, remark: '在家改的' } : one)),
    }));
    await screen.click('保存草稿（改动 1 项）');
    expect(screen.has('备注：在家改的 → 空')).toBe(true);
    expect(isOff(screen.button('保存草稿（改动 2 项）'))).toBe(true);
  });

  it('lets one’s own text stand over the other’s, knowingly', async () => {
    const { screen, planning, type } = await sitDown();
    await screen.click('打开指标体系表（2 项）');
    await type(rate, 'remark', '我的备注');
    planning.saveBy(chen, 'pl_test', (draft) => ({ ...draft, route: ['review'] }));
    await screen.click('保存草稿（改动 1 项）');
    await screen.click('保留表中内容');
    await screen.click('保存草稿（改动 1 项）');
    const { draft } = await planning.plan('pl_test');
    expect(draft.indicators[0]?.remark).toBe('我的备注');
    // What is not in the sheet is the other's still.
    expect(draft.route).toEqual(['review']);
  });
});

describe('publishing', () => {
  it('says why not: nothing changed, or something must be put right', async () => {
    const { screen, type } = await sitDown();
    await screen.click('打开指标体系表（2 项）');
    expect(isOff(screen.button('发布第 2 版…'))).toBe(true);
    expect(screen.has('与已发布的版本没有差别')).toBe(true);
    await type(rate, 'department', '');
    await screen.click('保存草稿（改动 1 项）');
    expect(isOff(screen.button('发布第 2 版…'))).toBe(true);
    expect(screen.has('还有 1 项必须补正，不能发布')).toBe(true);
  });

  it('shows what changes, asks for a word on it, and then says quietly that it is done', async () => {
    const { screen, planning, type } = await sitDown();
    await screen.click('打开指标体系表（2 项）');
    await type(rate, 'definition', '含失能老年人');
    await screen.click('保存草稿（改动 1 项）');
    await screen.click('发布第 2 版…');
    expect(screen.has('口径说明：空 → 含失能老年人')).toBe(true);
    expect(isOff(screen.button('发布第 2 版（改动 1 项）'))).toBe(true);
    expect(screen.has('请写修订说明')).toBe(true);
    await screen.write('补充口径');
    await screen.click('发布第 2 版（改动 1 项）');
    expect(planning.calls).toEqual(['savePlanDraft', 'publishPlan']);
    expect(screen.has('已发布第 2 版')).toBe(true);
    expect(screen.has('第 2 版 · 2024年1月8日 · 周')).toBe(true);
    expect(screen.has('补充口径')).toBe(true);
  });

  it('shows what was set for the whole plan and for one indicator’s checks', async () => {
    const planning = anOffice();
    planning.saveBy(zhou, 'pl_test', (draft) => ({
      ...draft,
      route: ['signature', 'review', 'approval'],
      rules: { W1: 'off' },
      indicators: draft.indicators.map((one) =>
        one.id === rate ? { ...one, checks: { ...one.checks, denominatorPerUnit: '1' } } : one,
      ),
    }));
    const { screen } = await sitDown({ planning });
    expect(screen.has('与已发布第 1 版比较：1 项指标、2 项统一设定有改动')).toBe(true);
    await screen.click('发布第 2 版…');
    expect(screen.has('改动 1 项指标、2 项统一设定')).toBe(true);
    expect(screen.has('办理流程：填报、审核、审批 → 填报、签字、审核、审批')).toBe(true);
    expect(screen.has('「变动较大」等级：核实 → 停用')).toBe(true);
    expect(screen.has('每个单位的分母应为：不限 → 1')).toBe(true);
    await screen.write('统一校验设定');
    await screen.click('发布第 2 版（改动 3 项）');
    await pass(10);
    expect(screen.has('与已发布第 2 版相同')).toBe(true);
  });

  it('does not rewrite a target once figures were asked for on it', async () => {
    const { screen, type } = await sitDown({ planning: anOffice([aSoundPlan()], [aRound()]) });
    await screen.click('打开指标体系表（2 项）');
    await type(rate, 'target', '45');
    expect(screen.has('却由「50」改成了「45」')).toBe(true);
    expect(screen.has('按目标调整程序办理')).toBe(true);
  });
});

describe('the card of the indicator in the selected row', () => {
  it('shows how the target was read, the way there and where it comes from', async () => {
    const planning = anOffice([
      aSoundPlan({
        indicators: [
          anIndicator({
            target: aTarget('50', { raw: '≧50' }),
            predecessor: { indicator: 'KS1-01', relation: 'continued', note: null },
          }),
        ],
        priorResults: [],
        notes: [{ id: 'KS-E01', text: '表中写 50，正文写 55。', lines: [12], about: [rate] }],
      }),
    ]);
    const { screen, select } = await sitDown({ planning });
    await screen.click('打开指标体系表（1 项）');
    expect(screen.has('在指标体系表里点一行')).toBe(true);
    await select(rate);
    expect(screen.has('≥50 · 2025年')).toBe(true);
    expect(screen.has('表2第 1 行（原文第 1 行）')).toBe(true);
    expect(screen.has('表中写 50，正文写 55。')).toBe(true);
    await select(null);
    expect(screen.has('≥50 · 2025年')).toBe(true);
  });

  it('writes the years of the chosen method: 41 → 50 in five equal steps', async () => {
    const { screen, sheet, select } = await sitDown();
    await screen.click('打开指标体系表（2 项）');
    await select(rate);
    await screen.click('按此办法计算年度目标');
    // (50 − 41) ÷ 5 = 1.8 a year.
    const years = [2021, 2022, 2023, 2024, 2025].map((year) => sheet.cell(rate, `annual${year}`));
    expect(years.map(Number)).toEqual([42.8, 44.6, 46.4, 48.2, 50]);
    expect(screen.has('各年目标与此办法的计算结果一致')).toBe(true);
  });

  it('never writes over a year set by hand without saying so', async () => {
    const { screen, sheet, select, type } = await sitDown();
    await screen.click('打开指标体系表（2 项）');
    await type(rate, 'annual2023', '47');
    await type(rate, 'annualReason', '2023：中期评估提前');
    await select(rate);
    expect(screen.button('按此办法计算年度目标')).toBeNull();
    expect(screen.has('2023年已填的目标与计算结果不同')).toBe(true);
    await screen.click('只填空缺的年份');
    expect(sheet.cell(rate, 'annual2023')).toBe('47');
    expect(Number(sheet.cell(rate, 'annual2022'))).toBe(44.6);
    await screen.click('改为计算值（覆盖 2023年）');
    expect(Number(sheet.cell(rate, 'annual2023'))).toBe(46.4);
    expect(sheet.cell(rate, 'annualReason')).toBe('');
  });

  it('fills the empty years of all indicators at once and leaves the rest alone', async () => {
    const { screen, sheet, type } = await sitDown();
    await screen.click('打开指标体系表（2 项）');
    await type(count, 'decomposition', '整数递增');
    await type(count, 'annual2021', '1500');
    await screen.click('一并计算未填的年度目标（2 项）');
    expect(sheet.cell(count, 'annual2021')).toBe('1500');
    // 1044 + (5000 − 1044) × 2/5 = 2626.4, up to the next household.
    expect(sheet.cell(count, 'annual2022')).toBe('2627');
    expect(screen.has('已为 2 项指标填入 9 个年度目标；其中 1 项原来填的年份与计算值不同，没有改动。')).toBe(true);
  });
});

describe('a plan that is not in force', () => {
  it('says that it is there to be read', async () => {
    const { screen } = await sitDown({ planning: anOffice([aSoundPlan({ status: 'forComment' })]) });
    expect(screen.has('征求意见稿，还没有施行')).toBe(true);
    expect(screen.has('不能据此开展填报')).toBe(true);
  });
});
