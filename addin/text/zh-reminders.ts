import type { DebtView, GapView, RemindedView, RemindersReply } from '../../functions/contract/reminders';
import type { Stage } from '../../functions/domain/reminder/stage';
import type { DebtKind } from '../../functions/domain/reminder/stage-owner';
import type { RemainingReason } from '../../functions/domain/submission/zero-report';
import { roleText, timeText } from './zh';

/** Words of the progress of a round, of reminding, and of 零报告. */

export const progress = {
  title: (year: number) => `${year}年度填报进度`,
  filedLabel: '已提交',
  approvedLabel: '已通过',
  tally: (word: string, byType: string) => `${word}：${byType}`,
  dueOn: (day: string) => `${day}截止`,
  byStep: '各环节家数',
  count: (word: string, count: number) => `${word} ${count}`,
  counts: {
    unfiled: '未开始',
    draft: '草稿',
    signing: '待签字',
    submitted: '待审核',
    inReview: '审核中',
    returned: '已退回',
    checking: '待汇总',
    reviewed: '待审批',
    approved: '已通过',
  },
  matrix: '各单位进度',
  unit: '单位',
  columns: { fill: '填报', submit: '提交', review: '审核', check: '汇总', approve: '审批' },
  cells: {
    notBegun: '未开始',
    filling: (filled: number, total: number) => `${filled}/${total}`,
    filled: '已填',
    notSubmitted: '未提交',
    waitingSignature: '待签字',
    submitted: '已提交',
    returned: (count: number) => `退回${count}项`,
    waitingReview: '待审核',
    inReview: '审核中',
    reviewed: '已审核',
    waitingCheck: '待汇总',
    checked: '已汇总',
    waitingApproval: '待审批',
    approved: '已审批',
    notYet: '未到',
  },
  refresh: '刷新',
  refreshedAt: (time: string) => `${time} 更新`,
  open: (unit: string) => `查看${unit}的填报`,
  loading: '正在读取进度…',
} as const;

/** 2024-01-20 → 1月20日. A due date is a day on the calendar, not an instant. */
export function dayText(date: string): string {
  const [, month, day] = date.split('-');
  return `${Number(month)}月${Number(day)}日`;
}

const kindText = {
  unfiled: '尚未填报',
  draft: '草稿未提交',
  returned: '退回未重报',
  signing: '待单位负责人签字',
  submitted: '已提交，未开始审核',
  inReview: '审核未完成',
  checking: '待汇总审核',
  reviewed: '待审批',
} as const satisfies Record<DebtKind, string>;

const stageText = { soon: '临期', due: '到期', overdue: '逾期', escalated: '升级' } as const satisfies Record<
  Stage,
  string
>;

export const reminders = {
  heading: '催报',
  none: '没有需要催办的事项。',
  groups: { overdue: '已逾期', due: '今天到期', soon: '即将到期', later: '还有时间' },
  group: (word: string, count: number) => `${word} ${count}`,
  choose: (unit: string) => `催办${unit}`,
  copy: '复制',
  copyFor: (unit: string) => `复制催报文字：${unit}`,
  copyAll: (count: number) => `复制 ${count} 条`,
  copied: '已复制',
  copyByHand: '未能自动复制，请选中下面的文字自行复制。',
  copyText: '催报文字',
  send: (count: number) => `发送 ${count} 条催报`,
  register: (count: number) => `登记已催 ${count} 条`,
  registerHint: '尚未接通短信和邮件：请复制文字发送；「登记」只记入催办记录。',
  noneChosen: '请先勾选要催办的事项。',
  restDay: (day: string) => `今天休息，不发催报；${dayText(day)}上班后可以发送。`,
  unknownYears: (years: number[]) => `${years.join('、')}年放假安排尚未录入，工作日先按周末推算。`,
  sent: (sent: number, failed: number) =>
    failed > 0 ? `已催 ${sent} 条，${failed} 条没有发出，请重试` : `已催 ${sent} 条`,
  log: (count: number) => `催办记录 ${count} 条`,
  gaps: '责任人不落实',
  findIdle: '查看未办理过的责任人',
  idle: (count: number) => (count === 0 ? '责任人都已办理过。' : `本次尚未办理过的责任人 ${count} 名`),
  neverActed: '从未办理',
  clock: '定时',
} as const;

