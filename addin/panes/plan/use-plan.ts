import { useCallback, useEffect, useRef, useState } from 'react';
import type { PlanDeskReply } from '../../../functions/contract/planning';
import type { PlanId } from '../../../functions/domain/ids';
import { usePane } from '../pane-context';

/** What came from the server: as the answer to a step of this person, or because one looked again after somebody was first. */
export type TakeDesk = (next: PlanDeskReply, how?: 'lookedAgain') => void;

/**
 * A plan on the desk. `ownRevisions` are those the draft went through under this person's hands since it was loaded: a sheet written
 * under one of them holds nobody else's work back.
 */
export function usePlan(plan: PlanId) {
  const { api, me } = usePane();
  const [desk, setDesk] = useState<PlanDeskReply | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [ownRevisions, setOwnRevisions] = useState<ReadonlySet<number>>(new Set());
  const latest = useRef<PlanDeskReply | null>(null);

  /** Takes what the server answered, after a step of this person or after looking again. */
  const take: TakeDesk = useCallback(
    (next, how) => {
      const before = latest.current;
      latest.current = next;
      setDesk(next);
      if (before && next.draft.revision === before.draft.revision) return;
      const { revision, saved } = next.draft;
      // The same person may have saved at another computer: what was not done from here is never one's own.
      const isStep = before !== null && how !== 'lookedAgain';
      const isOwn = isStep && saved?.by.id === me.id && revision === before.draft.revision + 1;
      const edition = next.published?.editions.at(-1);
      const isPublished = isStep && edition?.version !== before.published?.version && edition?.by.id === me.id;
      setOwnRevisions((own) => (isOwn || isPublished ? new Set([...own, revision]) : new Set([revision])));
    },
    [me.id],
  );

  const load = useCallback(async () => {
    try {
      take(await api.planning.plan(plan));
      setProblem(null);
    } catch (error) {
      setProblem(error);
    }
  }, [api, plan, take]);

  useEffect(() => {
    latest.current = null;
    setDesk(null);
    void load();
  }, [load]);

  return { desk, problem, load, take, ownRevisions };
}
