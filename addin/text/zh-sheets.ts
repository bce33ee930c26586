import type { MilestoneKind } from '../../functions/domain/plan/plan';
import type { Finding } from '../../functions/domain/submission/findings';
import type { Return } from '../../functions/domain/submission/submission';
import type { ColumnGroup } from '../excel/catalogue-layout';
import { dateText, fieldText, verdictText } from './zh';
import { findingText, ruleText } from './zh-findings';

// What stands in the sheets themselves, beside the headings of the form (functions/domain/form/columns.ts).

/** Stands on every sheet with invented figures. */
export const demoMark = '演示数据，人员和填报数据为虚构';

/** How one of our comments begins: by it they are told from those of people, and taken away when the line is mended. */
export const returnMark = '【退回】';

export const formText = {
  sheetName: (dataYear: number, unitName: string) => `${dataYear}填报_${unitName}`,
  info: (unitName: string, dataYear: number, dueOn: string) => ({
    unit: `填报单位：${unitName}`,
    round: `数据年度：${dataYear}年　　截止：${dateText(dueOn)}`,
    hint: '浅黄色单元格填写，其余由系统生成',
  }),
  noValue: '－',
  points: '个百分点',
  promptNote: '没有数据填「－」，不涉及填「不适用」，并在情况说明中写明原因。',
  prompt: (name: string, measure: string, isWhole: boolean) =>
    `${name}（${measure}）。${isWhole ? '填不小于 0 的整数，不带单位。' : '填不小于 0 的数，不带单位。'}`,
  alertTitle: '请核对所填内容',
  alert: (isWhole: boolean) =>
    `这里应填不小于 0 的${isWhole ? '整数' : '数'}，不带单位和文字；没有数据填「－」，不涉及填「不适用」。`,
} as const;

/** The comment on a returned cell: who, why, and what it might be. */
export function returnText({ field, reason, suggestion, by, at }: Return): string {
  const lines = [`${returnMark}${by.name} ${dateText(at)}`, `${fieldText[field]}：${reason}`];
  if (suggestion !== null) lines.push(`建议：${suggestion}`);
  return lines.join('\n');
}

export const reviewText = {
  sheetName: (unitName: string, dataYear: number) => `审核_${unitName}_${dataYear}`,
  title: (formTitle: string) => `${formTitle}（审核）`,
  info: (unitName: string, dataYear: number) => ({
    unit: `填报单位：${unitName}`,
    round: `数据年度：${dataYear}年　　本表只供审核，不能修改`,
  }),
  headings: (dataYear: number) =>
    ({
      key: '键',
      serial: '序号',
      name: '指标名称',
      measure: '单位',
      lastNumerator: `${dataYear - 1}年\n分子`,
      lastDenominator: `${dataYear - 1}年\n分母`,
      lastAmount: `${dataYear - 1}年\n数值`,
      lastValue: `${dataYear - 1}年\n完成值`,
      numerator: `${dataYear}年\n分子`,
      denominator: `${dataYear}年\n分母`,
      amount: `${dataYear}年\n数值`,
      value: `${dataYear}年\n完成值`,
      change: '增减',
      explanation: '情况说明',
      findings: '校验问题',
      changed: '变化',
    }) as const,
  changed: '重报有改动',
  finding: (finding: Finding) => `${ruleText[finding.rule]}：${findingText(finding).what}`,
} as const;

/** What the measures on plans call them. */
const evaluationKinds = {
  annual: '年度评估',
  midTerm: '中期评估',
  final: '总结评估',
} as const satisfies Record<MilestoneKind, string>;

