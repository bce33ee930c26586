import type { EvaluatingAction } from '../../functions/domain/evaluation/publication';
import type { Verdict } from '../../functions/domain/evaluation/verdict';
import type { PriorState } from '../../functions/domain/plan/plan';
import type { PlanAction } from '../../functions/domain/plan/planning';
import type { ProblemCode, ProblemDetails } from '../../functions/domain/problem';
import type { Step } from '../../functions/domain/round/round';
import type { Field, FigureState } from '../../functions/domain/submission/entry';
import { settingLabels } from '../../functions/domain/submission/rule-labels';
import type { RuleLevel } from '../../functions/domain/submission/rules';
import type { Action, Status } from '../../functions/domain/submission/submission';
import { lockText, pastYearsProblemWords } from './zh-past-years';
import { orgActionText, peopleProblemWords } from './zh-people';

// Every list of the domain has its words here; a new member does not compile until it has some.

/** The five words an office knows. The waiting before each step is a moment of them, told apart by {@link statusNotes}. */
export const statusText = {
  draft: '草稿',
  signing: '已提交',
  submitted: '已提交',
  inReview: '审核中',
  returned: '已退回',
  checking: '审核中',
  reviewed: '审核中',
  approved: '已通过',
} as const satisfies Record<Status, string>;

/** What the five words leave out; shown beside them. */
export const statusNotes: Partial<Record<Status, string>> = {
  signing: '待签字',
  checking: '待汇总审核',
  reviewed: '待审批',
};

/** How many units have come so far, each kind counted for itself: 「区镇 7/11、市本级 1/1」. */
export function unitsByType<Unit extends { type: string }>(units: Unit[], hasCome: (unit: Unit) => boolean): string {
  const types = [...new Set(units.map((unit) => unit.type))];
  return types
    .map((type) => {
      const ofType = units.filter((unit) => unit.type === type);
      return `${type} ${ofType.filter(hasCome).length}/${ofType.length}`;
    })
    .join('、');
}

/** The word of an action, on buttons and in the record. */
export const actionText = {
  saveDraft: '保存草稿',
  submit: '提交',
  recall: '撤回',
  sign: '签字',
  startReview: '开始审核',
  acceptEntries: '接受',
  returnForRevision: '退回',
  passReview: '审核通过',
  passCheck: '汇总审核通过',
  sendBack: '退回上一步',
  approve: '审批通过',
  ask: '询问',
  answer: '答复',
  correct: '更正',
  dropCorrection: '放弃更正',
  importRecord: '导入历史数据',
} as const satisfies Record<Action, string>;

/** 更正 of an approved submission, wherever one is seen. */
export const correctionText = {
  mark: '更正',
  underWay: '更正中',
  filed: '更正已交',
  /** The approved version goes on counting. */
  stillCounts: '原版有效',
  inStatus: (status: string) => `更正 · ${status}`,
  reason: '更正原因',
} as const;

/** The planner's actions. */
const planActionText = {
  savePlanDraft: '保存指标体系',
  publishPlan: '发布',
  openRound: '开展填报',
  recordReference: '填写参照数',
} as const satisfies Record<PlanAction, string>;

const evaluatingActionText = {
  saveAccounts: '保存原因和措施',
  publishEvaluation: '发布评估',
  proposeAdjustment: '提出目标调整',
  decideAdjustment: '审批目标调整',
} as const satisfies Record<EvaluatingAction, string>;

export const verdictText = {
  ahead: '提前完成',
  onPace: '达到时序进度',
  nearPace: '基本达到',
  behind: '滞后',
  farBehind: '严重滞后',
  met: '完成',
  nearlyMet: '基本完成',
  missed: '未完成',
  incomplete: '数据不全',
  notAssessable: '无法评价',
  excluded: '不纳入评价',
} as const satisfies Record<Verdict, string>;

/** A class in the city's own word, or in the usual one. */
export function verdictName(verdict: Verdict, names: Partial<Record<Verdict, string>>): string {
  return names[verdict] ?? verdictText[verdict];
}

export const priorStateText = {
  met: '已完成',
  missed: '未完成',
  transferred: '已划转',
  discontinued: '已停止统计',
  notJudged: '未列目标',
} as const satisfies Record<PriorState, string>;

export { natureLabels as natureText } from '../../functions/domain/catalogue/labels';

export { roleText } from './zh-people';

/** The first step of a submission's way; the others follow from the round. */
export const filingText = '填报';
export const stepText = {
  signature: '签字',
  review: '审核',
  check: '汇总',
  approval: '审批',
} as const satisfies Record<Step, string>;

