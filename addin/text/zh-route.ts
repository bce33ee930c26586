import type { WorklistItem } from '../../functions/contract/worklist';
import type { Step } from '../../functions/domain/round/round';
import { dateText } from './zh';

/** Words of a submission's way: who stands in for whom, what departments judge, what is asked, what is sent back a step. */

/** 张代李: who acted, and whose duty it was. */
export function actedBy(name: string, onBehalfOf: string | null | undefined): string {
  return onBehalfOf ? `${name}（代 ${onBehalfOf}）` : name;
}

export const onBehalfText = (name: string) => `代 ${name}`;

/** 代理 in front of a form: both names go on the record. */
export const actingForText = {
  head: (name: string, lines: number | null) =>
    lines === null ? `代 ${name} 办理` : `其中 ${lines} 项代 ${name} 审核`,
  record: (name: string) => `代 ${name} 办理，记录中写明两人姓名`,
  done: (text: string, by: string, of: string) => `${text}（记录为 ${actedBy(by, of)}）`,
} as const;

export const historyWords = {
  countsFrom: (day: string) => `自 ${dateText(day)} 起计入`,
} as const;

/** A few names in full, more of them by their number. */
function nameSome(names: string[], measure: string): string {
  return names.length > 2 ? `${names.length} ${measure}` : names.join('、');
}

export const departmentText = {
  label: '业务处室',
  summary: (passed: number, total: number) => `业务处室审核：${passed}/${total} 个已通过`,
  passed: (name: string, time: string) => `${name} ${time} 通过`,
  accepted: (accepted: number, total: number) => `已接受 ${accepted}/${total} 项`,
  returned: (count: number) => `退回 ${count} 项`,
  reviewers: (count: number) => `${count} 人`,
  mine: '本处室',
  state: { passed: '已通过', open: '未通过' },
  others: (count: number) => `其他业务处室 ${count} 项`,
  ofDepartment: (name: string, state: string) => `${name} · ${state}`,
  lineMark: (department: string, isAccepted: boolean) => `${department}${isAccepted ? '已接受' : '未接受'}`,
  lineWithFiller: (department: string) => `${department}已退回填报人`,

  /** 养老服务处已通过，待 2 个业务处室. */
  hasPassed: (mine: string[], next: string) => `${nameSome(mine, '个业务处室')}已通过，${next}`,
  willPass: (next: string) => `通过后${next}`,
  next: {
    departments: (count: number) => `待 ${count} 个业务处室`,
    filler: (count: number) => `待填报人修改退回的 ${count} 项`,
    check: '转规划部门汇总审核',
    approval: '转审批',
    approved: '即审批通过',
  },
} as const;

/** Where a submission goes from each step, as a clause after what was done. */
export const nextStepText = {
  signature: '待单位负责人签字',
  review: '转业务处室审核',
  check: departmentText.next.check,
  approval: departmentText.next.approval,
} as const satisfies Record<Step, string>;

export const sendBackText = {
  open: { review: '退回业务处室…', check: '退回规划部门…', both: '退回上一步…' },
  title: { review: '退回业务处室重审', check: '退回规划部门重审', both: '退回上一步' },
  to: '退给',
  toNames: { review: '业务处室', check: '规划部门' },
  hint: {
    review: '勾选的指标须由业务处室重新审核，其余的接受不变；填报人不必改动。',
    check: '由规划部门重新汇总审核；填报人不必改动。',
  },
  lines: { review: '退回的指标（必选）', check: '涉及的指标（可不选）' },
  reason: '退回原因（必填）',
  reasonHint: '写明要对方重看什么',
  reasonMissing: '请写明退回原因',
  linesMissing: '请勾选要重审的指标',
  send: {
    review: (count: number) => (count === 0 ? '退回业务处室' : `退回业务处室 ${count} 项`),
    check: () => '退回规划部门',
  },
  cancel: '取消',
  /** On top, for those it was sent back to. */
  note: {
    review: (count: number) => `退回业务处室重审 ${count} 项`,
    check: () => '退回规划部门重新汇总审核',
  },
  by: (name: string, time: string) => `${name} ${time} 退回`,
  goToLine: (line: string) => `转到${line}`,
  done: { review: (count: number) => `已退回业务处室 ${count} 项`, check: () => '已退回规划部门' },
} as const;

