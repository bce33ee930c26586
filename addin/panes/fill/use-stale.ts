import { useCallback, useEffect, useRef, useState } from 'react';
import type { FormReply } from '../../../functions/contract/form';
import type { EntriesReply, SubmissionView } from '../../../functions/contract/submission';
import { toCellText } from '../../../functions/domain/form/grid';
import type { FormRow, FormTemplate } from '../../../functions/domain/form/template';
import type { PersonId } from '../../../functions/domain/ids';
import { Problem } from '../../../functions/domain/problem';
import type { Entry, Field } from '../../../functions/domain/submission/entry';
import {
  type Conflict,
  changedFields,
  type FieldOfLine,
  type Merge,
  mergeEntries,
  rebase,
  type StepOfOthers,
} from '../../../functions/domain/submission/merge-entries';
import type { Change } from '../../api/api';
import { type InStep, isSameStep, toInStep } from '../../excel/sheet-identity';
import { mergeText } from '../../text/zh-merge';
import { usePane } from '../pane-context';
import { areSameEntries, entriesFor, openCellsOf } from './line-state';
import type { CellText, Sheet, SheetReading } from './use-sheet';

export const isStale = (error: unknown) => error instanceof Problem && error.code === 'submission.stale';

/** A version of the form, as entries for all its lines. */
interface Version {
  revision: number;
  entries: Entry[];
  /** Null where the entries are of no version that is on record. */
  step: InStep | null;
}