export const figureStateText = {
  BLANK: '未填',
  NUMERIC: '已填',
  MISSING: '暂无数据（－）',
  NOT_APPLICABLE: '不适用',
} as const satisfies Record<FigureState, string>;

export const fieldText = {
  numerator: '分子',
  denominator: '分母',
  amount: '数值',
  explanation: '情况说明',
  remark: '备注',
} as const satisfies Record<Field, string>;

export const levelText: Record<RuleLevel, string> = settingLabels;

/** A message: where it is, what is wrong, what to do. Each part ends without a full stop. */
export interface Message {
  where: string;
  what: string;
  remedy: string;
}

/** Where a line of a form is, in the words of the form. */
export function lineText(line: { serial: string; name: string }): string {
  return `指标 ${line.serial} ${line.name}`;
}

type Words = Omit<Message, 'where'>;

/** A change with its sign: 2.4 → +2.4. */
export function signed(amount: string): string {
  return amount.startsWith('-') || /^0(\.0+)?$/.test(amount) ? amount : `+${amount}`;
}

export const inPoints = (points: string) => `${signed(points)} 个百分点`;
export const inPercent = (percent: string) => `${signed(percent)}%`;

const thingText = {
  plan: '规划',
  round: '填报任务',
  unit: '单位',
  submission: '填报单',
  route: '页面',
  indicator: '指标',
  evaluation: '评估',
  adjustment: '目标调整',
  person: '人员',
  orgChange: '人员、单位变更',
  delegation: '代理',
} as const satisfies Record<ProblemDetails['thing.notFound']['what'], string>;

// Details may come from a newer server, so names are looked up gently here and only here.
const actionNames: Record<string, string> = {
  ...actionText,
  ...planActionText,
  ...evaluatingActionText,
  ...orgActionText,
  ...lockText.actions,
  remind: '催报',
};
const nameOfAction = (action: string) => actionNames[action] ?? '办理';
const nameOfStatus = (status: string) => (statusText as Record<string, string>)[status] ?? status;

/** Why a status does not allow an action, where it can be said better than in general. */
function wrongStatus(action: string, status: string): Words {
  if (action === 'recall' && (status === 'inReview' || status === 'reviewed')) {
    return { what: '审核已经开始，不能撤回', remedy: '需要修改的，请联系审核人退回' };
  }
  if (action === 'correct')
    return { what: '现在没有可以更正的通过版', remedy: '还没有通过的，直接修改；更正在办的，接着办' };
  if (action === 'dropCorrection') return { what: '现在没有可以放弃的更正', remedy: '更正已经提交的，先撤回再放弃' };
  if (status === 'approved') return { what: '已经审批通过，不能再改', remedy: '需要更正的，请填报人点「更正…」' };
  if ((action === 'submit' || action === 'saveDraft') && status !== 'returned') {
    return { what: '已经提交，不能再改', remedy: '需要修改的，先撤回或请审核人退回' };
  }
  if (status === 'draft') return { what: '还没有提交', remedy: '等填报人提交后再办' };
  if (status === 'returned') return { what: '已退回填报人', remedy: '等重新提交后再办' };
  return {
    what: `现在是「${nameOfStatus(status)}」，不能${nameOfAction(action)}`,
    remedy: '刷新后按现状办理',
  };
}

const adjustmentFieldText = {
  reason: '调整理由',
  documentNumber: '批准文号',
  approvingBody: '批准机关',
  note: '不同意的原因',
} as const satisfies Record<ProblemDetails['adjustment.incomplete']['fields'][number], string>;

