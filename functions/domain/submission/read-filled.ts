import type { FormTemplate } from '../form/template';
import type { EntryKey } from '../ids';
import type { Entry } from './entry';
import { settles, tieExplanations } from './explain';
import type { Finding } from './findings';
import { type SheetFacts, validate } from './validate';

/** A filled form: its lines with their explanations tied, and what the rules find. */
export interface FilledForm {
  entries: Entry[];
  findings: Finding[];
}

/**
 * A sheet that was read, from the workbook or a file: its texts tied to what they explain, and the findings with what that
 * settles. `known` and `confirmed` as in `tieExplanations`.
 */
export function readFilled(
  template: FormTemplate,
  reading: { entries: Entry[] } & SheetFacts,
  known: Entry[],
  confirmed?: ReadonlySet<EntryKey>,
): FilledForm {
  const found = validate(template, reading.entries, reading);
  const entries = tieExplanations(reading.entries, found, known, confirmed);
  const byKey = new Map(entries.map((entry) => [entry.key, entry]));
  const findings = found.map((finding) => {
    const entry = byKey.get(finding.key);
    return { ...finding, isExplained: finding.level === 'explain' && entry !== undefined && settles(entry, finding) };
  });
  return { entries, findings };
}

/** Lines from a place without a pane (a file of observations, a script): every text is for the figures it comes with. */
export function withTies(template: FormTemplate, entries: Entry[]): Entry[] {
  return tieExplanations(entries, validate(template, entries), []);
}
