import type { People } from '../actions/stores';
import { createListedItems } from './listed-items';
import { person } from './stored';
import { peoplePartition, personKey } from './table';
import type { TableClient } from './table-client';

export function createPeople(table: TableClient): People {
  const items = createListedItems(table, {
    schema: person,
    keyOf: ({ id }) => personKey(id),
    listOf: () => peoplePartition,
  });
  return {
    get: (id) => items.get(personKey(id)),
    list: () => items.list(peoplePartition),
    put: items.put,
    change: items.change,
  };
}
