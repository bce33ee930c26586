import type { PersonId } from '../domain/ids';
import { type Change, carryOut } from './carry-out';
import type { DescribedSubmission } from './describe';
import type { Context } from './stores';

/** 撤回, until someone has looked. */
export function recall(context: Context, actor: PersonId, change: Change): Promise<DescribedSubmission> {
  return carryOut(context, actor, change, () => ({ action: 'recall' }));
}
