import { exact, toPlainText } from '../decimal';
import type { EntryKey } from '../ids';
import { type Entry, type ExplainedFinding, type FigureField, figureFields } from './entry';
import type { Finding } from './findings';

// 情况属实 and the like say nothing a reviewer could use.
const emptyPhrases = /^(情况属实|属实|数据属实|无|正常|见上|同上|-+|。+)[。.!！]*$/;

/** What can be seen of a text: without blanks, and without characters that leave no mark on paper. */
function seenOf(text: string): string {
  return text.replace(/[\p{Z}\p{Cc}\p{Cf}]/gu, '');
}

/** Whether a text says nothing at all, however many characters it has. */
export function isBlank(text: string): boolean {
  return seenOf(text) === '';
}

/** Whether a text explains anything: not blank, and more than 「情况属实」. */
export function isExplanation(text: string): boolean {
  const seen = seenOf(text);
  return seen !== '' && !emptyPhrases.test(seen);
}

/**
 * The figures of a line as one exact text: `NUMERIC numerator=460 denominator=1000`. Two lines have the same print exactly if
 * they say the same figures, however these were typed (460.0 is 460).
 */
export function figuresPrint(entry: Pick<Entry, 'state' | FigureField>): string {
  const figures = figureFields.flatMap((field) => {
    const amount = entry[field];
    return amount === null ? [] : [`${field}=${toPlainText(exact(amount))}`];
  });
  return [entry.state, ...figures].join(' ');
}

/** The figures behind a print, for telling a person what a text was written for. */
export function figuresOfPrint(print: string): { field: FigureField; amount: string }[] {
  return print.split(' ').flatMap((piece) => {
    const [name, amount] = piece.split('=');
    const field = figureFields.find((candidate) => candidate === name);
    return field && amount !== undefined ? [{ field, amount }] : [];
  });
}

/** A finding as an explanation knows it: by its rule and its cell. */
type Asked = Pick<Finding, 'rule' | 'field'>;

const isFor = (one: Asked, other: Asked) => one.rule === other.rule && one.field === other.field;

/** Whether a line's explanation settles a finding: it says something, and was written for this rule, this cell and these figures. */
export function settles(entry: Entry, finding: Asked): boolean {
  if (!isExplanation(entry.explanation)) return false;
  const print = figuresPrint(entry);
  return entry.explains.some((explained) => isFor(explained, finding) && explained.print === print);
}

/**
 * What a line's explanation was written for, where it is void (失效) for a finding: the same rule and cell, but other figures. Null
 * where it never answered that finding, or still does.
 */
export function voidFor(entry: Entry, finding: Asked): ExplainedFinding | null {
  if (settles(entry, finding) || !isExplanation(entry.explanation)) return null;
  return entry.explains.findLast((explained) => isFor(explained, finding)) ?? null;
}

/** Last year's words (去年说明) for just this rule and cell, to be offered and never taken unasked; null where there are none. */
export function lastYearsWords(lastYear: Entry | null, finding: Asked): string | null {
  if (!lastYear || !isExplanation(lastYear.explanation)) return null;
  return lastYear.explains.some((explained) => isFor(explained, finding)) ? lastYear.explanation : null;
}

/**
 * Ties the explanations of lines to what they explain. A text that is new or changed is for the findings and figures of now; one
 * that stands as before keeps what it was tied to, and so is void where the figures moved on; a confirmed one (说明仍适用) is for now
 * again. A text that was there before the line had its figures is for the figures that came then.
 *
 * `known`: versions of the lines with their ties, newest first; a line may be among them several times.
 */
export function tieExplanations(
  entries: Entry[],
  findings: Finding[],
  known: Entry[],
  confirmed: ReadonlySet<EntryKey> = new Set(),
): Entry[] {
  return entries.map((entry) => {
    if (!isExplanation(entry.explanation)) return { ...entry, explains: [] };
    const former = formerOf(entry, known);
    if (former && hasFigures(former) && !confirmed.has(entry.key)) return { ...entry, explains: former.explains };
    const print = figuresPrint(entry);
    const explains = findings
      .filter((finding) => finding.key === entry.key && finding.level === 'explain')
      .map(({ rule, field }) => ({ rule, field, print }));
    return { ...entry, explains };
  });
}

/** The version of a line that had these very words: the one with these figures too, where there is one. */
function formerOf(entry: Entry, known: Entry[]): Entry | undefined {
  const worded = known.filter(({ key, explanation }) => key === entry.key && explanation === entry.explanation);
  const print = figuresPrint(entry);
  return worded.find((one) => figuresPrint(one) === print) ?? worded[0];
}

/** Whether a line has all its figures, or says that it has none. */
function hasFigures({ state, numerator, denominator, amount }: Entry): boolean {
  if (state === 'BLANK') return false;
  return state !== 'NUMERIC' || amount !== null || (numerator !== null && denominator !== null);
}
