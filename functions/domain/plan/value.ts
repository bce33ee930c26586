import type { Amount } from '../decimal';

/**
 * Why there is no figure: an empty cell, a printed dash, no statistics then (无此项统计口径), an indicator that is new
 * (新增指标), a mark that scanning left where a figure or nothing stood, or an indicator that does not apply (不适用).
 */
export const missingReasons = [
  'BLANK',
  'DASH',
  'NO_STATISTICS',
  'NEW_INDICATOR',
  'LOST_IN_SCAN',
  'NOT_APPLICABLE',
] as const;
export type MissingReason = (typeof missingReasons)[number];

/** How the parts of one cell are kept apart: `593/501` or `92、85`. */
export type PartSeparator = '/' | '、';

export interface ValuePart {
  /** From the indicator's name (城乡, 城市、农村); null where the name does not tell. */
  label: string | null;
  amount: Amount;
}

/** What one figure's cell of a plan says. `raw` is the cell as printed and never lost. */
export type Value =
  /** `alternative` is the same indicator under another definition, printed in brackets: `9.43 (25.4)`. It is no second part. */
  | { state: 'NUMERIC'; amount: Amount; alternative: Amount | null; raw: string }
  | { state: 'PARTS'; parts: ValuePart[]; separator: PartSeparator; raw: string }
  | { state: 'MISSING'; reason: MissingReason; raw: string }
  /** 划归其它部门管理: outside every count. */
  | { state: 'TRANSFERRED'; raw: string }
  /** The thing that was counted has ended (民政部已取消评定). */
  | { state: 'DISCONTINUED'; raw: string }
  | { state: 'TEXT'; raw: string };

/** Something a person has to look at: what was printed and what is proposed (null = no proposal). */
export interface Doubt<Kind extends string> {
  kind: Kind;
  original: string;
  proposal: string | null;
}

/** The cell as the plan prints it. */
export function printValue(value: Value): string {
  return value.raw;
}

/** A figure written anew from its structure; reading the result gives the same figure. Null where there is no figure. */
export function composeValue(value: Value): string | null {
  if (value.state === 'NUMERIC')
    return value.alternative === null ? value.amount : `${value.amount} (${value.alternative})`;
  if (value.state === 'PARTS') return value.parts.map((part) => part.amount).join(value.separator);
  return null;
}
