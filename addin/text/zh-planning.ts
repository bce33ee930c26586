import { exact, toPlainText } from '../../functions/domain/decimal';
import type { Flag } from '../../functions/domain/import/reading';
import type { DraftDoubt, Untouched } from '../../functions/domain/import/to-draft';
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

/** 1.3 of something is 1.3 倍; less than the whole is said in per cent: 80%. */
function timesText(multiplier: string): string {
  const share = exact(multiplier);
  return share.compare(1) < 0 ? `${toPlainText(share.mul(100))}%` : multiplier;
}

const timesOf = (multiplier: string) => {
  const times = timesText(multiplier);
  return times.endsWith('%') ? `的 ${times}` : `的 ${times} 倍`;
};

/** Years that follow each other as a span: 2021—2023、2025. */
export function yearsText(years: number[]): string {
  const spans: [number, number][] = [];
  for (const year of years) {
    const last = spans.at(-1);
    if (last && last[1] === year - 1) last[1] = year;
    else spans.push([year, year]);
  }
  return spans.map(([first, last]) => (first === last ? String(first) : `${first}—${last}`)).join('、');
}

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
      return `${lead}${withMeasure(reading.amount, measure)}左右`;
    case 'relative': {
      const year = reading.lagYears === 0 ? '' : reading.lagYears === 1 ? '上年' : `${reading.lagYears} 年前`;
      const times = reading.multiplier === '1' ? '' : timesOf(reading.multiplier);
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
    ? `${source.table}第 ${source.row} 行（原文第 ${source.line} 行）`
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
  sourceWords: (text: string) => `：${text}`,
  nothingHere: '没有这一类。',
  notes: (count: number) => `文本疑点 ${count} 处`,
  notesLead: '规划文件前后不符或写法有误之处，请在评估和修订时留意。',
  lines: (lines: number[]) => `原文第 ${lines.join('、')} 行`,
  about: (names: string[]) => `涉及：${names.join('；')}`,
  prior: (year: number, count: number) => `上期完成情况（截至 ${year} 年）${count} 项`,
  priorColumns: { name: '指标', target: '目标', state: '结论' },
  priorBaseline: '期初',
  priorActual: (year: number) => `${year}年`,
  priorNotJudged: '原文没有列出目标的，不判断完成与否。',
  priorSomeNotJudged: '结论为「－」的，原文没有列出目标。',
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
  milestoneKinds: { annual: '年度监测', midTerm: '中期评估', final: '总结评估' } as const satisfies Record<
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

/** On top of a refusal because somebody else has saved: the way to what is there now. */
export const loadLatest = '载入最新';

export const allocation = {
  heading: '任务分解',
  lead: '任务分解表上一行一项指标，一列一个单位，填报的打「●」，责任处室从下拉框中选。改动先留在表里，保存后才算数。',
  year: '数据年度',
  yearOption: (year: number) => `${year}年`,
  yearHint: '各年在册的单位可能不同，表上只列该年在册的单位。',
  open: '打开任务分解表',
  openYear: (year: number) => `打开 ${year} 年任务分解表`,
  bringToFront: '转到任务分解表',
  otherUnits: (year: number) => `工作簿里的任务分解表不是按 ${year} 年在册单位列的。`,
  rewriteBlocked: '表中改动还没有保存。先保存，再换年度打开',
  opening: '正在写入任务分解表…',
  readFault: '表格正在编辑中，读不到；结束输入后会自动再读',
  noIndicators: '还没有指标。先在「指标体系」中录入。',

  // ---- Who reports what ----
  unitsHeading: (year: number) => `各单位（${year}年）`,
  unitColumns: { unit: '单位', count: '填报指标', filler: '填报人' },
  hasFiller: '有',
  noFiller: '没有登记',
  comesFrom: (year: number) => `${year}年起填报`,
  goesAfter: (year: number) => `填报到${year}年`,
  indicatorsHeading: '各项指标',
  indicator: (serial: number, name: string) => `${serial} ${name}`,
  unitsOf: (count: number, all: number) => `${count}/${all} 个单位`,
  nobody: '没有单位填报',
  noDepartment: '没有责任处室',
  notActive: (year: number) => `${year}年已不填报`,
  departmentsHeading: '责任处室',
  departmentCount: (name: string, count: number) => `${name} ${count} 项`,
  noReviewer: '没有登记审核人',
  lackFillers: (names: string[]) => `${names.join('、')}有填报任务，但没有登记填报人`,
  lackFillersRemedy: '请先登记填报人，否则这些单位收不到任务',
  lackUnits: (serials: string) => `${serials}没有单位填报`,
  lackUnitsRemedy: '请在任务分解表中给填报单位打「●」',
  lackDepartments: (serials: string) => `${serials}没有责任处室`,
  lackDepartmentsRemedy: '请在任务分解表中选定责任处室',
  route: (steps: string[]) => `办理流程：${steps.join(' → ')}`,

  // ---- Reading and saving ----
  unreadHeading: (count: number) => `表中有 ${count} 处读不懂，按原来的保留`,
  unread: {
    choiceUnknown: (found: string, expected: string) =>
      expected === '' ? `填的是「${found}」` : `填的是「${found}」，应从中选：${expected}`,
    rowLost: () => '这一行被删除了',
    rowTwice: () => '这一行有两条，按前一条读',
  },
  changesHeading: (count: number) => `与已存的比较：${count} 项指标有改动`,
  noChanges: '与已存的相同。',
  unitsAdded: (names: string[]) => `增加 ${names.join('、')}`,
  unitsRemoved: (names: string[]) => `去掉 ${names.join('、')}`,
  departmentChanged: (before: string, after: string) => `责任处室：${before || '空'} → ${after || '空'}`,
  save: (count: number) => (count > 0 ? `保存任务分解（改动 ${count} 项）` : '保存任务分解'),
  nothingToSave: '没有改动',
  saved: (time: string) => `${time} 已保存，发布指标体系后生效。`,
} as const;

export const references = {
  heading: '参照数',
  lead: '相对目标（如「不低于低保标准的 1.3 倍」）所依据的外部数据。每年录入一次并写明来源；更正的另存一版，旧数保留。',
  none: '这个规划没有用到参照数。',
  value: (name: string, measure: string) => `${name}（${measure}）`,
  usedBy: (serials: number[]) => `用于${serialsText(serials)}`,
  unused: '还没有指标以它为参照。',
  missing: (years: number[]) => `缺 ${yearsText(years)} 年的数，依据它们的门槛还算不出来。`,
  columns: { year: '年度', amount: '数值', source: '来源' },
  year: (year: number) => `${year}年`,
  notEntered: '未录入',
  nothingEntered: (first: number, last: number) => `${first}—${last}年都还没有录入。`,
  entered: (by: string, time: string, version: number) =>
    version === 1 ? `${by} ${time}` : `${by} ${time} · 第 ${version} 版`,
  earlier: (count: number) => `以前录入的 ${count} 版`,
  earlierVersion: (version: number, amount: string) => `第 ${version} 版 ${amount}`,
  thresholds: '由此得出的门槛',
  rule: (serials: string, comparator: string, of: string) => `${serials}：${comparator}${of}`,
  ruleOf: (lagYears: number, multiplier: string, offset: string) => {
    const year = lagYears === 0 ? '当年数' : lagYears === 1 ? '上年数' : `${lagYears} 年前的数`;
    const times = multiplier === '1' ? '' : timesOf(multiplier);
    const plus = offset === '0' ? '' : offset.startsWith('-') ? `减 ${offset.slice(1)}` : `加 ${offset}`;
    return `${year}${times}${plus}`;
  },
  threshold: (year: number, sum: string, measure: string) => `${year}年 ${sum} ${measure}`,
  sum: (multiplier: string, basis: string, offset: string, result: string) => {
    if (multiplier === '1' && offset === '0') return result;
    const product = multiplier === '1' ? basis : `${timesText(multiplier)} × ${basis}`;
    const plus = offset === '0' ? '' : offset.startsWith('-') ? ` － ${offset.slice(1)}` : ` ＋ ${offset}`;
    return `${product}${plus} = ${result}`;
  },
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
  follows: (serials: string, year: number, sum: string, measure: string) =>
    `${serials} ${year} 年的门槛：${sum} ${measure}`,
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

// Proposals that are terms of ours and no words or figures of the plan are said by the sentence alone.
const ownTerms = new Set(['GE', 'LE', 'target', 'annualTarget', 'tier', 'completion']);

export const importing = {
  heading: '从表格新建规划',
  lead: '把指标表粘贴到一张空白工作表，或打开文件里的那张表，再点「读取」。',
  leadDetail: '表头至少要有「指标名称」和一列数值；完成情况表和目标表可以放在同一张工作表上。读取不会改动工作表。',
  read: '读取前面的工作表',
  readAgain: '重新读取',
  readAt: (sheet: string, time: string) => `${time} 读取自工作表「${sheet}」`,
  loading: '正在载入…',

  // ---- Nothing came of it ----
  ownSheet: {
    what: '前面的是本系统生成的工作表，不是要导入的指标表',
    remedy: '请转到粘贴了指标表的工作表，再点「读取」',
  },
  empty: (sheet: string) => ({
    what: `工作表「${sheet}」是空的`,
    remedy: '请先把指标表粘贴进来，再点「读取」',
  }),
  tooManyRows: (rows: number, limit: number) => ({
    what: `表格有 ${rows} 行，超过上限 ${limit} 行，没有读取`,
    remedy: '指标表不会这样大，请只留下指标表的部分再读取',
  }),
  tooManyColumns: (columns: number, limit: number) => ({
    what: `表格有 ${columns} 列，超过上限 ${limit} 列，没有读取`,
    remedy: '请删去表格右边用不到的列，或只把指标表复制到一张新工作表再读取',
  }),
  tooManyMerges: (sheet: string) => ({
    what: `工作表「${sheet}」的合并单元格太多，没有读取`,
    remedy: '请只把指标表复制到一张新工作表再读取',
  }),
  noTable: (sheet: string) => ({
    what: `工作表「${sheet}」上没有找到指标表`,
    remedy: '请在表格上方补一行表头：序号、指标名称、单位、2020年值、2025年目标值、指标属性，再点「重新读取」',
  }),
  noHeader: '有一块像表格，但没有认得的表头',
  severalTargets: (captions: string[]) => ({
    what: `读到 ${captions.length} 张目标表：${captions.join('、')}`,
    remedy: '都是本规划的，可以继续；混入了别的规划的，请在工作表里删去后重新读取',
  }),

  // ---- The plan ----
  planHeading: '规划',
  owner: '规划单位',
  noOwner: '您没有可以新建规划的单位',
  title: '规划名称',
  titleHint: '如：××市民政事业发展“十四五”规划',
  code: '代码',
  codeHint: (baseYear: number) => `代码为两个大写字母，用来给指标编号；基期年为 ${baseYear} 年。`,
  startYear: '起始年',
  endYear: '结束年',

  // ---- What was read ----
  readHeading: '读到的表',
  noCaption: '（没有表题）',
  tableName: (number: number) => `表${number}`,
  purpose: { target: '目标表', completion: '完成情况表' } as const satisfies Record<'target' | 'completion', string>,
  tableFacts: (purpose: string, rows: number, period: { start: number; end: number } | null) =>
    [purpose, `${rows} 行`, ...(period ? [`${period.start}—${period.end}年`] : [])].join(' · '),
  rows: (count: number) => `查看 ${count} 行`,
  columns: { name: '指标', target: '目标', nature: '属性' },
  figureColumn: (role: string, year: number | null) => {
    const word = role === 'actual' ? '完成' : '基期';
    return year === null ? word : `${year}年${word}`;
  },
  none: '－',
  rowFlags: (count: number) => `提示 ${count}`,
  leftovers: (count: number) => `表格以外的内容 ${count} 处，不导入`,
  leftoverAt: (line: number, text: string) => `第${line}行 ${text}`,

  // ---- Flags ----
  flagsHeading: '需要核对',
  flagsLead: '逐条对照原文。读得对的，标为「已核对」；不对的，在工作表里改正后点「重新读取」，没有变动的核对会保留。',
  flagFilter: '筛选提示',
  openFlags: (count: number) => `未核对 ${count}`,
  allFlags: (count: number) => `全部 ${count}`,
  noFlags: '没有需要核对的地方。',
  allChecked: '都核对过了。',
  wholeSheet: '整张工作表',
  checked: '已核对',
  checkKind: (count: number) => `同类 ${count} 条全部标为已核对`,
  /** Whether they are what stands and what should stand in one cell, and short enough to be set side by side. */
  isShort: ({ where, original, proposal }: Flag) =>
    where.row !== null &&
    where.column !== null &&
    proposal !== null &&
    proposal !== '' &&
    !ownTerms.has(proposal) &&
    original.trim() !== '' &&
    original.trim() !== proposal &&
    original.length <= 16 &&
    proposal.length <= 16,

  // ---- Setting up ----
  outcome: (count: number) => `建立草稿时的处理 ${count} 处`,
  doubt: (serial: number, text: string) => `指标 ${serial}：${text}`,
  doubts: {
    renumbered: (original: string, proposal: string) => `原序号 ${original}，改编为 ${proposal}，以免与别的指标重号。`,
    toleranceProposed: (original: string, proposal: string) =>
      `「${original}」的允许偏差暂取 ${proposal}，请在指标体系表中确定。`,
    referenceProposed: (original: string, proposal: string) =>
      `「${original}」以「${proposal}」为参照数列，请补写口径并逐年录入。`,
  } satisfies Record<Exclude<DraftDoubt['kind'], 'tooManyIndicators'>, (original: string, proposal: string) => string>,
  untouched: {
    captionWithoutTable: (_: string, original: string) => `只有表题「${original}」，没有表格，不导入。`,
    noRows: (table: string) => `${table}只有表头，不导入。`,
    noIdLeft: (table: string, original: string) => `${table}的一行编不出号，不导入：${original}`,
  } satisfies Record<Untouched['reason'], (table: string, original: string) => string>,
  create: (count: number) => (count > 0 ? `建立规划草稿（${count} 项指标）` : '建立规划草稿'),
  noTargets: '没有目标表，不能建立规划。请把目标表也放到工作表上，重新读取',
  tooManyIndicators: (count: number, limit: number) => `指标 ${count} 项，超过上限 ${limit} 项`,
  unchecked: (count: number) => `还有 ${count} 条提示未核对`,
  titleMissing: '请填写规划名称',
  codeMissing: '请填写代码',
  codeWrong: (code: string) => `代码「${code}」不对，应为两个大写字母`,
  codeTaken: (code: string, title: string) => `代码 ${code} 已用于《${title}》，请换一个`,
  yearsWrong: '起始年、结束年应为四位年份，结束年不早于起始年',
} as const;
