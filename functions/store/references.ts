import type { References } from '../actions/stores';
import type { ReferenceRecord } from '../domain/plan/reference';
import { Problem } from '../domain/problem';
import { toCanonicalJson } from './canonical';
import { pack } from './packing';
import { parseItem, referenceRecord, seriesItem } from './stored';
import { type Item, planPartition, seriesKey, seriesPrefix } from './table';
import type { RawItem, TableClient } from './table-client';

/** 参照数: one item for all that was ever entered for a series, moved on by compare-and-swap. */
export function createReferences(table: TableClient): References {
  return {
    async list(plan) {
      return (await table.query(planPartition(plan), seriesPrefix)).map((item) => fromItem(item).record);
    },

    async save(record, requestId) {
      const item = toItem(record, requestId);
      const swap = await table.swap(item, record.revision - 1);
      if (swap.won) return fromItem(item).record;
      const stored = swap.stored && fromItem(swap.stored);
      if (stored?.lastRequest === requestId) return stored.record;
      throw new Problem('plan.stale', { expected: record.revision - 1, current: stored?.record.revision ?? 0 });
    },
  };
}

function toItem(record: ReferenceRecord, lastRequest: string): Item {
  const body = pack(toCanonicalJson(parseItem(referenceRecord, 'to be stored', record)));
  return { ...seriesKey(record.plan, record.series), revision: record.revision, lastRequest, body };
}

function fromItem(item: RawItem): { record: ReferenceRecord; lastRequest: string } {
  const { body, lastRequest } = parseItem(seriesItem, `${item.PK}/${item.SK}`, item);
  return { record: body, lastRequest };
}
