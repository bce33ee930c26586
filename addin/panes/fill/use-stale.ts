import { useCallback, useState } from 'react';
import type { FormReply } from '../../../functions/contract/form';
import { Problem } from '../../../functions/domain/problem';
import { openCellsOf } from './line-state';
import { type Merge, mergeEntries } from './merge';
import type { Sheet } from './use-sheet';

export const isStale = (error: unknown) => error instanceof Problem && error.code === 'submission.stale';

/** Somebody else moved the submission on: says who, and goes on from there without losing what was typed. */
export function useStale({
  fetchForm,
  latest,
  take,
  sheet,
}: {
  fetchForm: () => Promise<FormReply>;
  latest: { current: FormReply | null };
  take: (form: FormReply) => void;
  sheet: Sheet;
}) {
  const [fresh, setFresh] = useState<FormReply | 'unknown' | null>(null);
  const [merge, setMerge] = useState<Merge | null>(null);

  /** Called when a change was refused as stale; looks up who was first, for the message. */
  const meet = useCallback(async () => {
    setFresh('unknown');
    try {
      setFresh(await fetchForm());
    } catch {
      // Who it was can wait: 「载入最新」 asks again and says so if it can't.
    }
  }, [fetchForm]);

  const adopt = useCallback(async () => {
    try {
      const next = await fetchForm();
      const before = latest.current;
      const reading = await sheet.read();
      take(next);
      setFresh(null);
      // If it is no longer open, the sheet is only locked; what was typed stays visible in it.
      if (!before || !reading || openCellsOf(next.submission) === 'none') return;
      const merged = mergeEntries(next.template, before.submission.entries, reading.entries, next.submission.entries);
      if (merged.taken.length > 0) await sheet.rewrite(merged.entries);
      if (merged.taken.length > 0 || merged.conflicts.length > 0) setMerge(merged);
    } catch (error) {
      sheet.setProblem(error);
    }
  }, [fetchForm, latest, take, sheet]);

  return { fresh, merge, meet, adopt, forgetMerge: useCallback(() => setMerge(null), []) };
}
