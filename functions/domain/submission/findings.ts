import type { EntryKey } from '../ids';
import type { Field } from './entry';
import type { RuleId, RuleLevel } from './rules';

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
  V8: { found: string; lastYear: string };
  V9: { found: string; lastYear: string; times: string };
  V10: { found: string; other: string; otherName: string; denominator: string };
  F1: Record<never, never>;
  F2: Record<never, never>;
  W1: { found: string; lastYear: string; change: string; limit: string; inPoints: boolean };
  W2: { found: string; lastYear: string };
  W3: { found: string; expected: string };
  W6: { state: 'MISSING' | 'NOT_APPLICABLE' };
  N1: Record<never, never>;
  N2: { typed: string; amount: string };
}

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