export const evaluationText = {
  /** The pane calls it the same. */
  sheetName: (dataYear: number, kind: MilestoneKind) =>
    kind === 'annual' ? `${dataYear}年度评估` : `${dataYear}年度评估（${evaluationKinds[kind]}）`,
  title: (planTitle: string, dataYear: number, kind: MilestoneKind) =>
    kind === 'annual'
      ? `${planTitle}主要指标${dataYear}年度评估表`
      : `${planTitle}主要指标${evaluationKinds[kind]}表（${dataYear}年度）`,
  owner: (ownerName: string) => `评估单位：${ownerName}`,
  asOf: (instant: string, timeShare: string, passed: number, years: number) =>
    `数据截至：${instant}　　时序进度：${timeShare}%（${passed}/${years}）`,
  counted: '只计已审批的数据',
  coverage: (byType: string) => `已审批 ${byType}`,
  countsHeading: '属性',
  total: '合计',
  headings: {
    serial: '序号',
    category: '类别',
    name: '指标名称',
    measure: '单位',
    nature: '属性',
    baseline: (year: number) => `${year}年\n基期值`,
    actual: (year: number) => `${year}年\n实际值`,
    target: (year: number) => `${year}年\n目标值`,
    annualTarget: (year: number) => `${year}年\n目标`,
    progress: '完成进度\n（%）',
    expectedPace: '应达进度\n（%）',
    verdict: '评价结果',
    coverage: '覆盖面',
    department: '责任处室',
    source: '数据来源',
  },
  source: (types: string[]) => `${types.join('、')}填报`,
  incomplete: (reported: number, applicable: number) => `${verdictText.incomplete}（${reported}/${applicable}）`,
  provisional: (verdict: string) => `暂按已报测算：${verdict}`,
  alert: '预警：约束性指标滞后',
  provisionalAlert: '暂定预警：约束性指标滞后',
  part: (label: string, value: string) => `${label} ${value}`,
  worst: (name: string, value: string) => `进展最慢：${name} ${value}`,
  pace: (required: string, achieved: string, measure: string) => {
    const unit = /^[%％]$/.test(measure) ? formText.points : measure;
    return `今后每年需 ${required} ${unit}，已实现每年 ${achieved} ${unit}`;
  },
  seeNote: (number: number) => `见注${number}`,
  notes: '注：',
  note: (number: number, text: string) => `${number}.${text}`,
  baselineNote: (name: string, note: string) => `${name}基期值：${note}`,
  missingUnits: (names: string[]) => `尚未审批的${names.length}个单位：${names.join('、')}，其数据未计入。`,
  method:
    '评价结果按未四舍五入的数值判定；数据不全的指标不作正式评价，「暂按已报测算」只供参考；约束性、预期性指标分别计数。',
} as const;

/** The charts under the evaluation's table, and the cells they are drawn from. By their names they are found again. */
export const chartText = {
  progressName: '纲目_完成进度图',
  countsName: '纲目_评价结果图',
  progressTitle: (dataYear: number) => `${dataYear}年主要指标完成进度与应达进度（%）`,
  /** Where bars are cut off, for one indicator far ahead would leave the others no room. */
  cut: (limit: number) => `超过${limit}%的画到${limit}%`,
  countsTitle: (dataYear: number) => `${dataYear}年约束性、预期性指标评价结果（项）`,
  data: '图表数据（随上表变化）',
  progress: '完成进度（%）',
  expectedPace: '应达进度（%）',
  provisional: '（暂定）',
  byAttainment: '（目标完成率）',
  left: (count: number) => `${count}项没有完成进度（不纳入评价、无法评价、数据不全或只要求保持），未列入图中。`,
} as const;

/** What a planner's draft stands on: 「在第2版基础上修订」. */
const editionText = (basedOn: number, revision: number) => {
  if (basedOn === 0) return revision === 0 ? '尚未发布' : `尚未发布　第${revision}次保存`;
  return revision === 0 ? `现行第${basedOn}版` : `在第${basedOn}版基础上修订　第${revision}次保存`;
};

export const catalogueText = {
  sheetName: '指标体系',
  title: (planTitle: string) => `${planTitle}指标体系表`,
  edition: editionText,
  hint: '一行一项指标，浅黄色单元格可以改；有下拉的从列表中选。新增指标填在末尾空行。改完在窗格中保存，再发布。',
  groups: {
    plan: '规划载明',
    kinds: '统计属性',
    reporting: '填报',
    years: '年度目标',
    definition: '口径与沿革',
  } satisfies Record<ColumnGroup, string>,
  choiceTitle: '请从列表中选择',
  choice: '这一列按列表中的词填写；不是列表中的词，保存前会提示。',
} as const;

/** 任务分解表. A filled circle, as the offices mark who reports. */
export const allocationText = {
  sheetName: '任务分解',
  title: (planTitle: string) => `${planTitle}任务分解表`,
  edition: editionText,
  hint: (dataYear: number) =>
    `${dataYear}年：由哪些单位填报，在对应格选「●」，不填报的留空；责任处室从列表中选。改完在窗格中保存。`,
  count: '填报\n单位数',
  departmentTitle: '请从列表中选择',
  departmentAlert: '责任处室按列表中的名称填写；不在列表中的，保存前会提示。',
  markTitle: '请选「●」或留空',
  markAlert: '填报的单位选「●」，不填报的留空。',
} as const;
