import type { PersonId } from '../domain/ids';
import { type Change, carryOut } from './carry-out';
import type { DescribedSubmission } from './describe';
import type { Context } from './stores';

/** 单位负责人签字. */
export function sign(context: Context, actor: PersonId, change: Change): Promise<DescribedSubmission> {
  return carryOut(context, actor, change, () => ({ action: 'sign' }));
}
