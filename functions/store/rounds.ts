import type { Rounds } from '../actions/stores';
import { Problem } from '../domain/problem';
import { toCanonicalJson } from './canonical';
import { createListedItems } from './listed-items';
import { json, parseItem, round, roundItem } from './stored';
import { listedKey, roundKey, roundsPartition } from './table';
import type { TableClient } from './table-client';

export function createRounds(table: TableClient): Rounds {
  const items = createListedItems(table, {
    schema: round,
    keyOf: ({ id }) => roundKey(id),
    listOf: () => roundsPartition,
  });
  return {
    get: (id) => items.get(roundKey(id)),
    async list() {
      const rounds = await items.list(roundsPartition);
      return rounds.sort((a, b) => b.dataYear - a.dataYear);
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
      return parseItem(json(round), `${key.PK}/${key.SK}`, stored.body);
    },

    put: items.put,
  };
}
