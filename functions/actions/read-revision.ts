import type { OrgUnitId, PersonId, RoundId } from '../domain/ids';
import type { Status } from '../domain/submission/submission';
import { enterUnit } from './situation';
import type { Context } from './stores';
import { tellDamage } from './tell-damage';

/** How far a submission is: revision 0 while nothing is stored. */
export interface RevisionAt {
  revision: number;
  status: Status;
}

/**
 * Whether there is something newer than what a pane shows, from the head alone: asked every few seconds, it must cost next to
 * nothing. Lets in whoever may read the submission; throws `thing.notFound` for others, and `record.damaged`.
 */
export async function readRevision(
  context: Context,
  actor: PersonId,
  round: RoundId,
  unit: OrgUnitId,
): Promise<RevisionAt> {
  const { submissions } = context.stores;
  const { found } = await enterUnit(context, actor, round, unit, (at, of) =>
    tellDamage(at, of, () => submissions.getHead(at.id, at.parent, of.id)),
  );
  return { revision: found?.revision ?? 0, status: found?.status ?? 'draft' };
}
