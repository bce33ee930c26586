import type { OrgUnit } from '../domain/org/units';
import { Problem } from '../domain/problem';
import { DamagedItem } from '../domain/record/damaged-item';
import type { Round } from '../domain/round/round';

/**
 * Reads something of one submission by `read`, a read of `stores.submissions` and nothing else. What does not match what was
 * written there (存证) throws `record.damaged`, which names the submission alone: where the damage lies stands in 办理记录, and
 * for the log in the cause.
 */
export async function tellDamage<Found>(
  { id: round }: Pick<Round, 'id'>,
  { id: unit }: Pick<OrgUnit, 'id'>,
  read: () => Promise<Found>,
  lastYear: number | null = null,
): Promise<Found> {
  try {
    return await read();
  } catch (cause) {
    if (!isDamage(cause)) throw cause;
    throw new Problem('record.damaged', { round, unit, lastYear }, { cause });
  }
}

/** Asked for is only what the record itself points at: what is not found then was there once. */
function isDamage(error: unknown): boolean {
  return error instanceof DamagedItem || (error instanceof Problem && error.code === 'thing.notFound');
}
