import { useState } from 'react';
import type { FormReply } from '../../../functions/contract/form';
import type { EntryKey } from '../../../functions/domain/ids';
import { usePane } from '../pane-context';
import { useAttempt } from '../use-attempt';
import type { Fill } from './use-fill';
import { isStale } from './use-stale';

/** 答复: answering what was asked about lines, wherever the submission stands meanwhile. */
export function useAnswers(fill: Fill, form: FormReply) {
  const { api } = usePane();
  const { change, serial, takeSubmission } = fill.exchange;
  const { isBusy, problem, attempt, dismiss } = useAttempt();
  const [answeredAt, setAnsweredAt] = useState<string | null>(null);

  const send = (key: EntryKey, text: string) => serial(() => api.answer(change(), key, text));

  /** `onSent` lets go of what was typed. */
  const answer = (key: EntryKey, text: string, onSent: () => void) =>
    attempt(async () => {
      try {
        takeSubmission(await send(key, text));
      } catch (error) {
        if (!isStale(error)) throw error;
        // While somebody types, what the other one did is shown before it is taken over.
        if (fill.canType) {
          await fill.stale.meet();
          throw error;
        }
        // An answer rests on no figure: made on the newest state, it says the same.
        await fill.load();
        takeSubmission(await send(key, text));
      }
      onSent();
      setAnsweredAt(new Date().toISOString());
    });

  const keys = [...new Set(form.submission.questions.map(({ key }) => key))];
  return { keys, isBusy, problem, dismiss, answeredAt, answer };
}

export type Answers = ReturnType<typeof useAnswers>;
