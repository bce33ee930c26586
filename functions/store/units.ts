import type { Units } from '../actions/stores';
import { createListedItems } from './listed-items';
import { unit } from './stored';
import { childrenPartition, unitKey } from './table';
import type { TableClient } from './table-client';

export function createUnits(table: TableClient): Units {
  const items = createListedItems(table, {
    schema: unit,
    keyOf: ({ id }) => unitKey(id),
    // The top of a tree is nobody's child.
    listOf: ({ parent }) => (parent === null ? null : childrenPartition(parent)),
  });
  return {
    get: (id) => items.get(unitKey(id)),
    children: (parent) => items.list(childrenPartition(parent)),
    put: items.put,
    change: items.change,
  };
}
