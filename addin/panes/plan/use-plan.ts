import { useCallback, useEffect, useRef, useState } from 'react';
import type { PlanDeskReply } from '../../../functions/contract/planning';
import type { PlanId } from '../../../functions/domain/ids';
import { usePane } from '../pane-context';

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
  const take = useCallback(
    (next: PlanDeskReply) => {
      const before = latest.current;
      latest.current = next;
      setDesk(next);
      if (before && next.draft.revision === before.draft.revision) return;
      const { revision, saved } = next.draft;
      // What somebody else saved comes in the same way, after a refusal: only the person's own next step goes on from theirs.
      const isOwn = before !== null && saved?.by.id === me.id && revision === before.draft.revision + 1;
      const edition = next.published?.editions.at(-1);
      const isPublished = before !== null && edition?.version !== before.published?.version && edition?.by.id === me.id;
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
