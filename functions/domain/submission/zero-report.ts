import type { FormRow, FormTemplate } from '../form/template';
import type { EntryKey } from '../ids';
import type { Entry } from './entry';
import { tieExplanations } from './explain';
import { validate } from './validate';

/** Why a line that is still empty can't be answered with 0. */
export const remainingReasons = ['ratio', 'measured', 'unread', 'refused'] as const;
export type RemainingReason = (typeof remainingReasons)[number];

/** 零报告: what saying 「本年没有发生」 fills in, and what it leaves. */
export interface ZeroReport {
  entries: Entry[];
  /** Lines that are 0 by it. */
  filled: EntryKey[];
  /** Among them those whose rules ask for an explanation that is not there yet. */
  toExplain: EntryKey[];
  /** Lines that stay to be typed. */
  remaining: { key: EntryKey; serial: string; name: string; reason: RemainingReason }[];
}

/**
 * Puts 0 into the empty lines that count things or persons. Nothing else: the parts of a rate are not 0 because nothing
 * happened (the old people of a place are there all the same), nor is a standard in 元. A 0 that a must-rule refuses – a
 * running total falls behind last year's – is not put in. `explanation` goes into the lines that have to be explained and
 * say nothing yet; what people typed is never touched.
 */
export function zeroReport(template: FormTemplate, entries: Entry[], explanation = ''): ZeroReport {
  const rows = new Map(template.rows.map((row) => [row.key, row]));
  const wanted = new Set(
    entries.filter((entry) => isBlank(entry) && isCount(rows.get(entry.key))).map(({ key }) => key),
  );
  const tried = entries.map((entry) => (wanted.has(entry.key) ? zero(entry) : entry));
  const refused = new Set(
    validate(template, tried)
      .filter(({ key, level }) => level === 'must' && wanted.has(key))
      .map(({ key }) => key),
  );
  const filled = [...wanted].filter((key) => !refused.has(key));
  const withZeros = entries.map((entry) => (filled.includes(entry.key) ? zero(entry) : entry));
  const explained = explainZeros(template, withZeros, filled, explanation.trim());
  return {
    entries: explained,
    filled,
    toExplain: openOf(template, explained, filled),
    remaining: template.rows.flatMap((row) => {
      const entry = entries.find(({ key }) => key === row.key);
      if (!entry || (entry.state !== 'BLANK' && !hasUnread(entry)) || filled.includes(row.key)) return [];
      return { key: row.key, serial: row.serial, name: row.name, reason: reasonOf(row, entry, refused) };
    }),
  };
}

function isBlank(entry: Entry): boolean {
  return entry.state === 'BLANK' && !hasUnread(entry);
}

function hasUnread({ unread }: Entry): boolean {
  return Object.keys(unread).length > 0;
}

function isCount(row: FormRow | undefined): boolean {
  const reporting = row?.indicator.reporting;
  return reporting?.kind === 'amount' && reporting.counted.isWhole;
}

function zero(entry: Entry): Entry {
  return { ...entry, state: 'NUMERIC', amount: '0' };
}

function reasonOf(row: FormRow, entry: Entry, refused: ReadonlySet<EntryKey>): RemainingReason {
  if (refused.has(row.key)) return 'refused';
  if (hasUnread(entry)) return 'unread';
  return row.indicator.reporting.kind === 'ratio' ? 'ratio' : 'measured';
}

/** The given words in the lines that ask for some and have none, tied to the 0 they explain. Words of the line's own stay. */
function explainZeros(template: FormTemplate, entries: Entry[], filled: EntryKey[], explanation: string): Entry[] {
  const findings = validate(template, entries);
  const asked = new Set(openOf(template, entries, filled));
  return entries.map((entry) => {
    if (!asked.has(entry.key)) return entry;
    const worded = entry.explanation.trim() === '' ? { ...entry, explanation } : entry;
    return tieExplanations([worded], findings, [])[0] ?? entry;
  });
}

/** Lines in which an explanation is still asked for. */
function openOf(template: FormTemplate, entries: Entry[], keys: EntryKey[]): EntryKey[] {
  const open = validate(template, entries).filter(({ level, isExplained }) => level === 'explain' && !isExplained);
  return keys.filter((key) => open.some((finding) => finding.key === key));
}
