import type { UnreadableReason } from './documents/unreadable-file';
import type { Flag, TableReading } from './domain/import/reading';
import { flagPlace, flagSentence } from './domain/import/words';
import type { Strength } from './domain/plan/target';

/** A flag as one sentence to act upon, with its place in front. */
export function describeFlag(flag: Flag): string {
  const place = flagPlace(flag.where);
  // On the command line the years are an argument.
  const sentence = flag.kind === 'periodUnknown' ? `${flagSentence(flag)}（--years 2021-2025）` : flagSentence(flag);
  return place === '' ? sentence : `${place}：${sentence}`;
}

export const unreadableWords = {
  empty: '文件是空的。请检查后重新选择。',
  tooLarge: '文件超过 5 MB。指标表不会这样大，请只保留指标表后重试。',
  notAWorkbook: '这不是 .xlsx 工作簿（可能是改了后缀的其他文件）。请在 Excel 或 WPS 中另存为 .xlsx。',
  encryptedOrOld: '文件设有密码，或是旧的 .xls 格式。请去掉密码并另存为 .xlsx。',
  damaged: '文件损坏或不完整。请重新下载或另存一份。',
  tooManyParts: '文件内部的部件太多（上限 {限}），不像是一张指标表，已拒绝读取。',
  partTooLarge: '文件解压后过大，已拒绝读取。请只保留指标表后另存。',
  forbiddenMarkup: '文件含有不允许的声明（DOCTYPE），已拒绝读取。请在 Excel 中另存为 .xlsx。',
  tooManyRows: '行数超过上限 {限}。请只保留指标表后重试。',
  tooManyCells: '单元格或列数超过上限 {限}。请只保留指标表后重试。',
  cellTooLong: '有单元格的文字超过 32767 个字符。请检查后重试。',
} satisfies Record<UnreadableReason, string>;

export const describeUnreadable = (reason: UnreadableReason, detail: string | null) =>
  unreadableWords[reason].replace('{限}', detail ?? '');

const strengthWords = { hard: '', inPrinciple: '原则上', strive: '力争' } satisfies Record<Strength, string>;

export const words = {
  usage:
    '用法：npm run import -- 文件 [--years 2021-2025] [--json 输出文件]\n文件为 .txt（从文档中粘贴的表格）、.tsv 或 .xlsx。',
  notFound: (file: string) => `找不到文件：${file}`,
  badYears: (text: string) => `规划期“${text}”写法不对，应如 2021-2025。`,
  unknownKind: (file: string) => `不认得的文件类型：${file}。请用 .txt、.tsv 或 .xlsx。`,
  tooManyRows: (count: number, most: number) => `表格共有 ${count} 行，超过上限 ${most} 行。请只保留指标表后重试。`,
  purpose: { completion: '完成情况', target: '目标' } satisfies Record<TableReading['purpose'], string>,
  heads: { serial: '序号', name: '指标名称', measure: '单位', target: '目标', nature: '属性' },
  natures: { binding: '约束性', anticipatory: '预期性' },
  strengths: strengthWords,
  noCaption: '（无表题）',
  period: ({ start, end }: { start: number; end: number }) => `${start}—${end}年`,
  everyYear: '（每年）',
  needsPerson: '（待定）',
  toConfirm: (count: number) => `需确认 ${count} 处：`,
  nothingToConfirm: '没有需要确认的地方。',
  source: '整个文件',
  leftovers: (count: number) => `表格以外的文字 ${count} 段，未导入。`,
  written: (file: string) => `草稿已写入 ${file}`,
  summary: (tables: number, rows: number, flags: number) => `共 ${tables} 张表，${rows} 行指标，${flags} 处需要确认。`,
};
