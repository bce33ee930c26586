import type { SubmissionView } from '../../functions/contract/submission';
import type { Conflict, MergeField } from '../../functions/domain/submission/merge-entries';
import { actionText, fieldText, timeText } from './zh';

/** Words for when two people worked on one form. */

/** What a conflict is about: a cell, or all figures of a line where one side has none. */
const mergeFieldText = { ...fieldText, state: '填报数' } as const satisfies Record<MergeField, string>;

const nobodyKnown = '他人';

/** 「陈、李」; who it was is not always known. */
const namesText = (names: string[]) => (names.length > 0 ? names.join('、') : nobodyKnown);

export const mergeText = {
  loading: '填报单已有他人改动，正在并入您的工作表',
  failed: '填报单已有他人改动，还没能并入您的工作表',
  failedRemedy: '您填的都在工作表里；退出正在编辑的单元格、检查网络后再载入',
  taken: (names: string[], count: number) => `已并入${namesText(names)}的 ${count} 项修改`,
  /** Who took part, where it was the person themselves at another desk. */
  myself: '您在别处',
  takenRemedy: '您填的没有改动；请核对后继续',
  /** Where something of the other side was chosen: what the person typed there is gone. */
  takenAndChosenRemedy: '请核对后继续',
  settled: (count: number) => `两人填得不同的 ${count} 处已选定`,
  same: (names: string[]) => `${namesText(names)}刚处理过这张填报单，内容与您的工作表没有出入`,
  sameRemedy: '可以继续填写、提交',
  closed: (names: string[], count: number) => `${namesText(names)}已先处理，您在工作表里填的 ${count} 项没有收入填报单`,
  closedRemedy: '填报单现在不能改；您填的仍在工作表里，需要时请对方撤回或由审核人退回',
  conflicts: (count: number) => `有 ${count} 处两人填得不同，请选定用哪一个`,
  conflictsRemedy: '选定以前不会保存。选用您的，对方的留在办理记录里；选用对方的，您的不保存',
  mine: '您填的',
  theirs: (by: Conflict['by'], names: string[]) =>
    by ? `${by.by.name} ${timeText(by.at)} 填的` : `${namesText(names)}填的`,
  base: '原来',
  useMine: '用我的',
  useTheirs: '用对方的',
  choiceOf: (use: string, what: string) => `${use}：${what}`,
  what: (line: string, field: MergeField) => `${line} ${mergeFieldText[field]}`,
  keptMine: (what: string, mine: string, theirs: string, revision: number) =>
    `${what}：用了您填的 ${mine}，对方填的 ${theirs} 留在第 ${revision} 版`,
  keptTheirs: (what: string, mine: string, theirs: string) =>
    `${what}：用了对方填的 ${theirs}，您填的 ${mine} 没有保存`,
  held: '请先选定两人填得不同的各处',
  meanwhile: (steps: SubmissionView['history']) =>
    `其间${steps.map(({ by, action, keys }) => `${by.name}${actionText[action]}${keys.length > 0 ? ` ${keys.length} 项` : ''}`).join('，')}`,
  meanwhileChanged: (changed: string[]) =>
    changed.length > 0 ? `填报数据有改动：${changed.join('、')}` : '填报数据没有改动',
  blank: '空',
  understood: '知道了',
} as const;
