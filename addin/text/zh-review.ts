import { inPercent, inPoints } from './zh';

/** Words of the pane of those who judge: head, reviewer, planning office, approver. What concerns their way: `zh-route.ts`. */

type ChangeFigures =
  | { kind: 'points' | 'percent'; sign: -1 | 0 | 1; text: string }
  | { kind: 'fromZero'; sign: -1 | 1 };

/** A rate's move is said in 个百分点, an amount's in %: the two must never be taken for each other. */
export function changeText(change: ChangeFigures | null): string {
  if (!change) return '无上年数';
  if (change.kind === 'fromZero') return '由 0 增加';
  if (change.sign === 0) return '与上年持平';
  const figure = change.sign < 0 ? `-${change.text}` : change.text;
  return change.kind === 'points' ? inPoints(figure) : inPercent(figure);
}

export const review = {
  // What there is, before and while it is judged
  title: '报送情况',
  summary: '报送概况',
  lineCount: '填报指标',
  lineCountValue: (count: number) => `${count} 项`,
  toLookAt: '需要看的',
  toLookAtValue: (count: number) => (count === 0 ? '没有' : `${count} 项`),
  explained: '附情况说明',
  changedCount: '重报中有改动',
  correctedCount: '更正的指标',
  reviewedBy: '审核人',
  largestPoints: '变化最大的比率',
  largestPercent: '变化最大的数量',
  notSubmitted: '该单位尚未提交，提交后才能办理。',
  waitingForRefiling: (count: number) => `已退回 ${count} 项，等待填报单位修改。`,
  waitingForCorrection: (revision: number) => `填报单位正在更正；审批通过前，仍以第 ${revision} 版为准。`,
  correctionReason: (reason: string) => `更正原因：${reason}`,
  correctionBy: (name: string, time: string) => `${name} ${time} 发起`,
  counting: (revision: number, name: string, time: string) =>
    `审批通过前，仍以第 ${revision} 版为准（${name} ${time} 批准）`,
  isDone: '已通过审批，数据计入全市汇总。',
  otherTurn: {
    signing: '等待单位负责人签字。',
    submitted: '等待审核人开始审核。',
    inReview: '业务处室正在审核。',
    checking: '等待规划部门汇总审核。',
    reviewed: '审核已通过，等待审批。',
  },

  // Groups of lines
  groups: {
    sentBack: '退回重审的指标',
    refiled: '退回后的改动',
    corrected: '更正的内容',
    returned: '已退回的指标',
    attention: '请先看这些',
    toReturn: '待退回',
    rest: (count: number) => `其余 ${count} 项，无校验问题`,
    restOnly: (count: number) => `${count} 项，均无校验问题`,
    accepted: (count: number) => `已接受 ${count} 项`,
  },
  nothingToLookAt: '没有需要单独查看的指标。',
  acceptRest: (count: number, isAll: boolean, borrowed: { of: string; lines: number } | null) => {
    const text = isAll ? `接受全部 ${count} 项` : `接受其余 ${count} 项`;
    // 代理: whose word is given for how many of them.
    return borrowed ? `${text}（含代 ${borrowed.of} ${borrowed.lines} 项）` : text;
  },

  // One line
  lineLabel: (serial: string, name: string) => `指标${serial} ${name}`,
  lastYear: (year: number) => `${year - 1}年`,
  thisYear: (year: number) => `${year}年`,
  change: '较上年',
  beforeReturn: '退回前',
  afterReturn: '重报后',
  beforeCorrection: '更正前',
  afterCorrection: '更正后',
  noFigure: '－',
  parts: (numerator: string, denominator: string) => `（${numerator}/${denominator}）`,
  explanation: '情况说明',
  explanationBefore: '原说明',
  /** Which questions of the rules the words answer. */
  explanationFor: (rules: string[]) => `情况说明（针对：${rules.join('、')}）`,
  /** The figure moved on after the words were written. */
  explanationVoid: (rules: string[]) => `数已改动，对「${rules.join('、')}」的说明已失效，填报人没有确认`,
  explanationNot: (rules: string[]) => `没有针对「${rules.join('、')}」说明`,
  noExplanation: '（无说明）',
  largeChange: '变动较大',
  returnedFor: (field: string, name: string) => `${name} 退回「${field}」`,
  suggested: (value: string) => `建议值 ${value}`,
  unchanged: '退回后未作改动',
  accept: '接受',
  acceptLine: (name: string) => `接受：${name}`,
  return: '退回…',
  returnLine: (name: string) => `退回：${name}`,
  locate: '定位',
  locateLine: (name: string) => `在表格中定位：${name}`,
  openSheet: '在表格中查看',

  // Writing a return
  returnTitle: '退回这一项',
  returnField: '哪里要改',
  returnReason: '退回原因（必填）',
  returnReasonHint: '写明哪里不对、请对方怎样改',
  returnSuggestion: '建议值（可不填）',
  suggestionHint: '由填报人决定是否采纳',
  earlier: (reason: string) => `用过：${reason}`,
  addReturn: '列入退回',
  keepReturn: '保存修改',
  cancel: '取消',
  draftLabel: '待退回',
  editDraft: '修改',
  dropDraft: '撤销',
  dropDraftLine: (name: string) => `撤销退回：${name}`,
  draftOutdated: '写下原因后，该项数据已有改动，请再看一遍。',
  halfKept: '退回原因没有写完，已保留。',
  halfWritten: (count: number) => `有 ${count} 条退回原因没有写完`,
  draftsKept: (count: number) => `已写好的 ${count} 条退回原因仍保留。`,
  faults: {
    reasonMissing: '请写明退回原因',
    suggestionUnread: '建议值请填数字，如 95.5',
  },

  // The foot of the pane
  steps: {
    sign: () => '签字并上报',
    startReview: () => '开始审核（开始后对方不能撤回）',
    returnForRevision: (drafts: number) => `退回 ${drafts} 项`,
    passReview: () => '通过审核',
    passCheck: () => '汇总审核通过',
    approve: () => '批准，计入全市汇总',
  },
  returnToFiller: (drafts: number) => `退回填报人 ${drafts} 项`,
  signNote: (next: string) => `签字后${next}`,
  approveCorrection: (revision: number) => `批准更正，取代第 ${revision} 版`,
  /** `together`: how many of them one button accepts; each of the others wants an eye. */
  stillOpen: (count: number, together: number) => {
    const open = `还有 ${count} 项未接受`;
    if (together === 0) return `${open}，请逐项接受或退回`;
    if (together === count) return `${open}，可一并接受；有问题的，展开后退回或询问`;
    return `${open}：${count - together} 项须逐项接受或退回，其余 ${together} 项可一并接受`;
  },
  returnNote: (accepted: number) =>
    accepted > 0 ? `已接受的 ${accepted} 项保留，对方只改退回的项` : '对方只改退回的项',
  toWorklist: '返回待办',
  nextOne: (unit: string) => `下一份：${unit}`,
  done: {
    sign: (next: string) => `已签字，${next}`,
    startReview: () => '已开始审核',
    acceptEntries: (count: number) => `已接受 ${count} 项`,
    returnForRevision: (count: number) => `已退回 ${count} 项`,
    passReview: (next: string) => `审核已通过，${next}`,
    passCheck: (next: string) => `汇总审核已通过，${next}`,
    approve: () => '已批准',
    ask: () => '已发出询问',
  },
  doneAt: (text: string, time: string) => `${time} ${text}`,
  history: '办理记录',
  news: '有新变化，点此载入',
  loadNewest: '载入最新',
  tryAgain: '重试',
  loading: '正在读取填报数据…',
} as const;
