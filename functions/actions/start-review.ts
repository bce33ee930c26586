import type { PersonId } from '../domain/ids';
import { type Change, carryOut } from './carry-out';
import type { DescribedSubmission } from './describe';
import type { Context } from './stores';

/** 开始审核. From here on the unit can't take it back. */
export function startReview(context: Context, actor: PersonId, change: Change): Promise<DescribedSubmission> {
  return carryOut(context, actor, change, () => ({ action: 'startReview' }));
}
