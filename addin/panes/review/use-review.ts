import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { FormReply } from '../../../functions/contract/form';
import type { SubmissionView } from '../../../functions/contract/submission';
import type { WorklistItem } from '../../../functions/contract/worklist';
import type { EntryKey, OrgUnitId, RoundId } from '../../../functions/domain/ids';
import { Problem } from '../../../functions/domain/problem';
import type { SentBack } from '../../../functions/domain/submission/submission';
import type { Change } from '../../api/api';
import type { FormState } from '../../excel/workbook';
import { usePane } from '../pane-context';
import { questionsOf } from '../thread-of';
import { doneText } from './done-text';
import { type Meanwhile, meanwhile } from './meanwhile';
import {
  type HalfReturn,
  type HalfReturns,
  keepDrafts,
  keepHalves,
  type ReturnDraft,
  type ReturnDrafts,
  recallDrafts,
  recallHalves,
  toReturns,
} from './return-drafts';
import { keysToAccept, keysToReturn } from './review-actions';
import { bulkKeys, formerOf, groupLines, toReviewLines } from './review-lines';
import { useNews } from './use-news';

/** What a person does from this pane. */
export type ReviewAction =
  | 'sign'
  | 'startReview'
  | 'acceptEntries'
  | 'returnForRevision'
  | 'passReview'
  | 'passCheck'
  | 'sendBack'
  | 'approve'
  | 'ask';

/** What was done last, for the quiet line that says so. */
export interface Done {
  action: ReviewAction;
  text: string;
  /** An ISO instant. */
  at: string;
}

/** A step on the way to the server. */
interface Taking {
  action: ReviewAction;
  /** How many lines it is about. */
  count: number;
  send: (change: Change) => Promise<SubmissionView>;
  /** What follows once it is done, also where it took a second try. */
  after?: () => unknown;
}

/** Refusals that mean "what you see is no longer so": the way on is to load the newest. */
const outdatedCodes = new Set([
  'submission.stale',
  'action.wrongStatus',
  'submission.nothingToDo',
  'submission.entryWithFiller',
]);

export function isOutdatedView(problem: unknown): boolean {
  return problem instanceof Problem && outdatedCodes.has(problem.code);
}

