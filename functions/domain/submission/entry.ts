import type { Amount } from '../decimal';
import { type EntryKey, type IndicatorId, toEntryKey } from '../ids';
import type { OrgUnit } from '../org/units';
import { type Indicator, partsOf } from '../plan/indicator';
import { indicatorsFor, type Plan } from '../plan/plan';
import type { RuleId } from './rules';

/** The cells of a form line that a person types into. */
export const figureFields = ['numerator', 'denominator', 'amount'] as const;
export type FigureField = (typeof figureFields)[number];
export const fields = [...figureFields, 'explanation', 'remark'] as const;
export type Field = (typeof fields)[number];

/**
 * What a unit says of one figure. Empty is not zero: BLANK = nothing typed yet, MISSING = no figure, said so (－),
 * NOT_APPLICABLE = 不适用 (leaves numerator and denominator of the city's ratio).
 */
export const figureStates = ['BLANK', 'NUMERIC', 'MISSING', 'NOT_APPLICABLE'] as const;
export type FigureState = (typeof figureStates)[number];

/** A finding that a line's explanation was written for: which rule asked, of which cell, and what stood in the line then. */
export interface ExplainedFinding {
  rule: RuleId;
  field: Field;
  /** The figures of the line as `figuresPrint` gives them: once they differ, the explanation is void for this finding. */
  print: string;
}

/** 填报项: one line of a form, a figure of one indicator (or of one part of it) for one unit and year. */
export interface Entry {
  key: EntryKey;
  indicator: IndicatorId;
  part: string | null;
  state: FigureState;
  numerator: Amount | null;
  denominator: Amount | null;
  amount: Amount | null;
  /** Texts that could not be read as figures, kept as typed until they are mended. */
  unread: Partial<Record<FigureField, string>>;
  /** 情况说明, for what has to be explained. */
  explanation: string;
  /** The findings the text was written or confirmed for; empty where nothing asked for it. */
  explains: ExplainedFinding[];
  remark: string;
}

/** The cells in which an indicator's figure is typed. */
export function figureFieldsOf(indicator: Indicator): FigureField[] {
  return indicator.reporting.kind === 'ratio' ? ['numerator', 'denominator'] : ['amount'];
}

/** The lines a unit owes to a plan for a data year, in the plan's order. */
export function entryKeysOf(
  plan: Plan,
  unit: OrgUnit,
  year: number,
): { key: EntryKey; indicator: Indicator; part: string | null }[] {
  return indicatorsFor(plan, unit, year).flatMap((indicator) =>
    partsOf(indicator).map((part) => ({ key: toEntryKey(indicator.id, part.key), indicator, part: part.key })),
  );
}

export function blankEntry(key: EntryKey, indicator: IndicatorId, part: string | null): Entry {
  return {
    key,
    indicator,
    part,
    state: 'BLANK',
    numerator: null,
    denominator: null,
    amount: null,
    unread: {},
    explanation: '',
    explains: [],
    remark: '',
  };
}

/** Whether what a line says of itself fits what stands in it: figures, read or unread, where it asks for them and NUMERIC. */
export function isConsistent(entry: Entry, indicator: Indicator): boolean {
  const typed = figureFields.filter((field) => entry[field] !== null || entry.unread[field] !== undefined);
  const asked = figureFieldsOf(indicator);
  return typed.length > 0 === (entry.state === 'NUMERIC') && typed.every((field) => asked.includes(field));
}

/** Whether two versions of a line say the same in everything a reviewer judges. */
export function isSameEntry(a: Entry, b: Entry): boolean {
  return fingerprint(a) === fingerprint(b);
}

/** Whether two versions of a line are one record: the same to a reviewer, and tied to the same findings. */
export function isSameRecord(a: Entry, b: Entry): boolean {
  const ties = ({ explains }: Entry) => explains.map(({ rule, field, print }) => [rule, field, print]);
  return isSameEntry(a, b) && JSON.stringify(ties(a)) === JSON.stringify(ties(b));
}

/** The lines in which two versions of a submission differ, also those that only one of them has. */
export function changedKeys(before: Entry[], after: Entry[]): EntryKey[] {
  const print = (entries: Entry[]) => new Map(entries.map((entry) => [entry.key, fingerprint(entry)]));
  const [was, is] = [print(before), print(after)];
  return [...new Set([...was.keys(), ...is.keys()])].filter((key) => was.get(key) !== is.get(key));
}

/**
 * What a judgement is passed on: a line accepted under one fingerprint is not accepted under another. What the text is tied to
 * is no part of it: to confirm an explanation anew, with figures and words as they were, leaves the judgement standing.
 */
export function fingerprint(entry: Entry): string {
  const { state, numerator, denominator, amount, unread, explanation, remark } = entry;
  return JSON.stringify([
    state,
    numerator,
    denominator,
    amount,
    figureFields.map((field) => unread[field] ?? null),
    explanation,
    remark,
  ]);
}
