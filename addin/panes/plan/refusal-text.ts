import type { PlanDeskReply } from '../../../functions/contract/planning';
import type { PlanAction } from '../../../functions/domain/plan/planning';
import { problemText } from '../../text/zh';

/** Why the server would not carry out an action now, in words without the last full stop; null where it would. */
export function refusalText({ allowedActions }: Pick<PlanDeskReply, 'allowedActions'>, action: PlanAction) {
  const refusal = allowedActions.find((candidate) => candidate.action === action)?.refusal;
  if (!refusal) return null;
  const { what, remedy } = problemText(refusal.code, refusal.details);
  return `${what}。${remedy}`;
}
