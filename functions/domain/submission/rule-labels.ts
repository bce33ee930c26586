import type { RuleId, RuleSetting } from './rules';

/** The rules in the words of the office: what each is about, as lists, filters and comparisons name it. */
export const ruleLabels = {
  V1: '漏填',
  V2: '不是数字',
  V3: '应为非负整数',
  V4: '分子大于分母',
  V5: '分母为零',
  V7: '合计与其中项不符',
  V8: '累计数减少',
  V9: '计量单位可能有误',
  V10: '同一分母两个数',
  V11: '改动了上年数',
  F1: '行被删除',
  F2: '表样被改动',
  W1: '变动较大',
  W2: '比上年下降',
  W3: '分母与口径不符',
  W4: '与目标完全相同',
  W6: '没有填数',
  N1: '与上年相同',
  N2: '读作数字',
} as const satisfies Record<RuleId, string>;

/** 等级: what a plan or an indicator makes of a rule. */
export const settingLabels = {
  must: '强制',
  explain: '核实',
  notice: '提示',
  off: '停用',
} as const satisfies Record<RuleSetting, string>;
