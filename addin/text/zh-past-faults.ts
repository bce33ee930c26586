import type { PastProblem, PastRule } from '../../functions/domain/observation/past-years';
import type { FileRule } from '../../functions/domain/observation/problem';

/** What is wrong with a line of a file of past years: what stands there, and what to type instead. Without full stops. */
interface Fault {
  what: string;
  remedy: string;
}
type Texts = Pick<PastProblem, 'column' | 'found' | 'expected'>;

/** The columns of the file in the words of the office. */
const columnNames: Record<string, string> = {
  indicator: '指标编号',
  part: '分项编号',
  dataYear: '数据年度',
  unit: '单位编号',
  version: '版次',
  approvedOn: '审批日期',
  state: '填报情况',
  numerator: '分子',
  denominator: '分母',
  amount: '数值',
  explanation: '情况说明',
  remark: '备注',
};

const stateNames: Record<string, string> = {
  NUMERIC: '有数',
  MISSING: '暂无数据',
  NOT_APPLICABLE: '不适用',
  NOT_SUBMITTED: '未报',
  TRANSFERRED: '已划转',
  DISCONTINUED: '停止统计',
};

/** 「数值」栏（amount）: as the office says it, and as it stands at the head of the file. */
function columnText(column: string | null): string {
  if (column === null) return '本行';
  const name = columnNames[column];
  return name ? `「${name}」栏（${column}）` : `「${column}」栏`;
}

const listed = (codes: string, names: Record<string, string>) =>
  codes
    .split(',')
    .map((code) => (names[code] ? `${names[code]}（${code}）` : code))
    .join('、');
const stateText = (code: string) => (stateNames[code] ? `「${stateNames[code]}」（${code}）` : `「${code}」`);
const linesText = (numbers: string) => `第 ${numbers.split(',').join('、')} 行`;
/** What stands in the cell. */
const stands = ({ column, found }: Texts) =>
  found === '' ? `${columnText(column)}空着` : `${columnText(column)}填的是「${found}」`;

const amountRemedy = (example: string) => `请填半角数字，如 ${example}，不带百分号、千位逗号和单位`;

