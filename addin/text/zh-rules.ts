import type { AcrossFinding, AcrossKind } from '../../functions/domain/submission/check-across';
import type { RuleSetting } from '../../functions/domain/submission/rules';
import type { Noise } from '../../functions/domain/submission/try-rules';
import { levelText } from './zh';

export const settingText = { ...levelText, off: '停用' } as const satisfies Record<RuleSetting, string>;

export const noiseText = { shouting: '问得太多', silent: '从未问过' } as const satisfies Record<Noise, string>;

/** Words of the planner's section on the rules (校验规则). */
export const rulesText = {
  heading: '校验规则',
  lead: '强制：不改正不能提交；核实：写明原因可以提交；提示：只提醒。改动保存、发布后，用于新开展的填报。',
  fixed: '保证数据可用，不能放宽',
  levelOf: (name: string) => `${name}的等级`,
  own: (count: number) => `${count} 项指标另有设定`,

  // Limits
  limits: '变动幅度（未单独设定的指标）',
  points: '比率变动上限（百分点）',
  percent: '数量变动上限（%）',
  limitHint: '留空不问',
  limitUnread: '请填大于 0 的数，或留空',

  // Trying
  round: '用哪一年的填报试算',
  roundOf: (dataYear: number, forms: number) => `${dataYear}年度（${forms} 份）`,
  newest: '最近一年',
  try: '试算',
  trying: '正在试算…',
  tried: (forms: number, hits: number) =>
    hits === 0 ? `对 ${forms} 份填报单试算，没有发现问题` : `对 ${forms} 份填报单试算，共发现 ${hits} 个问题`,
  nothingFiled: '还没有单位提交过填报单，试算不出结果。',
  outdated: '设定已改，结果是改动前的，请重新试算。',

  // The meter
  rule: '规则',
  level: '等级',
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
  hitLines: (count: number) => `命中的 ${count} 处`,
  hitWhere: (unit: string, where: string) => `${unit} · ${where}`,
  moreHits: (count: number) => `另有 ${count} 处没有列出`,

  // All units together
  acrossHeading: '各单位合在一起看',
  acrossWhere: (serial: string, name: string) => `指标 ${serial} ${name}`,
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
  unchanged: '与已保存的没有差别',
} as const;
