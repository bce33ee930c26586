import type { OrgUnit } from '../domain/org/units';
import { previousRound, type Round } from '../domain/round/round';
import type { Entry } from '../domain/submission/entry';
import type { Context } from './stores';

/** A unit's own approved lines of the data year before, which its form prints beside the cells to fill; else none. */
export async function loadLastYear({ stores }: Context, round: Round, unit: OrgUnit): Promise<Entry[]> {
  const before = previousRound(await stores.rounds.list(), round);
  const last = before && (await stores.submissions.get(before.id, before.parent, unit.id));
  return last?.status === 'approved' ? last.entries : [];
}
