import { useEffect, useMemo, useState } from 'react';
import type { EvaluationDeskReply } from '../../../functions/contract/evaluating';
import { type Account, emptyAccount } from '../../../functions/domain/evaluation/publication';
import type { IndicatorId, RoundId } from '../../../functions/domain/ids';
import { keepWork, recallWork } from '../kept-work';
import { usePane } from '../pane-context';
import { useAttempt } from '../use-attempt';
import { type AccountMap, conflictsOf, unsavedDrafts, withDrafts } from './account-drafts';

interface Desk {
  desk: EvaluationDeskReply | null;
  take: (next: EvaluationDeskReply) => void;
  load: () => Promise<EvaluationDeskReply | null>;
}

/** 原因和措施 as they are typed: nothing typed is lost to a refusal, nor to somebody else's saving. */
export function useAccounts(round: RoundId, { desk, take, load }: Desk) {
  const { api, me } = usePane();
  const name = `${me.id}/accounts/${round}`;
  const { isBusy, problem, attempt, dismiss } = useAttempt();
  const [drafts, setDrafts] = useState<AccountMap>(() =>
    Object.fromEntries((recallWork(name) as [IndicatorId, Account][] | undefined) ?? []),
  );
  useEffect(() => keepWork(name, Object.entries(drafts)), [name, drafts]);
  const [conflicts, setConflicts] = useState<IndicatorId[]>([]);
  const [savedAt, setSavedAt] = useState<string | null>(null);

  const saved = desk?.accounts.byIndicator ?? {};
  const current = useMemo(() => withDrafts(saved, drafts), [saved, drafts]);
  const unsaved = unsavedDrafts(saved, drafts);

  function write(id: IndicatorId, change: Partial<Account>) {
    setSavedAt(null);
    setDrafts((before) => ({ ...before, [id]: { ...emptyAccount, ...saved[id], ...before[id], ...change } }));
  }

  const save = () =>
    attempt(async () => {
      if (!desk) return;
      const sent = drafts;
      const next = await api.evaluating.saveAccounts(round, {
        revision: desk.accounts.revision,
        byIndicator: withDrafts(saved, sent),
      });
      take(next);
      // What was typed while the answer was on its way is a draft still.
      setDrafts((now) =>
        Object.fromEntries(Object.entries(now).filter(([id, draft]) => sent[id as IndicatorId] !== draft)),
      );
      setConflicts([]);
      setSavedAt(new Date().toISOString());
    });

  /** After somebody else's saving: theirs is read, this person's words stay on top and are pointed out. */
  const loadLatest = () =>
    attempt(async () => {
      const next = await load();
      if (next) setConflicts(conflictsOf(saved, next.accounts.byIndicator, drafts));
    });

  return { current, saved, unsaved, conflicts, write, save, loadLatest, isBusy, problem, dismiss, savedAt };
}

export type AccountsState = ReturnType<typeof useAccounts>;
