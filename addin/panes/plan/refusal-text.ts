import type { PlanDeskReply } from '../../../functions/contract/planning';
import type { PlanAction } from '../../../functions/domain/plan/planning';
import { problemText } from '../../text/zh';

/** Why the server would not carry out an action now, in words without the last full stop; null where it would. */
export function refusalText({ allowedActions }: Pick<PlanDeskReply, 'allowedActions'>, action: PlanAction) {
  const allowed = allowedActions.find((candidate) => candidate.action === action);
  if (allowed?.refusal === null) return null;
  // What is no part of this person's duties is not listed at all.
  const { code, details } = allowed?.refusal ?? { code: 'action.notYours', details: { action } };
  const { what, remedy } = problemText(code, details);
  return `${what}。${remedy}`;
}
