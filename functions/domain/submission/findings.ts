import type { EntryKey } from '../ids';
import type { Field } from './entry';
import type { RuleId, RuleLevel } from './rules';

/** What was typed for a value that is computed from it, each with its measure: 12 人, or 12 人 and 2800 户. */
export interface TypedFigures {
  found: { amount: string; measure: string }[];
  lastYear: { amount: string; measure: string }[];
}

/**
 * 校验问题: what a rule found, complete enough that no vague message is possible – where, what stands there, what it
 * was compared with and where that came from. The words are made of these by the pane.
 */
export interface FindingDetails {
  V1: Record<never, never>;
  V2: { typed: string };
  V3: { found: string };
  V4: { numerator: string; denominator: string; percent: string };
  V5: { numerator: string };
  /** `within`: a part against its total (other). `sum`: a total against what its parts (other) come to. */
  V7: { kind: 'within' | 'sum'; found: string; other: string; otherName: string };
  V8: { found: string; lastYear: string };
  V9: { found: string; lastYear: string; times: string };
  V10: { found: string; other: string; otherName: string; denominator: string };
  V11: { found: string; lastYear: string };
  F1: Record<never, never>;
  F2: Record<never, never>;
  W1: { found: string; lastYear: string; change: string; limit: string; inPoints: boolean; typed?: TypedFigures };
  W2: { found: string; lastYear: string; typed?: TypedFigures };
  W3: { found: string; expected: string };
  W4: { found: string; year: number };
  W6: { state: 'MISSING' | 'NOT_APPLICABLE' };
  N1: Record<never, never>;
  N2: { typed: string; amount: string };
}

/**
 * What a rule holds a figure against, and so what its message has to name with where it comes from. Null: the figure is wrong
 * in itself.
 */
export const comparedWith = {
  V1: null,
  V2: null,
  V3: null,
  V4: 'sameLine',
  V5: 'sameLine',
  V7: 'otherLine',
  V8: 'lastYear',
  V9: 'lastYear',
  V10: 'otherLine',
  V11: 'lastYear',
  F1: null,
  F2: null,
  W1: 'lastYear',
  W2: 'lastYear',
  W3: 'definition',
  W4: 'target',
  W6: null,
  N1: 'lastYear',
  N2: null,
} as const satisfies Record<RuleId, 'sameLine' | 'otherLine' | 'lastYear' | 'definition' | 'target' | null>;

export type Finding = {
  [Rule in RuleId]: {
    rule: Rule;
    level: RuleLevel;
    key: EntryKey;
    field: Field;
    /** Serial and name of the line, so that a message can say where without looking anything up. */
    serial: string;
    name: string;
    details: FindingDetails[Rule];
    /** An explain finding is settled by an explanation of its line that was written for it and for the figures there. */
    isExplained: boolean;
  };
}[RuleId];
