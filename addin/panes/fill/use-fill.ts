import { useCallback, useMemo, useState } from 'react';
import { toCellText } from '../../../functions/domain/form/grid';
import type { EntryKey, OrgUnitId, RoundId } from '../../../functions/domain/ids';
import type { Entry } from '../../../functions/domain/submission/entry';
import { blocking, byUrgency } from '../../../functions/domain/submission/validate';
import type { Api } from '../../api/api';
import type { Workbook } from '../../excel/workbook';
import type { FillStep } from '../../text/zh-fill';
import { useWhileVisible } from '../worklist/use-while-visible';
import { groupFindings } from './finding-groups';
import { inTurn } from './in-turn';
import {
  changedKeys,
  closedButChanged,
  countFilled,
  entriesFor,
  isOffered,
  isSentBack,
  isUntouched,
  openCellsOf,
  visibleFindings,
} from './line-state';
import { useDraft } from './use-draft';
import { useExplanations } from './use-explanations';
import { useForm } from './use-form';
import { useMarks } from './use-marks';
import { useSerial } from './use-serial';
import { type CellText, useSheet } from './use-sheet';
import { isStale, useStale } from './use-stale';
import { useSubmit } from './use-submit';

const refreshMs = 15_000;
const noEntries: Entry[] = [];