const problemWords = {
  'session.invalid': () => ({ what: '登录已过期', remedy: '请重新登录，已填的内容都在' }),
  'session.unknownPerson': () => ({ what: '您的账号没有登记或已停用', remedy: '请联系规划人员登记' }),
  'body.invalid': ({ issues }) => ({
    what: `有 ${issues.length} 处内容格式不对，没有收下`,
    remedy: '请检查后重试；仍不行的，请把这条消息告诉管理员',
  }),
  'body.tooLarge': ({ limitBytes }) => ({
    what: `内容超过 ${Math.round(limitBytes / 1024)} KB，没有收下`,
    remedy: '请缩短情况说明和备注',
  }),
  'thing.notFound': ({ what }) => ({
    what: `没有找到这个${thingText[what] ?? '内容'}，或者您看不到它`,
    remedy: '请回到待办，从那里打开',
  }),
  'action.notYours': ({ action }) => ({
    what: `您的职责中没有「${nameOfAction(action)}」`,
    remedy: '需要办理的，请联系规划人员调整',
  }),
  'action.wrongStatus': ({ action, status }) => wrongStatus(action, status),
  'record.damaged': ({ lastYear }) => ({
    what: lastYear
      ? `${lastYear}年度填报单的办理记录与存证不符，以它为依据的本年度填报单暂不能办理`
      : '这张填报单的办理记录与存证不符，暂不能办理',
    remedy: '请查看办理记录，并告知管理员和规划人员',
  }),
  'round.closed': ({ round }) => ({ what: `「${round}」已经截止，不再收件`, remedy: '需要补报的，请联系规划人员' }),
  'submission.stale': ({ expected, current }) => ({
    what: `填报单已被他人更新（您看到的是第 ${expected} 版，现在是第 ${current} 版）`,
    remedy: '请点「载入最新」，表中已填的会保留',
  }),
  'submission.ownWork': ({ action }) => ({
    what: `您参与过本单填报，不能再由您${nameOfAction(action)}`,
    remedy: '请由其他人办理',
  }),
  'submission.ownReview': ({ step }) => ({
    what: `您已在「${stepText[step]}」环节办理过这份表，不能再办理另一环节`,
    remedy: '请由其他同志办理，或委托代理人',
  }),
  'submission.otherDepartment': ({ keys }) => ({
    what: `有 ${keys.length} 项由其他业务处室审核：${keys.join('、')}`,
    remedy: '请只办理本处室负责的指标',
  }),
  'submission.entryWithFiller': ({ keys }) => ({
    what: `有 ${keys.length} 项已退回填报人：${keys.join('、')}`,
    remedy: '待其重新提交后再审核',
  }),
  'submission.acceptOneByOne': ({ keys }) => ({
    what: `有 ${keys.length} 项触发了校验规则，不能成批接受：${keys.join('、')}`,
    remedy: '请逐项查看说明后分别接受',
  }),
  'round.locked': ({ round }) => ({
    what: `「${round}」的数据已锁定`,
    remedy: '确需更正的，请规划人员提出、审批人解除锁定',
  }),
  'submission.hasMustFindings': ({ count }) => ({
    what: `还有 ${count} 个强制问题，没有提交`,
    remedy: '请点「检查」逐个改正',
  }),
  'submission.explanationMissing': ({ count }) => ({
    what: `还有 ${count} 个核实问题没有说明，没有提交`,
    remedy: '请在情况说明中写明原因',
  }),
  'submission.entryClosed': ({ keys }) => ({
    what: `有 ${keys.length} 项不在可改之列却被改动，没有收下`,
    remedy: '请恢复这些项，只改退回或更正的',
  }),
  'submission.unknownEntry': ({ keys }) => ({
    what: `有 ${keys.length} 项不在这张表上：${keys.join('、')}`,
    remedy: '请点「恢复表样」后重试',
  }),
  'submission.notAllAccepted': ({ open }) => ({ what: `还有 ${open} 项没有看过`, remedy: '请逐项接受或退回' }),
  'submission.reasonMissing': ({ keys }) => ({
    what: `有 ${keys.length} 项退回没有写原因`,
    remedy: '请为每一项写明原因',
  }),
  'submission.nothingToDo': ({ action }) => ({
    what: `没有需要${nameOfAction(action)}的项`,
    remedy: '刷新后按现状办理',
  }),
  'submission.correctionReasonMissing': () => ({
    what: '没有写明更正原因',
    remedy: '请写明哪里有误、依据什么更正',
  }),
  'submission.nothingCorrected': () => ({
    what: '与已通过的版本没有差别，没有提交',
    remedy: '请改动后再提交，不改的可以放弃更正',
  }),
  'form.otherUnit': () => ({ what: '这张工作表是另一个单位的', remedy: '请转到本单位的填报表' }),
  'form.otherRound': () => ({ what: '这张工作表是另一个填报任务的', remedy: '请转到本任务的填报表' }),
  'form.oldVersion': ({ expected, found }) => ({
    what: `表样已更新（表中是第 ${found} 版，现行第 ${expected} 版）`,
    remedy: '请点「升级表样」，已填的会保留',
  }),
  'form.notFound': () => ({ what: '工作簿里没有这张填报表', remedy: '请点「拉取表样」' }),
  'plan.stale': () => ({ what: '规划已被他人更新', remedy: '请点「载入最新」，对照后再办' }),
  'plan.codeTaken': ({ code }) => ({ what: `代码「${code}」已用于另一部规划`, remedy: '请换一个两位字母的代码' }),
  'plan.forComment': () => ({ what: '这是征求意见稿，还没有施行', remedy: '等正式印发后再开展填报' }),
  'plan.notPublished': () => ({ what: '这部规划还没有发布', remedy: '请先发布指标体系' }),
  'plan.noIndicators': () => ({ what: '这部规划还没有指标', remedy: '请先在指标体系表中录入或导入' }),
  'plan.hasFindings': ({ count }) => ({
    what: `指标体系还有 ${count} 个必须解决的问题，没有发布`,
    remedy: '请按清单逐个改正',
  }),
  'plan.nothingToPublish': () => ({ what: '与已发布的版本没有差别', remedy: '有改动后再发布' }),
  'plan.unknownSeries': () => ({ what: '这部规划没有用到这个参照数', remedy: '请刷新后从清单中选' }),
  'round.exists': ({ dataYear }) => ({
    what: `${dataYear}年度已经开展过填报`,
    remedy: '请在填报任务清单中打开它',
  }),
  'round.yearOutside': ({ dataYear, startYear, endYear }) => ({
    what: `${dataYear}年不在规划期（${startYear}—${endYear}年）内`,
    remedy: '请改选规划期内的年度',
  }),
  'round.dueInPast': ({ dueOn }) => ({
    what: `截止日期 ${dateText(dueOn)} 已经过去`,
    remedy: '请改选今天或以后的日期',
  }),
  'round.nobodyReports': ({ dataYear }) => ({
    what: `${dataYear}年度没有单位需要填报`,
    remedy: '请检查任务分解和单位的起止年度',
  }),
  'round.notStaffed': ({ units, departments, hasApprover }) => ({
    what: [
      ...(units.length > 0 ? [`没有登记填报人的单位：${units.join('、')}`] : []),
      ...(departments.length > 0 ? [`没有登记审核人的业务处室：${departments.join('、')}`] : []),
      ...(hasApprover ? [] : ['没有登记审批人']),
    ].join('；'),
    remedy: '请先落实责任人，再开展填报',
  }),
  'reminder.restDay': ({ next }) => ({
    what: '今天是休息日，不发催报',
    remedy: `请在 ${dateText(next)} 上班后再发，或复制文字自行联系`,
  }),
  'evaluation.stale': ({ current }) => ({
    what: `本年度评估已由他人发布（现有 ${current} 次），没有再发布`,
    remedy: '请看过已发布的评估，确有变化再发布更正',
  }),
  'evaluation.accountsStale': () => ({ what: '原因和措施已被他人更新', remedy: '请载入最新，对照后再办' }),
  'evaluation.accountMissing': ({ indicators }) => ({
    what: `有 ${indicators.length} 项滞后或未完成的指标，原因和措施没有写全`,
    remedy: '请逐项写明原因和措施，约束性指标还要写责任人和时限',
  }),
  'evaluation.asOfAhead': () => ({ what: '数据截至的时间还没有到', remedy: '请改选现在或以前的时间' }),
  'evaluation.tooLarge': ({ limitBytes }) => ({
    what: `这次评估连同各单位数据压缩后仍超过 ${Math.round(limitBytes / 1024)} KB，存不下，没有发布`,
    remedy: '请精简原因和措施的文字；仍不行的，请告诉管理员',
  }),
  'adjustment.stale': () => ({
    what: '这项目标调整已由他人办理，或者指标的目标已有变动',
    remedy: '请载入最新，目标已变的，退回后重新提出',
  }),
  'adjustment.approvedAlready': ({ by }) => ({
    what: `这项目标调整已由${by}同意，只差写入规划，不能再退回`,
    remedy: '请再点一次「同意」完成；要改回的，另提一项调整',
  }),
  'adjustment.ownProposal': () => ({ what: '本项调整由您提出，不能再由您审批', remedy: '请由其他审批人办理' }),
  'adjustment.underWay': () => ({ what: '这项指标已有一项目标调整在办', remedy: '请等办结后再提出' }),
  'adjustment.incomplete': ({ fields }) => ({
    what: `目标调整还缺${fields.map((field) => adjustmentFieldText[field] ?? '内容').join('、')}`,
    remedy: '请补齐后再办',
  }),
  'adjustment.sameTarget': () => ({ what: '新目标与现行目标没有差别', remedy: '请改动后再提出' }),
  'adjustment.yearOutside': ({ effectiveFrom, startYear, endYear }) => ({
    what: `${effectiveFrom}年不能作为起用年度`,
    remedy: `请改选${startYear}年至${endYear}年之间的年度`,
  }),
  'adjustment.partTargets': () => ({
    what: '这项指标的各分项另有目标，目标按分项调整',
    remedy: '请选定要调整的分项后再提出',
  }),
  'adjustment.targetFlawed': ({ found, expected }) => ({
    what: `新目标${found === '' ? '' : `「${found}」`}不合这项指标的方向、取值或年限`,
    remedy: expected === '' ? '请核对后再提出' : `应为${expected}，请核对后再提出`,
  }),
  ...peopleProblemWords,
  ...pastYearsProblemWords,
  'server.fault': ({ requestId }) => ({
    what: '服务器出了差错，这一步没有办成',
    remedy: `请稍后重试；仍不行的，请把编号 ${requestId} 告诉管理员`,
  }),
} satisfies { [Code in ProblemCode]: (details: ProblemDetails[Code]) => Words };

