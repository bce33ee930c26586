import type {
  CreatePlan,
  OpenRound,
  OpenRoundReply,
  PlanDeskReply,
  PlansReply,
  RecordReference,
  SavePlanDraft,
} from '../../functions/contract/planning';
import type { RuleTrialReply } from '../../functions/contract/rules';
import type { PlanId, RoundId, SeriesId } from '../../functions/domain/ids';
import type { ChangeLimits, RuleSettings } from '../../functions/domain/submission/rules';

type Wanted<Body> = Omit<Body, 'requestId'>;

/** Settings to be tried on a round, or on the newest one with figures (null). They need not be saved. */
export interface RuleTrialWish {
  round: RoundId | null;
  rules: RuleSettings;
  changeLimits: ChangeLimits;
}

/** The planner's part of the server; refusals and lost networks as in `Api`. Every change answers with the desk after it. */
export interface PlanningApi {
  plans(): Promise<PlansReply>;
  plan(plan: PlanId): Promise<PlanDeskReply>;
  createPlan(wanted: Wanted<CreatePlan>): Promise<PlanDeskReply>;
  savePlanDraft(plan: PlanId, changes: Wanted<SavePlanDraft>): Promise<PlanDeskReply>;
  publishPlan(plan: PlanId, revision: number, note: string): Promise<PlanDeskReply>;
  openRound(plan: PlanId, wanted: Wanted<OpenRound>): Promise<OpenRoundReply>;
  tryRules(plan: PlanId, wanted: RuleTrialWish): Promise<RuleTrialReply>;
  recordReference(plan: PlanId, series: SeriesId, entered: Wanted<RecordReference>): Promise<PlanDeskReply>;
}
