import type { SubmissionView } from '../../../functions/contract/submission';
import type { FormTemplate } from '../../../functions/domain/form/template';
import type { EntryKey } from '../../../functions/domain/ids';
import { blankEntry, type Entry, isSameEntry, isSameRecord } from '../../../functions/domain/submission/entry';
import type { Finding } from '../../../functions/domain/submission/findings';
import { openLines } from '../../../functions/domain/submission/open-lines';
import type { Action } from '../../../functions/domain/submission/submission';
import type { OpenCells } from '../../excel/workbook';

/** Whether nothing at all stands in the line's figures: neither a number nor a reason why there is none. */
export function isUntouched(entry: Entry): boolean {
  return entry.state === 'BLANK' && entry.numerator === null && entry.denominator === null && entry.amount === null;
}

/** Whether every cell of the line's figures is filled, or says why not. */
export function isFilled(template: FormTemplate, entry: Entry): boolean {
  if (entry.state === 'MISSING' || entry.state === 'NOT_APPLICABLE') return true;
  const row = template.rows.find(({ key }) => key === entry.key);
  return row?.inputs.every((field) => entry[field] !== null || entry.unread[field] !== undefined) ?? false;
}

export function countFilled(template: FormTemplate, entries: Entry[]): number {
  return entries.filter((entry) => isFilled(template, entry)).length;
}

/** An entry for every line of the form, blank where nothing is stored. */
export function entriesFor(template: FormTemplate, stored: Entry[]): Entry[] {
  const byKey = new Map(stored.map((entry) => [entry.key, entry]));
  return template.rows.map((row) => byKey.get(row.key) ?? blankEntry(row.key, row.indicator.id, row.part));
}

/** Whether two versions of the form are one record, down to what their explanations were confirmed for. */
export function areSameEntries(template: FormTemplate, a: Entry[], b: Entry[]): boolean {
  const others = new Map(entriesFor(template, b).map((entry) => [entry.key, entry]));
  return entriesFor(template, a).every((entry) => {
    const other = others.get(entry.key);
    return other === undefined || isSameRecord(entry, other);
  });
}

/** Lines on which two versions of the form say different things. */
export function changedKeys(template: FormTemplate, a: Entry[], b: Entry[]): EntryKey[] {
  const others = new Map(entriesFor(template, b).map((entry) => [entry.key, entry]));
  return entriesFor(template, a)
    .filter((entry) => {
      const other = others.get(entry.key);
      return other !== undefined && !isSameEntry(entry, other);
    })
    .map((entry) => entry.key);
}

/** What the server says of an action: absent = not among this person's duties; `refusal` null = possible now. */
export function offered(submission: SubmissionView, action: Action) {
  return submission.allowedActions.find((candidate) => candidate.action === action) ?? null;
}

export function isOffered(submission: SubmissionView, action: Action): boolean {
  return offered(submission, action)?.refusal === null;
}

/** Which cells are open: all of a draft, those of the returned lines or of a correction's lines, else none. */
export function openCellsOf(submission: SubmissionView): OpenCells {
  if (!isOffered(submission, 'saveDraft')) return 'none';
  return openLines(submission);
}

/** Whether lines of it were sent back; a correction that was just begun is in the filler's hands without any. */
export function isSentBack({ status, returns }: Pick<SubmissionView, 'status' | 'returns'>): boolean {
  return status === 'returned' && returns.length > 0;
}

/** In a correction: the lines on which these entries say something else than the version that counts. */
export function correctedKeys(template: FormTemplate, submission: SubmissionView, entries: Entry[]): EntryKey[] {
  const approved = new Map(submission.changedSinceApproval.map((entry) => [entry.key, entry]));
  return changedKeys(
    template,
    entries,
    submission.entries.map((entry) => approved.get(entry.key) ?? entry),
  );
}

/** Lines that were changed in the sheet although they are not open: the server would refuse them, by name. */
export function closedButChanged(template: FormTemplate, submission: SubmissionView, entries: Entry[]): EntryKey[] {
  const open = openCellsOf(submission);
  if (!Array.isArray(open)) return [];
  return changedKeys(template, entries, submission.entries).filter((key) => !open.includes(key));
}

/**
 * The findings to show now. While somebody is still typing, lines not begun yet are no news; once they asked for a
 * check, everything is said.
 */
export function visibleFindings(findings: Finding[], entries: Entry[], hasChecked: boolean): Finding[] {
  if (hasChecked) return findings;
  const untouched = new Set(entries.filter(isUntouched).map(({ key }) => key));
  return findings.filter((finding) => finding.rule !== 'V1' || !untouched.has(finding.key));
}

/** Takes the lines without any figure out of the findings: they are listed as one, not cell by cell. */
export function splitBlank(findings: Finding[], entries: Entry[]): { blank: EntryKey[]; rest: Finding[] } {
  const untouched = new Set(entries.filter(isUntouched).map(({ key }) => key));
  const isBlankLine = (finding: Finding) => finding.rule === 'V1' && untouched.has(finding.key);
  return {
    blank: [...new Set(findings.filter(isBlankLine).map(({ key }) => key))],
    rest: findings.filter((finding) => !isBlankLine(finding)),
  };
}
