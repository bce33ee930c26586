import { isSameAmount } from '../decimal';
import type { EntryKey } from '../ids';
import { blankEntry, type Entry, type Field, type FigureField, figureFields } from './entry';
import type { Mark } from './submission';

/**
 * What of a line two people can differ on. Every cell is its own matter – one may have the numerator from the 台账, another the
 * denominator from the census office – and `state` is all cells at once: where a side says － or 不适用 there is no figure, so its
 * word and the other's figures cannot stand in one line.
 */
export type MergeField = Field | 'state';

/** One matter of one line that somebody changed. */
export interface FieldOfLine {
  key: EntryKey;
  field: MergeField;
}

/** One matter that both changed, to different ends: somebody has to say which holds. The line as each side has it. */
export interface Conflict extends FieldOfLine {
  base: Entry;
  mine: Entry;
  theirs: Entry;
  /** Who put theirs there, and when; null if the record does not tell. */
  by: Mark | null;
}

export interface Merge {
  entries: Entry[];
  /** What only they changed: theirs is in `entries`. */
  taken: FieldOfLine[];
  /** What both changed differently: mine is in `entries` until somebody has chosen. */
  conflicts: Conflict[];
}

/** A step of somebody else since `base`, with what it changed: for telling who and when. */
export interface StepOfOthers extends Mark {
  changed: FieldOfLine[];
}

/**
 * Two people went on from one version of a form. Cell by cell against that: what only one of them changed is theirs, what both
 * changed alike is settled, and what both changed differently is a conflict that nobody wins in silence. A line that a version
 * leaves out is blank in it. If all three are consistent (`isConsistent`), so is every merged line.
 *
 * `steps`: what others did since `base`, oldest first.
 */
export function mergeEntries(base: Entry[], mine: Entry[], theirs: Entry[], steps: StepOfOthers[] = []): Merge {
  const merge: Merge = { entries: [], taken: [], conflicts: [] };
  for (const [was, own, their] of alignLines(base, mine, theirs)) {
    const line = { ...own };
    for (const field of fieldsToMerge(own, their)) {
      const part = parts[field];
      switch (outcome(part, was, own, their)) {
        case 'theirs':
          part.copy(their, line);
          merge.taken.push({ key: line.key, field });
          break;
        case 'conflict':
          merge.conflicts.push(toConflict(field, was, own, their, steps));
          break;
        case 'mine':
          break;
      }
    }
    // The same words, held for other figures by each: they hold for both, and a print that fits nothing settles nothing.
    if (line.explanation === their.explanation) line.explains = mergeTies(was, line, their);
    merge.entries.push(line);
  }
  return merge;
}

/** The line with their answer to a conflict in place of its own (用对方的); everything else in it stays. */
export function takeTheirs(line: Entry, { field, theirs }: Pick<Conflict, 'field' | 'theirs'>): Entry {
  const taken = { ...line };
  parts[field].copy(theirs, taken);
  return taken;
}

/**
 * What somebody went on from, where the answer to what they `sent` was lost: their own words, if they stand in the newest version,
 * are no one else's change.
 */
export function rebase(base: Entry[], sent: Entry[], newest: Entry[]): Entry[] {
  return alignLines(newest, sent, base).map(([now, own, was]) => {
    const line = { ...was };
    for (const field of fieldsToMerge(own, now)) {
      if (parts[field].isSame(own, now)) parts[field].copy(now, line);
    }
    return line;
  });
}

/** What differs between two versions of a form, line by line. A line that one of them leaves out is blank in it. */
export function changedFields(before: Entry[], after: Entry[]): FieldOfLine[] {
  return alignLines(before, after).flatMap(([was, is]) =>
    fieldsToMerge(was, is)
      .filter((field) => !parts[field].isSame(was, is))
      .map((field) => ({ key: is.key, field })),
  );
}

/** How one matter of a line is compared, and how it is put into a line. */
interface Part {
  isSame(one: Entry, other: Entry): boolean;
  /** Whether they mean the same, however it was typed: 50.0 is 50. */
  isAlike(one: Entry, other: Entry): boolean;
  copy(from: Entry, to: Entry): void;
}

