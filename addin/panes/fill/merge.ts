import type { FormTemplate } from '../../../functions/domain/form/template';
import type { EntryKey } from '../../../functions/domain/ids';
import { type Entry, isSameEntry } from '../../../functions/domain/submission/entry';
import { entriesFor } from './line-state';

export interface Merge {
  entries: Entry[];
  /** Lines only the other one changed: theirs is taken. */
  taken: EntryKey[];
  /** Lines both changed, differently: mine is kept, and both are shown. */
  conflicts: { key: EntryKey; mine: Entry; theirs: Entry }[];
}

/**
 * Two people worked on one form. Line by line, against what both started from: what only one changed is theirs, what
 * both changed stays as it stands in this sheet – and is named, so that nothing wins in silence.
 */
export function mergeEntries(template: FormTemplate, base: Entry[], mine: Entry[], theirs: Entry[]): Merge {
  const [before, other] = [entriesFor(template, base), entriesFor(template, theirs)];
  const merge: Merge = { entries: [], taken: [], conflicts: [] };
  entriesFor(template, mine).forEach((own, index) => {
    const [was, their] = [before[index] ?? own, other[index] ?? own];
    const theyChanged = !isSameEntry(was, their);
    const iChanged = !isSameEntry(was, own);
    const isTaken = theyChanged && !iChanged;
    if (isTaken) merge.taken.push(own.key);
    else if (theyChanged && !isSameEntry(own, their)) merge.conflicts.push({ key: own.key, mine: own, theirs: their });
    merge.entries.push(isTaken ? their : own);
  });
  return merge;
}
