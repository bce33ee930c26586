import type { IndicatorDraft } from '../plan/draft';
import type { Checks } from '../plan/indicator';
import { ruleLabels, settingLabels } from '../submission/rule-labels';
import { ruleIds } from '../submission/rules';

/** One setting of an indicator's checks (校验设定): what it is called, what it is, and what it is where nobody set it. */
export interface CheckText {
  heading: string;
  text: string;
  usual: string;
}

const asPlan = '随规划';
const yesOrNo = (isSo: boolean) => (isSo ? '是' : '否');

/** An indicator's checks in the words of the office, every one of them; `all` lend their names to totals. */
export function describeChecks(checks: Checks, all: Pick<IndicatorDraft, 'id' | 'serial' | 'name'>[]): CheckText[] {
  const { rules, maxChangePoints, maxChangePercent, neverFalls, denominatorPerUnit, isShare } = checks;
  const levels = ruleIds.map((rule) => {
    const own = rules?.[rule];
    return { heading: `「${ruleLabels[rule]}」等级`, text: own ? settingLabels[own] : asPlan, usual: asPlan };
  });
  return [
    ...levels,
    { heading: '变动上限（百分点）', text: maxChangePoints ?? asPlan, usual: asPlan },
    { heading: '变动上限（%）', text: maxChangePercent ?? asPlan, usual: asPlan },
    { heading: '不应减少', text: yesOrNo(neverFalls), usual: yesOrNo(false) },
    { heading: '每个单位的分母应为', text: denominatorPerUnit ?? '不限', usual: '不限' },
    { heading: '分子不能大于分母', text: yesOrNo(isShare), usual: yesOrNo(false) },
    { heading: '其中项', text: totalText(checks, all), usual: '不是' },
  ];
}

function totalText({ partOf }: Checks, all: Pick<IndicatorDraft, 'id' | 'serial' | 'name'>[]): string {
  if (!partOf) return '不是';
  const total = all.find(({ id }) => id === partOf.indicator);
  const name = total ? `指标 ${total.serial} ${total.name}` : partOf.indicator;
  return `属于${name}${partOf.addsUp ? '，各部分之和应等于合计' : ''}`;
}
