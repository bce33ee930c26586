import type { Units } from '../actions/stores';
import { createListedItems } from './listed-items';
import { unit } from './stored';
import { childrenPartition, listedUnitKey, listedUnitPrefix, unitKey } from './table';
import type { TableClient } from './table-client';

export function createUnits(table: TableClient): Units {
  const items = createListedItems(table, {
    schema: unit,
    keyOf: ({ id }) => unitKey(id),
    // The top of a tree is nobody's child.
    listedKeyOf: ({ id, parent }) => (parent === null ? null : listedUnitKey(parent, id)),
  });
  return {
    get: (id) => items.get(unitKey(id)),
    children: (parent) => items.list(childrenPartition(parent), listedUnitPrefix),
    put: items.put,
  };
}
