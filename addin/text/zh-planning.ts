import type { PlanDraft } from '../../functions/domain/plan/draft';
import type { MilestoneKind, ProseRelation, ProseTargetKind } from '../../functions/domain/plan/plan';
import type { TargetReading } from '../../functions/domain/plan/read-target';
import type { Source } from '../../functions/domain/plan/source';
import type { Comparator, Strength } from '../../functions/domain/plan/target';

// The second half of the planner's words: allocation, outside figures, rounds, and what the document says.

export const comparatorText = {
  GE: '不低于',
  GT: '高于',
  LE: '不超过',
  LT: '低于',
  EQ: '等于',
} as const satisfies Record<Comparator, string>;

const strengthText = { hard: '', inPrinciple: '原则上', strive: '力争' } as const satisfies Record<Strength, string>;

/** 指标 3、4; a long list is cut after six. */
export function serialsText(serials: number[]): string {
  const shown = serials.slice(0, 6).join('、');
  return serials.length > 6 ? `指标 ${shown} 等 ${serials.length} 项` : `指标 ${shown}`;
}

const withMeasure = (figure: string, measure: string | null) =>
  measure === null || measure === '' ? figure : measure === '%' ? `${figure}%` : `${figure} ${measure}`;

/** How a target of the text was read, without the wording it stands in: 「不低于 95%」. */
export function readingText(reading: TargetReading, measure: string | null): string {
  const often = reading.everyYear ? '每年' : '';
  const lead = `${strengthText[reading.strength]}${often}`;
  switch (reading.kind) {
    case 'fixed':
      return `${lead}${comparatorText[reading.comparator]} ${withMeasure(reading.amount, measure)}`;
    case 'range':
      return `${lead}${reading.lower} 至 ${withMeasure(reading.upper, measure)}`;
    case 'approximate':
      return `${lead}${withMeasure(reading.amount, measure)} 左右`;
    case 'relative': {
      const year = reading.lagYears === 0 ? '' : reading.lagYears === 1 ? '上年' : `${reading.lagYears} 年前`;
      const times = reading.multiplier === '1' ? '' : ` 的 ${reading.multiplier} 倍`;
      return `${lead}${comparatorText[reading.comparator]}${year}${reading.reference}${times}`;
    }
    case 'parts':
      return reading.parts
        .map(
          ({ label, amount }) =>
            `${label ? `${label} ` : ''}${comparatorText[reading.comparator]} ${withMeasure(amount, measure)}`,
        )
        .join('；');
    case 'none':
      return '没有目标';
    case 'needsPerson':
      return '读不出可考核的数，由人工确定';
  }
}

/** Where in the document it stands. */
export function sourceText(source: Source): string {
  return source.kind === 'table'
    ? `${source.table}第 ${source.row} 项（原文第 ${source.line} 行）`
    : `原文第 ${source.line} 行`;
}

export const reading = {
  heading: '规划文本',
  prose: (count: number) => `正文目标 ${count} 项`,
  noProse: '正文中没有列出表外目标。',
  proseLead: '写在正文里、不在指标表中的目标。与表内指标同一事项的，以表为准，这里并列备查。',
  filterLabel: '按类别筛选',
  chip: (word: string, count: number) => `${word} ${count}`,
  all: '全部',
  differing: '与表不一致',
  kinds: {
    figure: '有数值',
    relative: '相对目标',
    fullCoverage: '全覆盖类',
    milestone: '工作节点',
    rank: '位次等级',
  } as const satisfies Record<ProseTargetKind, string>,
  relations: {
    same: '与表一致',
    tighter: '比表更严',
    looser: '比表更宽',
    contradicts: '与表矛盾',
    otherScope: '口径不同',
  } as const satisfies Record<ProseRelation, string>,
  relation: (word: string, row: string) => `${word}：${row}`,
  row: (serial: number, name: string) => `指标 ${serial} ${name}`,
  readAs: (text: string) => `读作：${text}`,
  due: (year: number) => `${year}年`,
  noDue: '未写年份',
  words: (text: string) => `「${text}」`,
  nothingHere: '没有这一类。',
  notes: (count: number) => `文本疑点 ${count} 处`,
  notesLead: '规划文件前后不符或写法有误之处，请在评估和修订时留意。',
  lines: (lines: number[]) => `原文第 ${lines.join('、')} 行`,
  about: (names: string[]) => `涉及：${names.join('；')}`,
  prior: (year: number, count: number) => `上期完成情况（截至 ${year} 年）${count} 项`,
  priorColumns: { name: '指标', target: '目标', state: '结论' },
  priorBaseline: '期初',
  priorActual: (year: number) => `${year}年`,
  priorNotJudged: '原文没有列出目标，不判断完成与否。',
  priorByText: '这些数摘自正文，原文没有成表。',
  plansWord: (word: string) => `原文：${word}`,
  none: '－',
  document: '规划文件',
  facts: {
    issuers: '印发单位',
    documentNumber: '文号',
    issuedOn: '印发日期',
    parents: '上级和同级规划',
    evaluationClause: '监测评估条款',
    milestones: '评估节点',
  },
  noClause: '规划没有写监测评估安排。',
  noMilestones: '规划没有规定评估年份，按年度监测。',
  milestoneKinds: { annual: '年度监测', midTerm: '中期评估', final: '终期评估' } as const satisfies Record<
    MilestoneKind,
    string
  >,
  milestone: (year: number, kind: string) => `${year}年${kind}`,
} as const;

