import type { ProblemCode, ProblemDetails } from '../../functions/domain/problem';
import { faultText } from './zh-past-faults';

/** Words of what lies behind: figures of past years from files (历史数据), and years that are locked (锁定). */

type Codes = Extract<ProblemCode, `import.${string}` | `lock.${string}`>;
type Words = { what: string; remedy: string };

export const pastYearsProblemWords = {
  'import.unreadable': () => ({ what: '这个文件不是文本，读不出内容', remedy: '请在表格软件中另存为 CSV 后再选' }),
  'import.tooManyLines': ({ lines, limit }) => ({
    what: `文件有 ${lines} 行，超过一次 ${limit} 行的限度`,
    remedy: '请按年度分成几个文件导入',
  }),
  'import.faulty': ({ count }) => ({
    what: `文件有 ${count} 处错误，没有导入`,
    remedy: '请改正后重新试导入，或勾选「有错的行不导入」',
  }),
  'import.nothing': () => ({ what: '文件里没有可以导入的数据', remedy: '请核对年度、单位和审批日期' }),
  'import.roundOpen': ({ dataYear }) => ({
    what: `${dataYear}年度正在填报，不能导入`,
    remedy: '请由各单位填报；已截止的，缺报的单位另行补报',
  }),
  'import.filled': ({ dataYear, units }) => ({
    what: `${dataYear}年度已有 ${units} 个单位填报，导入会覆盖，没有导入`,
    remedy: '请从文件中去掉这一年度；数字有误的，请填报人更正',
  }),
  'import.approved': ({ unit }) => ({
    what: `「${unit}」这一年度已审批通过，不能再导入`,
    remedy: '数字有误的，请填报人更正',
  }),
  'lock.reasonMissing': () => ({ what: '没有写明原因', remedy: '请写明锁定或解锁的原因' }),
  'lock.correctionsUnderWay': ({ units }) => ({
    what: `还有更正在办，不能锁定：${units.join('、')}`,
    remedy: '请等更正办结或放弃后再锁定',
  }),
  'lock.roundOpen': ({ round }) => ({ what: `「${round}」还在填报，不能锁定`, remedy: '请在填报结束后再锁定' }),
  'lock.stale': ({ isLocked }) => ({
    what: isLocked ? '这一年度已由他人锁定' : '这一年度没有锁定，或已由他人解锁',
    remedy: '请载入最新后查看',
  }),
} satisfies { [Code in Codes]: (details: ProblemDetails[Code]) => Words };

