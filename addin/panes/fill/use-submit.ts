import { useRef, useState } from 'react';
import type { FormReply } from '../../../functions/contract/form';
import type { SubmissionView } from '../../../functions/contract/submission';
import type { EntryKey } from '../../../functions/domain/ids';
import { blocking } from '../../../functions/domain/submission/validate';
import type { Api, Change } from '../../api/api';
import { closedButChanged } from './line-state';
import type { Sheet } from './use-sheet';
import { isStale, type Stale } from './use-stale';

/** What was being done when it failed: 重试 does just that again. */
export interface Failure {
  error: unknown;
  retry: () => void;
}

type Step = 'submit' | 'recall' | 'correct' | 'dropCorrection';

/** Handing in, taking back, correcting. One at a time: a second click while the first is under way does nothing. */
export function useSubmit({
  api,
  latest,
  change,
  sheet,
  serial,
  takeSubmission,
  sendForm,
  onStale,
  onChecked,
  onRecalled,
  onDropped,
}: {
  api: Api;
  latest: { current: FormReply | null };
  change: () => Change;
  sheet: Sheet;
  serial: <Result>(work: () => Promise<Result>) => Promise<Result>;
  takeSubmission: (submission: SubmissionView) => void;
  /** Sends what the sheet says, as made on the version the sheet is in step with. */
  sendForm: Stale['send'];
  onStale: () => void;
  onChecked: () => void;
  onRecalled: () => void;
  /** The sheet still says what the correction would have said. */
  onDropped: () => Promise<void>;
}) {
  const [busyWith, setBusyWith] = useState<Step | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  // A state would let a second click through before the next render; this does not.
  const isUnderWay = useRef(false);

  async function once(name: Step, work: () => Promise<void>): Promise<void> {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    setBusyWith(name);
    setFailure(null);
    try {
      await work();
    } catch (error) {
      if (isStale(error)) onStale();
      else setFailure({ error, retry: () => void once(name, work) });
    } finally {
      isUnderWay.current = false;
      setBusyWith(null);
    }
  }

  const handleSubmit = () =>
    once('submit', async () => {
      // The truth is what stands in the sheet now, not what was last shown.
      const reading = await sheet.read();
      const form = latest.current;
      if (!reading || !form) return;
      onChecked();
      const { mustFindings, unexplained } = blocking(reading.findings);
      if (mustFindings > 0 || unexplained > 0) return;
      if (closedButChanged(form.template, form.submission, reading.entries).length > 0) return;
      const { entries } = reading;
      const { version } = form.template;
      takeSubmission(await serial(() => sendForm(entries, (made) => api.submit(made, entries, version))));
    });

  const handleRecall = () =>
    once('recall', async () => {
      takeSubmission(await serial(() => api.recall(change())));
      onRecalled();
    });

  const handleCorrect = (reason: string, keys: EntryKey[]) =>
    once('correct', async () => {
      takeSubmission(await serial(() => api.correct(change(), reason.trim(), keys)));
      onRecalled();
    });

  const handleDropCorrection = () =>
    once('dropCorrection', async () => {
      takeSubmission(await serial(() => api.dropCorrection(change())));
      await onDropped();
    });

  return {
    busyWith,
    failure,
    clearFailure: () => setFailure(null),
    handleSubmit,
    handleRecall,
    handleCorrect,
    handleDropCorrection,
  };
}