/** No answer is no refusal: what became of the request is unknown, and trying again does no harm. */
const noAnswerWords: Words = { what: '连不上服务器，不知道这一步是否办成', remedy: '请检查网络后重试，不会重复办理' };
const unreadWords: Words = { what: '连不上服务器，没有取到内容', remedy: '请检查网络后重试' };
const faultWords: Words = { what: '这一步没有办成', remedy: '请重试；仍不行的，请关闭后重新打开本窗格' };

/** What happened and what to do, for any refusal of the server or the domain, and for `NoAnswer`. */
export function problemText(code: ProblemCode | 'NoAnswer' | (string & {}), details: unknown = {}): Words {
  if (code === 'NoAnswer') return noAnswerWords;
  const words = (problemWords as unknown as Record<string, (details: unknown) => Words>)[code];
  // A code that only a newer server knows gets the calm general sentence.
  return words ? words(details) : faultWords;
}

/** The same for whatever was caught: a `Problem`, a `NoAnswer`, or a fault of the host or of ours. */
export function errorText(error: unknown): Words {
  if (error instanceof Error) {
    if (error.name === 'NoAnswer') return 'wasReading' in error && error.wasReading ? unreadWords : noAnswerWords;
    if (error.name === 'Problem') {
      const { code, details } = error as Error & { code: string; details: unknown };
      return problemText(code, details);
    }
  }
  return faultWords;
}

