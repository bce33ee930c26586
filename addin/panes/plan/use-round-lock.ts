import { useState } from 'react';
import type { LockingReply, LockRound } from '../../../functions/contract/locks';
import type { RoundId } from '../../../functions/domain/ids';
import { problemText } from '../../text/zh';
import { lockText as words } from '../../text/zh-past-years';
import { useOpened } from '../../widgets/use-opened';
import { usePane } from '../pane-context';
import { useAttempt } from '../use-attempt';
import { useKept } from '../use-kept';

/** 锁定情况 of a year, fetched when somebody asks for it. */
export function useRoundLock(round: RoundId) {
  const { api, me } = usePane();
  const [locking, setLocking] = useState<LockingReply | null>(null);
  const panel = useOpened<'panel'>();
  const isOpen = panel.opened === 'panel';
  // A year's figures are shut for good reasons, and long ones: they outlive a look at another pane.
  const [reason, setReason] = useKept<string>(`${me.id}/lock/${round}`, '');
  const [hasTried, setHasTried] = useState(false);
  const doing = useAttempt();

  const [possible] = locking?.allowedActions.filter(({ refusal }) => refusal === null) ?? [];
  // Of what a person may do in general, what the state does not forbid by itself says why it is not possible.
  const refused = locking?.allowedActions.find(({ refusal }) => refusal !== null && refusal.code !== 'lock.stale');
  const why = refused?.refusal ? problemText(refused.refusal.code, refused.refusal.details) : null;

  return {
    locking,
    isOpen,
    reason,
    setReason,
    doing,
    action: possible?.action ?? null,
    why: possible ? null : why,
    /** Who locks is not always who unlocks: the way to the correction of a year is opened by an approver alone. */
    isForApprover:
      locking !== null &&
      locking.lock !== null &&
      !locking.allowedActions.some(({ action }) => action === 'unlockRound'),
    reasonMissing: hasTried && reason.trim() === '' ? words.reasonMissing : null,

    opener: panel.opener('panel'),
    close: () => panel.close('panel'),
    toggle() {
      if (isOpen) return panel.close('panel');
      panel.open('panel');
      void doing.attempt(async () => setLocking(await api.locking.locking(round)));
    },

    async change(action: LockRound['action']) {
      setHasTried(true);
      if (reason.trim() === '') return;
      await doing.attempt(async () => {
        setLocking(await api.locking.changeLock(round, action, reason));
        setReason('');
        setHasTried(false);
      });
    },
  };
}
