import type {
  CreatePlan,
  OpenRound,
  OpenRoundReply,
  PlanDeskReply,
  PlansReply,
  RecordReference,
  SavePlanDraft,
} from '../../functions/contract/planning';
import type { RuleTrialReply, WantedRuleTrial } from '../../functions/contract/rules';
import type { PlanId, SeriesId } from '../../functions/domain/ids';

type Wanted<Body> = Omit<Body, 'requestId'>;

/** The planner's part of the server; refusals and lost networks as in `Api`. Every change answers with the desk after it. */
export interface PlanningApi {
  plans(): Promise<PlansReply>;
  plan(plan: PlanId): Promise<PlanDeskReply>;
  createPlan(wanted: Wanted<CreatePlan>): Promise<PlanDeskReply>;
  savePlanDraft(plan: PlanId, changes: Wanted<SavePlanDraft>): Promise<PlanDeskReply>;
  publishPlan(plan: PlanId, revision: number, note: string): Promise<PlanDeskReply>;
  openRound(plan: PlanId, wanted: Wanted<OpenRound>): Promise<OpenRoundReply>;
  tryRules(plan: PlanId, wanted: WantedRuleTrial): Promise<RuleTrialReply>;
  recordReference(plan: PlanId, series: SeriesId, entered: Wanted<RecordReference>): Promise<PlanDeskReply>;
}
