import type { EvaluationDeskReply, PassportReply } from '../../functions/contract/evaluating';
import type { IndicatorEvaluationView } from '../../functions/contract/evaluation';
import type { ForecastRefusal } from '../../functions/domain/evaluation/forecast';
import type { Account } from '../../functions/domain/evaluation/publication';
import type { AdjustmentReason, ProposalStatus } from '../../functions/domain/plan/adjustment';
import type { RollUpMethod } from '../../functions/domain/plan/indicator';
import type { MilestoneKind } from '../../functions/domain/plan/plan';
import { withMeasure } from './zh-evaluation';

/** Words of what is done with an evaluation: causes and measures, publication, adjusted targets, the origin of a figure. */

export const kindText = { annual: '年度评估', midTerm: '中期评估', final: '总结评估' } as const satisfies Record<
  MilestoneKind,
  string
>;

/** 2023年度评估, and beside it which of the plan's milestones it is. */
export function titleText(kind: MilestoneKind, year: number): string {
  return kind === 'annual' ? `${year}年度评估` : `${year}年度评估（${kindText[kind]}）`;
}

const forecastRefusalText = {
  noBaseline: '无基期值',
  noActual: '本年没有数据',
  incomplete: '单位未报齐',
  noYear: '尚无年度数据',
  isDue: '已到目标年',
  yearByYear: '须逐年达到，不作外推',
} as const satisfies Record<ForecastRefusal, string>;

/** Where the way so far leads, part by part, or why nothing is continued. Never more than a continued line. */
export function forecastTexts({ parts, measure, exclusion }: IndicatorEvaluationView): string[] {
  if (exclusion !== null) return [];
  return parts.map(({ label, forecast }) => {
    const text =
      forecast.state === 'refused'
        ? `不作趋势预测：${forecastRefusalText[forecast.reason]}`
        : `线性外推到期可达 ${withMeasure(forecast.value.text, measure)}，${forecast.meetsTarget ? '能' : '不能'}达到目标（仅供参考）`;
    return label ? `${label}：${text}` : text;
  });
}

interface Denominators {
  total: number;
  excluded: number;
  withoutData: number;
  evaluated: number;
  reached: number;
  rate: { text: string } | null;
}

/** One sentence that hides no denominator: 「10项指标中，1项不纳入评价；其余9项完成7项，完成率77.8%。」 */
export function countsSentence(counts: Denominators, isFinal: boolean): string {
  const { total, excluded, withoutData, evaluated, reached, rate } = counts;
  const apart = [
    ...(excluded > 0 ? [`${excluded}项不纳入评价`] : []),
    ...(withoutData > 0 ? [`${withoutData}项数据不全或无法评价`] : []),
  ];
  const lead = `${total}项指标中，`;
  if (evaluated === 0 || !rate) return `${lead}${apart.join('，')}，没有可评价的指标。`;
  const judged = isFinal
    ? `完成${reached}项，完成率${rate.text}%`
    : `达到时序进度或提前完成${reached}项，占${rate.text}%`;
  return apart.length === 0
    ? `${total}项指标全部参评，${judged}。`
    : `${lead}${apart.join('，')}；其余${evaluated}项参评，${judged}。`;
}

export const chart = {
  label: '各指标进度',
  hint: '竖线为应达进度，斜纹为暂按已报测算。点击可查看该指标。',
  row: (serial: number, name: string, verdict: string, standing: string) =>
    `${serial} ${name}：${verdict}，${standing}`,
  progress: (percent: string, due: string) => `进度${percent}%，应达${due}%`,
  kept: '按是否保持目标评价',
  /** Of what is only provisional nothing is said to lag, nor that nothing does. */
  summary: (count: number, behind: number, provisional: number, isFinal: boolean) => {
    const word = isFinal ? '未完成' : '滞后';
    const judged = behind > 0 ? `${word}${behind}项，排在最前` : provisional > 0 ? '' : `没有${word}的`;
    const sofar = provisional > 0 ? `${provisional}项暂按已报测算` : '';
    return `${[`图中${count}项`, judged, sofar].filter((text) => text !== '').join('，')}。`;
  },
  left: (count: number) => `另有${count}项未参评，不在图中。`,
  isKept: '保持',
  isNotKept: '未保持',
} as const;

