import type { PersonId } from '../domain/ids';
import type { SentBack } from '../domain/submission/submission';
import { type Change, carryOut } from './carry-out';
import type { DescribedSubmission } from './describe';
import type { Context } from './stores';

/** 退回上一步: to the departments or to the planning office, not to the filler. */
export function sendBack(
  context: Context,
  actor: PersonId,
  { to, keys, reason, ...change }: Change & Pick<SentBack, 'to' | 'keys' | 'reason'>,
): Promise<DescribedSubmission> {
  return carryOut(context, actor, change, () => ({ action: 'sendBack', to, keys, reason }));
}
