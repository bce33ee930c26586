/**
 * 校验规则. 强制 must (blocks) · 核实 explain (goes with an explanation) · 提示 notice (only tells).
 * Numbers V… and W… follow the usual list of data checks in civil-affairs statistics; N… are ours.
 *
 * Not at a unit's form: V6 (units report no percentage; the computed cell is the form's print, F2), V12 and V13 (of the
 * evaluation: 原因和措施, 参照数), W5 and the other half of W4 (of the parent: `check-across.ts`).
 */
export const ruleLevels = ['must', 'explain', 'notice'] as const;
export type RuleLevel = (typeof ruleLevels)[number];

/** Every rule of a unit's form with its level, unless a plan or an indicator sets another. */
export const rules = {
  /** A required cell is empty and no reason is given. */
  V1: 'must',
  /** Not a number. */
  V2: 'must',
  /** Not a whole number, or negative, where things are counted. */
  V3: 'must',
  /** The numerator exceeds the denominator of a share. */
  V4: 'must',
  /** The denominator is zero, without 不适用. */
  V5: 'must',
  /** A part (其中) exceeds its total, or parts that make up a total do not add up to it. */
  V7: 'must',
  /** A cumulative figure is below last year's. */
  V8: 'must',
  /** About ten times (or a tenth of) last year's: probably the wrong measure. */
  V9: 'must',
  /** The same denominator has two values on one form. */
  V10: 'must',
  /** Last year's printed figure was changed on the sheet: that takes a correction (更正) of last year's submission. */
  V11: 'must',
  /** A row of the form was deleted. */
  F1: 'must',
  /** A printed cell was overwritten. */
  F2: 'must',
  /** A large change against last year. */
  W1: 'explain',
  /** A fall where the figure normally rises, or a standard lowered. */
  W2: 'explain',
  /** The denominator is not what makes the city's figure a k/N. */
  W3: 'explain',
  /** A rate is exactly the city's target of the year. One unit alone is no sign yet. */
  W4: 'notice',
  /** － or 不适用 instead of a figure. */
  W6: 'explain',
  /** Exactly last year's figures. */
  N1: 'notice',
  /** A text was cleaned before it was read as a number. */
  N2: 'notice',
} as const satisfies Record<string, RuleLevel>;

export type RuleId = keyof typeof rules;
export const ruleIds = Object.keys(rules) as RuleId[];

/** What a plan or an indicator makes of a rule: another level, or 停用. From lenient to strict. */
export const ruleSettings = ['off', 'notice', 'explain', 'must'] as const satisfies (RuleLevel | 'off')[];
export type RuleSetting = (typeof ruleSettings)[number];
export type RuleSettings = Partial<Record<RuleId, RuleSetting>>;

/**
 * Rules that keep the record sound: what is no figure can't be added up, and what was printed is not the filler's to change. They
 * may be set stricter, never looser. V4 is not among them: whether a rate can exceed its whole is for the planner to say.
 */
export const fixedRules = ['V1', 'V2', 'V3', 'V5', 'V11', 'F1', 'F2', 'W6'] as const satisfies RuleId[];

/** How much a figure may move in a year without an explanation, in percentage points (rates) and percent (amounts). */
export interface ChangeLimits {
  points: string | null;
  percent: string | null;
}

export const noChangeLimits: ChangeLimits = { points: null, percent: null };
/** 30 % is what statistics offices ask about; rates differ too much for one figure. */
export const usualChangeLimits: ChangeLimits = { points: null, percent: '30' };

const isFixed = (rule: RuleId): boolean => (fixedRules as readonly RuleId[]).includes(rule);

/** Whether a setting makes a rule looser that may not be. */
export function isLoosened(rule: RuleId, setting: RuleSetting): boolean {
  return isFixed(rule) && ruleSettings.indexOf(setting) < ruleSettings.indexOf(rules[rule]);
}

/** The level of a rule, by the plan's settings and over these the indicator's. A fixed rule is never looser than it is. */
export function levelOf(rule: RuleId, ofPlan: RuleSettings = {}, ofIndicator: RuleSettings = {}): RuleSetting {
  const setting = ofIndicator[rule] ?? ofPlan[rule] ?? rules[rule];
  return isLoosened(rule, setting) ? rules[rule] : setting;
}
