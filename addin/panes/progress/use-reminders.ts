import { useCallback, useEffect, useState } from 'react';
import type { IdleOwnersReply, RemindersReply } from '../../../functions/contract/reminders';
import type { RoundId } from '../../../functions/domain/ids';
import { Problem } from '../../../functions/domain/problem';
import { reminders as words } from '../../text/zh-reminders';
import { usePane } from '../pane-context';
import { useAttempt } from '../use-attempt';

/** 催报 of a round, for those it belongs to: others get nothing to see (null). Asked anew whenever the progress was. */
export function useReminders(round: RoundId, freshAt: string | null) {
  const { api } = usePane();
  const [desk, setDesk] = useState<RemindersReply | null>(null);
  const [idle, setIdle] = useState<IdleOwnersReply['owners'] | null>(null);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [outcome, setOutcome] = useState<string | null>(null);
  const doing = useAttempt();
  const { attempt } = doing;

  const read = useCallback(async () => {
    try {
      setDesk(await api.reminding.read(round));
    } catch (error) {
      // Who may look at the progress, but not urge, is told nothing they did not ask for.
      if (error instanceof Problem && error.code === 'action.notYours') return setDesk(null);
      throw error;
    }
  }, [api, round]);

  useEffect(() => {
    if (freshAt !== null) void attempt(read);
  }, [freshAt, read, attempt]);

  const sendable = (desk?.debts ?? []).filter(({ wouldTell }) => wouldTell.length > 0);
  const chosen = sendable.filter(({ id }) => !left.has(id));

  return {
    desk,
    idle,
    chosen,
    outcome,
    doing,
    isChosen: (id: string) => !left.has(id),
    choose: (id: string, isOn: boolean) =>
      setLeft(new Set(isOn ? [...left].filter((other) => other !== id) : [...left, id])),
    send: () =>
      attempt(async () => {
        const reply = await api.reminding.send(
          round,
          chosen.map(({ id }) => id),
        );
        setDesk(reply.desk);
        setOutcome(words.sent(reply.sent, reply.failed));
      }),
    findIdle: () => attempt(async () => setIdle((await api.reminding.idleOwners(round)).owners)),
  };
}

export type Reminding = ReturnType<typeof useReminders>;
