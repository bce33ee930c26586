import { isAmount } from '../../../functions/domain/decimal';
import type { EntryKey } from '../../../functions/domain/ids';
import { type Entry, type Field, figureFields, fingerprint } from '../../../functions/domain/submission/entry';
import type { Return } from '../../../functions/domain/submission/submission';
import { keepWork, recallWork } from '../kept-work';

/** A return the reviewer has written and not yet sent. */
export interface ReturnDraft {
  key: EntryKey;
  field: Field;
  reason: string;
  suggestion: string;
  /** What the line said when this was written. */
  about: string;
}

export type ReturnDrafts = ReadonlyMap<EntryKey, ReturnDraft>;

export type DraftFault = 'reasonMissing' | 'suggestionUnread';

export function draftFor(entry: Entry, written: Pick<ReturnDraft, 'field' | 'reason' | 'suggestion'>): ReturnDraft {
  return { key: entry.key, about: fingerprint(entry), ...written };
}

/** What keeps a return from going onto the list; null if nothing does. */
export function faultOf({
  field,
  reason,
  suggestion,
}: Pick<ReturnDraft, 'field' | 'reason' | 'suggestion'>): DraftFault | null {
  if (reason.trim() === '') return 'reasonMissing';
  const isFigure = (figureFields as readonly Field[]).includes(field);
  if (isFigure && suggestion.trim() !== '' && !isAmount(suggestion.trim())) return 'suggestionUnread';
  return null;
}

/** Whether the line has changed since the reason was written, so that it wants a second look before it goes. */
export function isOutdated(draft: ReturnDraft, entry: Entry): boolean {
  return draft.about !== fingerprint(entry);
}

/** The list as the server takes it. */
export function toReturns(drafts: ReturnDrafts): Pick<Return, 'key' | 'field' | 'reason' | 'suggestion'>[] {
  return [...drafts.values()].map(({ key, field, reason, suggestion }) => ({
    key,
    field,
    reason: reason.trim(),
    suggestion: suggestion.trim() || null,
  }));
}

/** A return somebody is writing, as far as it is. Put away without a word it waits for them, closed. */
export type HalfReturn = Pick<ReturnDraft, 'field' | 'reason' | 'suggestion'> & { isOpen: boolean };

export type HalfReturns = ReadonlyMap<EntryKey, HalfReturn>;

const namesOf = (owner: string) => ({ drafts: `${owner}/returns`, halves: `${owner}/halfReturns` });

/** What this person wrote on this form and has not sent, since the window was opened. */
export function recallDrafts(owner: string): ReturnDrafts {
  return new Map(recallWork(namesOf(owner).drafts) as [EntryKey, ReturnDraft][] | undefined);
}

export function keepDrafts(owner: string, drafts: ReturnDrafts): void {
  keepWork(namesOf(owner).drafts, [...drafts]);
}

export function recallHalves(owner: string): HalfReturns {
  return new Map(recallWork(namesOf(owner).halves) as [EntryKey, HalfReturn][] | undefined);
}

export function keepHalves(owner: string, halves: HalfReturns): void {
  keepWork(namesOf(owner).halves, [...halves]);
}