/** Serial and name of a row the text speaks of: of this plan's table, or of the period before. */
export function rowName({ indicators, priorResults }: PlanDraft, id: string): string {
  const indicator = indicators.find((candidate) => candidate.id === id);
  if (indicator) return reading.row(indicator.serial, indicator.name);
  const prior = priorResults.find((candidate) => candidate.id === id);
  if (!prior) return id;
  return prior.serial === null ? `上期 ${prior.name}` : `上期第 ${prior.serial} 项 ${prior.name}`;
}

export const rounds = {
  heading: '填报任务',
  none: '还没有开展过填报。',
  year: (year: number) => `${year}年`,
  due: (day: string) => `${day}截止`,
  units: (count: number) => `${count} 个单位`,
  version: (version: number) => `第 ${version} 版规划`,
  open: '进行中',
  closed: '已截止',
  toProgress: '查看进度',
  toProgressOf: (title: string) => `查看进度：${title}`,
  formHeading: '开展填报',
  dataYear: '数据年度',
  title: '任务名称',
  titleOf: (year: number) => `${year}年度指标进展填报`,
  dueOn: '截止日期',
  submit: (year: number) => `开展 ${year} 年度填报`,
  yearMissing: '规划期各年都已开展过填报',
  titleMissing: '请填写任务名称',
  dueMissing: '请填写截止日期',
  duePast: (today: string) => `截止日期不能早于今天（${today}）`,
  yearNotOver: (year: number) => `${year} 年还没有结束，各单位只能报到目前的数。`,
  opened: (time: string, year: number, units: number) => `${time} 已开展 ${year} 年度填报，${units} 个单位待报。`,
} as const;

export const allocation = { heading: '任务分解' } as const;
export const references = {
  heading: '参照数',
  lead: '相对目标（如「不低于低保标准的 1.3 倍」）所依据的外部数据。每年录入一次并写明来源；更正的另存一版，旧数保留。',
  none: '这个规划没有用到参照数。',
  value: (name: string, measure: string) => `${name}（${measure}）`,
  usedBy: (serials: number[]) => `用于${serialsText(serials)}`,
  unused: '还没有指标以它为参照。',
  missing: (years: number[]) => `缺 ${years.join('、')} 年的数，对应年度的门槛算不出来。`,
  columns: { year: '年度', amount: '数值', source: '来源' },
  year: (year: number) => `${year}年`,
  notEntered: '未录入',
  entered: (by: string, time: string, version: number) =>
    version === 1 ? `${by} ${time}` : `${by} ${time} · 第 ${version} 版`,
  earlier: (count: number) => `以前录入的 ${count} 版`,
  earlierVersion: (version: number, amount: string) => `第 ${version} 版 ${amount}`,
  thresholds: '由此得出的门槛',
  rule: (serials: string, comparator: string, of: string) => `${serials}：${comparator}${of}`,
  ruleOf: (lagYears: number, multiplier: string, offset: string) => {
    const year = lagYears === 0 ? '当年数' : lagYears === 1 ? '上年数' : `${lagYears} 年前的数`;
    const times = multiplier === '1' ? '' : `的 ${multiplier} 倍`;
    const plus = offset === '0' ? '' : offset.startsWith('-') ? `减 ${offset.slice(1)}` : `加 ${offset}`;
    return `${year}${times}${plus}`;
  },
  threshold: (year: number, sum: string, measure: string) => `${year}年 ${sum} ${measure}`,
  sum: (multiplier: string, basis: string, offset: string, result: string) => {
    if (multiplier === '1' && offset === '0') return result;
    const product = multiplier === '1' ? basis : `${multiplier} × ${basis}`;
    const plus = offset === '0' ? '' : offset.startsWith('-') ? ` － ${offset.slice(1)}` : ` ＋ ${offset}`;
    return `${product}${plus} = ${result}`;
  },
  noThreshold: (year: number, basisYear: number) => `${year}年 缺 ${basisYear} 年的数`,
  enter: '录入或更正',
  yearField: '年度',
  amountField: '数值',
  sourceField: '来源',
  sourceHint: '文件名称和文号，或统计公报、统计年鉴的名称和表号',
  readAs: (amount: string) => `读作 ${amount}`,
  amountMissing: '请填写数值',
  amountUnread: (text: string) => `「${text}」读不成数字。请只填数字，不带计量单位`,
  sourceMissing: '请写明来源',
  sameAmount: (year: number, version: number) => `与 ${year} 年第 ${version} 版相同，不必再录`,
  replaces: (year: number, amount: string, version: number) =>
    `${year} 年已录入 ${amount}；本次存为第 ${version} 版，旧数保留。`,
  record: (year: number) => `录入 ${year} 年的数`,
  recorded: (time: string, year: number, amount: string) => `${time} 已录入 ${year} 年：${amount}。`,
  addHeading: '增加参照数列',
  nameField: '名称',
  measureField: '计量单位',
  definitionField: '口径',
  definitionHint: '取谁公布的、哪个标准、什么时点的数',
  nameMissing: '请填写名称',
  nameTaken: (name: string) => `已经有「${name}」，请换一个名称`,
  measureMissing: '请填写计量单位',
  definitionMissing: '请写明口径',
  add: '增加',
  added: (time: string, name: string) => `${time} 已增加「${name}」，存入草稿。请录入各年的数。`,
} as const;

export const importing = {
  heading: '导入规划',
  lead: '把指标表粘贴到一张空白工作表，或打开文件里的那张表，再点「读取」。',
} as const;
