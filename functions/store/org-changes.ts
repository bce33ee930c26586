import type { OrgChanges } from '../actions/stores';
import { toCanonicalJson } from './canonical';
import { orgChangeItem, parseItem } from './stored';
import { cityPartition, type Item, orgChangeKey, orgChangePrefix } from './table';
import type { TableClient } from './table-client';

/** 人员、单位变更 of a city: numbered, moved on by compare-and-swap, never taken away. */
export function createOrgChanges(table: TableClient): OrgChanges {
  return {
    async list(city) {
      const items = await table.query(cityPartition(city), orgChangePrefix);
      return items.map((item) => {
        const { body, lastRequest } = parseItem(orgChangeItem, `${item.PK}/${item.SK}`, item);
        return { ...body, lastRequest };
      });
    },

    async save(change, lastRequest) {
      const { city, id, revision } = change;
      const item: Item = { ...orgChangeKey(city, id), revision, lastRequest, body: toCanonicalJson(change) };
      parseItem(orgChangeItem, 'to be stored', item);
      const swap = await table.swap(item, revision - 1);
      return swap.won || (swap.stored?.lastRequest === lastRequest && swap.stored.revision === revision);
    },
  };
}