export const threadText = {
  kinds: { asked: '询问', answered: '答复', returned: '退回', sentBack: '退回上一步' },
  said: (kind: string, name: string, onBehalfOf: string | null, time: string) =>
    `${actedBy(name, onBehalfOf)} ${time} ${kind}`,
  suggested: (value: string) => `建议值 ${value}`,
  of: (line: string) => `往来：${line}`,
  count: (count: number) => `往来 ${count} 条`,
  waiting: '待填报人答复',
  isAnswered: '填报人已答复',
  /** On top of the form, with the way to each line. */
  openQuestions: (count: number) => `有 ${count} 个问题未答复`,
  /** Before a step that does not wait for the answer, and after it. */
  stillOpen: (count: number) => `还有 ${count} 个询问未答复`,
  leftOpen: '未答复即办结',
  leftOpenCount: (count: number) => `${count} 个询问未答复即办结`,
  answeredQuestions: (count: number) => `有 ${count} 个问题已答复`,

  ask: '询问…',
  askLine: (name: string) => `询问：${name}`,
  goOnAsking: '接着写询问…',
  goOnAskingLine: (name: string) => `接着写询问：${name}`,
  question: '询问内容',
  questionHint: '只问不退：填报单照常往下走，答复留在办理记录里',
  questionMissing: '请写明要问什么',
  sendQuestion: '发出询问',
  cancel: '取消',

  // The filler's side
  toAnswer: (count: number) => `有 ${count} 个询问待答复`,
  answer: '答复',
  answerHint: '答复会留在办理记录里；数字要改的，请审核人退回',
  answerMissing: '请写明答复',
  sendAnswer: '发出答复',
  sendAnswerTo: (line: string) => `发出答复：${line}`,
  sending: '正在发出…',
  answered: (time: string) => `${time} 已答复`,

  /** How one of our comments begins: by it they are told from those of people. */
  commentMark: '【询问】',
  comment: (name: string, date: string, text: string) => `【询问】${name} ${date}\n${text}`,
} as const;

type CameBack = NonNullable<WorklistItem['cameBack']>;

/** 「退回后重新提交，本处室还有 3 项待审」: why a form is on somebody's list again. */
export function cameBackText(
  cameBack: CameBack,
  { task, review, onBehalfOf }: Pick<WorklistItem, 'task' | 'review' | 'onBehalfOf'>,
): string {
  const mine = review?.isOfDepartment ? (onBehalfOf ? '该处室' : departmentText.mine) : '';
  switch (cameBack.how) {
    case 'sentBack': {
      const { by, lines } = cameBack;
      const to = task === 'review' ? mine || departmentText.label : sendBackText.toNames.check;
      return `${by.name} 退回${to}重审${lines > 0 && task === 'review' ? ` ${lines} 项` : ''}`;
    }
    case 'returned':
      return `${cameBack.lines} 项已退回填报人${leftText(mine, review)}`;
    case 'refiled':
      return `退回后重新提交${leftText(mine, review)}`;
  }
}

function leftText(mine: string, review: WorklistItem['review']): string {
  if (!review) return '';
  return review.open > 0 ? `，${mine}还有 ${review.open} 项待审` : `，${mine}各项已接受，待通过`;
}

/** The worklist's words beyond those of the frame. */
export const workText = {
  because: (reason: string) => `原因：${reason}`,
  asked: '待答复',
  answerQuestions: (count: number) => `答复 ${count} 个询问`,
  headings: {
    sign: '签字',
    review: '审核',
    check: '汇总审核',
    approve: '审批',
    several: '签字、审核与审批',
  },
} as const;

export const importedText = {
  title: '历史数据导入',
  source: (source: string) => `来源：${source}`,
  by: (name: string, time: string) => `${name} ${time} 导入`,
} as const;

/** The form for the steps of a plan's route. */
export const planRouteText = {
  summary: (names: string[]) => `办理流程：${names.join(' → ')}`,
  lead: '填报单依次经过勾选的环节。保存并发布后，用于以后开展的填报任务；已开展的不变。',
  steps: {
    signature: '单位负责人签字',
    review: '业务处室审核',
    check: '规划部门汇总审核',
    approval: '审批',
  } satisfies Record<Step, string>,
  fixed: (step: string) => `${step}（必经）`,
  who: {
    signature: '由各填报单位的负责人办理',
    review: '由各业务处室的审核人办理，各审本处室负责的指标',
    check: '由规划人员办理',
    approval: '由审批人办理',
  } satisfies Record<Step, string>,
  departments: (names: string[]) => `涉及：${names.join('、')}`,
  noReviewer: (names: string[]) => `还没有审核人：${names.join('、')}`,
  differs: (published: string[]) => `现行版本的流程：${published.join(' → ')}`,
  save: '保存流程',
  saving: '正在保存…',
  saved: (time: string) => `${time} 已保存，发布后生效`,
} as const;
