import { type Verdict, verdictsOf } from './domain/evaluation/verdict';
import type { Absence } from './domain/observation/observations';
import type { EvaluatedFile, FileProblem, FileRule } from './domain/observation/problem';
import type { Nature } from './domain/plan/indicator';
import type { MilestoneKind } from './domain/plan/plan';
import type { RuleLevel } from './domain/submission/rules';
import type { PlanFault } from './evaluate/plan-faults';

type Texts = Pick<FileProblem, 'column' | 'found' | 'expected'>;

const lines = (numbers: string) => numbers.split(',').join('、');
const shown = (text: string) => (text === '' ? '空白' : `“${text}”`);

/** What was found, and what would be right. */
const ruleWords = {
  quoteOpen: () => '引号没有成对，此行以后都读不出。请补上引号。',
  columnMissing: ({ column, expected }) => `缺少“${column}”列，未读取任何一行。首行应含 ${expected}。`,
  columnTwice: ({ column }) => `“${column}”列出现了两次，未读取任何一行。请只留一列。`,
  cellCount: ({ found, expected }) =>
    `有 ${found} 格，首行有 ${expected} 格，数字可能错位。请补齐逗号，含逗号的内容请加引号。`,
  unknownState: ({ found, expected }) => `state 为${shown(found)}，应为 ${expected} 之一。`,
  badYear: ({ column, found, expected }) => `${column} 为${shown(found)}，不是年份，应如 ${expected}。`,
  badVersion: ({ found }) => `version 为${shown(found)}，应为 1、2、3……`,
  badDate: ({ column, found }) => `${column} 为${shown(found)}，不是日期，应如 2024-01-31。`,
  notAnAmount: ({ column, found, expected }) =>
    `${column} 为${shown(found)}，不是数。应如 ${expected}：半角数字，不带百分号、千位分隔符和单位。`,
  figureMissing: ({ column, expected }) =>
    column === null
      ? '没有数。请填写；确无数值的，state 请填 MISSING 或 NOT_APPLICABLE。'
      : `缺 ${column}。应填写 ${expected}。`,
  figureBesideState: ({ column, found, expected }) =>
    `state 为 ${expected}，${column} 却有数“${found}”。两者只能有一个。`,
  unknownIndicator: ({ found, expected }) => `规划中没有指标${shown(found)}。指标编号应如 ${expected}2-01。`,
  unknownPart: ({ found, expected }) =>
    expected === ''
      ? `该指标不分项，part 应为空，现为${shown(found)}。`
      : `part 为${shown(found)}，应为 ${expected} 之一。`,
  unknownUnit: ({ found }) => `单位${shown(found)}不在单位清单中。`,
  unitNotAsked: ({ found, expected }) =>
    `${expected} 该年度不由${shown(found)}填报。请核对单位、年份，或调整规划的任务分解。`,
  yearOutside: ({ found, expected }) => `${found} 年不在规划期 ${expected} 内。`,
  amountForRatio: ({ found, expected }) => `应填分子、分母（${expected}），不填比率或数量，现 amount 为“${found}”。`,
  ratioForAmount: ({ column, found }) => `应只填 amount，现 ${column} 为“${found}”。`,
  zeroDenominator: ({ expected }) => `分母“${expected}”为 0。不适用的，state 请填 NOT_APPLICABLE。`,
  negative: ({ column, found, expected }) => `${column}“${expected}”为 ${found}，不能是负数。`,
  notWhole: ({ column, found, expected }) => `${column}“${expected}”为 ${found}，应为整数。已计入，请核实。`,
  aboveWhole: ({ found, expected }) => `分子 ${found} 大于分母 ${expected}。已计入，请核实。`,
  versionTwice: ({ found, expected }) =>
    `与第 ${lines(expected)} 行同为第 ${found} 版而内容不同，都不计入。请只留一行，或改版次。`,
  lineTwice: ({ expected }) => `与第 ${lines(expected)} 行重复，只计一次。`,
  approvalOutOfOrder: ({ column, found, expected }) =>
    `${column} ${found} 早于前一版的 ${expected}。仍以版次高者为准。`,
  notActive: () => '该年度规划已不再评价此指标，本行不影响结果。',
  stateAgainstPlan: ({ found }) => `state 为 ${found}，而规划仍评价此指标。该单位按不适用处理。`,
  nobodyAsked: ({ found }) => `没有任何单位填报 ${found}，无从评价。`,
  nothingApprovedYet: ({ found, expected }) =>
    expected === ''
      ? `截至 ${found} 该年度没有任何已审批的数据。`
      : `截至 ${found} 该年度没有任何已审批的数据，最早一批为 ${expected}。`,
  unknownSeries: ({ found, expected }) =>
    expected === ''
      ? `规划没有用到参照数，${shown(found)}无处可用。`
      : `规划中没有参照数${shown(found)}，应为 ${expected} 之一。`,
  referenceMissing: ({ found, expected }) => `缺参照数 ${found}，${expected} 的相对目标无从比较。`,
} satisfies Record<FileRule, (texts: Texts) => string>;

const fileWords = { observations: '数据', references: '参照数' } satisfies Record<EvaluatedFile, string>;
const levelWords = { must: '不计入', explain: '请核实', notice: '提示' } satisfies Record<RuleLevel, string>;

