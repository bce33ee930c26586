import { exact } from '../decimal';
import { isLoosened, type RuleId, type RuleSettings, rules } from '../submission/rules';
import type { CheckContext, Found, IndicatorCheck } from './check-context';
import type { IndicatorDraft } from './draft';
import { isFitTotal } from './total';

/** What is wrong with the plan's own settings of the rules (校验规则). */
export function checkRuleSettings({ draft }: CheckContext): Found[] {
  const limits = Object.values(draft.changeLimits ?? {});
  return [...loosened(draft.rules), ...limits.flatMap(checkLimit)];
}

/** Whether an indicator sets its rules as it may, and its total (合计) is one it can be part of. */
export const checkRules: IndicatorCheck = (indicator, context) => [
  ...loosened(indicator.checks.rules),
  ...[indicator.checks.maxChangePoints, indicator.checks.maxChangePercent].flatMap(checkLimit),
  ...checkTotal(indicator, context),
];

/** Rules that keep the record sound may be set stricter only. */
function loosened(settings: RuleSettings = {}): Found[] {
  return (Object.keys(settings) as RuleId[]).flatMap((rule) => {
    const setting = settings[rule];
    if (setting === undefined || !isLoosened(rule, setting)) return [];
    return [{ rule: 'ruleLoosened', column: null, found: rule, expected: rules[rule] } as const];
  });
}

/** A limit of nothing would ask about every figure that moved at all. */
function checkLimit(amount: string | null): Found[] {
  if (amount === null || exact(amount).compare(0) > 0) return [];
  return [{ rule: 'changeLimitNotPositive', column: null, found: amount }];
}

/** What this is said to be part of has to be there, and fit to be its total. */
function checkTotal(indicator: IndicatorDraft, { draft: { indicators } }: CheckContext): Found[] {
  const name = indicator.checks.partOf?.indicator;
  if (!name) return [];
  const total = indicators.find(({ id }) => id === name);
  return total && isFitTotal(total, indicator, indicators) ? [] : [{ rule: 'totalUnfit', column: null, found: name }];
}
