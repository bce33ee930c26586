import { useCallback, useEffect, useRef, useState } from 'react';
import type { FormReply } from '../../../functions/contract/form';
import type { SubmissionView } from '../../../functions/contract/submission';
import { toCellText } from '../../../functions/domain/form/grid';
import type { FormRow } from '../../../functions/domain/form/template';
import type { PersonId } from '../../../functions/domain/ids';
import { Problem } from '../../../functions/domain/problem';
import type { Entry, Field } from '../../../functions/domain/submission/entry';
import {
  type Conflict,
  changedFields,
  mergeEntries,
  rebase,
  type StepOfOthers,
} from '../../../functions/domain/submission/merge-entries';
import type { Change } from '../../api/api';
import { usePane } from '../pane-context';
import { areSameEntries, entriesFor, openCellsOf } from './line-state';
import type { Sheet } from './use-sheet';

export const isStale = (error: unknown) => error instanceof Problem && error.code === 'submission.stale';

/** A version of the form, as entries for all its lines. */
interface Version {
  revision: number;
  entries: Entry[];
}

/** What became of two people's work on one form, to be told. */
export interface Merged {
  /** Who else took part. */
  names: string[];
  taken: number;
  /** Mine that did not get in, since the form is closed now. */
  leftOut: number;
  /** The version the other's values stand in. */
  revision: number;
}

/** A conflict that was decided, and for whom. */
export interface Choice {
  conflict: Conflict;
  revision: number;
  isMine: boolean;
}

/**
 * Keeps the sheet in step with a submission that others change too. What is sent names the version the sheet was last in step
 * with, never one that merely came in: so nothing can be overwritten that was not brought into the sheet before.
 */
