import type { AnnexReply, LatestAnchorReply, PlanRecordReply, RoundRecordReply } from '../../functions/contract/record';
import type { OrgUnitId, PlanId, RoundId } from '../../functions/domain/ids';

/** The record that holds: its verification and its print; refusals and lost networks as in `Api`. */
export interface RecordApi {
  annex(round: RoundId, unit: OrgUnitId): Promise<AnnexReply>;
  /** One page of a round's units, from `from` on; null = from the first. */
  round(round: RoundId, from: OrgUnitId | null): Promise<RoundRecordReply>;
  plan(plan: PlanId): Promise<PlanRecordReply>;
  latestAnchor(): Promise<LatestAnchorReply>;
}
