import type { PersonId } from '../domain/ids';
import { type Change, carryOut } from './carry-out';
import type { DescribedSubmission } from './describe';
import type { Context } from './stores';

/** 通过审核, once every line is accepted. */
export function passReview(context: Context, actor: PersonId, change: Change): Promise<DescribedSubmission> {
  return carryOut(context, actor, change, () => ({ action: 'passReview' }));
}