export function useStale({
  fetchForm,
  form,
  latest,
  take,
  change,
  sheet,
}: {
  fetchForm: () => Promise<FormReply>;
  form: FormReply | null;
  latest: { current: FormReply | null };
  take: (form: FormReply) => void;
  change: () => Change;
  sheet: Sheet;
}) {
  const { me } = usePane();
  // Both: work under way must see the newest, and the page must follow.
  const base = useRef<Version | null>(null);
  const [basedOn, setBasedOn] = useState<number | null>(null);
  // What was sent and not answered may stand in the newest version all the same; it is nobody else's then.
  const unanswered = useRef<Version[]>([]);
  const isRunning = useRef(false);
  const [trouble, setTrouble] = useState<'none' | 'meeting' | 'failed'>('none');
  const [merged, setMerged] = useState<Merged | null>(null);
  const [conflicts, setConflicts] = useState<Conflict[]>([]);
  const [choices, setChoices] = useState<Choice[]>([]);

  const setBase = useCallback((version: Version | null) => {
    base.current = version;
    setBasedOn(version?.revision ?? null);
  }, []);

  const isHere = sheet.state === 'here';
  const isOpen = form !== null && openCellsOf(form.submission) !== 'none';
  const { read, rewrite, setProblem } = sheet;

  /** Brings what others did into the sheet. What was typed stays; what both changed is put to the person. */
  const reconcile = useCallback(
    async (next: FormReply, wasRefused: boolean) => {
      const [before, reading] = [base.current, await read()];
      if (!before || !reading) return;
      const { template, submission } = next;
      const newest = entriesFor(template, submission.entries);
      const steps = stepsOfOthers(submission, before.revision, me.id);
      const tell = { names: [...new Set(steps.map(({ by }) => by.name))], revision: submission.revision };
      // If it is no longer open, the sheet is only locked; what was typed stays visible in it.
      if (openCellsOf(submission) === 'none') {
        const leftOut = changedFields(newest, reading.entries).length;
        setMerged(leftOut > 0 ? { ...tell, taken: 0, leftOut } : null);
        return;
      }
      let start = before.entries;
      for (const lost of unanswered.current) start = rebase(start, lost.entries, newest);
      const merge = mergeEntries(start, reading.entries, newest, changesOf(steps, before, newest));
      if (merge.taken.length > 0) await rewrite(merge.entries);
      unanswered.current = unanswered.current.filter(({ revision }) => revision >= submission.revision);
      setBase({ revision: submission.revision, entries: newest });
      // What came in is always told; that nothing did, only to whom it was refused for it.
      const isNews = merge.taken.length > 0 || merge.conflicts.length > 0 || (wasRefused && steps.length > 0);
      if (isNews) setMerged({ ...tell, taken: merge.taken.length, leftOut: 0 });
      setConflicts((open) => [
        ...open.filter((one) => !merge.conflicts.some((other) => isSame(one, other))),
        ...merge.conflicts,
      ]);
    },
    [read, rewrite, setBase, me.id],
  );

  const alone = useCallback(
    async (work: () => Promise<void>) => {
      if (isRunning.current) return;
      isRunning.current = true;
      setTrouble('meeting');
      try {
        await work();
        setTrouble('none');
      } catch (error) {
        // Until this has worked nothing is sent; the message stays, with the way to try again.
        setTrouble('failed');
        setProblem(error);
      } finally {
        isRunning.current = false;
      }
    },
    [setProblem],
  );

  /** Called when a change was refused as stale, and when the person asks for the newest again. */
  const meet = useCallback(
    () =>
      alone(async () => {
        const next = await fetchForm();
        take(next);
        await reconcile(next, true);
      }),
    [alone, fetchForm, take, reconcile],
  );

  // A sheet that was just written, or found in the workbook, is what the newest version is compared with from now on.
  useEffect(() => {
    const now = latest.current;
    if (!isHere) setBase(null);
    else if (base.current === null && now) setBase(versionOf(now));
  }, [isHere, latest, setBase]);

  const isBehind = isHere && isOpen && basedOn !== null && basedOn !== form.submission.revision;

  // However a newer version came in – a look now and then, an answer that tells of others' steps – it is merged first.
  useEffect(() => {
    if (isBehind && trouble === 'none') void alone(() => reconcile(form, false));
  }, [isBehind, trouble, form, alone, reconcile]);

  /** Sends the form as it stands in the sheet, and remembers until the answer what was sent. */
  const send = useCallback(
    async (entries: Entry[], post: (change: Change) => Promise<SubmissionView>): Promise<SubmissionView> => {
      const wish = change();
      const revision = base.current?.revision ?? wish.revision;
      const sent: Version = { revision, entries };
      unanswered.current.push(sent);
      const reply = await post({ ...wish, revision }).catch((error: unknown) => {
        // A refusal is an answer too.
        if (error instanceof Problem) unanswered.current = unanswered.current.filter((one) => one !== sent);
        throw error;
      });
      unanswered.current = [];
      const now = latest.current;
      // A retry may be answered after others went on: then the newest still has to be merged.
      const isMineAlone = !now || areSameEntries(now.template, entries, reply.entries);
      if (now) setBase({ revision: isMineAlone ? reply.revision : revision, entries });
      return reply;
    },
    [change, latest, setBase],
  );

  const choose = useCallback(
    async (conflict: Conflict, row: FormRow, isMine: boolean) => {
      const cells: readonly Field[] = conflict.field === 'state' ? row.inputs : [conflict.field];
      for (const field of isMine ? [] : cells) {
        if (!(await sheet.write(conflict.key, field, toCellText(conflict.theirs, field)))) return;
      }
      setConflicts((open) => open.filter((one) => !isSame(one, conflict)));
      setChoices((made) => [...made, { conflict, isMine, revision: base.current?.revision ?? 0 }]);
    },
    [sheet.write],
  );

  const forget = useCallback(() => {
    setMerged(null);
    setChoices([]);
  }, []);

  return {
    trouble,
    merged,
    conflicts,
    choices,
    /** While others' work is not in the sheet, or is not decided on, nothing is sent. */
    isHeld: isBehind || trouble !== 'none' || conflicts.length > 0,
    meet,
    send,
    choose,
    forget,
  };
}

export type Stale = ReturnType<typeof useStale>;

const isSame = (one: Conflict, other: Conflict) => one.key === other.key && one.field === other.field;

function versionOf({ template, submission }: FormReply): Version {
  return { revision: submission.revision, entries: entriesFor(template, submission.entries) };
}

/** What others did since, oldest first. */
function stepsOfOthers({ history }: SubmissionView, revision: number, me: PersonId) {
  return history
    .filter((step) => step.revision > revision && step.by.id !== me)
    .toSorted((a, b) => a.revision - b.revision);
}

/** Whose values they are: the record tells without doubt only where one other person typed. */
function changesOf(steps: ReturnType<typeof stepsOfOthers>, before: Version, newest: Entry[]): StepOfOthers[] {
  const typed = steps.filter(({ action }) => action === 'saveDraft' || action === 'submit');
  const last = typed.at(-1);
  if (!last || typed.some(({ by }) => by.id !== last.by.id)) return [];
  return [{ by: last.by, at: last.at, changed: changedFields(before.entries, newest) }];
}
