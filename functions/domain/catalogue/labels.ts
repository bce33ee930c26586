import type {
  Accumulation,
  DecompositionMethod,
  Direction,
  Lifecycle,
  Nature,
  Predecessor,
  RollUpMethod,
  Tier,
  ValueKind,
} from '../plan/indicator';

/** 属性 */
export const natureLabels = { binding: '约束性', anticipatory: '预期性' } as const satisfies Record<Nature, string>;

/** 层级 */
export const tierLabels = { provincial: '省级', municipal: '市级', county: '县级' } as const satisfies Record<
  Tier,
  string
>;

/** 指标类型 */
export const valueKindLabels = {
  PCT: '比率',
  PERCAP: '人均（每万人等）',
  CNT: '数量',
  AMOUNT_FLOW: '资金',
  STD: '标准',
  STD_RATIO: '标准之比',
  GROWTH: '增速',
} as const satisfies Record<ValueKind, string>;

/** 方向 */
export const directionLabels = {
  UP: '越高越好',
  DOWN: '越低越好',
  KEEP: '保持',
  FLOOR: '不低于',
  CEILING: '不高于',
} as const satisfies Record<Direction, string>;

/** 数据口径 */
export const accumulationLabels = {
  STOCK: '年末存量',
  CUM_ALL: '历年累计',
  CUM_PLAN: '规划期累计',
  FLOW_YEAR: '当年发生',
  RATE_YEAR: '当年比率',
  STD_YEAR: '现行标准',
} as const satisfies Record<Accumulation, string>;

/** 汇总方式. 本级, because the same words have to serve a city's plan and a district's. */
export const rollUpLabels = {
  SUM: '求和',
  RATIO_OF_SUMS: '分子分母合计再相除',
  MIN: '取最低',
  MAX: '取最高',
  ALL_TRUE: '全部达到',
  CITY: '由本级填报',
  LATEST: '取最新',
  NONE: '不汇总',
} as const satisfies Record<RollUpMethod, string>;

/** 年度分解办法 */
export const decompositionLabels = {
  linear: '等额递增',
  wholeUnits: '整数递增',
  onGrid: '按单位数取整',
  compound: '等比递增',
  cumulative: '累计分摊',
  keep: '逐年保持',
  byHand: '自行确定',
} as const satisfies Record<DecompositionMethod, string>;

/** 人口口径 */
export const populationLabels = { registered: '户籍', resident: '常住' } as const satisfies Record<
  'registered' | 'resident',
  string
>;

/** 备案口径; the keys are the stored flag as text. */
export const filedLabels = { true: '含备案', false: '不含备案' } as const satisfies Record<'true' | 'false', string>;

/** 状态 */
export const lifecycleLabels = {
  active: '在用',
  transferred: '划转',
  discontinued: '停止统计',
} as const satisfies Record<Lifecycle['state'], string>;

/** Said of a row that was never published: it is left out of the plan (a line that import took for an indicator). */
export const notAdoptedLabel = '不采用';

/** What became of the indicator before it (前身指标). */
export const relationLabels = {
  continued: '延续',
  renamed: '更名',
  redefined: '口径调整',
} as const satisfies Record<Predecessor['relation'], string>;

/** The word for a code; empty for what is not settled. */
export function labelOf<Code extends string>(list: Readonly<Record<Code, string>>, code: Code | null): string {
  return code === null ? '' : list[code];
}

/** The code behind a word of the drop-down; null where the list does not have the word. */
export function codeOf<Code extends string>(list: Readonly<Record<Code, string>>, label: string): Code | null {
  const codes = Object.keys(list) as Code[];
  return codes.find((code) => list[code] === label) ?? null;
}
