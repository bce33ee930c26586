import type { Source } from '../../functions/domain/plan/source';
import type { RoundLock } from '../../functions/domain/round/round';
import { dateText, fieldText } from './zh';

/** Words of the filler's pane. */

export const fillSteps = ['pull', 'type', 'check', 'submit'] as const;
export type FillStep = (typeof fillSteps)[number];

export const stepNames = {
  pull: '拉取',
  type: '填写',
  check: '检查',
  submit: '提交',
} as const satisfies Record<FillStep, string>;

/** What somebody wrote, to go on from: their own full stop would stand before ours. */
const withoutStop = (text: string) => text.replace(/[。．.；;\s]+$/, '');

export const fillText = {
  steps: '填报步骤',
  loading: '正在载入填报表…',
  progress: (filled: number, total: number) => `已填 ${filled}/${total} 项`,
  dueOn: (date: string) => `截止 ${date}`,

  // Fetching the sheet
  pull: (count: number) => `拉取表样（${count} 项）`,
  pullTitle: '先把填报表放进工作簿',
  pullHint: (count: number) => `将新增一张工作表，共 ${count} 项指标；只有要填的格子可以改。`,
  pullReturned: '拉取后在工作表里修改；只有退回的项可以改。',
  pullDraft: (count: number) => `已保存的 ${count} 项会一并写入。`,
  pulling: '正在写入工作表…',

  // The state of the sheet
  otherUnitWhat: '前面这张工作表不是本单位的填报表',
  otherUnitRemedy: '填在那里不会计入本单位',
  otherRoundWhat: '前面这张工作表是另一个年度的填报表',
  otherRoundRemedy: '填在那里不会计入本次填报',
  notInFront: '现在看的不是填报表',
  goToForm: '转到填报表',
  brokenWhat: (count: number) => `工作表少了 ${count} 行，或印好的内容被改动`,
  brokenRemedy: '恢复后，已填的内容会保留',
  restore: '恢复表样',
  oldVersionWhat: '表样已更新',
  oldVersionRemedy: '升级后，已填的内容会保留',
  upgrade: '升级表样',
  closedChangedWhat: (names: string[], isCorrecting: boolean) =>
    `${names.join('、')}不在${isCorrecting ? '更正' : '退回'}之列，但在工作表里被改动了`,
  closedChangedRemedy: '恢复后再重新提交，退回的项不受影响',
  notCorrectedRemedy: '恢复后再提交，更正的项不受影响；确需一并更正的，先放弃更正再重新勾选',
  restoreClosed: (count: number) => `恢复这 ${count} 项`,
  differsWhat: (count: number) => `有 ${count} 项与已保存的草稿不同`,
  differsRemedy: '现以工作表为准；草稿更新的，可以改用草稿',
  useDraft: '改用草稿',

  // Checking
  check: '检查',
  checking: '正在检查…',
  findings: '检查结果',
  allSound: '没有发现问题，可以提交。',
  nothingBlocks: '问题都已处理，可以提交。',
  notices: (count: number) => `提示 ${count} 项，不影响提交`,
  blankTitle: (count: number) => `还有 ${count} 项没有填`,
  notBegun: (count: number) => `还没有填数，共 ${count} 项`,
  beginAt: (serial: string) => `从第 ${serial} 项开始`,
  blankHint: '请填写；暂无数据填「－」，不涉及的填「不适用」，并在情况说明中写明原因。',
  goToLine: (name: string) => `定位：${name}`,
  otherFindings: '其他要处理的问题',

  // Explaining
  explanation: '情况说明',
  explanationHint: '写明数据变化的原因，会写入工作表的情况说明一栏。',
  writeExplanation: '写入工作表',
  explanationTooThin: '请写明具体原因，「情况属实」一类的话审核人用不上',
  lastYearsExplanation: (year: number, figure: string, text: string) =>
    `沿用 ${year} 年说明（当时 ${figure}）：${text}`,
  explanationVoid: (figures: { field: keyof typeof fieldText; amount: string }[]) =>
    figures.length > 0
      ? `数已改动，原说明不再有效（原按${figures.map(({ field, amount }) => `${fieldText[field]} ${amount}`).join('、')}写）。`
      : '数已改动，原说明不再有效。',
  explanationNotForThis: '原有说明不是针对这个问题写的，请确认或改写。',
  confirmExplanation: '说明仍适用',

  // Saving
  saved: (time: string) => `已自动保存 ${time}`,
  saving: '正在保存…',
  saveFailed: '未能保存，稍后自动重试；您填的都在工作表里',

  // Handing in
  submit: (count: number) => `提交 ${count} 项`,
  resubmit: (count: number) => `重新提交 ${count} 项`,
  submitting: '正在提交…',
  blockedByMust: (count: number) => `还有 ${count} 个强制问题没有改正`,
  blockedByExplain: (count: number) => `还有 ${count} 个核实问题没有说明`,
  blockedByBoth: (must: number, explain: number) => `还有 ${must} 个强制问题没有改正，${explain} 个核实问题没有说明`,
  blockedByBlank: (count: number) => `还有 ${count} 项没有填`,
  loadLatest: '载入最新',
  blank: '空',

  // Returned
  returnedTitle: (count: number) => `被退回 ${count} 项`,
  returnedBy: (name: string, time: string) => `${name} ${time} 退回`,
  suggestion: (field: keyof typeof fieldText, value: string) => `建议${fieldText[field]}改为 ${value}`,
  take: '采纳',
  changed: '已改动',
  unchanged: '还没有改动',
  unchangedNote: (count: number) => `还有 ${count} 项没有改动；数字无误的，请在情况说明中答复。`,
  reply: '在情况说明中答复',
  accepted: (count: number) => `已接受 ${count} 项`,
  notReturned: (count: number) => `未退回 ${count} 项`,

  // Receipt
  receipt: '提交回执',
  handedInBy: '提交人',
  handedInAt: '提交时间',
  revision: '版次',
  /** Under which a correction names what counts. */
  approvedRevision: '通过版次',
  evidence: '存证',
  hash: '凭证号',
  anchor: '最近定锚',
  anchorRoot: '根校验码',
  /** Once an anchor is made, whoever changes what it covers leaves a record that no longer fits it. */
  anchored: '这次提交已计入定锚；此后记录若被改动，就与根校验码对不上。',
  notAnchoredYet: '这次提交将计入下一次定锚；此后记录若被改动，就与根校验码对不上。',
  lines: '填报项',
  linesValue: (count: number) => `${count} 项`,
  whoHasIt: '现在',
  with: {
    signing: '等待单位负责人签字',
    submitted: '等待审核人审核',
    inReview: '审核人正在审核',
    checking: '业务处室审核已通过，等待规划部门汇总审核',
    reviewed: '审核已通过，等待审批人审批',
    approved: '已通过审批，计入全市汇总',
  },
  inReviewBy: (name: string) => `${name}正在审核`,
  recall: '撤回',
  recalling: '正在撤回…',
  toWorklist: '返回待办',
  locked: (year: number, { by, at, reason }: RoundLock) =>
    `${year}年度数据已于${dateText(at)}由${by.name}锁定：${withoutStop(reason)}。确需更正的，请规划人员提出、审批人解除锁定。`,
  openSheet: '打开填报表',

  // Correcting what was approved
  correct: '更正…',
  correctTitle: '更正已通过的填报单',
  correctHint: (revision: number) => `更正须重新审核、审批；审批通过前，仍以第 ${revision} 版为准。`,
  correctReason: '更正原因',
  correctReasonHint: '写明哪里有误、依据什么更正；审核人和审批人会看到，并留在办理记录里。',
  correctReasonTooThin: '请写明具体原因，「情况属实」一类的话审核人用不上',
  correctReasonMissing: '请先写明更正原因',
  correctLines: '要更正的指标',
  correctLinesHint: (count: number) => `只有勾选的可以改；都不勾选的，全部 ${count} 项都可以改。`,
  startCorrecting: (count: number) => `开始更正 ${count} 项`,
  startCorrectingAll: (count: number) => `开始更正（全部 ${count} 项可改）`,
  opening: '正在打开更正…',
  cancel: '取消',
  correctionNote: (revision: number) => `更正中：审批通过前，仍以第 ${revision} 版为准`,
  correctionBy: (name: string, time: string, reason: string) => `${name} ${time} 发起，原因：${reason}`,
  correctionOf: (names: string[]) => `可以更正的指标：${names.join('、')}`,
  drop: '放弃更正…',
  dropHint: (revision: number) => `放弃后恢复第 ${revision} 版，更正中改动的内容不再保留。`,
  confirmDrop: '确认放弃',
  keepCorrecting: '继续更正',
  dropping: '正在放弃…',
  submitCorrection: '提交更正',
  nothingCorrected: '与已通过的版本没有差别；改动后才能提交，不改的可以放弃更正',

  // The card of one indicator
  card: '当前指标',
  notFilled: '待填',
  notComputable: '未填全',
  thisYear: (year: number) => `${year} 年完成值`,
  lastYear: (year: number) => `${year} 年本单位`,
  annualTarget: (year: number) => `${year} 年全市目标`,
  finalTarget: (year: number) => `${year} 年全市目标值`,
  baseline: (year: number) => `${year} 年全市基期值`,
  change: (change: string) => `较上年 ${change}`,
  unchangedFromLastYear: '与上年持平',
  formula: '怎么算',
  formulaOf: (numerator: string, denominator: string, per: number) => `${numerator} ÷ ${denominator} × ${per}`,
  quotientOf: (numerator: string, denominator: string) => `${numerator} ÷ ${denominator}`,
  scaled: (amount: string, scale: string) => `${amount} ÷ ${scale}`,
  numerator: '分子',
  denominator: '分母',
  withMeasure: (value: string, measure: string) => `${value} ${measure}`,
  measure: (measure: string) => `单位：${measure}`,
  definition: '口径',
  department: '责任处室',
  wording: '规划原文',
  wordingOf: (raw: string, source: Source) =>
    source.kind === 'table' ? `目标「${raw}」，${source.table}第 ${source.row} 行` : `目标「${raw}」，${source.words}`,
  trend: '走势',
  trendYear: (year: number) => `${year}`,
  trendBaseline: (year: number) => `${year} 全市`,
  trendTarget: (year: number) => `${year} 目标`,
  earlier: '以往意见',
  earlierOf: (name: string, time: string, reason: string) => `${time} ${name}：${reason}`,
} as const;
