import { shortHash } from '../../functions/domain/record/anchor';
import { type Annex, annexLimits } from '../../functions/domain/record/annex';
import { isBroken, type RecordFault, type RecordFinding } from '../../functions/domain/record/finding';
import { actionText, fieldText, figureStateText, lineText, statusText } from './zh';

/** Words of the record that holds: its verification, its anchors, and 办理记录 for print. */

/** Hashes as they are printed: nobody compares 64 digits by eye. */
const withShortHashes = (text: string) => text.replace(/[0-9a-f]{64}/g, shortHash);
const status = (text: string) => (Object.hasOwn(statusText, text) ? statusText[text as keyof typeof statusText] : text);
const nowAndThen = ({ found, expected }: Texts) => `应为 ${expected}，现为 ${found || '空'}。`;

type Texts = Pick<RecordFinding, 'revision' | 'field' | 'found' | 'expected'>;

/** What was found, and what it means. */
const faultText = {
  commitEdited: (texts) => `本步的内容与当时写入的不一致，记录被改动过。校验码${nowAndThen(texts)}`,
  commitUnread: ({ found }) => `存放的不是一条办理记录，无法读出：${found}。`,
  commitMisplaced: ({ found, expected }) => `本步自称“${found}”，却存放在“${expected}”处，记录被挪动或调换过。`,
  commitMissing: ({ revision, found, expected }) =>
    found === ''
      ? `本步的记录不见了，而后一步或现状以它为依据（校验码 ${expected}）。`
      : `第 ${revision} 至 ${found} 步的记录都不见了，而其后一步以它们为依据。`,
  commitReplaced: (texts) => `本步原来的记录不见了，换成了另一条。校验码${nowAndThen(texts)}`,
  linkBroken: () => '本步与前一步接不上：前后次序被改，或中间被抽去。',
  stepBroken: ({ found, expected }) => `本步从“${status(found)}”办起，而上一步办到“${status(expected)}”，前后不符。`,
  timeReversed: ({ found, expected }) => `本步的时间（${found}）早于前一步（${expected}），时间被改动过。`,
  tailCut: ({ revision, found }) =>
    `现状停在第 ${revision} 步，而数据表中还有办到第 ${found} 步的记录：现状被退回过，其后的办理被截去。`,
  unfinished: () => '本步写入后没有生效。可能是当时中断，也可能是最后一步被撤去；请与异地存放的锚核对。',
  headGone: ({ revision }) => `现状不见了，而办理记录有 ${revision} 步。`,
  headUnread: ({ found }) => `现状无法读出：${found}。`,
  headDisagrees: ({ field, ...texts }) => `现状中的 ${field} 与最后一步的记录不符。${nowAndThen({ ...texts, field })}`,
  contentMissing: ({ expected }) => `本步的填报内容不见了（校验码 ${expected}）。`,
  contentEdited: (texts) => `本步的填报内容与当时写入的不一致，数据被改动过。校验码${nowAndThen(texts)}`,
  roundUnread: () => '填报任务的登记无法读出，其下的填报单未能查验。',
  versionMissing: () => '此版规划不见了，版次中断。',
  versionUnread: ({ found }) => `此版规划的内容与版次不符，或无法读出：${found}。`,
  evaluationMissing: ({ found }) => `${found} 年此次发布的评估不见了，次序中断。`,
  evaluationEdited: (texts) => `已发布的评估与发布时不一致，被改动过。校验码${nowAndThen(texts)}`,
  anchorEdited: ({ field, ...texts }) =>
    `锚的内容与校验码不符（${field}），文件被改动过。${nowAndThen({ ...texts, field })}`,
  anchorForged: () => '锚的签名不是所附公钥签的，文件不可信。',
  anchorKeyOther: () => '锚是用另一把钥匙签的，不是本单位的公钥。',
  anchorMissing: ({ found }) => `它所接续的 ${found} 的锚不在所给文件之中，请找出一并核对。`,
  anchorReplaced: () => '前后两天的锚接不上，其中一个被换过，或数据表曾经重建。',
  anchoredGone: ({ field }) => `${field} 的锚中有它，现在数据表中没有：被整个删除。`,
  anchoredCut: ({ field, revision, found }) =>
    `${field} 的锚中已办到第 ${revision} 步，现在只到第 ${found} 步：其后的记录被截去。`,
  anchoredRewritten: ({ field, ...texts }) =>
    `此处的记录与 ${field} 的锚不符：当时的办理记录被整套改写过。校验码${nowAndThen({ ...texts, field })}`,
  datedTooEarly: ({ field, found }) =>
    `本步记为 ${found} 办理，而其后 ${field} 定的锚中还没有它：办理时的时钟慢了，或时间不实。`,
  datedTooLate: ({ field, found }) =>
    `本步记为 ${found} 办理，而此前 ${field} 定的锚中已有它：办理时的时钟快了，或时间不实。`,
} satisfies Record<RecordFault, (texts: Texts) => string>;

