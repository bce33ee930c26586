import type {
  DecideAdjustment,
  EvaluationDeskReply,
  PassportReply,
  ProposeAdjustment,
  PublishEvaluation,
  PublishedEvaluationReply,
  SaveAccounts,
} from '../../functions/contract/evaluating';
import type { AdjustmentId, EvaluationId, IndicatorId, RoundId } from '../../functions/domain/ids';

type Wanted<Body> = Omit<Body, 'requestId'>;

/** What is done with an evaluation beside reading it; refusals and lost networks as in `Api`. */
export interface EvaluatingApi {
  desk(round: RoundId): Promise<EvaluationDeskReply>;
  saveAccounts(round: RoundId, changes: Wanted<SaveAccounts>): Promise<EvaluationDeskReply>;
  publishEvaluation(round: RoundId, wanted: Wanted<PublishEvaluation>): Promise<EvaluationDeskReply>;
  published(round: RoundId, id: EvaluationId): Promise<PublishedEvaluationReply>;
  proposeAdjustment(round: RoundId, wanted: Wanted<ProposeAdjustment>): Promise<EvaluationDeskReply>;
  decideAdjustment(round: RoundId, id: AdjustmentId, decision: Wanted<DecideAdjustment>): Promise<EvaluationDeskReply>;
  passport(round: RoundId, indicator: IndicatorId, part: string | null): Promise<PassportReply>;
}