const faults = {
  quoteOpen: () => ({ what: '引号没有成对，从这一行起都读不出', remedy: '请补上缺少的引号' }),
  columnMissing: ({ column, expected }) => ({
    what: `首行缺${columnText(column)}，全部内容都没有读`,
    remedy: `首行须有这些列：${listed(expected, columnNames)}`,
  }),
  columnTwice: ({ column }) => ({
    what: `首行的${columnText(column)}出现两次，全部内容都没有读`,
    remedy: '请删去多余的一列',
  }),
  cellCount: ({ found, expected }) => ({
    what: `本行有 ${found} 格，首行有 ${expected} 格，数字可能错了位`,
    remedy: '请补齐或删去多余的逗号；内容中有逗号的，请加英文引号',
  }),
  unknownState: (texts) => ({ what: stands(texts), remedy: `请填以下之一：${listed(texts.expected, stateNames)}` }),
  badYear: (texts) => ({ what: `${stands(texts)}，不是年份`, remedy: `请填四位数字，如 ${texts.expected}` }),
  badVersion: (texts) => ({ what: `${stands(texts)}，不是版次`, remedy: '首次填报的填 1，每更正一次加 1' }),
  badDate: (texts) => ({ what: `${stands(texts)}，不是日期`, remedy: '请按“年-月-日”填，如 2024-01-31' }),
  notAnAmount: (texts) => ({ what: `${stands(texts)}，不是数字`, remedy: amountRemedy(texts.expected) }),
  figureMissing: ({ column, expected }) =>
    column === null
      ? {
          what: '没有填数',
          remedy: '请填上数字；确无数据的，「填报情况」栏填 MISSING（暂无数据）或 NOT_APPLICABLE（不适用）',
        }
      : { what: `${columnText(column)}空着`, remedy: `这项指标须填${listed(expected, columnNames)}` },
  figureBesideState: ({ column, found, expected }) => ({
    what: `「填报情况」栏填的是${stateText(expected)}，${columnText(column)}却填了「${found}」`,
    remedy: '有数的，「填报情况」栏改填 NUMERIC；没有数的，请清空数字',
  }),
  unknownIndicator: (texts) => ({
    what: `${stands(texts)}，规划中没有这项指标`,
    remedy: `请对照规划填指标编号，如 ${texts.expected}2-01`,
  }),
  unknownPart: (texts) =>
    texts.expected === ''
      ? { what: `${stands(texts)}，这项指标没有分项`, remedy: '请清空这一格' }
      : { what: stands(texts), remedy: `请填以下之一：${texts.expected.split(',').join('、')}` },
  unknownUnit: (texts) => ({ what: `${stands(texts)}，没有登记这个单位`, remedy: '请对照「人员与代理」中的单位填' }),
  unitNotAsked: ({ found, expected }) => ({
    what: `指标 ${expected} 该年度不由单位 ${found} 填报`,
    remedy: '请核对单位和年度；该由它填报的，请先改任务分解',
  }),
  yearOutside: (texts) => ({
    what: `${stands(texts)}，不在规划期内`,
    remedy: `请填 ${texts.expected.replace('-', '—')} 年之间的年度，或删去本行`,
  }),
  amountForRatio: (texts) => ({
    what: `${stands(texts)}，这项指标是比率，不填数值`,
    remedy: `请清空这一格，改填${listed(texts.expected, columnNames)}`,
  }),
  ratioForAmount: (texts) => ({
    what: `${stands(texts)}，这项指标只填一个数`,
    remedy: `请清空这一格，把数填在${listed(texts.expected, columnNames)}`,
  }),
  zeroDenominator: ({ expected }) => ({
    what: `「分母」栏（denominator）填的是 0（${expected}）`,
    remedy: '请填实际的分母；不适用的，「填报情况」栏填 NOT_APPLICABLE，并清空数字',
  }),
  negative: ({ expected, ...texts }) => ({
    what: `${stands({ expected, ...texts })}，${expected}不能是负数`,
    remedy: '请核对后改填 0 或正数',
  }),
  notWhole: ({ expected, ...texts }) => ({
    what: `${stands({ expected, ...texts })}，${expected}一般是整数`,
    remedy: '照此导入；有误的请改正后重新试导入',
  }),
  aboveWhole: ({ found, expected }) => ({
    what: `分子 ${found} 大于分母 ${expected}`,
    remedy: '照此导入；有误的请改正后重新试导入',
  }),
  versionTwice: ({ found, expected }) => ({
    what: `与${linesText(expected)}同为第 ${found} 版，内容却不同，都不导入`,
    remedy: '请只留一行，或改「版次」栏（version）',
  }),
  lineTwice: ({ expected }) => ({ what: `与${linesText(expected)}相同`, remedy: '只导入一次，可以删去一行' }),
  approvalOutOfOrder: ({ found, expected }) => ({
    what: `审批日期 ${found} 早于前一版的 ${expected}`,
    remedy: '以版次高的为准；日期填错的请改正',
  }),
  notActive: () => ({ what: '该年度规划已不再评价这项指标', remedy: '本行不影响结果，可以删去' }),
  stateAgainstPlan: ({ found }) => ({
    what: `「填报情况」栏填的是${stateText(found)}，规划却仍评价这项指标`,
    remedy: '按不适用导入；有误的请改正',
  }),
  nobodyAsked: ({ found }) => ({ what: `没有单位填报指标 ${found}`, remedy: '请核对任务分解' }),
  nothingApprovedYet: ({ found }) => ({ what: `截至 ${found} 没有已审批的数据`, remedy: '请核对审批日期' }),
  unknownSeries: ({ found }) => ({ what: `规划没有用到参照数「${found}」`, remedy: '请删去本行' }),
  referenceMissing: ({ found }) => ({ what: `缺参照数 ${found}`, remedy: '请先在规划中填写参照数' }),

  yearNotOver: ({ found, expected }) => ({
    what: `「数据年度」栏（dataYear）填的是「${found}」，这一年还没有结束`,
    remedy: `只能导入 ${expected} 年及以前的，请删去本行`,
  }),
  approvedAhead: ({ found, expected }) => ({
    what: `「审批日期」栏（approvedOn）填的是「${found}」，晚于今天（${expected}）`,
    remedy: '请填实际审批的日期',
  }),
  textTooLong: ({ column, found, expected }) => ({
    what: `${columnText(column)}有 ${found} 字，最多 ${expected} 字`,
    remedy: '请精简文字',
  }),
  notOnForm: ({ found, expected }) => ({
    what: `该年度的填报表按规划第 ${expected} 版，没有指标 ${found}`,
    remedy: '请核对指标编号和单位，或删去本行',
  }),
  notCounted: ({ found }) => ({
    what: `该年度规划不评价指标 ${found}，填报表上没有这一项`,
    remedy: '不导入，可以删去本行',
  }),
  neverApproved: () => ({ what: '「审批日期」栏（approvedOn）空着，从未生效', remedy: '不导入；审批过的请补上日期' }),
} satisfies Record<FileRule | PastRule, (texts: Texts) => Fault>;

const levels = { must: '错误', explain: '请核实', notice: '提示' } as const;

/** 「第 24 行［错误］「数值」栏（amount）填的是「1x2」，不是数字。请填半角数字，如 1234.5……」 */
export function faultText({ line, level, code, ...texts }: PastProblem): string {
  const { what, remedy } = faults[code](texts);
  return `${line === null ? '文件' : `第 ${line} 行`}［${levels[level]}］${what}。${remedy}。`;
}