/** A problem as one sentence to act upon, with its place in front. */
export function describeProblem({ file, line, level, code, ...texts }: FileProblem): string {
  const place = line === null ? fileWords[file] : `${fileWords[file]}第${line}行`;
  return `[${levelWords[level]}] ${place}：${ruleWords[code](texts)}`;
}

const absenceWords = {
  noLine: () => '没有数据',
  barred: ({ line }) => `第${line}行有误`,
  notApproved: ({ line }) => `第${line}行未审批`,
  approvedLater: ({ on }) => `${on}才审批`,
  noFigure: ({ line }) => `第${line}行为无数值`,
  notSubmitted: () => '未报',
} satisfies Record<Absence['why'], (absence: Absence) => string>;

const kindWords = {
  annual: '年度监测',
  midTerm: '中期评估',
  final: '总结评估',
} satisfies Record<MilestoneKind, string>;

export const words = {
  usage: [
    '用法：npm run evaluate -- --plan 规划.json --observations 数据.csv --year 年份 --as-of 日期',
    '      [--units 单位.json] [--references 参照数.csv] [--kind annual|midTerm|final] [--json [输出文件]]',
    '文件格式见 seeds/README.md。',
  ].join('\n'),
  argumentMissing: (name: string) => `缺少 ${name}。\n${words.usage}`,
  valueMissing: (name: string) => `${name} 后面缺少内容。\n${words.usage}`,
  unknownArgument: (text: string) => `不认得“${text}”。\n${words.usage}`,
  twice: (name: string) => `${name} 写了两次。\n${words.usage}`,
  badYear: (text: string) => `--year“${text}”不是年份，应如 2023。`,
  badAsOf: (text: string) => `--as-of“${text}”不是日期，应如 2024-01-31。`,
  badKind: (text: string, kinds: readonly string[]) => `--kind“${text}”不认得，应为 ${kinds.join('、')} 之一。`,
  yearOutside: (year: number, start: number, end: number) => `${year} 年不在规划期 ${start}—${end} 年内。`,
  notFound: (file: string) => `找不到文件：${file}`,
  tooLarge: (file: string, megabytes: number) => `文件超过 ${megabytes} MB：${file}`,
  notText: (file: string) => `不是文本文件，读不出文字：${file}`,
  notJson: (file: string, message: string) => `不是 JSON：${file}（${message}）`,
  notValid: (file: string, issues: string[], count: number) =>
    [
      `内容不符合格式，共 ${count} 处：${file}`,
      ...issues.map((issue) => `  ${issue}`),
      ...(count > issues.length ? ['  ……'] : []),
    ].join('\n'),
  issue: (path: string, message: string) => `${path === '' ? '（整个文件）' : path}：${message}`,
  oneOf: (options: string[]) => `期望以下之一 ${options.map((option) => `"${option}"`).join('|')}`,
  faults: {
    years: (found) => `应依次为基期年、首年、末年（如 2020, 2021, 2025），现为 ${found}`,
    idTwice: (found) => `指标 ${found} 出现了两次`,
    partTwice: (found) => `分项 ${found} 出现了两次`,
    unknownIndicator: (found) => `规划中没有指标 ${found}`,
    unknownSeries: (found) => `references 中没有参照数 ${found}`,
  } satisfies Record<PlanFault['kind'], (found: string) => string>,

  title: ({ plan, dataYear, kind, asOf, timeShare }: TitleTexts) =>
    `${plan.title}  ${dataYear}年${kindWords[kind]}  截至${asOf}  时序进度${timeShare?.text ?? ''}%`,
  heads: [
    '序号',
    '指标',
    '单位',
    '属性',
    '基期',
    '目标',
    '年度目标',
    '实际',
    '完成进度',
    '应达进度',
    '评价结果',
    '汇总',
  ],
  natures: { binding: '约束性', anticipatory: '预期性' } satisfies Record<Nature, string>,
  none: '－',
  partOf: '其中：',
  partial: '* 数据不全，为已报部分',
  provisional: (verdict: string) => `（暂按已报：${verdict}）`,
  exceeded: '（超额）',
  classes: (kind: MilestoneKind): Verdict[] => verdictsOf(kind),
  counts: (nature: string, { total, evaluated, reached, rate }: CountTexts, classes: string[]) =>
    `${nature}指标 ${total} 项：${classes.join('，')}。可评价 ${evaluated} 项，达到 ${reached} 项${rate ? `（${rate.text}%）` : ''}`,
  incomplete: '数据不全的指标，缺：',
  absence: (absence: Absence) => absenceWords[absence.why](absence),
  missingYears: (years: number[]) => `${years.join('、')}年数据`,
  problems: (problems: FileProblem[]) =>
    `文件问题 ${problems.length} 处，其中不计入 ${problems.filter(({ level }) => level === 'must').length} 处：`,
  written: (file: string) => `结果已写入 ${file}`,
};

interface TitleTexts {
  plan: { title: string };
  dataYear: number;
  kind: MilestoneKind;
  asOf: string;
  timeShare: { text: string } | null;
}

interface CountTexts {
  total: number;
  evaluated: number;
  reached: number;
  rate: { text: string } | null;
}