export const list = {
  nature: '属性',
  verdict: '结果',
  department: '责任处室',
  order: '排序',
  all: '全部',
  orders: { concern: '滞后在前', serial: '按序号', progress: '进度由低到高' },
  shown: (count: number) => `共 ${count} 项`,
} as const;

/** Of an adjusted target: what it comes to by the plan's own, and by the one in force. */
export function byOriginalText(
  { byOriginal, target, measure, verdict, progress }: IndicatorEvaluationView,
  nameOf: (verdict: IndicatorEvaluationView['verdict']) => string,
): string | null {
  if (!byOriginal) return null;
  const so = (percent: { text: string } | null) => (percent ? `（进度 ${percent.text}%）` : '');
  const first = withMeasure(byOriginal.target, measure);
  return `目标自${byOriginal.effectiveFrom}年起调整：按原目标 ${first}，${nameOf(byOriginal.verdict)}${so(byOriginal.progress)}；按调整后目标 ${withMeasure(target, measure)}，${nameOf(verdict)}${so(progress)}`;
}

const accountFields = {
  cause: '原因',
  measure: '措施',
  responsible: '责任人',
  dueOn: '时限',
} as const satisfies Record<keyof Account, string>;

export const accounts = {
  heading: '原因和措施',
  fields: accountFields,
  suggestion: (unit: string, text: string) => `采用${unit}说明：${text}`,
  missing: (count: number) => `原因和措施还缺 ${count} 项`,
  next: '去补写',
  lacks: (fields: (keyof Account)[]) => `还缺：${fields.map((field) => accountFields[field]).join('、')}`,
  rowLacks: (fields: (keyof Account)[]) => `还缺${fields.map((field) => accountFields[field]).join('、')}`,
  save: (count: number) => `保存原因和措施（${count} 项）`,
  saved: (time: string) => `${time} 已保存原因和措施`,
  savedBy: (name: string, when: string) => `${name} ${when} 保存`,
  unsaved: '未保存',
  elsewhere: (texts: string) => `他人已存为：${texts}`,
  taken: '已读取最新内容，您写的文字仍在，请核对后再保存',
  loadLatest: '读取最新',
  none: '未填写',
} as const;

type PublishedView = EvaluationDeskReply['published'][number];

export const publication = {
  heading: '发布',
  none: '尚未发布',
  last: (number: number, when: string) => `已发布第 ${number} 号（${when}）`,
  number: (number: number) => `第 ${number} 号`,
  line: ({ publishedBy }: Pick<PublishedView, 'publishedBy'>, when: string) => `${when} · ${publishedBy.name}`,
  outdated: '已有更新，建议发布更正',
  outdatedBy: (units: string[]) =>
    units.length > 0 ? `已有更新（${units.join('、')}），建议发布更正` : '已有更新，建议发布更正',
  open: (number: number) => `查看第 ${number} 号`,
  opened: (number: number, asOf: string) => `已发布第 ${number} 号，数据截至 ${asOf}`,
  openedHint: '发布时的数据，不再变动',
  back: '回到当前评估',
  start: (number: number) => (number === 1 ? '发布评估…' : `发布更正（第 ${number} 号）…`),
  title: (number: number, year: number) =>
    number === 1 ? `发布${year}年度评估` : `发布${year}年度评估更正（第 ${number} 号）`,
  lead: (asOf: string) => `按数据截至 ${asOf} 的结果发布。发布后不再变动，以后的更正另编号发布。`,
  missing: (count: number) => `${count} 项滞后或未完成的指标还缺原因和措施`,
  missingLine: (name: string, fields: (keyof Account)[]) =>
    `${name}：缺${fields.map((one) => accountFields[one]).join('、')}`,
  incomplete: (count: number) => `${count} 项指标数据不全，将照此写明发布`,
  unsaved: '原因和措施有改动未保存',
  changes: (number: number, count: number) => `与第 ${number} 号相比，${count} 项指标有变化`,
  unchanged: (number: number) => `与第 ${number} 号相比，指标结果没有变化`,
  verdictChange: (before: string, after: string) => `${before} → ${after}`,
  note: '发布说明',
  noteHint: '写明依据、范围等',
  correctionHint: '写明为什么更正',
  noteMissing: '更正须写明原因',
  leave: '返回评估',
  look: '查看',
  loadLatest: '读取最新',
  added: (name: string) => `${name}：新列入`,
  targetChange: (before: string, after: string) => `目标 ${before} → ${after}`,
  figureChange: (before: string | null, after: string | null) => `完成 ${before ?? '－'} → ${after ?? '－'}`,
  publish: (number: number) => (number === 1 ? '发布' : `发布第 ${number} 号`),
  done: (number: number, time: string) => `${time} 已发布第 ${number} 号`,
  basis: '发布依据',
  planVersion: (version: number) => `规划第 ${version} 版`,
  inputs: (count: number) => `填报单 ${count} 份`,
  input: (year: number, unit: string, revision: number) => `${year}年 ${unit}：第 ${revision} 版`,
  trail: (hash: string, when: string) => `${when}审批 · 校验码 ${hash.slice(0, 8)}`,
  changedSince: (texts: string[]) => `与上一号相比有变化：${texts.join('、')}`,
  figuresChanged: (unit: string, year: number) => `${unit}${year}年数据`,
  referenceChanged: (year: number) => `${year}年参照数`,
  targetChanged: (name: string) => `${name}目标`,
  /** One unit more or less that has to report. */
  unitChanged: (name: string) => `${name}是否填报`,
  reference: (year: number, version: number, amount: string) => `参照数 ${year}年：${amount}（第 ${version} 次填写）`,
} as const;

