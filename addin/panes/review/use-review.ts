import { useCallback, useEffect, useMemo, useState } from 'react';
import type { FormReply } from '../../../functions/contract/form';
import type { SubmissionView } from '../../../functions/contract/submission';
import type { WorklistItem } from '../../../functions/contract/worklist';
import type { EntryKey, OrgUnitId, RoundId } from '../../../functions/domain/ids';
import { Problem } from '../../../functions/domain/problem';
import type { Change } from '../../api/api';
import type { FormState } from '../../excel/workbook';
import { usePane } from '../pane-context';
import { keepDrafts, type ReturnDraft, type ReturnDrafts, recallDrafts, toReturns } from './return-drafts';
import { bulkKeys, formerOf, groupLines, toReviewLines } from './review-lines';
import { useNews } from './use-news';

/** What was done last, for the quiet line that says so. */
export interface Done {
  action: 'startReview' | 'acceptEntries' | 'returnForRevision' | 'passReview' | 'approve';
  count: number;
  /** An ISO instant. */
  at: string;
}

/** Refusals that mean "what you see is no longer so": the way on is to load the newest. */
const outdatedCodes = new Set(['submission.stale', 'action.wrongStatus', 'submission.nothingToDo']);

export function isOutdatedView(problem: unknown): boolean {
  return problem instanceof Problem && outdatedCodes.has(problem.code);
}

/** One submission in front of a reviewer or an approver: what it says, what was said of it, and what can be done. */
export function useReview(round: RoundId, unit: OrgUnitId) {
  const { api, workbook, me, go } = usePane();
  const owner = `${me.id}/${round}/${unit}`;
  const [form, setForm] = useState<FormReply | null>(null);
  const [busy, setBusy] = useState<Done['action'] | 'load' | 'sheet' | null>('load');
  const [problem, setProblem] = useState<unknown>(null);
  const [retry, setRetry] = useState<(() => void) | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const [next, setNext] = useState<WorklistItem | null>(null);
  const [drafts, setDrafts] = useState<ReturnDrafts>(() => recallDrafts(owner));

  const revision = form?.submission.revision;
  const isNewer = useMemo(
    () => (revision === undefined ? null : async () => (await api.form(round, unit)).submission.revision !== revision),
    [api, round, unit, revision],
  );
  const { hasNews, forget } = useNews(isNewer);

  useEffect(() => keepDrafts(owner, drafts), [owner, drafts]);

  const load = useCallback(async () => {
    setBusy('load');
    try {
      const reply = await api.form(round, unit);
      setForm(reply);
      setProblem(null);
    } catch (error) {
      setProblem(error);
      setRetry(() => load);
    } finally {
      setBusy(null);
    }
  }, [api, round, unit]);

  useEffect(() => {
    load();
  }, [load]);

  const lines = useMemo(() => (form ? toReviewLines(form) : []), [form]);
  const groups = useMemo(() => groupLines(lines, form?.submission.status ?? 'draft', drafts), [lines, form, drafts]);

  /** Carries out one step on the revision that is on the screen. What was typed stays, whatever comes back. */
  async function carryOut(
    action: Done['action'],
    count: number,
    send: (change: Change) => Promise<SubmissionView>,
  ): Promise<boolean> {
    if (!form || busy) return false;
    setBusy(action);
    setProblem(null);
    try {
      const submission = await send({ round, unit, revision: form.submission.revision });
      setForm({ ...form, submission });
      setDone({ action, count, at: new Date().toISOString() });
      forget();
      return true;
    } catch (error) {
      setProblem(error);
      setRetry(() => () => carryOut(action, count, send));
      return false;
    } finally {
      setBusy(null);
    }
  }

  /** With the last step of a submission done, the way leads to the next one without a detour. */
  async function findNext() {
    // Only a convenience: without it the worklist is one click away.
    const worklist = await api.worklist().catch(() => null);
    setNext(worklist?.items.find((item) => item.isMine && item.task !== 'fill' && item.unit !== unit) ?? null);
  }

  async function accept(keys: EntryKey[]): Promise<boolean> {
    return carryOut('acceptEntries', keys.length, (change) => api.acceptEntries(change, keys));
  }

  async function sendReturns() {
    const isSent = await carryOut('returnForRevision', drafts.size, (change) =>
      api.returnForRevision(change, toReturns(drafts)),
    );
    if (!isSent) return;
    setDrafts(new Map());
    await findNext();
  }

  async function passReview() {
    if (await carryOut('passReview', lines.length, api.passReview)) await findNext();
  }

  async function approve() {
    if (await carryOut('approve', lines.length, api.approve)) await findNext();
  }

  /** Shows the newest state. The reasons written so far are kept. */
  async function reload() {
    forget();
    setDone(null);
    await load();
  }

  async function withSheet(work: (state: FormState) => Promise<void>) {
    if (!form || busy) return;
    const { template, submission } = form;
    setBusy('sheet');
    setProblem(null);
    try {
      // As the pane shows them: what the unit is still typing is not for the sheet either.
      const entries = lines.map(({ entry }) => entry);
      await work({ template, entries, open: 'none', returns: submission.returns });
    } catch (error) {
      setProblem(error);
      setRetry(() => () => withSheet(work));
    } finally {
      setBusy(null);
    }
  }

  function writeSheet(state: FormState): Promise<void> {
    const changed = lines.filter((line) => formerOf(line) !== null).map((line) => line.key);
    return workbook.openReview(state, form?.submission.findings ?? [], changed);
  }

  function openSheet() {
    return withSheet(writeSheet);
  }

  function locate(key: EntryKey) {
    return withSheet(async (state) => {
      try {
        await workbook.goToReview(state.template, key);
      } catch (error) {
        // The sheet was not opened yet, or was deleted since.
        if (!(error instanceof Problem) || error.code !== 'form.notFound') throw error;
        await writeSheet(state);
        await workbook.goToReview(state.template, key);
      }
    });
  }

  return {
    form,
    lines,
    groups,
    drafts,
    busy,
    problem,
    retry,
    done,
    next,
    hasNews,
    bulk: bulkKeys(lines, drafts),
    reload,
    dismissProblem: () => setProblem(null),
    startReview: () => carryOut('startReview', lines.length, api.startReview),
    accept,
    sendReturns,
    passReview,
    approve,
    openSheet,
    locate,
    setDraft: (draft: ReturnDraft) => setDrafts((before) => new Map(before).set(draft.key, draft)),
    dropDraft: (key: EntryKey) => setDrafts((before) => new Map([...before].filter(([other]) => other !== key))),
    goToNext: () => next && go({ pane: 'review', round: next.round, unit: next.unit }),
    goToWorklist: () => go({ pane: 'worklist' }),
  };
}

export type Review = ReturnType<typeof useReview>;