export const pastYears = {
  title: '历史数据',
  open: '历史数据…',
  lead: '把往年已审批的数据从 CSV 文件导入，经审批人审批后计入评估。',
  format: '文件的格式',
  formatLead: '首行是列名，以下每行一个单位一项指标一年的数。从审批日期那天起计入，以后可以重现当时的评估。',
  /** What the columns of the file are called, and what stands in them. */
  columns: {
    indicator: '指标编号，如 NT2-01',
    part: '分项编号，没有分项的留空',
    dataYear: '数据年度，如 2021',
    unit: '单位编号',
    version: '第几版，更正过的递增',
    approvedOn: '审批日期，如 2022-03-01',
    state: '填报情况：NUMERIC 有数，MISSING 暂无数据，NOT_APPLICABLE 不适用',
    numerator: '分子',
    denominator: '分母',
    amount: '数值',
  },
  choose: '选择文件…',
  paste: '粘贴内容',
  pasteHint: '从文件中复制全部内容，连同首行',
  pastedName: (time: string) => `粘贴的内容 ${time}`,
  chosen: (name: string) => `文件：${name}`,
  loading: '正在载入历史数据…',
  tooLarge: (kilobytes: number) => `文件超过 ${kilobytes} KB，请按年度分开`,
  try: '试导入',
  trialHeading: '试导入结果',
  lines: (count: number) => `共 ${count} 行`,
  /** Enough of it to tell files apart; the whole is behind it. */
  sha: (hash: string) => `文件校验码 ${hash.slice(0, 12)}…`,
  shaLead: '原文件的 SHA-256；与手头文件算出的相同，就是同一个文件。',
  copySha: '复制校验码',
  copied: '已复制',
  copyByHand: '未能自动复制，请选中上面一行自行复制。',
  yearTitle: (year: number, units: number) => `${year}年 · ${units} 个单位`,
  newRound: '新建年度',
  unit: '单位',
  figures: '指标数',
  days: '审批日期',
  change: '与现有相比',
  isNew: '新增',
  same: '无差别',
  differs: (count: number) => `${count} 项不同`,
  refusedUnit: '不导入',
  faults: (must: number, others: number) =>
    must > 0
      ? `有 ${must} 处错误${others > 0 ? `、${others} 处提示` : ''}`
      : others > 0
        ? `没有错误，有 ${others} 处提示`
        : '没有发现错误',
  more: (count: number) => `……另有 ${count} 处`,
  fault: faultText,
  leaveOut: '有错的行不导入，其余照常',
  send: (units: number) => `导入 ${units} 份，送审批`,
  nothingToSend: '没有可以导入的数据',
  nothingChosen: '请选择文件，或粘贴内容',
  notTried: '请先试导入',
  faultsStand: '请改正错误，或勾选「有错的行不导入」',
  sent: (units: number) => `已导入 ${units} 份，待审批人审批`,
  another: '再导入一个文件',
  notYours: '导入由规划人员办理',

  imports: '导入记录',
  none: '还没有导入过历史数据',
  by: (name: string, time: string) => `${name} ${time} 导入`,
  /** How much a file brought, and where it stands. */
  brought: (units: number, figures: number) => `${units} 份填报单，${figures} 项数据`,
  standing: (waiting: number, approved: number) =>
    waiting === 0 ? '已全部通过' : approved === 0 ? '待审批' : `待审批 ${waiting} 份，已通过 ${approved} 份`,
  countsFrom: (day: string) => `最新数据 ${day} 起计入`,
  waiting: '待审批',
  approvedBy: (name: string, time: string) => `${name} ${time} 审批通过`,
  look: '查看',
  lookAt: (unit: string, year: number) => `查看 ${year}年 ${unit}`,
  approveAll: (count: number) => `审批通过 ${count} 份`,
  approved: (count: number) => `已审批通过 ${count} 份`,
  refused: (count: number) => `有 ${count} 份没有办成`,
  approveHere: '审批',
  adjustmentsWaiting: (count: number) => `目标调整待审批 ${count} 项，见「评估」`,
  waitingHere: (count: number) => `历史数据待审批 ${count} 份`,
} as const;

/** 来历 of a figure that a file brought. */
export const importOrigin = {
  source: (name: string, day: string) => `来自文件 ${name}，自 ${day} 起计入`,
  sha: (hash: string) => `文件 SHA-256 ${hash}`,
  by: (name: string) => `${name} 导入`,
} as const;

export const lockText = {
  /** All closed years of a plan in one fold. */
  summary: (locked: number, years: number) => `锁定：${years} 个年度中已锁定 ${locked} 个`,
  lead: '锁定后，该年度的数据不再受理更正。',
  open: '锁定…',
  /** On the button of a locked year; that it is locked stands beside it. */
  look: '锁定情况',
  locked: '已锁定',
  openOf: (title: string) => `锁定情况 ${title}`,
  isLocked: '数据已锁定，不再受理更正',
  onlyApprover: '解除锁定由审批人办理',
  isOpen: '没有锁定，已通过的数据可以更正',
  actions: { lockRound: '锁定', unlockRound: '解除锁定' },
  event: (action: string, name: string, time: string) => `${name} ${time} ${action}`,
  because: (reason: string) => `：${reason}`,
  reason: '原因（必填，留作记录）',
  reasonMissing: '请写明原因',
} as const;

/** 综合实现程度, optional beside the counts. */
export const indexText = {
  title: '综合实现程度',
  heading: (isOn: boolean, isUnsaved: boolean) =>
    `综合实现程度（${isOn ? '计算' : '不计算'}${isUnsaved ? '，未保存' : ''}）`,
  lead: '只作参考，不代替分项计数：综合数会掩盖个别没有完成的指标。权数空着按 1，填 0 的不计入；发布后用于以后开展的填报任务。',
  withIndex: '计算综合实现程度',
  unread: '权数应为不小于 0 的数',
  unreadIn: (serials: number[]) => `指标 ${serials.join('、')} 的权数应为不小于 0 的数`,
  same: '没有改动',
  save: '保存权数',
  saved: '已保存，发布后生效',
} as const;