export const proposalStatusText = {
  proposed: '待审批',
  approved: '已同意',
  rejected: '未同意',
} as const satisfies Record<ProposalStatus, string>;

export const adjustmentReasonText = {
  functionsMoved: '职能划转',
  statisticsChanged: '统计口径变化或停止统计',
  higherPlanChanged: '上级规划或政策调整',
  forceMajeure: '不可抗力',
} as const satisfies Record<AdjustmentReason, string>;

export const adjustment = {
  heading: '目标调整',
  summary: (total: number, open: number) =>
    total === 0 ? '目标调整' : `目标调整（${total} 项${open > 0 ? `，待审批 ${open} 项` : ''}）`,
  waiting: (count: number) => `${count} 项目标调整待审批`,
  look: '去看',
  /** For who has to decide. */
  waitingForYou: (count: number) => `目标调整待审批 ${count} 项`,
  decide: '去审批',
  none: '没有调整过目标。',
  lead: '目标由规划人员提出调整，审批人同意后生效；未达到目标不是调整的理由。已发布的评估不受影响。',
  change: (from: string, to: string) => `${from} → ${to}`,
  effectiveFrom: (year: number) => `自${year}年数据起`,
  document: (number: string, body: string) => `${body} ${number}`,
  proposed: (name: string, when: string) => `${name} ${when} 提出`,
  decided: (name: string, when: string, status: string) => `${name} ${when} ${status}`,
  approvedDone: (time: string, name: string, target: string, year: number, verdict: string | null) =>
    `${time} 已同意：${name}自${year}年数据起目标为 ${target}${verdict === null ? '' : `，本年评价结论：${verdict}`}。`,
  rejectedDone: (time: string, name: string, target: string) => `${time} 未同意：${name}目标仍为 ${target}。`,
  decisionNote: '审批意见',
  decisionHint: '不同意的，须写明理由',
  rejectNoteMissing: '不同意的，须写明理由',
  approve: '同意',
  reject: '不同意',
  propose: '提出调整',
  indicator: '指标',
  chooseIndicator: '请选择指标',
  to: '调整后目标',
  currentOf: (serial: number, name: string, target: string) => `${serial} ${name}：现行目标 ${target}`,
  readAs: (text: string) => `读作 ${text}`,
  year: '生效年度',
  yearOf: (year: number) => `${year}年`,
  reasonKind: '调整事由',
  reason: '调整理由',
  documentNumber: '批准文号',
  documentHint: '如：昆政办发〔2023〕58号',
  approvingBody: '批准机关',
  missing: (fields: string[]) => `请填写${fields.join('、')}`,
  unread: '读不出可以检验的目标，请写成 95、≥95、2～3 这样的形式',
  isPercent: (measure: string) => `计量单位是${measure}，不能写百分数`,
  otherMeasure: (measure: string) => `计量单位须与原目标一致（${measure}）`,
  same: '与现行目标相同',
  sent: (time: string) => `${time} 已提出，待审批`,
  fourEyes: '提出人不能审批自己提出的调整',
} as const;

