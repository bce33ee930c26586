import type { Plans } from '../actions/stores';
import { createListedItems } from './listed-items';
import { plan } from './stored';
import { planKey } from './table';
import type { TableClient } from './table-client';

export function createPlans(table: TableClient): Plans {
  const items = createListedItems(table, { schema: plan, keyOf: ({ id }) => planKey(id), listOf: () => null });
  return { get: (id) => items.get(planKey(id)), put: items.put };
}
