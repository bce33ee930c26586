import type { People } from '../actions/stores';
import { createListedItems } from './listed-items';
import { person } from './stored';
import { listedPersonKey, listedPersonPrefix, peoplePartition, personKey } from './table';
import type { TableClient } from './table-client';

export function createPeople(table: TableClient): People {
  const items = createListedItems(table, {
    schema: person,
    keyOf: ({ id }) => personKey(id),
    listedKeyOf: ({ id }) => listedPersonKey(id),
  });
  return {
    get: (id) => items.get(personKey(id)),
    list: () => items.list(peoplePartition, listedPersonPrefix),
    put: items.put,
  };
}
