import type { EvaluationDeskReply } from '../../../functions/contract/evaluating';
import type { EvaluatingAction } from '../../../functions/domain/evaluation/publication';
import { Problem } from '../../../functions/domain/problem';
import { problemText } from '../../text/zh';

const allowedIn = ({ allowedActions }: Pick<EvaluationDeskReply, 'allowedActions'>, action: EvaluatingAction) =>
  allowedActions.find((candidate) => candidate.action === action);

/** Whether it is part of this person's duties at all: what is not is not shown. */
export function isOffered(desk: Pick<EvaluationDeskReply, 'allowedActions'>, action: EvaluatingAction): boolean {
  const allowed = allowedIn(desk, action);
  return allowed !== undefined && allowed.refusal?.code !== 'action.notYours';
}

/** Why it can't be done now, in words without the last full stop; null where it can. */
export function refusalOf(desk: Pick<EvaluationDeskReply, 'allowedActions'>, action: EvaluatingAction): string | null {
  const allowed = allowedIn(desk, action);
  if (allowed?.refusal === null) return null;
  const { code, details } = allowed?.refusal ?? { code: 'action.notYours', details: { action } };
  const { what, remedy } = problemText(code, details);
  return `${what}。${remedy}`;
}

/** Somebody else was first; what they did has to be read before going on. */
export function isStale(problem: unknown): boolean {
  return problem instanceof Problem && /stale$/i.test(problem.code);
}