/** 「剩 3 个工作日」, 「逾期 2 个工作日」. On rest days right behind the due day no working day has gone by. */
export function workingDaysText(daysLeft: number, isPast: boolean): string {
  if (isPast) return daysLeft === 0 ? '已过期' : `逾期 ${-daysLeft} 个工作日`;
  return daysLeft === 0 ? '今天到期' : `剩 ${daysLeft} 个工作日`;
}

/** What is owed and since when, in one line. */
export function debtText({ kind, filled, total, returned, since }: DebtView): string {
  if (kind === 'draft') return `已填 ${filled}/${total} 项，未提交`;
  if (kind === 'unfiled') return kindText.unfiled;
  const day = since ? (timeText(since).split(' ')[0] ?? '') : '';
  if (kind === 'returned') return `${day}被退回 ${returned} 项，未重报`;
  return `${kindText[kind]}${day ? `（${day}起）` : ''}`;
}

/** Who has to act; whoever there is none of stands out. */
export function ownersText({ owners }: DebtView): string {
  return owners.length > 0 ? owners.map(({ name }) => name).join('、') : '没有登记办理人';
}

/** 「1月23日 09:00 周 登记 逾期」: the last reminder of a debt. */
export function remindedText({ at, by, stage, channel }: RemindedView): string {
  const verb = channel === 'registered' ? '登记已催' : '已催';
  return `${timeText(at)} ${by?.name ?? reminders.clock}${verb}（${stageText[stage]}）`;
}

/** A line of the record: who was told of what by whom. */
export function logText(reminded: RemindedView): string {
  return `${reminded.unitName}：${kindText[reminded.kind]} → ${reminded.to.map(({ name }) => name).join('、')}`;
}

export function gapText(gap: GapView): string {
  switch (gap.gap) {
    case 'noFiller':
      return `${gap.unit.name}没有登记填报人`;
    case 'noHead':
      return `${gap.unit.name}没有登记单位负责人，提交后无人签字`;
    case 'noReviewer':
      return `${gap.department.name}没有登记审核人`;
    case 'noPlanner':
      return '没有登记汇总审核的规划人员';
    case 'noApprover':
      return '没有登记审批人';
    case 'onlyOne':
      return `${gap.unit.name}的${gap.roles.map((role) => roleText[role]).join('和')}都只有${gap.person.name}一人，按规定须由不同的人办理`;
  }
}

/** Whether sending tells people, or only writes down that they were told. */
export function sendText({ channel }: Pick<RemindersReply, 'channel'>, count: number): string {
  return channel === 'registered' ? reminders.register(count) : reminders.send(count);
}

/** 零报告: a unit that has nothing to report this year says so in one step. */
export const zeroReport = {
  button: '零报告…',
  title: '本年没有发生的，一次填 0',
  willFill: (count: number) => `空着的计数 ${count} 项将填 0，已填的不动：`,
  willFillLine: (serial: string, name: string) => `${serial} ${name}`,
  remaining: (count: number) => `另有 ${count} 项不能代填，请逐项填写`,
  remainingLine: (serial: string, name: string, why: string) => `${serial} ${name}（${why}）`,
  why: {
    ratio: '比率，须填分子和分母',
    measured: '标准或金额，须据实填写',
    unread: '已填的内容读不出数字',
    refused: '填 0 通不过检查，请据实填写',
  } satisfies Record<RemainingReason, string>,
  explain: (names: string[]) => `填 0 后与上年相差较大，需要说明原因：${names.join('、')}`,
  explanation: '零报告说明',
  explanationHint: '例如：本年没有开展这项工作，原因是……',
  explanationTooThin: '请写明原因',
  fill: (count: number) => `${count} 项填 0`,
  cancel: '取消',
  explanationMissing: '请先写明原因',
} as const;
