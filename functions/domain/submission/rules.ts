/**
 * 校验规则. 强制 must (blocks) · 核实 explain (goes with an explanation) · 提示 notice (only tells).
 * Numbers V… and W… follow the usual list of data checks in civil-affairs statistics; N… are ours.
 */
export const ruleLevels = ['must', 'explain', 'notice'] as const;
export type RuleLevel = (typeof ruleLevels)[number];

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
  /** A cumulative figure is below last year's. */
  V8: 'must',
  /** About ten times (or a tenth of) last year's: probably the wrong measure. */
  V9: 'must',
  /** The same denominator has two values on one form. */
  V10: 'must',
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
  /** － or 不适用 instead of a figure. */
  W6: 'explain',
  /** Exactly last year's figures. */
  N1: 'notice',
  /** A text was cleaned before it was read as a number. */
  N2: 'notice',
} as const satisfies Record<string, RuleLevel>;

export type RuleId = keyof typeof rules;
