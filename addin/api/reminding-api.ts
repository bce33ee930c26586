import type { IdleOwnersReply, RemindersReply, SendRemindersReply } from '../../functions/contract/reminders';
import type { RoundId } from '../../functions/domain/ids';

/** 催报, as the planner's pane sees it. */
export interface RemindingApi {
  read(round: RoundId): Promise<RemindersReply>;
  /** Of the debts named (ids as read), those still due and not reminded of are sent. */
  send(round: RoundId, debts: string[]): Promise<SendRemindersReply>;
  idleOwners(round: RoundId): Promise<IdleOwnersReply>;
}
