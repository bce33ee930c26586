import type {
  DecideOrgChange,
  DelegateBody,
  HouseReply,
  HousesReply,
  ProposeOrgChange,
  StandingInReply,
} from '../../functions/contract/people';
import type { DelegationId, OrgChangeId, OrgUnitId } from '../../functions/domain/ids';

type Wanted<Body> = Omit<Body, 'requestId'>;

/** People, units and stand-ins; refusals and lost networks as in `Api`. */
export interface PeopleApi {
  /** The cities whose people and units this person arranges or confirms. */
  houses(): Promise<HousesReply>;
  house(city: OrgUnitId): Promise<HouseReply>;
  propose(city: OrgUnitId, wanted: Wanted<ProposeOrgChange>): Promise<HouseReply>;
  decide(city: OrgUnitId, change: OrgChangeId, decision: Wanted<DecideOrgChange>): Promise<HouseReply>;
  standingIn(): Promise<StandingInReply>;
  delegate(wanted: Wanted<DelegateBody>): Promise<StandingInReply>;
  revoke(owner: OrgUnitId, delegation: DelegationId): Promise<StandingInReply>;
}