// Typing in the very cells that are being written, this often in a row, is no coincidence; then it is said, and tried on demand.
const triesToMerge = 3;

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
  fetchEntries,
  form,
  latest,
  take,
  change,
  sheet,
}: {
  fetchForm: () => Promise<FormReply>;
  fetchEntries: (revision: number) => Promise<EntriesReply>;
  form: FormReply | null;
  latest: { current: FormReply | null };
  take: (form: FormReply) => void;
  change: () => Change;
  sheet: Sheet;
}) {
  const { api, me } = usePane();
  // Both: work under way must see the newest, and the page must follow.
  const base = useRef<Version | null>(null);
  const [basedOn, setBasedOn] = useState<number | null>(null);
  // What was sent and not answered may stand in the newest version all the same; it is nobody else's then.
  const unanswered = useRef<Version[]>([]);
  const isRunning = useRef(false);
  // Counts what came to an end, so that what waited for it is looked at again.
  const [ended, setEnded] = useState(0);
  const [trouble, setTrouble] = useState<'none' | 'meeting' | 'failed'>('none');
  const [merged, setMerged] = useState<Merged | null>(null);
  const [conflicts, setConflicts] = useState<Conflict[]>([]);
  const [choices, setChoices] = useState<Choice[]>([]);
  // Whether the sheet told what it was in step with when it was found; then what differs from that was typed in it.
  const [isTold, setIsTold] = useState(false);
  const isReopened = useRef(false);
  const [step, setStep] = useState<InStep | null>(null);
  const noted = useRef<InStep | null>(null);

  const setBase = useCallback((version: Version | null) => {
    base.current = version;
    setBasedOn(version?.revision ?? null);
    setStep(version?.step ?? null);
  }, []);

  const isHere = sheet.state === 'here';
  const isOpen = form !== null && openCellsOf(form.submission) !== 'none';
  const { read, rewrite, writeOver, setProblem, inStep, noteInStep } = sheet;

  /** What the sheet goes on from: the version it says itself, or the newest where it says none that is on record here. */
  const findBase = useCallback(async () => {
    const now = latest.current;
    if (!now) return;
    const says = await inStep();
    noted.current = says;
    const newest = versionOf(now);
    const older = says && says.revision < newest.revision ? await fetchVersion(now.template, says, fetchEntries) : null;
    const isNewest = says !== null && newest.step !== null && isSameStep(says, newest.step);
    isReopened.current = older !== null;
    setIsTold(older !== null || isNewest);
    setBase(older ?? newest);
  }, [latest, inStep, fetchEntries, setBase]);

  /** Writes what a merge took from others, cell by cell; null if somebody typed in one of them just then. */
  const bringIn = useCallback(
    async (template: FormTemplate, reading: SheetReading, merge: Merge): Promise<boolean> => {
      if (reading.missingKeys.length > 0 || reading.changedPrint.length > 0) {
        // A sheet that is damaged is written anew, or the values would find no place in it.
        await rewrite(merge.entries);
        return true;
      }
      const isDone = await writeOver(reading, textsOf(template, merge));
      await read();
      return isDone;
    },
    [rewrite, writeOver, read],
  );

  /** Brings what others did into the sheet. What was typed stays; what both changed is put to the person. */
  const reconcile = useCallback(
    async (next: FormReply, wasRefused: boolean) => {
      let [before, reading] = [base.current, await read()];
      if (!before || !reading) return;
      const { template, submission } = next;
      const newest = entriesFor(template, submission.entries);
      // In a file from another day, one's own later work is news like anybody's.
      const steps = stepsSince(submission, before.revision, isReopened.current ? null : me.id);
      const tell = { names: namesOf(steps, me.id), revision: submission.revision };
      // If it is no longer open, the sheet is only locked; what was typed stays visible in it.
      if (openCellsOf(submission) === 'none') {
        const leftOut = changedFields(newest, reading.entries).length;
        setMerged(leftOut > 0 ? { ...tell, taken: 0, leftOut } : null);
        return;
      }
      let start = before.entries;
      for (const lost of unanswered.current) start = rebase(start, lost.entries, newest);
      const changes = changesOf(steps, before, newest);
      let merge = mergeEntries(start, reading.entries, newest, changes);
      const taken = new Map<string, FieldOfLine>();
      for (let tries = 1; merge.taken.length > 0; tries += 1) {
        for (const one of merge.taken) taken.set(`${one.key} ${one.field}`, one);
        if (await bringIn(template, reading, merge)) break;
        if (tries === triesToMerge) throw new Error('the cells to write are being typed in');
        // A figure typed in that very instant is one more opinion, to be merged like the others.
        reading = await read();
        if (!reading) return;
        merge = mergeEntries(start, reading.entries, newest, changes);
      }
      for (const { key, field } of merge.conflicts) taken.delete(`${key} ${field}`);
      unanswered.current = unanswered.current.filter(({ revision }) => revision >= submission.revision);
      isReopened.current = false;
      setBase(versionOf(next));
      // What came in is always told; that nothing did, only to whom it was refused for it.
      const isNews = taken.size > 0 || merge.conflicts.length > 0 || (wasRefused && steps.length > 0);
      if (isNews) setMerged({ ...tell, taken: taken.size, leftOut: 0 });
      setConflicts((open) => [
        ...open.filter((one) => !merge.conflicts.some((other) => isSame(one, other))),
        ...merge.conflicts,
      ]);
    },
    [read, bringIn, setBase, me.id],
  );

  const alone = useCallback(
    async (work: () => Promise<void>, isQuiet = false) => {
      if (isRunning.current) return;
      isRunning.current = true;
      if (!isQuiet) setTrouble('meeting');
      try {
        await work();
        setTrouble('none');
      } catch (error) {
        // Until this has worked nothing is sent; the message stays, with the way to try again.
        setTrouble('failed');
        setProblem(error);
      } finally {
        isRunning.current = false;
        setEnded((count) => count + 1);
      }
    },
    [setProblem],
  );

  /** Called when a change was refused as stale, and when the person asks for the newest again. */
  const meet = useCallback(
    () =>
      alone(async () => {
        if (base.current === null) await findBase();
        const next = await fetchForm();
        take(next);
        await reconcile(next, true);
      }),
    [alone, findBase, fetchForm, take, reconcile],
  );

  // A sheet that was just written, or found in the workbook, goes on from the version it says.
  useEffect(() => {
    if (!isHere) setBase(null);
    else if (base.current === null && trouble === 'none') void alone(findBase, true);
  }, [isHere, trouble, alone, findBase, setBase]);

  // The file keeps what it is in step with. Not before everything is decided: who opens it again is asked again. Where it cannot
  // be noted just now, an older version stays noted, and nothing worse comes of it than a question too many.
  useEffect(() => {
    if (!isHere || step === null || conflicts.length > 0) return;
    if (noted.current !== null && isSameStep(noted.current, step)) return;
    noteInStep(step).then(
      () => {
        noted.current = step;
      },
      () => undefined,
    );
  }, [isHere, step, conflicts.length, noteInStep]);

  const isBehind = isHere && isOpen && basedOn !== null && basedOn !== form.submission.revision;

  // However a newer version came in – a look now and then, an answer that tells of others' steps – it is merged first.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `ended` says when there is room again
  useEffect(() => {
    if (isBehind && trouble === 'none') void alone(() => reconcile(form, false));
  }, [isBehind, trouble, form, alone, reconcile, ended]);

  /** Sends the form as it stands in the sheet, and remembers until the answer what was sent. */
  const send = useCallback(
    async (entries: Entry[], post: (change: Change) => Promise<SubmissionView>): Promise<SubmissionView> => {
      const wish = change();
      const revision = base.current?.revision ?? wish.revision;
      const sent: Version = { revision, entries, step: null };
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
      if (now) setBase(isMineAlone ? { revision: reply.revision, entries, step: toInStep(reply) } : sent);
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

  const isLooking = useRef(false);

  /** Whether the server has a newer version than the pane. A look that fails is no news: the next one will tell. */
  const isOutdated = useCallback(async (): Promise<boolean> => {
    if (isLooking.current) return false;
    isLooking.current = true;
    try {
      const { round, unit } = change();
      const now = await api.revision(round, unit).catch(() => null);
      // As the pane is by now: what this person did while the look was under way is no news.
      return now !== null && now.revision > change().revision;
    } finally {
      isLooking.current = false;
    }
  }, [api, change]);

  const forget = useCallback(() => {
    setMerged(null);
    setChoices([]);
  }, []);

  return {
    trouble,
    merged,
    conflicts,
    choices,
    isTold,
    /** While others' work is not in the sheet, or is not decided on, nothing is sent. */
    isHeld: isBehind || (isHere && basedOn === null) || trouble !== 'none' || conflicts.length > 0,
    isOutdated,
    meet,
    send,
    choose,
    forget,
  };
}

export type Stale = ReturnType<typeof useStale>;

const isSame = (one: Conflict, other: Conflict) => one.key === other.key && one.field === other.field;

function versionOf({ template, submission }: FormReply): Version {
  const entries = entriesFor(template, submission.entries);
  return { revision: submission.revision, entries, step: toInStep(submission) };
}

/** What is not on record, or not as it was written: nothing goes on from it. */
const goneCodes = ['thing.notFound', 'record.damaged'];

/** The version a sheet says it goes on from; null where this house has no such version, or another under that number. */
async function fetchVersion(
  template: FormTemplate,
  says: InStep,
  fetchEntries: (revision: number) => Promise<EntriesReply>,
): Promise<Version | null> {
  const reply = await fetchEntries(says.revision).catch((error: unknown) => {
    if (error instanceof Problem && goneCodes.includes(error.code)) return null;
    throw error;
  });
  if (!reply || !isSameStep(toInStep(reply), says)) return null;
  return { revision: says.revision, entries: entriesFor(template, reply.entries), step: says };
}

/** What the cells have to say for a merge to stand in the sheet. */
function textsOf(template: FormTemplate, { taken, entries }: Merge): CellText[] {
  const lines = new Map(entries.map((entry) => [entry.key, entry]));
  return taken.flatMap(({ key, field }) => {
    const [line, row] = [lines.get(key), template.rows.find((candidate) => candidate.key === key)];
    if (!line || !row) return [];
    const cells: readonly Field[] = field === 'state' ? row.inputs : [field];
    return cells.map((cell) => ({ key, field: cell, text: toCellText(line, cell) }));
  });
}

/** Who typed; where nobody did, who else took a step. */
function namesOf(steps: ReturnType<typeof stepsSince>, me: PersonId): string[] {
  const typed = steps.filter(isTyping);
  const names = (typed.length > 0 ? typed : steps).map(({ by }) => (by.id === me ? mergeText.myself : by.name));
  return [...new Set(names)];
}

const isTyping = ({ action }: SubmissionView['history'][number]) => action === 'saveDraft' || action === 'submit';

/** What was done since, oldest first, but for one's own steps. */
function stepsSince({ history }: SubmissionView, revision: number, me: PersonId | null) {
  return history
    .filter((step) => step.revision > revision && step.by.id !== me)
    .toSorted((a, b) => a.revision - b.revision);
}

/** Whose values they are: the record tells without doubt only where one other person typed. */
function changesOf(steps: ReturnType<typeof stepsSince>, before: Version, newest: Entry[]): StepOfOthers[] {
  const typed = steps.filter(isTyping);
  const last = typed.at(-1);
  if (!last || typed.some(({ by }) => by.id !== last.by.id)) return [];
  return [{ by: last.by, at: last.at, changed: changedFields(before.entries, newest) }];
}
