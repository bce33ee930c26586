import type { Rounds } from '../actions/stores';
import { createListedItems } from './listed-items';
import { round } from './stored';
import { listedRoundKey, listedRoundPrefix, roundKey, roundsPartition } from './table';
import type { TableClient } from './table-client';

export function createRounds(table: TableClient): Rounds {
  const items = createListedItems(table, {
    schema: round,
    keyOf: ({ id }) => roundKey(id),
    listedKeyOf: ({ id }) => listedRoundKey(id),
  });
  return {
    get: (id) => items.get(roundKey(id)),
    async list() {
      const rounds = await items.list(roundsPartition, listedRoundPrefix);
      return rounds.sort((a, b) => b.dataYear - a.dataYear);
    },
    put: items.put,
  };
}