/** Where it lies; `name` in place of the id, where somebody knows one. */
function placeText({ id, revision }: Pick<RecordFinding, 'id' | 'revision'>, name: string | null): string {
  const number = revision === null ? '' : ` 第 ${revision} `;
  if (id.startsWith('sub_')) return `填报单 ${name ?? id}${number && `${number}步`}`;
  if (id.startsWith('pl_')) return `规划 ${name ?? id}${number && `${number}版`}`;
  if (id.startsWith('ev_')) return `评估 ${name ?? id}`;
  if (id.startsWith('rd_')) return `填报任务 ${name ?? id}`;
  return `${id} 的锚`;
}

/** A finding as one sentence with its place in front. */
export function recordFindingText(finding: RecordFinding, name: string | null = null): string {
  const mark = isBroken(finding) ? '问题' : '提示';
  return withShortHashes(`[${mark}] ${placeText(finding, name)}：${faultText[finding.fault](finding)}`);
}

type Signing = keyof Annex['signOff'];

export const annexText = {
  title: '办理记录',
  loading: '正在查验并整理办理记录…',
  print: '打印',
  open: '办理记录（可打印）',
  lookUp: '查看办理记录',
  close: '返回',
  caption: (unit: string, round: string) => `${unit} · ${round}`,
  heads: {
    step: '步',
    at: '时间',
    by: '办理人',
    action: '办理',
    reasons: '涉及指标、原因、意见',
    changes: '原值 → 新值',
    hash: '校验码',
  },
  /** Before and after the number of a step, where no head of a column says what it is. */
  stepNumber: { before: '第', after: '步' },
  onBehalfOf: (by: string, of: string) => `${by}（代 ${of}）`,
  unknownTime: '时间不明',
  unknownPerson: '姓名不明',
  manyLines: (count: number, numbers: string[]) => `${count} 项：${numbers.join('、')}`,
  severalLines: (number: string, count: number) => `${number}（${count} 行）`,
  receipt: (hash: string) => `凭证号 ${hash}`,
  id: (id: string) => `编号 ${id}`,
  moreChanges: (count: number) => `……另有 ${count} 处改动未列`,
  olderSteps: (count: number) => `以上只列最近 ${annexLimits.steps} 步，此前还有 ${count} 步未列，均已查验。`,
  /** What was typed for the first time needs no arrow; what was taken away does. */
  change: (field: string, before: string | null, after: string | null) =>
    `${field} ${before === null ? (after ?? '') : `${before} → ${after ?? '（空）'}`}`.trim(),
  changes: (line: string, texts: string[]) => `${line}：${texts.join('；')}`,
  suggestion: (text: string) => `（建议 ${text}）`,
  signOff: '签署',
  signs: {
    filler: '填报人',
    reviewer: '审核人',
    head: '单位负责人',
    approver: '审批人',
  } as const satisfies Record<Signing, string>,
  filledOn: '填报日期',
  phone: '联系电话',
  seal: '单位公章',
  sealed: '（签章）',
  verification: '查验结果',
  whole: (steps: number, hash: string, at: string) =>
    `${at} 查验：${steps} 步办理记录环环相扣，内容与校验码逐一相符，没有发现改动。最后一步校验码 ${hash}。`,
  broken: (count: number, at: string) => `${at} 查验：发现 ${count} 处问题，本记录不完整，不能作为依据。`,
  anchor: (day: string, root: string, count: number) =>
    `最近一次定锚：${day}，根校验码 ${root}，共 ${count} 项。可用存放在别处的锚文件核对本记录。`,
  noAnchor: '尚未定锚。',
  demo: '演示数据，人员和填报数据为虚构。',
} as const;

/** The words of a step; a step of a later version of the house keeps its own. */
export function annexActionText(action: string): string {
  return Object.hasOwn(actionText, action) ? actionText[action as keyof typeof actionText] : action;
}

/** A field in words; a state says itself what it is. */
export function annexFieldText(field: string | null): string {
  if (field === null || field === 'state') return '';
  if (field === 'unread') return '未能读作数字的内容';
  return Object.hasOwn(fieldText, field) ? fieldText[field as keyof typeof fieldText] : field;
}

/** Fields in the order of the form; what stands on no form comes last. */
export function byFormOrder(a: { field: string }, b: { field: string }): number {
  const place = (field: string) => Object.keys(fieldText).indexOf(field) + 1 || 99;
  return place(a.field) - place(b.field);
}

/** A value in words: states are the house's own, texts stand in marks, for they have stops of their own. */
export function annexValueText(field: string | null, value: string | null): string | null {
  if (value === null) return null;
  if (field === 'explanation' || field === 'remark') return `「${value}」`;
  if (field !== 'state') return value;
  return Object.hasOwn(figureStateText, value) ? figureStateText[value as keyof typeof figureStateText] : value;
}

/** A line by serial number and name; one the plan no longer knows by its key. */
export function annexLineText(line: { serial: string; name: string }): string {
  return line.serial === '' ? line.name : lineText(line);
}