const parts: Record<MergeField, Part> = {
  numerator: cell('numerator'),
  denominator: cell('denominator'),
  amount: cell('amount'),
  state: {
    isSame: (one, other) => one.state === other.state && cells.every((part) => part.isSame(one, other)),
    isAlike: (one, other) => one.state === other.state && cells.every((part) => part.isAlike(one, other)),
    copy(from, to) {
      for (const part of cells) part.copy(from, to);
      to.state = from.state;
    },
  },
  explanation: {
    // The words decide; what they were written for goes where they go.
    isSame: (one, other) => one.explanation === other.explanation,
    isAlike: (one, other) => one.explanation === other.explanation,
    copy(from, to) {
      to.explanation = from.explanation;
      to.explains = from.explains;
    },
  },
  remark: {
    isSame: (one, other) => one.remark === other.remark,
    isAlike: (one, other) => one.remark === other.remark,
    copy(from, to) {
      to.remark = from.remark;
    },
  },
};

const cells = figureFields.map((field) => parts[field]);

function cell(field: FigureField): Part {
  const isUnreadAlike = (one: Entry, other: Entry) => one.unread[field] === other.unread[field];
  return {
    isSame: (one, other) => one[field] === other[field] && isUnreadAlike(one, other),
    isAlike: (one, other) => isSameAmount(one[field], other[field]) && isUnreadAlike(one, other),
    copy(from, to) {
      const { [field]: _, ...unread } = to.unread;
      const text = from.unread[field];
      to[field] = from[field];
      to.unread = text === undefined ? unread : { ...unread, [field]: text };
      to.state = stateOf(to);
    },
  };
}

/** The state that fits what stands in the cells. */
function stateOf(line: Entry): Entry['state'] {
  const isTyped = figureFields.some((field) => line[field] !== null || line.unread[field] !== undefined);
  if (isTyped) return 'NUMERIC';
  return line.state === 'NUMERIC' ? 'BLANK' : line.state;
}

const saysNoFigure = ({ state }: Entry) => state === 'MISSING' || state === 'NOT_APPLICABLE';

function fieldsToMerge(one: Entry, other: Entry): MergeField[] {
  const figures: readonly MergeField[] = saysNoFigure(one) || saysNoFigure(other) ? ['state'] : figureFields;
  return [...figures, 'explanation', 'remark'];
}

function outcome(part: Part, base: Entry, mine: Entry, theirs: Entry): 'mine' | 'theirs' | 'conflict' {
  if (part.isSame(base, theirs) || part.isSame(mine, theirs)) return 'mine';
  if (part.isSame(base, mine)) return 'theirs';
  // Typed anew by both, but for one of them only in other digits (50 → 50.0): that is no second opinion.
  if (part.isAlike(base, theirs) || part.isAlike(mine, theirs)) return 'mine';
  return part.isAlike(base, mine) ? 'theirs' : 'conflict';
}

function mergeTies(base: Entry, mine: Entry, theirs: Entry): Entry['explains'] {
  const print = ({ explains }: Entry) => JSON.stringify(explains);
  if (print(theirs) === print(mine) || print(theirs) === print(base)) return mine.explains;
  if (print(mine) === print(base)) return theirs.explains;
  const all = new Map([...mine.explains, ...theirs.explains].map((tie) => [JSON.stringify(tie), tie]));
  return [...all.values()];
}

function toConflict(field: MergeField, base: Entry, mine: Entry, theirs: Entry, steps: StepOfOthers[]): Conflict {
  const isOfIt = (one: FieldOfLine) => one.key === mine.key && coversFigures(one.field, field);
  const last = steps.findLast(({ changed }) => changed.some(isOfIt));
  return { key: mine.key, field, base, mine, theirs, by: last ? { by: last.by, at: last.at } : null };
}

/** Whether a change of `changed` may be what put `field` where it is: － takes every figure away, a figure takes － away. */
function coversFigures(changed: MergeField, field: MergeField): boolean {
  if (changed === field) return true;
  const isOfFigures = (one: MergeField) => one === 'state' || (figureFields as readonly string[]).includes(one);
  return isOfFigures(changed) && isOfFigures(field) && (changed === 'state' || field === 'state');
}

/** The same lines of several versions side by side, in the order of the versions' own lines from the second on. */
function alignLines<Versions extends Entry[][]>(...versions: Versions): { [Index in keyof Versions]: Entry }[] {
  const [first = [], ...others] = versions;
  const known = new Map([...others, first].flat().map((entry) => [entry.key, entry]));
  const byKey = versions.map((entries) => new Map(entries.map((entry) => [entry.key, entry])));
  return [...known.values()].map(
    ({ key, indicator, part }) =>
      byKey.map((lines) => lines.get(key) ?? blankEntry(key, indicator, part)) as {
        [Index in keyof Versions]: Entry;
      },
  );
}
