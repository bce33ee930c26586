import type { PersonId } from '../domain/ids';
import type { Return } from '../domain/submission/submission';
import { type Change, carryOut } from './carry-out';
import type { DescribedSubmission } from './describe';
import type { Context } from './stores';

/** 退回修改 of the named lines, each with its reason; all others stay closed. */
export function returnForRevision(
  context: Context,
  actor: PersonId,
  change: Change & { returns: Pick<Return, 'key' | 'field' | 'reason' | 'suggestion'>[] },
): Promise<DescribedSubmission> {
  return carryOut(context, actor, change, () => ({ action: 'returnForRevision', returns: change.returns }));
}
