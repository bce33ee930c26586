import type { LockingReply, LockRound } from '../../functions/contract/locks';
import type { RoundId } from '../../functions/domain/ids';
import type { Client } from './client';
import type { RequestIds } from './request-ids';

/** 锁定 of a data year; refusals and lost networks as in `Api`. */
export interface LockingApi {
  locking(round: RoundId): Promise<LockingReply>;
  changeLock(round: RoundId, action: LockRound['action'], reason: string): Promise<LockingReply>;
}

export function createLockingApi({ api }: Client, requestIds: RequestIds): LockingApi {
  const at = api.rounds[':round'].lock;
  return {
    locking: async (round) => (await at.$get({ param: { round } })).json(),
    changeLock: (round, action, reason) =>
      requestIds.send(['change-lock', round, action, reason], (requestId) =>
        at.$post({ param: { round }, json: { requestId, action, reason } }),
      ),
  };
}
