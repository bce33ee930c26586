import { isAmount } from '../../../functions/domain/decimal';
import type { IndicatorId } from '../../../functions/domain/ids';
import type { IndicatorDraft, PlanDraft } from '../../../functions/domain/plan/draft';
import type { Checks } from '../../../functions/domain/plan/indicator';
import { isSameContent } from '../../../functions/domain/plan/same-content';
import {
  type ChangeLimits,
  noChangeLimits,
  type RuleId,
  type RuleSetting,
  type RuleSettings,
  rules as usual,
} from '../../../functions/domain/submission/rules';

/** Whose settings are in hand: those of one indicator, or (null) those of the plan for all. */
export type Scope = IndicatorId | null;

/** What the rules are set to: for the plan, and by each indicator for itself. */
export interface Settings {
  rules: RuleSettings;
  changeLimits: ChangeLimits;
  indicators: IndicatorDraft[];
}

/** What a planner changed of one indicator's checks. A level of null is the plan's again. */
export interface CheckEdits extends Partial<Omit<Checks, 'rules'>> {
  rules?: Partial<Record<RuleId, RuleSetting | null>>;
}

/** What a planner changed and has not saved yet, each by itself: what others save meanwhile stays beneath it. */
export interface Edits {
  rules: RuleSettings;
  changeLimits: Partial<ChangeLimits>;
  checks: Partial<Record<IndicatorId, CheckEdits>>;
}

export const noEdits: Edits = { rules: {}, changeLimits: {}, checks: {} };

/** The settings of a draft with a planner's changes over them. What is as usual is not said. */
export function withEdits(draft: PlanDraft, edits: Edits): Settings {
  const levels = Object.entries({ ...draft.rules, ...edits.rules }) as [RuleId, RuleSetting][];
  return {
    rules: Object.fromEntries(levels.filter(([rule, level]) => level !== usual[rule] || !(rule in edits.rules))),
    changeLimits: { ...(draft.changeLimits ?? noChangeLimits), ...edits.changeLimits },
    indicators: draft.indicators.map((indicator) => {
      const changed = edits.checks[indicator.id];
      return changed ? { ...indicator, checks: changeChecks(indicator.checks, changed) } : indicator;
    }),
  };
}

function changeChecks(stored: Checks, { rules, ...changed }: CheckEdits): Checks {
  const { rules: before, partOf, ...checks } = { ...stored, ...changed };
  const levels = Object.entries({ ...before, ...rules }).filter(([, level]) => level !== null);
  return {
    ...checks,
    ...(levels.length > 0 && { rules: Object.fromEntries(levels) as RuleSettings }),
    ...(partOf && { partOf }),
  };
}

/** Whether two checks set the same; nothing said and said to be nothing are one. */
export function isSameChecks(one: Checks, other: Checks | undefined): boolean {
  return other !== undefined && isSameContent(changeChecks(one, {}), changeChecks(other, {}));
}

/** Whether a typed figure can be a limit or a denominator: nothing, or above 0. */
export function isPositive(text: string | null): boolean {
  return text === null || (isAmount(text) && /[1-9]/.test(text) && !text.startsWith('-'));
}

/** Where something was typed that can't be read; what somebody else took out of the plan meanwhile is in nobody's way. */
export function unreadScopes({ indicators: left }: PlanDraft, { changeLimits, checks }: Edits): Scope[] {
  const plan = Object.values(changeLimits).every(isPositive) ? [] : [null];
  const indicators = left
    .map(({ id }) => id)
    .filter((id) => {
      const { maxChangePoints = null, maxChangePercent = null, denominatorPerUnit = null } = checks[id] ?? {};
      return ![maxChangePoints, maxChangePercent, denominatorPerUnit].every(isPositive);
    });
  return [...plan, ...indicators];
}
