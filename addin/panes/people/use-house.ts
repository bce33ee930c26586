import { useCallback, useEffect, useState } from 'react';
import type { HouseReply } from '../../../functions/contract/people';
import type { OrgUnitId } from '../../../functions/domain/ids';
import type { WishedItem } from '../../../functions/domain/org/org-change';
import { usePane } from '../pane-context';
import { useAttempt } from '../use-attempt';

/** A city's people and units on the desk, and what is done with them. Every change answers with the desk after it. */
export function useHouse(city: OrgUnitId) {
  const { api } = usePane();
  const [desk, setDesk] = useState<HouseReply | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  const doing = useAttempt();

  const load = useCallback(async () => {
    try {
      setDesk(await api.people.house(city));
      setFault(null);
    } catch (error) {
      setFault(error);
    }
  }, [api, city]);

  useEffect(() => {
    void load();
  }, [load]);

  const { attempt, dismiss } = doing;
  const loadLatest = useCallback(async () => {
    dismiss();
    await load();
  }, [dismiss, load]);

  const propose = useCallback(
    (items: WishedItem[], reason: string) =>
      attempt(async () => setDesk(await api.people.propose(city, { items, reason }))),
    [api, city, attempt],
  );

  const decide = useCallback(
    (change: HouseReply['changes'][number], decision: 'confirm' | 'reject' | 'withdraw', note: string) =>
      attempt(async () =>
        setDesk(await api.people.decide(city, change.id, { revision: change.revision, decision, note })),
      ),
    [api, city, attempt],
  );

  return { desk, fault, load, loadLatest, propose, decide, doing };
}

export type HouseDesk = ReturnType<typeof useHouse>;
