import type { OrgUnit } from '../domain/org/units';
import { previousRound, type Round } from '../domain/round/round';
import { authoritativeContent } from '../domain/submission/authoritative';
import type { Entry } from '../domain/submission/entry';
import type { Context } from './stores';
import { tellDamage } from './tell-damage';

/**
 * A unit's own approved lines of the data year before, which its form prints beside the cells to fill; else none. While a
 * correction of them is under way, still those that were approved. Throws `record.damaged` of that year: a form is not made on
 * figures that were tampered with.
 */
export async function loadLastYear({ stores }: Context, round: Round, unit: OrgUnit): Promise<Entry[]> {
  const before = previousRound(await stores.rounds.list(), round);
  if (!before) return [];
  const { submissions } = stores;
  const read = async (): Promise<Entry[]> => {
    const last = await submissions.get(before.id, before.parent, unit.id);
    const content = last && authoritativeContent(last);
    if (!last || !content) return [];
    return content === last.contentHash ? last.entries : submissions.entriesAt(last.id, content);
  };
  return tellDamage(before, unit, read, before.dataYear);
}
