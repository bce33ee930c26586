import { useEffect, useRef, useState } from 'react';
import type { FormReply } from '../../../functions/contract/form';
import type { Entry } from '../../../functions/domain/submission/entry';
import { areSameEntries, isOffered } from './line-state';
import { isStale } from './use-stale';

const afterTypingMs = 3_000;
const afterFailureMs = 15_000;

export type DraftState = { kind: 'idle' | 'saving' | 'failed' } | { kind: 'saved'; at: string };

/**
 * Saves what was typed by itself, quietly: some seconds after the last key, only if something changed. A failure blocks
 * nothing; it is said in one line and tried again. What was typed lies in the sheet all the while.
 */
export function useDraft({
  form,
  entries,
  typedCount,
  isHeld,
  save,
}: {
  form: FormReply | null;
  entries: Entry[] | null;
  /** Counts up with everything typed: opening a form alone saves nothing. */
  typedCount: number;
  /** True while saving would only be refused, or would run into a submission under way. */
  isHeld: boolean;
  save: (entries: Entry[]) => Promise<void>;
}) {
  const [state, setState] = useState<DraftState>({ kind: 'idle' });
  const [failures, setFailures] = useState(0);
  const saveNow = useRef(save);
  useEffect(() => {
    saveNow.current = save;
  });

  // What kept saving back is settled: what was typed meanwhile goes out like anything else.
  useEffect(() => {
    if (isHeld) return;
    setFailures(0);
    setState((now) => (now.kind === 'failed' ? { kind: 'idle' } : now));
  }, [isHeld]);

  const isChanged =
    form !== null &&
    entries !== null &&
    isOffered(form.submission, 'saveDraft') &&
    !areSameEntries(form.template, entries, form.submission.entries);

  useEffect(() => {
    if (!isChanged || !entries || typedCount === 0 || isHeld) return;
    const timer = setTimeout(
      async () => {
        setState({ kind: 'saving' });
        try {
          await saveNow.current(entries);
          setState({ kind: 'saved', at: new Date().toISOString() });
          setFailures(0);
        } catch (error) {
          // Merged and sent again by itself: no failure, and nothing to wait for.
          if (isStale(error)) return setState({ kind: 'idle' });
          // Said in one line below the form; the cause matters only if a submission fails for it too.
          setState({ kind: 'failed' });
          setFailures((count) => count + 1);
        }
      },
      failures > 0 ? afterFailureMs : afterTypingMs,
    );
    return () => clearTimeout(timer);
  }, [isChanged, entries, typedCount, isHeld, failures]);

  return state;
}
