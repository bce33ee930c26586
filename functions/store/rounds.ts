import { z } from 'zod';
import type { Rounds } from '../actions/stores';
import { personName } from '../contract/org';
import type { RoundId } from '../domain/ids';
import { Problem } from '../domain/problem';
import { lockActions, lockAfter } from '../domain/round/lock';
import type { Round } from '../domain/round/round';
import { toCanonicalJson } from './canonical';
import { createListedItems } from './listed-items';
import { json, parseItem, round, roundItem } from './stored';
import { listedKey, roundKey, roundsPartition } from './table';
import type { TableClient } from './table-client';

/**
 * A round as it lies in the table: with everything that was ever done about its lock. It is asked for with nearly every request, and
 * whether the year is locked has to come with it in the same read.
 */
const storedRound = z.strictObject({
  ...round.shape,
  lockEvents: z
    .array(
      z.strictObject({
        action: z.enum(lockActions),
        by: personName,
        at: z.string(),
        reason: z.string(),
        requestId: z.string(),
      }),
    )
    .default([]),
});
type StoredRound = z.output<typeof storedRound>;

const toRound = ({ lockEvents: _, ...rest }: StoredRound): Round => rest;

export function createRounds(table: TableClient): Rounds {
  const items = createListedItems(table, {
    schema: storedRound,
    keyOf: ({ id }) => roundKey(id),
    listOf: () => roundsPartition,
  });

  async function eventsOf(id: RoundId): Promise<StoredRound['lockEvents']> {
    return (await items.get(roundKey(id)))?.lockEvents ?? [];
  }

  return {
    async get(id) {
      const found = await items.get(roundKey(id));
      return found && toRound(found);
    },
    async list() {
      const rounds = await items.list(roundsPartition);
      return rounds.map(toRound).sort((a, b) => b.dataYear - a.dataYear);
    },

    /** Under its own key first: that decides between two. Whoever comes later completes a listing that a crash cut off. */
    async open(opened, requestId) {
      const key = roundKey(opened.id);
      const body = toCanonicalJson(parseItem(round, 'to be stored', opened));
      const item = { ...key, list: roundsPartition, body, lastRequest: requestId };
      const swap = await table.swap(item, 0);
      const stored = parseItem(roundItem, `${key.PK}/${key.SK}`, swap.won ? item : swap.stored);
      await table.putIfAbsent({ ...listedKey(roundsPartition, key), body: stored.body });
      if (stored.lastRequest !== requestId) throw new Problem('round.exists', { dataYear: opened.dataYear });
      return toRound(parseItem(json(storedRound), `${key.PK}/${key.SK}`, stored.body));
    },

    async put(opened) {
      await items.put({ ...opened, lockEvents: await eventsOf(opened.id) });
    },

    lockEvents: async (id) => (await eventsOf(id)).map(({ requestId: _, ...event }) => event),
    hasLockRequest: async (id, requestId) => (await eventsOf(id)).some((event) => event.requestId === requestId),

    async changeLock(read, event, requestId) {
      const isMade = (made: StoredRound['lockEvents'][number]) => made.requestId === requestId;
      const lockEvents = await eventsOf(read.id);
      // A repetition makes nothing; but the first time may have broken off before the list said so, too.
      if (lockEvents.some(isMade)) return items.bringIntoList(roundKey(read.id));
      const before: StoredRound = { ...read, lockEvents };
      const events = [...lockEvents, { ...event, requestId }];
      const hasWon = await items.change(before, { ...read, lock: lockAfter(events), lockEvents: events });
      if (hasWon || (await eventsOf(read.id)).some(isMade)) return;
      const stored = await items.get(roundKey(read.id));
      throw new Problem('lock.stale', { isLocked: stored?.lock != null });
    },
  };
}
