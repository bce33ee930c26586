import type { AcrossFinding, AcrossKind } from '../../functions/domain/submission/check-across';
import { settingLabels } from '../../functions/domain/submission/rule-labels';
import type { ChangeLimits } from '../../functions/domain/submission/rules';
import type { Noise } from '../../functions/domain/submission/try-rules';

export { settingLabels as settingText } from '../../functions/domain/submission/rule-labels';

export const noiseText = { shouting: '问得太多', silent: '从未问过' } as const satisfies Record<Noise, string>;

const serial = (number: number) => `指标 ${number}`;
const limitMeasure = { points: ' 个百分点', percent: '%' } as const satisfies Record<keyof ChangeLimits, string>;

/** Words of the planner's section on the rules (校验规则). */
export const rulesText = {
  heading: '校验规则',
  lead: '强制：不改正不能提交；核实：写明原因可以提交；提示：只提醒。改动保存、发布后，用于新开展的填报。',

  // Whose settings
  plan: '规划',
  serial,
  scope: '设定哪些指标',
  scopeAll: '全部指标（规划统一设定）',
  scopeOne: (number: number, name: string) => `${number} ${name}`,
  scopeHint: '输入序号或名称查找',
  scopeOwn: (count: number) => `${count} 项指标另有设定`,
  noOwn: '没有指标另有设定',
  noneFound: '没有相符的指标',
  isUnsaved: '未保存',
  expand: '展开指标清单',
  toAll: '回到全部指标',
  toAllShort: '全部',
  ownSetting: (heading: string, text: string) => (text === '是' ? heading : `${heading} ${text}`),

  // Findings on the settings
  goTo: (where: string) => `转到${where}`,

  // Levels
  levels: '各条规则的等级',
  fixedRules: (count: number, hits: number) =>
    hits > 0 ? `不能放宽的规则（${count} 条，命中 ${hits} 处）` : `不能放宽的规则（${count} 条）`,
  fixed: '这些规则保证数据可用，只能从严，不能放宽或停用。',
  levelOf: (name: string) => `${name}的等级`,
  asPlan: (level: keyof typeof settingLabels) => `随规划（${settingLabels[level]}）`,
  notAllowed: (level: keyof typeof settingLabels) => `${settingLabels[level]}（不允许）`,
  own: (count: number) => `${count} 项指标另有设定`,

  // Limits of the plan
  limits: '变动幅度（未单独设定的指标）',
  points: '比率变动上限（百分点）',
  percent: '数量变动上限（%）',
  limitHint: '留空不限',
  limitUnread: '请填大于 0 的数，或留空',

  // An indicator's own checks
  ownOf: (number: number, name: string) => `指标 ${number} ${name}`,
  ownLead: '没有另设的，按规划统一设定。',
  ownLimit: { points: '变动上限（百分点）', percent: '变动上限（%）' } satisfies Record<keyof ChangeLimits, string>,
  ownLimitHint: (which: keyof ChangeLimits, ofPlan: string | null) =>
    ofPlan === null ? '留空不限' : `留空随规划（${ofPlan}${limitMeasure[which]}）`,
  neverFalls: '不应减少：比上年少的要说明',
  isShare: '分子不能大于分母',
  denominatorPerUnit: '每个单位的分母应为',
  denominatorHint: '如填 1；留空不限',
  partOf: '其中项：是哪项指标的一部分',
  noPart: '不是其中项',
  unfit: (name: string) => `${name}（不合适）`,
  noTotals: '没有计量单位相同的其他指标可作合计',
  addsUp: '各部分之和应等于合计',
  addsUpHint: '凡勾选此项的其中项，加起来应等于合计',
  partsOf: (names: string[]) => `其中项：${names.join('、')}`,

  // Trying
  round: '用哪一年的填报试算',
  roundOf: (dataYear: number, forms: number) => `${dataYear}年度（${forms} 份）`,
  newest: '最近一年',
  try: '试算',
  trying: '正在试算…',
  tried: (forms: number, hits: number) =>
    hits === 0 ? `对 ${forms} 份填报单试算，没有发现问题` : `对 ${forms} 份填报单试算，共发现 ${hits} 个问题`,
  triedOne: (forms: number, hits: number) =>
    hits === 0
      ? `对 ${forms} 份填报单试算，这项指标没有发现问题`
      : `对 ${forms} 份填报单试算，这项指标共发现 ${hits} 个问题`,
  nothingFiled: '还没有单位提交过填报单，试算不出结果。',
  outdated: '设定已改，结果是改动前的，请重新试算。',

  // The meter
  hits: '命中',
  hitsOf: (forms: number, asked: number) => `${forms}/${asked} 份`,
  hitsLabel: (name: string, forms: number, asked: number) => `${name}：${asked} 份中命中 ${forms} 份`,
  overrides: '说明后通过',
  overridesOf: (overridden: number, hits: number) => `${overridden}/${hits} 次`,
  overridesLabel: (name: string, overridden: number, hits: number) =>
    `${name}：历年命中 ${hits} 次，说明后通过 ${overridden} 次`,
  notAsked: '用不上',
  noiseHint: {
    shouting: '历年八成以上的填报单都被问到，近乎人人要写说明，请考虑放宽。',
    silent: '历年从未命中，请考虑是否还需要。',
  } satisfies Record<Noise, string>,
  noiseOfMust: '历年八成以上的填报单都会被挡住，请核对设定是否恰当。',
  hitLines: (count: number, units: number) =>
    units > 1 ? `命中的 ${count} 处（${units} 个单位）` : `命中的 ${count} 处`,
  hitUnit: (unit: string, count: number) => `${unit}（${count} 处）`,
  moreHits: (count: number) => `另有 ${count} 处没有列出`,

  // All units together
  acrossHeading: '各单位合在一起看',
  acrossWhere: (number: string, name: string) => `指标 ${number} ${name}`,
  across: {
    allAsLastYear: ({ units }) => `${units.length} 个单位所填都与上年完全相同，请核实是否沿用旧数`,
    allAsTarget: ({ units, expected }) => `${units.length} 个单位都恰好等于年度目标 ${expected}，请核实是否照抄目标`,
    sumNotPublished: ({ found, expected }) =>
      `各单位之和 ${found} 与已发布评估所依据的 ${expected} 不同，请核对；确有变化的，发布评估更正`,
    unitAbovePublished: ({ units, found, expected }) =>
      `${units.join('、')}一家就有 ${found}，超过已发布的全市数 ${expected}，请核对计量单位`,
  } satisfies Record<AcrossKind, (finding: Pick<AcrossFinding, 'units' | 'found' | 'expected'>) => string>,

  // Saving
  save: '保存规则',
  saving: '正在保存…',
  saved: (time: string) => `已保存 ${time}，发布后生效`,
  // Of the rules alone: the index in its fold is saved by itself.
  unchanged: '规则与已保存的没有差别',
  unsaved: (scopes: string[]) => `未保存的改动：${scopes.join('、')}`,
  unreadIn: (scopes: string[]) => `${scopes.join('、')}：有读不懂的数，请填大于 0 的数，或留空`,
  unpublished: (version: number, count: number) => `与已发布第 ${version} 版不同的校验设定（${count} 处），发布后生效`,
} as const;