/** A filler's work on one form, from fetching the sheet to the receipt. Everything the pane shows and does comes from here. */
export function useFill({
  api,
  workbook: openWorkbook,
  round,
  unit,
}: {
  api: Api;
  workbook: Workbook;
  round: RoundId;
  unit: OrgUnitId;
}) {
  const workbook = useMemo(() => inTurn(openWorkbook), [openWorkbook]);
  const { form, latest, problem: loadProblem, load, take, takeSubmission, change } = useForm(api, round, unit);
  const sheet = useSheet(workbook, latest, form);
  const serial = useSerial();
  const [hasChecked, setHasChecked] = useState(false);
  const [isBusy, setIsBusy] = useState(false);

  const fetchForm = useCallback(() => api.form(round, unit), [api, round, unit]);
  const fetchEntries = useCallback((revision: number) => api.entriesAt(round, unit, revision), [api, round, unit]);
  const stale = useStale({ fetchForm, fetchEntries, form, latest, take, change, sheet });
  const submit = useSubmit({
    api,
    latest,
    change,
    sheet,
    serial,
    takeSubmission,
    sendForm: stale.send,
    onStale: stale.meet,
    onChecked: () => setHasChecked(true),
    onRecalled: () => setHasChecked(false),
    onDropped: async () => {
      setHasChecked(false);
      const now = latest.current;
      if (!now || sheet.state !== 'here') return;
      // The correction is given up already; what goes wrong here is the sheet's affair and no reason to do it again.
      await sheet.rewrite(entriesFor(now.template, now.submission.entries)).catch(sheet.setProblem);
    },
  });

  const submission = form?.submission ?? null;
  const canType = submission !== null && isOffered(submission, 'saveDraft');
  const isReturned = submission !== null && isSentBack(submission);
  const entries = sheet.reading?.entries ?? (form ? entriesFor(form.template, form.submission.entries) : noEntries);
  const allFindings = sheet.reading?.findings;

  const findings = useMemo(
    () => (canType && allFindings ? byUrgency(visibleFindings(allFindings, entries, hasChecked || isReturned)) : []),
    [canType, allFindings, entries, hasChecked, isReturned],
  );
  // As the list says them: one remedy for both figures of a line is one thing to do.
  const blocked = blocking(groupFindings(allFindings ?? []).map(({ first }) => first));
  const isBlocked = blocked.mustFindings > 0 || blocked.unexplained > 0;
  const closedChanged = form && canType ? closedButChanged(form.template, form.submission, entries) : [];

  // What a file says on top of the version it knows was typed in another sitting, and is saved like anything that is typed.
  const isBroughtAlong =
    form !== null && stale.isTold && changedKeys(form.template, form.submission.entries, entries).length > 0;

  const draft = useDraft({
    form,
    entries: sheet.reading?.entries ?? null,
    typedCount: sheet.typedCount || (isBroughtAlong ? 1 : 0),
    isHeld: stale.isHeld || submit.busyWith !== null || closedChanged.length > 0,
    save: async (typed) => {
      try {
        takeSubmission(await serial(() => stale.send(typed, (made) => api.saveDraft(made, typed))));
      } catch (error) {
        if (isStale(error)) void stale.meet();
        throw error;
      }
    },
  });

  useMarks(workbook, form, sheet.state, findings, sheet.setProblem);
  // What others do to a submission that waits is seen without a click; while somebody types, nothing is pulled away.
  const refresh = async () => {
    if (await stale.isOutdated()) await load();
  };
  useWhileVisible(refresh, refreshMs, submission !== null && !canType && submit.busyWith === null);

  /** One click, one go: the buttons of the sheet wait for each other. */
  async function alone(work: () => Promise<unknown>): Promise<void> {
    if (isBusy) return;
    setIsBusy(true);
    try {
      await work();
    } finally {
      setIsBusy(false);
    }
  }

  const differing =
    form && !isReturned && canType && sheet.typedCount === 0 && sheet.reading && !stale.isTold && !stale.isHeld
      ? draftDifferences(form.submission.entries, changedKeys(form.template, form.submission.entries, entries))
      : [];

  const step: FillStep =
    sheet.state !== 'here' ? 'pull' : !hasChecked && !isReturned ? 'type' : isBlocked ? 'check' : 'submit';

  return {
    form,
    loadProblem,
    load,
    sheet,
    stale,
    submit,
    /** For steps beside the form itself: each on the newest revision, after the one before. */
    exchange: { change, serial, takeSubmission },
    // While somebody else's change is in the way, the message above says what to do; trying again would not help.
    draft: stale.isHeld ? ({ kind: 'idle' } as const) : draft,
    explanations: useExplanations(sheet),
    entries,
    findings,
    blocked,
    closedChanged,
    differing,
    canType,
    hasChecked,
    isBusy,
    step,
    filled: form ? countFilled(form.template, entries) : 0,
    blankCount: entries.filter(isUntouched).length,
    currentKey: sheet.selected ?? entries.find(isUntouched)?.key ?? entries[0]?.key ?? null,
    handlePull: () => alone(sheet.pull),
    handleRestore: () => alone(sheet.restore),
    handleCheck: () =>
      alone(async () => {
        try {
          await sheet.read();
          setHasChecked(true);
        } catch (error) {
          sheet.setProblem(error);
        }
      }),
    /** 零报告: what of these lines differs from the sheet is written into it. */
    handleZeroReport: (zeros: Entry[], keys: EntryKey[]) =>
      alone(async () => {
        if (sheet.reading) await sheet.writeAll(sheet.reading, zerosToWrite(entries, zeros, keys));
      }),
    handleUseDraft: () =>
      alone(async () => {
        const stored = new Map(form?.submission.entries.map((entry) => [entry.key, entry]));
        try {
          await sheet.rewrite(
            entries.map((entry) => (differing.includes(entry.key) ? (stored.get(entry.key) ?? entry) : entry)),
          );
        } catch (error) {
          sheet.setProblem(error);
        }
      }),
    isOpen: (key: EntryKey) => {
      const open = submission ? openCellsOf(submission) : 'none';
      return open === 'all' || (Array.isArray(open) && open.includes(key));
    },
  };
}

export type Fill = ReturnType<typeof useFill>;

function zerosToWrite(before: Entry[], zeros: Entry[], keys: EntryKey[]): CellText[] {
  const stood = new Map(before.map((entry) => [entry.key, entry]));
  return zeros
    .filter(({ key }) => keys.includes(key))
    .flatMap((entry) =>
      (['amount', 'explanation'] as const)
        .map((field) => ({ key: entry.key, field, text: toCellText(entry, field) }))
        .filter(({ field, text }) => text !== toCellText(stood.get(entry.key) ?? entry, field)),
    );
}

/** Lines on which the stored draft says something the sheet does not: the sheet may be an old copy of this workbook. */
function draftDifferences(stored: Entry[], changed: EntryKey[]): EntryKey[] {
  return stored.filter((entry) => !isUntouched(entry) && changed.includes(entry.key)).map(({ key }) => key);
}
