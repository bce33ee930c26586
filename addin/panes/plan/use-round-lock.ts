import { useState } from 'react';
import type { LockingReply, LockRound } from '../../../functions/contract/locks';
import type { RoundId } from '../../../functions/domain/ids';
import { problemText } from '../../text/zh';
import { lockText as words } from '../../text/zh-past-years';
import { usePane } from '../pane-context';
import { useAttempt } from '../use-attempt';

/** 锁定情况 of a year, fetched when somebody asks for it. */
export function useRoundLock(round: RoundId) {
  const { api } = usePane();
  const [locking, setLocking] = useState<LockingReply | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [reason, setReason] = useState('');
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
    reasonMissing: reason.trim() === '' ? words.reasonMissing : null,

    toggle() {
      setIsOpen(!isOpen);
      if (!isOpen) void doing.attempt(async () => setLocking(await api.locking.locking(round)));
    },

    change: (action: LockRound['action']) =>
      doing.attempt(async () => {
        setLocking(await api.locking.changeLock(round, action, reason));
        setReason('');
      }),
  };
}