/** One submission in front of somebody who judges it – head, reviewer, planning office, approver: what it says, what was said of it, and what can be done. */
export function useReview(round: RoundId, unit: OrgUnitId) {
  const { api, workbook, me, go } = usePane();
  const owner = `${me.id}/${round}/${unit}`;
  const [form, setForm] = useState<FormReply | null>(null);
  const [busy, setBusy] = useState<ReviewAction | 'load' | 'sheet' | null>('load');
  const [problem, setProblem] = useState<unknown>(null);
  const [retry, setRetry] = useState<(() => void) | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const [news, setNews] = useState<Meanwhile | null>(null);
  const [next, setNext] = useState<WorklistItem | null>(null);
  const [drafts, setDrafts] = useState<ReturnDrafts>(() => recallDrafts(owner));
  const [halves, setHalves] = useState<HalfReturns>(() => recallHalves(owner));
  // Of the half-written, those written in this sitting: the others are pointed at.
  const [writing, setWriting] = useState<ReadonlySet<EntryKey>>(new Set());

  const revision = form?.submission.revision;
  const isNewer = useMemo(
    () => (revision === undefined ? null : async () => (await api.revision(round, unit)).revision !== revision),
    [api, round, unit, revision],
  );
  const { hasNews, forget } = useNews(isNewer);

  useEffect(() => keepDrafts(owner, drafts), [owner, drafts]);
  useEffect(() => keepHalves(owner, halves), [owner, halves]);

  // What was on the screen before a newer state came.
  const shown = useRef<FormReply | null>(null);
  useEffect(() => {
    shown.current = form;
  }, [form]);

  const load = useCallback(async () => {
    setBusy('load');
    try {
      const reply = await api.form(round, unit);
      const before = shown.current;
      if (before) setNews(meanwhile(before, reply, me.id));
      setForm(reply);
      setProblem(null);
    } catch (error) {
      setProblem(error);
      setRetry(() => load);
    } finally {
      setBusy(null);
    }
  }, [api, round, unit, me.id]);

  useEffect(() => {
    load();
  }, [load]);

  const lines = useMemo(() => (form ? toReviewLines(form) : []), [form]);
  const groups = useMemo(() => groupLines(lines, form?.submission.status ?? 'draft', drafts), [lines, form, drafts]);

  const acceptable = useMemo(() => (form ? keysToAccept(form.submission) : []), [form]);
  const returnable = useMemo(() => (form ? keysToReturn(form.submission) : []), [form]);
  /** Those of the written returns that can be sent now; the others wait, and are kept. */
  const sendable = useMemo(
    () => new Map([...drafts].filter(([key]) => returnable.includes(key))),
    [drafts, returnable],
  );

  /** Carries out one step on the revision that is on the screen. What was typed stays, whatever comes back. */
  async function carryOut(taking: Taking): Promise<boolean> {
    if (!form || busy) return false;
    const { action, count, send, after } = taking;
    setBusy(action);
    setProblem(null);
    try {
      const submission = await send({ round, unit, revision: form.submission.revision });
      setForm({ ...form, submission });
      setDone({ action, text: doneText(action, count, submission), at: new Date().toISOString() });
      forget();
      after?.();
      return true;
    } catch (error) {
      setProblem(error);
      setRetry(() => () => carryOut(taking));
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

  /** A step on the whole submission, after which the next one is looked for. */
  function pass(action: 'sign' | 'passReview' | 'passCheck' | 'approve'): Promise<boolean> {
    return carryOut({ action, count: lines.length, send: api[action], after: findNext });
  }

  function accept(keys: EntryKey[]): Promise<boolean> {
    const send = (change: Change) => api.acceptEntries(change, keys);
    return carryOut({ action: 'acceptEntries', count: keys.length, send });
  }

  function sendReturns(): Promise<boolean> {
    return carryOut({
      action: 'returnForRevision',
      count: sendable.size,
      send: (change) => api.returnForRevision(change, toReturns(sendable)),
      after: () => {
        setDrafts((before) => new Map([...before].filter(([key]) => !sendable.has(key))));
        return findNext();
      },
    });
  }

  /** 退回上一步. `onSent` lets go of what was typed. */
  function sendBack(to: SentBack['to'], keys: EntryKey[], reason: string, onSent: () => void): Promise<boolean> {
    return carryOut({
      action: 'sendBack',
      count: keys.length,
      send: (change) => api.sendBack(change, to, keys, reason),
      after: () => {
        onSent();
        return findNext();
      },
    });
  }

  function ask(key: EntryKey, text: string, onSent: () => void): Promise<boolean> {
    return carryOut({ action: 'ask', count: 1, send: (change) => api.ask(change, key, text), after: onSent });
  }

  function setHalf(key: EntryKey, half: HalfReturn | null): void {
    setHalves((before) => {
      const others = [...before].filter(([other]) => other !== key);
      return new Map(half ? [...others, [key, half]] : others);
    });
    if (half?.isOpen) setWriting((before) => (before.has(key) ? before : new Set([...before, key])));
  }

  /** Shows the newest state. The reasons written so far are kept. */
  async function reload() {
    forget();
    setDone(null);
    // Lines may lie elsewhere now, folded away with what somebody was writing.
    setWriting(new Set());
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
      await work({ template, entries, open: 'none', returns: submission.returns, questions: questionsOf(submission) });
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
    owner,
    form,
    lines,
    groups,
    drafts,
    halves,
    writing,
    setHalf,
    sendable,
    busy,
    problem,
    retry,
    done,
    next,
    hasNews,
    /** What others did before the newest state was loaded. */
    news,
    dismissNews: () => setNews(null),
    acceptable,
    returnable,
    bulk: bulkKeys(lines, acceptable, drafts, halves),
    reload,
    dismissProblem: () => setProblem(null),
    startReview: () => carryOut({ action: 'startReview', count: lines.length, send: api.startReview }),
    sign: () => pass('sign'),
    accept,
    sendReturns,
    passReview: () => pass('passReview'),
    passCheck: () => pass('passCheck'),
    approve: () => pass('approve'),
    sendBack,
    ask,
    openSheet,
    locate,
    setDraft: (draft: ReturnDraft) => setDrafts((before) => new Map(before).set(draft.key, draft)),
    dropDraft: (key: EntryKey) => setDrafts((before) => new Map([...before].filter(([other]) => other !== key))),
    goToNext: () => next && go({ pane: 'review', round: next.round, unit: next.unit }),
    goToWorklist: () => go({ pane: 'worklist' }),
  };
}

export type Review = ReturnType<typeof useReview>;