const rollUpText = {
  SUM: '各单位数值相加',
  RATIO_OF_SUMS: '各单位分子合计 ÷ 分母合计',
  MIN: '取各单位最低值',
  MAX: '取各单位最高值',
  ALL_TRUE: '各单位全部达到为 1，否则为 0',
  CITY: '由一个单位统一报送',
  LATEST: '取最近审批的数值',
  NONE: '各单位分列，不作汇总',
} as const satisfies Record<RollUpMethod, string>;

/** The formula in words: Σ分子 ÷ Σ分母 × 100, and how a sum becomes the printed measure. */
export function formulaText({ rollUp, per, scale }: Pick<PassportReply, 'rollUp' | 'per' | 'scale'>): string {
  if (rollUp === 'RATIO_OF_SUMS') return `Σ分子 ÷ Σ分母${per === null || per === 1 ? '' : ` × ${per}`}`;
  const way = (rollUpText as Record<string, string>)[rollUp] ?? rollUp;
  return scale === null || scale === 1 ? way : `${way} ÷ ${scale}`;
}

const settingText: Record<string, string> = {
  nearPace: '基本达到（应达进度的份额）',
  behind: '严重滞后（低于应达进度的份额）',
  maxStrain: '后续压力上限（倍）',
  nearlyMet: '基本完成（完成率）',
  exceeded: '超额完成（完成率）',
};

/** A setting of the plan by its name in the reply, in words where we have some. */
export const settingName = (key: string) => settingText[key] ?? key;

export const passport = {
  open: '来历',
  openFor: (part: string | null) => (part === null ? '数字来历' : `数字来历：${part}`),
  close: '收起来历',
  heading: '数字来历',
  loading: '正在读取来历…',
  formula: '计算办法',
  value: '完成值',
  exact: '精确值',
  recomputed: '由下列数据重算',
  agrees: '复算一致',
  differs: '复算不一致，请告诉管理员',
  target: '目标',
  targetFrom: (version: number, planVersion: number) => `目标第 ${version} 版，规划第 ${planVersion} 版`,
  settings: '评价参数',
  asOf: '数据截至',
  units: (count: number) => `各单位数据（${count}）`,
  ratio: (numerator: string, denominator: string) => `${numerator} ÷ ${denominator}`,
  revision: (revision: number) => `第 ${revision} 版`,
  hash: (hash: string) => `校验码 ${hash.slice(0, 8)}`,
  filledBy: (name: string) => `填报 ${name}`,
  approvedBy: (name: string, when: string) => `审批 ${name} ${when}`,
  notApproved: '尚未审批，未计入',
  carriedFrom: (year: number) => `结转${year}年数据`,
  explanation: (text: string) => `说明：${text}`,
  noFigure: '无数据',
} as const;

export const sheet = {
  headings: {
    original: '调整前\n目标值',
    byOriginal: '按原目标\n评价',
    standing: '情况',
    cause: '原因',
    measure: '措施',
    responsible: '责任人\n及时限',
    /** What a person types here outlives every rewriting; the machine's words stand under 情况. */
    remark: '备注\n（自填）',
  },
  responsible: (name: string, dueOn: string) => [name, dueOn].filter((text) => text !== '').join('\n'),
  excluded: (name: string, reason: string) => `${name}：${reason}，不纳入评价。`,
  carried: (name: string, units: string) => `${name}：${units}本年未报，暂用上次数据（结转）。`,
  adjusted: (name: string, text: string) => `${name}：${text}。`,
  published: (number: number, when: string, by: string) => `本表为已发布的第${number}号评估（${when}，${by}）。`,
} as const;