const inChina = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hourCycle: 'h23', ...options });
const clock = inChina({ hour: '2-digit', minute: '2-digit' });
const dayAndClock = inChina({ month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit' });
const yearAndClock = inChina({ year: 'numeric', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit' });
const yearOnly = inChina({ year: 'numeric' });
const fullDay = inChina({ year: 'numeric', month: 'long', day: 'numeric' });

/** 14:05, in China Standard Time wherever the machine stands. */
export const clockText = (instant: string) => clock.format(new Date(instant));
/** 3月4日 14:05, of another year than the present one 2021年3月4日 14:05: past years are filled in, and looked up, for years after. */
export function timeText(instant: string, now = new Date()): string {
  const at = new Date(instant);
  const format = yearOnly.format(at) === yearOnly.format(now) ? dayAndClock : yearAndClock;
  return format.format(at).replace('日', '日 ').replace(/\s+/g, ' ');
}
/** 2025年3月4日, for an instant or a plain date. */
export const dateText = (date: string) =>
  fullDay.format(new Date(date.length === 10 ? `${date}T00:00:00+08:00` : date));

/** 剩 5 天 · 今天截止 · 逾期 2 天 */
export function daysLeftText(days: number): string {
  if (days === 0) return '今天截止';
  return days > 0 ? `剩 ${days} 天` : `逾期 ${-days} 天`;
}

/** Words the widgets share. */
export const widgetText = {
  close: '关闭',
  goTo: '定位',
  retry: '重试',
  refresh: '刷新',
  loading: '正在载入…',
  explained: '已说明',
  provisional: '暂定',
  history: '办理记录',
  noHistory: '还没有办理记录',
  route: '办理流程',
  done: '已办',
  now: '当前',
  todo: '未到',
  revision: (revision: number) => `第 ${revision} 版`,
  step: (revision: number) => `第 ${revision} 步`,
  entries: (count: number) => `${count} 项`,
  ofTotal: (value: number, max: number) => `${value}/${max}`,
  noValue: '无数据',
  levelCount: (level: RuleLevel, count: number) => `${levelText[level]} ${count}`,
} as const;
