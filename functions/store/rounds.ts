import type { Rounds } from '../actions/stores';
import { createListedItems } from './listed-items';
import { round } from './stored';
import { roundKey, roundsPartition } from './table';
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
    put: items.put,
  };
}
